/* Measures of a document's paragraphs, from its blocks: each block begins at its parent's start edge plus its indent and ends
 * at the column's end edge. In a row the end cell is measured first; what it leaves is the start cell's. */
#include "line/line.h"

#include "line/setter.h"

enum {
    LABEL_GAP_DIVISOR = 4, /* between a label and the text after it: at least this part of the em */
};

struct column {
    struct cv_context *cx;
    struct cv_setter *setter;
    const struct cv_shaped_document *shaped;
    struct cv_lines *lines; /* by paragraph id */
    cv_pt width;
    bool mirrored; /* start edges are on the right */
    bool too_narrow;
    bool failed;
};

/* What a block has to itself: from `start`, the distance to the column's start edge, `measure` wide. */
struct extent {
    cv_pt start, measure;
};

/* Languages that are written from right to left in the script they are most often written in. */
static bool is_right_to_left(cv_str lang)
{
    static const char *const languages[] = {"ar", "arc", "ckb", "dv",  "fa", "he", "iw",
                                            "ji", "ps",  "sd",  "syr", "ug", "ur", "yi"};
    size_t end = 0;
    while (end < lang.length && lang.data[end] != '-' && lang.data[end] != '_') end++;
    cv_str primary = cv_str_slice(lang, 0, end);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (cv_str_equal_nocase(primary, cv_str_from_c(languages[i]))) return true;
    return false;
}

static const struct cv_shaped *shaped_of(const struct column *column, const struct cv_paragraph *paragraph)
{
    return &column->shaped->paragraphs[paragraph->id];
}

/* A block needs room for a character. */
static bool has_room(struct column *column, const struct cv_block *block, struct extent extent)
{
    const struct cv_paragraph *paragraph = block->start != NULL ? block->start : block->end;
    if (paragraph == NULL || extent.measure >= paragraph->style->size) return true;
    if (column->too_narrow) return false;
    column->too_narrow = true;
    cv_span span = paragraph->inline_count == 0 ? (cv_span){0} : paragraph->inlines[0].source.span;
    struct cv_diag *diag =
        cv_diag_add(column->cx->diags, CV_CODE_NO_ROOM, span, "the page's margins and indents leave no width for text");
    cv_diag_hint(column->cx->diags, diag, "make the margins smaller or the page wider");
    return false;
}

static void set_lines(struct column *column, const struct cv_paragraph *paragraph, enum cv_align align, struct extent extent)
{
    struct cv_lines *lines = &column->lines[paragraph->id];
    if (!cv_setter_break(column->setter, shaped_of(column, paragraph), align, extent.measure, lines)) column->failed = true;
    lines->x = column->mirrored ? column->width - extent.start - extent.measure : extent.start;
}

/* Text in a row or beside a label, and all text of a right-to-left document, starts at the column's start edge, not at that of
 * its own direction. */
static enum cv_align aligned_with_column(const struct column *column, const struct cv_paragraph *paragraph, enum cv_align align)
{
    bool own = shaped_of(column, paragraph)->level % 2 == 1;
    if (own == column->mirrored) return align;
    switch (align) {
    case CV_ALIGN_START:
        return CV_ALIGN_END;
    case CV_ALIGN_END:
        return CV_ALIGN_START;
    case CV_ALIGN_CENTER:
    case CV_ALIGN_JUSTIFY:
        break;
    }
    return align;
}

/* The width that the paragraph takes if only forced breaks end its lines. */
static cv_pt natural_width(const struct column *column, const struct cv_paragraph *paragraph)
{
    const struct cv_shaped *shaped = shaped_of(column, paragraph);
    cv_pt widest = 0, width = 0;
    size_t next_break = 0;
    for (size_t i = 0; i < shaped->run_count; i++) {
        const struct cv_run *run = &shaped->runs[i];
        for (size_t j = 0; j < run->glyph_count; j++) {
            const struct cv_glyph *glyph = &run->glyphs[j];
            for (; next_break < shaped->break_count && shaped->breaks[next_break].offset <= glyph->start; next_break++)
                if (shaped->breaks[next_break].kind == CV_BREAK_FORCED) width = 0;
            width += glyph->advance;
            if (width > widest) widest = width;
        }
    }
    return widest;
}

