/* visual: the order in which the runs of a line stand from left to right (UAX #9, rule L2). */
#ifndef CV_LINE_VISUAL_H
#define CV_LINE_VISUAL_H

#include <stddef.h>
#include <stdint.h>

/* levels: the embedding levels of `count` runs in logical order. Fills ret_order with the runs' indices from left to right. */
void cv_visual_order(const uint8_t *levels, size_t count, size_t *ret_order);

#endif
