/* units: lengths in layout are integers, 1/65536 of a PostScript point (1/72 in), so that results are the same on every
 * machine. */
#ifndef CV_BASE_UNITS_H
#define CV_BASE_UNITS_H

#include "base/strbuf.h"

#include <stdint.h>

typedef int64_t cv_pt; /* 1/65536 pt */

#define CV_PT_ONE ((cv_pt)65536)
/* A length from a number of points known at compile time. */
#define CV_PT(points) ((cv_pt)((points)*65536.0 + ((points) < 0 ? -0.5 : 0.5)))

/* length × numerator ÷ denominator, rounded half away from zero. The product must fit 63 bits; denominator > 0. */
cv_pt cv_pt_scale(cv_pt length, int64_t numerator, int64_t denominator);

/* Appends the length in points with at most three decimals and no trailing zeros: "12", "-0.5", "14.173". Locale-free. */
void cv_strbuf_add_pt(struct cv_strbuf *buf, cv_pt length);

/* A decimal number such as "-12", "1.25" or ".5" as thousandths; false if s is anything else or too large (|x| > 10^9). */
bool cv_thousandths_from_str(cv_str s, int64_t *ret_thousandths);

#endif