static void set_row(struct column *column, const struct cv_block *row, struct extent extent)
{
    struct extent start = extent;
    if (row->end != NULL) {
        cv_pt gap = row->start == NULL ? 0 : row->start->style->size;
        cv_pt wanted = row->start == NULL ? 0 : natural_width(column, row->start);
        cv_pt most = extent.measure - gap - wanted;
        if (most < (extent.measure - gap) / 2) most = (extent.measure - gap) / 2;
        struct extent end = {.measure = natural_width(column, row->end)};
        if (end.measure < row->end_width) end.measure = row->end_width;
        if (end.measure > most) end.measure = most;
        end.start = extent.start + extent.measure - end.measure;
        start.measure = extent.measure - end.measure - gap;
        set_lines(column, row->end, aligned_with_column(column, row->end, CV_ALIGN_END), end);
    }
    if (row->start != NULL) set_lines(column, row->start, aligned_with_column(column, row->start, CV_ALIGN_START), start);
}

static void set_children(struct column *column, const struct cv_block *parent, struct extent extent, bool beside_label);

/* The label stands at the item's own indent, the children at theirs, or further in if the label is too wide for that. */
static void set_item(struct column *column, const struct cv_block *item, struct extent extent)
{
    struct extent body = extent;
    if (item->start != NULL) {
        cv_pt width = natural_width(column, item->start);
        if (width > extent.measure / 2) width = extent.measure / 2;
        struct extent label = {.start = extent.start, .measure = width};
        set_lines(column, item->start, aligned_with_column(column, item->start, CV_ALIGN_START), label);
        cv_pt taken = column->lines[item->start->id].width + item->start->style->size / LABEL_GAP_DIVISOR;
        cv_pt given = item->first == NULL ? taken : item->first->indent;
        if (taken > given) {
            body.start += taken - given;
            body.measure -= taken - given;
        }
    }
    set_children(column, item, body, true);
}

static void set_block(struct column *column, const struct cv_block *block, struct extent extent, bool beside_label)
{
    extent.start += block->indent;
    extent.measure -= block->indent;
    if (!has_room(column, block, extent)) return;
    switch (block->kind) {
    case CV_BLOCK_GROUP:
        set_children(column, block, extent, beside_label);
        break;
    case CV_BLOCK_ROW:
        set_row(column, block, extent);
        break;
    case CV_BLOCK_ITEM:
        set_item(column, block, extent);
        break;
    case CV_BLOCK_PARAGRAPH: {
        enum cv_align align = block->start->style->align;
        if (beside_label || column->mirrored) align = aligned_with_column(column, block->start, align);
        set_lines(column, block->start, align, extent);
        break;
    }
    }
}

static void set_children(struct column *column, const struct cv_block *parent, struct extent extent, bool beside_label)
{
    for (const struct cv_block *block = parent->first; block != NULL; block = block->next)
        set_block(column, block, extent, beside_label);
}

bool cv_line_break(struct cv_context *cx, const struct cv_shaped *shaped, enum cv_align align, cv_pt measure,
                   struct cv_lines *ret_lines)
{
    return cv_setter_break(cv_setter_new(cx), shaped, align, measure, ret_lines);
}

bool cv_line_document(struct cv_context *cx, const struct cv_shaped_document *shaped, cv_pt width,
                      const struct cv_lined_document **ret_lined)
{
    const struct cv_document *document = shaped->document;
    struct column column = {
        .cx = cx,
        .setter = cv_setter_new(cx),
        .shaped = shaped,
        .lines = CV_NEW_ARRAY(cx->arena, struct cv_lines, document->paragraph_count),
        .width = width,
        .mirrored = is_right_to_left(document->lang),
    };
    for (uint32_t i = 0; i < document->paragraph_count; i++) column.lines[i].shaped = &shaped->paragraphs[i];
    set_block(&column, document->root, (struct extent){.measure = width}, false);
    struct cv_lined_document *lined = CV_NEW(cx->arena, struct cv_lined_document);
    *lined = (struct cv_lined_document){.shaped = shaped, .paragraphs = column.lines, .width = width};
    *ret_lined = lined;
    return !column.failed && !column.too_narrow;
}
