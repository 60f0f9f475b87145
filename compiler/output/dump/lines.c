/* Lines as text: for each paragraph its place and measure, for each line its bytes, place, width and text, for a line of
 * several runs the runs' places too. */
#include "output/dump/dump.h"
#include "output/dump/quote.h"

static void add_pt(struct cv_strbuf *buf, const char *name, cv_pt length)
{
    cv_strbuf_printf(buf, " %s ", name);
    cv_strbuf_add_pt(buf, length);
}

static void add_runs(struct cv_strbuf *buf, const struct cv_line *line)
{
    for (size_t i = 0; i < line->run_count && line->run_count > 1; i++) {
        const struct cv_line_run *run = &line->runs[i];
        cv_strbuf_printf(buf, "    run level %u glyphs %zu", run->run->level, run->glyph_count);
        add_pt(buf, "x", run->x);
        add_pt(buf, "width", run->width);
        cv_strbuf_add_byte(buf, '\n');
    }
}

static void add_line(struct cv_strbuf *buf, cv_str text, const struct cv_line *line)
{
    cv_strbuf_printf(buf, "  line %u..%u", line->start, line->end);
    add_pt(buf, "x", line->x);
    add_pt(buf, "width", line->width);
    cv_strbuf_add_byte(buf, ' ');
    cv_dump_add_quoted(buf, cv_str_slice(text, line->start, line->end));
    cv_strbuf_add_byte(buf, '\n');
    add_runs(buf, line);
}

cv_str cv_dump_lines(struct cv_arena *arena, const struct cv_lined_document *lined)
{
    struct cv_strbuf buf = CV_STRBUF(arena);
    const struct cv_document *document = lined->shaped->document;
    for (uint32_t i = 0; i < document->paragraph_count; i++) {
        const struct cv_lines *lines = &lined->paragraphs[i];
        cv_strbuf_printf(&buf, "paragraph %u", i);
        add_pt(&buf, "x", lines->x);
        add_pt(&buf, "measure", lines->measure);
        cv_strbuf_add_byte(&buf, '\n');
        for (size_t j = 0; j < lines->count; j++) add_line(&buf, document->paragraphs[i]->text, &lines->items[j]);
    }
    return cv_strbuf_view(&buf);
}
