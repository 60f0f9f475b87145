#include "failing_malloc.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)

#include <malloc.h>

static long live;
static long left; /* allocations until the first failure; 0: never; -1: failing */
static bool failed;

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *block);

static bool fails(void)
{
    if (left > 0 && --left == 0) left = -1;
    if (left == -1) failed = true;
    if (left == -1) errno = ENOMEM;
    return left == -1;
}

static void *counted(void *block)
{
    live += block != NULL;
    return block;
}

void *malloc(size_t size)
{
    return fails() ? NULL : counted(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : counted(__libc_calloc(count, size));
}

void *realloc(void *block, size_t size)
{
    if (fails()) return NULL;
    void *moved = __libc_realloc(block, size);
    live += (block == NULL && moved != NULL) - (block != NULL && moved == NULL && size == 0);
    return moved;
}

void *memalign(size_t alignment, size_t size)
{
    return fails() ? NULL : counted(__libc_memalign(alignment, size));
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return memalign(alignment, size);
}

int posix_memalign(void **ret_block, size_t alignment, size_t size)
{
    *ret_block = memalign(alignment, size);
    return *ret_block == NULL ? ENOMEM : 0;
}

void free(void *block)
{
    live -= block != NULL;
    __libc_free(block);
}

bool failing_malloc_is_there(void)
{
    return true;
}

void failing_malloc_after(long n)
{
    left = n;
    if (n > 0) failed = false;
}

bool failing_malloc_has_failed(void)
{
    return failed;
}

long failing_malloc_live(void)
{
    return live;
}

#else

bool failing_malloc_is_there(void)
{
    return false;
}

void failing_malloc_after(long n)
{
    (void)n;
}

bool failing_malloc_has_failed(void)
{
    return false;
}

long failing_malloc_live(void)
{
    return 0;
}

#endif
