#include "base/vec.h"

#include <string.h>

enum { FIRST_CAPACITY = 8 };

void *cv_vec_grow(struct cv_arena *arena, const void *items, size_t count, size_t *capacity, size_t size)
{
    size_t larger = *capacity == 0 ? FIRST_CAPACITY : *capacity * 2;
    void *grown = cv_arena_alloc(arena, larger, size, alignof(max_align_t));
    if (count != 0) memcpy(grown, items, count * size);
    *capacity = larger;
    return grown;
}
