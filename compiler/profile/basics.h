/* basics: who the person is and how to reach them. */
#ifndef CV_PROFILE_BASICS_H
#define CV_PROFILE_BASICS_H

#include "profile/decoder.h"

/* The value of `pair`, the key `basics`. Its summary, which is printed as a section, is *ret_summary. */
struct cv_basics cv_basics_read(struct cv_decoder *decoder, const struct cv_pair *pair, struct cv_text *ret_summary);

#endif
