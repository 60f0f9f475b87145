/* Opening a face and measuring it once. The tables read are those of the OpenType specification 1.9: head, hhea, OS/2, post.
 *
 * HarfBuzz works in font units, so that the layout's lengths follow by integer arithmetic alone. */
#include "text/face.h"

#include "base/limits.h"
#include "base/resource.h"
#include "text/fonts.h"

#include FT_CID_H
#include FT_FONT_FORMATS_H
#include FT_TRUETYPE_TABLES_H
#include FT_TRUETYPE_TAGS_H
#include <hb-ot.h>
#include <sys/stat.h>

static bool broken(struct cv_font *font, const char *reason)
{
    cv_face_close(font);
    font->state = CV_FACE_BROKEN;
    font->reason = reason;
    return false;
}

/* As broken(), but it is the system that has no memory: another time it may have. */
static bool starved(struct cv_font *font)
{
    cv_face_close(font);
    font->fonts->starved = true;
    return false;
}

/* The bytes of a file, mapped; NULL if it cannot be read. */
static hb_blob_t *map(cv_str path)
{
    struct stat status;
    if (stat(path.data, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > CV_LIMIT_FONT_BYTES) return NULL;
    return hb_blob_create_from_file_or_fail(path.data);
}

/* Whether two font files of the same size are the same: each begins with a directory that holds a checksum of every table. */
static bool same_font(cv_str embedded, hb_blob_t *file)
{
    enum { DIRECTORY_BYTES = 4096 };
    unsigned length;
    const char *data = hb_blob_get_data(file, &length);
    size_t compared = embedded.length < DIRECTORY_BYTES ? embedded.length : DIRECTORY_BYTES;
    return length == embedded.length && memcmp(data, embedded.data, compared) == 0;
}

/* The bytes of the font's file, not copied. */
static hb_blob_t *file_bytes(const struct cv_font *font)
{
    cv_str bytes;
    if (!font->embedded) return map(font->path);
    if (!cv_resource_lookup(font->path, &bytes)) return NULL;
    hb_blob_t *twin = font->twin.length > 0 ? map(font->twin) : NULL;
    if (twin != NULL && !same_font(bytes, twin)) return twin;
    hb_blob_destroy(twin);
    return hb_blob_create_or_fail(bytes.data, (unsigned)bytes.length, HB_MEMORY_MODE_READONLY, NULL, NULL);
}

/* Height of a letter's outline above the baseline, for fonts whose OS/2 table does not say. */
static int32_t letter_height(FT_Face face, FT_ULong letter)
{
    FT_UInt glyph = FT_Get_Char_Index(face, letter);
    if (glyph == 0 || FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) != 0) return 0;
    return (int32_t)face->glyph->metrics.horiBearingY;
}

/* PANOSE (Latin text, serif styles 2 to 10), else the IBM family class (1 to 5 and 7 are serifs). */
static bool has_serifs(const TT_OS2 *os2)
{
    if (os2->panose[0] == 2 && os2->panose[1] > 1) return os2->panose[1] <= 10;
    int family_class = os2->sFamilyClass >> 8;
    return (family_class >= 1 && family_class <= 5) || family_class == 7;
}

/* Thickness of a vertical stem from the weight class, in thousandths of the em: 88 for regular, 166 for bold, as the usual
 * fonts of these weights have it. No table holds the value itself. */
static int32_t stem_of_weight(int32_t weight)
{
    return 50 + (weight * weight) / (65 * 65);
}

static void measure_os2(struct cv_font_info *info, FT_Face face)
{
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(face, FT_SFNT_OS2);
    int32_t weight = info->bold ? 700 : 400;
    if (os2 != NULL) {
        if (os2->version >= 2 && os2->version != 0xFFFF) {
            info->cap_height = os2->sCapHeight;
            info->x_height = os2->sxHeight;
        }
        if (os2->usWeightClass >= 1 && os2->usWeightClass <= 1000) weight = os2->usWeightClass;
        info->serif = has_serifs(os2);
    }
    if (info->cap_height <= 0) info->cap_height = letter_height(face, 'H');
    if (info->x_height <= 0) info->x_height = letter_height(face, 'x');
    info->stem_v = stem_of_weight(weight) * (int32_t)info->units_per_em / 1000;
}

