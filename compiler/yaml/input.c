/* One pass decides whether there is anything to clean; almost always there is not, and the source's own bytes are parsed. The
 * cleaning pass copies the text and notes an edit at each place where copy and source part. Another pass notes the byte offset
 * of every 64th character, so that an index is turned into an offset by one look-up and a walk over at most 63 characters. */
#include "yaml/input.h"

#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"

enum { BOM_LENGTH = 3, UTF16_ESCAPE_LENGTH = 6 };

bool cv_input_is_control(uint32_t codepoint)
{
    if (codepoint < 0x20) return codepoint != '\t' && codepoint != '\n' && codepoint != '\r';
    if (codepoint >= 0x7F && codepoint <= 0x9F) return codepoint != 0x85;
    return codepoint == 0xFFFE || codepoint == 0xFFFF;
}

/* --- encoding --- */

static cv_span byte_span(uint32_t source, size_t start, size_t end)
{
    return (cv_span){.source = source, .start = (uint32_t)start, .end = (uint32_t)end};
}

/* By its byte order mark, or by the zero byte that every ASCII character has in it. */
static bool is_utf16(cv_str text)
{
    if (text.length < 2) return false;
    unsigned char first = (unsigned char)text.data[0];
    unsigned char second = (unsigned char)text.data[1];
    return (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF) || (first == 0) != (second == 0);
}

static bool is_utf8(struct cv_context *cx, uint32_t source, cv_str text)
{
    if (is_utf16(text)) {
        struct cv_diag *diag = cv_diag_add(cx->diags, CV_CODE_UTF8, byte_span(source, 0, 0), "the file is UTF-16, not UTF-8");
        cv_diag_hint(cx->diags, diag, "save the file as UTF-8 (`iconv -f UTF-16 -t UTF-8`)");
        return false;
    }
    size_t invalid = cv_utf8_invalid(text);
    if (invalid == text.length) return true;
    struct cv_diag *diag = cv_diag_add(cx->diags, CV_CODE_UTF8, byte_span(source, invalid, invalid + 1),
                                       "byte 0x%02X at offset %zu is not UTF-8", (unsigned char)text.data[invalid], invalid);
    cv_diag_label(cx->diags, diag, "the text is UTF-8 up to here");
    cv_diag_hint(cx->diags, diag, "save the file as UTF-8; if it is Latin-1 now: `iconv -f LATIN1 -t UTF-8`");
    return false;
}

/* --- cleaning --- */

struct cleaner {
    struct cv_context *cx;
    uint32_t source;
    cv_str text;           /* of the source */
    size_t at;             /* byte offset in it */
    struct cv_strbuf copy; /* the clean text */
    CV_VEC(struct cv_input_edit) edits;
    bool is_line_start; /* at a line's first character */
    bool has_content;   /* anything but blank lines so far */
    bool has_warned;    /* on this line */
};

static void note_edit(struct cleaner *c)
{
    cv_vec_push(c->cx->arena, &c->edits, (struct cv_input_edit){.clean = (uint32_t)c->copy.length, .source = (uint32_t)c->at});
}

/* One warning a line is enough: such characters come in swarms. */
static void warn_dropped(struct cleaner *c, size_t length, const char *what, uint32_t codepoint)
{
    if (c->has_warned) return;
    c->has_warned = true;
    struct cv_diag *diag = cv_diag_add(c->cx->diags, CV_CODE_DROPPED_CHARACTER, byte_span(c->source, c->at, c->at + length),
                                       "%s U+%04X cannot be printed and is left out", what, (unsigned)codepoint);
    cv_diag_hint(c->cx->diags, diag, "remove it from the file");
}

static bool hex4(cv_str s, size_t at, uint32_t *ret_value)
{
    uint32_t value = 0;
    for (size_t i = at; i < at + 4; i++) {
        char digit = i < s.length ? s.data[i] : ' ';
        value <<= 4;
        if (digit >= '0' && digit <= '9')
            value |= (uint32_t)(digit - '0');
        else if ((digit | 0x20) >= 'a' && (digit | 0x20) <= 'f')
            value |= (uint32_t)((digit | 0x20) - 'a' + 10);
        else
            return false;
    }
    *ret_value = value;
    return true;
}

/* The surrogate that is escaped as `\uD83D` at byte `at`. */
static bool surrogate_at(cv_str s, size_t at, uint32_t *ret_surrogate)
{
    return at + 1 < s.length && s.data[at] == '\\' && s.data[at + 1] == 'u' && hex4(s, at + 2, ret_surrogate) &&
           *ret_surrogate >= 0xD800 && *ret_surrogate <= 0xDFFF;
}

