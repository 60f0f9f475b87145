/* Plain search for each needle at each byte, letters of ASCII in any case. A needle that begins or ends with a letter or digit
 * of ASCII stands alone there; other scripts do without spaces between words, and so does the search. */
#include "variant/identity.h"

#include "base/strbuf.h"
#include "base/vec.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { MOST_NEEDLES = 128, SHORTEST = 3 /* bytes */, SHORTEST_NUMBER = 6 /* digits */, MOST_PARTS = 16 };
enum { LONGEST_LINK = 2000 /* bytes that are looked at for the ends of a link */ };

enum needle_kind {
    WORDS,  /* a name, an e-mail, an address on the map */
    WEB,    /* without its scheme; what follows in the same address belongs to it */
    USER,   /* only in an address or a mention: after a slash or an @ */
    NUMBER, /* of a telephone: digits, whatever stands between them */
};

struct cv_identity {
    struct needle {
        enum needle_kind kind;
        cv_str text;
    } needles[MOST_NEEDLES];
    size_t count;
    cv_str parts[MOST_PARTS]; /* of the name */
    size_t part_count;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alnum(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t digits_in(cv_str text)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.length; i++) digits += is_digit(text.data[i]);
    return digits;
}

/* ---- needles --------------------------------------------------------------------------------------------------------------
 */

/* Longer ones stand first, so that a part of one does not hide the rest of it. */
static void add(struct cv_identity *identity, enum needle_kind kind, cv_str text)
{
    text = cv_str_trim(text);
    if (text.length < SHORTEST || identity->count == MOST_NEEDLES) return;
    if (kind == NUMBER && digits_in(text) < SHORTEST_NUMBER) return;
    for (size_t i = 0; i < identity->count; i++)
        if (identity->needles[i].kind == kind && cv_str_equal(identity->needles[i].text, text)) return;
    size_t at = identity->count++;
    for (; at > 0 && identity->needles[at - 1].text.length < text.length; at--)
        identity->needles[at] = identity->needles[at - 1];
    identity->needles[at] = (struct needle){.kind = kind, .text = text};
}

static cv_str without_prefix(cv_str text, cv_str prefix)
{
    bool has = cv_str_equal_nocase(cv_str_slice(text, 0, prefix.length), prefix);
    return has ? cv_str_slice(text, prefix.length, text.length) : text;
}

static cv_str without_scheme(cv_str text)
{
    text = cv_str_trim(text);
    size_t scheme = cv_str_find(text, CV_STR("://"));
    if (scheme != text.length) text = cv_str_slice(text, scheme + 3, text.length);
    text = without_prefix(without_prefix(text, CV_STR("mailto:")), CV_STR("tel:"));
    text = without_prefix(text, CV_STR("www."));
    while (text.length != 0 && text.data[text.length - 1] == '/') text.length--;
    return text;
}

static void add_parts(struct cv_identity *identity, cv_str name)
{
    for (size_t start = 0; start < name.length;) {
        cv_str rest = cv_str_slice(name, start, name.length);
        size_t length = cv_str_find(rest, CV_STR(" "));
        cv_str part = cv_str_slice(rest, 0, length);
        bool is_known = identity->part_count == MOST_PARTS;
        for (size_t i = 0; i < identity->part_count; i++) is_known |= cv_str_equal(identity->parts[i], part);
        if (part.length >= SHORTEST && !is_known) identity->parts[identity->part_count++] = part;
        start += length + 1;
    }
}

