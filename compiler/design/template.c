/* Templates: one pass over the text, with markup as switches, literal text collected until a placeholder claims it.
 *
 *   template    = { literal | "**" | "*" | "`" | "[" … "](" placeholder ")" | placeholder }
 *   placeholder = "{" name { "|" name } [ ":" style ] "}"
 *   literal     = any other character, or "\" and a character */
#include "design/template.h"

#include "base/suggest.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "design/decode.h"
#include "design/design.h"

static const char *const other_names[CV_FIELD_COUNT] = {
    [CV_FIELD_DATES] = "dates",
    [CV_FIELD_HIGHLIGHTS] = "highlights",
    [CV_FIELD_POSITIONS] = "positions",
    [CV_FIELD_REST] = "rest",
    [CV_FIELD_NAME] = "name",
    [CV_FIELD_LABEL] = "label",
    [CV_FIELD_CONTACTS] = "contacts",
    [CV_FIELD_PAGE] = "page",
    [CV_FIELD_PAGES] = "pages",
    [CV_FIELD_START] = "start",
    [CV_FIELD_END] = "end",
    [CV_FIELD_YEAR] = "year",
    [CV_FIELD_MONTH] = "month",
    [CV_FIELD_DAY] = "day",
    [CV_FIELD_NETWORK] = "network",
    [CV_FIELD_DOCUMENT] = "document",
};

const char *cv_field_name(enum cv_field field)
{
    if ((int)field < CV_SLOT_COUNT) return cv_slot_name((enum cv_slot)field);
    return (int)field < CV_FIELD_COUNT ? other_names[field] : NULL;
}

struct parser {
    const struct cv_decoder *decoder;
    const struct cv_node *node;
    cv_str text;
    size_t offset;
    uint64_t allowed;
    bool strong, emphasis, code;
    enum cv_field link; /* of the link that is open */
    struct cv_strbuf literal;
    CV_VEC(struct cv_template_text) literals; /* since the last placeholder */
    CV_VEC(struct cv_template_part) parts;
    bool failed;
};

static void flush_literal(struct parser *parser)
{
    if (parser->literal.length == 0) return;
    cv_vec_push(parser->decoder->cx->arena, &parser->literals,
                (struct cv_template_text){.text = cv_strbuf_view(&parser->literal),
                                          .strong = parser->strong,
                                          .emphasis = parser->emphasis,
                                          .code = parser->code});
    parser->literal = CV_STRBUF(parser->decoder->cx->arena);
}

static struct cv_template_texts take_literals(struct parser *parser)
{
    struct cv_template_texts texts = {.items = parser->literals.items, .count = parser->literals.count};
    parser->literals.items = NULL;
    parser->literals.count = 0;
    parser->literals.capacity = 0;
    return texts;
}

static bool is_among(uint32_t codepoint, const uint32_t *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == codepoint) return true;
    return false;
}

static bool is_opener(uint32_t codepoint)
{
    static const uint32_t openers[] = {'(', '[', '{', '"', 0x2018, 0x201C, 0x00AB, 0x2039, 0xFF08, 0x300C, 0x300E, 0x3010};
    return is_among(codepoint, openers, sizeof openers / sizeof *openers);
}

static bool is_closer(uint32_t codepoint)
{
    static const uint32_t closers[] = {')', ']', '}', '"', 0x2019, 0x201D, 0x00BB, 0x203A, 0xFF09, 0x300D, 0x300F, 0x3011};
    return is_among(codepoint, closers, sizeof closers / sizeof *closers);
}

/* Moves the closing marks at the head of the literals to the last part's suffix. */
static void give_closers(struct parser *parser)
{
    if (parser->parts.count == 0 || parser->literals.count == 0) return;
    struct cv_template_text *first = &parser->literals.items[0];
    size_t end = 0;
    for (size_t next = 0; next < first->text.length; end = next)
        if (!is_closer(cv_utf8_next(first->text, &next))) break;
    if (end == 0) return;
    struct cv_template_text *suffix = CV_NEW(parser->decoder->cx->arena, struct cv_template_text);
    *suffix = *first;
    suffix->text = cv_str_slice(first->text, 0, end);
    parser->parts.items[parser->parts.count - 1].suffix = (struct cv_template_texts){.items = suffix, .count = 1};
    first->text = cv_str_slice(first->text, end, first->text.length);
}

