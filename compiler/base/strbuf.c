#include "base/strbuf.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

enum { FIRST_CAPACITY = 64 };

static void reserve(struct cv_strbuf *buf, size_t more)
{
    if (more < buf->capacity - buf->length) return;
    size_t capacity = buf->capacity == 0 ? FIRST_CAPACITY : buf->capacity;
    while (capacity - buf->length <= more) capacity *= 2;
    char *data = CV_NEW_ARRAY(buf->arena, char, capacity);
    if (buf->length != 0) memcpy(data, buf->data, buf->length);
    buf->data = data;
    buf->capacity = capacity;
}

void cv_strbuf_add(struct cv_strbuf *buf, cv_str s)
{
    if (s.length == 0) return;
    reserve(buf, s.length);
    memcpy(buf->data + buf->length, s.data, s.length);
    buf->length += s.length;
    buf->data[buf->length] = '\0';
}

void cv_strbuf_add_c(struct cv_strbuf *buf, const char *c)
{
    cv_strbuf_add(buf, cv_str_from_c(c));
}

void cv_strbuf_add_byte(struct cv_strbuf *buf, char byte)
{
    cv_strbuf_add(buf, (cv_str){.data = &byte, .length = 1});
}

void cv_strbuf_add_codepoint(struct cv_strbuf *buf, uint32_t codepoint)
{
    char bytes[CV_UTF8_MAX];
    cv_strbuf_add(buf, (cv_str){.data = bytes, .length = cv_utf8_encode(codepoint, bytes)});
}

void cv_strbuf_printf(struct cv_strbuf *buf, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length <= 0) return;
    reserve(buf, (size_t)length);
    va_start(arguments, format);
    vsnprintf(buf->data + buf->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    buf->length += (size_t)length;
}

void cv_strbuf_truncate(struct cv_strbuf *buf, size_t length)
{
    if (length >= buf->length) return;
    buf->length = length;
    buf->data[length] = '\0';
}

cv_str cv_strbuf_view(const struct cv_strbuf *buf)
{
    return (cv_str){.data = buf->data, .length = buf->length};
}
