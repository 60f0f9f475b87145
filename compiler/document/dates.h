/* dates: an entry's dates in the words and forms of the design. */
#ifndef CV_DOCUMENT_DATES_H
#define CV_DOCUMENT_DATES_H

#include "document/composer.h"

bool cv_dates_are_printable(const struct cv_dates *dates);

void cv_dates_add(struct cv_builder *builder, const struct cv_dates *dates, struct cv_mark mark, struct cv_composer *composer);

#endif
