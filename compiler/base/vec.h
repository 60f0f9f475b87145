/* vec: a growable array in an arena. Growth copies; the old block stays in the arena until the arena is freed, so the waste is
 * bounded by the final size. Pointers to items are valid until the next push. */
#ifndef CV_BASE_VEC_H
#define CV_BASE_VEC_H

#include "base/arena.h"

#include <stddef.h>

/* An array type; a zeroed one is empty. */
#define CV_VEC(type)                                                                                                           \
    struct {                                                                                                                   \
        type *items;                                                                                                           \
        size_t count;                                                                                                          \
        size_t capacity;                                                                                                       \
    }

/* Appends `value` (an expression; a compound literal goes in parentheses). */
#define cv_vec_push(arena, vec, ...)                                                                                           \
    do {                                                                                                                       \
        if ((vec)->count == (vec)->capacity)                                                                                   \
            (vec)->items = cv_vec_grow((arena), (vec)->items, (vec)->count, &(vec)->capacity, sizeof *(vec)->items);           \
        (vec)->items[(vec)->count++] = (__VA_ARGS__);                                                                          \
    } while (0)

/* Returns a copy of the first `count` items of `size` bytes with room for at least one more, and sets *capacity. */
void *cv_vec_grow(struct cv_arena *arena, const void *items, size_t count, size_t *capacity, size_t size)
    __attribute__((returns_nonnull));

#endif
