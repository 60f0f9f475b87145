#include "base/units.h"

cv_pt cv_pt_scale(cv_pt length, int64_t numerator, int64_t denominator)
{
    int64_t product = length * numerator;
    int64_t half = denominator / 2;
    return (product < 0 ? product - half : product + half) / denominator;
}

void cv_strbuf_add_pt(struct cv_strbuf *buf, cv_pt length)
{
    int64_t thousandths = cv_pt_scale(length, 1000, CV_PT_ONE);
    if (thousandths < 0) {
        cv_strbuf_add_byte(buf, '-');
        thousandths = -thousandths;
    }
    cv_strbuf_printf(buf, "%lld", (long long)(thousandths / 1000));
    int fraction = (int)(thousandths % 1000);
    if (fraction == 0) return;
    cv_strbuf_printf(buf, ".%03d", fraction);
    size_t length_now = buf->length;
    while (buf->data[length_now - 1] == '0') length_now--;
    cv_strbuf_truncate(buf, length_now);
}

/* Reads the digits at *offset into *value, at most `limit` of them being kept; returns how many digits stood there. */
static size_t read_digits(cv_str s, size_t *offset, size_t kept, int64_t *value)
{
    size_t count = 0;
    for (; *offset < s.length && s.data[*offset] >= '0' && s.data[*offset] <= '9'; ++*offset, count++)
        if (count < kept) *value = *value * 10 + (s.data[*offset] - '0');
    return count;
}

bool cv_thousandths_from_str(cv_str s, int64_t *ret_thousandths)
{
    enum { WHOLE_DIGITS = 9, DECIMALS = 3 };
    size_t offset = 0;
    bool negative = s.length > 0 && s.data[0] == '-';
    if (s.length > 0 && (s.data[0] == '-' || s.data[0] == '+')) offset++;
    int64_t value = 0;
    size_t whole = read_digits(s, &offset, WHOLE_DIGITS, &value);
    if (whole > WHOLE_DIGITS) return false;
    size_t decimals = 0;
    bool point = offset < s.length && s.data[offset] == '.';
    if (point) {
        offset++;
        decimals = read_digits(s, &offset, DECIMALS, &value);
    }
    if (offset != s.length || whole + decimals == 0) return false;
    for (size_t i = decimals; i < DECIMALS; i++) value *= 10;
    *ret_thousandths = negative ? -value : value;
    return true;
}
