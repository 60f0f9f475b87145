/* number: numbers and character codes as PDF syntax, the same in every locale. */
#ifndef CV_OUTPUT_PDF_NUMBER_H
#define CV_OUTPUT_PDF_NUMBER_H

#include "base/units.h"

/* Hundredths of a point: finer than any device, and what all positions in a content stream are rounded to. */
enum { CV_PDF_HUNDREDTHS = 100 };

void cv_pdf_add_integer(struct cv_strbuf *buf, int64_t value);
/* value ÷ 10^decimals without trailing zeros; decimals is at most 9. */
void cv_pdf_add_decimal(struct cv_strbuf *buf, int64_t value, int decimals);
/* A length in points, rounded to hundredths. */
void cv_pdf_add_length(struct cv_strbuf *buf, cv_pt length);
int64_t cv_pdf_hundredths_from_pt(cv_pt length);
/* Four hexadecimal digits. */
void cv_pdf_add_code(struct cv_strbuf *buf, uint32_t code);
/* UTF-8 text as the hexadecimal digits of its UTF-16BE, without a byte order mark. */
void cv_pdf_add_utf16(struct cv_strbuf *buf, cv_str text);

#endif
