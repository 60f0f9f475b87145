/* Which sections there are, and what their entries are. */

#include "profile.h"

static const struct example examples_of_unknown_sections_are_printed_under_their_names[] = {
    {"basics: {name: A}\n"
     "sideProjects: [{name: P, description: d}]\n"
     "hobbies: [Chess, Go]\n"
     "motto: Onward.\n"
     "volunteering_abroad: {title: T, organization: O}\n"
     "count: 3\n"
     "hidden: false\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "section custom\n"
     "  title: \"Side projects\"\n"
     "  entry\n"
     "    title: \"P\"\n"
     "    description: \"d\"\n"
     "section custom\n"
     "  title: \"Hobbies\"\n"
     "  entry\n"
     "    title: \"Chess\"\n"
     "  entry\n"
     "    title: \"Go\"\n"
     "section custom\n"
     "  title: \"Motto\"\n"
     "  text: \"Onward.\"\n"
     "section volunteer\n"
     "  title: \"Volunteering abroad\"\n"
     "  entry\n"
     "    title: \"T\"\n"
     "    subtitle: \"O\"\n"
     "section custom\n"
     "  title: \"Count\"\n"
     "  text: \"3\"\n",
     "CV-W010 sideProjects: unknown key `sideProjects` in the profile\n"
     "CV-W010 hobbies: unknown key `hobbies` in the profile\n"
     "CV-W010 motto: unknown key `motto` in the profile\n"
     "CV-W010 volunteering_abroad: unknown key `volunteering_abroad` in the profile\n"
     "CV-W010 count: unknown key `count` in the profile\n"
     "CV-W010 hidden: unknown key `hidden` in the profile\n"
     "CV-W011 {title: T, organization: O}: `volunteering_abroad` is a mapping where a list of entries belongs\n"},
    {"basics: {name: A}\n"
     "sections: [talks, {section: motto, title: Words}]\n"
     "talks: [{title: T}]\n"
     "motto: Onward.\n"
     "other: [a]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "section custom\n"
     "  title: \"Talks\"\n"
     "  entry\n"
     "    title: \"T\"\n"
     "section custom\n"
     "  title: \"Words\"\n"
     "  text: \"Onward.\"\n",
     "CV-W010 other: unknown key `other` in the profile\n"},
};

EXAMPLES(unknown_sections_are_printed_under_their_names)

static const struct example examples_of_sections_that_cannot_be_printed_are_errors[] = {
    {"basics: {name: A}\n"
     "work: true\n"
     "skills: 5\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n",
     "CV-E010 true: `work` is a boolean where a list of entries belongs\n"
     "CV-E010 5: `skills` is a number where a list of entries belongs\n"},
    {"basics: [a, b]\n"
     "work: [{name: X}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n",
     "CV-E010 [a, b]: `basics` is a list where a mapping belongs\n"},
    {"basics: A\n",
     "profile\n"
     "  lang: en\n"
     "basics\n",
     "CV-E010 A: `basics` is a string where a mapping belongs\n"},
};

EXAMPLES(sections_that_cannot_be_printed_are_errors)

static const struct example examples_of_sections_that_are_a_string_are_printed[] = {
    {"basics: {name: A}\n"
     "work: I worked.\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "section work\n"
     "  text: \"I worked.\"\n",
     "CV-W011 I worked.: `work` is a string where a list of entries belongs\n"},
};

EXAMPLES(sections_that_are_a_string_are_printed)

