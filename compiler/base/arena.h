/* arena: one region of memory that lives and dies as a whole.
 *
 * Everything a compile makes is allocated from one arena and freed with it. Memory comes zeroed and is never NULL: when the
 * arena's cap or the system's memory is exhausted, control jumps to the point set by cv_arena_on_exhaustion() (compile.c sets
 * it). Never allocate from an arena inside a third-party library's callback: the jump must not cross foreign frames.
 *
 * Handles of other libraries (FT_Face, hb_font_t, UBreakIterator, descriptors …) are registered with cv_arena_defer() right
 * after they are opened; they are closed in reverse order when the arena is freed. */
#ifndef CV_BASE_ARENA_H
#define CV_BASE_ARENA_H

#include <setjmp.h>
#include <stdalign.h>
#include <stddef.h>

struct cv_arena;

/* Returns an empty arena that will hold at most `cap` bytes, or NULL if not even its head can be allocated. */
struct cv_arena *cv_arena_new(size_t cap);

/* Closes the deferred handles, newest first, and frees all memory. NULL is allowed. */
void cv_arena_free(struct cv_arena *arena);

/* Where control goes when memory is exhausted; NULL: abort(). The buffer stays the caller's. */
void cv_arena_on_exhaustion(struct cv_arena *arena, jmp_buf *target);

/* `count` objects of `size` bytes, zeroed, aligned to `align` (a power of two). Never NULL. */
void *cv_arena_alloc(struct cv_arena *arena, size_t count, size_t size, size_t align) __attribute__((returns_nonnull));

/* Calls close(handle) when the arena is freed. A NULL handle is ignored. If the arena is exhausted, the handle is closed at
 * once and then the jump is taken, so nothing leaks. */
void cv_arena_defer(struct cv_arena *arena, void (*close)(void *handle), void *handle);

/* Ends the compile as the arena's own exhaustion does. For when a third-party library says that it found no memory. */
_Noreturn void cv_arena_exhausted(struct cv_arena *arena);

/* Bytes handed out so far. */
size_t cv_arena_used(const struct cv_arena *arena);

#define CV_NEW(arena, type) ((type *)cv_arena_alloc((arena), 1, sizeof(type), alignof(type)))
#define CV_NEW_ARRAY(arena, type, count) ((type *)cv_arena_alloc((arena), (count), sizeof(type), alignof(type)))

#endif
