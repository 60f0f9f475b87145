/* setter: sets paragraphs into lines, one after the other, with the same working memory. */
#ifndef CV_LINE_SETTER_H
#define CV_LINE_SETTER_H

#include "line/line.h"

struct cv_setter;

struct cv_setter *cv_setter_new(struct cv_context *cx);

/* As cv_line_break(). */
bool cv_setter_break(struct cv_setter *setter, const struct cv_shaped *shaped, enum cv_align align, cv_pt measure,
                     struct cv_lines *ret_lines);

#endif
