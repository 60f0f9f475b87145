/* sheet: where text stands on the pages of a design, and the items of one page under construction. */
#ifndef CV_PAGE_SHEET_H
#define CV_PAGE_SHEET_H

#include "base/vec.h"
#include "page/page.h"

/* A rectangle for text. */
struct cv_frame {
    cv_pt left, top; /* of its upper left corner, from the page's lower left */
    cv_pt width, height;
};

/* What the margins leave; page furniture that reaches into it takes its part. */
struct cv_frame cv_frame_of_design(const struct cv_design *design);

typedef CV_VEC(struct cv_item) cv_item_vec;

/* How the items of a line are made. */
enum cv_line_use {
    CV_LINE_READ,  /* text of the document */
    CV_LINE_DRAWN, /* page furniture: an artifact that carries no text */
};

/* Adds the items of lines->items[line], whose paragraph's left edge is at `left`, on the baseline `y`. */
void cv_items_add_line(struct cv_arena *arena, cv_item_vec *items, const struct cv_lines *lines, size_t line, cv_pt left,
                       cv_pt y, enum cv_line_use use);

/* Adds the rule that belongs to that line. */
void cv_items_add_rule(struct cv_arena *arena, cv_item_vec *items, const struct cv_rule *rule, const struct cv_lines *lines,
                       size_t line, cv_pt left, cv_pt y);

/* Adds the head and foot of page `page` (from 1) of `pages`. */
bool cv_items_add_furniture(struct cv_context *cx, cv_item_vec *items, struct cv_fonts *fonts,
                            const struct cv_document *document, size_t page, size_t pages);

#endif
