#include "test.h"

#include "base/utf8.h"
#include "cli/render.h"

/* A report at bytes [start, end) of a one-line file. */
static struct cv_report report_at(const char *line, size_t start, size_t end)
{
    return (struct cv_report){
        .severity = "warning",
        .code = "CV-W010",
        .message = "unknown key `hilights` in a work entry",
        .label = "not part of the format",
        .hint = "use `highlights`",
        .file = "cv.yaml",
        .start = start,
        .end = end,
        .line = 1,
        .column = start + 1,
        .end_line = 1,
        .end_column = end + 1,
        .text = line,
        .text_size = strlen(line),
        .text_start = start,
        .text_end = end,
    };
}

/* The line under the source line, from its first column on, without label. */
static cv_str caret_line(struct cv_arena *arena, const char *line, size_t start, size_t end)
{
    struct cv_report report = report_at(line, start, end);
    report.label = "";
    struct cv_strbuf out = CV_STRBUF(arena);
    cv_render_human(&out, &report, false);
    cv_str text = cv_strbuf_view(&out);
    size_t from = cv_str_find(text, CV_STR("\n  | ")) + 5;
    return cv_str_slice(text, from, from + cv_str_find(cv_str_slice(text, from, text.length), CV_STR("\n")));
}

/* The source line as shown. */
static cv_str shown_line(struct cv_arena *arena, const char *line, size_t start, size_t end)
{
    struct cv_report report = report_at(line, start, end);
    struct cv_strbuf out = CV_STRBUF(arena);
    cv_render_human(&out, &report, false);
    cv_str text = cv_strbuf_view(&out);
    size_t from = cv_str_find(text, CV_STR("\n1 | ")) + 5;
    return cv_str_slice(text, from, from + cv_str_find(cv_str_slice(text, from, text.length), CV_STR("\n")));
}

static void human_form_has_place_line_caret_and_hint(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_strbuf out = CV_STRBUF(cx->arena);
    struct cv_report report = report_at("    hilights:", 4, 12);
    report.line = 41;
    cv_render_human(&out, &report, false);
    assert_str_equal(cv_strbuf_view(&out), "warning[CV-W010]: unknown key `hilights` in a work entry\n"
                                           "  --> cv.yaml:41:5\n"
                                           "   |\n"
                                           "41 |     hilights:\n"
                                           "   |     ^^^^^^^^ not part of the format\n"
                                           "   = hint: use `highlights`\n"
                                           "\n");
    test_context_free(&test);
}

static void human_form_without_a_place_is_the_message(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_strbuf out = CV_STRBUF(cx->arena);
    struct cv_report report = {.severity = "error", .code = "CV-E001", .message = "cannot read `x`", .label = "", .hint = ""};
    cv_render_human(&out, &report, false);
    assert_str_equal(cv_strbuf_view(&out), "error[CV-E001]: cannot read `x`\n\n");
    test_context_free(&test);
}

static void carets_count_columns_not_bytes(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    assert_str_equal(caret_line(cx->arena, "name: x", 6, 7), "      ^");
    /* é is two bytes and one column; e with U+0301 three bytes and one */
    assert_str_equal(caret_line(cx->arena, "é: x", 4, 5), "   ^");
    assert_str_equal(caret_line(cx->arena, "e\xcc\x81: x", 5, 6), "   ^");
    /* 王磊 is six bytes and four columns */
    assert_str_equal(caret_line(cx->arena, "n: 王磊 x", 3, 9), "   ^^^^");
    assert_str_equal(caret_line(cx->arena, "n: 王磊 x", 10, 11), "        ^");
    assert_str_equal(caret_line(cx->arena, "🎓: x", 6, 7), "    ^");
    /* a tab ends at the next multiple of four */
    assert_str_equal(caret_line(cx->arena, "a\tb", 2, 3), "    ^");
    /* at the line's end, and an empty place, one caret */
    assert_str_equal(caret_line(cx->arena, "abc", 3, 3), "   ^");
    assert_str_equal(caret_line(cx->arena, "", 0, 0), "^");
    test_context_free(&test);
}

static void hidden_characters_are_spelt_out(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    assert_str_equal(shown_line(cx->arena, "a\033[31mb", 0, 1), "a<U+001B>[31mb");
    assert_str_equal(shown_line(cx->arena,
                                "a\xe2\x80\xae"
                                "b\xff"
                                "c",
                                0, 1),
                     "a<U+202E>b<0xFF>c");
    assert_str_equal(shown_line(cx->arena, "a\xef\xbf\xbd", 0, 1), "a\xef\xbf\xbd");
    assert_str_equal(caret_line(cx->arena,
                                "a\xff"
                                "c",
                                2, 3),
                     "       ^");
    struct cv_report report = report_at("x", 0, 1);
    report.message = "key `\033]0;t\a`";
    struct cv_strbuf out = CV_STRBUF(cx->arena);
    cv_render_human(&out, &report, false);
    cv_render_short(&out, &report);
    assert_null(memchr(out.data, 033, out.length));
    assert_null(memchr(out.data, 7, out.length));
    test_context_free(&test);
}

