/* str: a borrowed view of bytes, most often UTF-8. It owns nothing and need not end in NUL. */
#ifndef CV_BASE_STR_H
#define CV_BASE_STR_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct cv_str {
    const char *data; /* first byte; may be NULL when length is 0 */
    size_t length;    /* bytes */
} cv_str;

#define CV_STR(literal) ((cv_str){.data = (literal), .length = sizeof(literal) - 1})
/* The two arguments of a "%.*s". */
#define CV_STR_ARG(s) (int)(s).length, (s).length == 0 ? "" : (s).data

cv_str cv_str_from_c(const char *c);                  /* a view of a C string; NULL gives the empty view */
char *cv_str_to_c(struct cv_arena *arena, cv_str s);  /* a NUL-terminated copy */
cv_str cv_str_copy(struct cv_arena *arena, cv_str s); /* a copy, also NUL-terminated */
bool cv_str_equal(cv_str a, cv_str b);
bool cv_str_equal_nocase(cv_str a, cv_str b); /* ASCII letters only */
int cv_str_compare(cv_str a, cv_str b);       /* by bytes, as memcmp */
bool cv_str_starts(cv_str s, cv_str prefix);
bool cv_str_ends(cv_str s, cv_str suffix);
cv_str cv_str_slice(cv_str s, size_t start, size_t end); /* bytes [start, end), clamped to s */
cv_str cv_str_trim(cv_str s);                            /* without ASCII white space at both ends */
size_t cv_str_find(cv_str s, cv_str needle);             /* byte offset of the first occurrence, or s.length */
cv_str cv_str_printf(struct cv_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