/* "Ada B. Lovelace" is also "Ada Lovelace", "Lovelace, Ada" and, as in East Asia, "Lovelace Ada". */
static void add_name(struct cv_arena *arena, struct cv_identity *identity, cv_str name)
{
    struct cv_strbuf plain = CV_STRBUF(arena);
    for (size_t i = 0; i < name.length; i++)
        if (strchr("*`\n", name.data[i]) == NULL || name.data[i] == '\0') cv_strbuf_add_byte(&plain, name.data[i]);
    name = cv_str_trim(cv_strbuf_view(&plain));
    add(identity, WORDS, name);
    size_t first = cv_str_find(name, CV_STR(" "));
    if (first == name.length) return;
    size_t last = name.length;
    while (name.data[last - 1] != ' ') last--;
    cv_str given = cv_str_slice(name, 0, first);
    cv_str family = cv_str_slice(name, last, name.length);
    add(identity, WORDS, cv_str_printf(arena, "%.*s %.*s", CV_STR_ARG(given), CV_STR_ARG(family)));
    add(identity, WORDS, cv_str_printf(arena, "%.*s, %.*s", CV_STR_ARG(family), CV_STR_ARG(given)));
    add(identity, WORDS, cv_str_printf(arena, "%.*s %.*s", CV_STR_ARG(family), CV_STR_ARG(given)));
    add_parts(identity, name);
}

static void add_user(struct cv_identity *identity, cv_str text)
{
    if (cv_str_find(text, CV_STR("/")) != text.length || cv_str_find(text, CV_STR(".")) != text.length)
        add(identity, WEB, without_scheme(text));
    else
        add(identity, digits_in(text) != 0 ? WORDS : USER, without_prefix(cv_str_trim(text), CV_STR("@")));
}

static void add_value(struct cv_arena *arena, struct cv_identity *identity, cv_str key, cv_str text)
{
    static const struct {
        const char *key;
        enum needle_kind kind;
    } kinds[] = {
        {"email", WORDS},   {"phone", NUMBER},     {"url", WEB},       {"website", WEB},
        {"address", WORDS}, {"postalCode", WORDS}, {"profiles", USER},
    };
    if (cv_str_equal(key, CV_STR("name"))) add_name(arena, identity, text);
    for (size_t i = 0; i < COUNT(kinds); i++) {
        if (!cv_str_equal(key, cv_str_from_c(kinds[i].key))) continue;
        if (kinds[i].kind == USER)
            add_user(identity, text);
        else
            add(identity, kinds[i].kind, kinds[i].kind == WORDS ? cv_str_trim(text) : without_scheme(text));
    }
}

/* All texts below the value of `key`; as deep as the YAML at most. */
static void gather(struct cv_arena *arena, struct cv_identity *identity, cv_str key, const struct cv_node *node)
{
    static const char *const apart[] = {"network", "tags",   "priority", "private",    "id",
                                        "city",    "region", "country",  "countryCode"};
    if (node->kind == CV_NODE_SCALAR) add_value(arena, identity, key, node->scalar);
    for (size_t i = 0; node->kind == CV_NODE_SEQUENCE && i < node->count; i++) gather(arena, identity, key, node->items[i]);
    for (size_t i = 0; node->kind == CV_NODE_MAPPING && i < node->count; i++) {
        const struct cv_pair *pair = &node->pairs[i];
        bool is_apart = false;
        for (size_t k = 0; k < COUNT(apart); k++) is_apart |= cv_str_equal(pair->key, cv_str_from_c(apart[k]));
        bool is_address = cv_str_equal(pair->key, CV_STR("address")) || cv_str_equal(pair->key, CV_STR("postalCode"));
        if (!is_apart) gather(arena, identity, is_address ? pair->key : key, pair->value);
    }
}

/* `basics` may be a mapping, one in a list, or one for each language. */
static void gather_basics(struct cv_arena *arena, struct cv_identity *identity, const struct cv_node *node)
{
    static const char *const keys[] = {"name", "email", "phone", "url", "website", "profiles", "location"};
    for (size_t i = 0; node->kind == CV_NODE_SEQUENCE && i < node->count; i++) gather_basics(arena, identity, node->items[i]);
    for (size_t i = 0; node->kind == CV_NODE_MAPPING && i < node->count; i++) {
        const struct cv_pair *pair = &node->pairs[i];
        bool is_known = false;
        for (size_t k = 0; k < COUNT(keys); k++) is_known |= cv_str_equal(pair->key, cv_str_from_c(keys[k]));
        if (is_known)
            gather(arena, identity, pair->key, pair->value);
        else if (pair->value->kind == CV_NODE_MAPPING && pair->key.length <= 3)
            gather_basics(arena, identity, pair->value);
    }
}

