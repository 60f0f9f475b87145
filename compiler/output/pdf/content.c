/* Text is shown with as few operators as its look allows: a TJ array goes on across items until font, colour, baseline or
 * element change. Within it the pen of the PDF, moved by the fonts' widths, is compared with the pen of the layout before each
 * glyph; a difference of half a thousandth of the em or more becomes a number in the array. Kerning, tracking, justification
 * and jumps along the baseline are all that one thing.
 *
 * What is read is the text that the font's variant gives each glyph (glyph.c, cluster.c). For the rare glyph with more texts
 * than there are variants, the marked content is closed and a Span with an ActualText (§14.9.4) is opened on the same element;
 * the two are never nested. What of an item is not text is drawn after it, in marked content of the same element.
 *
 * Runs follow each other as they are read, and the glyphs of each from left to right, also where it is read from right to left:
 * readers find such runs by their letters and turn them around. Shown word by word as they are read, the words come out
 * reversed in PDFBox and without spaces in pdf.js, and only readers that turn nothing but single words around (pdftotext -raw)
 * have them in order. All that was tried puts a full stop or comma between two words in its place except pdftotext, which
 * takes it for a number.
 *
 * Gaps. A date at the right edge of a title's line stands far from it, and programs that extract text by geometry (poppler,
 * and what builds on it) take a wide gap for the space between columns: they read all titles and bullets of an entry first and
 * its dates afterwards, unless a line below happens to reach under the dates. Blanks do not help; they are not words. So the
 * gap is made part of the next word: a Span with that word as its ActualText holds a space glyph at the gap's beginning and the
 * word's glyphs at its end. Its text is exact for all readers; those that honour ActualText see a word that reaches across the
 * gap, and those that do not see a space and the word. Tried with pdftotext (default, -raw, -layout) and mutool on entries
 * with long, short and no bullets. */
#include "output/pdf/content.h"

#include "base/vec.h"
#include "output/pdf/artwork.h"
#include "output/pdf/number.h"

/* Horizontal scaling, in thousandths of a percent; what it is kept within is of no matter, as it applies to what is not seen.
 */
enum { WIDTH_DECIMALS = 3, FULL_WIDTH = 100000, NARROWEST = 1000, WIDEST = 10000000 };

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

    /* glyphs of the item that are not text, to be drawn after it; x_offset is from the item's beginning */
    CV_VEC(struct cv_glyph) undrawn;
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

/* `scale` is the horizontal scaling in force. */
static void show_code(struct content *content, const struct cv_pdf_glyph *glyph, int64_t scale)
{
    open_array(content);
    if (!content->in_string) cv_strbuf_add_byte(&content->out, '<');
    content->in_string = true;
    cv_pdf_add_code(&content->out, glyph->code);
    cv_pt advance = (glyph->width * content->size + 500000) / 1000000;
    content->pen += scale == FULL_WIDTH ? advance : cv_pt_scale(advance, scale, FULL_WIDTH);
}

/* An item on its way into the stream. */
struct shown {
    const struct cv_item *item;
    const struct cv_pdf_font *font;
    cv_pt pen;     /* of the layout */
    size_t offset; /* of the next glyph */
};

static struct cv_pdf_cluster next_cluster(const struct shown *shown)
{
    return cv_pdf_cluster_at(shown->item, shown->offset);
}

static const struct cv_pdf_glyph *lead_glyph(const struct shown *shown, const struct cv_pdf_cluster *cluster)
{
    return cv_pdf_font_glyph(shown->font, cluster->glyphs[cluster->lead].id);
}

/* False if the font has no variant in which the glyph stands for the text; then any will do. */
static bool variant_for(const struct cv_pdf_glyph *glyph, cv_str text, unsigned *ret_variant)
{
    *ret_variant = 0;
    return cv_pdf_glyph_variant(glyph, text, ret_variant);
}

static bool is_misread(const struct shown *shown, const struct cv_pdf_cluster *cluster)
{
    unsigned variant;
    const struct cv_pdf_glyph *lead = lead_glyph(shown, cluster);
    if (!cluster->spelled) return !variant_for(lead, cluster->text, &variant);
    for (cv_str rest = cluster->text; rest.length > 0;)
        if (!variant_for(lead, cv_pdf_cluster_cut(cluster, &rest), &variant)) return true;
    return false;
}

static void show_glyph(struct content *content, const struct shown *shown, const struct cv_pdf_cluster *cluster)
{
    const struct cv_glyph *shaped = &cluster->glyphs[cluster->lead];
    const struct cv_pdf_glyph *glyph = lead_glyph(shown, cluster);
    cv_pt x = shown->pen + shaped->x_offset;
    unsigned variant;
    for (size_t i = 0; i < cluster->lead; i++) x += cluster->glyphs[i].advance;
    variant_for(glyph, cluster->text, &variant);
    set_font(content, shown->font, variant, shown->item->text.run->size);
    set_rise(content, shaped->y_offset);
    move_pen(content, x);
    show_code(content, glyph, FULL_WIDTH);
}

/* Thousandths of a percent by which `count` glyphs of that width in millionths of the em fill the advance. */
static int64_t narrowed(cv_pt advance, size_t count, int32_t width, cv_pt size)
{
    int64_t full = width * (int64_t)count;
    int64_t scale = full <= 0 ? FULL_WIDTH : cv_pt_scale(cv_pt_scale(advance, 1000000, size), FULL_WIDTH, full);
    return scale < NARROWEST ? NARROWEST : scale > WIDEST ? WIDEST : scale;
}

