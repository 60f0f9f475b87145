/* inline: the markup within a text, put into a paragraph under construction. The grammar stands at the head of inline.c. */
#ifndef CV_DOCUMENT_INLINE_H
#define CV_DOCUMENT_INLINE_H

#include "document/composer.h"

/* Adds bytes [start, end) of `source` as `mark` and their markup say. */
void cv_inline_parse(struct cv_composer *composer, struct cv_mark mark, const struct cv_text *source, size_t start, size_t end);

/* The text without its markup. */
cv_str cv_inline_plain(struct cv_builder *builder, const struct cv_text *source);

/* A paragraph's text with spaces for its forced breaks. */
cv_str cv_plain_line(struct cv_arena *arena, cv_str text);

/* Where code spans end: remembers what a search did not find, so that a text full of backticks is read in linear time. */
struct cv_code_finder {
    size_t none_from[4]; /* 1 + byte from which on there is no run of so many backticks; 0: not known */
};

/* If a code span starts at the backticks at `offset`: true, and the bytes of its content and past its end. */
bool cv_code_find(struct cv_code_finder *finder, cv_str text, size_t offset, size_t *ret_start, size_t *ret_stop,
                  size_t *ret_end);

#endif
