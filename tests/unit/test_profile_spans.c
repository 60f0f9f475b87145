/* Every text knows the bytes that it came from, and large profiles stay within bounds. */
#include "profile.h"

static const char input[] = "basics:\n"
                            "  name: \"  A\\u00e9  \"\n"
                            "  location: {address: \"1 Road\", city: Rome}\n"
                            "work:\n"
                            "  - name: X\n"
                            "    startDate: 2019\n"
                            "    keywords: Go, C\n"
                            "    highlights:\n"
                            "      - |\n"
                            "        One\n"
                            "        - Two\n"
                            "    techStack: Lua\n"
                            "education: [{area: Botany, studyType: BSc}]\n"
                            "skills:\n"
                            "  Tools: [vim]\n";

/* What the source has where a text says that it stands. */
static void expect(struct cv_context *cx, cv_span span, const char *covered)
{
    assert_int_not_equal(span.source, 0);
    assert_str_equal(cv_str_slice(cv_sources_text(cx->sources, span.source), span.start, span.end), covered);
}

/* A text that is part of a scalar lies within the scalar's value. */
static void expect_part(const struct cv_text *text, const char *value)
{
    assert_str_equal(text->text, value);
    assert_non_null(text->node);
    assert_true(text->text.data >= text->node->scalar.data);
    assert_true(text->text.data + text->text.length <= text->node->scalar.data + text->node->scalar.length);
}

static void texts_know_where_they_stand(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    uint32_t source;
    const struct cv_profile *profile = example_decode(cx, input, &source);
    assert_int_equal(profile->section_count, 3);
    expect(cx, profile->basics.name.span, "\"  A\\u00e9  \"");
    expect_part(&profile->basics.name, "A\xC3\xA9");
    expect(cx, profile->basics.location.span, "\"1 Road\", city: Rome");
    assert_null(profile->basics.location.node);

    const struct cv_entry *job = &profile->sections[0].entries[0];
    expect(cx, job->dates.start.text.span, "2019");
    expect(cx, job->slots[CV_SLOT_KEYWORDS].items[1].span, "Go, C");
    expect_part(&job->slots[CV_SLOT_KEYWORDS].items[1], "C");
    expect_part(&job->highlights.items[0].text, "One");
    expect_part(&job->highlights.items[0].children[0].text, "Two");
    expect(cx, job->extras[0].texts.items[0].span, "Lua");

    const struct cv_text *study = &profile->sections[1].entries[0].slots[CV_SLOT_TITLE].items[0];
    assert_str_equal(study->text, "BSc, Botany");
    expect(cx, study->span, "Botany, studyType: BSc");
    const struct cv_entry *skill = &profile->sections[2].entries[0];
    expect(cx, skill->slots[CV_SLOT_TITLE].items[0].span, "Tools");
    expect(cx, skill->span, "Tools: [vim]");
    test_context_free(&test);
}

static void a_hint_says_what_to_write(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    uint32_t source;
    example_decode(cx, "basics: {name: A}\nwork: [{name: X, hilights: [a], startDate: 2020,\n  endDate: 2019}]\n", &source);
    assert_int_equal(cx->diags->count, 2);
    assert_str_equal(cx->diags->items[0].label, "read as `highlights`");
    assert_str_equal(cx->diags->items[0].hint, "use `highlights`");
    assert_str_equal(cx->diags->items[1].message, "the end `2019` lies before the start `2020`");
    assert_str_equal(cx->diags->items[1].hint, "correct it, or the start in line 2");
    test_context_free(&test);
}

/* As many as a file may have: none is lost, and comparing names with each other comes to an end. */
static void a_multitude_of_unknown_keys_is_printed(void **state)
{
    (void)state;
    enum { MANY = 20000 };
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_strbuf buf = CV_STRBUF(cx->arena);
    cv_strbuf_add_c(&buf, "basics: {name: A}\n");
    for (int i = 0; i < MANY; i++) cv_strbuf_printf(&buf, "unheard-of-%d: x\n", i);
    uint32_t source;
    const struct cv_profile *profile = example_decode(cx, buf.data, &source);
    assert_int_equal(profile->section_count, MANY);
    assert_int_equal(cx->diags->warnings, MANY);
    assert_int_equal(cx->diags->count, CV_LIMIT_DIAGNOSTICS);
    test_context_free(&test);
}

static void keywords_are_bounded(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_strbuf buf = CV_STRBUF(cx->arena);
    cv_strbuf_add_c(&buf, "basics: {name: A}\nskills:\n");
    for (int i = 0; i < 1000; i++) cv_strbuf_printf(&buf, "- {name: Skill %d}\n", i);
    uint32_t source;
    const struct cv_profile *profile = example_decode(cx, buf.data, &source);
    assert_int_equal(profile->sections[0].entry_count, 1000);
    assert_int_equal(profile->keywords.count, 64);
    test_context_free(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_know_where_they_stand),
        cmocka_unit_test(a_hint_says_what_to_write),
        cmocka_unit_test(a_multitude_of_unknown_keys_is_printed),
        cmocka_unit_test(keywords_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