/* A pair becomes the character it stands for, half a pair nothing. */
static void clean_surrogate(struct cleaner *c, uint32_t high)
{
    uint32_t low;
    bool is_pair = high <= 0xDBFF && surrogate_at(c->text, c->at + UTF16_ESCAPE_LENGTH, &low) && low >= 0xDC00;
    note_edit(c);
    if (is_pair)
        cv_strbuf_add_codepoint(&c->copy, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
    else
        warn_dropped(c, UTF16_ESCAPE_LENGTH, "unpaired surrogate", high);
    c->at += is_pair ? 2 * UTF16_ESCAPE_LENGTH : UTF16_ESCAPE_LENGTH;
    note_edit(c);
}

static void clean_escape(struct cleaner *c)
{
    c->is_line_start = false;
    c->has_content = true;
    uint32_t surrogate;
    if (surrogate_at(c->text, c->at, &surrogate)) {
        clean_surrogate(c, surrogate);
        return;
    }
    /* The backslash and what it escapes, so that the second of two backslashes starts nothing. */
    size_t length = c->at + 1 < c->text.length && c->text.data[c->at + 1] == '\\' ? 2 : 1;
    cv_strbuf_add(&c->copy, cv_str_slice(c->text, c->at, c->at + length));
    c->at += length;
}

/* The blanks at a line's start. Tabs among them become spaces where they indent nothing: on a line that holds nothing else,
 * and before anything else in the file. */
static void clean_blanks(struct cleaner *c)
{
    size_t end = c->at;
    while (end < c->text.length && (c->text.data[end] == ' ' || c->text.data[end] == '\t')) end++;
    bool is_idle = !c->has_content || end == c->text.length || c->text.data[end] == '\n' || c->text.data[end] == '\r';
    for (; c->at < end; c->at++) cv_strbuf_add_byte(&c->copy, is_idle ? ' ' : c->text.data[c->at]);
    c->is_line_start = false;
}

static void clean_character(struct cleaner *c)
{
    size_t next = c->at;
    uint32_t codepoint = cv_utf8_next(c->text, &next);
    bool is_control = cv_input_is_control(codepoint);
    if (is_control) {
        warn_dropped(c, next - c->at, "control character", codepoint);
        note_edit(c);
        cv_strbuf_add_byte(&c->copy, ' ');
    } else
        cv_strbuf_add(&c->copy, cv_str_slice(c->text, c->at, next));
    c->at = next;
    if (is_control) note_edit(c);
    c->is_line_start = codepoint == '\n' || codepoint == '\r';
    if (c->is_line_start) c->has_warned = false;
    c->has_content = c->has_content || !c->is_line_start;
}

static void clean_all(struct cleaner *c)
{
    note_edit(c);
    while (c->at < c->text.length) {
        char byte = c->text.data[c->at];
        if (c->is_line_start && (byte == ' ' || byte == '\t'))
            clean_blanks(c);
        else if (byte == '\\')
            clean_escape(c);
        else
            clean_character(c);
    }
}

/* May have false positives: a tab, or the escape of a character beyond the Basic Multilingual Plane. */
static bool needs_cleaning(cv_str text)
{
    for (size_t i = 0; i < text.length;) {
        uint32_t codepoint = cv_utf8_next(text, &i);
        if (codepoint == '\t' || cv_input_is_control(codepoint)) return true;
        if (codepoint == 'u' && i >= 2 && text.data[i - 2] == '\\' && i < text.length && (text.data[i] | 0x20) == 'd')
            return true;
    }
    return false;
}

/* --- the way back --- */

static void note_marks(struct cv_arena *arena, struct cv_input *input)
{
    CV_VEC(uint32_t) marks = {0};
    size_t index = 0;
    for (size_t i = 0; i < input->text.length; index++) {
        if (index % CV_INPUT_STRIDE == 0) cv_vec_push(arena, &marks, (uint32_t)i);
        cv_utf8_next(input->text, &i);
    }
    input->marks = marks.items;
    input->mark_count = marks.count;
}

bool cv_input_prepare(struct cv_context *cx, uint32_t source, struct cv_input *ret_input)
{
    cv_str text = cv_sources_text(cx->sources, source);
    if (!is_utf8(cx, source, text)) return false;
    size_t start = cv_str_starts(text, CV_STR("\xEF\xBB\xBF")) ? BOM_LENGTH : 0;
    struct cleaner cleaner = {
        .cx = cx, .source = source, .text = text, .at = start, .copy = CV_STRBUF(cx->arena), .is_line_start = true};
    cv_str clean = cv_str_slice(text, start, text.length);
    if (needs_cleaning(clean)) {
        clean_all(&cleaner);
        clean = cv_strbuf_view(&cleaner.copy);
    } else
        note_edit(&cleaner);
    *ret_input =
        (struct cv_input){.source = source, .text = clean, .edits = cleaner.edits.items, .edit_count = cleaner.edits.count};
    note_marks(cx->arena, ret_input);
    return true;
}

size_t cv_input_offset(const struct cv_input *input, size_t index)
{
    size_t stride = index / CV_INPUT_STRIDE;
    if (stride >= input->mark_count) return input->text.length;
    size_t offset = input->marks[stride];
    for (size_t i = stride * CV_INPUT_STRIDE; i < index && offset < input->text.length; i++) cv_utf8_next(input->text, &offset);
    return offset;
}

size_t cv_input_edit_at(const struct cv_input *input, size_t offset)
{
    size_t low = 0;
    size_t high = input->edit_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (input->edits[middle].clean <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t cv_input_source_offset(const struct cv_input *input, size_t offset)
{
    const struct cv_input_edit *edit = &input->edits[cv_input_edit_at(input, offset)];
    return edit->source + (uint32_t)(offset - edit->clean);
}

cv_span cv_input_span(const struct cv_input *input, size_t start, size_t end)
{
    return byte_span(input->source, cv_input_source_offset(input, start), cv_input_source_offset(input, end));
}
