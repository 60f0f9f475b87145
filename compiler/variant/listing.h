/* listing: the variants of a profile side by side, without a document being made of any.
 *
 * Made by cv_listing_make() from the YAML trees of the profile and of the overlays; lives in the arena. */
#ifndef CV_VARIANT_LISTING_H
#define CV_VARIANT_LISTING_H

#include "variant/selection.h"

struct cv_listed {
    cv_str name;
    const struct cv_node *extends; /* as the variant itself says; NULL: nothing */
    struct cv_selection selection; /* its root has what the variant and all it extends say */
};

struct cv_listing {
    const struct cv_listed *items; /* in the order of the profile */
    size_t count;
};

/* Applies each variant of `roots[0]`, a profile, over which `count - 1` overlays are laid. Errors of all of them are reported,
 * each once; false if there are any. */
bool cv_listing_make(struct cv_context *cx, const struct cv_node *const *roots, size_t count, struct cv_listing *ret_listing);

#endif
