/* A Type0 font with Identity-H: two-byte codes that are glyph ids of the subset (TrueType, name-keyed CFF) or CIDs (CID-keyed
 * CFF). Widths are written finer than the customary whole thousandths of the em, so that they agree with the advances of the
 * layout and lines need no corrections between the letters. */
#include "output/pdf/font.h"

#include "base/sha256.h"
#include "output/pdf/number.h"

#include <stdlib.h>

enum {
    TAG_LETTERS = 6,     /* of a subset's name (§9.6.4) */
    MAPPINGS = 100,      /* in one block of a CMap (Adobe Technical Note 5014) */
    NAME_LENGTH = 63,    /* of a font; PostScript's own limit for names in fonts */
    WIDTH_DECIMALS = 3,  /* of widths in thousandths of the em */
    DEFAULT_WIDTH = 1000 /* thousandths of the em */
};

enum { FLAG_FIXED_PITCH = 1 << 0, FLAG_SERIF = 1 << 1, FLAG_SYMBOLIC = 1 << 2, FLAG_ITALIC = 1 << 6 };

struct embedding {
    struct cv_context *cx;
    struct cv_pdf *pdf;
    struct cv_pdf_font *font;
    char name[TAG_LETTERS + 1 + NAME_LENGTH + 1]; /* "ABCDEF+SourceSans3-Regular" */
    uint32_t *ids;                                /* of the glyphs in the subset, ascending, 0 among them */
    size_t id_count;
    const struct cv_pdf_glyph **shown; /* by code */
    size_t shown_count;
};

static void list_glyphs(struct embedding *embedding)
{
    const struct cv_pdf_font *font = embedding->font;
    embedding->ids = CV_NEW_ARRAY(embedding->cx->arena, uint32_t, font->shown + 1);
    embedding->id_count = 1; /* .notdef, which every font must have */
    const struct cv_pdf_glyph *glyph;
    for (uint32_t id = 1; (glyph = cv_pdf_font_next_glyph(font, &id)) != NULL; id++)
        if (glyph->shown) embedding->ids[embedding->id_count++] = id;
}

static int by_code(const void *a, const void *b)
{
    uint32_t left = (*(const struct cv_pdf_glyph *const *)a)->code, right = (*(const struct cv_pdf_glyph *const *)b)->code;
    return (left > right) - (left < right);
}

static void assign_codes(struct embedding *embedding, const uint32_t *codes)
{
    embedding->shown = CV_NEW_ARRAY(embedding->cx->arena, const struct cv_pdf_glyph *, embedding->id_count);
    for (size_t i = 0; i < embedding->id_count; i++) {
        uint32_t id = embedding->ids[i];
        if (embedding->font->blocks[id / CV_PDF_BLOCK] == NULL) continue;
        struct cv_pdf_glyph *glyph = cv_pdf_font_glyph(embedding->font, id);
        glyph->code = codes[i];
        if (glyph->shown) embedding->shown[embedding->shown_count++] = glyph;
    }
    qsort(embedding->shown, embedding->shown_count, sizeof *embedding->shown, by_code);
}

/* Six letters that follow from the font and the glyphs, then the font's name without what PDF names cannot hold plainly. */
static void make_name(struct embedding *embedding)
{
    struct cv_sha256 sha;
    uint8_t digest[CV_SHA256_BYTES];
    cv_str full = embedding->font->info->postscript_name;
    cv_sha256_start(&sha);
    cv_sha256_add(&sha, full);
    for (size_t i = 0; i < embedding->id_count; i++) {
        char id[2] = {(char)(embedding->ids[i] >> 8), (char)(embedding->ids[i] & 0xFF)};
        cv_sha256_add(&sha, (cv_str){.data = id, .length = sizeof id});
    }
    cv_sha256_finish(&sha, digest);
    char *end = embedding->name;
    for (size_t i = 0; i < TAG_LETTERS; i++) *end++ = (char)('A' + digest[i] % 26);
    *end++ = '+';
    for (size_t i = 0; i < full.length && i < NAME_LENGTH; i++) {
        unsigned char c = (unsigned char)full.data[i];
        if (c > ' ' && c < 0x7F && strchr("()<>[]{}/%#", c) == NULL) *end++ = (char)c;
    }
    *end = '\0';
}

