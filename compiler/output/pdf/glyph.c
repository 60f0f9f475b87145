/* ToUnicode gives a glyph one text, but a glyph may stand for several: the small capital A for "A" and for "a", one hyphen for
 * U+2010 and U+2011. So a font has as many variants as its glyphs have texts, which differ in ToUnicode and share all else. The
 * first variant has each glyph's most frequent text, and a document seldom needs another. Every program then reads the right
 * text, also those that know no ActualText. */
#include "output/pdf/glyph.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "output/pdf/number.h"

struct cv_pdf_font *cv_pdf_fonts_lookup(const struct cv_pdf_fonts *fonts, const struct cv_font *font)
{
    for (size_t i = 0; i < fonts->count; i++)
        if (fonts->items[i]->font == font) return fonts->items[i];
    return NULL;
}

static struct cv_pdf_font *use_font(struct cv_pdf_fonts *fonts, struct cv_font *font)
{
    struct cv_pdf_font *known = cv_pdf_fonts_lookup(fonts, font);
    if (known != NULL) return known;
    struct cv_pdf_font *added = CV_NEW(fonts->arena, struct cv_pdf_font);
    *added = (struct cv_pdf_font){.font = font, .info = cv_font_info(font), .number = (uint32_t)fonts->count};
    cv_vec_push(fonts->arena, fonts, added);
    return added;
}

struct cv_pdf_glyph *cv_pdf_font_glyph(const struct cv_pdf_font *font, uint32_t glyph)
{
    return &font->blocks[glyph / CV_PDF_BLOCK % CV_PDF_BLOCKS][glyph % CV_PDF_BLOCK];
}

struct cv_pdf_glyph *cv_pdf_font_next_glyph(const struct cv_pdf_font *font, uint32_t *glyph)
{
    uint32_t id = *glyph;
    while (id < CV_PDF_BLOCK * CV_PDF_BLOCKS && font->blocks[id / CV_PDF_BLOCK] == NULL) id += CV_PDF_BLOCK - id % CV_PDF_BLOCK;
    if (id >= CV_PDF_BLOCK * CV_PDF_BLOCKS) return NULL;
    *glyph = id;
    return cv_pdf_font_glyph(font, id);
}

static struct cv_pdf_glyph *use_glyph(struct cv_pdf_fonts *fonts, struct cv_pdf_font *font, uint32_t glyph)
{
    struct cv_pdf_glyph **block = &font->blocks[glyph / CV_PDF_BLOCK % CV_PDF_BLOCKS];
    if (*block == NULL) *block = CV_NEW_ARRAY(fonts->arena, struct cv_pdf_glyph, CV_PDF_BLOCK);
    return &(*block)[glyph % CV_PDF_BLOCK];
}

void cv_pdf_font_add_name(const struct cv_pdf_font *font, unsigned variant, struct cv_strbuf *buf)
{
    cv_strbuf_add_c(buf, "/F");
    cv_pdf_add_integer(buf, font->number);
    if (variant == 0) return;
    cv_strbuf_add_byte(buf, '.');
    cv_pdf_add_integer(buf, variant);
}

size_t cv_pdf_cluster_length(const struct cv_glyph *glyphs, size_t count)
{
    size_t length = 1;
    while (length < count && glyphs[length].start == glyphs[0].start && glyphs[length].end == glyphs[0].end) length++;
    return length;
}

cv_str cv_pdf_cluster_text(const struct cv_item *item, const struct cv_glyph *glyph)
{
    cv_str text = cv_str_slice(item->source, glyph->start, glyph->end);
    if (text.length == 0 || (text.length == 1 && text.data[0] != '\t')) return text;
    size_t end = 0;
    return cv_utf8_is_blank(cv_utf8_next(text, &end)) && end == text.length ? CV_STR(" ") : text;
}

bool cv_pdf_glyph_is_blank(const struct cv_item *item, const struct cv_glyph *glyph)
{
    cv_str text = cv_pdf_cluster_text(item, glyph);
    return text.length == 1 && text.data[0] == ' ';
}

/* Most texts are one byte long, and all glyphs of a document are compared here. */
static bool same_text(cv_str a, cv_str b)
{
    if (a.length != b.length) return false;
    return a.length == 0 || (a.data[0] == b.data[0] && memcmp(a.data, b.data, a.length) == 0);
}

size_t cv_pdf_cluster_lead(const struct cv_glyph *glyphs, size_t length)
{
    size_t lead = 0;
    for (size_t i = 1; i < length; i++)
        if (glyphs[i].advance > glyphs[lead].advance) lead = i;
    return lead;
}

