/* link: link annotations (ISO 32000-1 §12.5.6.5): one for each line that a link takes, bound to its structure element. */
#ifndef CV_OUTPUT_PDF_LINK_H
#define CV_OUTPUT_PDF_LINK_H

#include "output/pdf/structure.h"

/* Adds the links of a page, whose content has been announced to `structure`, to the page's object. */
void cv_pdf_links_add(struct cv_arena *arena, struct cv_pdf *pdf, const struct cv_page *page, struct cv_pdf_object *page_object,
                      struct cv_pdf_structure *structure);

#endif
