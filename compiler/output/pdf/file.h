/* file: the objects as the bytes of a PDF 1.7 file: streams one by one, all other objects compressed in object streams, and a
 * cross-reference stream (ISO 32000-1 §7.5.7, §7.5.8). The file's identifier is a digest of its content. */
#ifndef CV_OUTPUT_PDF_FILE_H
#define CV_OUTPUT_PDF_FILE_H

#include "output/pdf/deflate.h"
#include "output/pdf/object.h"

/* The bytes live in the arena. */
cv_str cv_pdf_file_bytes(struct cv_arena *arena, struct cv_pdf *pdf, struct cv_pdf_deflate *deflate,
                         const struct cv_pdf_object *catalog, const struct cv_pdf_object *info);

#endif
