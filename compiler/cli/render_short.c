#include "cli/cell.h"
#include "cli/render.h"

void cv_render_short(struct cv_strbuf *out, const struct cv_report *report)
{
    if (report->file != NULL) {
        cv_cell_add(out, cv_str_from_c(report->file));
        cv_strbuf_printf(out, ":%zu:%zu: ", report->line, report->column);
    }
    cv_strbuf_printf(out, "%s[%s]: ", report->severity, report->code);
    cv_cell_add(out, cv_str_from_c(report->message));
    cv_strbuf_add_byte(out, '\n');
}
