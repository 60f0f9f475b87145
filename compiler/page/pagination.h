/* pagination: chooses where pages end so that the sum of all page breaks' costs is least. */
#ifndef CV_PAGE_PAGINATION_H
#define CV_PAGE_PAGINATION_H

#include "page/vlist.h"

/* First boxes of the pages, ascending; the first is 0. */
struct cv_pagination {
    const size_t *firsts;
    size_t count;
};

/* Every box must fit into `room`, the height of a page's text area. An empty list takes one page. */
struct cv_pagination cv_pagination_of(struct cv_arena *arena, const struct cv_vlist *list, cv_pt room);

#endif