/* The literals so far, as the part's prefix if it is the first, else as its separator but for the opening marks at the end. */
static void take_prefix(struct parser *parser, struct cv_template_part *part)
{
    if (parser->parts.count == 0 || parser->literals.count == 0) {
        part->prefix = take_literals(parser);
        return;
    }
    struct cv_template_text *last = &parser->literals.items[parser->literals.count - 1];
    size_t start = 0;
    for (size_t next = 0; next < last->text.length;)
        if (!is_opener(cv_utf8_next(last->text, &next))) start = next;
    struct cv_template_text *opening = CV_NEW(parser->decoder->cx->arena, struct cv_template_text);
    *opening = *last;
    opening->text = cv_str_slice(last->text, start, last->text.length);
    last->text = cv_str_slice(last->text, 0, start);
    part->separator = take_literals(parser);
    part->prefix = (struct cv_template_texts){.items = opening, .count = opening->text.length > 0};
}

static enum cv_field field_from_name(cv_str name, uint64_t allowed)
{
    for (int field = 0; field < CV_FIELD_COUNT; field++)
        if ((allowed & CV_FIELD_BIT(field)) != 0 && cv_str_equal(name, cv_str_from_c(cv_field_name((enum cv_field)field))))
            return (enum cv_field)field;
    return CV_FIELD_NONE;
}

static void fail_at(struct parser *parser, size_t start, size_t end, const char *problem, const char *hint)
{
    struct cv_context *cx = parser->decoder->cx;
    cv_span span = cv_node_subspan(cx, parser->node, start, end);
    parser->failed = true;
    if (cv_decode_said(parser->decoder, CV_CODE_LAYOUT_VALUE, span)) return;
    struct cv_diag *diag = cv_diag_add(cx->diags, CV_CODE_LAYOUT_VALUE, span, "%s", problem);
    if (hint != NULL) cv_diag_hint(cx->diags, diag, "%s", hint);
}

static void fail_unknown_field(struct parser *parser, size_t start, size_t end)
{
    struct cv_context *cx = parser->decoder->cx;
    cv_str name = cv_str_slice(parser->text, start, end);
    const char *names[CV_FIELD_COUNT];
    size_t count = 0;
    for (int field = 0; field < CV_FIELD_COUNT; field++)
        if ((parser->allowed & CV_FIELD_BIT(field)) != 0) names[count++] = cv_field_name((enum cv_field)field);
    const char *nearest = cv_suggest(name, names, count);
    struct cv_strbuf hint = CV_STRBUF(cx->arena);
    cv_strbuf_printf(&hint, "write ");
    for (size_t i = 0; i < count && nearest == NULL; i++)
        cv_strbuf_printf(&hint, "%s{%s}", i == 0 ? "one of " : ", ", names[i]);
    if (nearest != NULL) cv_strbuf_printf(&hint, "`{%s}`", nearest);
    fail_at(parser, start, end, cv_str_printf(cx->arena, "there is no placeholder `{%.*s}` here", CV_STR_ARG(name)).data,
            hint.data);
}

/* What {label.NAME} stands for; NULL for an unknown name. */
static const cv_str *find_label(const struct cv_labels *labels, cv_str name)
{
    if (cv_str_equal(name, CV_STR("colon"))) return &labels->colon;
    for (int slot = 0; slot < CV_SLOT_COUNT; slot++)
        if (cv_str_equal(name, cv_str_from_c(cv_slot_name((enum cv_slot)slot)))) return &labels->slots[slot];
    return NULL;
}

/* {label.NAME}: becomes literal text. */
static bool read_label(struct parser *parser, cv_str name)
{
    cv_str prefix = CV_STR("label.");
    if (!cv_str_starts(name, prefix) || parser->decoder->labels == NULL) return false;
    const cv_str *label = find_label(parser->decoder->labels, cv_str_slice(name, prefix.length, name.length));
    if (label != NULL) cv_strbuf_add(&parser->literal, *label);
    return label != NULL;
}

/* The names between the braces at [start, end), up to the style. */
static void read_fields(struct parser *parser, size_t start, size_t end, struct cv_template_part *part)
{
    while (start <= end && part->field_count < CV_TEMPLATE_ALTERNATIVES) {
        size_t stop = start;
        while (stop < end && parser->text.data[stop] != '|') stop++;
        enum cv_field field = field_from_name(cv_str_slice(parser->text, start, stop), parser->allowed);
        if (field == CV_FIELD_NONE) {
            fail_unknown_field(parser, start, stop);
            return;
        }
        part->fields[part->field_count++] = field;
        start = stop + 1;
    }
    if (start <= end) fail_at(parser, start, end, "a placeholder has too many alternatives", NULL);
}

