/* piece: which bytes of a scalar's value stand where in the source.
 *
 * Quotes, escapes, folded lines and indentation make value and source differ; between two such places they run in step. Such a
 * run is a piece: its bytes stand from `source` on. */
#ifndef CV_YAML_PIECE_H
#define CV_YAML_PIECE_H

#include "yaml/input.h"

struct cv_piece {
    uint32_t value;  /* byte offset in the value where the run starts */
    uint32_t source; /* byte offset in the source of the same byte */
};

/* Aligns `value` with the bytes [start, end) of the input's clean text, where it is written with its quotes or block header.
 * Gives no pieces if the two cannot be aligned. */
void cv_piece_align(struct cv_arena *arena, const struct cv_input *input, size_t start, size_t end, cv_str value,
                    const struct cv_piece **ret_pieces, size_t *ret_count);

#endif
