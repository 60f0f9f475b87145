/* Total fit for pages: as Knuth and Plass do for lines, and Plass's thesis ("Optimal Pagination Techniques for Automatic
 * Typesetting Systems", 1981) for pages, dynamic programming over the boxes before which a page may begin. Pages are ragged at
 * the bottom, so a page costs what is left empty at its foot and what is torn apart there.
 *
 * From each box, the pages that begin with it end within a window below the fullest, which bounds the time by the number of
 * boxes times the window. The window holds a page of any usual text size, so that nothing that fits on a page need be split. */
#include "page/pagination.h"

enum { WINDOW = 256 /* boxes */, SHORT_END_DIVISOR = 10 /* of the page */ };

/* The best way to begin a page with a box. */
struct start {
    int64_t cost;    /* of all pages before; NOT_REACHED */
    size_t previous; /* box that begins the page before */
};

static const int64_t NOT_REACHED = INT64_MAX;

static cv_pt height_between(const struct cv_vlist *list, size_t first, size_t end)
{
    const struct cv_vbox *last = &list->boxes[end - 1];
    return last->top + last->height + last->depth - list->boxes[first].top;
}

/* Of the page that holds boxes [first, end), and of the break after it. */
static int64_t page_cost(const struct cv_vlist *list, size_t first, size_t end, cv_pt room)
{
    cv_pt height = height_between(list, first, end);
    if (end == list->count) return height < room / SHORT_END_DIVISOR && first > 0 ? CV_COST_SHORT_END : 0;
    int64_t empty = (room - height) * 1000 / room;
    return CV_COST_EMPTY_PAGE * empty * empty / (1000 * 1000) + list->boxes[end].cost;
}

/* Offers the pages that begin with box `first` to the boxes after them. `fullest`: end of the fullest of them. */
static void offer_pages(const struct cv_vlist *list, struct start *starts, size_t first, size_t fullest, cv_pt room)
{
    for (size_t end = fullest; end > first && end + WINDOW > fullest; end--) {
        int64_t cost = starts[first].cost + page_cost(list, first, end, room);
        if (cost < starts[end].cost) starts[end] = (struct start){.cost = cost, .previous = first};
    }
}

static struct cv_pagination trace_back(struct cv_arena *arena, const struct start *starts, size_t box_count)
{
    size_t count = 0;
    for (size_t box = box_count; box != 0; box = starts[box].previous) count++;
    size_t *firsts = CV_NEW_ARRAY(arena, size_t, count);
    size_t page = count;
    for (size_t box = box_count; box != 0;) firsts[--page] = box = starts[box].previous;
    return (struct cv_pagination){.firsts = firsts, .count = count};
}

struct cv_pagination cv_pagination_of(struct cv_arena *arena, const struct cv_vlist *list, cv_pt room)
{
    if (list->count == 0) return (struct cv_pagination){.firsts = CV_NEW(arena, size_t), .count = 1};
    struct start *starts = CV_NEW_ARRAY(arena, struct start, list->count + 1);
    for (size_t i = 1; i <= list->count; i++) starts[i].cost = NOT_REACHED;
    size_t fullest = 0;
    for (size_t first = 0; first < list->count; first++) {
        while (fullest < list->count && height_between(list, first, fullest + 1) <= room) fullest++;
        if (starts[first].cost != NOT_REACHED) offer_pages(list, starts, first, fullest, room);
    }
    return trace_back(arena, starts, list->count);
}
