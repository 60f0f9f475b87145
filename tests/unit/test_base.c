/* arena, vec, strbuf, units, source, diag: what every stage stands on. */
#include "test.h"

#include "base/diag.h"
#include "base/source.h"
#include "base/strbuf.h"
#include "base/units.h"
#include "base/vec.h"

#include <stdlib.h>

static void arena_memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    struct cv_arena *arena = cv_arena_new(CV_LIMIT_ARENA_BYTES);
    for (size_t size = 1; size < 300 * 1024; size = size * 3 + 1) {
        unsigned char *bytes = cv_arena_alloc(arena, size, 1, 16);
        assert_int_equal((uintptr_t)bytes % 16, 0);
        for (size_t i = 0; i < size; i++) assert_int_equal(bytes[i], 0);
        memset(bytes, 0xAA, size);
    }
    cv_arena_free(arena);
}

/* How often alloc() succeeds before the jump. */
static int allocations_until_exhaustion(struct cv_arena *arena, size_t count, size_t size)
{
    jmp_buf exhausted;
    volatile int done = 0;
    cv_arena_on_exhaustion(arena, &exhausted);
    if (setjmp(exhausted) != 0) return done;
    while (done < 1000) {
        cv_arena_alloc(arena, count, size, 1);
        done = done + 1;
    }
    return done;
}

static void arena_exhaustion_jumps(void **state)
{
    (void)state;
    struct cv_arena *arena = cv_arena_new(1000);
    assert_int_equal(allocations_until_exhaustion(arena, 10, 10), 10);
    assert_int_equal(allocations_until_exhaustion(arena, SIZE_MAX / 2, 4), 0);
    cv_arena_free(arena);
}

static char closed[8]; /* the one-letter handles in the order of their closing */

static void note_closing(void *handle)
{
    size_t length = strlen(closed);
    closed[length] = *(const char *)handle;
    closed[length + 1] = '\0';
}

static void deferred_handles_close_in_reverse(void **state)
{
    (void)state;
    closed[0] = '\0';
    struct cv_arena *arena = cv_arena_new(CV_LIMIT_ARENA_BYTES);
    char first[] = "a";
    char second[] = "b";
    cv_arena_defer(arena, note_closing, first);
    cv_arena_defer(arena, note_closing, NULL);
    cv_arena_defer(arena, note_closing, second);
    assert_string_equal(closed, "");
    cv_arena_free(arena);
    assert_string_equal(closed, "ba");
}

static void a_handle_closes_when_there_is_no_room_to_defer_it(void **state)
{
    (void)state;
    closed[0] = '\0';
    struct cv_arena *arena = cv_arena_new(1);
    jmp_buf exhausted;
    char handle[] = "c";
    cv_arena_on_exhaustion(arena, &exhausted);
    if (setjmp(exhausted) == 0) {
        cv_arena_defer(arena, note_closing, handle);
        fail_msg("the arena had room");
    }
    assert_string_equal(closed, "c");
    cv_arena_free(arena);
}

static void vec_keeps_its_items_while_it_grows(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    CV_VEC(int) numbers = {0};
    for (int i = 0; i < 1000; i++) cv_vec_push(cx->arena, &numbers, i);
    assert_int_equal(numbers.count, 1000);
    for (int i = 0; i < 1000; i++) assert_int_equal(numbers.items[i], i);
    test_context_free(&test);
}

static void strbuf_builds_text(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_strbuf buf = CV_STRBUF(cx->arena);
    assert_str_equal(cv_strbuf_view(&buf), "");
    for (int i = 0; i < 100; i++) cv_strbuf_printf(&buf, "%d,", i);
    assert_int_equal(buf.length, 10 * 2 + 90 * 3);
    cv_strbuf_truncate(&buf, 4);
    cv_strbuf_add_codepoint(&buf, 0x20AC);
    cv_strbuf_add_byte(&buf, '!');
    assert_str_equal(cv_strbuf_view(&buf), "0,1,\xE2\x82\xAC!");
    assert_string_equal(buf.data, "0,1,\xE2\x82\xAC!");
    test_context_free(&test);
}

