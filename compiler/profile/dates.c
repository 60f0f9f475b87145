/* A date is read from its numbers and words in their order: a number of four digits is a year, one of at most two a month or a
 * day, a word a month. Day and month in numbers are told apart by the point (3.8.2021 is the third of August, as everywhere
 * where points are written) or by a value above 12; 3/8/2021 says two things to two readers and stays as it is. */
#include "profile/dates.h"

#include "profile/date_words.h"
#include "profile/text.h"

enum { FIRST_YEAR = 1000, LAST_YEAR = 2999, MOST_PARTS = 3 };

/* A number or a month's name, with what stood before it. */
struct part {
    enum { PART_YEAR, PART_NUMBER, PART_MONTH } kind;
    int value;
    char before; /* '.', '-', '/' …; 0: nothing but space */
};

enum reading { READING_NONE, READING_DATE, READING_IMPOSSIBLE };

/* --- parts --- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_separator(char c)
{
    return c == ' ' || c == '.' || c == ',' || c == '-' || c == '/';
}

/* Length of a mark such as 年, which follows a number in East Asia and says nothing that its place does not. */
static size_t mark_length(cv_str s)
{
    static const char *const marks[] = {"年", "月", "日", "号", "號", "년", "월", "일"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (cv_str_starts(s, cv_str_from_c(marks[i]))) return strlen(marks[i]);
    return 0;
}

/* Reads the number at the start of `s`; false if it is neither a year nor a month or day. */
static bool take_number(cv_str s, struct part *ret_part, size_t *ret_length)
{
    size_t length = 0;
    int value = 0;
    while (length < s.length && is_digit(s.data[length]) && length < 5) value = value * 10 + (s.data[length++] - '0');
    ret_part->kind = length == 4 ? PART_YEAR : PART_NUMBER;
    ret_part->value = value;
    *ret_length = length;
    return length == 4 || length <= 2;
}

/* Reads the word at the start of `s`. *ret_is_part is false for a filler; the result is false for any other word. */
static bool take_word(cv_str s, struct part *ret_part, bool *ret_is_part, size_t *ret_length)
{
    size_t length = 0;
    while (length < s.length && !is_digit(s.data[length]) && !is_separator(s.data[length])) length++;
    *ret_length = length;
    cv_str word = cv_str_slice(s, 0, length);
    ret_part->kind = PART_MONTH;
    ret_part->value = cv_date_words_month(word);
    *ret_is_part = ret_part->value != 0;
    return *ret_is_part || cv_date_words_is_filler(word);
}

static bool take_parts(cv_str s, struct part parts[MOST_PARTS], size_t *ret_count)
{
    *ret_count = 0;
    char before = 0;
    for (size_t i = 0, length = 0; i < s.length; i += length) {
        cv_str rest = cv_str_slice(s, i, s.length);
        if (is_separator(s.data[i])) {
            if (s.data[i] != ' ') before = s.data[i];
            length = 1;
            continue;
        }
        length = mark_length(rest);
        if (length != 0) continue;
        struct part part = {.before = before};
        bool is_part = true;
        if (is_digit(s.data[i]) ? !take_number(rest, &part, &length) : !take_word(rest, &part, &is_part, &length)) return false;
        if (!is_part) continue;
        if (*ret_count == MOST_PARTS) return false;
        parts[(*ret_count)++] = part;
        before = 0;
    }
    return *ret_count != 0;
}

/* "2020-01-01T00:00:00Z" and "2020-01-01 00:00:00" without their time. */
static cv_str without_time(cv_str s)
{
    enum { DAY = 10 };
    if (s.length <= DAY + 2 || (s.data[DAY] != 't' && s.data[DAY] != ' ') || !is_digit(s.data[DAY + 1])) return s;
    if (cv_str_find(s, CV_STR(":")) == s.length) return s;
    for (size_t i = DAY + 1; i < s.length; i++)
        if (!is_digit(s.data[i]) && strchr(":.z+- ", s.data[i]) == NULL) return s;
    return cv_str_slice(s, 0, DAY);
}

/* --- the whole --- */

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && is_leap ? 29 : days[month - 1];
}

