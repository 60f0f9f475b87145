/* Text is shown with as few operators as its look allows: a TJ array goes on across items until font, colour, baseline or
 * element change. Within it the pen of the PDF, moved by the fonts' widths, is compared with the pen of the layout before each
 * glyph; a difference of half a thousandth of the em or more becomes a number in the array. Kerning, tracking, justification
 * and jumps along the baseline are all that one thing.
 *
 * What is read is the text that the font's variant gives each glyph (glyph.c). For the rare glyph with more texts than there
 * are variants, the marked content is closed and a Span with an ActualText (§14.9.4) is opened on the same element; the two are
 * never nested.
 *
 * Gaps. A date at the right edge of a title's line stands far from it, and programs that extract text by geometry (poppler,
 * and what builds on it) take a wide gap for the space between columns: they read all titles and bullets of an entry first and
 * its dates afterwards, unless a line below happens to reach under the dates. Blanks do not help; they are not words. So the
 * gap is made part of the next word: a Span with that word as its ActualText holds a space glyph at the gap's beginning and the
 * word's glyphs at its end. Its text is exact for all readers; those that honour ActualText see a word that reaches across the
 * gap, and those that do not see a space and the word. Tried with pdftotext (default, -raw, -layout) and mutool on entries
 * with long, short and no bullets. */
#include "output/pdf/content.h"

#include "output/pdf/artwork.h"
#include "output/pdf/number.h"

/* What the open marked content belongs to. */
enum mark { MARK_NONE, MARK_ELEMENT, MARK_SPAN, MARK_ARTIFACT };

struct content {
    struct cv_arena *arena;
    const struct cv_pdf_fonts *fonts;
    struct cv_pdf_structure *structure;
    struct cv_strbuf out;

    enum mark mark;
    const struct cv_element *element; /* MARK_ELEMENT */

    /* text object */
    bool in_text, in_array, in_string;
    const struct cv_pdf_font *font; /* NULL: none set yet */
    unsigned variant;               /* of the font */
    cv_pt size;
    cv_pt rise;
    bool colored; /* the colour is known */
    struct cv_color color;
    int64_t line_x, line_y; /* beginning of the line, hundredths of a point */
    bool placed;            /* the line has a place since the text object began */
    cv_pt pen;              /* where the PDF's next glyph would stand */

    /* the text before, for gaps */
    const struct cv_item *before; /* NULL: none on this page */
    cv_pt before_end;             /* of its last visible glyph */
    cv_pt before_pen;             /* of its last glyph */
};

static void close_string(struct content *content)
{
    if (content->in_string) cv_strbuf_add_byte(&content->out, '>');
    content->in_string = false;
}

static void close_array(struct content *content)
{
    close_string(content);
    if (content->in_array) cv_strbuf_add_c(&content->out, "]TJ\n");
    content->in_array = false;
}

static void open_array(struct content *content)
{
    if (!content->in_array) cv_strbuf_add_byte(&content->out, '[');
    content->in_array = true;
}

static void end_mark(struct content *content)
{
    if (content->mark == MARK_NONE) return;
    close_array(content);
    cv_strbuf_add_c(&content->out, "EMC\n");
    content->mark = MARK_NONE;
}

/* Marked content lies within one text object or outside of all (§14.6.1). */
static void begin_text(struct content *content)
{
    if (content->in_text) return;
    end_mark(content);
    cv_strbuf_add_c(&content->out, "BT\n");
    content->in_text = true;
    content->placed = false;
    content->line_x = content->line_y = 0;
}

static void end_text(struct content *content)
{
    if (!content->in_text) return;
    end_mark(content);
    close_array(content);
    cv_strbuf_add_c(&content->out, "ET\n");
    content->in_text = false;
}

static void mark_artifact(struct content *content)
{
    if (content->mark == MARK_ARTIFACT) return;
    end_mark(content);
    cv_strbuf_add_c(&content->out, "/Artifact BMC\n");
    content->mark = MARK_ARTIFACT;
}

static void mark_element(struct content *content, const struct cv_element *element)
{
    if (element == NULL) {
        mark_artifact(content);
        return;
    }
    if (content->mark == MARK_ELEMENT && content->element == element) return;
    end_mark(content);
    uint32_t identifier = cv_pdf_structure_add_content(content->structure, element);
    cv_strbuf_printf(&content->out, "/%s<</MCID %u>>BDC\n", cv_role_name(element->role), identifier);
    content->mark = MARK_ELEMENT;
    content->element = element;
}

