/* Bytes → the whole compile, in memory. What comes out is a PDF or a reason, and the reasons' places lie in the text. */
#include "fuzz.h"

#include "cvpdf.h"

#include <string.h>

enum { LONGEST = 1024 * 1024 }; /* bytes of input */

static void check_output(enum cv_status status, const struct cv_compile *compile)
{
    size_t size = 0;
    const char *output = cv_compile_output(compile, &size);
    if (status != CV_STATUS_DONE) {
        HOLDS(output == NULL && size == 0);
        HOLDS(cv_compile_errors(compile) > 0);
        return;
    }
    HOLDS(cv_compile_errors(compile) == 0);
    HOLDS(size > 1000 && memcmp(output, "%PDF-1.", 7) == 0);
    HOLDS(memcmp(output + size - 6, "%%EOF\n", 6) == 0);
}

static void check_reports(const struct cv_compile *compile, size_t size)
{
    struct cv_report report;
    for (size_t i = 0; cv_compile_report(compile, i, &report); i++) {
        HOLDS(report.message[0] != '\0' && strncmp(report.code, "CV-", 3) == 0);
        if (report.file == NULL || strcmp(report.file, "input") != 0) continue;
        HOLDS(report.start <= report.end && report.end <= size);
        HOLDS(report.line > 0 && report.column > 0);
        HOLDS(report.text_start <= report.text_end && report.text_end <= report.text_size);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct cv_fonts *fonts;
    if (size > LONGEST) return -1;
    if (fonts == NULL) fonts = cv_fonts_new(NULL, 0);
    if (fonts == NULL) return -1;
    struct cv_request request = {.profile = "input", .text = (const char *)data, .text_size = size};
    struct cv_compile *compile = NULL;
    enum cv_status status = cv_compile_run(&request, fonts, &compile);
    HOLDS(compile != NULL);
    check_output(status, compile);
    check_reports(compile, size);
    cv_compile_free(compile);
    return 0;
}