static const struct example examples_of_entries_never_begin_with_nothing[] = {
    {"work: [{name: X}, {position: P}, {summary: S}, {startDate: 2020}]\n"
     "education: [{institution: I}, {area: A}, {studyType: Bachelor of Arts, area: arts}, {studyType: BSc, area: BSc "
     "Physics}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n"
     "  entry\n"
     "    title: \"P\"\n"
     "  entry\n"
     "    summary: \"S\"\n"
     "  entry\n"
     "    dates: 2020 to present\n"
     "section education\n"
     "  entry\n"
     "    title: \"I\"\n"
     "  entry\n"
     "    title: \"A\"\n"
     "  entry\n"
     "    title: \"Bachelor of Arts\"\n"
     "  entry\n"
     "    title: \"BSc Physics\"\n",
     "CV-W019 w: the profile has no name\n"},
    {"education:\n"
     "  - {studyType: Bachelor of Arts, area: art}\n"
     "  - {studyType: Diploma with honours, area: IT}\n"
     "  - {studyType: Master (Physics), area: physics}\n"
     "  - {studyType: 计算机科学学士, area: 计算机科学}\n"
     "  - {studyType: Licence, area: Études}\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "section education\n"
     "  entry\n"
     "    title: \"Bachelor of Arts, art\"\n"
     "  entry\n"
     "    title: \"Diploma with honours, IT\"\n"
     "  entry\n"
     "    title: \"Master (Physics)\"\n"
     "  entry\n"
     "    title: \"计算机科学学士\"\n"
     "  entry\n"
     "    title: \"Licence, Études\"\n",
     "CV-W019 e: the profile has no name\n"},
};

EXAMPLES(entries_never_begin_with_nothing)

static const struct example examples_of_several_positions_under_one_employer[] = {
    {"work:\n"
     "  - name: X\n"
     "    location: B\n"
     "    positions:\n"
     "      - {position: P, startDate: 2019-01}\n"
     "      - {position: Q, startDate: 2017, endDate: 2018, positions: [{position: R}]}\n"
     "      - Clerk\n"
     "  - {name: Y, position: Z, positions: [{position: P}]}\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n"
     "    place: \"B\"\n"
     "    position\n"
     "      title: \"P\"\n"
     "      dates: 2019-01 to present\n"
     "    position\n"
     "      title: \"Q\"\n"
     "      dates: 2017 to 2018\n"
     "      extra \"Positions\": \"R\"\n"
     "    position\n"
     "      title: \"Clerk\"\n"
     "  entry\n"
     "    title: \"Y\"\n"
     "    subtitle: \"Z\"\n"
     "    position\n"
     "      title: \"P\"\n",
     "CV-W011 positions: a position cannot have positions of its own\n"
     "CV-W011 Clerk: `positions` is a string where a list of entries belongs\n"
     "CV-W019 w: the profile has no name\n"},
};

EXAMPLES(several_positions_under_one_employer)

