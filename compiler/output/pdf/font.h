/* font: the fonts of a document as PDF objects: composite fonts (ISO 32000-1 §9.7) around subsets of the glyphs that are shown,
 * with their widths and with ToUnicode maps made from the text that the glyphs stand for. */
#ifndef CV_OUTPUT_PDF_FONT_H
#define CV_OUTPUT_PDF_FONT_H

#include "output/pdf/glyph.h"

/* Makes the fonts' objects and sets the codes of the glyphs shown. False if a font cannot be subset (a diagnostic says so). */
bool cv_pdf_fonts_embed(struct cv_context *cx, struct cv_pdf *pdf, struct cv_pdf_fonts *fonts);

#endif
