/* vlist: a document as the page breaker sees it: a vertical list of boxes with the space above each and the cost of a page
 * break before it. Made from the block tree and its lines; lives in the context's arena. */
#ifndef CV_PAGE_VLIST_H
#define CV_PAGE_VLIST_H

#include "line/line.h"

/* What a page break costs. An unfilled foot of a part u of the page costs CV_COST_EMPTY_PAGE × u²: a break is worth moving up
 * by a few lines to spare a list its unity, and by any number of them to keep a heading with what it heads. */
enum {
    CV_COST_EMPTY_PAGE = 10 * 1000,
    CV_COST_BETWEEN_ENTRIES = 20,
    CV_COST_IN_ENTRY = 120,
    CV_COST_DEEPER = 10,              /* for each level below an entry's parts */
    CV_COST_IN_PARAGRAPH = 200,       /* with two lines or more on either side */
    CV_COST_SHORT_END = 150,          /* the last page has less on it than a tenth of the others */
    CV_COST_SPLIT_PAIR = 3 * 1000,    /* between the lines of a paragraph of two */
    CV_COST_WIDOW = 30 * 1000,        /* a lone first or last line of a longer paragraph */
    CV_COST_SPLIT_BLOCK = 100 * 1000, /* inside a block that is to be kept together */
    CV_COST_STRANDED = 1000 * 1000,   /* after a block that is to be kept with the next */
};

/* One line of a paragraph in a box. */
struct cv_vcell {
    uint32_t paragraph;         /* id */
    uint32_t line;              /* index */
    const struct cv_rule *rule; /* drawn with it; NULL: none */
};

/* Lines that share a baseline: one, or those of a row's cells, or of a label and what it labels. */
struct cv_vbox {
    cv_pt top;           /* distance from the top of the list, as if there were but one page */
    cv_pt height, depth; /* above and below the baseline */
    int64_t cost;        /* of a page break before it */
    uint32_t first_cell; /* index */
    uint32_t cell_count;
};

struct cv_vlist {
    const struct cv_vbox *boxes;
    size_t count;
    const struct cv_vcell *cells;
};

/* `room`: height of a page's text area; blocks that do not fit into it need not be kept together. */
struct cv_vlist cv_vlist_from_lines(struct cv_arena *arena, const struct cv_lined_document *lined, cv_pt room);

#endif