static enum reading check(const struct cv_date *date)
{
    if (date->year < FIRST_YEAR || date->year > LAST_YEAR) return READING_IMPOSSIBLE;
    if (date->kind == CV_DATE_YEAR) return READING_DATE;
    if (date->month < 1 || date->month > 12) return READING_IMPOSSIBLE;
    if (date->kind == CV_DATE_MONTH) return READING_DATE;
    return date->day >= 1 && date->day <= days_in_month(date->year, date->month) ? READING_DATE : READING_IMPOSSIBLE;
}

/* "21 August 2021" and the like: the month is a word, so the other two are told by their size. */
static enum reading read_worded(const struct part *parts, size_t count, struct cv_date *date)
{
    size_t months = 0, years = 0, numbers = 0;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].kind == PART_MONTH) months++, date->month = parts[i].value;
        if (parts[i].kind == PART_YEAR) years++, date->year = parts[i].value;
        if (parts[i].kind == PART_NUMBER) numbers++, date->day = parts[i].value;
    }
    if (months != 1 || years != 1) return READING_NONE;
    date->kind = numbers == 0 ? CV_DATE_MONTH : CV_DATE_DAY;
    return check(date);
}

/* "3.8.2021", "8/31/2021" */
static enum reading read_year_last(const struct part *parts, struct cv_date *date)
{
    int first = parts[0].value;
    int second = parts[1].value;
    bool is_day_first = parts[1].before == '.' || first > 12 || first == second;
    if (!is_day_first && second <= 12) return READING_NONE;
    date->day = is_day_first ? first : second;
    date->month = is_day_first ? second : first;
    return check(date);
}

static enum reading read_numbers(const struct part *parts, size_t count, struct cv_date *date)
{
    static const enum cv_date_kind kinds[] = {CV_DATE_NONE, CV_DATE_YEAR, CV_DATE_MONTH, CV_DATE_DAY};
    size_t year = parts[0].kind == PART_YEAR ? 0 : count - 1;
    for (size_t i = 0; i < count; i++)
        if ((parts[i].kind == PART_YEAR) != (i == year)) return READING_NONE;
    date->kind = kinds[count];
    date->year = parts[year].value;
    if (count == 2) date->month = parts[1 - year].value;
    if (count == 2 && date->month > 12 && date->month == (date->year + 1) % 100)
        return READING_NONE; /* 2019/20: a year of study */
    if (count == 3 && year != 0) return read_year_last(parts, date);
    if (count == 3) {
        date->month = parts[1].value;
        date->day = parts[2].value;
    }
    return check(date);
}

static enum reading read_date(cv_str folded, struct cv_date *ret_date)
{
    struct part parts[MOST_PARTS];
    size_t count;
    *ret_date = (struct cv_date){0};
    if (!take_parts(without_time(folded), parts, &count)) return READING_NONE;
    for (size_t i = 0; i < count; i++)
        if (parts[i].kind == PART_MONTH) return read_worded(parts, count, ret_date);
    return read_numbers(parts, count, ret_date);
}

struct cv_date cv_date_from_str(cv_str s)
{
    char bytes[CV_DATE_WORDS_FOLDED];
    size_t length;
    s = cv_str_trim(s);
    if (s.length == 0) return (struct cv_date){.kind = CV_DATE_NONE};
    if (!cv_date_words_fold(s, bytes, &length)) return (struct cv_date){.kind = CV_DATE_FREE};
    cv_str folded = cv_str_trim((cv_str){.data = bytes, .length = length});
    if (cv_date_words_is_present(folded)) return (struct cv_date){.kind = CV_DATE_PRESENT};
    struct cv_date date;
    return read_date(folded, &date) == READING_DATE ? date : (struct cv_date){.kind = CV_DATE_FREE};
}

bool cv_date_is_impossible(cv_str s)
{
    char bytes[CV_DATE_WORDS_FOLDED];
    size_t length;
    struct cv_date date;
    if (!cv_date_words_fold(cv_str_trim(s), bytes, &length)) return false;
    return read_date((cv_str){.data = bytes, .length = length}, &date) == READING_IMPOSSIBLE;
}

static bool is_calendar(const struct cv_date *date)
{
    return date->kind == CV_DATE_YEAR || date->kind == CV_DATE_MONTH || date->kind == CV_DATE_DAY;
}

