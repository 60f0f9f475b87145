/* suggest: the known word nearest to a mistyped one. */
#ifndef CV_BASE_SUGGEST_H
#define CV_BASE_SUGGEST_H

#include "base/str.h"

/* The one of `count` words with the smallest optimal-string-alignment distance to `word` (case ignored, - _ and space
 * ignored), or NULL if that is more than a third of the word's length (at least 1, at most 3). The first of equals wins. */
const char *cv_suggest(cv_str word, const char *const *words, size_t count);

#endif
