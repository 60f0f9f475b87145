/* UAX #14 knows classes of characters; a typesetter knows what they mean. After ICU has found the opportunities, these are
 * taken away: before a unit or a dash that belongs to what is before it, inside telephone numbers and ranges of numbers, at a
 * hyphen or slash that would leave too little on either side, before a single last letter, and between the syllables of Korean,
 * which has spaces. Addresses are broken as The Chicago Manual of Style (17th ed., 7.46) advises: after a double slash, before
 * other punctuation, so that nobody takes a line's end for the address's, and nowhere else. */
#include "text/tailor.h"

#include "text/shape.h"

#include <unicode/uchar.h>

enum {
    LEAST_BEFORE_HYPHEN = 2, /* letters that a hyphen leaves on its line */
    LEAST_AFTER_HYPHEN = 3,  /* and on the next */
    LEAST_BESIDE_SLASH = 4,
    LEAST_ADDRESS = 16,   /* characters of an address worth breaking */
    LEAST_OF_ADDRESS = 3, /* characters of it on either side */
    LEAST_PATH_SLASHES = 2,
    FIRST_WIDE = 0x2E80, /* ideographs, kana and what goes with them */
    LONGEST_GROUP = 20,  /* characters of a part of a telephone number */
};

/* A stretch without white space: characters [start, end). */
struct word {
    size_t start, end;
};

static uint32_t at(const struct cv_chars *chars, size_t index)
{
    return index < chars->count ? chars->items[index].codepoint : 0;
}

static bool is_one_of(uint32_t codepoint, const char *ascii)
{
    return codepoint != 0 && codepoint < 0x80 && strchr(ascii, (int)codepoint) != NULL;
}

static bool is_digit(uint32_t codepoint)
{
    return codepoint >= '0' && codepoint <= '9';
}

static bool is_letter_or_digit(uint32_t codepoint)
{
    return u_isalnum((UChar32)codepoint);
}

static bool is_space(uint32_t codepoint)
{
    return u_isUWhiteSpace((UChar32)codepoint);
}

static void forbid(struct cv_chars *chars, size_t index)
{
    if (index < chars->count && !chars->items[index].forced) chars->items[index].opportunity = 0;
}

static void allow(struct cv_chars *chars, size_t index, enum cv_break_reason reason)
{
    if (chars->items[index].grapheme && !chars->items[index].forced) chars->items[index].opportunity = (uint8_t)(1 + reason);
}

/* The word that begins at or after `from`; empty at the end. */
static struct word next_word(const struct cv_chars *chars, size_t from)
{
    while (from < chars->count && is_space(at(chars, from))) from++;
    size_t end = from;
    while (end < chars->count && !is_space(at(chars, end))) end++;
    return (struct word){.start = from, .end = end};
}

/* Letters and digits in a row before `index` and from it on, inside a word; no more than `enough` are counted. */
static size_t count_before(const struct cv_chars *chars, struct word word, size_t index, size_t enough)
{
    size_t count = 0;
    while (count < enough && index - count > word.start && is_letter_or_digit(at(chars, index - count - 1))) count++;
    return count;
}

static size_t count_from(const struct cv_chars *chars, struct word word, size_t index, size_t enough)
{
    size_t count = 0;
    while (count < enough && index + count < word.end && is_letter_or_digit(at(chars, index + count))) count++;
    return count;
}

static bool leaves(const struct cv_chars *chars, struct word word, size_t index, size_t before, size_t after)
{
    return index >= word.start + 1 && count_before(chars, word, index - 1, before) == before &&
           count_from(chars, word, index, after) == after;
}

/* Counters and units that are written close after a number in Chinese and Japanese. */
static bool is_counter(uint32_t codepoint)
{
    static const uint16_t counters[] = {0x5E74 /* year */,   0x6708 /* month */,  0x65E5 /* day */,
                                        0x53F7 /* number */, 0x865F /* number */, 0x4E07 /* 10^4 */,
                                        0x842C /* 10^4 */,   0x4EBF /* 10^8 */,   0x5104 /* 10^8 */,
                                        0x4E2A /* piece */,  0x500B /* piece */,  0x4EBA /* person */,
                                        0x540D /* person */, 0x6B21 /* time */,   0x500D /* fold */,
                                        0x7EA7 /* grade */,  0x5C81 /* age */,    0x6B73 /* age */,
                                        0x5143 /* yuan */,   0x5186 /* yen */,    0x65F6 /* hour */,
                                        0x6642 /* hour */,   0x5206 /* minute */, 0x79D2 /* second */,
                                        0x5468 /* week */,   0x5929 /* day */,    0x53F0 /* machine */};
    for (size_t i = 0; i < sizeof counters / sizeof *counters; i++)
        if (codepoint == counters[i]) return true;
    return false;
}

