/* labels: reads `labels` of a layout. */
#ifndef CV_DESIGN_LABELS_H
#define CV_DESIGN_LABELS_H

#include "design/decode.h"
#include "design/design.h"

/* Also tells the decoder of them, for templates that name them. */
void cv_labels_read(struct cv_decoder *decoder, const struct cv_node *tree, struct cv_labels *labels);

#endif
