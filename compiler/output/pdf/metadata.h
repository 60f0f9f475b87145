/* metadata: what the file says of itself: the information dictionary, the XMP packet that says the same, the conformance that
 * it claims (PDF/A-3a, PDF/UA-1), and the colours' meaning. */
#ifndef CV_OUTPUT_PDF_METADATA_H
#define CV_OUTPUT_PDF_METADATA_H

#include "output/pdf/object.h"
#include "page/page.h"

struct cv_pdf_object *cv_pdf_info_new(struct cv_arena *arena, struct cv_pdf *pdf, const struct cv_document *document);
/* Adds Lang, Metadata, OutputIntents, MarkInfo and ViewerPreferences. */
void cv_pdf_metadata_add(struct cv_arena *arena, struct cv_pdf *pdf, const struct cv_document *document,
                         struct cv_pdf_object *catalog);

#endif
