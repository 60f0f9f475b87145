/* order: entries of a section in another order than the file's. */
#ifndef CV_VARIANT_ORDER_H
#define CV_VARIANT_ORDER_H

#include "yaml/node.h"

/* Does what the top level's `order` says: a mapping from the key of a section to a list of entries' names, which come first and
 * in this order; the others follow as they stand. An entry is named by its `id`, or by its name, title or the like. False after
 * an error. */
bool cv_order_apply(struct cv_context *cx, const struct cv_node *root, const struct cv_node **ret_root);

#endif
