#include "cli/render.h"

void cv_render_compile(struct cv_strbuf *out, const struct cv_compile *compile, enum cv_format format, bool color)
{
    struct cv_report report;
    size_t shown = 0;
    for (; cv_compile_report(compile, shown, &report); shown++) {
        switch (format) {
        case CV_FORMAT_HUMAN:
            cv_render_human(out, &report, color);
            break;
        case CV_FORMAT_SHORT:
            cv_render_short(out, &report);
            break;
        case CV_FORMAT_JSON:
            cv_render_json(out, &report);
            break;
        }
    }
    size_t errors = cv_compile_errors(compile);
    size_t warnings = cv_compile_warnings(compile);
    if (format == CV_FORMAT_HUMAN) cv_render_counts(out, errors, warnings, errors + warnings - shown, color);
}

static void add_timing(struct cv_strbuf *out, const char *stage, long microseconds, enum cv_format format)
{
    if (format == CV_FORMAT_JSON)
        cv_strbuf_printf(out, "{\"stage\": \"%s\", \"microseconds\": %ld}\n", stage, microseconds);
    else
        cv_strbuf_printf(out, "%-10s %8ld µs\n", stage, microseconds);
}

void cv_render_timings(struct cv_strbuf *out, const struct cv_compile *compile, enum cv_format format)
{
    const char *stage;
    long microseconds;
    long total = 0;
    for (size_t n = 0; cv_compile_timing(compile, n, &stage, &microseconds); n++) {
        add_timing(out, stage, microseconds, format);
        total += microseconds;
    }
    add_timing(out, "total", total, format);
}
