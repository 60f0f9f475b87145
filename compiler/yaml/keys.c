/* A sorted array: n log n on any input, where a hash table would be quadratic on a hostile one. */
#include "yaml/keys.h"

#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    const struct cv_keys *left = a;
    const struct cv_keys *right = b;
    int order = cv_str_compare(left->key, right->key);
    if (order != 0) return order;
    return (left->index > right->index) - (left->index < right->index);
}

struct cv_keys *cv_keys_sort(struct cv_arena *arena, const struct cv_pair *pairs, size_t count)
{
    struct cv_keys *keys = CV_NEW_ARRAY(arena, struct cv_keys, count);
    for (size_t i = 0; i < count; i++) keys[i] = (struct cv_keys){.key = pairs[i].key, .index = i};
    if (count > 1) qsort(keys, count, sizeof *keys, compare);
    return keys;
}

size_t *cv_keys_firsts(struct cv_arena *arena, const struct cv_pair *pairs, size_t count)
{
    const struct cv_keys *keys = cv_keys_sort(arena, pairs, count);
    size_t *firsts = CV_NEW_ARRAY(arena, size_t, count);
    for (size_t i = 0; i < count; i++) {
        bool is_first = i == 0 || !cv_str_equal(keys[i].key, keys[i - 1].key);
        firsts[keys[i].index] = is_first ? keys[i].index : firsts[keys[i - 1].index];
    }
    return firsts;
}

size_t cv_keys_find(const struct cv_keys *keys, size_t count, cv_str key)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cv_str_compare(keys[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && cv_str_equal(keys[low].key, key) ? keys[low].index : count;
}
