/* line: shaped paragraphs → lines of a given measure.
 *
 * A paragraph becomes boxes, glue and penalties (Knuth and Plass, "Breaking Paragraphs into Lines", 1981); the breaker chooses
 * where lines end; each line is put into visual order (UAX #9, rule L2) and justified. Lines know their width, not their place.
 */
#ifndef CV_LINE_LINE_H
#define CV_LINE_LINE_H

#include "text/shape.h"

/* Part of a run on a line. */
struct cv_line_run {
    const struct cv_run *run;
    const struct cv_glyph *glyphs; /* in visual order, left to right */
    size_t glyph_count;
    cv_pt x;          /* pen position of the first glyph, from the line's left edge */
    cv_pt width;      /* sum of advances, word_space included */
    cv_pt word_space; /* justification: added after each glyph that stands for a space */
};

struct cv_line {
    const struct cv_line_run *runs; /* in logical order, so that text is drawn in reading order; x gives the place */
    size_t run_count;
    cv_pt x;             /* of the line's left edge from the paragraph's start edge: alignment */
    cv_pt width;         /* of what is seen: a trailing space hangs beyond it and is not counted */
    uint32_t start, end; /* bytes of the paragraph's text */
};

/* The lines of one paragraph. */
struct cv_lines {
    const struct cv_shaped *shaped;
    const struct cv_line *items;
    size_t count;
    cv_pt measure;       /* width available */
    cv_pt width;         /* of the widest line */
    cv_pt height, depth; /* strut of every line */
};

/* Breaks one paragraph. A word wider than the measure is broken between clusters where it must (a long address), and only a
 * single cluster that is still too wide overflows: CV-W040. */
bool cv_line_break(struct cv_context *cx, const struct cv_shaped *shaped, cv_pt measure, struct cv_lines *ret_lines);

/* Lines of all paragraphs of a document for a column of `width`; measures follow from the blocks' indents, and in a row from
 * what its end cell leaves to its start. */
struct cv_lined_document {
    const struct cv_shaped_document *shaped;
    const struct cv_lines *paragraphs; /* by paragraph id */
    cv_pt width;
};

bool cv_line_document(struct cv_context *cx, const struct cv_shaped_document *shaped, cv_pt width,
                      const struct cv_lined_document **ret_lined);

#endif
