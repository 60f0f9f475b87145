/* Values as people write them where a string, a list or a mapping belongs. */

#include "profile.h"

static const struct example examples_of_strings_in_the_place_of_lists[] = {
    {"basics: {name: A}\n"
     "work:\n"
     "  - name: X\n"
     "    highlights: One.\n"
     "    keywords: \"Go, C (POSIX, Linux); 1,000 users\"\n"
     "  - name: Y\n"
     "    highlights: |\n"
     "      - One\n"
     "      - Two\n"
     "        goes on\n"
     "        - Below\n"
     "  - name: Z\n"
     "    highlights: |\n"
     "      One\n"
     "      Two\n"
     "education: [{institution: I, courses: \"A\\nB、C，D\"}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n"
     "    keywords: \"Go\", \"C (POSIX, Linux)\", \"1,000 users\"\n"
     "    highlight: \"One.\"\n"
     "  entry\n"
     "    title: \"Y\"\n"
     "    highlight: \"One\"\n"
     "    highlight: \"Two\\n  goes on\"\n"
     "      highlight: \"Below\"\n"
     "  entry\n"
     "    title: \"Z\"\n"
     "    highlight: \"One\"\n"
     "    highlight: \"Two\"\n"
     "section education\n"
     "  entry\n"
     "    title: \"I\"\n"
     "    courses: \"A\", \"B\", \"C\", \"D\"\n",
     "CV-W011 One.: `highlights` is a string where a list of strings belongs\n"
     "CV-W011 \"Go, C (POSIX, Linux); 1,000 users\": `keywords` is a string where a list of strings belongs\n"
     "CV-W011 |: `highlights` is a string where a list of strings belongs\n"
     "CV-W011 |: `highlights` is a string where a list of strings belongs\n"
     "CV-W011 \"A\\nB、C，D\": `courses` is a string where a list of strings belongs\n"},
};

EXAMPLES(strings_in_the_place_of_lists)

static const struct example examples_of_lists_in_the_place_of_strings[] = {
    {"basics: {name: [A, B], label: [L], email: [a@example.com, b@example.com], summary: [One., Two.]}\n"
     "work: [{name: X, summary: [One., Two.], url: [x.example, y.example]}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A, B\"\n"
     "  label: \"L\"\n"
     "  email: \"a@example.com\"\n"
     "  extra \"Email\": \"b@example.com\"\n"
     "section summary\n"
     "  text: \"One.\\n\\nTwo.\"\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n"
     "    link: \"x.example\"\n"
     "    summary: \"One.\\n\\nTwo.\"\n"
     "    extra \"Url\": \"y.example\"\n",
     "CV-W011 [A, B]: `name` is a list where a string belongs\n"
     "CV-W011 [L]: `label` is a list where a string belongs\n"
     "CV-W011 [a@example.com, b@example.com]: `email` is a list where a string belongs\n"
     "CV-W011 [x.example, y.example]: `url` is a list where a string belongs\n"},
};

EXAMPLES(lists_in_the_place_of_strings)

