/* chars: a paragraph's text as code points with what Unicode says of each of them. Internal to text/.
 *
 * The arrays are used again for the next paragraph. */
#ifndef CV_TEXT_CHARS_H
#define CV_TEXT_CHARS_H

#include "text/fonts.h"

struct cv_char {
    uint32_t codepoint;
    uint32_t offset;      /* byte of the paragraph's text */
    hb_script_t script;   /* resolved: no Common nor Inherited, unless the whole paragraph is */
    struct cv_font *font; /* filled in by fallback.c; NULL for U+000A */
    uint8_t level;        /* bidi embedding level */
    bool grapheme;        /* begins a grapheme cluster */
    uint8_t opportunity;  /* a line may end before it: 1 + enum cv_break_reason; 0: it may not */
    bool forced;          /* the line must end before it */
};

struct cv_chars {
    struct cv_arena *arena;
    struct cv_char *items;
    size_t count;
    size_t capacity;
    UChar *units;      /* the text in UTF-16, for ICU */
    uint32_t *char_of; /* by unit: index of its character */
    int32_t unit_count;
    uint8_t level;     /* of the paragraph */
    bool has_clusters; /* some character does not begin a grapheme */
    bool has_kana;
    bool has_hangul;
};

/* Fills `chars` for a text: code points, levels, scripts, graphemes. `lang` (BCP 47) gives the direction of a text that has
 * no strong character. Ends the compile when ICU has no memory. */
void cv_chars_read(struct cv_chars *chars, struct cv_fonts *fonts, cv_str text, cv_str lang);

/* The index of the character at or after a byte offset; chars->count at the end. */
size_t cv_chars_at(const struct cv_chars *chars, uint32_t offset);

/* True for a language written from right to left. */
bool cv_lang_is_rtl(cv_str lang);

/* True if `lang` is `prefix` or goes on with a hyphen after it, case ignored. */
bool cv_lang_matches(cv_str lang, cv_str prefix);

#endif