static int32_t thousandths(const struct cv_font_info *info, int64_t units)
{
    return (int32_t)cv_pt_scale(units, 1000, info->units_per_em);
}

static struct cv_pdf_object *program_object(const struct embedding *embedding, cv_str program)
{
    struct cv_pdf_object *object = cv_pdf_object_new(embedding->pdf);
    if (embedding->font->info->cff)
        cv_pdf_object_add_name(object, "Subtype", "CIDFontType0C");
    else
        cv_pdf_object_add_number(object, "Length1", (int32_t)program.length);
    cv_pdf_object_set_stream(object, program, true);
    return object;
}

/* §9.8 */
static struct cv_pdf_object *descriptor_object(const struct embedding *embedding, cv_str program)
{
    const struct cv_font_info *info = embedding->font->info;
    struct cv_pdf_object *object = cv_pdf_object_new(embedding->pdf);
    int flags = FLAG_SYMBOLIC | (info->fixed_pitch ? FLAG_FIXED_PITCH : 0) | (info->serif ? FLAG_SERIF : 0) |
                (info->italic ? FLAG_ITALIC : 0);
    cv_pdf_object_add_name(object, "Type", "FontDescriptor");
    cv_pdf_object_add_name(object, "FontName", embedding->name);
    cv_pdf_object_add_number(object, "Flags", flags);
    cv_pdf_object_add_number(object, "Ascent", thousandths(info, info->ascender));
    cv_pdf_object_add_number(object, "Descent", thousandths(info, info->descender));
    cv_pdf_object_add_number(object, "CapHeight", thousandths(info, info->cap_height));
    cv_pdf_object_add_number(object, "XHeight", thousandths(info, info->x_height));
    cv_pdf_object_add_number(object, "StemV", thousandths(info, info->stem_v));
    cv_pdf_object_add_reference(object, info->cff ? "FontFile3" : "FontFile2", program_object(embedding, program));
    struct cv_strbuf *syntax = cv_pdf_object_syntax(object);
    cv_strbuf_printf(syntax, "/FontBBox[%d %d %d %d]/ItalicAngle ", thousandths(info, info->bbox[0]),
                     thousandths(info, info->bbox[1]), thousandths(info, info->bbox[2]), thousandths(info, info->bbox[3]));
    cv_pdf_add_decimal(syntax, info->italic_angle, 3);
    return object;
}

/* §9.7.4.3: `first [w w w]` for each stretch of codes whose widths are not the default. */
static void add_widths(const struct embedding *embedding, struct cv_strbuf *syntax)
{
    int32_t usual = DEFAULT_WIDTH * 1000;
    if (embedding->font->info->fixed_pitch && embedding->shown_count > 0) usual = embedding->shown[0]->width;
    cv_strbuf_add_c(syntax, "/DW ");
    cv_pdf_add_decimal(syntax, usual, WIDTH_DECIMALS);
    cv_strbuf_add_c(syntax, "/W[");
    int64_t next = -1; /* the code that would continue the open stretch */
    for (size_t i = 0; i < embedding->shown_count; i++) {
        const struct cv_pdf_glyph *glyph = embedding->shown[i];
        if (glyph->width == usual) continue;
        if (glyph->code != next) {
            if (next >= 0) cv_strbuf_add_byte(syntax, ']');
            cv_pdf_add_integer(syntax, glyph->code);
            cv_strbuf_add_byte(syntax, '[');
        } else {
            cv_strbuf_add_byte(syntax, ' ');
        }
        cv_pdf_add_decimal(syntax, glyph->width, WIDTH_DECIMALS);
        next = (int64_t)glyph->code + 1;
    }
    cv_strbuf_add_c(syntax, next >= 0 ? "]]" : "]");
}

