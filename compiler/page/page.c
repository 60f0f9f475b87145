/* The vertical list is cut into pages, and each page's lines are placed from the top down. Lines are drawn paragraph by
 * paragraph, not baseline by baseline, so that a row's start cell is read before its end cell; paragraph ids are in reading
 * order. Page furniture comes last, when the number of pages is known. */
#include "page/page.h"

#include "base/limits.h"
#include "page/pagination.h"
#include "page/sheet.h"

struct builder {
    struct cv_context *cx;
    const struct cv_lined_document *lined;
    const struct cv_document *document;
    struct cv_frame frame;
    struct cv_vlist list;
    CV_VEC(struct cv_destination) destinations;
};

/* A line on its page. */
struct placed {
    const struct cv_vcell *cell;
    cv_pt y; /* baseline */
};

static cv_span span_of(const struct cv_paragraph *paragraph)
{
    return paragraph->inline_count == 0 ? (cv_span){0} : paragraph->inlines[0].source.span;
}

/* A page must have room for any one box, and there must be no more pages than the limit. */
static bool check_room(struct builder *b)
{
    struct cv_diags *diags = b->cx->diags;
    for (size_t i = 0; i < b->list.count; i++) {
        const struct cv_vbox *box = &b->list.boxes[i];
        if (box->height + box->depth <= b->frame.height) continue;
        uint32_t paragraph = b->list.cells[box->first_cell].paragraph;
        struct cv_diag *diag = cv_diag_add(diags, CV_CODE_NO_ROOM, span_of(b->document->paragraphs[paragraph]),
                                           "the page has no room for a line of text between its margins");
        cv_diag_hint(diags, diag, "make the margins smaller or the page higher");
        return false;
    }
    return true;
}

static bool check_page_count(struct builder *b, size_t count)
{
    if (count <= CV_LIMIT_PAGES) return true;
    struct cv_diag *diag = cv_diag_add(b->cx->diags, CV_CODE_LIMIT, (cv_span){0}, "the document takes %zu pages, more than %d",
                                       count, CV_LIMIT_PAGES);
    cv_diag_hint(b->cx->diags, diag, "shorten the profile or make the text smaller");
    return false;
}

static bool is_heading(const struct cv_element *element)
{
    return element != NULL && element->role >= CV_ROLE_H1 && element->role <= CV_ROLE_H4;
}

/* Lines of boxes [first, end), paragraph by paragraph. Only a row's cells are out of order, hence insertion. */
static struct placed *place_lines(struct builder *b, size_t first, size_t end, size_t *ret_count)
{
    const struct cv_vbox *last = &b->list.boxes[end - 1];
    size_t count = last->first_cell + last->cell_count - b->list.boxes[first].first_cell;
    struct placed *lines = CV_NEW_ARRAY(b->cx->arena, struct placed, count);
    size_t used = 0;
    for (size_t i = first; i < end; i++) {
        const struct cv_vbox *box = &b->list.boxes[i];
        cv_pt y = b->frame.top - (box->top - b->list.boxes[first].top) - box->height;
        for (size_t j = 0; j < box->cell_count; j++) {
            const struct cv_vcell *cell = &b->list.cells[box->first_cell + j];
            size_t at = used++;
            for (; at > 0 && lines[at - 1].cell->paragraph > cell->paragraph; at--) lines[at] = lines[at - 1];
            lines[at] = (struct placed){.cell = cell, .y = y};
        }
    }
    *ret_count = count;
    return lines;
}

static void draw_line(struct builder *b, const struct placed *placed, uint32_t page, cv_item_vec *items)
{
    const struct cv_vcell *cell = placed->cell;
    const struct cv_lines *lines = &b->lined->paragraphs[cell->paragraph];
    const struct cv_element *element = lines->shaped->paragraph->element;
    cv_pt left = b->frame.left + lines->x;
    if (cell->line == 0 && is_heading(element)) {
        struct cv_destination destination = {.element = element, .page = page, .y = placed->y + lines->height};
        cv_vec_push(b->cx->arena, &b->destinations, destination);
    }
    cv_items_add_line(b->cx->arena, items, lines, cell->line, left, placed->y, CV_LINE_READ);
    if (cell->rule != NULL) cv_items_add_rule(b->cx->arena, items, cell->rule, lines, cell->line, left, placed->y);
}

static void draw_page(struct builder *b, const struct cv_pagination *pagination, size_t page, cv_item_vec *items)
{
    size_t first = pagination->firsts[page];
    size_t end = page + 1 < pagination->count ? pagination->firsts[page + 1] : b->list.count;
    if (first == end) return;
    size_t count;
    const struct placed *lines = place_lines(b, first, end, &count);
    for (size_t i = 0; i < count; i++) draw_line(b, &lines[i], (uint32_t)page, items);
}

bool cv_pages_build(struct cv_context *cx, struct cv_fonts *fonts, const struct cv_lined_document *lined,
                    const struct cv_pages **ret_pages)
{
    const struct cv_document *document = lined->shaped->document;
    const struct cv_design *design = document->design;
    struct builder b = {.cx = cx, .lined = lined, .document = document, .frame = cv_frame_of_design(design)};
    b.list = cv_vlist_from_lines(cx->arena, lined, b.frame.height);
    if (!check_room(&b)) return false;
    struct cv_pagination pagination = cv_pagination_of(cx->arena, &b.list, b.frame.height);
    if (!check_page_count(&b, pagination.count)) return false;
    struct cv_page *pages = CV_NEW_ARRAY(cx->arena, struct cv_page, pagination.count);
    for (size_t i = 0; i < pagination.count; i++) {
        cv_item_vec items = {0};
        draw_page(&b, &pagination, i, &items);
        if (!cv_items_add_furniture(cx, &items, fonts, document, i + 1, pagination.count)) return false;
        pages[i] = (struct cv_page){
            .width = design->page_width, .height = design->page_height, .items = items.items, .item_count = items.count};
    }
    struct cv_pages *result = CV_NEW(cx->arena, struct cv_pages);
    *result = (struct cv_pages){
        .document = document,
        .items = pages,
        .count = pagination.count,
        .destinations = b.destinations.items,
        .destination_count = b.destinations.count,
    };
    *ret_pages = result;
    return true;
}
