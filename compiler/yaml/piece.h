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

/* Pieces under construction; the memory is used again from scalar to scalar. */
struct cv_pieces {
    struct cv_piece *items;
    size_t count;
    size_t capacity;
};

/* Aligns `value` with the bytes [start, end) of the input's clean text, where it is written with its quotes or block header.
 * Gives the pieces in the order of the value, the first at its byte 0; none if the two cannot be aligned. */
void cv_piece_align(struct cv_arena *arena, const struct cv_input *input, size_t start, size_t end, cv_str value,
                    struct cv_pieces *pieces);

#endif
