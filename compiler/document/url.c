/* Addresses. Only schemes that every reader may follow without harm become links (RFC 3986; RFC 6068 mailto; RFC 3966 tel). */
#include "document/url.h"

#include "base/strbuf.h"
#include "base/utf8.h"

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool starts_nocase(cv_str s, cv_str prefix)
{
    return s.length >= prefix.length && cv_str_equal_nocase(cv_str_slice(s, 0, prefix.length), prefix);
}

/* A character of an e-mail's local part, the unusual ones left out. */
static bool is_local(char c)
{
    return is_alnum(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
}

/* Bytes of the host name at the head of `text`: labels of letters, digits, hyphens and characters beyond ASCII with dots
 * between, the last of at least two letters; 0 if there is none. */
static size_t host_length(cv_str text)
{
    size_t end = 0;
    size_t label = 0;
    size_t dots = 0;
    bool letters = true;
    for (; end < text.length; end++) {
        char c = text.data[end];
        if (c == '.' && end > label && end + 1 < text.length && (is_alnum(text.data[end + 1]) || (text.data[end + 1] & 0x80))) {
            dots++;
            label = end + 1;
            letters = true;
        } else if (is_alnum(c) || c == '-' || (c & 0x80) != 0)
            letters = letters && c != '-' && !(c >= '0' && c <= '9');
        else
            break;
    }
    return dots > 0 && letters && end - label >= 2 ? end : 0;
}

static bool is_email(cv_str text)
{
    size_t at = cv_str_find(text, CV_STR("@"));
    if (at == 0 || at >= text.length - 1) return false;
    for (size_t i = 0; i < at; i++)
        if ((unsigned char)text.data[i] <= ' ' || strchr("\"(),:;<>[\\]", text.data[i]) != NULL) return false;
    cv_str domain = cv_str_slice(text, at + 1, text.length);
    return host_length(domain) == domain.length;
}

/* Everything that may not stand in a URI, as %XX. */
static cv_str encode(struct cv_arena *arena, const char *prefix, cv_str text)
{
    struct cv_strbuf buf = CV_STRBUF(arena);
    cv_strbuf_add_c(&buf, prefix);
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c <= 0x20 || c >= 0x7F || strchr("\"<>\\^`{|}", c) != NULL)
            cv_strbuf_printf(&buf, "%%%02X", c);
        else
            cv_strbuf_add_byte(&buf, (char)c);
    }
    return cv_strbuf_view(&buf);
}

static cv_str shown(cv_str text)
{
    static const char *const heads[] = {"https://", "http://", "mailto:", "tel:", "//"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (starts_nocase(text, cv_str_from_c(heads[i]))) {
            text = cv_str_slice(text, strlen(heads[i]), text.length);
            break;
        }
    if (starts_nocase(text, CV_STR("www.")) && text.length > 4) text = cv_str_slice(text, 4, text.length);
    bool plain = cv_str_find(text, CV_STR("?")) == text.length && cv_str_find(text, CV_STR("#")) == text.length;
    return plain && text.length > 1 && cv_str_ends(text, CV_STR("/")) ? cv_str_slice(text, 0, text.length - 1) : text;
}

bool cv_url_from_text(struct cv_arena *arena, cv_str text, struct cv_url *ret_url)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:"};
    text = cv_str_trim(text);
    ret_url->shown = shown(text);
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.data[i] <= ' ') return false;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (starts_nocase(text, cv_str_from_c(schemes[i]))) {
            ret_url->target = encode(arena, "", text);
            return text.length > strlen(schemes[i]);
        }
    bool relative = cv_str_starts(text, CV_STR("//"));
    size_t host = host_length(relative ? cv_str_slice(text, 2, text.length) : text);
    size_t end = host + (relative ? 2 : 0);
    const char *prefix = is_email(text) ? "mailto:" : relative ? "https:" : "https://";
    bool web = host > 0 && (end == text.length || strchr("/:?#", text.data[end]) != NULL);
    if (!web && !is_email(text)) return false;
    ret_url->target = encode(arena, prefix, text);
    return true;
}

bool cv_url_from_phone(struct cv_arena *arena, cv_str text, cv_str *ret_target)
{
    struct cv_strbuf buf = CV_STRBUF(arena);
    text = cv_str_trim(text);
    cv_strbuf_add_c(&buf, "tel:");
    size_t head = buf.length;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if ((c >= '0' && c <= '9') || (c == '+' && buf.length == head)) cv_strbuf_add_byte(&buf, c);
    }
    *ret_target = cv_strbuf_view(&buf);
    return buf.length > head && buf.data[buf.length - 1] != '+';
}

/* --- bare addresses in running text --- */

/* Byte past the characters that a web address may hold: ASCII but quotes and brackets, and the letters of Latin, Greek and
 * Cyrillic; a closing parenthesis only if it was opened inside. */
static size_t scan_web(cv_str text, size_t offset)
{
    size_t depth = 0;
    while (offset < text.length) {
        size_t next = offset;
        uint32_t c = cv_utf8_next(text, &next);
        if (c <= ' ' || (c >= 0x7F && c < 0xC0) || c >= 0x600 || (c < 0x80 && strchr("<>\"`|\\^{}[]", (int)c) != NULL)) break;
        if (c == ')' && depth == 0) break;
        depth += c == '(' ? 1 : 0;
        depth -= c == ')' ? 1 : 0;
        offset = next;
    }
    return offset;
}

/* Without the marks that end a sentence or a markup. */
static size_t without_tail(cv_str text, size_t start, size_t end)
{
    while (end > start && strchr(".,:;!?'*_~(", text.data[end - 1]) != NULL) end--;
    return end;
}

static size_t scan_email(cv_str text, size_t offset)
{
    size_t at = offset;
    while (at < text.length && is_local(text.data[at])) at++;
    if (at == offset || at >= text.length || text.data[at] != '@') return offset;
    size_t ascii = at + 1;
    while (ascii < text.length && (is_alnum(text.data[ascii]) || text.data[ascii] == '.' || text.data[ascii] == '-')) ascii++;
    size_t host = host_length(cv_str_slice(text, at + 1, ascii));
    return host == 0 ? offset : at + 1 + host;
}

size_t cv_url_scan(cv_str text, size_t offset)
{
    static const char *const heads[] = {"https://", "http://", "www."};
    cv_str rest = cv_str_slice(text, offset, text.length);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        size_t length = strlen(heads[i]);
        if (!starts_nocase(rest, cv_str_from_c(heads[i]))) continue;
        size_t end = without_tail(text, offset + length, scan_web(text, offset + length));
        cv_str host = cv_str_slice(text, offset + length, end);
        return end > offset + length && (is_alnum(host.data[0]) || (host.data[0] & 0x80) != 0) ? end : offset;
    }
    return scan_email(text, offset);
}