static const struct example examples_of_mappings_in_the_place_of_lists[] = {
    {"basics: {name: A, profiles: {GitHub: octo, GitLab: https://gitlab.com/octo, Empty: \"\", X: {username: o}}}\n"
     "work: {name: X, position: P}\n"
     "skills: {Databases: [MySQL, Redis], Shell: bash, Cloud: {level: good}}\n"
     "languages: {en: native, fr: B2}\n",
     "profile\n"
     "  lang: en\n"
     "  keywords: \"Databases\", \"MySQL\", \"Redis\", \"Shell\", \"Cloud\"\n"
     "basics\n"
     "  name: \"A\"\n"
     "  profile\n"
     "    network: \"GitHub\"\n"
     "    username: \"octo\"\n"
     "  profile\n"
     "    network: \"GitLab\"\n"
     "    url: \"https://gitlab.com/octo\"\n"
     "  profile\n"
     "    network: \"X\"\n"
     "    username: \"o\"\n"
     "section work\n"
     "  entry\n"
     "    title: \"P\"\n"
     "    subtitle: \"X\"\n"
     "section skills\n"
     "  entry\n"
     "    title: \"Databases\"\n"
     "    keywords: \"MySQL\", \"Redis\"\n"
     "  entry\n"
     "    title: \"Shell\"\n"
     "    summary: \"bash\"\n"
     "  entry\n"
     "    title: \"Cloud\"\n"
     "    level: \"good\"\n"
     "section languages\n"
     "  entry\n"
     "    title: \"en\"\n"
     "    level: \"native\"\n"
     "  entry\n"
     "    title: \"fr\"\n"
     "    level: \"B2\"\n",
     "CV-W011 {GitHub: octo, GitLab: https://gitlab.com/octo, Empty: \"\", X: {username: o}}: `profiles` is a mapping where a "
     "list of networks belongs\n"
     "CV-W011 {name: X, position: P}: `work` is a mapping where a list of entries belongs\n"
     "CV-W011 {Databases: [MySQL, Redis], Shell: bash, Cloud: {level: good}}: `skills` is a mapping where a list of entries "
     "belongs\n"
     "CV-W011 {en: native, fr: B2}: `languages` is a mapping where a list of entries belongs\n"},
    {"basics:\n"
     "  name: A\n"
     "  profiles: {network: GitHub, username: octo}\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "  profile\n"
     "    network: \"GitHub\"\n"
     "    username: \"octo\"\n",
     "CV-W011 {network: GitHub, username: octo}: `profiles` is a mapping where a list of networks belongs\n"},
};

EXAMPLES(mappings_in_the_place_of_lists)

static const struct example examples_of_strings_in_the_place_of_entries[] = {
    {"skills: [C, Go]\n"
     "interests: Chess\n"
     "custom: [a, {title: b}]\n",
     "profile\n"
     "  lang: en\n"
     "  keywords: \"C\", \"Go\"\n"
     "basics\n"
     "section skills\n"
     "  entry\n"
     "    title: \"C\"\n"
     "  entry\n"
     "    title: \"Go\"\n"
     "section interests\n"
     "  text: \"Chess\"\n"
     "section custom\n"
     "  title: \"Custom\"\n"
     "  entry\n"
     "    title: \"a\"\n"
     "  entry\n"
     "    title: \"b\"\n",
     "CV-W010 custom: unknown key `custom` in the profile\n"
     "CV-W011 C: `skills` is a string where a list of entries belongs\n"
     "CV-W011 Chess: `interests` is a string where a list of entries belongs\n"
     "CV-W019 s: the profile has no name\n"},
    {"skills: [true, 3]\n",
     "profile\n"
     "  lang: en\n"
     "  keywords: \"true\", \"3\"\n"
     "basics\n"
     "section skills\n"
     "  entry\n"
     "    title: \"true\"\n"
     "  entry\n"
     "    title: \"3\"\n",
     "CV-W011 true: `skills` is a boolean where a list of entries belongs\n"
     "CV-W019 s: the profile has no name\n"},
};

EXAMPLES(strings_in_the_place_of_entries)

static const struct example examples_of_numbers_and_booleans_in_the_place_of_strings[] = {
    {"basics: {name: 42, phone: 123456, location: {postalCode: 10115, city: B, countryCode: NO}, label: true}\n"
     "education: [{institution: I, score: 1.30, startDate: 2001, endDate: 2004}]\n"
     "publications: [{name: \"1984\", releaseDate: 1949}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"42\"\n"
     "  label: \"true\"\n"
     "  phone: \"123456\"\n"
     "  location: \"10115 B, NO\"\n"
     "section education\n"
     "  entry\n"
     "    title: \"I\"\n"
     "    score: \"1.30\"\n"
     "    dates: 2001 to 2004\n"
     "section publications\n"
     "  entry\n"
     "    title: \"1984\"\n"
     "    dates: 1949\n",
     "CV-W011 42: `name` is a number where a string belongs\n"
     "CV-W011 true: `label` is a boolean where a string belongs\n"},
};

