/* quote: text within a dump. */
#ifndef CV_OUTPUT_DUMP_QUOTE_H
#define CV_OUTPUT_DUMP_QUOTE_H

#include "base/strbuf.h"

/* Appends s in double quotes, on one line: a quote or backslash gets a backslash before it, a line feed becomes \n. */
void cv_dump_add_quoted(struct cv_strbuf *buf, cv_str s);

#endif
