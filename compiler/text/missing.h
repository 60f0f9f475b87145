/* missing: characters that no font has. Internal to text/. */
#ifndef CV_TEXT_MISSING_H
#define CV_TEXT_MISSING_H

#include "text/fonts.h"
#include "text/shape.h"

/* Reports the characters in bytes [start, end) of the paragraph's text that `font` cannot show, each code point once per
 * document. Those that are not meant to be seen are not missed. */
void cv_missing_report(struct cv_context *cx, struct cv_font *font, const struct cv_paragraph *paragraph,
                       const struct cv_inline *part, uint32_t start, uint32_t end);

#endif
