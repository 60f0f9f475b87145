/* The grammar of tag expressions: what holds for which tags, and where the mistakes are. */
#include "tree.h"

#include "variant/tag.h"

static void holds_for(void **state)
{
    (void)state;
    static const struct {
        const char *expressions; /* YAML */
        const char *tags;        /* YAML */
        bool holds;
    } cases[] = {
        {"infra", "infra", true},
        {"infra", "[web, infra]", true},
        {"infra", "Infra", false},
        {"[]", "infra", false},
        {"[web, infra]", "infra", true},
        {"infra and music", "infra", false},
        {"infra and music", "[music, infra]", true},
        {"infra and not music", "[music, infra]", false},
        {"infra and not music", "infra", true},
        {"not music", "infra", true},
        {"not not infra", "infra", true},
        {"not infra or web", "web", true},
        {"not (infra or web)", "web", false},
        {"a or b and c", "a", true}, /* `and` binds closer */
        {"(a or b) and c", "a", false},
        {"a or (b and c)", "[b, c]", true},
        {"a  or(b and(c))", "[b, c]", true},
        {"android", "android", true}, /* begins like an operator */
        {"notes or order", "order", true},
        {"'\"machine learning\" and not \"and\"'", "[machine learning]", true},
        {"machine-learning", "machine-learning", true},
        {"größe", "größe", true},
        {"infra", "'web, infra'", true}, /* a string with commas is a list */
        {"not infra", "[]", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        struct cv_tag_filter filter;
        assert_true(cv_tag_filter_read(cx, "include", tree_from(cx, "e", cases[i].expressions), &filter));
        struct cv_tags tags = cv_tags_read(cx->arena, tree_from(cx, "t", cases[i].tags));
        if ((cv_tag_filter_match(&filter, &tags) != NULL) != cases[i].holds)
            fail_msg("%s for %s", cases[i].expressions, cases[i].tags);
        assert_int_equal(cx->diags->count, 0);
        test_context_free(&test);
    }
}

/* Which of the bytes an error points at. */
static void mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *expression; /* YAML */
        const char *said;
    } cases[] = {
        {"infra and", "<> a tag is missing at the end"},
        {"''", "<> a tag is missing at the end"},
        {"infra music", "<music> an operator is missing"},
        {"infra, music", "<,> an operator is missing"},
        {"or infra", "<or> a tag is missing before the operator"},
        {"infra and or web", "<or> a tag is missing before the operator"},
        {"a and (b or c", "<(> a parenthesis is not closed"},
        {"a and b)", "<)> an operator is missing"},
        {"a and ()", "<)> a tag is missing"},
        {"a and \"b", "<\"b> a quote is not closed"},
        {"{a: b}", "<{a: b}> `include` is a mapping where a tag expression belongs"},
        {"[a, [b]]", "<[b]> `include` is a list where a tag expression belongs"},
        {"((((((((((((((((((a))))))))))))))))))", "<(> too many parentheses"},
        {"not not not not not not not not not not not not not not not not not not a", "<n> too many parentheses"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        struct cv_tag_filter filter;
        assert_false(cv_tag_filter_read(cx, "include", tree_from(cx, "e", cases[i].expression), &filter));
        cv_str expected = cv_str_printf(cx->arena, "CV-E053 e %s", cases[i].said);
        if (!cv_str_starts(tree_said(cx), expected)) fail_msg("%s: %.*s", cases[i].expression, CV_STR_ARG(tree_said(cx)));
        assert_int_equal(cx->diags->count, 1);
        test_context_free(&test);
    }
}

/* As many tags as are allowed, and one more; and the deepest nesting. */
static void limits(void **state)
{
    (void)state;
    for (size_t tags = CV_LIMIT_TAG_STEPS / 2; tags <= CV_LIMIT_TAG_STEPS / 2 + 1; tags++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        struct cv_strbuf buf = CV_STRBUF(cx->arena);
        for (size_t i = 0; i < tags; i++) cv_strbuf_printf(&buf, "%st%zu", i == 0 ? "" : " or ", i);
        struct cv_tag_filter filter;
        bool fits = cv_tag_filter_read(cx, "include", tree_from(cx, "e", cv_strbuf_view(&buf).data), &filter);
        assert_int_equal(fits, tags <= CV_LIMIT_TAG_STEPS / 2);
        test_context_free(&test);
    }
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_strbuf buf = CV_STRBUF(cx->arena);
    for (size_t i = 0; i < CV_LIMIT_TAG_DEPTH; i++) cv_strbuf_add_c(&buf, "a or b and (");
    cv_strbuf_add_c(&buf, "z");
    for (size_t i = 0; i < CV_LIMIT_TAG_DEPTH; i++) cv_strbuf_add_c(&buf, ")");
    struct cv_tag_filter filter;
    assert_true(cv_tag_filter_read(cx, "include", tree_from(cx, "e", cv_strbuf_view(&buf).data), &filter));
    struct cv_tags tags = cv_tags_read(cx->arena, tree_from(cx, "t", "[b, z]"));
    assert_non_null(cv_tag_filter_match(&filter, &tags));
    tags = cv_tags_read(cx->arena, tree_from(cx, "t", "z"));
    assert_null(cv_tag_filter_match(&filter, &tags));
    test_context_free(&test);
}

static void unknown_tags(void **state)
{
    (void)state;
    static const cv_str items[] = {{"infra", 5}, {"music", 5}, {"web", 3}};
    static const struct cv_tags known = {items, 3};
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_tag_filter filter;
    assert_true(cv_tag_filter_read(cx, "include", tree_from(cx, "e", "[web and not musik, piano]"), &filter));
    assert_false(cv_tag_filter_check(cx, &filter, &known));
    assert_str_equal(tree_said(cx), "CV-E052 e <musik> nothing in the profile has the tag `musik` | use `music`\n"
                                    "CV-E052 e <piano> nothing in the profile has the tag `piano` | give an item `tags: "
                                    "[piano]`, or remove the tag here\n");
    test_context_free(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_for),
        cmocka_unit_test(mistakes),
        cmocka_unit_test(limits),
        cmocka_unit_test(unknown_tags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
