/* date_words: names of the months and words for the present, in the languages that résumés are written in. */
#ifndef CV_PROFILE_DATE_WORDS_H
#define CV_PROFILE_DATE_WORDS_H

#include "base/str.h"

enum { CV_DATE_WORDS_FOLDED = 64 }; /* bytes of a folded text at most */

/* Writes `s` to `ret_bytes` in lower case, Latin and Greek letters without their accents, digits of any script as 0–9, and
 * typographic marks as ASCII. False if it does not fit. */
bool cv_date_words_fold(cv_str s, char ret_bytes[CV_DATE_WORDS_FOLDED], size_t *ret_length);

/* 1 … 12 for a month's folded name or abbreviation, 0 for another word. */
int cv_date_words_month(cv_str word);

/* Words that may stand around a date and say nothing: "de", "of", "г", "roku". */
bool cv_date_words_is_filler(cv_str word);

/* "present", "至今", "heute" …: a folded text. */
bool cv_date_words_is_present(cv_str folded);

#endif
