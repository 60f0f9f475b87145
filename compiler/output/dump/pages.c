/* Pages as text: one line per item: its kind, x, y, then what it shows: a text its font size and text, a drawing its font size
 * and number of glyphs, a rule its width and height. */
#include "output/dump/dump.h"
#include "output/dump/quote.h"

static const char *const kind_names[] = {[CV_ITEM_TEXT] = "text", [CV_ITEM_DRAWN] = "drawn", [CV_ITEM_RULE] = "rule"};

static void add_length(struct cv_strbuf *buf, cv_pt length)
{
    cv_strbuf_add_byte(buf, ' ');
    cv_strbuf_add_pt(buf, length);
}

/* The bytes of its source that the item's glyphs stand for. */
static cv_str text_of(const struct cv_item *item)
{
    uint32_t start = UINT32_MAX, end = 0;
    for (size_t i = 0; i < item->text.glyph_count; i++) {
        const struct cv_glyph *glyph = &item->text.glyphs[i];
        if (glyph->start < start) start = glyph->start;
        if (glyph->end > end) end = glyph->end;
    }
    return cv_str_slice(item->source, start < end ? start : end, end);
}

static void add_item(struct cv_strbuf *buf, const struct cv_item *item)
{
    cv_strbuf_add_c(buf, kind_names[item->kind]);
    add_length(buf, item->x);
    add_length(buf, item->y);
    add_length(buf, item->kind == CV_ITEM_RULE ? item->width : item->text.run->size);
    cv_strbuf_add_byte(buf, ' ');
    switch (item->kind) {
    case CV_ITEM_TEXT:
        cv_dump_add_quoted(buf, text_of(item));
        break;
    case CV_ITEM_DRAWN:
        cv_strbuf_printf(buf, "%zu", item->text.glyph_count);
        break;
    case CV_ITEM_RULE:
        cv_strbuf_add_pt(buf, item->height);
        break;
    }
    cv_strbuf_add_byte(buf, '\n');
}

cv_str cv_dump_pages(struct cv_arena *arena, const struct cv_pages *pages)
{
    struct cv_strbuf buf = CV_STRBUF(arena);
    for (size_t i = 0; i < pages->count; i++) {
        const struct cv_page *page = &pages->items[i];
        cv_strbuf_printf(&buf, "page %zu", i + 1);
        add_length(&buf, page->width);
        add_length(&buf, page->height);
        cv_strbuf_add_byte(&buf, '\n');
        for (size_t j = 0; j < page->item_count; j++) add_item(&buf, &page->items[j]);
    }
    return cv_strbuf_view(&buf);
}
