/* layout: the files in which layouts are written: finding, reading and laying them over each other. */
#ifndef CV_DESIGN_LAYOUT_H
#define CV_DESIGN_LAYOUT_H

#include "design/design.h"

/* The tree of the layout that the request names, laid over those it extends, with the request's settings on top. Every value
 * keeps its place in the file it came from. False after an error. */
bool cv_layout_read(struct cv_context *cx, const struct cv_design_request *request, const struct cv_node **ret_tree);

#endif
