/* The keys of a profile: those of JSON Resume, older ones, ours, and those that are none. */

#include "profile.h"

static const struct example examples_of_older_names_are_read_without_a_word[] = {
    {"{\"basics\": {\"name\": \"A\", \"picture\": \"a.jpg\", \"website\": \"a.example\"},\n"
     " \"work\": [{\"company\": \"X\", \"position\": \"P\", \"website\": \"x.example\"}],\n"
     " \"volunteer\": [{\"organization\": \"O\", \"website\": \"o.example\"}],\n"
     " \"publications\": [{\"name\": \"N\", \"website\": \"n.example\"}],\n"
     " \"education\": [{\"institution\": \"I\", \"gpa\": \"1.3\"}]}\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "  image: \"a.jpg\"\n"
     "  url: \"a.example\"\n"
     "section work\n"
     "  entry\n"
     "    title: \"P\"\n"
     "    subtitle: \"X\"\n"
     "    link: \"x.example\"\n"
     "section volunteer\n"
     "  entry\n"
     "    title: \"O\"\n"
     "    link: \"o.example\"\n"
     "section education\n"
     "  entry\n"
     "    title: \"I\"\n"
     "    score: \"1.3\"\n"
     "section publications\n"
     "  entry\n"
     "    title: \"N\"\n"
     "    link: \"n.example\"\n",
     ""},
    {"basics: {name: A, website: a.example, url: a.example}\n"
     "work: [{name: X, company: X}, {name: \"\", company: Y}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "  url: \"a.example\"\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n"
     "  entry\n"
     "    title: \"Y\"\n",
     ""},
};

EXAMPLES(older_names_are_read_without_a_word)

static const struct example examples_of_older_names_that_disagree_are_printed_besides[] = {
    {"basics: {name: A, url: a.example, website: b.example}\n"
     "work: [{company: X, name: Y}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "  url: \"a.example\"\n"
     "  extra \"Website\": \"b.example\"\n"
     "section work\n"
     "  entry\n"
     "    title: \"Y\"\n"
     "    extra \"Company\": \"X\"\n",
     "CV-W014 website: `website` is the older name of `url`, and the two differ\n"
     "CV-W014 company: `company` is the older name of `name`, and the two differ\n"},
};

EXAMPLES(older_names_that_disagree_are_printed_besides)

static const struct example examples_of_unknown_keys_lose_no_text[] = {
    {"basics: {name: A, nationality: Dutch, xLang: 3, remote: true, nothing: null, blank: \" \"}\n"
     "work:\n"
     "  - name: X\n"
     "    techStack: [C, {name: Go, level: 3}, {text: Lua, tags: [a]}]\n"
     "    team_size: 4\n"
     "    more: {deep: {deeper: [a, b]}, open: true, note: c}\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "  extra \"Nationality\": \"Dutch\"\n"
     "  extra \"X lang\": \"3\"\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n"
     "    extra \"Tech stack\": \"C\", \"Go, 3\", \"Lua\"\n"
     "    extra \"Team size\": \"4\"\n"
     "    extra \"More\": \"Deep: a, b\", \"Note: c\"\n",
     "CV-W010 nationality: unknown key `nationality` in `basics`\n"
     "CV-W010 xLang: unknown key `xLang` in `basics`\n"
     "CV-W010 remote: unknown key `remote` in `basics`\n"
     "CV-W010 techStack: unknown key `techStack` in a work entry\n"
     "CV-W010 team_size: unknown key `team_size` in a work entry\n"
     "CV-W010 more: unknown key `more` in a work entry\n"},
    {"basics: {name: A, $ref: b, x-note: c, _comment: d}\n"
     "$schema: https://example.com/schema.json\n"
     "x-top: [a]\n"
     "meta: {theme: even, version: v1.0.0, canonical: \"https://a.example\", lastModified: 2020, x-lang: en}\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n",
     ""},
    {"basics: {name: A}\n"
     "meta: {gdprClause: I agree., theme: a}\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n",
     "CV-W010 gdprClause: unknown key `gdprClause` in `meta`\n"},
};

EXAMPLES(unknown_keys_lose_no_text)

static const struct example examples_of_mistyped_keys_are_read_as_what_they_mean[] = {
    {"basics: {nmae: A, Email: a@example.com}\n"
     "wrok: [{nam: X, start_date: 2019, end-date: 2020, hilights: [a]}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "  email: \"a@example.com\"\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n"
     "    dates: 2019 to 2020\n"
     "    highlight: \"a\"\n",
     "CV-W010 wrok: unknown key `wrok` in the profile\n"
     "CV-W010 nmae: unknown key `nmae` in `basics`\n"
     "CV-W010 Email: unknown key `Email` in `basics`\n"
     "CV-W010 nam: unknown key `nam` in a work entry\n"
     "CV-W010 start_date: unknown key `start_date` in a work entry\n"
     "CV-W010 end-date: unknown key `end-date` in a work entry\n"
     "CV-W010 hilights: unknown key `hilights` in a work entry\n"},
    {"basics: {name: A}\n"
     "work: [{name: X, highlights: [a], hilights: [b], rate: 5}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n"
     "    highlight: \"a\"\n"
     "    extra \"Hilights\": \"b\"\n"
     "    extra \"Rate\": \"5\"\n",
     "CV-W010 hilights: unknown key `hilights` in a work entry\n"
     "CV-W010 rate: unknown key `rate` in a work entry\n"},
};

