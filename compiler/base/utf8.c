#include "base/utf8.h"

enum { REPLACEMENT = 0xFFFD, LAST_CODEPOINT = 0x10FFFF };

/* Length of the sequence that starts at s[offset], with its code point in *ret_codepoint; 0 if it is ill-formed. */
static size_t decode(cv_str s, size_t offset, uint32_t *ret_codepoint)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *bytes = (const unsigned char *)s.data + offset;
    unsigned char first = bytes[0];
    if (first < 0x80) {
        *ret_codepoint = first;
        return 1;
    }
    size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || length > s.length - offset) return 0;
    uint32_t codepoint = first & (0x7FU >> length);
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80) return 0;
        codepoint = codepoint << 6 | (bytes[i] & 0x3FU);
    }
    bool surrogate = codepoint >= 0xD800 && codepoint <= 0xDFFF;
    if (codepoint < least[length] || codepoint > LAST_CODEPOINT || surrogate) return 0;
    *ret_codepoint = codepoint;
    return length;
}

size_t cv_utf8_invalid(cv_str s)
{
    size_t offset = 0;
    while (offset < s.length) {
        uint32_t codepoint;
        size_t length = decode(s, offset, &codepoint);
        if (length == 0) return offset;
        offset += length;
    }
    return s.length;
}

uint32_t cv_utf8_next(cv_str s, size_t *offset)
{
    uint32_t codepoint;
    size_t length = decode(s, *offset, &codepoint);
    if (length == 0) {
        ++*offset;
        return REPLACEMENT;
    }
    *offset += length;
    return codepoint;
}

size_t cv_utf8_encode(uint32_t codepoint, char *bytes)
{
    if (codepoint > LAST_CODEPOINT || (codepoint >= 0xD800 && codepoint <= 0xDFFF)) codepoint = REPLACEMENT;
    if (codepoint < 0x80) {
        bytes[0] = (char)codepoint;
        return 1;
    }
    size_t length = codepoint < 0x800 ? 2 : codepoint < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (codepoint & 0x3F));
        codepoint >>= 6;
    }
    bytes[0] = (char)((0xF00 >> length & 0xFF) | codepoint);
    return length;
}

size_t cv_utf8_count(cv_str s)
{
    size_t count = 0;
    for (size_t offset = 0; offset < s.length; count++) cv_utf8_next(s, &offset);
    return count;
}

bool cv_utf8_is_blank(uint32_t codepoint)
{
    return codepoint == ' ' || codepoint == '\t' || codepoint == 0xA0 || codepoint == 0x1680 ||
           (codepoint >= 0x2000 && codepoint <= 0x200A) || codepoint == 0x202F || codepoint == 0x205F || codepoint == 0x3000;
}
