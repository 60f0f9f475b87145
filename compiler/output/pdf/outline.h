/* outline: the headings as the document's outline (ISO 32000-1 §12.3.3), nested by their level. */
#ifndef CV_OUTPUT_PDF_OUTLINE_H
#define CV_OUTPUT_PDF_OUTLINE_H

#include "output/pdf/object.h"
#include "page/page.h"

/* The outline's root, or NULL if there is nothing to list. */
struct cv_pdf_object *cv_pdf_outline_new(struct cv_arena *arena, struct cv_pdf *pdf, const struct cv_pages *pages,
                                         struct cv_pdf_object *const *page_objects);

#endif
