/* place: where something is, as one line. */
#ifndef CV_PROFILE_PLACE_H
#define CV_PROFILE_PLACE_H

#include "profile/decoder.h"

/* The value of `pair`: a string, or a mapping of address, postalCode, city, region, countryCode. */
struct cv_text cv_place_read(struct cv_decoder *decoder, const struct cv_pair *pair);

#endif