/* Whether an opportunity that ICU found inside a word may stay. */
static bool may_break_word(const struct cv_chars *chars, struct word word, size_t index)
{
    uint32_t before = at(chars, index - 1);
    uint32_t after = at(chars, index);
    if (after == 0x2014) return false; /* a dash ends a line, it does not begin one */
    if (chars->items[index].opportunity == 1 + CV_BREAK_IDEO) {
        bool hangul = chars->items[index - 1].script == HB_SCRIPT_HANGUL || chars->items[index].script == HB_SCRIPT_HANGUL;
        return !hangul && !(is_digit(before) && is_counter(after));
    }
    switch (before) {
    case '-':
    case 0x2010:
        return leaves(chars, word, index, LEAST_BEFORE_HYPHEN, LEAST_AFTER_HYPHEN);
    case 0x2013:
        return leaves(chars, word, index, LEAST_BEFORE_HYPHEN, LEAST_AFTER_HYPHEN) && !is_digit(after) &&
               !is_digit(at(chars, index - 2));
    case '/':
        return leaves(chars, word, index, LEAST_BESIDE_SLASH, LEAST_BESIDE_SLASH);
    case '|':
        return true;
    default:
        return before >= 0x80 || after >= 0x80; /* "C++" */
    }
}

static void tailor_word(struct cv_chars *chars, struct word word)
{
    for (size_t i = word.start + 1; i < word.end; i++)
        if (chars->items[i].opportunity != 0 && !may_break_word(chars, word, i)) forbid(chars, i);
}

/* What a word is made of, brackets and punctuation around it left out. */
struct shape_of_word {
    size_t slashes, dots, ats;
    size_t first_slash; /* index, or the word's end */
    bool has_scheme;    /* "://" */
    bool is_lower;      /* ASCII without capitals up to the first slash */
    bool is_ascii;
};

static struct word without_punctuation(const struct cv_chars *chars, struct word word)
{
    while (word.start < word.end && is_one_of(at(chars, word.start), "([{<\"'")) word.start++;
    while (word.start < word.end && is_one_of(at(chars, word.end - 1), ")]}>\"',.;:!?")) word.end--;
    return word;
}

static struct shape_of_word look_at(const struct cv_chars *chars, struct word word)
{
    struct shape_of_word look = {.first_slash = word.end, .is_lower = true, .is_ascii = true};
    for (size_t i = word.start; i < word.end; i++) {
        uint32_t c = at(chars, i);
        if (c >= 0x80) look.is_ascii = false;
        if (look.slashes == 0 && c >= 'A' && c <= 'Z') look.is_lower = false;
        if (c == '.') look.dots++;
        if (c == '@' && i > word.start && is_letter_or_digit(at(chars, i - 1))) look.ats++;
        if (c != '/') continue;
        if (look.slashes++ == 0) look.first_slash = i;
        if (i > word.start + 1 && at(chars, i - 1) == '/' && at(chars, i - 2) == ':') look.has_scheme = true;
    }
    return look;
}

/* "example.com" in "example.com/path": a dot with something on either side before the first slash. */
static bool has_host(const struct cv_chars *chars, struct word word, const struct shape_of_word *look)
{
    for (size_t i = word.start + 1; i + 1 < look->first_slash; i++)
        if (at(chars, i) == '.' && is_letter_or_digit(at(chars, i - 1)) && is_letter_or_digit(at(chars, i + 1))) return true;
    return false;
}

/* An address: with a scheme, of mail, of a host with a path, of a host with three parts, or a file's path. */
static bool is_address(const struct cv_chars *chars, struct word word)
{
    if (word.end - word.start < LEAST_ADDRESS) return false;
    struct shape_of_word look = look_at(chars, word);
    if (look.has_scheme) return true;
    if (!look.is_ascii) return false;
    if (look.ats > 0 && look.dots > 0) return true;
    if (look.slashes > 0 && look.is_lower && has_host(chars, word, &look)) return true;
    if (look.slashes > LEAST_PATH_SLASHES) return true;
    return look.slashes == 0 && look.dots >= 2 && look.is_lower && has_host(chars, word, &look);
}

/* Whether an address may be broken before `index`. */
static bool may_break_address(const struct cv_chars *chars, struct word word, size_t index)
{
    uint32_t before = at(chars, index - 1);
    uint32_t after = at(chars, index);
    if (before == '/' && at(chars, index - 2) == '/') return after != '/';
    if (after == '/') return before != '/' && before != ':' && at(chars, index + 1) != '/';
    if (after == '.' && index >= word.start + 3 && at(chars, index - 1) == 'w' && at(chars, index - 2) == 'w') return false;
    return is_one_of(after, ".-_?#%~,@=&") && is_letter_or_digit(before);
}