static void read_placeholder(struct parser *parser)
{
    size_t start = parser->offset + 1;
    size_t end = start;
    size_t colon = 0;
    for (; end < parser->text.length && parser->text.data[end] != '}'; end++)
        if (parser->text.data[end] == ':' && colon == 0) colon = end;
    if (end == parser->text.length) {
        fail_at(parser, parser->offset, end, "a placeholder is not closed", "write `}` behind its name, or `\\{` for a brace");
        parser->offset = end;
        return;
    }
    parser->offset = end + 1;
    if (read_label(parser, cv_str_slice(parser->text, start, end))) return;
    flush_literal(parser);
    give_closers(parser);
    struct cv_template_part part = {
        .strong = parser->strong, .emphasis = parser->emphasis, .code = parser->code, .link = parser->link};
    take_prefix(parser, &part);
    read_fields(parser, start, colon != 0 ? colon : end, &part);
    cv_str style = cv_str_slice(parser->text, colon + 1, end);
    cv_span span = cv_node_subspan(parser->decoder->cx, parser->node, colon + 1, end);
    if (colon != 0 && !cv_decode_style(parser->decoder, style, span, &part.style)) parser->failed = true;
    cv_vec_push(parser->decoder->cx->arena, &parser->parts, part);
}

/* Where "](" stands behind `start`, or the text's length. */
static size_t find_link_end(cv_str text, size_t start)
{
    return start + cv_str_find(cv_str_slice(text, start, text.length), CV_STR("]("));
}

/* "[" of "[…]({field})": true and the link is open, or false and it is literal. */
static bool open_link(struct parser *parser)
{
    size_t close = find_link_end(parser->text, parser->offset);
    cv_str rest = cv_str_slice(parser->text, close, parser->text.length);
    size_t end = cv_str_find(rest, CV_STR("})"));
    if (parser->link != CV_FIELD_NONE || rest.length < 4 || rest.data[2] != '{' || end == rest.length) return false;
    parser->link = field_from_name(cv_str_slice(rest, 3, end), parser->allowed);
    if (parser->link == CV_FIELD_NONE) fail_unknown_field(parser, close + 3, close + end);
    parser->offset++;
    return true;
}

static bool close_link(struct parser *parser)
{
    if (parser->link == CV_FIELD_NONE || find_link_end(parser->text, parser->offset) != parser->offset) return false;
    cv_str rest = cv_str_slice(parser->text, parser->offset, parser->text.length);
    parser->offset += cv_str_find(rest, CV_STR("})")) + 2;
    parser->link = CV_FIELD_NONE;
    return true;
}

/* A markup at the offset: switched and passed. */
static bool read_markup(struct parser *parser)
{
    char c = parser->text.data[parser->offset];
    bool doubled = c == '*' && parser->offset + 1 < parser->text.length && parser->text.data[parser->offset + 1] == '*';
    bool *flag = c == '`' ? &parser->code : doubled ? &parser->strong : c == '*' ? &parser->emphasis : NULL;
    if (flag == NULL) return false;
    flush_literal(parser);
    *flag = !*flag;
    parser->offset += doubled ? 2 : 1;
    return true;
}

static void read_next(struct parser *parser)
{
    char c = parser->text.data[parser->offset];
    if (c == '{') {
        read_placeholder(parser);
        return;
    }
    if (read_markup(parser) || (c == '[' && open_link(parser)) || (c == ']' && close_link(parser))) return;
    if (c == '\\' && parser->offset + 1 < parser->text.length) parser->offset++;
    cv_strbuf_add_byte(&parser->literal, parser->text.data[parser->offset++]);
}

/* What stands behind the last placeholder is its suffix; a template without one is all prefix. */
static void finish(struct parser *parser)
{
    flush_literal(parser);
    if (parser->literals.count == 0) return;
    if (parser->parts.count > 0)
        parser->parts.items[parser->parts.count - 1].suffix = take_literals(parser);
    else
        cv_vec_push(parser->decoder->cx->arena, &parser->parts,
                    (struct cv_template_part){.prefix = take_literals(parser), .link = CV_FIELD_NONE});
}

bool cv_template_parse(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, uint64_t allowed,
                       struct cv_template *ret_template)
{
    *ret_template = (struct cv_template){0};
    struct parser parser = {.decoder = decoder, .node = node, .allowed = allowed, .link = CV_FIELD_NONE};
    parser.literal = CV_STRBUF(decoder->cx->arena);
    if (!cv_decode_text(decoder, node, what, &parser.text)) return false;
    while (parser.offset < parser.text.length) read_next(&parser);
    finish(&parser);
    *ret_template = (struct cv_template){.parts = parser.parts.items, .count = parser.parts.count, .span = node->span};
    return !parser.failed;
}

void cv_template_read(const struct cv_decoder *decoder, const struct cv_node *map, const char *where, const char *key,
                      uint64_t allowed, struct cv_template *ret_template)
{
    const char *what = cv_str_printf(decoder->cx->arena, "%s.%s", where, key).data;
    const struct cv_node *node = cv_node_lookup(map, key);
    if (node == NULL)
        cv_decode_fail(decoder, map == NULL ? (cv_span){0} : map->span, what, "has no value", "give it one");
    else
        cv_template_parse(decoder, node, what, allowed, ret_template);
}

