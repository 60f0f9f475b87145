#include "test.h"

#include "document/prose.h"

#include <time.h>

struct divide {
    struct test_context test;
    struct cv_builder builder;
};

/* The parts as "depth text", an item's with its bullet or number before it, one on a line. */
static cv_str divide_scalar(struct divide *divide, const char *text, const struct cv_node *node)
{
    divide->builder = (struct cv_builder){.cx = test_context_new(&divide->test)};
    struct cv_text source = {.text = cv_str_from_c(text), .node = node};
    struct cv_prose prose = cv_prose_divide(&divide->builder, &source);
    struct cv_strbuf out = CV_STRBUF(divide->builder.cx->arena);
    for (size_t i = 0; i < prose.count; i++) {
        const struct cv_prose_part *part = &prose.parts[i];
        cv_str piece = cv_str_trim(cv_str_slice(source.text, part->start, part->end));
        cv_strbuf_printf(&out, "%s%u", i == 0 ? "" : " / ", (unsigned)part->depth);
        if (part->starts_item && part->number > 0) cv_strbuf_printf(&out, "#%u", (unsigned)part->number);
        if (part->starts_item && part->number == 0) cv_strbuf_add_c(&out, "-");
        cv_strbuf_printf(&out, " %.*s", CV_STR_ARG(piece));
    }
    return cv_strbuf_view(&out);
}

static cv_str divide(struct divide *divide, const char *text)
{
    return divide_scalar(divide, text, NULL);
}

struct pair {
    const char *text, *parts;
};

static void check_all(const struct pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct divide state;
        assert_str_equal(divide(&state, pairs[i].text), pairs[i].parts);
        test_context_free(&state.test);
    }
}

#define CHECK_ALL(pairs) check_all(pairs, sizeof(pairs) / sizeof *(pairs))

static void blank_lines_separate_paragraphs(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"a", "0 a"},
        {"", ""},
        {" \n\n ", ""},
        {"a\nb", "0 a\nb"},
        {"a\n\nb", "0 a / 0 b"},
        {"a\r\n \t\r\n\r\nb\n", "0 a / 0 b"},
    };
    CHECK_ALL(pairs);
}

/* In a literal block a line may end because it was long enough; elsewhere a line break is meant. */
static void line_breaks_outside_of_literal_blocks_end_paragraphs(void **state)
{
    (void)state;
    static const struct {
        const char *text, *literal, *other;
    } cases[] = {
        {"a\nb", "0 a\nb", "0 a / 0 b"},
        {"a\n\nb", "0 a / 0 b", "0 a / 0 b"},
        {"- a\n- b", "1- a / 1- b", "1- a / 1- b"},
        {"<p>a\nb</p>", "0 a\nb", "0 a\nb"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct divide state_of;
        struct cv_node node = {.kind = CV_NODE_SCALAR, .literal = true};
        assert_str_equal(divide_scalar(&state_of, cases[i].text, &node), cases[i].literal);
        test_context_free(&state_of.test);
        node.literal = false;
        assert_str_equal(divide_scalar(&state_of, cases[i].text, &node), cases[i].other);
        test_context_free(&state_of.test);
    }
}

static void lines_make_lists(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"Intro:\n- a\n- b", "0 Intro: / 1- a / 1- b"},
        {"- a\n- b\n  more\n* c", "1- a / 1- b\n  more / 1- c"},
        {"\u2022 a\n\u2022 b", "1- a / 1- b"},
        {"- a\n  - b\n    - c\n- d", "1- a / 2- b / 3- c / 1- d"},
        {"- a\n\n- b\n\nafter", "1- a / 1- b / 0 after"},
        {"- a\n\n  second\n- b", "1- a / 1 second / 1- b"},
        {"1. a\n2. b\n3) c", "1#1 a / 1#2 b / 1#3 c"},
        {"- a\n1. b\n2. c", "1- a / 1#1 b / 1#2 c"},
        {"1. a\n1. b", "1#1 a / 1#2 b"},
    };
    CHECK_ALL(pairs);
}

