/* input: the text of a source in a form that libyaml takes, and the way back from it to the source's bytes.
 *
 * libyaml counts characters where the rest of the compiler counts bytes, stops at control characters, and takes neither a
 * second half of a `\uD83D\uDE00` nor a blank line with a tab on it. Real files hold all of these. cv_input_prepare() checks
 * the encoding, cleans a copy where (and only where) that is needed, and remembers what it changed. */
#ifndef CV_YAML_INPUT_H
#define CV_YAML_INPUT_H

#include "base/context.h"

/* From `clean` to the next edit's `clean`, the source's bytes are those at `source` and on. */
struct cv_input_edit {
    uint32_t clean;  /* byte offset in the clean text */
    uint32_t source; /* byte offset in the source */
};

struct cv_input {
    uint32_t source;                   /* id of the source */
    cv_str text;                       /* what is to be parsed; the source's own bytes if there was nothing to clean */
    const struct cv_input_edit *edits; /* ascending; the first has clean 0 */
    size_t edit_count;
    const uint32_t *marks; /* byte offset in `text` of every CV_INPUT_STRIDE-th character */
    size_t mark_count;
};

enum { CV_INPUT_STRIDE = 64 }; /* characters */

/* False after a diagnostic: the source is not UTF-8. */
bool cv_input_prepare(struct cv_context *cx, uint32_t source, struct cv_input *ret_input);

/* Byte offset in the clean text of the character with that index; the text's length from the end on. */
size_t cv_input_offset(const struct cv_input *input, size_t index);

/* Index of the last edit at or before a byte offset in the clean text. */
size_t cv_input_edit_at(const struct cv_input *input, size_t offset);

/* Byte offset in the source of a byte offset in the clean text. */
uint32_t cv_input_source_offset(const struct cv_input *input, size_t offset);

/* A span of the source from two byte offsets in the clean text. */
cv_span cv_input_span(const struct cv_input *input, size_t start, size_t end);

/* True for the characters that neither YAML nor a page can hold: C0 and C1 controls but tab, line feed, carriage return and
 * next line; delete; the noncharacters U+FFFE and U+FFFF. */
bool cv_input_is_control(uint32_t codepoint);

#endif
