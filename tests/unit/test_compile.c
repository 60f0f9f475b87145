#include "test.h"

#include "cvpdf.h"

#include <stdlib.h>

/* A compile of a text in memory. */
struct made {
    struct cv_fonts *fonts;
    struct cv_compile *compile;
    enum cv_status status;
    struct cv_report report; /* the first; code "" if there is none */
    size_t reports;
};

static struct made *make(struct made *made, struct cv_request request, const char *text)
{
    if (text != NULL) {
        request.text = text;
        request.text_size = strlen(text);
    }
    if (request.profile == NULL) request.profile = "memory.yaml";
    made->fonts = cv_fonts_new(NULL, 0);
    assert_non_null(made->fonts);
    made->status = cv_compile_run(&request, made->fonts, &made->compile);
    assert_non_null(made->compile);
    struct cv_report report;
    made->report = (struct cv_report){.code = ""};
    for (made->reports = 0; cv_compile_report(made->compile, made->reports, &report); made->reports++)
        if (made->reports == 0) made->report = report;
    size_t size;
    const void *output = cv_compile_output(made->compile, &size);
    assert_true((made->status == CV_STATUS_DONE) == (output != NULL && size > 0));
    return made;
}

static void free_made(struct made *made)
{
    cv_compile_free(made->compile);
    cv_fonts_free(made->fonts);
}

/* The compile ends so, its first report has this code. */
static void assert_ends(struct cv_request request, const char *text, enum cv_status status, const char *code)
{
    struct made made;
    make(&made, request, text);
    assert_int_equal(made.status, status);
    assert_string_equal(made.report.code, code);
    free_made(&made);
}

#define REQUEST(...) ((struct cv_request){__VA_ARGS__})

static void status_follows_what_was_found(void **state)
{
    (void)state;
    static const char *const none[] = {"nothing"};
    static const char *const broken[] = {"basics.name=["};
    static const char *const beyond[] = {"work[3].position=x"};
    assert_ends(REQUEST(0), "basics: {name: A}", CV_STATUS_DONE, "");
    assert_ends(REQUEST(0), "basics: {name: A, nmae: B}", CV_STATUS_DONE, "CV-W010");
    assert_ends(REQUEST(.strict = true), "basics: {name: A, nmae: B}", CV_STATUS_INPUT, "CV-W010");
    assert_ends(REQUEST(0), "basics: {name: [", CV_STATUS_INPUT, "CV-E004");
    assert_ends(REQUEST(0), "", CV_STATUS_INPUT, "CV-E012");
    assert_ends(REQUEST(.layout = "absent"), "basics: {name: A}", CV_STATUS_INPUT, "CV-E020");
    assert_ends(REQUEST(.settings = none, .setting_count = 1), "basics: {name: A}", CV_STATUS_INPUT, "CV-E011");
    assert_ends(REQUEST(.settings = broken, .setting_count = 1), "basics: {name: A}", CV_STATUS_INPUT, "CV-E004");
    assert_ends(REQUEST(.settings = beyond, .setting_count = 1), "basics: {name: A}", CV_STATUS_INPUT, "CV-E011");
    assert_ends(REQUEST(.format = "docx"), "basics: {name: A}", CV_STATUS_SYSTEM, "CV-E007");
    assert_ends(REQUEST(.output = "x.docx"), "basics: {name: A}", CV_STATUS_SYSTEM, "CV-E007");
    assert_ends(REQUEST(.output = "absent/x.pdf"), "basics: {name: A}", CV_STATUS_SYSTEM, "CV-E007");
    assert_ends(REQUEST(.profile = "absent/x.yaml"), NULL, CV_STATUS_SYSTEM, "CV-E001");
    assert_ends(REQUEST(.memory = 20000), "basics: {name: A}", CV_STATUS_SYSTEM, "CV-E008");
}

static void a_text_beyond_the_limit_is_not_read(void **state)
{
    (void)state;
    size_t size = CV_LIMIT_INPUT_BYTES + 1;
    char *text = malloc(size + 1);
    assert_non_null(text);
    memset(text, ' ', size);
    text[size] = '\0';
    assert_ends(REQUEST(0), text, CV_STATUS_SYSTEM, "CV-E002");
    text[size - 1] = '\0'; /* blank, but not too large */
    assert_ends(REQUEST(0), text, CV_STATUS_INPUT, "CV-E012");
    free(text);
}

static void reports_say_where(void **state)
{
    (void)state;
    struct made made;
    make(&made, REQUEST(.profile = "dir/cv.yaml"), "basics:\n  name: A\n  näme: B\n");
    assert_int_equal(made.reports, 1);
    assert_string_equal(made.report.severity, "warning");
    assert_string_equal(made.report.file, "dir/cv.yaml");
    assert_int_equal(made.report.start, 20);
    assert_int_equal(made.report.end, 25);
    assert_int_equal(made.report.line, 3);
    assert_int_equal(made.report.column, 3);
    assert_int_equal(made.report.end_line, 3);
    assert_int_equal(made.report.end_column, 7);
    assert_memory_equal(made.report.text, "  näme: B", made.report.text_size);
    assert_int_equal(made.report.text_start, 2);
    assert_int_equal(made.report.text_end, 7);
    assert_int_equal(cv_compile_warnings(made.compile), 1);
    assert_int_equal(cv_compile_errors(made.compile), 0);
    free_made(&made);
}

