/* deflate: zlib-wrapped compression (RFC 1950, 1951) by libdeflate. One compressor serves a whole file. */
#ifndef CV_OUTPUT_PDF_DEFLATE_H
#define CV_OUTPUT_PDF_DEFLATE_H

#include "base/context.h"

struct cv_pdf_deflate;

/* Freed with the arena. */
struct cv_pdf_deflate *cv_pdf_deflate_new(struct cv_arena *arena);
/* Lives in the arena. */
cv_str cv_pdf_deflate(struct cv_pdf_deflate *deflate, cv_str bytes);

#endif
