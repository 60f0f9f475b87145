/* icon: pictures for contacts and networks, from the icon fonts. Internal to text/. */
#ifndef CV_TEXT_ICON_H
#define CV_TEXT_ICON_H

#include "text/fonts.h"
#include "text/shape.h"

/* A picture in an icon font. */
struct cv_icon {
    const char *name;
    enum cv_icon_font font;
    uint32_t codepoint;
};

/* The icon of that name (case, spaces and punctuation ignored), or NULL. */
const struct cv_icon *cv_icon_lookup(cv_str name);

/* The n-th icon; NULL from the end on. */
const struct cv_icon *cv_icon_at(size_t n);

/* A run that draws the inline's icon beside text in `beside` (open), centred on its capitals. False if there is nothing to
 * draw: a diagnostic says why. */
bool cv_icon_run(struct cv_context *cx, struct cv_fonts *fonts, const struct cv_inline *part, const struct cv_font *beside,
                 uint8_t level, struct cv_run *ret_run);

#endif
