#include "output/dump/quote.h"

void cv_dump_add_quoted(struct cv_strbuf *buf, cv_str s)
{
    cv_strbuf_add_byte(buf, '"');
    for (size_t i = 0; i < s.length; i++) {
        if (s.data[i] == '\n') {
            cv_strbuf_add_c(buf, "\\n");
            continue;
        }
        if (s.data[i] == '"' || s.data[i] == '\\') cv_strbuf_add_byte(buf, '\\');
        cv_strbuf_add_byte(buf, s.data[i]);
    }
    cv_strbuf_add_byte(buf, '"');
}
