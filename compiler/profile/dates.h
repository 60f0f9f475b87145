/* dates: the forms in which people write a date, and the dates of an entry. */
#ifndef CV_PROFILE_DATES_H
#define CV_PROFILE_DATES_H

#include "profile/decoder.h"
#include "profile/schema.h"

/* Reads "2021", "2021-08", "2021-8-3", "08/2021", "3.8.2021", "August 2021", "août 2021", "2021年8月", "2021-08-03T00:00:00Z",
 * "present", "至今" … and gives FREE for anything else, NONE for a text without a visible character. Sets no text. */
struct cv_date cv_date_from_str(cv_str s);

/* True for what was meant to be a date of numbers but is none: month 13, 30 February, the year 20210. */
bool cv_date_is_impossible(cv_str s);

/* < 0, 0, > 0 as far as both are known: 2021 and 2021-08 are equal. FREE and NONE are equal to all, PRESENT is the latest. */
int cv_date_compare(const struct cv_date *a, const struct cv_date *b);

/* The dates of an entry from the values of its keys, each of which may be NULL. `release` is a date that stands alone. */
struct cv_dates cv_dates_read(struct cv_decoder *decoder, const struct cv_pair *start, const struct cv_pair *end,
                              const struct cv_pair *date, const struct cv_pair *release);

#endif
