/* text: strings as people write them where a string or a list of strings belongs.
 *
 * A text is trimmed; where it is a whole scalar, `text` is a part of the scalar's value and `node` is the scalar. Values of
 * another kind are read in the nearest sense, with a warning. */
#ifndef CV_PROFILE_TEXT_H
#define CV_PROFILE_TEXT_H

#include "profile/decoder.h"
#include "profile/language.h"
#include "profile/schema.h"

enum cv_text_join {
    CV_TEXT_COMMAS,     /* a list becomes "a, b" */
    CV_TEXT_PARAGRAPHS, /* a list becomes paragraphs, parted by blank lines */
};

/* The text of a scalar, without asking what is in it. */
struct cv_text cv_text_from_scalar(const struct cv_node *scalar);

/* A text that was put together from the source's bytes at `span`. */
struct cv_text cv_text_made(cv_str text, cv_span span);

/* The value of `pair` where a string belongs. `flags` are those of its row. */
struct cv_text cv_text_read(struct cv_decoder *decoder, const struct cv_pair *pair, enum cv_text_join join, unsigned flags);

/* The same where a list may hold several addresses: the first is returned, the others are added to the extras. */
struct cv_text cv_text_read_atom(struct cv_decoder *decoder, const struct cv_pair *pair, unsigned flags,
                                 struct cv_extras *extras);

/* The value of `pair` where a list of strings belongs. */
struct cv_texts cv_texts_read(struct cv_decoder *decoder, const struct cv_pair *pair);

/* All that can be printed of a value of any kind: an item of a list and a pair of a mapping are a text each. */
struct cv_texts cv_texts_of_anything(struct cv_decoder *decoder, const struct cv_node *value);

/* The same as one line. */
struct cv_text cv_text_of_anything(struct cv_decoder *decoder, const struct cv_node *value);

/* "key: value" where a YAML list of strings holds a mapping because a string had a colon in it. */
bool cv_text_read_colon(struct cv_decoder *decoder, const struct cv_node *map, struct cv_text *ret_text);

struct cv_texts cv_texts_from_one(struct cv_arena *arena, struct cv_text text); /* no texts if it is empty */

/* The beginning of a text, for messages. */
cv_str cv_text_clip(cv_str text);

/* Any one of these, written without quotes: true, false, and the same in capitals. */
bool cv_text_is_boolean(const struct cv_node *node);
/* Written without quotes and a number in YAML. */
bool cv_text_is_number(const struct cv_node *node);
/* Whether two values print the same. */
bool cv_text_is_same(struct cv_decoder *decoder, const struct cv_node *a, const struct cv_node *b);

/* The smallest span around both, where they lie in one source. */
cv_span cv_text_join_spans(cv_span a, cv_span b);

/* Adds a warning that `value` is not what its key asks for. */
struct cv_diag *cv_text_warn_odd(struct cv_decoder *decoder, const struct cv_pair *pair, const struct cv_node *value,
                                 const char *wanted);

#endif
