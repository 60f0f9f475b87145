/* icc: a colour profile for sRGB, so that the document's colours mean the same everywhere (PDF/A's output intent). */
#ifndef CV_OUTPUT_PDF_ICC_H
#define CV_OUTPUT_PDF_ICC_H

#include "base/strbuf.h"

/* An ICC version 4 display profile; its bytes live in the arena. */
cv_str cv_pdf_srgb_profile(struct cv_arena *arena);

#endif
