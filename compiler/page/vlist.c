/* The block tree is walked in reading order. Spaces between two boxes collect while blocks end and begin, and the largest
 * holds. So does the depth in the tree at which the two part ways, which says how closely they belong together. */
#include "page/vlist.h"

#include "base/vec.h"

enum { DEPTH_OF_SECTIONS = 0, DEPTH_OF_ENTRIES = 1, DEPTH_OF_PARTS = 2 };

/* Boxes [first, end) of a block that is to be kept together. */
struct keep {
    size_t first, end;
};

struct builder {
    struct cv_arena *arena;
    const struct cv_lined_document *lined;
    cv_pt room;
    CV_VEC(struct cv_vbox) boxes;
    CV_VEC(struct cv_vcell) cells;
    CV_VEC(struct keep) keeps;
    CV_VEC(uint32_t) labels; /* paragraphs that wait for the box they hang beside */
    /* between the last box and the next */
    cv_pt space;
    int fork;  /* depth of the innermost block that holds both */
    bool keep; /* no page break */
};

static const struct cv_lines *lines_of(const struct builder *b, uint32_t paragraph)
{
    return &b->lined->paragraphs[paragraph];
}

static void add_space(struct builder *b, cv_pt space)
{
    if (space > b->space) b->space = space;
}

static int64_t cost_of_fork(int depth)
{
    if (depth <= DEPTH_OF_SECTIONS) return 0;
    if (depth == DEPTH_OF_ENTRIES) return CV_COST_BETWEEN_ENTRIES;
    return CV_COST_IN_ENTRY + (int64_t)CV_COST_DEEPER * (depth - DEPTH_OF_PARTS);
}

/* Of a page break before line `line` of `count`. */
static int64_t cost_in_paragraph(size_t line, size_t count)
{
    if (count == 2) return CV_COST_SPLIT_PAIR;
    return line == 1 || line == count - 1 ? CV_COST_WIDOW : CV_COST_IN_PARAGRAPH;
}

/* --- boxes --- */

/* Paragraphs side by side: labels, a row's cells. A row's end begins beside the last line of its start, so that who reads from
 * top to bottom and across, be it a person or a program, has read the start when it comes to the end. */
struct strip {
    const uint32_t *paragraphs;
    size_t count;
    bool is_row;                /* the last paragraph is a row's end, and the one before it the start */
    const struct cv_rule *rule; /* of the last one */
};

/* Lines of the strip before the first one of its paragraph `i`. */
static size_t lines_before(const struct builder *b, const struct strip *strip, size_t i)
{
    if (!strip->is_row || i + 1 < strip->count) return 0;
    size_t of_start = lines_of(b, strip->paragraphs[i - 1])->count;
    return of_start == 0 ? 0 : of_start - 1;
}

/* The lines of the strip's paragraph `i` if one of them stands in the strip's line `line`, and which; else NULL. */
static const struct cv_lines *lines_at(const struct builder *b, const struct strip *strip, size_t i, size_t line,
                                       size_t *ret_line)
{
    const struct cv_lines *lines = lines_of(b, strip->paragraphs[i]);
    size_t before = lines_before(b, strip, i);
    *ret_line = line - before;
    return line >= before && *ret_line < lines->count ? lines : NULL;
}

static void add_cells(struct builder *b, const struct strip *strip, size_t line)
{
    for (size_t i = 0; i < strip->count; i++) {
        size_t own;
        const struct cv_lines *lines = lines_at(b, strip, i, line, &own);
        if (lines == NULL) continue;
        struct cv_vcell cell = {.paragraph = strip->paragraphs[i], .line = (uint32_t)own};
        if (i + 1 == strip->count && own + 1 == lines->count) cell.rule = strip->rule;
        cv_vec_push(b->arena, &b->cells, cell);
    }
}

/* Height above the baseline, depth below it, of the lines with number `line`; and the least distance to the line after. */
static void measure_strip(const struct builder *b, const struct strip *strip, size_t line, struct cv_vbox *box, cv_pt *distance)
{
    box->height = box->depth = *distance = 0;
    for (size_t i = 0; i < strip->count; i++) {
        size_t own;
        const struct cv_lines *lines = lines_at(b, strip, i, line, &own);
        if (lines == NULL) continue;
        if (lines->height > box->height) box->height = lines->height;
        if (lines->depth > box->depth) box->depth = lines->depth;
        cv_pt leading = lines->height + lines->depth;
        if (own + 1 < lines->count && leading > *distance) *distance = leading;
    }
}

static int64_t cost_in_strip(const struct builder *b, const struct strip *strip, size_t line)
{
    int64_t cost = 0;
    for (size_t i = 0; i < strip->count; i++) {
        size_t own;
        const struct cv_lines *lines = lines_at(b, strip, i, line, &own);
        if (lines == NULL || own == 0) continue;
        int64_t of_paragraph = cost_in_paragraph(own, lines->count);
        if (of_paragraph > cost) cost = of_paragraph;
    }
    return cost;
}

static int64_t cost_before_block(const struct builder *b)
{
    return cost_of_fork(b->fork) + (b->keep ? CV_COST_STRANDED : 0);
}