static void measure(struct cv_font_info *info, FT_Face face)
{
    FT_Bool cid_keyed = 0;
    const TT_Postscript *post = FT_Get_Sfnt_Table(face, FT_SFNT_POST);
    const char *format = FT_Get_Font_Format(face);
    info->units_per_em = face->units_per_EM;
    info->ascender = face->ascender;
    info->descender = face->descender;
    info->bbox[0] = (int32_t)face->bbox.xMin;
    info->bbox[1] = (int32_t)face->bbox.yMin;
    info->bbox[2] = (int32_t)face->bbox.xMax;
    info->bbox[3] = (int32_t)face->bbox.yMax;
    info->italic_angle = post == NULL ? 0 : (int32_t)((int64_t)post->italicAngle * 1000 / 65536);
    info->cff = format != NULL && strcmp(format, "CFF") == 0;
    info->cid_keyed = info->cff && FT_Get_CID_Is_Internally_CID_Keyed(face, &cid_keyed) == 0 && cid_keyed != 0;
    info->fixed_pitch = FT_IS_FIXED_WIDTH(face) != 0;
    info->italic = (face->style_flags & FT_STYLE_FLAG_ITALIC) != 0;
    info->bold = (face->style_flags & FT_STYLE_FLAG_BOLD) != 0;
    info->postscript_name = cv_str_from_c(FT_Get_Postscript_Name(face));
    info->glyph_count = (uint32_t)face->num_glyphs;
    measure_os2(info, face);
}

/* Whether GSUB has the feature for any script. */
static bool has_feature(hb_face_t *tables, hb_tag_t feature)
{
    hb_tag_t tags[16];
    unsigned start = 0;
    unsigned count = sizeof tags / sizeof *tags;
    while (count > 0) {
        hb_ot_layout_table_get_feature_tags(tables, HB_OT_TAG_GSUB, start, &count, tags);
        for (unsigned i = 0; i < count; i++)
            if (tags[i] == feature) return true;
        start += count;
    }
    return false;
}

/* A variable font's CFF2 outlines have no place in a PDF. */
static bool has_cff2(FT_Face face)
{
    FT_ULong length = 0;
    return FT_Load_Sfnt_Table(face, FT_MAKE_TAG('C', 'F', 'F', '2'), 0, NULL, &length) == 0 && length > 0;
}

static bool open_measuring(struct cv_font *font)
{
    unsigned length;
    const char *data = hb_blob_get_data(font->bytes, &length);
    FT_Error error =
        FT_New_Memory_Face(font->fonts->library, (const FT_Byte *)data, (FT_Long)length, (FT_Long)font->index, &font->face);
    if (error != 0) {
        font->face = NULL;
        return error == FT_Err_Out_Of_Memory ? starved(font) : broken(font, "it is not a font");
    }
    if (!FT_IS_SFNT(font->face) || !FT_IS_SCALABLE(font->face)) return broken(font, "it has no outlines");
    if (has_cff2(font->face)) return broken(font, "its outlines are CFF2");
    if (font->face->units_per_EM == 0 || font->face->num_glyphs <= 0) return broken(font, "it has no glyphs");
    return true;
}

static bool open_shaping(struct cv_font *font)
{
    font->tables = hb_face_create(font->bytes, font->index);
    font->shaper = hb_font_create(font->tables);
    if (font->tables == hb_face_get_empty() || font->shaper == hb_font_get_empty()) return starved(font);
    int units = font->face->units_per_EM;
    hb_font_set_scale(font->shaper, units, units);
    hb_font_make_immutable(font->shaper);
    return true;
}

bool cv_face_open(struct cv_font *font)
{
    if (font->state != CV_FACE_UNOPENED) return font->state == CV_FACE_OPEN;
    font->bytes = file_bytes(font);
    if (font->bytes == NULL) return font->embedded ? starved(font) : broken(font, "it cannot be read");
    if (!open_measuring(font) || !open_shaping(font)) return false;
    measure(&font->info, font->face);
    font->has_small_caps = has_feature(font->tables, HB_TAG('s', 'm', 'c', 'p'));
    font->has_caps_to_small = has_feature(font->tables, HB_TAG('c', '2', 's', 'c'));
    font->state = CV_FACE_OPEN;
    return true;
}

bool cv_face_require(struct cv_context *cx, struct cv_font *font)
{
    if (cv_face_open(font)) return true;
    if (font->fonts->starved) cv_arena_exhausted(cx->arena);
    if (!font->reported) {
        struct cv_diag *diag = cv_diag_add(cx->diags, CV_CODE_FONT_BROKEN, (cv_span){0},
                                           "the font file `%.*s` cannot be used: %s", CV_STR_ARG(font->path), font->reason);
        cv_diag_hint(cx->diags, diag, "replace the file, or choose another family in `design.fonts`");
        font->reported = true;
    }
    return false;
}

void cv_face_close(struct cv_font *font)
{
    hb_font_destroy(font->shaper);
    hb_face_destroy(font->tables);
    if (font->face != NULL) FT_Done_Face(font->face);
    hb_blob_destroy(font->bytes);
    font->shaper = NULL;
    font->tables = NULL;
    font->face = NULL;
    font->bytes = NULL;
    font->state = CV_FACE_UNOPENED;
}

uint32_t cv_face_glyph(const struct cv_font *font, uint32_t codepoint)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(font->shaper, codepoint, &glyph) ? glyph : 0;
}

const struct cv_font_info *cv_font_info(const struct cv_font *font)
{
    return &font->info;
}

int32_t cv_font_advance(struct cv_font *font, uint32_t glyph)
{
    return hb_font_get_glyph_h_advance(font->shaper, glyph);
}