static void count_spelling(struct cv_arena *arena, struct cv_pdf_glyph *glyph, cv_str text)
{
    struct cv_pdf_spelling **place = &glyph->spellings;
    for (size_t i = 0; i < CV_PDF_SPELLINGS; i++, place = &(*place)->next) {
        if (*place == NULL) {
            *place = CV_NEW(arena, struct cv_pdf_spelling);
            (*place)->text = text;
        }
        if (!same_text((*place)->text, text)) continue;
        (*place)->count++;
        return;
    }
}

bool cv_pdf_glyph_variant(const struct cv_pdf_glyph *glyph, cv_str text, unsigned *ret_variant)
{
    unsigned variant = 0;
    for (const struct cv_pdf_spelling *spelling = glyph->spellings; spelling != NULL; spelling = spelling->next, variant++) {
        if (!same_text(spelling->text, text)) continue;
        *ret_variant = variant;
        return true;
    }
    return false;
}

const struct cv_pdf_spelling *cv_pdf_glyph_spelling(const struct cv_pdf_glyph *glyph, unsigned variant)
{
    const struct cv_pdf_spelling *spelling = glyph->spellings;
    while (spelling != NULL && variant-- > 0) spelling = spelling->next;
    return spelling;
}

static struct cv_pdf_glyph *show_glyph(struct cv_pdf_fonts *fonts, struct cv_pdf_font *font, uint32_t id)
{
    struct cv_pdf_glyph *glyph = use_glyph(fonts, font, id);
    if (glyph->shown) return glyph;
    glyph->shown = true;
    glyph->width = (int32_t)cv_pt_scale(cv_font_advance(font->font, id), 1000000, font->info->units_per_em);
    font->shown++;
    return glyph;
}

static void collect_text(struct cv_pdf_fonts *fonts, const struct cv_item *item)
{
    struct cv_pdf_font *font = use_font(fonts, item->text.run->font);
    const struct cv_glyph *glyphs = item->text.glyphs;
    for (size_t i = 0, length; i < item->text.glyph_count; i += length) {
        length = cv_pdf_cluster_length(glyphs + i, item->text.glyph_count - i);
        size_t lead = i + cv_pdf_cluster_lead(glyphs + i, length);
        cv_str text = cv_pdf_cluster_text(item, &glyphs[i]);
        for (size_t k = i; k < i + length; k++)
            count_spelling(fonts->arena, show_glyph(fonts, font, glyphs[k].id), k == lead ? text : CV_STR(""));
    }
}

static void collect_drawn(struct cv_pdf_fonts *fonts, const struct cv_item *item, uint32_t page)
{
    struct cv_pdf_font *font = use_font(fonts, item->text.run->font);
    for (size_t i = 0; i < item->text.glyph_count; i++) {
        struct cv_pdf_glyph *glyph = use_glyph(fonts, font, item->text.glyphs[i].id);
        if (glyph->last_drawn_page == page + 1) continue;
        glyph->last_drawn_page = page + 1;
        glyph->drawn_pages++;
    }
}

/* Sorts by count, the first used of equals first; returns how many there are. */
static unsigned sort_spellings(struct cv_pdf_glyph *glyph)
{
    struct cv_pdf_spelling *sorted = NULL, *next;
    unsigned count = 0;
    for (struct cv_pdf_spelling *spelling = glyph->spellings; spelling != NULL; spelling = next, count++) {
        next = spelling->next;
        struct cv_pdf_spelling **place = &sorted;
        while (*place != NULL && (*place)->count >= spelling->count) place = &(*place)->next;
        spelling->next = *place;
        *place = spelling;
    }
    glyph->spellings = sorted;
    return count;
}

static void choose_variants(struct cv_pdf_font *font)
{
    struct cv_pdf_glyph *glyph;
    for (uint32_t id = 0; (glyph = cv_pdf_font_next_glyph(font, &id)) != NULL; id++) {
        unsigned count = sort_spellings(glyph);
        if (count > font->variants) font->variants = count;
        bool space = count > 0 && cv_str_equal(glyph->spellings->text, CV_STR(" "));
        if (space && font->space == NULL) font->space = glyph;
    }
}

void cv_pdf_fonts_collect(struct cv_pdf_fonts *fonts, const struct cv_pages *pages)
{
    for (uint32_t page = 0; page < pages->count; page++) {
        for (size_t i = 0; i < pages->items[page].item_count; i++) {
            const struct cv_item *item = &pages->items[page].items[i];
            if (item->kind == CV_ITEM_TEXT) collect_text(fonts, item);
            if (item->kind == CV_ITEM_DRAWN) collect_drawn(fonts, item, page);
        }
    }
    for (size_t i = 0; i < fonts->count; i++) choose_variants(fonts->items[i]);
}
