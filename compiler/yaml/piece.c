#include "yaml/piece.h"

void cv_piece_align(struct cv_arena *arena, const struct cv_input *input, size_t start, size_t end, cv_str value,
                    const struct cv_piece **ret_pieces, size_t *ret_count)
{
    (void)arena, (void)input, (void)start, (void)end, (void)value;
    *ret_pieces = NULL;
    *ret_count = 0;
}