static const struct example examples_of_sections_say_what_is_printed[] = {
    {"basics: {name: A, summary: S}\n"
     "work: [{name: X}]\n"
     "skills: [{name: C}]\n"
     "education: [{institution: I}]\n"
     "sections:\n"
     "  - basics\n"
     "  - {section: skills, title: Can}\n"
     "  - work: Did\n"
     "  - {title: Talks, entries: [{title: T, subtitle: V, date: Spring 2023, url: u}, String]}\n"
     "  - {title: Note, text: [One., Two.]}\n"
     "  - {title: Schools, entries: [{institution: J, area: B}]}\n"
     "  - {title: Jobs, kind: work, entries: [{name: N}]}\n"
     "  - {title: Mixed, entries: [{institution: J}, {awarder: W, title: P}]}\n"
     "  - {title: Empty, entries: []}\n"
     "  - awards\n",
     "profile\n"
     "  lang: en\n"
     "  keywords: \"C\"\n"
     "basics\n"
     "  name: \"A\"\n"
     "section skills\n"
     "  title: \"Can\"\n"
     "  entry\n"
     "    title: \"C\"\n"
     "section work\n"
     "  title: \"Did\"\n"
     "  entry\n"
     "    title: \"X\"\n"
     "section custom\n"
     "  title: \"Talks\"\n"
     "  entry\n"
     "    title: \"T\"\n"
     "    subtitle: \"V\"\n"
     "    link: \"u\"\n"
     "    dates: \"Spring 2023\"\n"
     "  entry\n"
     "    title: \"String\"\n"
     "section custom\n"
     "  title: \"Note\"\n"
     "  text: \"One.\\n\\nTwo.\"\n"
     "section education\n"
     "  title: \"Schools\"\n"
     "  entry\n"
     "    title: \"B\"\n"
     "    subtitle: \"J\"\n"
     "section work\n"
     "  title: \"Jobs\"\n"
     "  entry\n"
     "    title: \"N\"\n"
     "section custom\n"
     "  title: \"Mixed\"\n"
     "  entry\n"
     "    title: \"J\"\n"
     "  entry\n"
     "    title: \"P\"\n"
     "    subtitle: \"W\"\n",
     ""},
    {"basics: {name: A, summary: S}\n"
     "work: [{name: X}]\n"
     "sections: [summary, wrok, talks, work, {section: summary}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "section summary\n"
     "  text: \"S\"\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n",
     "CV-W015 wrok: there is no section `wrok` in the profile\n"
     "CV-W015 talks: there is no section `talks` in the profile\n"
     "CV-W015 work: the section `work` is named twice\n"
     "CV-W015 summary: the section `summary` is named twice\n"},
    {"basics: {name: A}\n"
     "work: [{name: X}]\n"
     "sections: {work: Jobs, Talks: [{title: T}], Note: text}\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "section work\n"
     "  title: \"Jobs\"\n"
     "  entry\n"
     "    title: \"X\"\n"
     "section custom\n"
     "  title: \"Talks\"\n"
     "  entry\n"
     "    title: \"T\"\n"
     "section custom\n"
     "  title: \"Note\"\n"
     "  text: \"text\"\n",
     "CV-W011 {work: Jobs, Talks: [{title: T}], Note: text}: `sections` is a mapping where a list belongs\n"},
    {"basics: {name: A}\n"
     "work: [{name: X}]\n"
     "sections: work\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n",
     "CV-W011 work: `sections` is a string where a list belongs\n"},
    {"basics: {name: A}\n"
     "sections: [{title: T, items: [a, b]}, [work]]\n"
     "work: [{name: X}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "section custom\n"
     "  title: \"T\"\n"
     "  entry\n"
     "    extra \"Items\": \"a\", \"b\"\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n",
     "CV-W010 items: unknown key `items` in an item of `sections`\n"
     "CV-W011 [work]: `sections` is a list where the name of a section belongs\n"},
    {"basics: {name: A}\n"
     "sections: [{title: T, text: One., entries: Two.}, {title: U, section: nothing, text: V}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "section custom\n"
     "  title: \"T\"\n"
     "  text: \"One.\\n\\nTwo.\"\n"
     "section custom\n"
     "  title: \"U\"\n"
     "  text: \"V\"\n",
     "CV-W015 nothing: there is no section `nothing` in the profile\n"},
};

EXAMPLES(sections_say_what_is_printed)

static const struct example examples_of_keywords_are_the_skills[] = {
    {"skills: [{name: C, keywords: [c, Go, go]}, {name: Go, keywords: [Lua]}]\n",
     "profile\n"
     "  lang: en\n"
     "  keywords: \"C\", \"Go\", \"Lua\"\n"
     "basics\n"
     "section skills\n"
     "  entry\n"
     "    title: \"C\"\n"
     "    keywords: \"c\", \"Go\", \"go\"\n"
     "  entry\n"
     "    title: \"Go\"\n"
     "    keywords: \"Lua\"\n",
     "CV-W019 s: the profile has no name\n"},
};

EXAMPLES(keywords_are_the_skills)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unknown_sections_are_printed_under_their_names),
        cmocka_unit_test(sections_that_cannot_be_printed_are_errors),
        cmocka_unit_test(sections_that_are_a_string_are_printed),
        cmocka_unit_test(entries_never_begin_with_nothing),
        cmocka_unit_test(several_positions_under_one_employer),
        cmocka_unit_test(sections_say_what_is_printed),
        cmocka_unit_test(keywords_are_the_skills),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
