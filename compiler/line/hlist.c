/* The list is built cluster by cluster in logical order. Bidi runs may stand in another order on the line, but its width does
 * not depend on that. A stretch without a legal break is closed when the next break is reached; if it turns out wider than the
 * measure, it is taken back and built again with an emergency penalty between any two clusters. */
#include "line/hlist.h"

#include "base/utf8.h"

/* Where the reading of clusters stands. */
struct cursor {
    size_t run;
    size_t glyph; /* in the run */
};

/* Glyphs that stand for the same bytes, or an icon. */
struct cluster {
    uint32_t start; /* byte of the text */
    cv_pt width;
    cv_pt size; /* em */
    enum cv_space_kind space;
    bool continues; /* a grapheme that began before it */
};

struct builder {
    struct cv_arena *arena;
    const struct cv_shaped *shaped;
    cv_str text;
    cv_pt measure;
    bool elastic;
    cv_hlist items;
    struct cursor cursor;
    size_t next_break; /* index into shaped->breaks */
    /* the stretch since the last legal break */
    struct cursor stretch_cursor;
    size_t stretch_break; /* index of the first break that was passed over in it */
    size_t stretch_item;  /* index of its first item */
    cv_pt stretch_width;  /* without white space at its end */
    cv_pt stretch_space;  /* white space at its end */
};

enum cv_space_kind cv_space_kind_of(cv_str text, const struct cv_glyph *glyph)
{
    if (glyph->end <= glyph->start) return CV_SPACE_NONE;
    size_t end = glyph->start;
    uint32_t codepoint = cv_utf8_next(text, &end);
    if (end != glyph->end) return CV_SPACE_NONE;
    if (codepoint == ' ' || codepoint == 0xA0) return CV_SPACE_ELASTIC;
    bool fixed = codepoint == 0x1680 || (codepoint >= 0x2000 && codepoint <= 0x200A && codepoint != 0x2007) ||
                 codepoint == 0x205F || codepoint == 0x3000;
    return fixed ? CV_SPACE_FIXED : CV_SPACE_NONE;
}

/* Knuth and Plass take half the space as stretch and a third as shrink, for spaces of a third of the em. Faces of today have
 * narrower ones, which can grow by as much all the same, but not shrink so far without words running together. */
struct cv_elasticity cv_elasticity_of_space(cv_pt width, cv_pt size)
{
    cv_pt stretch = width / 2 > size / 6 ? width / 2 : size / 6;
    return (struct cv_elasticity){.stretch = stretch, .most = 3 * stretch, .shrink = width / 4};
}

/* False at the end of the paragraph. */
static bool next_cluster(const struct builder *b, struct cursor *cursor, struct cluster *ret_cluster)
{
    while (cursor->run < b->shaped->run_count && cursor->glyph == b->shaped->runs[cursor->run].glyph_count)
        *cursor = (struct cursor){.run = cursor->run + 1};
    if (cursor->run == b->shaped->run_count) return false;
    const struct cv_run *run = &b->shaped->runs[cursor->run];
    const struct cv_glyph *first = &run->glyphs[cursor->glyph];
    struct cluster cluster = {
        .start = first->start, .size = run->size, .space = cv_space_kind_of(b->text, first), .continues = first->continues};
    for (; cursor->glyph < run->glyph_count && run->glyphs[cursor->glyph].start == first->start; cursor->glyph++)
        cluster.width += run->glyphs[cursor->glyph].advance;
    *ret_cluster = cluster;
    return true;
}

static struct cv_hitem penalty_at(const struct cv_break *opportunity)
{
    struct cv_hitem penalty = {.kind = CV_HITEM_PENALTY, .start = opportunity->offset};
    if (opportunity->kind == CV_BREAK_FORCED) {
        penalty.cost = CV_COST_FORCED;
    } else if (opportunity->reason == CV_BREAK_HYPHEN) {
        penalty.cost = CV_COST_HYPHEN;
        penalty.flagged = true;
    } else if (opportunity->reason == CV_BREAK_URL) {
        penalty.cost = CV_COST_ADDRESS;
    }
    return penalty;
}

static void add_glue(struct builder *b, const struct cluster *cluster)
{
    bool elastic = cluster->space == CV_SPACE_ELASTIC;
    struct cv_hitem glue = {.kind = CV_HITEM_GLUE, .start = cluster->start, .width = cluster->width};
    if (elastic && b->elastic) {
        struct cv_elasticity elasticity = cv_elasticity_of_space(glue.width, cluster->size);
        glue.stretch = elasticity.stretch;
        glue.shrink = elasticity.shrink;
    }
    cv_vec_push(b->arena, &b->items, glue);
    b->stretch_space += cluster->width;
}

