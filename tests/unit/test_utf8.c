#include "test.h"

#include "base/strbuf.h"
#include "base/utf8.h"

static void valid_text_has_no_invalid_byte(void **state)
{
    (void)state;
    cv_str s = CV_STR("a\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x98\x80");
    assert_int_equal(cv_utf8_invalid(s), s.length);
    assert_int_equal(cv_utf8_count(s), 4);
}

/* The Unicode Standard, table 3-8 and around it: each is wrong at byte 1. */
static void ill_formed_text_is_found_at_its_byte(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "a\x80",     "a\xC0\x80", "a\xC1\xBF", "a\xE0\x80\x80", "a\xED\xA0\x80", "a\xF4\x90\x80\x80", "a\xF5\x80\x80\x80",
        "a\xE4\xB8", "a\xFF",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) assert_int_equal(cv_utf8_invalid(cv_str_from_c(texts[i])), 1);
}

static void every_codepoint_survives_encoding(void **state)
{
    (void)state;
    for (uint32_t codepoint = 0; codepoint <= 0x10FFFF; codepoint++) {
        if (codepoint >= 0xD800 && codepoint <= 0xDFFF) continue;
        char bytes[CV_UTF8_MAX];
        cv_str s = {.data = bytes, .length = cv_utf8_encode(codepoint, bytes)};
        size_t offset = 0;
        if (cv_utf8_next(s, &offset) != codepoint || offset != s.length) fail_msg("U+%04X", (unsigned)codepoint);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(valid_text_has_no_invalid_byte),
        cmocka_unit_test(ill_formed_text_is_found_at_its_byte),
        cmocka_unit_test(every_codepoint_survives_encoding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
