#include "text/missing.h"

#include "base/utf8.h"

#include <unicode/uchar.h>

static bool is_missed(const struct cv_font *font, uint32_t codepoint)
{
    return cv_face_glyph(font, codepoint) == 0 && !hb_set_has(font->fonts->missing, codepoint) &&
           !u_hasBinaryProperty((UChar32)codepoint, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static void starve(struct cv_context *cx, struct cv_fonts *fonts)
{
    fonts->starved = true;
    cv_arena_exhausted(cx->arena);
}

void cv_missing_report(struct cv_context *cx, struct cv_font *font, const struct cv_paragraph *paragraph,
                       const struct cv_inline *part, uint32_t start, uint32_t end)
{
    for (size_t offset = start; offset < end;) {
        size_t before = offset;
        uint32_t codepoint = cv_utf8_next(paragraph->text, &offset);
        if (!is_missed(font, codepoint)) continue;
        /* HarfBuzz does not say that it found no memory for a font's tables: it takes them for empty. */
        if (FT_Get_Char_Index(font->face, codepoint) != 0) starve(cx, font->fonts);
        hb_set_add(font->fonts->missing, codepoint);
        cv_str text = cv_str_slice(paragraph->text, before, offset);
        cv_span span = cv_inline_span(cx, paragraph, part, (uint32_t)before, (uint32_t)offset);
        struct cv_diag *diag = cv_diag_add(cx->diags, CV_CODE_MISSING_GLYPH, span, "no font has a glyph for `%.*s` (U+%04X)",
                                           CV_STR_ARG(text), (unsigned)codepoint);
        cv_diag_hint(cx->diags, diag, "add a font that has the character with `--font-dir`, or write another");
    }
}
