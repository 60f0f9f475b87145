/* font: families and faces, their metrics, outlines and subsets. The only folder that includes FreeType, HarfBuzz and ICU.
 *
 * A cv_fonts holds opened faces and may serve many compiles, one after the other, in one thread; fonts outlive the compile's
 * arena and belong to the cv_fonts. */
#ifndef CV_TEXT_FONT_H
#define CV_TEXT_FONT_H

#include "base/context.h"
#include "base/units.h"

struct cv_fonts;
struct cv_font;

/* The bundled families and those found in `dirs` (which win). Faces are opened when first asked for. NULL when memory is out.
 * The public header declares the two as well. */
/* NOLINTBEGIN(readability-redundant-declaration) */
struct cv_fonts *cv_fonts_new(const char *const *dirs, size_t dir_count);
void cv_fonts_free(struct cv_fonts *fonts);
/* NOLINTEND(readability-redundant-declaration) */

/* A family as `cvpdf fonts` lists it. */
struct cv_family {
    cv_str name;
    cv_str faces;   /* "regular, italic, bold, bold italic" */
    cv_str format;  /* "TrueType" or "CFF" */
    cv_str licence; /* SPDX identifier, or empty if not known */
    cv_str origin;  /* "bundled" or a file's folder */
    bool fallback;  /* serves other families' missing glyphs */
};

const struct cv_family *cv_fonts_families(struct cv_fonts *fonts, size_t *ret_count);
bool cv_fonts_has_family(const struct cv_fonts *fonts, cv_str name);

/* Where a font reports its shape: fractions of the em in thousandths would lose precision, so: font units. */
struct cv_font_info {
    uint32_t units_per_em;
    int32_t ascender, descender; /* font units; descender is negative */
    int32_t cap_height, x_height;
    int32_t bbox[4];      /* x0 y0 x1 y1 */
    int32_t italic_angle; /* thousandths of a degree, counter-clockwise */
    int32_t stem_v;       /* an estimate */
    bool cff;             /* CFF outlines; else glyf */
    bool cid_keyed;       /* CFF: glyphs are named by CID */
    bool fixed_pitch, serif, italic, bold;
    cv_str postscript_name;
    uint32_t glyph_count;
};

const struct cv_font_info *cv_font_info(const struct cv_font *font);

/* Font units that `glyph` advances the pen. */
int32_t cv_font_advance(struct cv_font *font, uint32_t glyph);

/* A subset of a font that holds `count` glyphs. */
struct cv_subset {
    cv_str program; /* glyf: a TrueType file; CFF: the bare table. Lives in the context's arena */
    const uint32_t
        *codes; /* for each of the glyphs asked for: its two-byte code in the PDF (new glyph id, or CID if CID-keyed) */
};

/* glyphs: ascending, without duplicates, 0 included. False if the font cannot be subset (then a diagnostic is there). */
bool cv_font_subset(struct cv_context *cx, struct cv_font *font, const uint32_t *glyphs, size_t count,
                    struct cv_subset *ret_subset);

/* Outline of a glyph as path commands, in font units, y upwards. Quadratic curves come as cubic ones. */
enum cv_path_verb { CV_PATH_MOVE, CV_PATH_LINE, CV_PATH_CURVE, CV_PATH_CLOSE };
struct cv_path_step {
    enum cv_path_verb verb;
    int32_t x[3], y[3]; /* MOVE, LINE: one point; CURVE: two control points and the end; 1/64 font units */
};
struct cv_path {
    const struct cv_path_step *steps;
    size_t count;
};
bool cv_font_outline(struct cv_context *cx, struct cv_font *font, uint32_t glyph, struct cv_path *ret_path);

#endif