EXAMPLES(mistyped_keys_are_read_as_what_they_mean)

static const struct example examples_of_keys_of_other_sections_are_understood[] = {
    {"awards: [{name: Prize, awarder: B}]\n"
     "work: [{organization: X, position: P}]\n"
     "skills: [{title: C, subtitle: S}]\n",
     "profile\n"
     "  lang: en\n"
     "  keywords: \"C\"\n"
     "basics\n"
     "section work\n"
     "  entry\n"
     "    title: \"P\"\n"
     "    subtitle: \"X\"\n"
     "section awards\n"
     "  entry\n"
     "    title: \"Prize\"\n"
     "    subtitle: \"B\"\n"
     "section skills\n"
     "  entry\n"
     "    title: \"C\"\n"
     "    subtitle: \"S\"\n",
     "CV-W010 organization: unknown key `organization` in a work entry\n"
     "CV-W010 name: unknown key `name` in an award\n"
     "CV-W019 a: the profile has no name\n"},
};

EXAMPLES(keys_of_other_sections_are_understood)

static const struct example examples_of_keys_of_basics_at_the_top_level[] = {
    {"name: A\n"
     "website: a.example\n"
     "summary: S\n"
     "work: [{name: X}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "  url: \"a.example\"\n"
     "section summary\n"
     "  text: \"S\"\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n",
     "CV-W010 name: unknown key `name` in the profile\n"
     "CV-W010 website: unknown key `website` in the profile\n"
     "CV-W010 summary: unknown key `summary` in the profile\n"},
    {"name: B\n"
     "email: b@example.com\n"
     "basics: {name: A}\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "  email: \"b@example.com\"\n"
     "section custom\n"
     "  title: \"Name\"\n"
     "  text: \"B\"\n",
     "CV-W010 name: unknown key `name` in the profile\n"
     "CV-W010 email: unknown key `email` in the profile\n"},
    {"name: B\n"
     "basics: [a]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n",
     "CV-W010 name: unknown key `name` in the profile\n"
     "CV-E010 [a]: `basics` is a list where a mapping belongs\n"},
};

EXAMPLES(keys_of_basics_at_the_top_level)

static const struct example examples_of_a_second_title_is_not_lost[] = {
    {"awards: [{title: T, name: N, awarder: B}]\n"
     "projects: [{title: T, name: N}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "section projects\n"
     "  entry\n"
     "    title: \"N\"\n"
     "    subtitle: \"T\"\n"
     "section awards\n"
     "  entry\n"
     "    title: \"T\"\n"
     "    subtitle: \"B\"\n"
     "    extra \"Name\": \"N\"\n",
     "CV-W010 name: unknown key `name` in an award\n"
     "CV-W011 name: the entry has a title already\n"
     "CV-W019 a: the profile has no name\n"},
    {"work: [{position: P, name: X, title: T}, {position: P, name: X, title: P}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "section work\n"
     "  entry\n"
     "    title: \"P\"\n"
     "    subtitle: \"X\"\n"
     "    extra \"Title\": \"T\"\n"
     "  entry\n"
     "    title: \"P\"\n"
     "    subtitle: \"X\"\n",
     "CV-W011 title: the entry has a title already\n"
     "CV-W019 w: the profile has no name\n"},
};

EXAMPLES(a_second_title_is_not_lost)

