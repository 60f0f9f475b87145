/* The variants as a table, a line each. Columns are as wide as their widest cell, counted in code points. */
#include "output/dump/dump.h"

#include "base/strbuf.h"
#include "base/utf8.h"

enum { COLUMNS = 9, GAP = 2, LONGEST = 40 /* bytes of a value that is shown */ };

static size_t width_of(cv_str text)
{
    size_t width = 0;
    for (size_t offset = 0; offset < text.length; width++) cv_utf8_next(text, &offset);
    return width;
}

static void add_texts(struct cv_strbuf *buf, const struct cv_node *value)
{
    if (value->kind == CV_NODE_SCALAR) {
        if (buf->length != 0) cv_strbuf_add_c(buf, ", ");
        cv_strbuf_add(buf, cv_str_trim(value->scalar));
    }
    for (size_t i = 0; value->kind == CV_NODE_SEQUENCE && i < value->count && buf->length < LONGEST; i++)
        add_texts(buf, value->items[i]);
}

/* The texts of a setting on one line, without what would move a terminal's cursor. */
static cv_str cell_of(struct cv_arena *arena, const struct cv_node *value)
{
    struct cv_strbuf all = CV_STRBUF(arena);
    struct cv_strbuf shown = CV_STRBUF(arena);
    if (value != NULL) add_texts(&all, value);
    cv_str text = cv_strbuf_view(&all);
    size_t offset = 0;
    while (offset < text.length && offset < LONGEST) {
        uint32_t codepoint = cv_utf8_next(text, &offset);
        bool is_control =
            codepoint < 0x20 || (codepoint >= 0x7F && codepoint < 0xA0) || (codepoint >= 0x2028 && codepoint <= 0x202E);
        cv_strbuf_add_codepoint(&shown, is_control ? ' ' : codepoint);
    }
    if (offset < text.length) cv_strbuf_add_c(&shown, "…");
    return shown.length == 0 ? CV_STR("-") : cv_strbuf_view(&shown);
}

static cv_str count_of(struct cv_arena *arena, const struct cv_selection *selection, enum cv_part part)
{
    return cv_str_printf(arena, "%zu of %zu", selection->kept[part], selection->kept[part] + selection->dropped[part]);
}

static void fill_row(struct cv_arena *arena, const struct cv_listed *listed, cv_str *row)
{
    static const char *const settings[] = {"include", "exclude", "layout", "lang", "output"};
    struct cv_node name = {.kind = CV_NODE_SCALAR, .scalar = listed->name};
    size_t column = 0;
    row[column++] = cell_of(arena, &name);
    row[column++] = cell_of(arena, listed->extends);
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        row[column++] = cell_of(arena, cv_node_lookup(listed->selection.root, settings[i]));
    row[column++] = count_of(arena, &listed->selection, CV_PART_ENTRY);
    row[column++] = count_of(arena, &listed->selection, CV_PART_HIGHLIGHT);
}

static void add_row(struct cv_strbuf *buf, const cv_str *row, const size_t *widths)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        cv_strbuf_add(buf, row[i]);
        if (i + 1 < COLUMNS) cv_strbuf_printf(buf, "%*s", (int)(widths[i] + GAP - width_of(row[i])), "");
    }
    cv_strbuf_add_byte(buf, '\n');
}

cv_str cv_dump_variants(struct cv_arena *arena, const struct cv_listing *listing)
{
    static const char *const heads[COLUMNS] = {"variant", "extends", "include", "exclude",   "layout",
                                               "lang",    "output",  "entries", "highlights"};
    struct cv_strbuf buf = CV_STRBUF(arena);
    cv_str *cells = CV_NEW_ARRAY(arena, cv_str, (listing->count + 1) * COLUMNS);
    for (size_t i = 0; i < COLUMNS; i++) cells[i] = cv_str_from_c(heads[i]);
    for (size_t i = 0; i < listing->count; i++) fill_row(arena, &listing->items[i], cells + (i + 1) * COLUMNS);
    size_t widths[COLUMNS] = {0};
    for (size_t i = 0; i < (listing->count + 1) * COLUMNS; i++) {
        size_t width = width_of(cells[i]);
        if (width > widths[i % COLUMNS]) widths[i % COLUMNS] = width;
    }
    for (size_t i = 0; i <= listing->count; i++) add_row(&buf, cells + i * COLUMNS, widths);
    return cv_strbuf_view(&buf);
}
