/* variant: the profile of one application, made of the profile of a career.
 *
 * A variant is a mapping in the profile's `variants`; an overlay is a file for one application. What either says is said in the
 * words of the profile's top level, so that cv_variant_apply() makes of a YAML tree another YAML tree, in which every value
 * still knows the file that it came from. What is then not to be printed, selection.h takes out. All of it lives in the arena;
 * unchanged nodes are shared. */
#ifndef CV_VARIANT_VARIANT_H
#define CV_VARIANT_VARIANT_H

#include "yaml/node.h"

struct cv_variant_request {
    cv_str name;                           /* of the variant; length 0: none */
    cv_span name_span;                     /* where it was asked for */
    const struct cv_node *const *overlays; /* in order */
    size_t overlay_count;
};

/* Lays the variant and what it extends over `root`, then the overlays in order, each with what it extends and sets. False after
 * an error; *ret_root is then what could be done. */
bool cv_variant_apply(struct cv_context *cx, const struct cv_node *root, const struct cv_variant_request *request,
                      const struct cv_node **ret_root);

#endif
