/* breaks: where lines may end. Internal to text/. */
#ifndef CV_TEXT_BREAKS_H
#define CV_TEXT_BREAKS_H

#include "text/chars.h"
#include "text/shape.h"

/* Marks the break opportunities of a paragraph's characters. Ends the compile when ICU has no memory. */
void cv_breaks_find(struct cv_fonts *fonts, struct cv_chars *chars, const struct cv_paragraph *paragraph, cv_str lang);

/* The marked opportunities as a list in the arena. */
void cv_breaks_list(struct cv_arena *arena, const struct cv_chars *chars, struct cv_shaped *shaped);

#endif
