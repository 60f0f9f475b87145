/* identity: the words that name the person, found in a profile and in its texts.
 *
 * Made by cv_identity_new() from the whole profile, before anything is left out of it: name, e-mail, telephone, addresses on
 * the web and on the map, user names. All of it lives in the arena. */
#ifndef CV_VARIANT_IDENTITY_H
#define CV_VARIANT_IDENTITY_H

#include "yaml/node.h"

struct cv_identity;

/* Of the persons of `count` trees: a profile, and what was laid over it. */
const struct cv_identity *cv_identity_new(struct cv_context *cx, const struct cv_node *const *roots, size_t count);

/* Whether a text names the person anywhere. */
bool cv_identity_is_in(const struct cv_identity *identity, cv_str text);

/* `text` with an ellipsis in the place of what names the person; links to the person's own addresses become their words. A text
 * without any of it is returned as it is. */
cv_str cv_identity_redact(struct cv_arena *arena, const struct cv_identity *identity, cv_str text);

/* A part of the name that stands in `text` as a word of its own, or nothing. */
cv_str cv_identity_part_in(const struct cv_identity *identity, cv_str text);

#endif