static struct cv_pdf_object *descendant_object(const struct embedding *embedding, cv_str program)
{
    struct cv_pdf_object *object = cv_pdf_object_new(embedding->pdf);
    cv_pdf_object_add_name(object, "Type", "Font");
    cv_pdf_object_add_name(object, "Subtype", embedding->font->info->cff ? "CIDFontType0" : "CIDFontType2");
    cv_pdf_object_add_name(object, "BaseFont", embedding->name);
    if (!embedding->font->info->cff) cv_pdf_object_add_name(object, "CIDToGIDMap", "Identity");
    cv_pdf_object_add_reference(object, "FontDescriptor", descriptor_object(embedding, program));
    struct cv_strbuf *syntax = cv_pdf_object_syntax(object);
    cv_strbuf_add_c(syntax, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
    add_widths(embedding, syntax);
    return object;
}

static void add_mappings(const struct embedding *embedding, unsigned variant, struct cv_strbuf *cmap)
{
    struct cv_strbuf block = CV_STRBUF(embedding->cx->arena);
    unsigned count = 0;
    for (size_t i = 0; i < embedding->shown_count; i++) {
        const struct cv_pdf_spelling *spelling = cv_pdf_glyph_spelling(embedding->shown[i], variant);
        if (spelling != NULL) {
            cv_strbuf_add_byte(&block, '<');
            cv_pdf_add_code(&block, embedding->shown[i]->code);
            cv_strbuf_add_c(&block, "><");
            cv_pdf_add_utf16(&block, spelling->text);
            cv_strbuf_add_c(&block, ">\n");
            count++;
        }
        if (count == 0 || (count < MAPPINGS && i + 1 < embedding->shown_count)) continue;
        cv_strbuf_printf(cmap, "%u beginbfchar\n", count);
        cv_strbuf_add(cmap, cv_strbuf_view(&block));
        cv_strbuf_add_c(cmap, "endbfchar\n");
        cv_strbuf_truncate(&block, 0);
        count = 0;
    }
}

/* §9.10.3 */
static struct cv_pdf_object *to_unicode_object(const struct embedding *embedding, unsigned variant)
{
    struct cv_strbuf cmap = CV_STRBUF(embedding->cx->arena);
    cv_strbuf_add_c(&cmap, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                           "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                           "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                           "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    add_mappings(embedding, variant, &cmap);
    cv_strbuf_add_c(&cmap, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    struct cv_pdf_object *object = cv_pdf_object_new(embedding->pdf);
    cv_pdf_object_set_stream(object, cv_strbuf_view(&cmap), true);
    return object;
}

static struct cv_pdf_object *variant_object(const struct embedding *embedding, struct cv_pdf_object *descendant,
                                            unsigned variant)
{
    struct cv_pdf_object *object = cv_pdf_object_new(embedding->pdf);
    cv_pdf_object_add_name(object, "Type", "Font");
    cv_pdf_object_add_name(object, "Subtype", "Type0");
    cv_pdf_object_add_name(object, "BaseFont", embedding->name);
    cv_pdf_object_add_name(object, "Encoding", "Identity-H");
    cv_pdf_object_add_references(object, "DescendantFonts", &descendant, 1);
    cv_pdf_object_add_reference(object, "ToUnicode", to_unicode_object(embedding, variant));
    return object;
}

static bool embed(struct cv_context *cx, struct cv_pdf *pdf, struct cv_pdf_font *font)
{
    struct embedding embedding = {.cx = cx, .pdf = pdf, .font = font};
    struct cv_subset subset;
    list_glyphs(&embedding);
    if (!cv_font_subset(cx, font->font, embedding.ids, embedding.id_count, &subset)) return false;
    assign_codes(&embedding, subset.codes);
    make_name(&embedding);
    struct cv_pdf_object *descendant = descendant_object(&embedding, subset.program);
    for (unsigned variant = 0; variant < font->variants; variant++)
        font->objects[variant] = variant_object(&embedding, descendant, variant);
    return true;
}

bool cv_pdf_fonts_embed(struct cv_context *cx, struct cv_pdf *pdf, struct cv_pdf_fonts *fonts)
{
    bool all = true;
    for (size_t i = 0; i < fonts->count; i++)
        if (fonts->items[i]->variants > 0 && !embed(cx, pdf, fonts->items[i])) all = false;
    return all;
}