/* Invisible copies of the lead, as wide together as the cluster. */
static void show_spelling(struct content *content, const struct shown *shown, const struct cv_pdf_cluster *cluster)
{
    const struct cv_pdf_glyph *glyph = lead_glyph(shown, cluster);
    cv_pt size = shown->item->text.run->size, advance = 0;
    size_t count = 0;
    for (size_t i = 0; i < cluster->length; i++) advance += cluster->glyphs[i].advance;
    for (cv_str rest = cluster->text; rest.length > 0; count++) cv_pdf_cluster_cut(cluster, &rest);
    int64_t scale = narrowed(advance, count, glyph->width, size);
    set_font(content, shown->font, content->font == shown->font ? content->variant : 0, size);
    set_rise(content, 0);
    move_pen(content, shown->pen);
    close_array(content);
    cv_strbuf_add_c(&content->out, "3 Tr ");
    cv_pdf_add_decimal(&content->out, scale, WIDTH_DECIMALS);
    cv_strbuf_add_c(&content->out, " Tz\n");
    for (cv_str rest = cluster->text; rest.length > 0;) {
        unsigned variant;
        variant_for(glyph, cv_pdf_cluster_cut(cluster, &rest), &variant);
        set_font(content, shown->font, variant, size);
        show_code(content, glyph, scale);
    }
    close_array(content);
    cv_strbuf_add_c(&content->out, "0 Tr 100 Tz\n");
}

/* Notes the glyphs that are to be drawn as outlines after the item. */
static void leave_for_drawing(struct content *content, const struct shown *shown, const struct cv_pdf_cluster *cluster)
{
    cv_pt pen = shown->pen - shown->item->x;
    for (size_t i = 0; i < cluster->length; i++) {
        struct cv_glyph glyph = cluster->glyphs[i];
        glyph.x_offset += pen;
        pen += glyph.advance;
        glyph.advance = 0;
        if (cluster->spelled || i != cluster->lead) cv_vec_push(content->arena, &content->undrawn, glyph);
    }
}

static void show_cluster(struct content *content, struct shown *shown, const struct cv_pdf_cluster *cluster)
{
    if (cluster->spelled)
        show_spelling(content, shown, cluster);
    else
        show_glyph(content, shown, cluster);
    if (cluster->spelled || cluster->length > 1) leave_for_drawing(content, shown, cluster);
    for (size_t i = 0; i < cluster->length; i++) shown->pen += cluster->glyphs[i].advance;
    shown->offset += cluster->length;
}

static void show_clusters(struct content *content, struct shown *shown, size_t end)
{
    while (shown->offset < end) {
        struct cv_pdf_cluster cluster = next_cluster(shown);
        show_cluster(content, shown, &cluster);
    }
}

/* A blank too narrow for poppler to see, which knows blanks by their width: 0.15 of the em is its limit. */
static bool is_overlooked(const struct shown *shown, const struct cv_pdf_cluster *cluster)
{
    bool narrow = cluster->glyphs[0].advance < cv_pt_scale(shown->item->text.run->size, 16, 100);
    return narrow && !cluster->leftwards && cv_pdf_cluster_is_blank(cluster);
}

/* Shows the blank and what follows it as a Span whose text has the blank. */
static void show_narrow_blank(struct content *content, struct shown *shown, const struct cv_pdf_cluster *blank)
{
    struct cv_strbuf text = CV_STRBUF(content->arena);
    struct cv_pdf_cluster next = cv_pdf_cluster_at(shown->item, shown->offset + blank->length);
    cv_strbuf_add(&text, blank->text);
    cv_strbuf_add(&text, next.text);
    mark_span(content, shown->item->element, cv_strbuf_view(&text));
    show_cluster(content, shown, blank);
    show_cluster(content, shown, &next);
    end_mark(content);
}

/* Shows the item's glyphs within marked content of its element. */
static void show_marked(struct content *content, struct shown *shown)
{
    const struct cv_element *element = shown->item->element;
    size_t end = shown->item->text.glyph_count;
    while (shown->offset < end) {
        struct cv_pdf_cluster cluster = next_cluster(shown);
        if (element != NULL && shown->offset + cluster.length < end && is_overlooked(shown, &cluster)) {
            show_narrow_blank(content, shown, &cluster);
            continue;
        }
        bool misread = element != NULL && is_misread(shown, &cluster);
        if (misread)
            mark_span(content, element, cluster.text);
        else
            mark_element(content, element);
        show_cluster(content, shown, &cluster);
        if (misread) end_mark(content);
    }
}

/* Draws the outlines that the item left. */
static void draw_left(struct content *content, const struct cv_item *item)
{
    if (content->undrawn.count == 0) return;
    struct cv_item drawn = *item;
    drawn.text.glyphs = content->undrawn.items;
    drawn.text.glyph_count = content->undrawn.count;
    end_text(content);
    mark_element(content, item->element);
    cv_strbuf_add_c(&content->out, "q\n");
    cv_pdf_artwork_draw(&content->out, content->fonts, &drawn);
    cv_strbuf_add_c(&content->out, "Q\n");
    content->undrawn.count = 0;
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
    show_code(content, font->space, FULL_WIDTH);
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
    show_marked(content, &shown);
    draw_left(content, item);
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
