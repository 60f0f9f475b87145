#include "profile/text.h"

#include "base/strbuf.h"
#include "base/utf8.h"
#include "profile/extra.h"
#include "profile/fields.h"

struct cv_text cv_text_from_scalar(const struct cv_node *scalar)
{
    return (struct cv_text){.text = cv_str_trim(scalar->scalar), .span = scalar->span, .node = scalar};
}

struct cv_text cv_text_made(cv_str text, cv_span span)
{
    return (struct cv_text){.text = text, .span = span};
}

struct cv_texts cv_texts_from_one(struct cv_arena *arena, struct cv_text text)
{
    if (text.text.length == 0) return (struct cv_texts){0};
    struct cv_text *copy = CV_NEW(arena, struct cv_text);
    *copy = text;
    return (struct cv_texts){.items = copy, .count = 1};
}

cv_str cv_text_clip(cv_str text)
{
    enum { LONGEST = 60 };
    size_t end = 0;
    while (end < text.length && end < LONGEST && text.data[end] != '\n') cv_utf8_next(text, &end);
    return cv_str_slice(text, 0, end);
}

bool cv_text_is_boolean(const struct cv_node *node)
{
    if (node->kind != CV_NODE_SCALAR || !node->plain) return false;
    return cv_str_equal_nocase(node->scalar, CV_STR("true")) || cv_str_equal_nocase(node->scalar, CV_STR("false"));
}

/* JSON's numbers, which are YAML's as well. */
bool cv_text_is_number(const struct cv_node *node)
{
    if (node->kind != CV_NODE_SCALAR || !node->plain) return false;
    cv_str s = node->scalar;
    size_t i = s.length != 0 && s.data[0] == '-';
    size_t digits = 0;
    size_t dots = 0;
    for (; i < s.length; i++) {
        if (s.data[i] >= '0' && s.data[i] <= '9')
            digits++;
        else if (s.data[i] == '.' && digits != 0)
            dots++;
        else
            return false;
    }
    return digits != 0 && dots <= 1;
}

cv_span cv_text_join_spans(cv_span a, cv_span b)
{
    if (a.source == 0) return b;
    if (a.source != b.source) return a;
    return (cv_span){.source = a.source, .start = a.start < b.start ? a.start : b.start, .end = a.end > b.end ? a.end : b.end};
}

struct cv_diag *cv_text_warn_odd(struct cv_decoder *decoder, const struct cv_pair *pair, const struct cv_node *value,
                                 const char *wanted)
{
    const char *kind = cv_text_is_boolean(value)  ? "a boolean"
                       : cv_text_is_number(value) ? "a number"
                                                  : cv_node_kind_name(value);
    cv_str key = cv_text_clip(pair->key);
    struct cv_diag *diag = cv_diag_add(decoder->cx->diags, CV_CODE_ODD_VALUE, value->span, "`%.*s` is %s where %s belongs",
                                       CV_STR_ARG(key), kind, wanted);
    cv_diag_label(decoder->cx->diags, diag, "read as %s", wanted);
    return diag;
}

/* --- a value of any kind --- */

/* The text of a mapping that is a text and attributes and nothing else; any other node itself. */
static const struct cv_node *without_attributes(struct cv_decoder *decoder, const struct cv_node *node)
{
    node = cv_language_pick(decoder, node);
    const struct cv_node *text = cv_node_lookup(node, "text");
    for (size_t i = 0; text != NULL && i < node->count; i++)
        if (cv_schema_find(&cv_schema_text, node->pairs[i].key) < 0) return node;
    return text == NULL ? node : cv_language_pick(decoder, text);
}

