/* tailor: what a careful typesetter changes in the break opportunities of UAX #14. Internal to text/. */
#ifndef CV_TEXT_TAILOR_H
#define CV_TEXT_TAILOR_H

#include "text/chars.h"

/* Takes opportunities away and adds others. */
void cv_tailor_breaks(struct cv_chars *chars);

#endif