const struct cv_identity *cv_identity_new(struct cv_context *cx, const struct cv_node *const *roots, size_t count)
{
    struct cv_identity *identity = CV_NEW(cx->arena, struct cv_identity);
    for (size_t i = 0; i < count; i++) {
        const struct cv_node *basics = cv_node_lookup(roots[i], "basics");
        if (basics != NULL) gather_basics(cx->arena, identity, basics);
        gather_basics(cx->arena, identity, roots[i]);
    }
    return identity;
}

/* ---- search ---------------------------------------------------------------------------------------------------------------
 */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Bytes of `text` from `at` on that are `needle`; 0 if they are not. White space is as good as other white space. */
static size_t match_words(cv_str text, size_t at, cv_str needle)
{
    if (text.length - at < needle.length) return 0;
    for (size_t i = 0; i < needle.length; i++) {
        char c = text.data[at + i] == '\n' ? ' ' : text.data[at + i];
        if (lower(c) != lower(needle.data[i])) return 0;
    }
    size_t end = at + needle.length;
    if (at > 0 && is_alnum(text.data[at - 1]) && is_alnum(needle.data[0])) return 0;
    if (end < text.length && is_alnum(text.data[end]) && is_alnum(needle.data[needle.length - 1])) return 0;
    return needle.length;
}

/* The same digits in the same order, with no more than separators between. */
static size_t match_number(cv_str text, size_t at, cv_str needle)
{
    size_t i = at;
    if (!is_digit(text.data[at]) || (at > 0 && is_digit(text.data[at - 1]))) return 0;
    for (size_t k = 0; k < needle.length; k++) {
        if (!is_digit(needle.data[k])) continue;
        while (i > at && i < text.length && strchr(" -./()", text.data[i]) != NULL && text.data[i] != '\0') i++;
        if (i == text.length || text.data[i] != needle.data[k]) return 0;
        i++;
    }
    return i < text.length && is_digit(text.data[i]) ? 0 : i - at;
}

static bool ends_address(char c)
{
    return (unsigned char)c <= ' ' || strchr("()[]<>\"'`*,;", c) != NULL;
}

static size_t match(const struct needle *needle, cv_str text, size_t at)
{
    if (needle->kind == NUMBER) return match_number(text, at, needle->text);
    if (lower(text.data[at]) != lower(needle->text.data[0])) return 0;
    if (needle->kind == USER && (at == 0 || (text.data[at - 1] != '/' && text.data[at - 1] != '@'))) return 0;
    size_t length = match_words(text, at, needle->text);
    while (needle->kind == WEB && length != 0 && at + length < text.length && !ends_address(text.data[at + length])) length++;
    return length;
}

/* The first place from `start` on that names the person; false if there is none. */
static bool find(const struct cv_identity *identity, cv_str text, size_t start, size_t *ret_start, size_t *ret_end)
{
    for (size_t at = start; at < text.length; at++) {
        for (size_t i = 0; i < identity->count; i++) {
            size_t length = match(&identity->needles[i], text, at);
            if (length == 0) continue;
            *ret_start = at;
            *ret_end = at + length;
            return true;
        }
    }
    return false;
}

bool cv_identity_is_in(const struct cv_identity *identity, cv_str text)
{
    size_t start, end;
    return find(identity, text, 0, &start, &end);
}

cv_str cv_identity_part_in(const struct cv_identity *identity, cv_str text)
{
    for (size_t at = 0; at < text.length; at++)
        for (size_t i = 0; i < identity->part_count; i++)
            if (text.data[at] == identity->parts[i].data[0] && match_words(text, at, identity->parts[i]) != 0)
                return identity->parts[i];
    return (cv_str){0};
}

/* ---- redaction ------------------------------------------------------------------------------------------------------------
 */

/* The markup of a link around the byte `at` of its address: `[words](address)` or `<a href="address">words</a>`. */
struct link {
    size_t start, words, words_end, end;
};

