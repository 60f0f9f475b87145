/* keys: the keys of a mapping in byte order, for finding equals without comparing each with each. */
#ifndef CV_YAML_KEYS_H
#define CV_YAML_KEYS_H

#include "yaml/node.h"

struct cv_keys {
    cv_str key;
    size_t index; /* of its pair */
};

/* The keys of `count` pairs, sorted; equal keys by index. Lives in the arena. */
struct cv_keys *cv_keys_sort(struct cv_arena *arena, const struct cv_pair *pairs, size_t count);

/* For each of `count` pairs the index of the first pair with the same key: its own if it is the first. Lives in the arena. */
size_t *cv_keys_firsts(struct cv_arena *arena, const struct cv_pair *pairs, size_t count);

/* Index of the first pair with that key, or `count`. `keys` are sorted. */
size_t cv_keys_find(const struct cv_keys *keys, size_t count, cv_str key);

#endif