static void tailor_address(struct cv_chars *chars, struct word word)
{
    for (size_t i = word.start + 1; i < word.end; i++) {
        forbid(chars, i);
        bool apart = i >= word.start + LEAST_OF_ADDRESS && i + LEAST_OF_ADDRESS <= word.end;
        if (apart && may_break_address(chars, word, i)) allow(chars, i, CV_BREAK_URL);
    }
}

/* Chinese and Japanese have no spaces: an address is a stretch of narrow characters among them. */
static void tailor_addresses(struct cv_chars *chars, struct word word)
{
    for (size_t i = word.start; i < word.end;) {
        struct word narrow = {.start = i, .end = i};
        while (narrow.end < word.end && at(chars, narrow.end) < FIRST_WIDE) narrow.end++;
        i = narrow.end + 1;
        narrow = without_punctuation(chars, narrow);
        if (is_address(chars, narrow)) tailor_address(chars, narrow);
    }
}

/* "+86", "(+86)": what begins a telephone number. */
static bool is_country_code(const struct cv_chars *chars, struct word word)
{
    struct word bare = without_punctuation(chars, word);
    return bare.end - bare.start >= 2 && at(chars, bare.start) == '+' && is_digit(at(chars, bare.start + 1));
}

static bool is_number_group(const struct cv_chars *chars, struct word word)
{
    if (word.end - word.start > LONGEST_GROUP) return false;
    for (size_t i = word.start; i < word.end; i++)
        if (!is_digit(at(chars, i)) && !is_one_of(at(chars, i), "()-./,;")) return false;
    return is_digit(at(chars, word.start)) || is_digit(at(chars, word.start + 1));
}

static bool is_unit(uint32_t codepoint)
{
    return is_one_of(codepoint, "%$") || codepoint == 0x2030 || codepoint == 0xB0 || codepoint == 0x20AC || codepoint == 0xA3 ||
           codepoint == 0xA5;
}

/* A dash, a bar or a dot that stands alone between what it separates. */
static bool is_separator(uint32_t codepoint)
{
    return codepoint == 0x2013 || codepoint == 0x2014 || codepoint == 0xB7 || codepoint == 0x2022 || is_one_of(codepoint, "|/");
}

/* The space before `word`, which follows `last`. */
static void tailor_space(struct cv_chars *chars, struct word last, struct word word, bool in_number)
{
    uint32_t first = at(chars, word.start);
    bool single = word.end - word.start == 1;
    if (last.end == last.start) return;
    if (in_number && is_number_group(chars, word)) forbid(chars, word.start);
    if (is_unit(first) && is_digit(at(chars, last.end - 1)) && !is_digit(at(chars, word.start + 1))) forbid(chars, word.start);
    if (single && is_separator(first)) forbid(chars, word.start);
    /* ICU keeps full stops and slashes with what is before them, even after a space: ".NET" and "/usr" begin words all the
     * same. */
    if ((first == '.' || first == '/') && u_isalpha((UChar32)at(chars, word.start + 1)))
        allow(chars, word.start, CV_BREAK_SPACE);
}

/* Forbids the opportunity that would leave one letter, and punctuation, to the last line, which ends at `end`. */
static void keep_last_letter(struct cv_chars *chars, size_t end)
{
    size_t letters = 0;
    for (size_t i = end; i-- > 0 && at(chars, i) != '\n';) {
        const struct cv_char *c = &chars->items[i];
        if (is_letter_or_digit(c->codepoint) && c->grapheme) letters++;
        if (letters > 1 || (letters > 0 && is_space(c->codepoint))) return;
        if (letters == 1 && c->opportunity != 0) {
            forbid(chars, i);
            return;
        }
    }
}

static void tailor_ends(struct cv_chars *chars)
{
    keep_last_letter(chars, chars->count);
    for (size_t i = 0; i < chars->count; i++)
        if (at(chars, i) == '\n') keep_last_letter(chars, i);
}

void cv_tailor_breaks(struct cv_chars *chars)
{
    struct word last = {0};
    bool in_number = false;
    for (struct word word = next_word(chars, 0); word.start < word.end; word = next_word(chars, word.end)) {
        tailor_space(chars, last, word, in_number);
        tailor_word(chars, word);
        tailor_addresses(chars, word);
        in_number = is_country_code(chars, word) || (in_number && is_number_group(chars, word));
        last = word;
    }
    tailor_ends(chars);
}
