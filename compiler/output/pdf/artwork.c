/* Outlines are written in font units under a matrix that scales them, so that the same glyph is the same bytes wherever it
 * stands and compresses well.
 *
 * A form costs some 120 bytes of its own on top of the outline, which compresses to half, and a dozen bytes a use; an outline
 * in place costs its compressed bytes on every page. With outlines of 200 to 500 bytes the two meet at three pages. */
#include "output/pdf/artwork.h"

#include "output/pdf/number.h"

enum {
    PAGES_FOR_FORM = 3,
    SCALE_DECIMALS = 8,
    STEP_FRACTION = 64, /* of a font unit in outlines */
};

static int64_t whole_units(int64_t fraction)
{
    return cv_pt_scale(fraction, 1, STEP_FRACTION);
}

static void add_outline(struct cv_strbuf *out, const struct cv_path *path)
{
    static const char operators[] = {[CV_PATH_MOVE] = 'm', [CV_PATH_LINE] = 'l', [CV_PATH_CURVE] = 'c', [CV_PATH_CLOSE] = 'h'};
    static const int points[] = {[CV_PATH_MOVE] = 1, [CV_PATH_LINE] = 1, [CV_PATH_CURVE] = 3, [CV_PATH_CLOSE] = 0};
    for (size_t i = 0; i < path->count; i++) {
        const struct cv_path_step *step = &path->steps[i];
        for (int k = 0; k < points[step->verb]; k++) {
            cv_pdf_add_integer(out, whole_units(step->x[k]));
            cv_strbuf_add_byte(out, ' ');
            cv_pdf_add_integer(out, whole_units(step->y[k]));
            cv_strbuf_add_byte(out, ' ');
        }
        cv_strbuf_add_byte(out, operators[step->verb]);
        cv_strbuf_add_byte(out, '\n');
    }
    if (path->count > 0) cv_strbuf_add_c(out, "f\n");
}

/* The smallest box of whole units around all points, control points among them. */
static void add_box(struct cv_strbuf *out, const struct cv_path *path)
{
    int64_t box[4] = {INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN};
    for (size_t i = 0; i < path->count; i++) {
        const struct cv_path_step *step = &path->steps[i];
        int points = step->verb == CV_PATH_CLOSE ? 0 : step->verb == CV_PATH_CURVE ? 3 : 1;
        for (int k = 0; k < points; k++) {
            int64_t x = whole_units(step->x[k]), y = whole_units(step->y[k]);
            if (x < box[0]) box[0] = x;
            if (y < box[1]) box[1] = y;
            if (x > box[2]) box[2] = x;
            if (y > box[3]) box[3] = y;
        }
    }
    cv_strbuf_printf(out, "/BBox[%lld %lld %lld %lld]", (long long)box[0], (long long)box[1], (long long)box[2],
                     (long long)box[3]);
}

static void make_form(struct cv_arena *arena, struct cv_pdf *pdf, struct cv_pdf_glyph *glyph)
{
    struct cv_strbuf content = CV_STRBUF(arena);
    add_outline(&content, &glyph->outline);
    glyph->form = cv_pdf_object_new(pdf);
    cv_pdf_object_add_name(glyph->form, "Type", "XObject");
    cv_pdf_object_add_name(glyph->form, "Subtype", "Form");
    add_box(cv_pdf_object_syntax(glyph->form), &glyph->outline);
    cv_pdf_object_set_stream(glyph->form, cv_strbuf_view(&content), true);
}

static void add_form_name(struct cv_strbuf *out, const struct cv_pdf_glyph *glyph)
{
    cv_strbuf_add_c(out, "/G");
    cv_pdf_add_integer(out, cv_pdf_object_number(glyph->form));
}

bool cv_pdf_artwork_make_forms(struct cv_context *cx, struct cv_pdf *pdf, struct cv_pdf_fonts *fonts, cv_str *ret_resources)
{
    struct cv_strbuf resources = CV_STRBUF(cx->arena);
    for (size_t f = 0; f < fonts->count; f++) {
        struct cv_pdf_glyph *glyph;
        for (uint32_t id = 0; (glyph = cv_pdf_font_next_glyph(fonts->items[f], &id)) != NULL; id++) {
            if (glyph->drawn_pages == 0) continue;
            if (!cv_font_outline(cx, fonts->items[f]->font, id, &glyph->outline)) return false;
            if (glyph->drawn_pages < PAGES_FOR_FORM || glyph->outline.count == 0) continue;
            make_form(cx->arena, pdf, glyph);
            add_form_name(&resources, glyph);
            cv_strbuf_printf(&resources, " %u 0 R", cv_pdf_object_number(glyph->form));
        }
    }
    *ret_resources = cv_strbuf_view(&resources);
    return true;
}

static void add_matrix(struct cv_strbuf *out, int64_t scale, int decimals, int64_t x, int64_t y, int place_decimals)
{
    cv_pdf_add_decimal(out, scale, decimals);
    cv_strbuf_add_c(out, " 0 0 ");
    cv_pdf_add_decimal(out, scale, decimals);
    cv_strbuf_add_byte(out, ' ');
    cv_pdf_add_decimal(out, x, place_decimals);
    cv_strbuf_add_byte(out, ' ');
    cv_pdf_add_decimal(out, y, place_decimals);
    cv_strbuf_add_c(out, " cm\n");
}

void cv_pdf_artwork_draw(struct cv_strbuf *out, const struct cv_pdf_fonts *fonts, const struct cv_item *item)
{
    const struct cv_pdf_font *font = cv_pdf_fonts_lookup(fonts, item->text.run->font);
    int64_t em = font->info->units_per_em;
    cv_pt size = item->text.run->size;
    add_matrix(out, cv_pt_scale(size, 100000000, CV_PT_ONE * em), SCALE_DECIMALS, cv_pdf_hundredths_from_pt(item->x),
               cv_pdf_hundredths_from_pt(item->y), 2);
    cv_pt pen = 0;
    int64_t origin_x = 0, origin_y = 0; /* of the coordinate system, font units */
    for (size_t i = 0; i < item->text.glyph_count; i++) {
        const struct cv_glyph *shaped = &item->text.glyphs[i];
        const struct cv_pdf_glyph *glyph = cv_pdf_font_glyph(font, shaped->id);
        int64_t x = cv_pt_scale(pen + shaped->x_offset, em, size), y = cv_pt_scale(shaped->y_offset, em, size);
        pen += shaped->advance;
        if (glyph->outline.count == 0) continue;
        if (x != origin_x || y != origin_y) add_matrix(out, 1, 0, x - origin_x, y - origin_y, 0);
        origin_x = x;
        origin_y = y;
        if (glyph->form == NULL) {
            add_outline(out, &glyph->outline);
        } else {
            add_form_name(out, glyph);
            cv_strbuf_add_c(out, " Do\n");
        }
    }
}