static void mark_span(struct content *content, const struct cv_element *element, cv_str text)
{
    end_mark(content);
    uint32_t identifier = cv_pdf_structure_add_content(content->structure, element);
    cv_strbuf_printf(&content->out, "/Span<</MCID %u/ActualText<FEFF", identifier);
    cv_pdf_add_utf16(&content->out, text);
    cv_strbuf_add_c(&content->out, ">>>BDC\n");
    content->mark = MARK_SPAN;
}

static void set_color(struct content *content, struct cv_color color)
{
    const uint8_t parts[] = {color.red, color.green, color.blue};
    const struct cv_color now = content->color;
    if (content->colored && now.red == color.red && now.green == color.green && now.blue == color.blue) return;
    close_array(content);
    content->colored = true;
    content->color = color;
    bool gray = color.red == color.green && color.green == color.blue;
    for (size_t i = 0; i < (gray ? 1 : 3); i++) {
        cv_pdf_add_decimal(&content->out, cv_pt_scale(parts[i], 10000, 255), 4);
        cv_strbuf_add_byte(&content->out, ' ');
    }
    cv_strbuf_add_c(&content->out, gray ? "g\n" : "rg\n");
}

static void set_font(struct content *content, const struct cv_pdf_font *font, unsigned variant, cv_pt size)
{
    if (content->font == font && content->variant == variant && content->size == size) return;
    close_array(content);
    cv_pdf_font_add_name(font, variant, &content->out);
    cv_strbuf_add_byte(&content->out, ' ');
    cv_pdf_add_decimal(&content->out, cv_pt_scale(size, 1000, CV_PT_ONE), 3);
    cv_strbuf_add_c(&content->out, " Tf\n");
    content->font = font;
    content->variant = variant;
    content->size = size;
}

static void set_rise(struct content *content, cv_pt rise)
{
    if (content->rise == rise) return;
    close_array(content);
    cv_pdf_add_length(&content->out, rise);
    cv_strbuf_add_c(&content->out, " Ts\n");
    content->rise = rise;
}

/* Begins a line at (x, y) unless one with that baseline is open; then the pen moves on within it. */
static void place_line(struct content *content, cv_pt x, cv_pt y)
{
    int64_t line_x = cv_pdf_hundredths_from_pt(x), line_y = cv_pdf_hundredths_from_pt(y);
    if (content->placed && line_y == content->line_y) return;
    close_array(content);
    cv_pdf_add_decimal(&content->out, line_x - content->line_x, 2);
    cv_strbuf_add_byte(&content->out, ' ');
    cv_pdf_add_decimal(&content->out, line_y - content->line_y, 2);
    cv_strbuf_add_c(&content->out, " Td\n");
    content->line_x = line_x;
    content->line_y = line_y;
    content->placed = true;
    content->pen = cv_pt_scale(line_x, CV_PT_ONE, CV_PDF_HUNDREDTHS);
}

/* Makes the PDF's pen stand at x, to half a thousandth of the em. */
static void move_pen(struct content *content, cv_pt x)
{
    int64_t distance = (content->pen - x) * 1000;
    if (2 * distance < content->size && 2 * distance > -content->size) return;
    int64_t back = cv_pt_scale(content->pen - x, 1000, content->size);
    close_string(content);
    open_array(content);
    cv_pdf_add_integer(&content->out, back);
    content->pen -= cv_pt_scale(back, content->size, 1000);
}

static void show_code(struct content *content, const struct cv_pdf_glyph *glyph)
{
    open_array(content);
    if (!content->in_string) cv_strbuf_add_byte(&content->out, '<');
    content->in_string = true;
    cv_pdf_add_code(&content->out, glyph->code);
    content->pen += (glyph->width * content->size + 500000) / 1000000;
}

/* An item on its way into the stream. */
struct shown {
    const struct cv_item *item;
    const struct cv_pdf_font *font;
    cv_pt pen;     /* of the layout */
    size_t offset; /* of the next glyph */
};

static const struct cv_glyph *next_glyph(const struct shown *shown)
{
    return &shown->item->text.glyphs[shown->offset];
}

/* The cluster that comes next. */
struct cluster {
    const struct cv_glyph *glyphs;
    size_t length;
    size_t lead; /* index of the glyph that has the text */
    cv_str text;
};