static size_t line_count_of(const struct builder *b, const struct strip *strip)
{
    size_t count = 0;
    for (size_t i = 0; i < strip->count; i++) {
        size_t end = lines_before(b, strip, i) + lines_of(b, strip->paragraphs[i])->count;
        if (end > count) count = end;
    }
    return count;
}

/* A box for each line; the distance of baselines is the leading of the paragraphs that go on, whatever stands beside them. */
static void add_strip(struct builder *b, const struct strip *strip)
{
    size_t count = line_count_of(b, strip);
    if (count == 0) return;
    cv_pt bottom = b->boxes.count == 0 ? 0 : b->boxes.items[b->boxes.count - 1].top;
    if (b->boxes.count > 0) {
        const struct cv_vbox *last = &b->boxes.items[b->boxes.count - 1];
        bottom += last->height + last->depth + b->space;
    }
    for (size_t line = 0; line < count; line++) {
        struct cv_vbox box = {.top = bottom, .first_cell = (uint32_t)b->cells.count};
        struct cv_vbox next;
        cv_pt distance, unused;
        measure_strip(b, strip, line, &box, &distance);
        measure_strip(b, strip, line + 1, &next, &unused);
        if (line + 1 < count) box.depth = distance - next.height;
        box.cost = line == 0 ? cost_before_block(b) : cost_in_strip(b, strip, line);
        add_cells(b, strip, line);
        box.cell_count = (uint32_t)b->cells.count - box.first_cell;
        cv_vec_push(b->arena, &b->boxes, box);
        bottom += box.height + box.depth;
    }
    b->space = 0;
    b->fork = INT32_MAX;
    b->keep = false;
}

/* The labels that wait, and beside them up to two paragraphs. */
static void add_paragraphs(struct builder *b, const struct cv_paragraph *start, const struct cv_paragraph *end,
                           const struct cv_rule *rule)
{
    CV_VEC(uint32_t) paragraphs = {0};
    for (size_t i = 0; i < b->labels.count; i++) cv_vec_push(b->arena, &paragraphs, b->labels.items[i]);
    if (start != NULL) cv_vec_push(b->arena, &paragraphs, start->id);
    if (end != NULL) cv_vec_push(b->arena, &paragraphs, end->id);
    struct strip strip = {
        .paragraphs = paragraphs.items, .count = paragraphs.count, .is_row = start != NULL && end != NULL, .rule = rule};
    size_t before = b->boxes.count;
    add_strip(b, &strip);
    if (b->boxes.count == before) return;
    b->labels.count = 0;
    if (rule != NULL && rule->place == CV_RULE_BELOW) b->boxes.items[b->boxes.count - 1].depth += rule->gap + rule->thickness;
}

/* --- blocks --- */

static void add_block(struct builder *b, const struct cv_block *block, int depth);

static void add_children(struct builder *b, const struct cv_block *parent, int depth)
{
    for (const struct cv_block *block = parent->first; block != NULL; block = block->next) {
        if (block != parent->first && depth < b->fork) b->fork = depth;
        add_block(b, block, depth + 1);
    }
}

static void add_item(struct builder *b, const struct cv_block *item, int depth)
{
    if (item->start != NULL) cv_vec_push(b->arena, &b->labels, item->start->id);
    add_children(b, item, depth);
    if (b->labels.count > 0) add_paragraphs(b, NULL, NULL, NULL); /* nothing came to stand beside it */
}

static void add_block(struct builder *b, const struct cv_block *block, int depth)
{
    size_t first = b->boxes.count;
    add_space(b, block->space_above);
    switch (block->kind) {
    case CV_BLOCK_GROUP:
        add_children(b, block, depth);
        break;
    case CV_BLOCK_PARAGRAPH:
        add_paragraphs(b, block->start, NULL, block->rule.place == CV_RULE_NONE ? NULL : &block->rule);
        break;
    case CV_BLOCK_ROW:
        add_paragraphs(b, block->start, block->end, NULL);
        break;
    case CV_BLOCK_ITEM:
        add_item(b, block, depth);
        break;
    }
    add_space(b, block->space_below);
    if (b->boxes.count == first) return;
    if (block->keep_with_next) b->keep = true;
    if (block->keep_together) cv_vec_push(b->arena, &b->keeps, (struct keep){.first = first, .end = b->boxes.count});
}

static void keep_together(struct builder *b, const struct keep *keep)
{
    const struct cv_vbox *last = &b->boxes.items[keep->end - 1];
    if (last->top + last->height + last->depth - b->boxes.items[keep->first].top > b->room) return;
    for (size_t i = keep->first + 1; i < keep->end; i++) b->boxes.items[i].cost += CV_COST_SPLIT_BLOCK;
}

struct cv_vlist cv_vlist_from_lines(struct cv_arena *arena, const struct cv_lined_document *lined, cv_pt room)
{
    struct builder b = {.arena = arena, .lined = lined, .room = room, .fork = INT32_MAX};
    add_block(&b, lined->shaped->document->root, 0);
    for (size_t i = 0; i < b.keeps.count; i++) keep_together(&b, &b.keeps.items[i]);
    return (struct cv_vlist){.boxes = b.boxes.items, .count = b.boxes.count, .cells = b.cells.items};
}
