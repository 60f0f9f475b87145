/* Plain text: the document in reading order, the same text as comes out of the PDF.
 *
 * A paragraph is one line, however the pages break it. A row is its start and its end, two spaces apart. An item's label stands
 * before its first line, and what else it holds is indented by as much. A blank line stands before a heading, unless it
 * follows another of its level or of a higher one. Page furniture and icons are not part of the document's text, so they are
 * not here. */
#include "output/output.h"

#include "base/utf8.h"

enum { INDENT = 2 }; /* columns for each item around */

struct plain {
    struct cv_strbuf out;
    unsigned depth;   /* of items */
    bool line_open;   /* the line has a label and waits for its text */
    int level_before; /* heading_level() of the line before */
};

/* 1 is the highest; 0: not a heading. */
static int heading_level(const struct cv_paragraph *paragraph)
{
    switch (paragraph->element->role) {
    case CV_ROLE_H1:
        return 1;
    case CV_ROLE_H2:
        return 2;
    case CV_ROLE_H3:
        return 3;
    case CV_ROLE_H4:
        return 4;
    default:
        return 0;
    }
}

/* Whether a blank line is due before a line of this level. */
static bool stands_apart(const struct plain *plain, int level)
{
    if (level == 0 || plain->line_open || plain->out.length == 0) return false;
    return plain->level_before == 0 || level < plain->level_before;
}

static void begin_line(struct plain *plain)
{
    unsigned spaces = plain->line_open ? 1 : INDENT * plain->depth;
    while (spaces-- > 0) cv_strbuf_add_byte(&plain->out, ' ');
    plain->line_open = false;
}

/* The paragraph's text; a forced break is a line break here as well. */
static void add_text(struct plain *plain, const struct cv_paragraph *paragraph)
{
    cv_str text = cv_str_trim(paragraph->text);
    for (size_t i = 0; i < text.length;) {
        uint32_t codepoint = cv_utf8_next(text, &i);
        cv_strbuf_add_codepoint(&plain->out, cv_utf8_is_blank(codepoint) ? ' ' : codepoint);
        if (codepoint == '\n') begin_line(plain);
    }
}

static bool has_text(const struct cv_paragraph *paragraph)
{
    return paragraph != NULL && cv_str_trim(paragraph->text).length > 0;
}

static void add_line(struct plain *plain, const struct cv_paragraph *start, const struct cv_paragraph *end)
{
    const struct cv_paragraph *first = has_text(start) ? start : end;
    if (!has_text(first)) return;
    int level = heading_level(first);
    if (stands_apart(plain, level)) cv_strbuf_add_byte(&plain->out, '\n');
    begin_line(plain);
    add_text(plain, first);
    if (first == start && has_text(end)) {
        cv_strbuf_add_c(&plain->out, "  ");
        add_text(plain, end);
    }
    cv_strbuf_add_byte(&plain->out, '\n');
    plain->level_before = level;
}

static void add_blocks(struct plain *plain, const struct cv_block *block);

static void add_item(struct plain *plain, const struct cv_block *item)
{
    if (has_text(item->start)) {
        begin_line(plain);
        add_text(plain, item->start);
        plain->line_open = true;
    }
    plain->depth++;
    add_blocks(plain, item->first);
    plain->depth--;
    if (plain->line_open) cv_strbuf_add_byte(&plain->out, '\n');
    plain->line_open = false;
    plain->level_before = 0;
}

/* The block and its siblings. Blocks nest as deep as a document's lists, which has a limit. */
static void add_blocks(struct plain *plain, const struct cv_block *block)
{
    for (; block != NULL; block = block->next) {
        switch (block->kind) {
        case CV_BLOCK_GROUP:
            add_blocks(plain, block->first);
            break;
        case CV_BLOCK_PARAGRAPH:
            add_line(plain, block->start, NULL);
            break;
        case CV_BLOCK_ROW:
            add_line(plain, block->start, block->end);
            break;
        case CV_BLOCK_ITEM:
            add_item(plain, block);
            break;
        }
    }
}

bool cv_plain_write(struct cv_context *cx, const struct cv_pages *pages, cv_str *ret_bytes)
{
    struct plain plain = {.out = CV_STRBUF(cx->arena)};
    add_blocks(&plain, pages->document->root);
    *ret_bytes = cv_strbuf_view(&plain.out);
    return true;
}
