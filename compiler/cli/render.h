/* render: a compile's reports as text for people and for programs. Each function appends to `out` and prints nothing. */
#ifndef CV_CLI_RENDER_H
#define CV_CLI_RENDER_H

#include "base/strbuf.h"
#include "cvpdf.h"

enum cv_format { CV_FORMAT_HUMAN, CV_FORMAT_SHORT, CV_FORMAT_JSON };

/* All reports of a compile, and in human form the line that counts them. */
void cv_render_compile(struct cv_strbuf *out, const struct cv_compile *compile, enum cv_format format, bool color);

/* The stages' times. */
void cv_render_timings(struct cv_strbuf *out, const struct cv_compile *compile, enum cv_format format);

/* What was left out and why, a line each; then how much was kept and dropped. */
void cv_render_drops(struct cv_strbuf *out, const struct cv_compile *compile, enum cv_format format);

/* With the source line, a caret and the hint; `color` adds SGR sequences. An empty line follows. */
void cv_render_human(struct cv_strbuf *out, const struct cv_report *report, bool color);

/* "23 errors, 1 warning (3 not shown)"; nothing when there are none. */
void cv_render_counts(struct cv_strbuf *out, size_t errors, size_t warnings, size_t hidden, bool color);

/* One line: "file:line:column: error[CV-E012]: message". */
void cv_render_short(struct cv_strbuf *out, const struct cv_report *report);

/* One line: a JSON object that always has the same members; what is not there is null. Always well-formed UTF-8. */
void cv_render_json(struct cv_strbuf *out, const struct cv_report *report);

void cv_render_drop_json(struct cv_strbuf *out, const struct cv_drop *drop);

#endif
