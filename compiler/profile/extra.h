/* extra: what a profile says under keys that the format does not know: printed under a label made from the key. */
#ifndef CV_PROFILE_EXTRA_H
#define CV_PROFILE_EXTRA_H

#include "profile/decoder.h"
#include "profile/fields.h"

/* The key in words: "techStack" and "tech_stack" give "Tech stack". */
cv_str cv_extra_label(struct cv_arena *arena, cv_str key);

/* Adds the value of `pair`, of whatever kind; nothing if there is nothing to print in it. */
void cv_extras_add(struct cv_decoder *decoder, struct cv_extras *extras, const struct cv_pair *pair);
/* Adds texts under the label of `pair`. */
void cv_extras_add_texts(struct cv_decoder *decoder, struct cv_extras *extras, const struct cv_pair *pair,
                         struct cv_texts texts);
/* Adds all that `fields` left over. */
void cv_extras_add_fields(struct cv_decoder *decoder, struct cv_extras *extras, const struct cv_fields *fields);

#endif
