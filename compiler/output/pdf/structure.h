/* structure: the document's logical structure (ISO 32000-1 §14.7) from its elements: the structure tree with what each element
 * holds of which page, and the parent tree that leads back. Elements without content are left out.
 *
 * Built while the pages are written: every stretch of marked content and every annotation is announced in reading order, which
 * is the order of the kids in the tree. */
#ifndef CV_OUTPUT_PDF_STRUCTURE_H
#define CV_OUTPUT_PDF_STRUCTURE_H

#include "output/pdf/object.h"
#include "page/page.h"

struct cv_pdf_structure;

struct cv_pdf_structure *cv_pdf_structure_new(struct cv_arena *arena, struct cv_pdf *pdf, const struct cv_pages *pages);

/* What follows stands on this page; to be called once for each page, in order. */
void cv_pdf_structure_begin_page(struct cv_pdf_structure *structure, struct cv_pdf_object *page);
/* The identifier for a new stretch of the element's content on the page. */
uint32_t cv_pdf_structure_add_content(struct cv_pdf_structure *structure, const struct cv_element *element);
/* Makes the annotation a part of the element. */
void cv_pdf_structure_add_annotation(struct cv_pdf_structure *structure, const struct cv_element *element,
                                     struct cv_pdf_object *annotation);

/* The root, when all pages are written. */
struct cv_pdf_object *cv_pdf_structure_finish(struct cv_pdf_structure *structure);

#endif
