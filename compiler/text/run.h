/* run: HarfBuzz's work on one stretch of text. Internal to text/. */
#ifndef CV_TEXT_RUN_H
#define CV_TEXT_RUN_H

#include "text/chars.h"
#include "text/shape.h"

struct cv_words;

/* Text of one font, level, script and inline. */
struct cv_run_request {
    const struct cv_paragraph *paragraph;
    const struct cv_inline *source;
    struct cv_font *font; /* open */
    uint32_t start, end;  /* bytes */
    uint8_t level;
    hb_script_t script;
    cv_str lang;
    bool small_caps;        /* to be made of capitals */
    const uint32_t *joined; /* offsets in the text of the characters that do not begin a grapheme, ascending */
    size_t joined_count;
    struct cv_words *words; /* shaped before; NULL: none are kept */
};

/* Glyphs as HarfBuzz gives them: in visual order, in font units; clusters are bytes of the paragraph's text. */
struct cv_shaping {
    const hb_glyph_info_t *infos;
    const hb_glyph_position_t *places;
    unsigned count;
};

/* Shapes the text into a run whose glyphs live in the context's arena. Missing glyphs are reported. */
void cv_run_shape(struct cv_context *cx, const struct cv_run_request *request, struct cv_run *ret_run);

/* Has HarfBuzz shape the text. The arrays are valid until the next call. */
struct cv_shaping cv_run_harfbuzz(struct cv_context *cx, const struct cv_run_request *request);

/* A number that is the same for requests with the same font features. */
uint32_t cv_run_features(const struct cv_run_request *request);

/* Whether small capitals of `font` for this style have to be made of capitals, and whether `codepoint` is then one of them. */
bool cv_run_needs_capitals(const struct cv_font *font, const struct cv_style *style);
bool cv_run_is_small(uint32_t codepoint, const struct cv_style *style);

#endif