static void long_lines_are_windowed_around_the_place(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    char line[2001];
    memset(line, 'a', 2000);
    line[2000] = '\0';
    line[1000] = 'X';
    struct cv_arena *arena = cx->arena;
    cv_str shown = shown_line(arena, line, 1000, 1001);
    assert_true(cv_str_starts(shown, CV_STR("…a")));
    assert_true(cv_str_ends(shown, CV_STR("a…")));
    assert_int_equal(cv_utf8_count(shown), 100);
    cv_str caret = caret_line(arena, line, 1000, 1001);
    size_t x = cv_utf8_count(cv_str_slice(shown, 0, cv_str_find(shown, CV_STR("X"))));
    assert_int_equal(caret.length, x + 1);
    /* the beginning and the end of a long line have one ellipsis only */
    assert_true(cv_str_starts(shown_line(arena, line, 3, 4), CV_STR("aaa")));
    assert_true(cv_str_ends(shown_line(arena, line, 1999, 2000), CV_STR("aaa")));
    /* a place wider than the window ends with it */
    assert_int_equal(caret_line(arena, line, 0, 2000).length, 100);
    /* a wide character that is cut in two leaves a space */
    char wide[401] = "";
    for (int i = 0; i < 100; i++) strcat(wide, "王");
    cv_str cut = shown_line(arena, wide, 0, 3);
    assert_true(cv_str_ends(cut, CV_STR("王 …")));
    test_context_free(&test);
}

static void colour_changes_nothing_but_colour(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_report report = report_at("    hilights:", 4, 12);
    struct cv_strbuf plain = CV_STRBUF(cx->arena);
    struct cv_strbuf colored = CV_STRBUF(cx->arena);
    struct cv_strbuf stripped = CV_STRBUF(cx->arena);
    cv_render_human(&plain, &report, false);
    cv_render_counts(&plain, 2, 1, 0, false);
    cv_render_human(&colored, &report, true);
    cv_render_counts(&colored, 2, 1, 0, true);
    for (size_t i = 0; i < colored.length; i++) {
        if (colored.data[i] == '\033')
            while (colored.data[i] != 'm') i++;
        else
            cv_strbuf_add_byte(&stripped, colored.data[i]);
    }
    assert_true(colored.length > plain.length);
    assert_true(cv_str_ends(cv_strbuf_view(&colored), CV_STR("\033[0m\n")));
    assert_str_equal(cv_strbuf_view(&stripped), plain.data);
    test_context_free(&test);
}

static void counts_know_one_from_many(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_strbuf out = CV_STRBUF(cx->arena);
    cv_render_counts(&out, 0, 0, 0, false);
    assert_int_equal(out.length, 0);
    cv_render_counts(&out, 2, 1, 0, false);
    cv_render_counts(&out, 1, 0, 0, false);
    cv_render_counts(&out, 0, 23, 3, false);
    assert_str_equal(cv_strbuf_view(&out), "2 errors, 1 warning\n1 error\n23 warnings (3 not shown)\n");
    test_context_free(&test);
}

static void short_form_is_one_line(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_strbuf out = CV_STRBUF(cx->arena);
    struct cv_report report = report_at("    hilights:", 4, 12);
    cv_render_short(&out, &report);
    report.file = NULL;
    cv_render_short(&out, &report);
    assert_str_equal(cv_strbuf_view(&out), "cv.yaml:1:5: warning[CV-W010]: unknown key `hilights` in a work entry\n"
                                           "warning[CV-W010]: unknown key `hilights` in a work entry\n");
    test_context_free(&test);
}

static void json_form_has_all_members(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_strbuf out = CV_STRBUF(cx->arena);
    struct cv_report report = report_at("    hilights:", 4, 12);
    report.message = "a \"quote\", a \\, a \n, \xff, 王";
    report.label = "";
    cv_render_json(&out, &report);
    report.file = NULL;
    cv_render_json(&out, &report);
    assert_str_equal(
        cv_strbuf_view(&out),
        "{\"severity\": \"warning\", \"code\": \"CV-W010\", \"message\": \"a \\\"quote\\\", a \\\\, a \\u000a, \xef\xbf\xbd, "
        "王\", "
        "\"label\": null, \"hint\": \"use `highlights`\", \"file\": \"cv.yaml\", \"line\": 1, \"column\": 5, \"endLine\": 1, "
        "\"endColumn\": 13, \"start\": 4, \"end\": 12}\n"
        "{\"severity\": \"warning\", \"code\": \"CV-W010\", \"message\": \"a \\\"quote\\\", a \\\\, a \\u000a, \xef\xbf\xbd, "
        "王\", "
        "\"label\": null, \"hint\": \"use `highlights`\", \"file\": null, \"line\": null, \"column\": null, \"endLine\": null, "
        "\"endColumn\": null, \"start\": null, \"end\": null}\n");
    test_context_free(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(human_form_has_place_line_caret_and_hint),
        cmocka_unit_test(human_form_without_a_place_is_the_message),
        cmocka_unit_test(carets_count_columns_not_bytes),
        cmocka_unit_test(hidden_characters_are_spelt_out),
        cmocka_unit_test(long_lines_are_windowed_around_the_place),
        cmocka_unit_test(colour_changes_nothing_but_colour),
        cmocka_unit_test(counts_know_one_from_many),
        cmocka_unit_test(short_form_is_one_line),
        cmocka_unit_test(json_form_has_all_members),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