static const struct example examples_of_every_section_has_its_slots[] = {
    {"work: [{name: n, position: p, location: l, description: d, url: u, summary: s, highlights: [h]}]\n"
     "volunteer: [{organization: n, position: p, url: u, summary: s, highlights: [h]}]\n"
     "education: [{institution: n, area: a, studyType: t, score: s, courses: [c], url: u}]\n"
     "awards: [{title: t, date: 2020-01-02, awarder: a, summary: s}]\n"
     "certificates: [{name: n, date: 2020, url: u, issuer: i}]\n"
     "publications: [{name: n, publisher: p, releaseDate: 2020-02, url: u, summary: s}]\n"
     "skills: [{name: n, level: l, keywords: [k]}]\n"
     "languages: [{language: n, fluency: f}, {name: m, level: l}]\n"
     "interests: [{name: n, keywords: [k]}]\n"
     "references: [{name: n, reference: r}]\n"
     "projects: [{name: n, description: d, highlights: [h], keywords: [k], url: u, roles: [r], entity: e, type: t}]\n",
     "profile\n"
     "  lang: en\n"
     "  keywords: \"n\", \"k\"\n"
     "basics\n"
     "section work\n"
     "  entry\n"
     "    title: \"p\"\n"
     "    subtitle: \"n\"\n"
     "    place: \"l\"\n"
     "    link: \"u\"\n"
     "    description: \"d\"\n"
     "    summary: \"s\"\n"
     "    highlight: \"h\"\n"
     "section volunteer\n"
     "  entry\n"
     "    title: \"p\"\n"
     "    subtitle: \"n\"\n"
     "    link: \"u\"\n"
     "    summary: \"s\"\n"
     "    highlight: \"h\"\n"
     "section projects\n"
     "  entry\n"
     "    title: \"n\"\n"
     "    subtitle: \"e\"\n"
     "    link: \"u\"\n"
     "    description: \"d\"\n"
     "    keywords: \"k\"\n"
     "    roles: \"r\"\n"
     "    type: \"t\"\n"
     "    highlight: \"h\"\n"
     "section education\n"
     "  entry\n"
     "    title: \"t, a\"\n"
     "    subtitle: \"n\"\n"
     "    link: \"u\"\n"
     "    score: \"s\"\n"
     "    courses: \"c\"\n"
     "section awards\n"
     "  entry\n"
     "    title: \"t\"\n"
     "    subtitle: \"a\"\n"
     "    summary: \"s\"\n"
     "    dates: 2020-01-02\n"
     "section certificates\n"
     "  entry\n"
     "    title: \"n\"\n"
     "    subtitle: \"i\"\n"
     "    link: \"u\"\n"
     "    dates: 2020\n"
     "section publications\n"
     "  entry\n"
     "    title: \"n\"\n"
     "    subtitle: \"p\"\n"
     "    link: \"u\"\n"
     "    summary: \"s\"\n"
     "    dates: 2020-02\n"
     "section skills\n"
     "  entry\n"
     "    title: \"n\"\n"
     "    keywords: \"k\"\n"
     "    level: \"l\"\n"
     "section languages\n"
     "  entry\n"
     "    title: \"n\"\n"
     "    level: \"f\"\n"
     "  entry\n"
     "    title: \"m\"\n"
     "    level: \"l\"\n"
     "section interests\n"
     "  entry\n"
     "    title: \"n\"\n"
     "    keywords: \"k\"\n"
     "section references\n"
     "  entry\n"
     "    title: \"n\"\n"
     "    summary: \"r\"\n",
     "CV-W019 w: the profile has no name\n"},
};

EXAMPLES(every_section_has_its_slots)

static const struct example examples_of_keys_of_our_own[] = {
    {"basics: {name: A}\n"
     "layout: classic\n"
     "design: {page: {size: letter}}\n"
     "variants: {a: {}}\n"
     "letters: {b: {}}\n"
     "pages: 2\n"
     "private: [phone]\n"
     "attach: true\n",
     "profile\n"
     "  lang: en\n"
     "  layout: \"classic\"\n"
     "  design: 1 settings\n"
     "basics\n"
     "  name: \"A\"\n",
     ""},
    {"basics: {name: A}\n"
     "design: classic\n"
     "variant: {a: {b: c}}\n"
     "variants: {}\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n",
     "CV-W010 variant: unknown key `variant` in the profile\n"
     "CV-W011 classic: `design` is a string where a mapping belongs\n"},
};

EXAMPLES(keys_of_our_own)

static const struct example examples_of_a_profile_without_content[] = {
    {"basics: {}\n",
     "profile\n"
     "  lang: en\n"
     "basics\n",
     "CV-E012 b: there is nothing to print in the profile\n"},
    {"{}\n",
     "profile\n"
     "  lang: en\n"
     "basics\n",
     "CV-E012 {}: the profile is empty\n"},
    {"- a\n",
     "profile\n"
     "  lang: en\n"
     "basics\n",
     "CV-E010 - a: the profile is a list where a mapping belongs\n"},
    {"work: [{name: X}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n",
     "CV-W019 w: the profile has no name\n"},
    {"basics: {name: \"\", email: \" \"}\n"
     "work: [{name: \"\"}, {}, null]\n"
     "skills: []\n"
     "interests: null\n",
     "profile\n"
     "  lang: en\n"
     "basics\n",
     "CV-E012 b: there is nothing to print in the profile\n"},
};

EXAMPLES(a_profile_without_content)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(older_names_are_read_without_a_word),
        cmocka_unit_test(older_names_that_disagree_are_printed_besides),
        cmocka_unit_test(unknown_keys_lose_no_text),
        cmocka_unit_test(mistyped_keys_are_read_as_what_they_mean),
        cmocka_unit_test(keys_of_other_sections_are_understood),
        cmocka_unit_test(keys_of_basics_at_the_top_level),
        cmocka_unit_test(a_second_title_is_not_lost),
        cmocka_unit_test(every_section_has_its_slots),
        cmocka_unit_test(keys_of_our_own),
        cmocka_unit_test(a_profile_without_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
