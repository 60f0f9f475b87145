/* shape: paragraphs → glyphs with positions, and where lines may be broken.
 *
 * Itemises each paragraph by bidi level (UAX #9), script (UAX #24), style and font (fallback by grapheme cluster), shapes each
 * run with HarfBuzz, and finds break opportunities (UAX #14, tailored). Knows nothing of widths of lines. */
#ifndef CV_TEXT_SHAPE_H
#define CV_TEXT_SHAPE_H

#include "document/document.h"
#include "text/font.h"

struct cv_glyph {
    uint32_t id;         /* in the font */
    uint32_t start, end; /* bytes of the paragraph's text that its cluster stands for */
    cv_pt advance;       /* tracking included */
    cv_pt x_offset;
    cv_pt y_offset;       /* upwards */
    bool unsafe_to_break; /* a break before it needs the text to be shaped again */
    bool continues;       /* does not begin a grapheme (a combining mark, the rest of an emoji): no break before it, ever */
};

/* Glyphs of one font, size, style, direction and script. An icon is a run of one glyph, whose advance includes the gap. */
struct cv_run {
    struct cv_font *font;
    const struct cv_inline *source; /* style, colour, element, icon */
    uint32_t start, end;            /* bytes of the paragraph's text; equal for an icon */
    uint8_t level;                  /* bidi embedding level; odd: right to left */
    uint32_t script;                /* ISO 15924 tag as in HarfBuzz; kana and bopomofo count as Hani */
    bool small_caps;                /* made of capitals at a smaller size, for want of small capitals in the font */
    cv_pt size;
    const struct cv_glyph *glyphs; /* in logical order of clusters (visual order reversed for odd levels: see line.h) */
    size_t glyph_count;
    cv_pt width; /* sum of advances */
};

enum cv_break_kind {
    CV_BREAK_ALLOWED,
    CV_BREAK_FORCED, /* after U+000A, which has no glyph */
};

/* What stands at a break: a line breaker may like some better than others. */
enum cv_break_reason {
    CV_BREAK_SPACE,  /* after white space, or forced */
    CV_BREAK_IDEO,   /* beside an ideograph, kana or Hangul syllable */
    CV_BREAK_HYPHEN, /* after a hyphen, dash or slash that the text itself has */
    CV_BREAK_URL,    /* inside an address: only to save a line that is otherwise too long or too loose */
    CV_BREAK_HELD,   /* inside an unbreakable inline: only if that is wider than a line */
};

struct cv_break {
    uint32_t offset; /* byte of the paragraph's text before which the line may end */
    enum cv_break_kind kind;
    enum cv_break_reason reason;
};

struct cv_shaped {
    const struct cv_paragraph *paragraph;
    const struct cv_run *runs; /* in logical order */
    size_t run_count;
    const struct cv_break *breaks; /* ascending; the end of the text is not among them */
    size_t break_count;
    cv_str lang;         /* of the paragraph, BCP 47 */
    uint8_t level;       /* of the paragraph: 1 if its first strong character is right-to-left */
    cv_pt height, depth; /* strut: above and below the baseline; together the leading */
};

/* One per paragraph of the document, by paragraph id. */
struct cv_shaped_document {
    const struct cv_document *document;
    const struct cv_shaped *paragraphs;
};

/* False after a missing glyph or an unusable font; all missing glyphs are reported. */
bool cv_shape_document(struct cv_context *cx, struct cv_fonts *fonts, const struct cv_document *document,
                       const struct cv_shaped_document **ret_shaped);

/* One paragraph that is not in the document's list (page furniture). */
bool cv_shape_paragraph(struct cv_context *cx, struct cv_fonts *fonts, const struct cv_paragraph *paragraph, cv_str lang,
                        struct cv_shaped *ret_shaped);

/* Shapes bytes [start, end) of `run` again as a line of its own, for a break that is not safe. */
bool cv_shape_part(struct cv_context *cx, const struct cv_shaped *shaped, const struct cv_run *run, uint32_t start,
                   uint32_t end, struct cv_run *ret_run);

#endif
