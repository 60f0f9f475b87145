/* face: one opened font file: FreeType measures it, HarfBuzz shapes with it. Internal to text/.
 *
 * The records are made with their cv_fonts and live as long; the file is opened when it is first needed. Embedded files are
 * used where they lie; others are mapped. Opening takes nothing from an arena, so that a compile may do it at any time. */
#ifndef CV_TEXT_FACE_H
#define CV_TEXT_FACE_H

#include "text/font.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>

enum cv_face_state { CV_FACE_UNOPENED, CV_FACE_OPEN, CV_FACE_BROKEN };

struct cv_font {
    struct cv_fonts *fonts; /* the owner */
    cv_str family;          /* as the catalogue or the file names it */
    cv_str path;            /* an embedded file's name, or a file's path */
    bool embedded;
    uint32_t index; /* of the face in a collection */
    cv_str twin; /* an embedded file's: path of a file of the same size in a font folder, which wins if it differs; or empty */

    enum cv_face_state state;
    const char *reason; /* BROKEN: why */
    bool reported;      /* BROKEN: a diagnostic was given in this compile */
    hb_blob_t *bytes;   /* the whole file */
    FT_Face face;
    hb_face_t *tables;
    hb_font_t *shaper; /* in font units */
    struct cv_font_info info;
    enum { CV_WORDS_UNKNOWN, CV_WORDS_APART, CV_WORDS_TOGETHER } words; /* whether spaces keep words from each other */
    size_t bytes_shaped;                                                /* while that is unknown */
    bool has_small_caps;                                                /* GSUB has smcp */
    bool has_caps_to_small;                                             /* GSUB has c2sc */
};

/* True when the font is open; opens it if it was not. */
bool cv_face_open(struct cv_font *font);

/* As cv_face_open(), and reports a font that cannot be used: CV-E031, once per compile. */
bool cv_face_require(struct cv_context *cx, struct cv_font *font);

/* Closes the handles. */
void cv_face_close(struct cv_font *font);

/* The glyph of a code point, 0 if there is none. The font is open. */
uint32_t cv_face_glyph(const struct cv_font *font, uint32_t codepoint);

#endif
