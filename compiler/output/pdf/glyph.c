/* ToUnicode gives a glyph one text, but a glyph may stand for several: the small capital A for "A" and for "a", one hyphen for
 * U+2010 and U+2011. So a font has as many variants as its glyphs have texts, which differ in ToUnicode and share all else. The
 * first variant has each glyph's most frequent text, and a document seldom needs another. Every program then reads the right
 * text, also those that know no ActualText. */
#include "output/pdf/glyph.h"

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

/* Most texts are one byte long, and all glyphs of a document are compared here. */
static bool same_text(cv_str a, cv_str b)
{
    if (a.length != b.length) return false;
    return a.length == 0 || (a.data[0] == b.data[0] && memcmp(a.data, b.data, a.length) == 0);
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

static void draw_glyph(struct cv_pdf_fonts *fonts, struct cv_pdf_font *font, uint32_t id, uint32_t page)
{
    struct cv_pdf_glyph *glyph = use_glyph(fonts, font, id);
    if (glyph->last_drawn_page == page + 1) return;
    glyph->last_drawn_page = page + 1;
    glyph->drawn_pages++;
}

static void collect_cluster(struct cv_pdf_fonts *fonts, struct cv_pdf_font *font, const struct cv_pdf_cluster *cluster,
                            uint32_t page)
{
    struct cv_pdf_glyph *lead = show_glyph(fonts, font, cluster->glyphs[cluster->lead].id);
    for (size_t i = 0; i < cluster->length; i++)
        if (cluster->spelled || i != cluster->lead) draw_glyph(fonts, font, cluster->glyphs[i].id, page);
    if (!cluster->spelled) count_spelling(fonts->arena, lead, cluster->text);
    for (cv_str rest = cluster->text; cluster->spelled && rest.length > 0;)
        count_spelling(fonts->arena, lead, cv_pdf_cluster_cut(cluster, &rest));
}

static void collect_text(struct cv_pdf_fonts *fonts, const struct cv_item *item, uint32_t page)
{
    struct cv_pdf_font *font = use_font(fonts, item->text.run->font);
    for (size_t i = 0; i < item->text.glyph_count;) {
        struct cv_pdf_cluster cluster = cv_pdf_cluster_at(item, i);
        collect_cluster(fonts, font, &cluster, page);
        i += cluster.length;
    }
}

static void collect_drawn(struct cv_pdf_fonts *fonts, const struct cv_item *item, uint32_t page)
{
    struct cv_pdf_font *font = use_font(fonts, item->text.run->font);
    for (size_t i = 0; i < item->text.glyph_count; i++) draw_glyph(fonts, font, item->text.glyphs[i].id, page);
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
            if (item->kind == CV_ITEM_TEXT) collect_text(fonts, item, page);
            if (item->kind == CV_ITEM_DRAWN) collect_drawn(fonts, item, page);
        }
    }
    for (size_t i = 0; i < fonts->count; i++) choose_variants(fonts->items[i]);
}