/* Clusters that follow each other make one box. */
static void add_box(struct builder *b, const struct cluster *cluster)
{
    b->stretch_width += b->stretch_space + cluster->width;
    b->stretch_space = 0;
    if (b->items.count > b->stretch_item && b->items.items[b->items.count - 1].kind == CV_HITEM_BOX)
        b->items.items[b->items.count - 1].width += cluster->width;
    else
        cv_vec_push(b->arena, &b->items,
                    (struct cv_hitem){.kind = CV_HITEM_BOX, .start = cluster->start, .width = cluster->width});
}

static void add_cluster(struct builder *b, const struct cluster *cluster)
{
    if (cluster->space != CV_SPACE_NONE)
        add_glue(b, cluster);
    else
        add_box(b, cluster);
}

/* Whether a break that was passed over stands at `offset`. Asked in ascending order. */
static bool was_break(struct builder *b, uint32_t offset)
{
    const struct cv_shaped *shaped = b->shaped;
    while (b->stretch_break < shaped->break_count && shaped->breaks[b->stretch_break].offset < offset) b->stretch_break++;
    return b->stretch_break < shaped->break_count && shaped->breaks[b->stretch_break].offset == offset;
}

/* Before a cluster of a stretch that is wider than the measure. */
static void add_emergency_break(struct builder *b, const struct cluster *cluster)
{
    if (b->items.count == b->stretch_item || cluster->space != CV_SPACE_NONE || cluster->continues) return;
    const struct cv_hitem *before = &b->items.items[b->items.count - 1];
    bool after_icon = before->kind == CV_HITEM_BOX && before->start == cluster->start;
    if (after_icon) return;
    int32_t cost = before->kind == CV_HITEM_GLUE ? CV_COST_TIED : CV_COST_EMERGENCY;
    if (was_break(b, cluster->start)) cost = CV_COST_PASSED;
    cv_vec_push(b->arena, &b->items, (struct cv_hitem){.kind = CV_HITEM_PENALTY, .cost = cost, .start = cluster->start});
}

static void begin_stretch(struct builder *b)
{
    b->stretch_cursor = b->cursor;
    b->stretch_break = b->next_break;
    b->stretch_item = b->items.count;
    b->stretch_width = b->stretch_space = 0;
}

/* Builds the stretch from its beginning up to the cursor again, breakable between clusters, if it is wider than the measure. */
static void split_wide_stretch(struct builder *b)
{
    if (b->stretch_width <= b->measure) return;
    struct cursor cursor = b->stretch_cursor;
    struct cluster cluster;
    b->items.count = b->stretch_item;
    while ((cursor.run != b->cursor.run || cursor.glyph != b->cursor.glyph) && next_cluster(b, &cursor, &cluster)) {
        add_emergency_break(b, &cluster);
        add_cluster(b, &cluster);
    }
}

static void close_stretch(struct builder *b, struct cv_hitem penalty)
{
    split_wide_stretch(b);
    cv_vec_push(b->arena, &b->items, penalty);
    begin_stretch(b);
}

/* Adds the break opportunities before `cluster`. One inside a cluster cannot be used; one inside what is to stay together is
 * passed over for now. */
static void add_breaks(struct builder *b, const struct cluster *cluster)
{
    while (b->next_break < b->shaped->break_count && b->shaped->breaks[b->next_break].offset <= cluster->start) {
        const struct cv_break *opportunity = &b->shaped->breaks[b->next_break++];
        if (opportunity->kind != CV_BREAK_FORCED) {
            if (opportunity->offset != cluster->start || cluster->start == 0) continue;
            if (opportunity->reason == CV_BREAK_HELD) continue;
        }
        close_stretch(b, penalty_at(opportunity));
    }
}

void cv_hlist_from_shaped(struct cv_arena *arena, const struct cv_shaped *shaped, cv_pt measure, bool elastic,
                          cv_hlist *ret_list)
{
    struct builder b = {.arena = arena,
                        .shaped = shaped,
                        .text = shaped->paragraph->text,
                        .measure = measure,
                        .elastic = elastic,
                        .items = *ret_list};
    b.items.count = 0;
    struct cluster cluster;
    for (struct cursor ahead = b.cursor; next_cluster(&b, &ahead, &cluster); b.cursor = ahead) {
        add_breaks(&b, &cluster);
        add_cluster(&b, &cluster);
    }
    uint32_t end = (uint32_t)b.text.length;
    close_stretch(&b, (struct cv_hitem){.kind = CV_HITEM_PENALTY, .cost = CV_COST_FORCED, .start = end});
    *ret_list = b.items;
}