static size_t before(size_t at)
{
    return at > LONGEST_LINK ? at - LONGEST_LINK : 0;
}

/* The byte past the next `what` from `at` on, not too far away; 0 if there is none. */
static size_t past(cv_str text, size_t at, cv_str what)
{
    cv_str near = cv_str_slice(text, at, at + LONGEST_LINK);
    size_t found = cv_str_find(near, what);
    return found == near.length ? 0 : at + found + what.length;
}

static bool find_link(cv_str text, size_t at, struct link *ret_link)
{
    size_t open = at;
    while (open > before(at) && text.data[open - 1] != '(' && (unsigned char)text.data[open - 1] > ' ') open--;
    if (open < 2 || text.data[open - 1] != '(' || text.data[open - 2] != ']') return false;
    ret_link->words_end = open - 2;
    size_t depth = 1;
    size_t words = ret_link->words_end;
    while (words > before(at) && depth != 0) {
        words--;
        if (text.data[words] == ']') depth++;
        if (text.data[words] == '[') depth--;
    }
    ret_link->start = words;
    ret_link->words = words + 1;
    ret_link->end = past(text, at, CV_STR(")"));
    return depth == 0 && ret_link->end != 0;
}

static bool find_anchor(cv_str text, size_t at, struct link *ret_link)
{
    size_t open = at;
    while (open > before(at) && text.data[open - 1] != '<' && text.data[open - 1] != '>') open--;
    if (open == 0 || text.data[open - 1] != '<' || open + 1 >= text.length || lower(text.data[open]) != 'a') return false;
    ret_link->start = open - 1;
    ret_link->words = past(text, at, CV_STR(">"));
    ret_link->end = past(text, at, CV_STR("</a>"));
    if (ret_link->words == 0 || ret_link->end == 0) return false;
    ret_link->words_end = ret_link->end - strlen("</a>");
    return ret_link->words <= ret_link->words_end;
}

/* The scheme of an address goes with it. */
static size_t scheme_start(cv_str text, size_t start, size_t floor)
{
    static const char *const schemes[] = {"https://www.", "http://www.", "https://", "http://", "www.", "mailto:", "tel:"};
    for (size_t i = 0; i < COUNT(schemes); i++) {
        size_t length = strlen(schemes[i]);
        if (start - floor >= length &&
            cv_str_equal_nocase(cv_str_slice(text, start - length, start), cv_str_from_c(schemes[i])))
            return start - length;
    }
    return start;
}

/* Without the markup of links whose address names the person. */
static cv_str without_links(struct cv_arena *arena, const struct cv_identity *identity, cv_str text)
{
    struct cv_strbuf buf = CV_STRBUF(arena);
    size_t done = 0;
    size_t start, end;
    struct link link;
    for (size_t from = 0; find(identity, text, from, &start, &end); from = end) {
        if (!find_link(text, start, &link) && !find_anchor(text, start, &link)) continue;
        if (link.start < done) continue;
        cv_strbuf_add(&buf, cv_str_slice(text, done, link.start));
        cv_strbuf_add(&buf, cv_str_slice(text, link.words, link.words_end));
        done = link.end;
        if (end < done) end = done;
    }
    if (done == 0) return text;
    cv_strbuf_add(&buf, cv_str_slice(text, done, text.length));
    return cv_strbuf_view(&buf);
}

cv_str cv_identity_redact(struct cv_arena *arena, const struct cv_identity *identity, cv_str text)
{
    text = without_links(arena, identity, text);
    struct cv_strbuf buf = CV_STRBUF(arena);
    size_t done = 0;
    size_t start, end;
    while (find(identity, text, done, &start, &end)) {
        cv_strbuf_add(&buf, cv_str_slice(text, done, scheme_start(text, start, done)));
        cv_strbuf_add_c(&buf, "…");
        done = end;
    }
    if (done == 0) return text;
    cv_strbuf_add(&buf, cv_str_slice(text, done, text.length));
    return cv_strbuf_view(&buf);
}
