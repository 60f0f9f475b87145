/* ISO 32000-1 §7.3.3: a real number is digits and a point, never an exponent; the locale has no say. */
#include "output/pdf/number.h"

#include "base/utf8.h"

enum { DIGITS = 24 };

void cv_pdf_add_decimal(struct cv_strbuf *buf, int64_t value, int decimals)
{
    char text[DIGITS];
    char *start = text + DIGITS;
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    for (; decimals > 0 && rest % 10 == 0; decimals--) rest /= 10;
    bool fraction = decimals > 0;
    for (; decimals > 0; decimals--, rest /= 10) *--start = (char)('0' + rest % 10);
    if (fraction) *--start = '.';
    if (rest == 0 && !fraction) *--start = '0';
    for (; rest != 0; rest /= 10) *--start = (char)('0' + rest % 10);
    if (value < 0) *--start = '-';
    cv_strbuf_add(buf, (cv_str){.data = start, .length = (size_t)(text + DIGITS - start)});
}

void cv_pdf_add_integer(struct cv_strbuf *buf, int64_t value)
{
    cv_pdf_add_decimal(buf, value, 0);
}

int64_t cv_pdf_hundredths_from_pt(cv_pt length)
{
    return cv_pt_scale(length, CV_PDF_HUNDREDTHS, CV_PT_ONE);
}

void cv_pdf_add_length(struct cv_strbuf *buf, cv_pt length)
{
    cv_pdf_add_decimal(buf, cv_pdf_hundredths_from_pt(length), 2);
}

void cv_pdf_add_code(struct cv_strbuf *buf, uint32_t code)
{
    static const char digits[] = "0123456789ABCDEF";
    char text[4] = {digits[code >> 12 & 0xF], digits[code >> 8 & 0xF], digits[code >> 4 & 0xF], digits[code & 0xF]};
    cv_strbuf_add(buf, (cv_str){.data = text, .length = sizeof text});
}

void cv_pdf_add_utf16(struct cv_strbuf *buf, cv_str text)
{
    for (size_t i = 0; i < text.length;) {
        uint32_t codepoint = cv_utf8_next(text, &i);
        if (codepoint < 0x10000) {
            cv_pdf_add_code(buf, codepoint);
        } else {
            cv_pdf_add_code(buf, 0xD800 + ((codepoint - 0x10000) >> 10));
            cv_pdf_add_code(buf, 0xDC00 + ((codepoint - 0x10000) & 0x3FF));
        }
    }
}
