/* page: the display list: what stands where on each page, in reading order, each thing with the structure element it belongs
 * to. The one thing that back ends see, with the document's metadata.
 *
 * Coordinates: 1/65536 pt from the page's lower left corner, y upwards, as in PDF. */
#ifndef CV_PAGE_PAGE_H
#define CV_PAGE_PAGE_H

#include "line/line.h"

enum cv_item_kind {
    CV_ITEM_TEXT,  /* glyphs that carry text */
    CV_ITEM_DRAWN, /* glyphs that carry none (icons, page furniture): to be drawn as outlines, always an artifact */
    CV_ITEM_RULE,  /* a filled rectangle, always an artifact */
};

struct cv_item {
    enum cv_item_kind kind;
    const struct cv_element *element; /* NULL: an artifact */
    cv_pt x, y;                       /* TEXT, DRAWN: pen position on the baseline; RULE: lower left corner */
    cv_pt width, height; /* RULE: its size; TEXT: width is that of the glyphs, height that of the line above the baseline */
    cv_pt depth;         /* TEXT: of the line below the baseline; for link rectangles */
    cv_color color;
    struct cv_line_run text; /* TEXT, DRAWN; its x is not used */
    cv_str source;           /* TEXT: the paragraph's text that the glyphs' start and end point into */
};

/* A place for the outline. */
struct cv_destination {
    const struct cv_element *element; /* the heading */
    uint32_t page;                    /* index */
    cv_pt y;                          /* top of the heading */
};

struct cv_page {
    cv_pt width, height;
    const struct cv_item *items;
    size_t item_count;
};

struct cv_pages {
    const struct cv_document *document;
    const struct cv_page *items;
    size_t count;
    const struct cv_destination *destinations; /* in reading order */
    size_t destination_count;
};

bool cv_pages_build(struct cv_context *cx, struct cv_fonts *fonts, const struct cv_lined_document *lined,
                    const struct cv_pages **ret_pages);

#endif