EXAMPLES(numbers_and_booleans_in_the_place_of_strings)

static const struct example examples_of_a_colon_makes_a_mapping_of_a_string[] = {
    {"work:\n"
     "  - name: X\n"
     "    highlights:\n"
     "      - Led a team: five people\n"
     "      - Open end:\n"
     "    keywords: [{React: 5 years}]\n"
     "skills:\n"
     "  - Languages: [C, Go]\n"
     "  - Tools: vim\n",
     "profile\n"
     "  lang: en\n"
     "  keywords: \"Languages\", \"C\", \"Go\", \"Tools\"\n"
     "basics\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n"
     "    keywords: \"React: 5 years\"\n"
     "    highlight: \"Led a team: five people\"\n"
     "    highlight: \"Open end:\"\n"
     "section skills\n"
     "  entry\n"
     "    title: \"Languages\"\n"
     "    keywords: \"C\", \"Go\"\n"
     "  entry\n"
     "    title: \"Tools\"\n"
     "    summary: \"vim\"\n",
     "CV-W011 Led a team: five people: the colon makes this a mapping where a string belongs; read as a string\n"
     "CV-W011 Open end:: the colon makes this a mapping where a string belongs; read as a string\n"
     "CV-W011 React: 5 years: the colon makes this a mapping where a string belongs; read as a string\n"
     "CV-W019 w: the profile has no name\n"},
};

EXAMPLES(a_colon_makes_a_mapping_of_a_string)

static const struct example examples_of_texts_in_several_languages[] = {
    {"lang: fr-CA\n"
     "basics:\n"
     "  name: {en: Wang Lei, zh: 王磊}\n"
     "  label: {en: E, fr: F}\n"
     "  summary: {de: D}\n"
     "work: {en: [{name: X}], fr: [{name: Y}]}\n"
     "skills: [{name: {fr: \"\", en: N}, keywords: {en: [a], fr: [b, {en: c, fr-FR: d}]}}]\n",
     "profile\n"
     "  lang: fr-CA\n"
     "  keywords: \"N\", \"b\", \"d\"\n"
     "basics\n"
     "  name: \"Wang Lei\"\n"
     "  label: \"F\"\n"
     "section summary\n"
     "  text: \"D\"\n"
     "section work\n"
     "  entry\n"
     "    title: \"Y\"\n"
     "section skills\n"
     "  entry\n"
     "    title: \"N\"\n"
     "    keywords: \"b\", \"d\"\n",
     "CV-W070 {en: Wang Lei, zh: 王磊}: a text is not there in `fr-CA`\n"
     "CV-W070 {de: D}: a text is not there in `fr-CA`\n"
     "CV-W070 {fr: \"\", en: N}: a text is not there in `fr-CA`\n"},
    {"language: de\n"
     "basics: {name: A, label: {de: D, en: E}}\n",
     "profile\n"
     "  lang: de\n"
     "basics\n"
     "  name: \"A\"\n"
     "  label: \"D\"\n",
     ""},
    {"meta: {language: de_AT}\n"
     "basics: {name: A, label: {de: D, en: E}}\n",
     "profile\n"
     "  lang: de-AT\n"
     "basics\n"
     "  name: \"A\"\n"
     "  label: \"D\"\n",
     ""},
    {"lang: English\n"
     "basics: {name: A, label: {de: D, en: E}}\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "  label: \"E\"\n",
     "CV-W011 English: `lang` is not a language tag; the language is taken to be English\n"},
    {"basics: {name: A}\n"
     "language: [{language: English}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "section languages\n"
     "  entry\n"
     "    title: \"English\"\n",
     ""},
};

EXAMPLES(texts_in_several_languages)

