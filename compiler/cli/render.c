#include "cli/render.h"
#include "cli/cell.h"

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

/* "profile.yaml:12:5: dropped entry `Engines`: `exclude` has `music` (jobs/acme.yaml:3:10)" */
static void add_drop(struct cv_strbuf *out, const struct cv_drop *drop)
{
    if (drop->file != NULL) {
        cv_cell_add(out, cv_str_from_c(drop->file));
        cv_strbuf_printf(out, ":%zu:%zu: ", drop->line, drop->column);
    }
    cv_strbuf_printf(out, "dropped %s `", drop->part);
    cv_cell_add(out, cv_str_from_c(drop->name));
    cv_strbuf_add_c(out, "`: ");
    cv_cell_add(out, cv_str_from_c(drop->reason));
    if (drop->rule_file != NULL) {
        cv_strbuf_add_c(out, " (");
        cv_cell_add(out, cv_str_from_c(drop->rule_file));
        cv_strbuf_printf(out, ":%zu:%zu)", drop->rule_line, drop->rule_column);
    }
    cv_strbuf_add_byte(out, '\n');
}

void cv_render_drops(struct cv_strbuf *out, const struct cv_compile *compile, enum cv_format format)
{
    struct cv_drop drop;
    for (size_t n = 0; cv_compile_drop(compile, n, &drop); n++) {
        if (format == CV_FORMAT_JSON)
            cv_render_drop_json(out, &drop);
        else
            add_drop(out, &drop);
    }
    const char *part;
    size_t kept, dropped;
    for (size_t n = 0; cv_compile_count(compile, n, &part, &kept, &dropped); n++) {
        if (kept + dropped == 0) continue;
        if (format == CV_FORMAT_JSON)
            cv_strbuf_printf(out, "{\"part\": \"%s\", \"kept\": %zu, \"dropped\": %zu}\n", part, kept, dropped);
        else
            cv_strbuf_printf(out, "%-10s %4zu kept, %4zu dropped\n", part, kept, dropped);
    }
}
