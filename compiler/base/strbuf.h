/* strbuf: bytes under construction, in an arena. */
#ifndef CV_BASE_STRBUF_H
#define CV_BASE_STRBUF_H

#include "base/str.h"

#include <stdint.h>

struct cv_strbuf {
    struct cv_arena *arena; /* borrowed; where the bytes live */
    char *data;             /* NUL-terminated once anything was appended */
    size_t length;          /* bytes, without the NUL */
    size_t capacity;        /* bytes */
};

#define CV_STRBUF(where) ((struct cv_strbuf){.arena = (where)})

void cv_strbuf_add(struct cv_strbuf *buf, cv_str s);
void cv_strbuf_add_c(struct cv_strbuf *buf, const char *c);
void cv_strbuf_add_byte(struct cv_strbuf *buf, char byte);
void cv_strbuf_add_codepoint(struct cv_strbuf *buf, uint32_t codepoint); /* as UTF-8 */
void cv_strbuf_printf(struct cv_strbuf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void cv_strbuf_truncate(struct cv_strbuf *buf, size_t length); /* a length beyond the end changes nothing */

/* What has been built; valid until the next change of `buf`. */
cv_str cv_strbuf_view(const struct cv_strbuf *buf);

#endif
