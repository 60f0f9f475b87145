/* The tables of the profile format agree with themselves. */
#include "test.h"

#include "profile/decoder.h"
#include "profile/language.h"
#include "profile/schema.h"

static const struct cv_schema *const plain[] = {
    &cv_schema_document, &cv_schema_basics,    &cv_schema_location, &cv_schema_network, &cv_schema_image,
    &cv_schema_text,     &cv_schema_highlight, &cv_schema_section,  &cv_schema_meta,
};

static void check_rows(const struct cv_schema *schema)
{
    size_t count = 0;
    const struct cv_key *key;
    for (; (key = cv_schema_row(schema, count)) != NULL; count++) {
        int found = cv_schema_find(schema, cv_str_from_c(key->name));
        if (!cv_schema_is_wider(schema, count) && count < schema->count) assert_int_equal(found, count);
        assert_int_equal((key->flags & CV_KEY_OLD) != 0, key->now != NULL);
        if (key->now == NULL) continue;
        int now = cv_schema_find(schema, cv_str_from_c(key->now));
        assert_true(now >= 0);
        const struct cv_key *other = cv_schema_row(schema, (size_t)now);
        assert_int_equal(other->flags & CV_KEY_OLD, 0);
        assert_int_equal(other->kind, key->kind);
        assert_int_equal(other->field, key->field);
    }
    assert_true(count <= CV_SCHEMA_ROWS);
}

static void older_names_lead_to_the_same_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) check_rows(plain[i]);
    for (int kind = 0; kind < CV_SECTION_KIND_COUNT; kind++) check_rows(cv_schema_entry((enum cv_section_kind)kind));
}

static void every_kind_and_slot_has_a_name(void **state)
{
    (void)state;
    for (int kind = CV_SECTION_WORK; kind < CV_SECTION_CUSTOM; kind++) {
        const char *name = cv_section_kind_key((enum cv_section_kind)kind);
        int row = cv_schema_find(&cv_schema_document, cv_str_from_c(name));
        assert_true(row >= 0);
        assert_int_equal(cv_schema_row(&cv_schema_document, (size_t)row)->field, kind);
    }
    assert_string_equal(cv_section_kind_key(CV_SECTION_SUMMARY), "summary");
    assert_string_equal(cv_section_kind_key(CV_SECTION_CUSTOM), "custom");
    for (int slot = 0; slot < CV_SLOT_COUNT; slot++) assert_true(strlen(cv_slot_name((enum cv_slot)slot)) > 2);
}

/* Names of entries that JSON Resume v1 has, all of them. */
static void json_resume_is_known_by_its_names(void **state)
{
    (void)state;
    static const struct {
        enum cv_section_kind kind;
        const char *names;
    } rows[] = {
        {CV_SECTION_WORK, "name location description position url startDate endDate summary highlights "},
        {CV_SECTION_VOLUNTEER, "organization position url startDate endDate summary highlights "},
        {CV_SECTION_EDUCATION, "institution url area studyType startDate endDate score courses "},
        {CV_SECTION_AWARDS, "title date awarder summary "},
        {CV_SECTION_CERTIFICATES, "name date url issuer "},
        {CV_SECTION_PUBLICATIONS, "name publisher releaseDate url summary "},
        {CV_SECTION_SKILLS, "name level keywords "},
        {CV_SECTION_LANGUAGES, "language fluency "},
        {CV_SECTION_INTERESTS, "name keywords "},
        {CV_SECTION_REFERENCES, "name reference "},
        {CV_SECTION_PROJECTS, "name description highlights keywords startDate endDate url roles entity type "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct cv_schema *schema = cv_schema_entry(rows[i].kind);
        for (const char *name = rows[i].names; *name != '\0'; name = strchr(name, ' ') + 1) {
            int row = cv_schema_find(schema, (cv_str){.data = name, .length = (size_t)(strchr(name, ' ') - name)});
            assert_true(row >= 0 && !cv_schema_is_wider(schema, (size_t)row));
        }
    }
}

static void language_tags(void **state)
{
    (void)state;
    static const char *const tags[] = {"en", "EN", "de-AT", "pt_BR", "zh-Hans", "zh-Hant-HK", "es-419", "yue", "de-1996"};
    static const char *const others[] = {"",    "e",      "url",  "tag",  "english", "xx",
                                         "en-", "en--US", "en-a", "name", "text",    "de-AUT"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (!cv_language_is_tag(cv_str_from_c(tags[i]))) fail_msg("%s", tags[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (cv_language_is_tag(cv_str_from_c(others[i]))) fail_msg("%s", others[i]);
}

static void the_nearest_language_is_picked(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *map, *picked;
    } rows[] = {
        {"de", "{en: a, de: b}", "b"},
        {"de-AT", "{en: a, de: b}", "b"},
        {"de-AT", "{de: b, de-AT: c}", "c"},
        {"de", "{en: a, de-CH: b}", "b"},
        {"zh-Hant-TW", "{zh-Hans: a, zh-Hant: b}", "b"},
        {"pt-BR", "{en: a, pt_br: b}", "b"},
        {"fr", "{de: a, en: b}", "b"},
        {"fr", "{de: a, en-GB: b}", "b"},
        {"fr", "{de: a, es: b}", "a"},
        {"fr", "{fr: \"\", de: \"\", es: b}", "b"},
        {"en", "{e: a}", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        uint32_t source = cv_sources_add(cx->sources, CV_STR("a.yaml"), cv_str_from_c(rows[i].map));
        const struct cv_node *root;
        assert_true(cv_yaml_parse(cx, source, &root));
        struct cv_decoder decoder = {.cx = cx, .lang = cv_str_from_c(rows[i].lang)};
        const struct cv_node *picked = cv_language_pick(&decoder, root);
        if (rows[i].picked == NULL)
            assert_ptr_equal(picked, root);
        else
            assert_str_equal(picked->scalar, rows[i].picked);
        test_context_free(&test);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(older_names_lead_to_the_same_place), cmocka_unit_test(every_kind_and_slot_has_a_name),
        cmocka_unit_test(json_resume_is_known_by_its_names),  cmocka_unit_test(language_tags),
        cmocka_unit_test(the_nearest_language_is_picked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
