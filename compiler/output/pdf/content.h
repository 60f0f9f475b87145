/* content: the content stream of a page (ISO 32000-1 §7.8.2, §9.4): its items in reading order, each text within marked content
 * of its structure element, all else within artifacts. */
#ifndef CV_OUTPUT_PDF_CONTENT_H
#define CV_OUTPUT_PDF_CONTENT_H

#include "output/pdf/glyph.h"
#include "output/pdf/structure.h"

/* Operators of the page that `structure` has begun. Fonts are named /F and their number, forms as artwork.h says. */
cv_str cv_pdf_content_bytes(struct cv_arena *arena, const struct cv_page *page, const struct cv_pdf_fonts *fonts,
                            struct cv_pdf_structure *structure);

#endif
