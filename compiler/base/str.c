#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

cv_str cv_str_from_c(const char *c)
{
    return (cv_str){.data = c, .length = c == NULL ? 0 : strlen(c)};
}

char *cv_str_to_c(struct cv_arena *arena, cv_str s)
{
    char *copy = CV_NEW_ARRAY(arena, char, s.length + 1);
    if (s.length != 0) memcpy(copy, s.data, s.length);
    return copy;
}

cv_str cv_str_copy(struct cv_arena *arena, cv_str s)
{
    return (cv_str){.data = cv_str_to_c(arena, s), .length = s.length};
}

bool cv_str_equal(cv_str a, cv_str b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool cv_str_equal_nocase(cv_str a, cv_str b)
{
    if (a.length != b.length) return false;
    for (size_t i = 0; i < a.length; i++)
        if (lower(a.data[i]) != lower(b.data[i])) return false;
    return true;
}

int cv_str_compare(cv_str a, cv_str b)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter == 0 ? 0 : memcmp(a.data, b.data, shorter);
    if (order != 0) return order;
    return (a.length > b.length) - (a.length < b.length);
}

bool cv_str_starts(cv_str s, cv_str prefix)
{
    return s.length >= prefix.length && cv_str_equal(cv_str_slice(s, 0, prefix.length), prefix);
}

bool cv_str_ends(cv_str s, cv_str suffix)
{
    return s.length >= suffix.length && cv_str_equal(cv_str_slice(s, s.length - suffix.length, s.length), suffix);
}

cv_str cv_str_slice(cv_str s, size_t start, size_t end)
{
    if (end > s.length) end = s.length;
    if (start >= end) return (cv_str){.data = s.data, .length = 0};
    return (cv_str){.data = s.data + start, .length = end - start};
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

cv_str cv_str_trim(cv_str s)
{
    size_t start = 0;
    size_t end = s.length;
    while (start < end && is_space(s.data[start])) start++;
    while (end > start && is_space(s.data[end - 1])) end--;
    return cv_str_slice(s, start, end);
}

size_t cv_str_find(cv_str s, cv_str needle)
{
    if (needle.length == 0) return 0;
    for (size_t i = 0; i + needle.length <= s.length; i++)
        if (memcmp(s.data + i, needle.data, needle.length) == 0) return i;
    return s.length;
}

cv_str cv_str_printf(struct cv_arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0) return (cv_str){0};
    char *text = CV_NEW_ARRAY(arena, char, (size_t)length + 1);
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return (cv_str){.data = text, .length = (size_t)length};
}
