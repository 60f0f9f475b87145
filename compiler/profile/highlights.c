#include "profile/highlights.h"

#include "base/limits.h"
#include "profile/fields.h"
#include "profile/text.h"

struct list {
    struct item *items;
    size_t count;
    size_t capacity;
};

struct item {
    struct cv_text text;
    struct list children;
};

/* Where items are added: `depth` lists are around this one. */
struct place {
    struct cv_decoder *decoder;
    const struct cv_pair *pair; /* the key `highlights`, for messages */
    size_t depth;
};

static void add_value(const struct place *place, const struct cv_node *value, struct list *list);

static void push(const struct place *place, struct list *list, struct cv_text text)
{
    if (text.text.length == 0) return;
    cv_vec_push(place->decoder->cx->arena, list, ((struct item){.text = text}));
}

static void append(const struct place *place, struct list *list, const struct list *more)
{
    for (size_t i = 0; i < more->count; i++) cv_vec_push(place->decoder->cx->arena, list, more->items[i]);
}

/* Hangs `children` below the last item, or puts them beside it where it is too deep already or there is none. */
static void adopt(const struct place *place, struct list *list, const struct list *children)
{
    if (list->count == 0 || place->depth + 1 >= CV_LIMIT_NESTED_LISTS)
        append(place, list, children);
    else
        append(place, &list->items[list->count - 1].children, children);
}

static const struct cv_highlight *finished(struct cv_arena *arena, const struct list *list)
{
    if (list->count == 0) return NULL;
    struct cv_highlight *items = CV_NEW_ARRAY(arena, struct cv_highlight, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const struct item *item = &list->items[i];
        items[i] = (struct cv_highlight){
            .text = item->text, .children = finished(arena, &item->children), .count = item->children.count};
    }
    return items;
}

/* --- strings with bullets in them --- */

/* Bytes of a bullet and the space after it at the start of `line`; 0 if there is none. */
static size_t bullet_length(cv_str line)
{
    static const char *const bullets[] = {"- ", "* ", "• ", "◦ ", "▪ ", "‣ "};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (cv_str_starts(line, cv_str_from_c(bullets[i]))) return strlen(bullets[i]);
    return 0;
}

static size_t indent_of(cv_str line)
{
    size_t indent = 0;
    while (indent < line.length && (line.data[indent] == ' ' || line.data[indent] == '\t')) indent++;
    return indent;
}

/* The lines of a string from `at` on, as items. */
struct lines {
    struct cv_text text;
    size_t at; /* byte of the next line */
};

/* The next line and where its text begins, after indent and bullet; false at the end. Does not move on. */
static bool peek_line(const struct lines *lines, cv_str *ret_line, size_t *ret_indent, size_t *ret_bullet)
{
    if (lines->at >= lines->text.text.length) return false;
    cv_str rest = cv_str_slice(lines->text.text, lines->at, lines->text.text.length);
    *ret_line = cv_str_slice(rest, 0, cv_str_find(rest, CV_STR("\n")));
    *ret_indent = indent_of(*ret_line);
    *ret_bullet = bullet_length(cv_str_slice(*ret_line, *ret_indent, ret_line->length));
    return true;
}

/* Takes an item: its line, and those after it that are not blank and have no bullet. */
static void take_item(const struct place *place, struct lines *lines, struct list *list)
{
    cv_str line;
    size_t indent, bullet;
    if (!peek_line(lines, &line, &indent, &bullet)) return;
    size_t start = lines->at + indent + bullet;
    lines->at += line.length + 1;
    while (peek_line(lines, &line, &indent, &bullet) && bullet == 0 && indent < line.length) lines->at += line.length + 1;
    struct cv_text text = lines->text;
    text.text = cv_str_trim(cv_str_slice(lines->text.text, start, lines->at));
    push(place, list, text);
}

/* Takes the bullets that are indented as the next line is; deeper ones are theirs. */
static void take_bullets(const struct place *place, struct lines *lines, struct list *list)
{
    cv_str line;
    size_t indent, bullet;
    if (!peek_line(lines, &line, &indent, &bullet)) return;
    size_t own = indent;
    while (peek_line(lines, &line, &indent, &bullet)) {
        if (indent < own && bullet != 0) return;
        if (indent <= own || bullet == 0 || place->depth + 1 >= CV_LIMIT_NESTED_LISTS) {
            take_item(place, lines, list);
            continue;
        }
        struct place inner = *place;
        inner.depth++;
        struct list children = {0};
        take_bullets(&inner, lines, &children);
        adopt(place, list, &children);
    }
}

