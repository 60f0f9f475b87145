/* Bidirectional levels by ICU's ubidi (UAX #9), scripts by the Script property with Common and Inherited resolved as UAX #24
 * §5.1 and §5.2 advise (a character without a script of its own takes that of the text before it; a closing bracket takes its
 * opening one's), grapheme clusters by ICU's character break iterator (UAX #29).
 *
 * A text without right-to-left characters and without combining ones, as most are, needs neither ubidi nor the iterator. */
#include "text/chars.h"

#include "base/utf8.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

enum { FIRST_CAPACITY = 128, BRACKETS = 32, FIRST_COMBINING = 0x300, FIRST_RTL = 0x590 };

static void reserve(struct cv_chars *chars, size_t bytes)
{
    if (bytes <= chars->capacity) return;
    size_t capacity = chars->capacity == 0 ? FIRST_CAPACITY : chars->capacity;
    while (capacity < bytes) capacity *= 2;
    chars->items = CV_NEW_ARRAY(chars->arena, struct cv_char, capacity);
    chars->units = CV_NEW_ARRAY(chars->arena, UChar, capacity);
    chars->char_of = CV_NEW_ARRAY(chars->arena, uint32_t, capacity);
    chars->capacity = capacity;
}

/* A text has at least as many bytes as UTF-16 units and code points. */
static void decode(struct cv_chars *chars, cv_str text)
{
    reserve(chars, text.length);
    chars->count = 0;
    chars->unit_count = 0;
    for (size_t offset = 0; offset < text.length;) {
        uint32_t index = (uint32_t)chars->count++;
        chars->items[index] = (struct cv_char){.offset = (uint32_t)offset, .grapheme = true};
        uint32_t codepoint = cv_utf8_next(text, &offset);
        chars->items[index].codepoint = codepoint;
        int32_t before = chars->unit_count;
        U16_APPEND_UNSAFE(chars->units, chars->unit_count, codepoint);
        for (int32_t i = before; i < chars->unit_count; i++) chars->char_of[i] = index;
    }
}

/* Whether a text may have levels other than its first strong character's: letters of right-to-left scripts, their digits, and
 * the characters that direct. */
static bool has_directions(const struct cv_chars *chars)
{
    for (size_t i = 0; i < chars->count; i++) {
        uint32_t c = chars->items[i].codepoint;
        if (c < FIRST_RTL) continue;
        switch (u_charDirection((UChar32)c)) {
        case U_LEFT_TO_RIGHT:
        case U_EUROPEAN_NUMBER:
        case U_EUROPEAN_NUMBER_SEPARATOR:
        case U_EUROPEAN_NUMBER_TERMINATOR:
        case U_COMMON_NUMBER_SEPARATOR:
        case U_OTHER_NEUTRAL:
        case U_WHITE_SPACE_NEUTRAL:
        case U_DIR_NON_SPACING_MARK:
        case U_BOUNDARY_NEUTRAL:
            continue;
        default:
            return true;
        }
    }
    return false;
}

bool cv_lang_matches(cv_str lang, cv_str prefix)
{
    return lang.length >= prefix.length && cv_str_equal_nocase(cv_str_slice(lang, 0, prefix.length), prefix) &&
           (lang.length == prefix.length || lang.data[prefix.length] == '-');
}

bool cv_lang_is_rtl(cv_str lang)
{
    static const char *const languages[] = {"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "ckb", "dv", "iw"};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (cv_lang_matches(lang, cv_str_from_c(languages[i]))) return true;
    return false;
}

/* Copies the levels that ubidi found; false when it found no memory. */
static bool copy_levels(struct cv_chars *chars, UBiDi *bidi)
{
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi, chars->units, chars->unit_count, chars->level, NULL, &status);
    const UBiDiLevel *levels = ubidi_getLevels(bidi, &status);
    if (U_FAILURE(status)) return false;
    for (int32_t i = 0; i < chars->unit_count; i++) chars->items[chars->char_of[i]].level = levels[i];
    return true;
}

static void find_levels(struct cv_chars *chars, cv_str lang)
{
    UBiDiDirection direction = ubidi_getBaseDirection(chars->units, chars->unit_count);
    chars->level = direction == UBIDI_RTL || (direction == UBIDI_NEUTRAL && cv_lang_is_rtl(lang)) ? 1 : 0;
    if (chars->count == 0 || (chars->level == 0 && !has_directions(chars))) return;
    UErrorCode status = U_ZERO_ERROR;
    UBiDi *bidi = ubidi_openSized(chars->unit_count, 0, &status);
    bool done = bidi != NULL && U_SUCCESS(status) && copy_levels(chars, bidi);
    ubidi_close(bidi);
    if (!done) cv_arena_exhausted(chars->arena);
}