/* Appends what can be printed of `value`, parts parted by commas. As deep as the YAML at most. */
static void add_line(struct cv_decoder *decoder, const struct cv_node *value, size_t start, struct cv_strbuf *buf)
{
    value = without_attributes(decoder, value);
    if (value->kind == CV_NODE_SCALAR && !cv_text_is_boolean(value)) {
        cv_str text = cv_str_trim(value->scalar);
        if (text.length != 0 && buf->length > start) cv_strbuf_add_c(buf, ", ");
        cv_strbuf_add(buf, text);
    }
    if (value->kind == CV_NODE_SEQUENCE)
        for (size_t i = 0; i < value->count; i++) add_line(decoder, value->items[i], start, buf);
    if (value->kind == CV_NODE_MAPPING)
        for (size_t i = 0; i < value->count; i++) add_line(decoder, value->pairs[i].value, start, buf);
}

struct cv_text cv_text_of_anything(struct cv_decoder *decoder, const struct cv_node *value)
{
    const struct cv_node *picked = without_attributes(decoder, value);
    if (picked->kind == CV_NODE_SCALAR) return cv_text_is_boolean(picked) ? (struct cv_text){0} : cv_text_from_scalar(picked);
    struct cv_strbuf buf = CV_STRBUF(decoder->cx->arena);
    add_line(decoder, picked, 0, &buf);
    return cv_text_made(cv_strbuf_view(&buf), picked->span);
}

/* "Label: a, b" */
static struct cv_text text_of_pair(struct cv_decoder *decoder, const struct cv_pair *pair)
{
    struct cv_strbuf buf = CV_STRBUF(decoder->cx->arena);
    cv_strbuf_add(&buf, cv_extra_label(decoder->cx->arena, pair->key));
    cv_strbuf_add_c(&buf, ": ");
    size_t start = buf.length;
    add_line(decoder, pair->value, start, &buf);
    if (buf.length == start) return (struct cv_text){0};
    return cv_text_made(cv_strbuf_view(&buf), cv_text_join_spans(pair->key_span, pair->value->span));
}

struct cv_texts cv_texts_of_anything(struct cv_decoder *decoder, const struct cv_node *value)
{
    value = without_attributes(decoder, value);
    bool is_list = value->kind == CV_NODE_SEQUENCE || value->kind == CV_NODE_MAPPING;
    if (!is_list) return cv_texts_from_one(decoder->cx->arena, cv_text_of_anything(decoder, value));
    struct cv_text *items = CV_NEW_ARRAY(decoder->cx->arena, struct cv_text, value->count);
    size_t count = 0;
    for (size_t i = 0; i < value->count; i++) {
        items[count] = value->kind == CV_NODE_SEQUENCE ? cv_text_of_anything(decoder, value->items[i])
                                                       : text_of_pair(decoder, &value->pairs[i]);
        count += items[count].text.length != 0;
    }
    return (struct cv_texts){.items = items, .count = count};
}

bool cv_text_is_same(struct cv_decoder *decoder, const struct cv_node *a, const struct cv_node *b)
{
    return cv_str_equal(cv_text_of_anything(decoder, a).text, cv_text_of_anything(decoder, b).text);
}

bool cv_text_read_colon(struct cv_decoder *decoder, const struct cv_node *map, struct cv_text *ret_text)
{
    if (map->kind != CV_NODE_MAPPING || map->count != 1) return false;
    const struct cv_pair *pair = &map->pairs[0];
    const struct cv_node *value = cv_language_pick(decoder, pair->value);
    if (value->kind != CV_NODE_SCALAR && value->kind != CV_NODE_NULL) return false;
    cv_str text = cv_str_trim(value->scalar);
    text = cv_str_printf(decoder->cx->arena, text.length == 0 ? "%.*s:%.*s" : "%.*s: %.*s", CV_STR_ARG(pair->key),
                         CV_STR_ARG(text));
    *ret_text = cv_text_made(text, cv_text_join_spans(pair->key_span, value->span));
    struct cv_diag *diag = cv_diag_add(decoder->cx->diags, CV_CODE_ODD_VALUE, ret_text->span,
                                       "the colon makes this a mapping where a string belongs; read as a string");
    cv_diag_hint(decoder->cx->diags, diag, "put the text in quotes");
    return true;
}

/* --- a string --- */

