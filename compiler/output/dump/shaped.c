/* Shaped text as text: for each paragraph its strut and direction; for each run its font, size, level, script, width, and its
 * glyphs as ID@START+ADVANCE, with (X,Y) where one is moved and ~ where a line broken before it has to be shaped again; then
 * the places where lines may end: i beside an ideograph, h after a hyphen, u inside an address, - held together, ! forced. */
#include "output/dump/dump.h"
#include "output/dump/quote.h"

static void add_pt(struct cv_strbuf *buf, const char *name, cv_pt length)
{
    cv_strbuf_printf(buf, " %s ", name);
    cv_strbuf_add_pt(buf, length);
}

static void add_glyph(struct cv_strbuf *buf, const struct cv_glyph *glyph)
{
    cv_strbuf_printf(buf, " %s%u@%u+", glyph->unsafe_to_break ? "~" : "", glyph->id, glyph->start);
    cv_strbuf_add_pt(buf, glyph->advance);
    if (glyph->x_offset == 0 && glyph->y_offset == 0) return;
    cv_strbuf_add_byte(buf, '(');
    cv_strbuf_add_pt(buf, glyph->x_offset);
    cv_strbuf_add_byte(buf, ',');
    cv_strbuf_add_pt(buf, glyph->y_offset);
    cv_strbuf_add_byte(buf, ')');
}

static void add_run(struct cv_strbuf *buf, cv_str text, const struct cv_run *run)
{
    cv_str font = cv_font_info(run->font)->postscript_name;
    char script[] = {(char)(run->script >> 24), (char)(run->script >> 16), (char)(run->script >> 8), (char)run->script, '\0'};
    cv_strbuf_printf(buf, "  run %u..%u %.*s", run->start, run->end, CV_STR_ARG(font));
    add_pt(buf, "size", run->size);
    cv_strbuf_printf(buf, " level %u %s%s", run->level, script, run->small_caps ? " capitals" : "");
    add_pt(buf, "width", run->width);
    cv_strbuf_add_byte(buf, ' ');
    cv_dump_add_quoted(buf, cv_str_slice(text, run->start, run->end));
    cv_strbuf_add_c(buf, "\n   ");
    for (size_t i = 0; i < run->glyph_count; i++) add_glyph(buf, &run->glyphs[i]);
    cv_strbuf_add_byte(buf, '\n');
}

static void add_breaks(struct cv_strbuf *buf, const struct cv_shaped *shaped)
{
    static const char marks[][2] = {
        [CV_BREAK_SPACE] = "", [CV_BREAK_IDEO] = "i", [CV_BREAK_HYPHEN] = "h", [CV_BREAK_URL] = "u", [CV_BREAK_HELD] = "-"};
    if (shaped->break_count == 0) return;
    cv_strbuf_add_c(buf, "  breaks");
    for (size_t i = 0; i < shaped->break_count; i++) {
        const struct cv_break *b = &shaped->breaks[i];
        cv_strbuf_printf(buf, " %u%s", b->offset, b->kind == CV_BREAK_FORCED ? "!" : marks[b->reason]);
    }
    cv_strbuf_add_byte(buf, '\n');
}

cv_str cv_dump_shaped(struct cv_arena *arena, const struct cv_shaped_document *shaped)
{
    struct cv_strbuf buf = CV_STRBUF(arena);
    for (uint32_t i = 0; i < shaped->document->paragraph_count; i++) {
        const struct cv_shaped *paragraph = &shaped->paragraphs[i];
        cv_str text = shaped->document->paragraphs[i]->text;
        cv_strbuf_printf(&buf, "paragraph %u level %u lang %.*s", i, paragraph->level, CV_STR_ARG(paragraph->lang));
        add_pt(&buf, "height", paragraph->height);
        add_pt(&buf, "depth", paragraph->depth);
        cv_strbuf_add_byte(&buf, '\n');
        for (size_t k = 0; k < paragraph->run_count; k++) add_run(&buf, text, &paragraph->runs[k]);
        add_breaks(&buf, paragraph);
    }
    return cv_strbuf_view(&buf);
}
