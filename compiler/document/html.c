/* A tag is "<", an optional "/", a name of letters and digits, attributes (quoted or not) and ">"; a "<" among the attributes
 * ends the attempt, so that a text full of "<" is read in linear time. A word without a value is no attribute here, whatever
 * HTML says: "a<b and c>d" is a text, and a tag would swallow words of it. */
#include "document/html.h"

#include "base/strbuf.h"

#include <stdlib.h>

enum { NAME_LIMIT = 32 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_in_attribute_name(char c)
{
    return is_letter(c) || is_digit(c) || c == '-' || c == ':';
}

static void classify(struct cv_tag *tag)
{
    static const struct {
        const char *name;
        enum cv_tag_kind kind;
    } known[] = {
        {"strong", CV_TAG_STRONG}, {"b", CV_TAG_STRONG},   {"em", CV_TAG_EMPHASIS}, {"i", CV_TAG_EMPHASIS},
        {"code", CV_TAG_CODE},     {"tt", CV_TAG_CODE},    {"kbd", CV_TAG_CODE},    {"a", CV_TAG_LINK},
        {"u", CV_TAG_PLAIN},       {"span", CV_TAG_PLAIN}, {"br", CV_TAG_BREAK},    {"p", CV_TAG_PARAGRAPH},
        {"div", CV_TAG_PARAGRAPH}, {"ul", CV_TAG_LIST},    {"ol", CV_TAG_LIST},     {"li", CV_TAG_ITEM},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (cv_str_equal_nocase(tag->name, cv_str_from_c(known[i].name))) tag->kind = known[i].kind;
    tag->ordered = cv_str_equal_nocase(tag->name, CV_STR("ol"));
}

/* An attribute's value at *offset, with or without quotes. */
static cv_str read_value(cv_str text, size_t *offset)
{
    size_t start = *offset;
    char quote = text.data[start];
    if (quote != '"' && quote != '\'') {
        while (*offset < text.length && !is_space(text.data[*offset]) && text.data[*offset] != '>' && text.data[*offset] != '<')
            ++*offset;
        return cv_str_slice(text, start, *offset);
    }
    const char *close = memchr(text.data + start + 1, quote, text.length - start - 1);
    *offset = close == NULL ? text.length : (size_t)(close - text.data) + 1;
    return close == NULL ? (cv_str){0} : cv_str_slice(text, start + 1, *offset - 1);
}

/* Attributes up to the ">", which *offset is moved past. */
static bool read_attributes(cv_str text, size_t *offset, struct cv_tag *tag)
{
    while (*offset < text.length && text.data[*offset] != '<') {
        if (text.data[*offset] == '>') {
            ++*offset;
            return true;
        }
        size_t start = *offset;
        while (*offset < text.length && is_in_attribute_name(text.data[*offset])) ++*offset;
        cv_str name = cv_str_slice(text, start, *offset);
        if (*offset == start) {
            if (!is_space(text.data[start]) && text.data[start] != '/') return false;
            ++*offset;
            continue;
        }
        if (*offset + 1 >= text.length || text.data[*offset] != '=') return false;
        ++*offset;
        cv_str value = read_value(text, offset);
        if (tag->kind == CV_TAG_LINK && cv_str_equal_nocase(name, CV_STR("href"))) tag->href = value;
    }
    return false;
}

bool cv_html_tag(cv_str text, size_t offset, struct cv_tag *ret_tag)
{
    *ret_tag = (struct cv_tag){.kind = CV_TAG_UNKNOWN};
    size_t at = offset + 1;
    if (at < text.length && text.data[at] == '/') {
        ret_tag->closing = true;
        at++;
    }
    size_t start = at;
    if (start >= text.length || !is_letter(text.data[start])) return false;
    while (at < text.length && (is_letter(text.data[at]) || is_digit(text.data[at]))) at++;
    ret_tag->name = cv_str_slice(text, start, at);
    bool ends = at < text.length && (is_space(text.data[at]) || text.data[at] == '>' || text.data[at] == '/');
    if (!ends || ret_tag->name.length > NAME_LIMIT) return false;
    classify(ret_tag);
    if (!read_attributes(text, &at, ret_tag)) return false;
    ret_tag->end = at;
    return true;
}

bool cv_tag_is_block(const struct cv_tag *tag)
{
    return tag->kind == CV_TAG_PARAGRAPH || tag->kind == CV_TAG_LIST || tag->kind == CV_TAG_ITEM;
}

static const struct entity {
    const char *name;
    uint32_t codepoint;
} entities[] = {
    {"AElig", 0x00C6},  {"Aacute", 0x00C1}, {"Acirc", 0x00C2},  {"Agrave", 0x00C0}, {"Aring", 0x00C5},  {"Atilde", 0x00C3},
    {"Auml", 0x00C4},   {"Ccedil", 0x00C7}, {"Dagger", 0x2021}, {"Delta", 0x0394},  {"ETH", 0x00D0},    {"Eacute", 0x00C9},
    {"Ecirc", 0x00CA},  {"Egrave", 0x00C8}, {"Euml", 0x00CB},   {"Iacute", 0x00CD}, {"Icirc", 0x00CE},  {"Igrave", 0x00CC},
    {"Iuml", 0x00CF},   {"Ntilde", 0x00D1}, {"OElig", 0x0152},  {"Oacute", 0x00D3}, {"Ocirc", 0x00D4},  {"Ograve", 0x00D2},
    {"Omega", 0x03A9},  {"Oslash", 0x00D8}, {"Otilde", 0x00D5}, {"Ouml", 0x00D6},   {"Prime", 0x2033},  {"Scaron", 0x0160},
    {"THORN", 0x00DE},  {"Uacute", 0x00DA}, {"Ucirc", 0x00DB},  {"Ugrave", 0x00D9}, {"Uuml", 0x00DC},   {"Yacute", 0x00DD},
    {"Yuml", 0x0178},   {"aacute", 0x00E1}, {"acirc", 0x00E2},  {"acute", 0x00B4},  {"aelig", 0x00E6},  {"agrave", 0x00E0},
    {"alpha", 0x03B1},  {"amp", 0x0026},    {"apos", 0x0027},   {"aring", 0x00E5},  {"asymp", 0x2248},  {"atilde", 0x00E3},
    {"auml", 0x00E4},   {"beta", 0x03B2},   {"bull", 0x2022},   {"ccedil", 0x00E7}, {"cedil", 0x00B8},  {"cent", 0x00A2},
    {"check", 0x2713},  {"copy", 0x00A9},   {"dagger", 0x2020}, {"darr", 0x2193},   {"deg", 0x00B0},    {"delta", 0x03B4},
    {"divide", 0x00F7}, {"eacute", 0x00E9}, {"ecirc", 0x00EA},  {"egrave", 0x00E8}, {"emsp", 0x2003},   {"ensp", 0x2002},
    {"eth", 0x00F0},    {"euml", 0x00EB},   {"euro", 0x20AC},   {"fnof", 0x0192},   {"frac12", 0x00BD}, {"frac14", 0x00BC},
    {"frac34", 0x00BE}, {"gamma", 0x03B3},  {"ge", 0x2265},     {"gt", 0x003E},     {"harr", 0x2194},   {"hellip", 0x2026},
    {"iacute", 0x00ED}, {"icirc", 0x00EE},  {"iexcl", 0x00A1},  {"igrave", 0x00EC}, {"infin", 0x221E},  {"iquest", 0x00BF},
    {"iuml", 0x00EF},   {"lambda", 0x03BB}, {"laquo", 0x00AB},  {"larr", 0x2190},   {"ldquo", 0x201C},  {"le", 0x2264},
    {"lsaquo", 0x2039}, {"lsquo", 0x2018},  {"lt", 0x003C},     {"mdash", 0x2014},  {"micro", 0x00B5},  {"middot", 0x00B7},
    {"minus", 0x2212},  {"mu", 0x03BC},     {"nbsp", 0x00A0},   {"ndash", 0x2013},  {"ne", 0x2260},     {"ntilde", 0x00F1},
    {"oacute", 0x00F3}, {"ocirc", 0x00F4},  {"oelig", 0x0153},  {"ograve", 0x00F2}, {"omega", 0x03C9},  {"ordf", 0x00AA},
    {"ordm", 0x00BA},   {"oslash", 0x00F8}, {"otilde", 0x00F5}, {"ouml", 0x00F6},   {"para", 0x00B6},   {"permil", 0x2030},
    {"pi", 0x03C0},     {"plusmn", 0x00B1}, {"pound", 0x00A3},  {"prime", 0x2032},  {"quot", 0x0022},   {"raquo", 0x00BB},
    {"rarr", 0x2192},   {"rdquo", 0x201D},  {"reg", 0x00AE},    {"rsaquo", 0x203A}, {"rsquo", 0x2019},  {"scaron", 0x0161},
    {"sect", 0x00A7},   {"shy", 0x00AD},    {"sigma", 0x03C3},  {"star", 0x2606},   {"sup1", 0x00B9},   {"sup2", 0x00B2},
    {"sup3", 0x00B3},   {"szlig", 0x00DF},  {"thinsp", 0x2009}, {"thorn", 0x00FE},  {"times", 0x00D7},  {"trade", 0x2122},
    {"uacute", 0x00FA}, {"uarr", 0x2191},   {"ucirc", 0x00FB},  {"ugrave", 0x00F9}, {"uml", 0x00A8},    {"uuml", 0x00FC},
    {"yacute", 0x00FD}, {"yen", 0x00A5},    {"yuml", 0x00FF},   {"zwj", 0x200D},    {"zwnj", 0x200C},
};

static int compare_entity(const void *key, const void *row)
{
    return cv_str_compare(*(const cv_str *)key, cv_str_from_c(((const struct entity *)row)->name));
}

/* "#169" or "#xA9". */
static bool read_number(cv_str body, uint32_t *ret_codepoint)
{
    bool hex = body.length > 1 && (body.data[1] == 'x' || body.data[1] == 'X');
    size_t at = hex ? 2 : 1;
    uint32_t value = 0;
    if (at == body.length) return false;
    for (; at < body.length; at++) {
        char c = body.data[at];
        uint32_t digit = is_digit(c) ? (uint32_t)(c - '0') : is_letter(c) ? (uint32_t)((c | 0x20) - 'a') + 10 : 99;
        if (digit >= (hex ? 16U : 10U) || value > 0x10FFFF) return false;
        value = value * (hex ? 16 : 10) + digit;
    }
    *ret_codepoint = value;
    return value > 0 && value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF);
}

bool cv_html_entity(cv_str text, size_t offset, uint32_t *ret_codepoint, size_t *ret_end)
{
    cv_str body = cv_str_slice(text, offset + 1, offset + 1 + NAME_LIMIT);
    size_t end = 0;
    while (end < body.length && (is_letter(body.data[end]) || is_digit(body.data[end]) || body.data[end] == '#')) end++;
    if (end == 0 || end == body.length || body.data[end] != ';') return false;
    body.length = end;
    *ret_end = offset + 1 + end + 1;
    if (body.data[0] == '#') return read_number(body, ret_codepoint);
    const struct entity *row = bsearch(&body, entities, sizeof entities / sizeof *entities, sizeof *entities, compare_entity);
    if (row == NULL) return false;
    *ret_codepoint = row->codepoint;
    return true;
}

cv_str cv_html_unescape(struct cv_arena *arena, cv_str text)
{
    struct cv_strbuf buf = CV_STRBUF(arena);
    for (size_t at = 0; at < text.length;) {
        uint32_t codepoint = 0;
        size_t end = 0;
        if (text.data[at] == '&' && cv_html_entity(text, at, &codepoint, &end)) {
            cv_strbuf_add_codepoint(&buf, codepoint);
            at = end;
        } else
            cv_strbuf_add_byte(&buf, text.data[at++]);
    }
    return cv_strbuf_view(&buf);
}
