/* font_dir: the fonts in a folder that the user names. Internal to text/. */
#ifndef CV_TEXT_FONT_DIR_H
#define CV_TEXT_FONT_DIR_H

#include "text/fonts.h"

/* Adds the faces of all .ttf, .otf and .ttc files in `dir` (not in folders below it), in byte order of their names. Files that
 * are no usable fonts, and a folder that cannot be read, go to fonts->skipped. */
void cv_font_dir_scan(struct cv_fonts *fonts, const char *dir);

#endif
