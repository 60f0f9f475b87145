/* catalogue: fonts/fonts.yaml, the families and icons that travel inside the program. Internal to text/. */
#ifndef CV_TEXT_CATALOGUE_H
#define CV_TEXT_CATALOGUE_H

#include "text/fonts.h"

/* Adds the bundled families and icons to `fonts`; families that a folder has already given only get the faces they lack. What
 * is wrong with the file goes to cx->diags. False if it cannot be read at all. */
bool cv_catalogue_read(struct cv_context *cx, struct cv_fonts *fonts);

#endif