static struct cluster next_cluster(const struct shown *shown)
{
    const struct cv_glyph *glyphs = next_glyph(shown);
    size_t length = cv_pdf_cluster_length(glyphs, shown->item->text.glyph_count - shown->offset);
    return (struct cluster){.glyphs = glyphs,
                            .length = length,
                            .lead = cv_pdf_cluster_lead(glyphs, length),
                            .text = cv_pdf_cluster_text(shown->item, glyphs)};
}

/* False if the font has no variant in which the cluster's i-th glyph stands for its part of the text; then any will do. */
static bool variant_for(const struct shown *shown, const struct cluster *cluster, size_t i, unsigned *ret_variant)
{
    const struct cv_pdf_glyph *glyph = cv_pdf_font_glyph(shown->font, cluster->glyphs[i].id);
    *ret_variant = 0;
    return cv_pdf_glyph_variant(glyph, i == cluster->lead ? cluster->text : CV_STR(""), ret_variant);
}

static bool is_misread(const struct shown *shown, const struct cluster *cluster)
{
    unsigned variant;
    for (size_t i = 0; i < cluster->length; i++)
        if (!variant_for(shown, cluster, i, &variant)) return true;
    return false;
}

static void show_cluster(struct content *content, struct shown *shown, const struct cluster *cluster)
{
    for (size_t i = 0; i < cluster->length; i++) {
        const struct cv_glyph *glyph = &cluster->glyphs[i];
        unsigned variant;
        variant_for(shown, cluster, i, &variant);
        set_font(content, shown->font, variant, shown->item->text.run->size);
        set_rise(content, glyph->y_offset);
        move_pen(content, shown->pen + glyph->x_offset);
        show_code(content, cv_pdf_font_glyph(shown->font, glyph->id));
        shown->pen += glyph->advance;
    }
    shown->offset += cluster->length;
}

static void show_clusters(struct content *content, struct shown *shown, size_t end)
{
    while (shown->offset < end) {
        struct cluster cluster = next_cluster(shown);
        show_cluster(content, shown, &cluster);
    }
}

/* Shows the item's glyphs up to `end` within marked content of its element. */
static void show_marked(struct content *content, struct shown *shown, size_t end)
{
    const struct cv_element *element = shown->item->element;
    while (shown->offset < end) {
        struct cluster cluster = next_cluster(shown);
        bool misread = element != NULL && is_misread(shown, &cluster);
        if (misread)
            mark_span(content, element, cluster.text);
        else
            mark_element(content, element);
        show_cluster(content, shown, &cluster);
        if (misread) end_mark(content);
    }
}

/* Right-to-left text is shown word by word, as it is read, and the glyphs of each word from left to right: that is what
 * programs expect that put the letters of a word in order but take words as they come. */
static void show_words_leftwards(struct content *content, struct shown *shown)
{
    const struct cv_item *item = shown->item;
    const struct cv_glyph *glyphs = item->text.glyphs;
    cv_pt pen = item->x + item->text.width;
    for (size_t end = item->text.glyph_count, start; end > 0; end = start) {
        bool blank = cv_pdf_glyph_is_blank(item, &glyphs[end - 1]);
        for (start = end; start > 0 && cv_pdf_glyph_is_blank(item, &glyphs[start - 1]) == blank; start--)
            pen -= glyphs[start - 1].advance;
        shown->offset = start;
        shown->pen = pen;
        show_marked(content, shown, end);
    }
}

/* The item's blanks at its beginning and its first word, as a count of glyphs; 0 if it is all blank. */
static size_t first_word(const struct cv_item *item, size_t *ret_blanks)
{
    size_t i = 0, count = item->text.glyph_count;
    while (i < count && cv_pdf_glyph_is_blank(item, &item->text.glyphs[i])) i++;
    *ret_blanks = i;
    if (i == count) return 0;
    while (i < count && !cv_pdf_glyph_is_blank(item, &item->text.glyphs[i])) i++;
    return i;
}

/* Where extraction by geometry would begin another column: 0.65 of the em, poppler's limit being 0.7. */
static cv_pt gap_limit(cv_pt size)
{
    return cv_pt_scale(size, 65, 100);
}

