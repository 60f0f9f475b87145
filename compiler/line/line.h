/* line: shaped paragraphs → lines of a given measure.
 *
 * A paragraph becomes boxes, glue and penalties (Knuth and Plass, "Breaking Paragraphs into Lines", 1981); the breaker chooses
 * where lines end; each line is put into visual order (UAX #9, rules L1 and L2), justified and aligned. Lines know their width
 * and their place across the column, not their place on a page. Everything lives in the context's arena. */
#ifndef CV_LINE_LINE_H
#define CV_LINE_LINE_H

#include "text/shape.h"

/* Part of a run on a line. */
struct cv_line_run {
    const struct cv_run *run;
    const struct cv_glyph *glyphs; /* in visual order, left to right; a space's advance includes what justification adds */
    size_t glyph_count;
    cv_pt x;     /* pen position of the first glyph, from the line's left edge; may be negative for a hanging space */
    cv_pt width; /* sum of advances */
};

/* White space at the end of a line stays among its glyphs, so that words stay apart when text is extracted, but hangs beyond
 * the line's width: to the right in a left-to-right paragraph, to the left in a right-to-left one. */
struct cv_line {
    const struct cv_line_run *runs; /* in logical order, so that text is drawn in reading order; x gives the place */
    size_t run_count;
    cv_pt x;             /* of the line's left edge from the paragraph's left edge: alignment */
    cv_pt width;         /* of what is seen: hanging white space is not counted */
    uint32_t start, end; /* bytes of the paragraph's text */
};

/* The lines of one paragraph. None if it has neither text nor icons. */
struct cv_lines {
    const struct cv_shaped *shaped;
    const struct cv_line *items;
    size_t count;
    cv_pt x;             /* of the paragraph's left edge from the column's left edge */
    cv_pt measure;       /* width available */
    cv_pt width;         /* of the widest line */
    cv_pt height, depth; /* strut of every line */
};

/* Breaks one paragraph. START is the left edge for a left-to-right paragraph and the right edge for a right-to-left one. A word
 * wider than the measure is broken between clusters where it must (a long address), and only a single cluster that is still
 * too wide overflows: CV-W040. False if text could not be shaped again for a break. */
bool cv_line_break(struct cv_context *cx, const struct cv_shaped *shaped, enum cv_align align, cv_pt measure,
                   struct cv_lines *ret_lines);

/* Lines of all paragraphs of a document for a column of `width`; measures follow from the blocks' indents, and in a row from
 * what its end cell leaves to its start. In a document whose language is written from right to left, start edges are on the
 * right. */
struct cv_lined_document {
    const struct cv_shaped_document *shaped;
    const struct cv_lines *paragraphs; /* by paragraph id */
    cv_pt width;
};

/* False after CV-E040: a paragraph's measure is too narrow for any text. */
bool cv_line_document(struct cv_context *cx, const struct cv_shaped_document *shaped, cv_pt width,
                      const struct cv_lined_document **ret_lined);

#endif
