/* Memory ends at every point of a compile: each time the compile says so once and makes nothing, or it did not need what it did
 * not get and makes the same bytes. Nothing stays behind. */
#include "test.h"

#include "cvpdf.h"
#include "failing_malloc.h"

#include <stdlib.h>

/* All scripts, a link, an icon, a list in a list: every kind of foreign handle is opened. */
static const char profile[] = "basics:\n"
                              "  name: Ada 王磊 عمر\n"
                              "  email: ada@example.com\n"
                              "  profiles: [{network: GitHub, username: ada, url: 'https://example.com/ada'}]\n"
                              "  summary: \"Some **bold** words, *others*, `code` and a [link](https://example.com). 🎓\"\n"
                              "work:\n"
                              "  - name: Engines\n"
                              "    position: Programmer\n"
                              "    startDate: 1842-10\n"
                              "    hobby: whist\n"
                              "    highlights: [{text: One, highlights: [two]}, Three]\n";

enum { STEP = 509, LONGEST_SWEEP = 100000, SPARSER = 512 };

struct result {
    enum cv_status status;
    size_t reports; /* -1: no compile */
    bool says_memory;
    char *output; /* a copy, malloc'ed; NULL: none */
    size_t size;
};

static struct result compile(struct cv_fonts *fonts, const char *format, size_t memory)
{
    struct cv_request request = {
        .profile = "oom.yaml", .text = profile, .text_size = sizeof profile - 1, .format = format, .memory = memory};
    struct cv_compile *made;
    struct result result = {.status = cv_compile_run(&request, fonts, &made)};
    failing_malloc_after(0);
    if (made == NULL) {
        result.says_memory = true;
        return result;
    }
    struct cv_report report;
    while (cv_compile_report(made, result.reports, &report)) {
        result.reports++;
        result.says_memory = strcmp(report.code, "CV-E008") == 0; /* the last one */
    }
    const void *output = cv_compile_output(made, &result.size);
    if (output != NULL) {
        result.output = malloc(result.size);
        assert_non_null(result.output);
        memcpy(result.output, output, result.size);
    }
    cv_compile_free(made);
    return result;
}

/* Either the same as with all the memory there is, or nothing and a word about memory. True if it is the same. */
static bool check_result(struct result result, struct result whole)
{
    if (result.status == CV_STATUS_DONE) {
        assert_int_equal(result.size, whole.size);
        assert_memory_equal(result.output, whole.output, whole.size);
        assert_int_equal(result.reports, whole.reports);
        free(result.output);
        return true;
    }
    assert_int_equal(result.status, CV_STATUS_SYSTEM);
    assert_true(result.says_memory);
    assert_null(result.output);
    return false;
}

/* The compile's own memory, by its cap. */
static void sweep_cap(const char *format)
{
    struct cv_fonts *fonts = cv_fonts_new(NULL, 0);
    assert_non_null(fonts);
    struct result whole = compile(fonts, format, 0);
    assert_int_equal(whole.status, CV_STATUS_DONE);
    assert_true(whole.reports > 0);
    bool done = false;
    size_t failures = 0;
    for (size_t cap = 1; !done; cap += STEP + cap / 64) {
        done = check_result(compile(fonts, format, cap), whole);
        failures += !done;
    }
    assert_true(failures > 100);
    free(whole.output);
    cv_fonts_free(fonts);
}

/* The system's memory, in all libraries, fonts included. */
static void sweep_malloc(const char *format)
{
    if (!failing_malloc_is_there()) skip();
    struct cv_fonts *fonts = cv_fonts_new(NULL, 0);
    assert_non_null(fonts);
    struct result whole = compile(fonts, format, 0);
    cv_fonts_free(fonts);
    long live = failing_malloc_live();
    long losses = 0;
    for (long n = 1; n < LONGEST_SWEEP; n += 1 + n / SPARSER) {
        failing_malloc_after(n);
        fonts = cv_fonts_new(NULL, 0);
        if (fonts != NULL) check_result(compile(fonts, format, 0), whole);
        bool failed = failing_malloc_has_failed();
        failing_malloc_after(0);
        cv_fonts_free(fonts);
        /* ICU 72 loses a block or two when memory ends while it makes an iterator. */
        long lost = failing_malloc_live() - live;
        assert_in_range(lost, 0, 2);
        live += lost;
        losses += lost;
        if (!failed) {
            assert_true(n > 1000);
            assert_true(losses < 16);
            free(whole.output);
            return;
        }
    }
    fail_msg("the sweep does not end");
}

static void no_memory_for_a_pdf(void **state)
{
    (void)state;
    sweep_cap("pdf");
}

static void no_memory_for_plain_text(void **state)
{
    (void)state;
    sweep_cap("txt");
}

static void no_allocation_for_a_pdf(void **state)
{
    (void)state;
    sweep_malloc("pdf");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_memory_for_a_pdf),
        cmocka_unit_test(no_memory_for_plain_text),
        cmocka_unit_test(no_allocation_for_a_pdf),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
