/* UAX #9, rule L2: from the highest level on the line down to the lowest odd one, reverse every sequence of runs that are at
 * that level or higher. */
#include "line/visual.h"

static void reverse(size_t *order, size_t start, size_t end)
{
    while (start + 1 < end) {
        size_t swapped = order[start];
        order[start++] = order[--end];
        order[end] = swapped;
    }
}

static void reverse_sequences(const uint8_t *levels, size_t count, uint8_t level, size_t *order)
{
    for (size_t i = 0; i < count; i++) {
        size_t start = i;
        while (i < count && levels[order[i]] >= level) i++;
        reverse(order, start, i);
    }
}

void cv_visual_order(const uint8_t *levels, size_t count, size_t *ret_order)
{
    uint8_t highest = 0;
    uint8_t lowest_odd = UINT8_MAX;
    for (size_t i = 0; i < count; i++) {
        ret_order[i] = i;
        if (levels[i] > highest) highest = levels[i];
        if (levels[i] % 2 == 1 && levels[i] < lowest_odd) lowest_odd = levels[i];
    }
    for (uint8_t level = highest; level >= lowest_odd; level--) reverse_sequences(levels, count, level, ret_order);
}
