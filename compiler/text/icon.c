#include "text/icon.h"

/* Icon fonts fill the em, letters do not: at nine tenths of the text's size an icon is about as heavy as a capital. */
enum { SIZE_TENTHS = 9 };

static const struct cv_icon icons[] = {
#define CV_ICON(name, font, codepoint) {name, CV_ICON_##font, codepoint},
#include "text/icon_table.h"
#undef CV_ICON
};

static bool is_significant(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

static char next_significant(cv_str name, size_t *at)
{
    while (*at < name.length && !is_significant(name.data[*at])) (*at)++;
    if (*at == name.length) return '\0';
    char c = name.data[(*at)++];
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same_name(cv_str a, cv_str b)
{
    size_t at_a = 0;
    size_t at_b = 0;
    char next;
    do {
        next = next_significant(a, &at_a);
        if (next != next_significant(b, &at_b)) return false;
    } while (next != '\0');
    return true;
}

const struct cv_icon *cv_icon_lookup(cv_str name)
{
    for (size_t i = 0; i < sizeof icons / sizeof *icons; i++)
        if (same_name(cv_str_from_c(icons[i].name), name)) return &icons[i];
    return NULL;
}

const struct cv_icon *cv_icon_at(size_t n)
{
    return n < sizeof icons / sizeof *icons ? &icons[n] : NULL;
}

/* How far the icon is to be raised so that its middle is at the middle of the capitals. */
static cv_pt rise(const struct cv_font *icon, uint32_t glyph, cv_pt size, const struct cv_font *beside, cv_pt text_size)
{
    hb_glyph_extents_t box = {0};
    hb_font_get_glyph_extents(icon->shaper, glyph, &box);
    cv_pt capitals = cv_pt_scale(text_size, beside->info.cap_height, beside->info.units_per_em);
    cv_pt top_and_bottom = cv_pt_scale(size, 2 * box.y_bearing + box.height, icon->info.units_per_em);
    return (capitals - top_and_bottom) / 2;
}

bool cv_icon_run(struct cv_context *cx, struct cv_fonts *fonts, const struct cv_inline *part, const struct cv_font *beside,
                 uint8_t level, struct cv_run *ret_run)
{
    const struct cv_icon *icon = cv_icon_lookup(part->icon);
    if (icon == NULL && part->icon_else.length > 0) icon = cv_icon_lookup(part->icon_else);
    if (icon == NULL) {
        struct cv_diag *diag =
            cv_diag_add(cx->diags, CV_CODE_ICON_UNKNOWN, part->source.span, "there is no icon `%.*s`", CV_STR_ARG(part->icon));
        cv_diag_hint(cx->diags, diag, "nothing is drawn; `link` and `globe` fit any address");
        return false;
    }
    struct cv_font *font = fonts->icon_fonts[icon->font];
    if (!cv_face_require(cx, font)) return false;
    uint32_t id = cv_face_glyph(font, icon->codepoint);
    cv_pt size = part->style->size * SIZE_TENTHS / 10;
    struct cv_glyph *glyph = CV_NEW(cx->arena, struct cv_glyph);
    *glyph = (struct cv_glyph){
        .id = id,
        .start = part->start,
        .end = part->start,
        .advance = cv_pt_scale(size, cv_font_advance(font, id), font->info.units_per_em) + part->gap,
        .x_offset = (level & 1) != 0 ? part->gap : 0,
        .y_offset = rise(font, id, size, beside, part->style->size),
    };
    *ret_run = (struct cv_run){.font = font,
                               .source = part,
                               .start = part->start,
                               .end = part->start,
                               .level = level,
                               .script = HB_SCRIPT_COMMON,
                               .size = size,
                               .glyphs = glyph,
                               .glyph_count = 1,
                               .width = glyph->advance};
    return true;
}
