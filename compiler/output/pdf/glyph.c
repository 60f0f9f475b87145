/* ToUnicode can give a glyph one text only. It gives the one that most of its uses stand for, the first of equals; where a
 * glyph stands for another, content.c says so by an ActualText. */
#include "output/pdf/glyph.h"

#include "base/utf8.h"
#include "base/vec.h"

enum { SPELLINGS_COUNTED = 8 }; /* per glyph; a font with more is a hostile one, and ActualText serves the rest */

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

size_t cv_pdf_cluster_length(const struct cv_glyph *glyphs, size_t count)
{
    size_t length = 1;
    while (length < count && glyphs[length].start == glyphs[0].start && glyphs[length].end == glyphs[0].end) length++;
    return length;
}

cv_str cv_pdf_cluster_text(const struct cv_item *item, const struct cv_glyph *glyph)
{
    cv_str text = cv_str_slice(item->source, glyph->start, glyph->end);
    size_t end = 0;
    if (text.length > 0 && cv_utf8_is_blank(cv_utf8_next(text, &end)) && end == text.length) return CV_STR(" ");
    return text;
}

/* A glyph that is part of a longer cluster is not all of the cluster's text, but must have some: that counts nothing. */
static void count_spelling(struct cv_arena *arena, struct cv_pdf_glyph *glyph, cv_str text, bool whole)
{
    struct cv_pdf_spelling **place = &glyph->spellings;
    for (size_t i = 0; i < SPELLINGS_COUNTED; i++, place = &(*place)->next) {
        if (*place == NULL) {
            *place = CV_NEW(arena, struct cv_pdf_spelling);
            (*place)->text = text;
        }
        if (!cv_str_equal((*place)->text, text)) continue;
        if (whole) (*place)->count++;
        return;
    }
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
        cv_str text = cv_pdf_cluster_text(item, &glyphs[i]);
        for (size_t k = i; k < i + length; k++) {
            struct cv_pdf_glyph *glyph = show_glyph(fonts, font, glyphs[k].id);
            if (text.length > 0) count_spelling(fonts->arena, glyph, text, length == 1);
        }
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

static void choose_texts(struct cv_pdf_font *font)
{
    struct cv_pdf_glyph *glyph;
    for (uint32_t id = 0; (glyph = cv_pdf_font_next_glyph(font, &id)) != NULL; id++) {
        int64_t best = -1;
        for (const struct cv_pdf_spelling *spelling = glyph->spellings; spelling != NULL; spelling = spelling->next) {
            if (spelling->count <= best) continue;
            best = spelling->count;
            glyph->text = spelling->text;
        }
        if (font->space == NULL && cv_str_equal(glyph->text, CV_STR(" "))) font->space = glyph;
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
    for (size_t i = 0; i < fonts->count; i++) choose_texts(fonts->items[i]);
}