int cv_date_compare(const struct cv_date *a, const struct cv_date *b)
{
    bool known = is_calendar(a) && is_calendar(b);
    if (!known && a->kind == CV_DATE_PRESENT && is_calendar(b)) return 1;
    if (!known && b->kind == CV_DATE_PRESENT && is_calendar(a)) return -1;
    if (!known) return 0;
    if (a->year != b->year || a->kind == CV_DATE_YEAR || b->kind == CV_DATE_YEAR) return a->year - b->year;
    if (a->month != b->month || a->kind == CV_DATE_MONTH || b->kind == CV_DATE_MONTH) return a->month - b->month;
    return a->day - b->day;
}

/* --- an entry's dates --- */

static void warn_date(struct cv_decoder *decoder, const struct cv_text *text)
{
    struct cv_diags *diags = decoder->cx->diags;
    bool impossible = cv_date_is_impossible(text->text);
    cv_str shown = cv_text_clip(text->text);
    struct cv_diag *diag =
        cv_diag_add(diags, CV_CODE_BAD_DATE, text->span,
                    impossible ? "there is no date `%.*s`" : "`%.*s` is not a date in a known form", CV_STR_ARG(shown));
    cv_diag_label(diags, diag, "printed as it stands");
    cv_diag_hint(diags, diag,
                 impossible ? "correct it, or put free text under `date`"
                            : "write a date as `2021-08`, or put free text under `date`");
}

static struct cv_date read_pair(struct cv_decoder *decoder, const struct cv_pair *pair, bool may_be_free)
{
    if (pair == NULL) return (struct cv_date){0};
    struct cv_text text = cv_text_read(decoder, pair, CV_TEXT_COMMAS, CV_KEY_NUMBER);
    struct cv_date date = cv_date_from_str(text.text);
    date.text = text;
    if (date.kind == CV_DATE_FREE && (!may_be_free || cv_date_is_impossible(text.text))) warn_date(decoder, &text);
    return date;
}

static void check_order(struct cv_decoder *decoder, const struct cv_date *start, const struct cv_date *end)
{
    if (cv_date_compare(start, end) <= 0) return;
    struct cv_diags *diags = decoder->cx->diags;
    struct cv_diag *diag = cv_diag_add(diags, CV_CODE_DATE_ORDER, end->text.span, "the end `%.*s` lies before the start `%.*s`",
                                       CV_STR_ARG(end->text.text), CV_STR_ARG(start->text.text));
    cv_diag_label(diags, diag, "the end");
    struct cv_location location;
    if (cv_sources_locate(decoder->cx->sources, start->text.span, &location))
        cv_diag_hint(diags, diag, "correct it, or the start in line %u", (unsigned)location.line);
}

/* An end alone is a single date; a start without an end is open. */
static struct cv_dates read_range(struct cv_decoder *decoder, const struct cv_pair *start_pair, const struct cv_pair *end_pair)
{
    struct cv_date start = read_pair(decoder, start_pair, false);
    struct cv_date end = read_pair(decoder, end_pair, false);
    if (start.kind == CV_DATE_NONE) return (struct cv_dates){.start = end};
    if (start.kind == CV_DATE_PRESENT && end.kind == CV_DATE_NONE) return (struct cv_dates){.start = start};
    if (end.kind == CV_DATE_NONE) end = (struct cv_date){.kind = CV_DATE_PRESENT, .text = end.text};
    check_order(decoder, &start, &end);
    return (struct cv_dates){.start = start, .end = end, .is_range = true};
}

struct cv_dates cv_dates_read(struct cv_decoder *decoder, const struct cv_pair *start, const struct cv_pair *end,
                              const struct cv_pair *date, const struct cv_pair *release)
{
    struct cv_dates dates = read_range(decoder, start, end);
    const struct cv_pair *singles[] = {release, date};
    for (size_t i = 0; i < 2; i++) {
        struct cv_date single = read_pair(decoder, singles[i], singles[i] == date);
        if (dates.start.kind == CV_DATE_NONE)
            dates.start = single;
        else if (single.text.text.length != 0)
            dates.free = single.text;
    }
    return dates;
}
