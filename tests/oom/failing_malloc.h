/* failing_malloc: the program's allocator, which can be told to fail, and which counts what is not freed. Covers the shared
 * libraries too. Works with glibc; elsewhere, and under a sanitizer that has an allocator of its own, it is not there. */
#ifndef CV_TESTS_OOM_FAILING_MALLOC_H
#define CV_TESTS_OOM_FAILING_MALLOC_H

#include <stdbool.h>

bool failing_malloc_is_there(void);

/* The n-th allocation from now on fails, and all after it; 0: none. */
void failing_malloc_after(long n);

/* Whether an allocation has failed since then. */
bool failing_malloc_has_failed(void);

/* Blocks allocated and not freed. */
long failing_malloc_live(void);

#endif