static struct cv_text read_scalar(struct cv_decoder *decoder, const struct cv_pair *pair, const struct cv_node *scalar,
                                  unsigned flags)
{
    if (cv_text_is_boolean(scalar) || (cv_text_is_number(scalar) && !(flags & CV_KEY_NUMBER))) {
        struct cv_diag *diag = cv_text_warn_odd(decoder, pair, scalar, "a string");
        cv_diag_hint(decoder->cx->diags, diag, "put it in quotes");
    }
    return cv_text_from_scalar(scalar);
}

static struct cv_text join_list(struct cv_decoder *decoder, const struct cv_node *list, enum cv_text_join join)
{
    struct cv_texts texts = cv_texts_of_anything(decoder, list);
    if (texts.count == 1) return texts.items[0];
    struct cv_strbuf buf = CV_STRBUF(decoder->cx->arena);
    for (size_t i = 0; i < texts.count; i++) {
        if (i != 0) cv_strbuf_add_c(&buf, join == CV_TEXT_COMMAS ? ", " : "\n\n");
        cv_strbuf_add(&buf, texts.items[i].text);
    }
    return cv_text_made(cv_strbuf_view(&buf), list->span);
}

/* A text with attributes. What it has besides is printed after it. */
static struct cv_text read_attributed(struct cv_decoder *decoder, const struct cv_node *map, enum cv_text_join join,
                                      unsigned flags)
{
    struct cv_fields fields;
    cv_fields_read(decoder, &cv_schema_text, CV_FIELDS_EXTRA, map, &fields);
    const struct cv_pair *pair = cv_fields_lookup(&fields, "text");
    struct cv_text text = cv_text_read(decoder, pair, join, flags);
    if (fields.extra_count == 0) return text;
    struct cv_strbuf buf = CV_STRBUF(decoder->cx->arena);
    cv_strbuf_add(&buf, text.text);
    for (size_t i = 0; i < fields.extra_count; i++) add_line(decoder, fields.extras[i]->value, 0, &buf);
    return cv_text_made(cv_strbuf_view(&buf), map->span);
}

struct cv_text cv_text_read(struct cv_decoder *decoder, const struct cv_pair *pair, enum cv_text_join join, unsigned flags)
{
    const struct cv_node *value = cv_language_pick(decoder, pair->value);
    struct cv_diag *diag;
    switch (value->kind) {
    case CV_NODE_NULL:
        return (struct cv_text){0};
    case CV_NODE_SCALAR:
        return read_scalar(decoder, pair, value, flags);
    case CV_NODE_MAPPING:
        if (value->count == 0) return (struct cv_text){0};
        if (cv_node_lookup(value, "text") != NULL) return read_attributed(decoder, value, join, flags);
        diag = cv_text_warn_odd(decoder, pair, value, "a string");
        cv_diag_label(decoder->cx->diags, diag, "its texts are printed one after the other");
        return cv_text_of_anything(decoder, value);
    case CV_NODE_SEQUENCE:
        break;
    }
    if (value->count == 0) return (struct cv_text){0};
    if (join == CV_TEXT_COMMAS) {
        diag = cv_text_warn_odd(decoder, pair, value, "a string");
        cv_diag_label(decoder->cx->diags, diag, "printed with commas between");
    }
    return join_list(decoder, value, join);
}

struct cv_text cv_text_read_atom(struct cv_decoder *decoder, const struct cv_pair *pair, unsigned flags,
                                 struct cv_extras *extras)
{
    const struct cv_node *value = cv_language_pick(decoder, pair->value);
    if (cv_node_lookup(value, "text") != NULL) {
        struct cv_fields fields;
        cv_fields_read(decoder, &cv_schema_text, CV_FIELDS_EXTRA, value, &fields);
        cv_extras_add_fields(decoder, extras, &fields);
        return cv_text_read_atom(decoder, cv_fields_lookup(&fields, "text"), flags, extras);
    }
    if (value->kind != CV_NODE_SEQUENCE) return cv_text_read(decoder, pair, CV_TEXT_COMMAS, flags);
    struct cv_texts texts = cv_texts_of_anything(decoder, value);
    if (texts.count == 0) return (struct cv_text){0};
    if (texts.count > 1) {
        struct cv_diag *diag = cv_text_warn_odd(decoder, pair, value, "a string");
        cv_diag_label(decoder->cx->diags, diag, "the first is its value, the others are printed besides");
        cv_extras_add_texts(decoder, extras, pair, (struct cv_texts){.items = texts.items + 1, .count = texts.count - 1});
    }
    return texts.items[0];
}

