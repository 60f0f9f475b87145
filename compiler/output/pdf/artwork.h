/* artwork: glyphs that are drawn and not read (icons, page furniture) as filled outlines, so that they leave no text behind. */
#ifndef CV_OUTPUT_PDF_ARTWORK_H
#define CV_OUTPUT_PDF_ARTWORK_H

#include "output/pdf/glyph.h"

/* Makes a form XObject (ISO 32000-1 §8.10) of each glyph that is drawn on so many pages that this is smaller than drawing it in
 * place. Returns the entries of the pages' XObject resources as PDF syntax; empty: none. False if an outline cannot be had. */
bool cv_pdf_artwork_make_forms(struct cv_context *cx, struct cv_pdf *pdf, struct cv_pdf_fonts *fonts, cv_str *ret_resources);

/* Operators that draw the item's glyphs with the current fill colour; they change the coordinate system. */
void cv_pdf_artwork_draw(struct cv_strbuf *out, const struct cv_pdf_fonts *fonts, const struct cv_item *item);

#endif