static const struct example examples_of_texts_with_attributes[] = {
    {"basics:\n"
     "  name: {text: A, private: true}\n"
     "  phone: {text: 123, tags: [a], priority: 1, note: call late}\n"
     "work:\n"
     "  - {name: {text: X}, summary: {text: {en: S, fr: T}}, tags: [a], priority: 2, private: false}\n"
     "skills: [{name: S, keywords: [{text: K, tags: [x]}]}]\n",
     "profile\n"
     "  lang: en\n"
     "  keywords: \"S\", \"K\"\n"
     "basics\n"
     "  name: \"A\"\n"
     "  phone: \"123\"\n"
     "  extra \"Note\": \"call late\"\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n"
     "    summary: \"S\"\n"
     "section skills\n"
     "  entry\n"
     "    title: \"S\"\n"
     "    keywords: \"K\"\n",
     "CV-W010 note: unknown key `note` in a text\n"},
    {"basics: {name: A, hobby: {text: T, tags: [a]}, other: [{text: U, note: V}]}\n"
     "skills: [{name: S, keywords: {text: K, note: L}}]\n",
     "profile\n"
     "  lang: en\n"
     "  keywords: \"S\", \"Text: K\", \"Note: L\"\n"
     "basics\n"
     "  name: \"A\"\n"
     "  extra \"Hobby\": \"T\"\n"
     "  extra \"Other\": \"U, V\"\n"
     "section skills\n"
     "  entry\n"
     "    title: \"S\"\n"
     "    keywords: \"Text: K\", \"Note: L\"\n",
     "CV-W010 hobby: unknown key `hobby` in `basics`\n"
     "CV-W010 other: unknown key `other` in `basics`\n"
     "CV-W011 {text: K, note: L}: `keywords` is a mapping where a list of strings belongs\n"},
};

EXAMPLES(texts_with_attributes)

static const struct example examples_of_places_are_one_line[] = {
    {"basics: {name: A, location: {address: \"1 Road\\nFloor 2,\", postalCode: \"10115\", city: Berlin, region: BE, "
     "countryCode: DE}}\n"
     "work:\n"
     "  - {name: X, location: {city: San Francisco, region: California, postalCode: CA 94115, countryCode: US}}\n"
     "  - {name: Y, location: \"Kyoto\\nJapan\"}\n"
     "  - {name: Z, location: {countryCode: FR, remote: true, district: Marais}}\n"
     "  - {name: V, location: [Paris, Berlin]}\n"
     "  - {name: W, location: {}}\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "  location: \"1 Road, Floor 2, 10115 Berlin, BE, DE\"\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n"
     "    place: \"San Francisco, California CA 94115, US\"\n"
     "  entry\n"
     "    title: \"Y\"\n"
     "    place: \"Kyoto, Japan\"\n"
     "  entry\n"
     "    title: \"Z\"\n"
     "    place: \"FR, Marais\"\n"
     "  entry\n"
     "    title: \"V\"\n"
     "    place: \"Paris, Berlin\"\n"
     "  entry\n"
     "    title: \"W\"\n",
     "CV-W010 remote: unknown key `remote` in a location\n"
     "CV-W010 district: unknown key `district` in a location\n"
     "CV-W011 [Paris, Berlin]: `location` is a list where a string belongs\n"},
    {"basics: {name: A, location: {city: Shanghai, region: Shanghai, country: China, countryCode: CN}, x_years: 4}\n"
     "work: [{name: X, location: {}}, {name: Y, location: {city: \"\", region: null, countryCode: \" \"}}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "  location: \"Shanghai, China\"\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n"
     "  entry\n"
     "    title: \"Y\"\n",
     ""},
};

EXAMPLES(places_are_one_line)

static const struct example examples_of_images[] = {
    {"basics: {name: A, image: {file: me.jpg, alt: Portrait}}\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "  image: \"me.jpg\"\n",
     ""},
};

EXAMPLES(images)

