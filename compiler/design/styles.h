/* styles: the `styles` of a layout, each complete with what it inherits, and the changes that inline markup makes. */
#ifndef CV_DESIGN_STYLES_H
#define CV_DESIGN_STYLES_H

#include "design/decode.h"

/* Reads all styles into the decoder and sets its em from `body`. False if there is no use in going on. */
bool cv_styles_read(struct cv_decoder *decoder, const struct cv_node *styles);

/* Reads one of `inline`'s changes. */
void cv_styles_read_change(const struct cv_decoder *decoder, const struct cv_node *node, const char *what,
                           struct cv_style_change *ret_change);

#endif