static void points_print_with_three_decimals_at_most(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    static const struct {
        cv_pt length;
        const char *text;
    } cases[] = {
        {0, "0"}, {CV_PT(12), "12"}, {CV_PT(-0.5), "-0.5"},   {CV_PT(14.173), "14.173"}, {CV_PT(100.01), "100.01"},
        {1, "0"}, {-40, "-0.001"},   {CV_PT(1e6), "1000000"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cv_strbuf buf = CV_STRBUF(cx->arena);
        cv_strbuf_add_pt(&buf, cases[i].length);
        assert_str_equal(cv_strbuf_view(&buf), cases[i].text);
    }
    test_context_free(&test);
}

static void scaling_rounds_half_away_from_zero(void **state)
{
    (void)state;
    assert_int_equal(cv_pt_scale(5, 1, 2), 3);
    assert_int_equal(cv_pt_scale(-5, 1, 2), -3);
    assert_int_equal(cv_pt_scale(CV_PT(10), 13, 10), CV_PT(13));
}

static void decimal_numbers_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t thousandths;
    } good[] = {
        {"0", 0}, {"-12", -12000}, {"1.25", 1250}, {".5", 500}, {"+3.1415", 3141}, {"7.", 7000}, {"999999999", 999999999000}};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        int64_t value = -1;
        assert_true(cv_thousandths_from_str(cv_str_from_c(good[i].text), &value));
        assert_int_equal(value, good[i].thousandths);
    }
    static const char *const bad[] = {"", ".", "-", "1e3", "1,5", "12pt", " 1", "1 ", "0x10", "9999999999", "--1", "1.2.3"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int64_t value;
        if (cv_thousandths_from_str(cv_str_from_c(bad[i]), &value)) fail_msg("\"%s\" was taken for a number", bad[i]);
    }
}

static void spans_are_located_by_line_and_code_point(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    uint32_t id = cv_sources_add(cx->sources, CV_STR("p.yaml"), CV_STR("one\r\ntwo \xC3\xA9\xC3\xA9 x\rlast"));
    struct cv_location location;
    assert_true(cv_sources_locate(cx->sources, (cv_span){id, 9, 13}, &location));
    assert_str_equal(location.name, "p.yaml");
    assert_int_equal(location.line, 2);
    assert_int_equal(location.column, 5);
    assert_int_equal(location.width, 2);
    assert_str_equal(location.text, "two \xC3\xA9\xC3\xA9 x");
    assert_true(cv_sources_locate(cx->sources, (cv_span){id, 20, 20}, &location));
    assert_int_equal(location.line, 3);
    assert_int_equal(location.column, 5);
    assert_int_equal(location.width, 1);
    assert_false(cv_sources_locate(cx->sources, (cv_span){0}, &location));
    test_context_free(&test);
}

static void a_span_over_several_lines_is_shown_on_its_first(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    uint32_t id = cv_sources_add(cx->sources, CV_STR("p.yaml"), CV_STR("abc: |\n  text\n"));
    struct cv_location location;
    assert_true(cv_sources_locate(cx->sources, (cv_span){id, 5, 13}, &location));
    assert_int_equal(location.line, 1);
    assert_int_equal(location.width, 1);
    test_context_free(&test);
}

static void diagnostics_beyond_the_limit_are_counted(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    for (int i = 0; i < CV_LIMIT_DIAGNOSTICS + 5; i++) {
        struct cv_diag *diag = cv_diag_add(cx->diags, CV_CODE_UNKNOWN_KEY, (cv_span){0}, "unknown key `%d`", i);
        cv_diag_hint(cx->diags, diag, "remove it");
    }
    cv_diag_add(cx->diags, CV_CODE_UTF8, (cv_span){0}, "not UTF-8");
    assert_int_equal(cx->diags->warnings, CV_LIMIT_DIAGNOSTICS + 5);
    assert_int_equal(cx->diags->errors, 1);
    assert_int_equal(cx->diags->count, CV_LIMIT_DIAGNOSTICS + 1);
    assert_str_equal(cx->diags->items[3].message, "unknown key `3`");
    assert_str_equal(cx->diags->items[3].hint, "remove it");
    assert_int_equal(cx->diags->items[CV_LIMIT_DIAGNOSTICS].severity, CV_SEVERITY_ERROR);
    test_context_free(&test);
}

static void diagnostic_codes_are_unique(void **state)
{
    (void)state;
    for (int a = 0; a < CV_CODE_COUNT; a++)
        for (int b = 0; b < a; b++) assert_string_not_equal(cv_code_text((enum cv_code)a), cv_code_text((enum cv_code)b));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_memory_is_zeroed_and_aligned),
        cmocka_unit_test(arena_exhaustion_jumps),
        cmocka_unit_test(deferred_handles_close_in_reverse),
        cmocka_unit_test(a_handle_closes_when_there_is_no_room_to_defer_it),
        cmocka_unit_test(vec_keeps_its_items_while_it_grows),
        cmocka_unit_test(strbuf_builds_text),
        cmocka_unit_test(points_print_with_three_decimals_at_most),
        cmocka_unit_test(scaling_rounds_half_away_from_zero),
        cmocka_unit_test(decimal_numbers_are_read),
        cmocka_unit_test(spans_are_located_by_line_and_code_point),
        cmocka_unit_test(a_span_over_several_lines_is_shown_on_its_first),
        cmocka_unit_test(diagnostics_beyond_the_limit_are_counted),
        cmocka_unit_test(diagnostic_codes_are_unique),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
