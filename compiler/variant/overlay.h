/* overlay: one YAML tree laid over another, by rules that a person can foresee.
 *
 * Mappings merge by key: keys of the lower one keep their places, new ones follow. A list replaces a list, a text whatever
 * there is. Null removes the key. A list over a mapping, or the reverse, is an error that names both places. */
#ifndef CV_VARIANT_OVERLAY_H
#define CV_VARIANT_OVERLAY_H

#include "yaml/node.h"

/* Lays `over` on `under`; either may be NULL. Where an error is found, what was under stays, so that several are found. NULL if
 * nothing is left. */
const struct cv_node *cv_overlay_merge(struct cv_context *cx, const struct cv_node *under, const struct cv_node *over);

/* `map`, which may be NULL, with the key of `pair` set to its value, or without it where that is NULL or null. */
const struct cv_node *cv_overlay_put(struct cv_context *cx, const struct cv_node *map, const struct cv_pair *pair);

#endif