static bool has_bullet_lines(cv_str text)
{
    for (size_t i = 0; i < text.length;) {
        cv_str rest = cv_str_slice(text, i, text.length);
        cv_str line = cv_str_slice(rest, 0, cv_str_find(rest, CV_STR("\n")));
        if (bullet_length(cv_str_slice(line, indent_of(line), line.length)) != 0) return true;
        i += line.length + 1;
    }
    return false;
}

/* "Led a team\n- of five" is an item with one below it; "- one\n- two" are two. */
static void add_string(const struct place *place, struct cv_text text, struct list *list)
{
    if (!has_bullet_lines(text.text)) {
        push(place, list, text);
        return;
    }
    struct lines lines = {.text = text};
    struct list bullets = {0};
    bool begins_with_bullet = bullet_length(text.text) != 0;
    if (!begins_with_bullet) take_item(place, &lines, list);
    while (lines.at < text.text.length) take_bullets(place, &lines, &bullets);
    if (begins_with_bullet)
        append(place, list, &bullets);
    else
        adopt(place, list, &bullets);
}

/* A string in the place of the whole list: an item a line. */
static void add_lines(const struct place *place, struct cv_text text, struct list *list)
{
    if (has_bullet_lines(text.text)) {
        add_string(place, text, list);
        return;
    }
    cv_str all = text.text;
    for (size_t i = 0; i < all.length;) {
        cv_str rest = cv_str_slice(all, i, all.length);
        size_t length = cv_str_find(rest, CV_STR("\n"));
        text.text = cv_str_trim(cv_str_slice(rest, 0, length));
        push(place, list, text);
        i += length + 1;
    }
}

/* --- values --- */

static void add_children(const struct place *place, const struct cv_node *value, struct list *list)
{
    struct place inner = *place;
    inner.depth++;
    struct list children = {0};
    add_value(&inner, value, &children);
    adopt(place, list, &children);
}

/* `{text: …, highlights: […]}`. Keys that are not known are items below it. */
static void add_mapping(const struct place *place, const struct cv_node *map, struct list *list)
{
    struct cv_text text;
    if (!cv_fields_fit(place->decoder, &cv_schema_highlight, map) && cv_text_read_colon(place->decoder, map, &text)) {
        push(place, list, text);
        return;
    }
    struct cv_fields fields;
    cv_fields_read(place->decoder, &cv_schema_highlight, CV_FIELDS_EXTRA, map, &fields);
    const struct cv_pair *pair = cv_fields_lookup(&fields, "text");
    if (pair != NULL) push(place, list, cv_text_read(place->decoder, pair, CV_TEXT_COMMAS, CV_KEY_NUMBER));
    for (size_t i = 0; i < fields.extra_count; i++)
        push(place, list, cv_text_of_anything(place->decoder, fields.extras[i]->value));
    pair = cv_fields_lookup(&fields, "highlights");
    if (pair != NULL) add_children(place, pair->value, list);
}

static void add_item(const struct place *place, const struct cv_node *item, struct list *list)
{
    const struct cv_node *value = cv_language_pick(place->decoder, item);
    if (value->kind == CV_NODE_SCALAR) add_string(place, cv_text_from_scalar(value), list);
    if (value->kind == CV_NODE_MAPPING) add_mapping(place, value, list);
    if (value->kind == CV_NODE_SEQUENCE) add_children(place, value, list);
}

static void add_value(const struct place *place, const struct cv_node *value, struct list *list)
{
    value = cv_language_pick(place->decoder, value);
    if (value->kind == CV_NODE_SEQUENCE)
        for (size_t i = 0; i < value->count; i++) add_item(place, value->items[i], list);
    if (value->kind != CV_NODE_SCALAR && value->kind != CV_NODE_MAPPING) return;
    if (cv_node_is_empty(value)) return;
    struct cv_diag *diag = cv_text_warn_odd(place->decoder, place->pair, value, "a list of strings");
    cv_diag_hint(place->decoder->cx->diags, diag, "write one item a line after `- `");
    if (value->kind == CV_NODE_SCALAR)
        add_lines(place, cv_text_from_scalar(value), list);
    else
        add_mapping(place, value, list);
}

struct cv_highlights cv_highlights_read(struct cv_decoder *decoder, const struct cv_pair *pair)
{
    struct place place = {.decoder = decoder, .pair = pair};
    struct list list = {0};
    add_value(&place, pair->value, &list);
    return (struct cv_highlights){.items = finished(decoder->cx->arena, &list), .count = list.count};
}
