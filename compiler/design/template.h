/* template: a layout's line such as "**{title}**, {subtitle}", taken apart once, filled per entry by document/. */
#ifndef CV_DESIGN_TEMPLATE_H
#define CV_DESIGN_TEMPLATE_H

#include "base/context.h"
#include "base/units.h"
#include "design/style.h"

/* The space around a block. */
struct cv_spacing {
    cv_pt above, below;
};

struct cv_template_part {
    enum { CV_PART_LITERAL, CV_PART_PLACEHOLDER } kind;
    cv_str text; /* LITERAL: the text; PLACEHOLDER: the name in the braces */
    bool strong, emphasis, code;
    cv_span span;
};

/* A placeholder that is empty takes the literal between it and its neighbour along. */
struct cv_template {
    const struct cv_template_part *parts;
    size_t count;
};

/* A line of an entry: text at the start edge and, where there is an `end`, at the end edge. A row whose placeholders are all
 * empty takes no space. */
struct cv_row_template {
    struct cv_template start, end;
    const struct cv_style *start_style, *end_style;
    struct cv_spacing space;
};

#endif
