/* catalogue: the families that travel inside the program. Internal to text/. */
#ifndef CV_TEXT_CATALOGUE_H
#define CV_TEXT_CATALOGUE_H

#include "text/fonts.h"

/* Adds the bundled families and the icon fonts to `fonts`; families that a folder has already given only get the faces they
 * lack. */
void cv_catalogue_add(struct cv_fonts *fonts);

#endif
