/* utf8: decoding, encoding and checking (The Unicode Standard, chapter 3, table 3-7: no overlong forms, no surrogates). */
#ifndef CV_BASE_UTF8_H
#define CV_BASE_UTF8_H

#include "base/str.h"

enum { CV_UTF8_MAX = 4 }; /* bytes of the longest encoded code point */

/* Byte offset of the first byte that is not part of well-formed UTF-8, or s.length if all of it is. */
size_t cv_utf8_invalid(cv_str s);

/* The code point at byte *offset (< s.length), which is moved past it. Ill-formed input gives U+FFFD and moves one byte. */
uint32_t cv_utf8_next(cv_str s, size_t *offset);

/* Writes `codepoint` to bytes[CV_UTF8_MAX] and returns how many bytes that took; an invalid one is written as U+FFFD. */
size_t cv_utf8_encode(uint32_t codepoint, char *bytes);

/* How many code points s holds. */
size_t cv_utf8_count(cv_str s);

/* The blanks of general category Zs, and the tabulator: what is a space to a reader. */
bool cv_utf8_is_blank(uint32_t codepoint);

#endif
