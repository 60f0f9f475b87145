/* highlights: the bullets of an entry, which may have bullets of their own. */
#ifndef CV_PROFILE_HIGHLIGHTS_H
#define CV_PROFILE_HIGHLIGHTS_H

#include "profile/decoder.h"

/* The value of `pair`: a list of strings, of `{text: …, highlights: […]}` and of lists, which belong to the item before. A
 * string with lines that begin with "- " is a list as well. */
struct cv_highlights cv_highlights_read(struct cv_decoder *decoder, const struct cv_pair *pair);

#endif
