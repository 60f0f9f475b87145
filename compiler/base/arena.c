/* A list of chunks, each twice as large as the one before up to a ceiling; an allocation is a bump of the newest chunk. */
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CHUNK = 64 * 1024, LARGEST_CHUNK = 1024 * 1024 };

struct chunk {
    struct chunk *previous;
    size_t size; /* bytes of data */
    size_t used; /* bytes of data handed out */
    alignas(max_align_t) unsigned char data[];
};

struct deferred {
    struct deferred *previous;
    void (*close)(void *handle);
    void *handle;
};

struct cv_arena {
    struct chunk *newest;
    struct deferred *deferred; /* newest first; the records live in the chunks */
    jmp_buf *exhaustion;
    size_t cap;      /* bytes it may hand out */
    size_t used;     /* bytes handed out */
    size_t reserved; /* bytes of all chunks */
};

struct cv_arena *cv_arena_new(size_t cap)
{
    struct cv_arena *arena = calloc(1, sizeof *arena);
    if (arena != NULL) arena->cap = cap;
    return arena;
}

void cv_arena_free(struct cv_arena *arena)
{
    if (arena == NULL) return;
    for (struct deferred *d = arena->deferred; d != NULL; d = d->previous) d->close(d->handle);
    for (struct chunk *chunk = arena->newest; chunk != NULL;) {
        struct chunk *previous = chunk->previous;
        free(chunk);
        chunk = previous;
    }
    free(arena);
}

void cv_arena_on_exhaustion(struct cv_arena *arena, jmp_buf *target)
{
    arena->exhaustion = target;
}

size_t cv_arena_used(const struct cv_arena *arena)
{
    return arena->used;
}

_Noreturn void cv_arena_exhausted(struct cv_arena *arena)
{
    if (arena->exhaustion == NULL) abort();
    longjmp(*arena->exhaustion, 1);
}

/* Room in the newest chunk for `size` bytes at `align`, or NULL. */
static void *bump(struct cv_arena *arena, size_t size, size_t align)
{
    struct chunk *chunk = arena->newest;
    if (chunk == NULL) return NULL;
    size_t start = (chunk->used + align - 1) & ~(align - 1);
    if (start > chunk->size || size > chunk->size - start) return NULL;
    chunk->used = start + size;
    return chunk->data + start;
}

static bool add_chunk(struct cv_arena *arena, size_t least)
{
    size_t size = arena->newest == NULL ? FIRST_CHUNK : arena->newest->size * 2;
    if (size > LARGEST_CHUNK) size = LARGEST_CHUNK;
    if (size < least) size = least;
    struct chunk *chunk = malloc(sizeof *chunk + size);
    if (chunk == NULL) return false;
    *chunk = (struct chunk){.previous = arena->newest, .size = size};
    arena->newest = chunk;
    arena->reserved += size;
    return true;
}

/* NULL when there is no memory left. */
static void *try_alloc(struct cv_arena *arena, size_t count, size_t size, size_t align)
{
    if (size != 0 && count > arena->cap / size) return NULL;
    size_t bytes = count * size;
    if (bytes > arena->cap - arena->used) return NULL;
    void *memory = bump(arena, bytes, align);
    if (memory == NULL) {
        if (!add_chunk(arena, bytes + align)) return NULL;
        memory = bump(arena, bytes, align);
    }
    arena->used += bytes;
    return memset(memory, 0, bytes);
}

void *cv_arena_alloc(struct cv_arena *arena, size_t count, size_t size, size_t align)
{
    void *memory = try_alloc(arena, count, size, align);
    if (memory == NULL) cv_arena_exhausted(arena);
    return memory;
}

void cv_arena_defer(struct cv_arena *arena, void (*close)(void *handle), void *handle)
{
    if (handle == NULL) return;
    struct deferred *d = try_alloc(arena, 1, sizeof *d, alignof(struct deferred));
    if (d == NULL) {
        close(handle);
        cv_arena_exhausted(arena);
    }
    *d = (struct deferred){.previous = arena->deferred, .close = close, .handle = handle};
    arena->deferred = d;
}