/* Spacing of which either part may be left out. */
static bool parse_space(const struct cv_decoder *decoder, const struct cv_node *node, const char *what,
                        struct cv_spacing *ret_space)
{
    static const char *const names[] = {"above", "below"};
    cv_decode_check_keys(decoder, node, what, names, sizeof names / sizeof *names);
    const struct cv_node *above = cv_node_lookup(node, "above");
    const struct cv_node *below = cv_node_lookup(node, "below");
    bool good = above == NULL || cv_decode_length(decoder, above, what, &ret_space->above);
    return (below == NULL || cv_decode_length(decoder, below, what, &ret_space->below)) && good;
}

static bool parse_mapping_row(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, uint64_t allowed,
                              struct cv_row_template *row)
{
    static const char *const names[] = {"start", "end", "style", "space"};
    cv_decode_check_keys(decoder, node, what, names, sizeof names / sizeof *names);
    const struct cv_node *start = cv_node_lookup(node, "start");
    const struct cv_node *end = cv_node_lookup(node, "end");
    const struct cv_node *style = cv_node_lookup(node, "style");
    const struct cv_node *space = cv_node_lookup(node, "space");
    bool good = start == NULL || cv_template_parse(decoder, start, what, allowed, &row->start);
    if (end != NULL) good &= cv_template_parse(decoder, end, what, allowed, &row->end);
    if (style != NULL) good &= cv_decode_style(decoder, cv_str_trim(style->scalar), style->span, &row->style);
    if (space != NULL) good &= parse_space(decoder, space, what, &row->space);
    row->has_space = space != NULL;
    return good;
}

/* The first of a template's fields that makes blocks, and so cannot share a row with text; else NONE. */
static enum cv_field block_field(const struct cv_template *template)
{
    uint64_t blocks = CV_FIELD_BIT(CV_FIELD_HIGHLIGHTS) | CV_FIELD_BIT(CV_FIELD_POSITIONS) | CV_FIELD_BIT(CV_FIELD_REST);
    for (size_t i = 0; i < template->count; i++)
        for (size_t k = 0; k < template->parts[i].field_count; k++)
            if ((CV_FIELD_BIT(template->parts[i].fields[k]) & blocks) != 0) return template->parts[i].fields[k];
    return CV_FIELD_NONE;
}

static bool check_row(const struct cv_decoder *decoder, const struct cv_row_template *row)
{
    const struct cv_template_part *only = row->start.count == 1 ? &row->start.parts[0] : NULL;
    bool alone = only != NULL && row->end.count == 0 && only->prefix.count == 0 && only->suffix.count == 0 && !only->strong &&
                 !only->emphasis && !only->code && only->field_count == 1;
    enum cv_field field = block_field(&row->start);
    if (field == CV_FIELD_NONE) field = block_field(&row->end);
    if (alone || field == CV_FIELD_NONE) return true;
    cv_decode_fail(decoder, block_field(&row->start) != CV_FIELD_NONE ? row->start.span : row->end.span,
                   cv_str_printf(decoder->cx->arena, "{%s}", cv_field_name(field)).data, "shares its row",
                   "give it a row of its own, with nothing else in it");
    return false;
}

static bool parse_row(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, uint64_t allowed,
                      struct cv_row_template *row)
{
    if (node->kind == CV_NODE_MAPPING) return parse_mapping_row(decoder, node, what, allowed, row);
    if (node->kind != CV_NODE_SEQUENCE) return cv_template_parse(decoder, node, what, allowed, &row->start);
    if (node->count == 0 || node->count > 2) {
        cv_decode_fail(decoder, node->span, what, "has a row that is not of one or two cells",
                       "write [\"at the start\", \"at the end\"]");
        return false;
    }
    bool good = cv_template_parse(decoder, node->items[0], what, allowed, &row->start);
    return node->count < 2 ? good : cv_template_parse(decoder, node->items[1], what, allowed, &row->end) && good;
}

bool cv_row_templates_parse(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, uint64_t allowed,
                            struct cv_row_templates *ret_rows)
{
    if (node == NULL || node->kind != CV_NODE_SEQUENCE) {
        cv_decode_fail(decoder, node == NULL ? (cv_span){0} : node->span, what, "is not a list of rows",
                       "write each row as `- \"…\"`");
        return false;
    }
    const struct cv_style *body = NULL;
    bool good = cv_decode_style(decoder, CV_STR("body"), node->span, &body);
    struct cv_row_template *rows = CV_NEW_ARRAY(decoder->cx->arena, struct cv_row_template, node->count);
    for (size_t i = 0; i < node->count; i++) {
        rows[i].style = body;
        good &= parse_row(decoder, node->items[i], what, allowed, &rows[i]) && check_row(decoder, &rows[i]);
    }
    *ret_rows = (struct cv_row_templates){.items = rows, .count = node->count};
    return good;
}
