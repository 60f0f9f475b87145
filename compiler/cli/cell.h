/* cell: text of the input as a terminal can show it: how many columns each character takes, and what stands for those that
 * must not be sent to a terminal. */
#ifndef CV_CLI_CELL_H
#define CV_CLI_CELL_H

#include "base/strbuf.h"

/* One character as it is shown. */
struct cv_cell {
    char bytes[16]; /* UTF-8: the character itself, the spaces of a tab, "<U+202E>" or "<0xFF>" */
    size_t length;  /* bytes */
    size_t width;   /* columns of a terminal: 0 for a combining mark, 2 for a wide character */
};

/* The character at byte *offset (< line.length), which is moved past it; `column` counts from 0 and says where a tab ends. */
struct cv_cell cv_cell_next(cv_str line, size_t *offset, size_t column);

/* Appends all of `line` as it is shown. */
void cv_cell_add(struct cv_strbuf *out, cv_str line);

#endif