static bool has_clusters(const struct cv_chars *chars)
{
    for (size_t i = 0; i < chars->count; i++) {
        uint32_t c = chars->items[i].codepoint;
        if (c >= FIRST_COMBINING && u_getIntPropertyValue((UChar32)c, UCHAR_GRAPHEME_CLUSTER_BREAK) != U_GCB_OTHER) return true;
    }
    return false;
}

static void find_graphemes(struct cv_chars *chars, struct cv_fonts *fonts)
{
    chars->has_clusters = has_clusters(chars);
    if (!chars->has_clusters) return;
    UErrorCode status = U_ZERO_ERROR;
    if (fonts->graphemes == NULL) fonts->graphemes = ubrk_open(UBRK_CHARACTER, "en", NULL, 0, &status);
    if (U_FAILURE(status)) {
        fonts->graphemes = NULL;
        cv_arena_exhausted(chars->arena);
    }
    ubrk_setText(fonts->graphemes, chars->units, chars->unit_count, &status);
    if (U_FAILURE(status)) cv_arena_exhausted(chars->arena);
    for (size_t i = 0; i < chars->count; i++) chars->items[i].grapheme = false;
    for (int32_t at = ubrk_first(fonts->graphemes); at != UBRK_DONE && at < chars->unit_count; at = ubrk_next(fonts->graphemes))
        chars->items[chars->char_of[at]].grapheme = true;
}

/* Kana and bopomofo stand among ideographs so often that runs of their own would only make the text slower to shape: fonts
 * treat them alike. */
static hb_script_t script_of(struct cv_chars *chars, uint32_t codepoint)
{
    if (codepoint < 0x80) {
        uint32_t letter = codepoint | 0x20;
        return letter >= 'a' && letter <= 'z' ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON;
    }
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)codepoint, &status);
    switch (U_SUCCESS(status) ? script : USCRIPT_COMMON) {
    case USCRIPT_LATIN:
        return HB_SCRIPT_LATIN;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
        chars->has_kana = true;
        return HB_SCRIPT_HAN;
    case USCRIPT_HANGUL:
        chars->has_hangul = true;
        return HB_SCRIPT_HANGUL;
    case USCRIPT_BOPOMOFO:
    case USCRIPT_HAN:
        return HB_SCRIPT_HAN;
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_UNKNOWN:
        return HB_SCRIPT_COMMON;
    default:
        return hb_script_from_string(uscript_getShortName(script), -1);
    }
}

/* The brackets that are open, the newest `depth`. */
struct brackets {
    struct {
        uint32_t closing;
        hb_script_t script;
    } items[BRACKETS];
    size_t depth;
};

/* The script of a character that has none of its own. */
static hb_script_t resolve(struct brackets *open, uint32_t codepoint, hb_script_t before)
{
    int type = u_getIntPropertyValue((UChar32)codepoint, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
    if (type == U_BPT_OPEN) {
        if (open->depth == BRACKETS) open->depth = 0;
        open->items[open->depth].closing = (uint32_t)u_getBidiPairedBracket((UChar32)codepoint);
        open->items[open->depth++].script = before;
    } else if (type == U_BPT_CLOSE) {
        for (size_t depth = open->depth; depth > 0; depth--) {
            if (open->items[depth - 1].closing != codepoint) continue;
            open->depth = depth - 1;
            return open->items[depth - 1].script;
        }
    }
    return before;
}

/* What stands before the first character with a script takes that one's. */
static void find_scripts(struct cv_chars *chars)
{
    struct brackets open = {.depth = 0};
    hb_script_t before = HB_SCRIPT_COMMON;
    for (size_t i = 0; i < chars->count && before == HB_SCRIPT_COMMON; i++)
        before = script_of(chars, chars->items[i].codepoint);
    for (size_t i = 0; i < chars->count; i++) {
        struct cv_char *c = &chars->items[i];
        c->script = script_of(chars, c->codepoint);
        if (c->script == HB_SCRIPT_COMMON)
            c->script = c->codepoint == ' ' ? before : resolve(&open, c->codepoint, before);
        else
            before = c->script;
    }
}

void cv_chars_read(struct cv_chars *chars, struct cv_fonts *fonts, cv_str text, cv_str lang)
{
    chars->has_kana = false;
    chars->has_hangul = false;
    decode(chars, text);
    find_levels(chars, lang);
    find_graphemes(chars, fonts);
    find_scripts(chars);
}

size_t cv_chars_at(const struct cv_chars *chars, uint32_t offset)
{
    size_t low = 0;
    size_t high = chars->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (chars->items[middle].offset < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
