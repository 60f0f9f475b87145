/* The PDF back end's small parts: numbers, the colour profile, compression. */
#include "test.h"

#include "output/pdf/deflate.h"
#include "output/pdf/icc.h"
#include "output/pdf/number.h"

#include <libdeflate.h>

static void numbers_have_no_needless_digit(void **state)
{
    (void)state;
    static const struct {
        int64_t value;
        int decimals;
        const char *text;
    } cases[] = {
        {0, 0, "0"},
        {0, 3, "0"},
        {-1, 0, "-1"},
        {1200, 2, "12"},
        {-5, 1, "-.5"},
        {50, 3, ".05"},
        {123456, 3, "123.456"},
        {-100050, 3, "-100.05"},
        {1, 9, ".000000001"},
        {INT64_MIN, 0, "-9223372036854775808"},
        {INT64_MAX, 0, "9223372036854775807"},
    };
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cv_strbuf buf = CV_STRBUF(cx->arena);
        cv_pdf_add_decimal(&buf, cases[i].value, cases[i].decimals);
        assert_str_equal(cv_strbuf_view(&buf), cases[i].text);
    }
    struct cv_strbuf buf = CV_STRBUF(cx->arena);
    cv_pdf_add_length(&buf, CV_PT(841.89));
    cv_strbuf_add_byte(&buf, ' ');
    cv_pdf_add_length(&buf, CV_PT(-0.005));
    assert_str_equal(cv_strbuf_view(&buf), "841.89 -.01");
    test_context_free(&test);
}

static void text_becomes_utf16(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_strbuf buf = CV_STRBUF(test_context_new(&test)->arena);
    cv_pdf_add_utf16(&buf, CV_STR("aé日🚀"));
    assert_str_equal(cv_strbuf_view(&buf), "006100E965E5D83DDE80");
    test_context_free(&test);
}

static uint32_t u32(cv_str bytes, size_t at)
{
    assert_true(at + 4 <= bytes.length);
    const unsigned char *p = (const unsigned char *)bytes.data + at;
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Offset of a tag's data. */
static size_t tag(cv_str profile, const char *signature)
{
    uint32_t count = u32(profile, 128);
    for (uint32_t i = 0; i < count; i++) {
        size_t entry = 132 + 12 * (size_t)i;
        uint32_t start = u32(profile, entry + 4), length = u32(profile, entry + 8);
        assert_int_equal(start % 4, 0);
        assert_true(start >= 132 + 12 * count && start + length <= profile.length);
        if (memcmp(profile.data + entry, signature, 4) == 0) return start;
    }
    fail_msg("no tag %s", signature);
    return 0;
}

/* Full red, green and blue together are white, in each of X, Y and Z. */
static void the_primaries_add_up_to_white(void **state)
{
    (void)state;
    struct test_context test;
    cv_str profile = cv_pdf_srgb_profile(test_context_new(&test)->arena);
    assert_int_equal(u32(profile, 0), profile.length);
    assert_true(profile.length < 600);
    assert_memory_equal(profile.data + 36, "acsp", 4);
    for (size_t i = 0; i < 3; i++) {
        size_t offset = 8 + 4 * i;
        int64_t sum = (int64_t)u32(profile, tag(profile, "rXYZ") + offset) + u32(profile, tag(profile, "gXYZ") + offset) +
                      u32(profile, tag(profile, "bXYZ") + offset);
        int64_t white = u32(profile, tag(profile, "wtpt") + offset);
        assert_in_range(sum - white + 20, 0, 40);
    }
    test_context_free(&test);
}

static void compressed_bytes_come_back(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_pdf_deflate *deflate = cv_pdf_deflate_new(cx->arena);
    static char bytes[100000];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)(i * i >> 7);
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    static const size_t lengths[] = {0, 1, 1000, sizeof bytes};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        static char back[sizeof bytes];
        size_t length = 0;
        cv_str packed = cv_pdf_deflate(deflate, (cv_str){.data = bytes, .length = lengths[i]});
        assert_int_equal(libdeflate_zlib_decompress(decompressor, packed.data, packed.length, back, sizeof back, &length), 0);
        assert_int_equal(length, lengths[i]);
        assert_memory_equal(back, bytes, length);
    }
    libdeflate_free_decompressor(decompressor);
    test_context_free(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_no_needless_digit),
        cmocka_unit_test(text_becomes_utf16),
        cmocka_unit_test(the_primaries_add_up_to_white),
        cmocka_unit_test(compressed_bytes_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
