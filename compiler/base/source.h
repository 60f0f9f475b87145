/* source: the texts that a compile reads, and places in them. A place is a byte span, small enough to travel with every value;
 * line and column are computed from the line table when a diagnostic is shown. */
#ifndef CV_BASE_SOURCE_H
#define CV_BASE_SOURCE_H

#include "base/str.h"

/* Bytes [start, end) of a source. The zero span is "nowhere": a diagnostic with it names no line. */
typedef struct cv_span {
    uint32_t source; /* 1 + index into cv_sources; 0: nowhere */
    uint32_t start;  /* byte offset */
    uint32_t end;    /* byte offset */
} cv_span;

/* A span as people count. */
struct cv_location {
    cv_str name;     /* of the source, as given on the command line */
    uint32_t line;   /* from 1 */
    uint32_t column; /* from 1, in code points */
    cv_str text;     /* the whole line, without its line break */
    uint32_t width;  /* code points of the span that lie on this line; at least 1 */
};

struct cv_sources;

struct cv_sources *cv_sources_new(struct cv_arena *arena);

/* Adds a text under the name that diagnostics show; both are borrowed for the life of the arena. Returns its id for spans. */
uint32_t cv_sources_add(struct cv_sources *sources, cv_str name, cv_str text);

cv_str cv_sources_text(const struct cv_sources *sources, uint32_t id);
cv_str cv_sources_name(const struct cv_sources *sources, uint32_t id);

/* False if the span is nowhere. */
bool cv_sources_locate(struct cv_sources *sources, cv_span span, struct cv_location *ret_location);

#endif
