/* fallback: which font each grapheme cluster is set in. Internal to text/. */
#ifndef CV_TEXT_FALLBACK_H
#define CV_TEXT_FALLBACK_H

#include "design/style.h"
#include "text/chars.h"

/* What a stretch of text asks for. */
struct cv_font_wish {
    struct cv_fonts *fonts;
    const struct cv_font_family *family;
    struct cv_font *primary; /* the family's face for the style; open */
    bool bold, italic;
    cv_str lang;            /* BCP 47; of a text with kana or Hangul and no such language: "ja" or "ko" */
    hb_language_t language; /* `lang` as HarfBuzz knows it */
};

/* Sets the fonts of characters [start, end). Characters that no font has keep the primary one. */
void cv_fallback_assign(const struct cv_font_wish *wish, struct cv_chars *chars, size_t start, size_t end);

#endif