static void text_is_no_list_by_accident(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"- x", "0 - x"},
        {"1. x", "0 1. x"},
        {"a\n2019. Led *a team*", "0 a\n2019. Led *a team*"},
        {"a\n3. b", "0 a\n3. b"},
        {"a\n-b\n*c*", "0 a\n-b\n*c*"},
        {"a\n- \nb", "0 a\n- \nb"},
        {"a\n\\- b", "0 a\n\\- b"},
    };
    CHECK_ALL(pairs);
}

static void html_divides_too(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"<p>a</p><p>b <b>c</b></p>", "0 a / 0 b <b>c</b>"},
        {"a<div>b</div>c", "0 a / 0 b / 0 c"},
        {"x<ul><li>a</li> <li>b</li></ul>y", "0 x / 1- a / 1- b / 0 y"},
        {"<ol><li>a<li>b</ol>", "1#1 a / 1#2 b"},
        {"<ul><li>a<ul><li>b</li></ul>c</li><li>d</li></ul>", "1- a / 2- b / 1 c / 1- d"},
        {"<ul><li><p>a</p><p>b</p></li></ul>", "1- a / 1 b"},
        {"<li>a</li><li>b</li>", "1- a / 1- b"},
        {"</ul></li>a", "0 a"},
        {"a `<p>` b", "0 a `<p>` b"},
        {"a \\<p> b", "0 a \\<p> b"},
        {"a < b <p", "0 a < b <p"},
        {"- a\n<ul><li>b</li></ul>\n- c", "1- a / 2- b / 1- c"},
    };
    CHECK_ALL(pairs);
}

static void nesting_is_bounded(void **state)
{
    (void)state;
    struct divide state_of;
    struct cv_strbuf text = CV_STRBUF(NULL);
    struct test_context own;
    text.arena = test_context_new(&own)->arena;
    for (int i = 0; i < 1000; i++) cv_strbuf_add_c(&text, "<ul><li>a");
    for (int i = 0; i < 1000; i++) cv_strbuf_add_c(&text, "</li></ul>");
    cv_strbuf_add_c(&text, "end");
    state_of.builder = (struct cv_builder){.cx = test_context_new(&state_of.test)};
    struct cv_text source = {.text = cv_strbuf_view(&text)};
    struct cv_prose prose = cv_prose_divide(&state_of.builder, &source);
    assert_int_equal(prose.count, 1001);
    for (size_t i = 0; i < prose.count; i++) assert_in_range(prose.parts[i].depth, 0, CV_LIMIT_NESTED_LISTS);
    assert_int_equal(prose.parts[999].depth, CV_LIMIT_NESTED_LISTS);
    assert_int_equal(prose.parts[1000].depth, 0);
    test_context_free(&state_of.test);
    test_context_free(&own);
}

static void time_is_linear(void **state)
{
    (void)state;
    static const char *const units[] = {"\n",   " \n",  "- ", "- a\n", "a\n", "  ",    "<p>",
                                        "<ul>", "<li>", "`",  "``",    "<",   "1. a\n"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        struct divide state_of;
        state_of.builder = (struct cv_builder){.cx = test_context_new(&state_of.test)};
        struct cv_strbuf text = CV_STRBUF(state_of.builder.cx->arena);
        while (text.length < 1024 * 1024) cv_strbuf_add_c(&text, units[i]);
        clock_t start = clock();
        struct cv_text source = {.text = cv_strbuf_view(&text)};
        cv_prose_divide(&state_of.builder, &source);
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        if (seconds > 4) fail_msg("1 MiB of \"%s\" took %.1f s", units[i], seconds);
        test_context_free(&state_of.test);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blank_lines_separate_paragraphs),
        cmocka_unit_test(line_breaks_outside_of_literal_blocks_end_paragraphs),
        cmocka_unit_test(lines_make_lists),
        cmocka_unit_test(text_is_no_list_by_accident),
        cmocka_unit_test(html_divides_too),
        cmocka_unit_test(nesting_is_bounded),
        cmocka_unit_test(time_is_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