static const struct example examples_of_networks[] = {
    {"basics:\n"
     "  name: A\n"
     "  profiles:\n"
     "    - {network: GitHub, username: octo, url: github.com/octo, tags: [oss]}\n"
     "    - https://example.social/@a\n"
     "    - Mastodon: \"@a@example.social\"\n"
     "    - {network: \"\", username: null}\n"
     "    - {network: N, handle: h}\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "  profile\n"
     "    network: \"GitHub\"\n"
     "    username: \"octo\"\n"
     "    url: \"github.com/octo\"\n"
     "  profile\n"
     "    url: \"https://example.social/@a\"\n"
     "  profile\n"
     "    network: \"Mastodon\"\n"
     "    username: \"@a@example.social\"\n"
     "  profile\n"
     "    network: \"N\"\n"
     "  extra \"Handle\": \"h\"\n",
     "CV-W010 handle: unknown key `handle` in a network profile\n"},
    {"basics: {name: A, profiles: {GitHub: {network: Hub}}}\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "  profile\n"
     "    network: \"Hub\"\n",
     "CV-W011 {GitHub: {network: Hub}}: `profiles` is a mapping where a list of networks belongs\n"},
};

EXAMPLES(networks)

static const struct example examples_of_highlights_are_nested[] = {
    {"work:\n"
     "  - name: X\n"
     "    highlights:\n"
     "      - text: One\n"
     "        highlights: [Two, {text: Three, highlights: [Four]}]\n"
     "        tags: [a]\n"
     "      - [Below]\n"
     "      - \"Five\\n- Six\\n  - Seven\\n- Eight\"\n"
     "      - \"• Nine\"\n"
     "      - {text: Ten, note: Eleven}\n"
     "      - {highlights: [Twelve]}\n"
     "      - null\n"
     "      - \"\"\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n"
     "    highlight: \"One\"\n"
     "      highlight: \"Two\"\n"
     "      highlight: \"Three\"\n"
     "        highlight: \"Four\"\n"
     "      highlight: \"Below\"\n"
     "    highlight: \"Five\"\n"
     "      highlight: \"Six\"\n"
     "        highlight: \"Seven\"\n"
     "      highlight: \"Eight\"\n"
     "    highlight: \"Nine\"\n"
     "    highlight: \"Ten\"\n"
     "    highlight: \"Eleven\"\n"
     "      highlight: \"Twelve\"\n",
     "CV-W010 note: unknown key `note` in a highlight\n"
     "CV-W019 w: the profile has no name\n"},
    {"work: [{name: X, highlights: [1, [2, [3, [4, [5, [6, [7, [8, [9, [10]]]]]]]]]]}]\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "section work\n"
     "  entry\n"
     "    title: \"X\"\n"
     "    highlight: \"1\"\n"
     "      highlight: \"2\"\n"
     "        highlight: \"3\"\n"
     "          highlight: \"4\"\n"
     "            highlight: \"5\"\n"
     "              highlight: \"6\"\n"
     "                highlight: \"7\"\n"
     "                  highlight: \"8\"\n"
     "                  highlight: \"9\"\n"
     "                  highlight: \"10\"\n",
     "CV-W019 w: the profile has no name\n"},
};

EXAMPLES(highlights_are_nested)

static const struct example examples_of_html_and_markup_stay_as_they_are[] = {
    {"basics: {name: A, summary: \"<p>I <strong>am</strong></p>\\n**bold**\"}\n",
     "profile\n"
     "  lang: en\n"
     "basics\n"
     "  name: \"A\"\n"
     "section summary\n"
     "  text: \"<p>I <strong>am</strong></p>\\n**bold**\"\n",
     ""},
};

EXAMPLES(html_and_markup_stay_as_they_are)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_in_the_place_of_lists),
        cmocka_unit_test(lists_in_the_place_of_strings),
        cmocka_unit_test(mappings_in_the_place_of_lists),
        cmocka_unit_test(strings_in_the_place_of_entries),
        cmocka_unit_test(numbers_and_booleans_in_the_place_of_strings),
        cmocka_unit_test(a_colon_makes_a_mapping_of_a_string),
        cmocka_unit_test(texts_in_several_languages),
        cmocka_unit_test(texts_with_attributes),
        cmocka_unit_test(places_are_one_line),
        cmocka_unit_test(images),
        cmocka_unit_test(networks),
        cmocka_unit_test(highlights_are_nested),
        cmocka_unit_test(html_and_markup_stay_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