static void settings_are_sources_of_their_own(void **state)
{
    (void)state;
    struct made made;
    static const char *const settings[] = {"basics.nmae=B", "design.page.size=lettre"};
    make(&made, REQUEST(.settings = settings, .setting_count = 2), "basics: {name: A}\n");
    assert_int_equal(made.status, CV_STATUS_INPUT);
    assert_int_equal(made.reports, 2);
    assert_string_equal(made.report.file, "--set");
    assert_memory_equal(made.report.text, "basics.nmae=B", made.report.text_size);
    struct cv_report second;
    assert_true(cv_compile_report(made.compile, 1, &second));
    assert_string_equal(second.file, "--set design.page.size");
    assert_memory_equal(second.text, "lettre", second.text_size);
    free_made(&made);
}

static void strict_counts_warnings_as_errors(void **state)
{
    (void)state;
    struct made made;
    make(&made, REQUEST(.strict = true), "basics: {name: A, nmae: B}");
    assert_string_equal(made.report.severity, "error");
    assert_string_equal(made.report.code, "CV-W010");
    assert_int_equal(cv_compile_errors(made.compile), 1);
    assert_int_equal(cv_compile_warnings(made.compile), 0);
    free_made(&made);
}

static void errors_of_several_stages_come_together(void **state)
{
    (void)state;
    struct made made;
    make(&made, REQUEST(0), "basics: {name: \"A ฿\"}\nbasics: {}\nwork: [{name: B, startDate: soon}]\n");
    assert_int_equal(made.status, CV_STATUS_INPUT);
    bool duplicate = false;
    bool date = false;
    bool glyph = false;
    struct cv_report report;
    for (size_t n = 0; cv_compile_report(made.compile, n, &report); n++) {
        duplicate |= strcmp(report.code, "CV-E006") == 0;
        date |= strcmp(report.code, "CV-W012") == 0;
        glyph |= strcmp(report.code, "CV-E032") == 0;
    }
    assert_true(duplicate && date && glyph);
    free_made(&made);
}

static void dumps_end_the_compile_at_their_stage(void **state)
{
    (void)state;
    static const char *const last[CV_DUMP_COUNT] = {
        [CV_DUMP_NONE] = "output", [CV_DUMP_PROFILE] = "profile", [CV_DUMP_DOCUMENT] = "document", [CV_DUMP_SHAPED] = "text",
        [CV_DUMP_LINES] = "line",  [CV_DUMP_PAGES] = "page",      [CV_DUMP_VARIANTS] = "yaml"};
    for (int dump = CV_DUMP_NONE; dump < CV_DUMP_COUNT; dump++) {
        struct made made;
        make(&made, REQUEST(.dump = (enum cv_dump)dump, .timings = true), "basics: {name: A}");
        assert_int_equal(made.status, CV_STATUS_DONE);
        const char *stage = NULL;
        const char *before = NULL;
        const char *next;
        long microseconds;
        for (size_t n = 0; cv_compile_timing(made.compile, n, &next, &microseconds); n++) {
            before = stage;
            stage = next;
            assert_true(microseconds >= 0);
        }
        assert_string_equal(stage, "write");
        assert_string_equal(before, last[dump]);
        free_made(&made);
    }
}

/* Nothing is shared between compiles but the fonts, and those change nothing. */
static void compiles_do_not_disturb_each_other(void **state)
{
    (void)state;
    struct made first;
    struct made second;
    make(&first, REQUEST(0), "basics: {name: Ada, label: 王磊 fi}");
    make(&second, REQUEST(0), "basics: {name: Ada, label: 王磊 fi}");
    struct cv_compile *again;
    struct cv_compile *other;
    const char *text = "basics: {name: Ada, label: 王磊 fi}";
    struct cv_request request = {.profile = "x", .text = text, .text_size = strlen(text)};
    assert_int_equal(
        cv_compile_run(&REQUEST(.profile = "y", .text = "basics: {name: 李}", .text_size = 19), first.fonts, &other),
        CV_STATUS_DONE);
    assert_int_equal(cv_compile_run(&request, first.fonts, &again), CV_STATUS_DONE);
    size_t sizes[3];
    const void *outputs[3] = {cv_compile_output(first.compile, &sizes[0]), cv_compile_output(second.compile, &sizes[1]),
                              cv_compile_output(again, &sizes[2])};
    for (int i = 1; i < 3; i++) {
        assert_int_equal(sizes[i], sizes[0]);
        assert_memory_equal(outputs[i], outputs[0], sizes[0]);
    }
    cv_compile_free(again);
    cv_compile_free(other);
    free_made(&first);
    free_made(&second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(status_follows_what_was_found),
        cmocka_unit_test(a_text_beyond_the_limit_is_not_read),
        cmocka_unit_test(reports_say_where),
        cmocka_unit_test(settings_are_sources_of_their_own),
        cmocka_unit_test(strict_counts_warnings_as_errors),
        cmocka_unit_test(errors_of_several_stages_come_together),
        cmocka_unit_test(dumps_end_the_compile_at_their_stage),
        cmocka_unit_test(compiles_do_not_disturb_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