/* Whether both are read from left to right on one baseline, and so far apart that there may be a gap. */
static bool may_follow_gap(const struct content *content, const struct cv_item *item)
{
    const struct cv_item *before = content->before;
    if (before == NULL || item->element == NULL || before->y != item->y) return false;
    return before->text.run->level % 2 == 0 && item->text.run->level % 2 == 0;
}

/* Shows the first word of an item after a gap as a Span that begins with the gap. */
static void show_bridge(struct content *content, struct shown *shown)
{
    const struct cv_item *item = shown->item;
    if (!may_follow_gap(content, item)) return;
    size_t blanks, count = first_word(item, &blanks);
    if (count == 0) return;
    cv_pt visible_start = item->x, smaller = content->before->text.run->size;
    for (size_t i = 0; i < blanks; i++) visible_start += item->text.glyphs[i].advance;
    if (item->text.run->size < smaller) smaller = item->text.run->size;
    if (visible_start - content->before_end <= gap_limit(smaller)) return;
    const struct cv_pdf_font *font = shown->font->space != NULL ? shown->font : content->font;
    if (font == NULL || font->space == NULL) return;
    cv_pt start = content->before_end + cv_pt_scale(content->size, 1, 4);
    if (content->before_pen > start && content->before_pen - content->before_end <= gap_limit(content->size))
        start = content->before_pen;
    const struct cv_glyph *glyphs = item->text.glyphs;
    mark_span(content, item->element, cv_str_slice(item->source, glyphs[blanks].start, glyphs[count - 1].end));
    set_font(content, font, 0, item->text.run->size);
    set_rise(content, 0);
    move_pen(content, start);
    show_code(content, font->space);
    for (; shown->offset < blanks; shown->offset++) shown->pen += glyphs[shown->offset].advance;
    show_clusters(content, shown, count);
    end_mark(content);
}

static void note_before(struct content *content, const struct cv_item *item)
{
    size_t count = item->text.glyph_count;
    cv_pt end = item->x + item->text.width;
    content->before_pen = end;
    while (count > 0 && cv_pdf_glyph_is_blank(item, &item->text.glyphs[count - 1])) end -= item->text.glyphs[--count].advance;
    if (count == 0) return;
    content->before = item;
    content->before_end = end;
}

static void show_text(struct content *content, const struct cv_item *item)
{
    if (item->text.glyph_count == 0) return;
    struct shown shown = {.item = item, .font = cv_pdf_fonts_lookup(content->fonts, item->text.run->font), .pen = item->x};
    begin_text(content);
    set_color(content, item->color);
    place_line(content, item->x, item->y);
    show_bridge(content, &shown);
    if (item->text.run->level % 2 != 0)
        show_words_leftwards(content, &shown);
    else
        show_marked(content, &shown, item->text.glyph_count);
    note_before(content, item);
}

static void draw_artwork(struct content *content, const struct cv_item *item)
{
    end_text(content);
    mark_artifact(content);
    set_color(content, item->color);
    cv_strbuf_add_c(&content->out, "q\n");
    cv_pdf_artwork_draw(&content->out, content->fonts, item);
    cv_strbuf_add_c(&content->out, "Q\n");
}

static void draw_rule(struct content *content, const struct cv_item *item)
{
    end_text(content);
    mark_artifact(content);
    set_color(content, item->color);
    const cv_pt numbers[] = {item->x, item->y, item->width, item->height};
    for (size_t i = 0; i < 4; i++) {
        cv_pdf_add_length(&content->out, numbers[i]);
        cv_strbuf_add_byte(&content->out, ' ');
    }
    cv_strbuf_add_c(&content->out, "re f\n");
}

cv_str cv_pdf_content_bytes(struct cv_arena *arena, const struct cv_page *page, const struct cv_pdf_fonts *fonts,
                            struct cv_pdf_structure *structure)
{
    struct content content = {.arena = arena, .fonts = fonts, .structure = structure, .out = CV_STRBUF(arena)};
    for (size_t i = 0; i < page->item_count; i++) {
        const struct cv_item *item = &page->items[i];
        switch (item->kind) {
        case CV_ITEM_TEXT:
            show_text(&content, item);
            break;
        case CV_ITEM_DRAWN:
            draw_artwork(&content, item);
            break;
        case CV_ITEM_RULE:
            draw_rule(&content, item);
            break;
        }
    }
    end_mark(&content);
    end_text(&content);
    return cv_strbuf_view(&content.out);
}