/* --- a list of strings --- */

struct texts {
    struct cv_text *items;
    size_t count;
    size_t capacity;
};

static void push(struct cv_decoder *decoder, struct texts *list, struct cv_text text)
{
    if (text.text.length != 0) cv_vec_push(decoder->cx->arena, list, text);
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Bytes of the separator at `at`: a new line, a comma or semicolon before white space, or one of those of East Asia. */
static size_t separator_length(cv_str s, size_t at)
{
    static const char *const wide[] = {"\xE3\x80\x81", "\xEF\xBC\x8C", "\xEF\xBC\x9B"}; /* U+3001 U+FF0C U+FF1B */
    char c = s.data[at];
    if (c == '\n') return 1;
    if (c == ',' || c == ';') return at + 1 == s.length || is_space(s.data[at + 1]) ? 1 : 0;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (cv_str_starts(cv_str_slice(s, at, s.length), cv_str_from_c(wide[i]))) return 3;
    return 0;
}

/* "Go, C (POSIX, Linux)" is two. */
static void split(struct cv_decoder *decoder, const struct cv_node *scalar, struct texts *list)
{
    struct cv_text text = cv_text_from_scalar(scalar);
    cv_str all = text.text;
    size_t start = 0;
    int depth = 0;
    for (size_t i = 0; i < all.length;) {
        if (all.data[i] == '(') depth++;
        if (all.data[i] == ')' && depth > 0) depth--;
        size_t length = depth == 0 ? separator_length(all, i) : 0;
        if (length != 0) {
            text.text = cv_str_trim(cv_str_slice(all, start, i));
            push(decoder, list, text);
            start = i + length;
        }
        i += length == 0 ? 1 : length;
    }
    text.text = cv_str_trim(cv_str_slice(all, start, all.length));
    push(decoder, list, text);
}

static void read_item(struct cv_decoder *decoder, const struct cv_pair *pair, const struct cv_node *item, struct texts *list)
{
    const struct cv_node *value = cv_language_pick(decoder, item);
    struct cv_text text;
    if (value->kind == CV_NODE_SCALAR) {
        push(decoder, list, cv_text_from_scalar(value));
    } else if (value->kind == CV_NODE_MAPPING && cv_node_lookup(value, "text") != NULL) {
        push(decoder, list, read_attributed(decoder, value, CV_TEXT_COMMAS, CV_KEY_NUMBER));
    } else if (cv_text_read_colon(decoder, value, &text)) {
        push(decoder, list, text);
    } else if (!cv_node_is_empty(value)) {
        cv_text_warn_odd(decoder, pair, value, "a list of strings");
        push(decoder, list, cv_text_of_anything(decoder, value));
    }
}

struct cv_texts cv_texts_read(struct cv_decoder *decoder, const struct cv_pair *pair)
{
    const struct cv_node *value = without_attributes(decoder, pair->value);
    if (cv_node_is_empty(value)) return (struct cv_texts){0};
    struct texts list = {0};
    if (value->kind == CV_NODE_SEQUENCE) {
        for (size_t i = 0; i < value->count; i++) read_item(decoder, pair, value->items[i], &list);
        return (struct cv_texts){.items = list.items, .count = list.count};
    }
    struct cv_diag *diag = cv_text_warn_odd(decoder, pair, value, "a list of strings");
    if (value->kind == CV_NODE_MAPPING) return cv_texts_of_anything(decoder, value);
    cv_diag_hint(decoder->cx->diags, diag, "write `[a, b]`, or one item a line after `- `");
    split(decoder, value, &list);
    return (struct cv_texts){.items = list.items, .count = list.count};
}
