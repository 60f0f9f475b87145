/* A parser by recursive descent, bounded by CV_LIMIT_TAG_DEPTH, that writes postfix steps; they are evaluated with a stack of
 * bits. Each level of depth holds two pending operands at most, hence the stack's size. */
#include "variant/tag.h"

#include "base/limits.h"
#include "base/suggest.h"
#include "base/vec.h"

enum { STACK = 64 }; /* bits */
_Static_assert(3 * (CV_LIMIT_TAG_DEPTH + 1) <= STACK, "the stack holds the deepest expression");

enum { SUGGESTED = 2000 }; /* tags that a mistyped one is compared with */

/* ---- tags of an item ------------------------------------------------------------------------------------------------------
 */

static struct cv_tags split(struct cv_arena *arena, cv_str text)
{
    CV_VEC(cv_str) list = {0};
    for (size_t start = 0; start <= text.length;) {
        cv_str rest = cv_str_slice(text, start, text.length);
        size_t length = cv_str_find(rest, CV_STR(","));
        cv_str tag = cv_str_trim(cv_str_slice(rest, 0, length));
        if (tag.length != 0) cv_vec_push(arena, &list, tag);
        start += length + 1;
    }
    return (struct cv_tags){.items = list.items, .count = list.count};
}

void cv_tags_check(struct cv_context *cx, const struct cv_node *value)
{
    if (value == NULL || value->kind == CV_NODE_NULL || value->kind == CV_NODE_SCALAR) return;
    bool is_list = value->kind == CV_NODE_SEQUENCE;
    for (size_t i = 0; i < (is_list ? value->count : 1); i++) {
        const struct cv_node *tag = is_list ? value->items[i] : value;
        if (is_list && tag->kind == CV_NODE_SCALAR) continue;
        struct cv_diag *diag =
            cv_diag_add(cx->diags, CV_CODE_ODD_VALUE, tag->span, "a tag is %s where a word belongs", cv_node_kind_name(tag));
        cv_diag_label(cx->diags, diag, "no tag");
        cv_diag_hint(cx->diags, diag, "write `tags: [a, b]`");
    }
}

struct cv_tags cv_tags_read(struct cv_arena *arena, const struct cv_node *value)
{
    if (value == NULL || cv_node_is_empty(value)) return (struct cv_tags){0};
    if (value->kind == CV_NODE_SCALAR) return split(arena, value->scalar);
    if (value->kind != CV_NODE_SEQUENCE) return (struct cv_tags){0};
    cv_str *items = CV_NEW_ARRAY(arena, cv_str, value->count);
    size_t count = 0;
    for (size_t i = 0; i < value->count; i++)
        if (value->items[i]->kind == CV_NODE_SCALAR) items[count++] = cv_str_trim(value->items[i]->scalar);
    return (struct cv_tags){.items = items, .count = count};
}

/* ---- expressions ----------------------------------------------------------------------------------------------------------
 */

struct parser {
    struct cv_context *cx;
    const struct cv_node *node;
    cv_str text;
    size_t at;   /* byte of the next token */
    size_t size; /* steps of the whole filter up to now */
    struct {
        struct cv_tag_step *items;
        size_t count;
        size_t capacity;
    } steps;
};

static bool refuse(struct parser *parser, size_t start, size_t end, const char *what)
{
    cv_span span = cv_node_subspan(parser->cx, parser->node, start, end);
    struct cv_diag *diag = cv_diag_add(parser->cx->diags, CV_CODE_TAG_EXPRESSION, span, "%s in a tag expression", what);
    cv_diag_hint(parser->cx->diags, diag,
                 "write tags with `and`, `or`, `not` and parentheses, as in `infra and not (web or mail)`");
    return false;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_delimiter(char c)
{
    return is_blank(c) || c == '(' || c == ')' || c == ',' || c == '"';
}

static void skip_blanks(struct parser *parser)
{
    while (parser->at < parser->text.length && is_blank(parser->text.data[parser->at])) parser->at++;
}

static size_t word_end(const struct parser *parser)
{
    size_t end = parser->at;
    while (end < parser->text.length && !is_delimiter(parser->text.data[end])) end++;
    return end;
}

/* Whether the next token is `word`; it is taken if so. */
static bool take(struct parser *parser, const char *word)
{
    skip_blanks(parser);
    size_t end = word_end(parser);
    if (end == parser->at && end < parser->text.length) end++;
    if (!cv_str_equal(cv_str_slice(parser->text, parser->at, end), cv_str_from_c(word))) return false;
    parser->at = end;
    return true;
}

static bool push(struct parser *parser, struct cv_tag_step step)
{
    if (++parser->size > CV_LIMIT_TAG_STEPS) return refuse(parser, 0, parser->text.length, "there are too many tags");
    cv_vec_push(parser->cx->arena, &parser->steps, step);
    return true;
}

static bool parse_tag(struct parser *parser)
{
    skip_blanks(parser);
    size_t start = parser->at;
    size_t end = word_end(parser);
    if (start == parser->text.length) return refuse(parser, start, start, "a tag is missing at the end");
    bool is_quoted = end == start && parser->text.data[start] == '"';
    if (is_quoted) {
        cv_str rest = cv_str_slice(parser->text, ++start, parser->text.length);
        end = start + cv_str_find(rest, CV_STR("\""));
        if (end == parser->text.length) return refuse(parser, start - 1, end, "a quote is not closed");
    }
    cv_str tag = cv_str_slice(parser->text, start, end);
    if (tag.length == 0) return refuse(parser, start, start + 1, "a tag is missing");
    if (!is_quoted && (cv_str_equal(tag, CV_STR("and")) || cv_str_equal(tag, CV_STR("or"))))
        return refuse(parser, start, end, "a tag is missing before the operator");
    parser->at = is_quoted ? end + 1 : end;
    cv_span span = cv_node_subspan(parser->cx, parser->node, start, end);
    return push(parser, (struct cv_tag_step){.what = CV_TAG_IS, .tag = tag, .span = span});
}

static bool parse_expression(struct parser *parser, size_t depth);

static bool parse_factor(struct parser *parser, size_t depth)
{
    skip_blanks(parser);
    size_t start = parser->at;
    if (depth > CV_LIMIT_TAG_DEPTH) return refuse(parser, start, start + 1, "too many parentheses");
    if (take(parser, "not")) return parse_factor(parser, depth + 1) && push(parser, (struct cv_tag_step){.what = CV_TAG_NOT});
    if (!take(parser, "(")) return parse_tag(parser);
    size_t opening = parser->at - 1;
    if (!parse_expression(parser, depth + 1)) return false;
    return take(parser, ")") || refuse(parser, opening, opening + 1, "a parenthesis is not closed");
}

static bool parse_term(struct parser *parser, size_t depth)
{
    if (!parse_factor(parser, depth)) return false;
    while (take(parser, "and"))
        if (!parse_factor(parser, depth) || !push(parser, (struct cv_tag_step){.what = CV_TAG_AND})) return false;
    return true;
}

static bool parse_expression(struct parser *parser, size_t depth)
{
    if (!parse_term(parser, depth)) return false;
    while (take(parser, "or"))
        if (!parse_term(parser, depth) || !push(parser, (struct cv_tag_step){.what = CV_TAG_OR})) return false;
    return true;
}

static bool parse_whole(struct parser *parser)
{
    if (!parse_expression(parser, 0)) return false;
    skip_blanks(parser);
    if (parser->at == parser->text.length) return true;
    size_t end = word_end(parser);
    return refuse(parser, parser->at, end == parser->at ? end + 1 : end, "an operator is missing");
}

static bool read_expression(struct parser *parser, const char *key, const struct cv_node *node,
                            struct cv_tag_expression *ret_expression)
{
    if (node->kind != CV_NODE_SCALAR) {
        struct cv_diag *diag = cv_diag_add(parser->cx->diags, CV_CODE_TAG_EXPRESSION, node->span,
                                           "`%s` is %s where a tag expression belongs", key, cv_node_kind_name(node));
        cv_diag_hint(parser->cx->diags, diag, "write `%s: [a, b and not c]`", key);
        return false;
    }
    parser->node = node;
    parser->text = node->scalar;
    parser->at = 0;
    parser->steps.items = NULL;
    parser->steps.count = parser->steps.capacity = 0;
    if (!parse_whole(parser)) return false;
    *ret_expression = (struct cv_tag_expression){
        .text = node->scalar, .span = node->span, .steps = parser->steps.items, .count = parser->steps.count};
    return true;
}

bool cv_tag_filter_read(struct cv_context *cx, const char *key, const struct cv_node *value, struct cv_tag_filter *ret_filter)
{
    *ret_filter = (struct cv_tag_filter){0};
    if (value == NULL || value->kind == CV_NODE_NULL) return true;
    bool is_list = value->kind == CV_NODE_SEQUENCE;
    size_t count = is_list ? value->count : 1;
    struct cv_tag_expression *items = CV_NEW_ARRAY(cx->arena, struct cv_tag_expression, count);
    struct parser parser = {.cx = cx};
    bool done = true;
    for (size_t i = 0; i < count; i++) done &= read_expression(&parser, key, is_list ? value->items[i] : value, &items[i]);
    *ret_filter = (struct cv_tag_filter){.items = items, .count = done ? count : 0};
    return done;
}

static bool has(const struct cv_tags *tags, cv_str tag)
{
    for (size_t i = 0; i < tags->count; i++)
        if (cv_str_equal(tags->items[i], tag)) return true;
    return false;
}

static bool holds(const struct cv_tag_expression *expression, const struct cv_tags *tags)
{
    bool stack[STACK];
    size_t top = 0;
    for (size_t i = 0; i < expression->count; i++) {
        const struct cv_tag_step *step = &expression->steps[i];
        switch (step->what) {
        case CV_TAG_IS:
            stack[top++] = has(tags, step->tag);
            break;
        case CV_TAG_NOT:
            stack[top - 1] = !stack[top - 1];
            break;
        case CV_TAG_AND:
            top--;
            stack[top - 1] = stack[top - 1] && stack[top];
            break;
        case CV_TAG_OR:
            top--;
            stack[top - 1] = stack[top - 1] || stack[top];
            break;
        }
    }
    return top == 1 && stack[0];
}

const struct cv_tag_expression *cv_tag_filter_match(const struct cv_tag_filter *filter, const struct cv_tags *tags)
{
    for (size_t i = 0; i < filter->count; i++)
        if (holds(&filter->items[i], tags)) return &filter->items[i];
    return NULL;
}

/* ---- tags that nothing has ------------------------------------------------------------------------------------------------
 */

static bool is_known(const struct cv_tags *known, cv_str tag)
{
    size_t low = 0;
    size_t high = known->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = cv_str_compare(known->items[middle], tag);
        if (order == 0) return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static void report_unknown(struct cv_context *cx, const struct cv_tag_step *step, const struct cv_tags *known)
{
    struct cv_diag *diag = cv_diag_add(cx->diags, CV_CODE_TAG_UNKNOWN, step->span, "nothing in the profile has the tag `%.*s`",
                                       CV_STR_ARG(step->tag));
    size_t count = known->count < SUGGESTED ? known->count : SUGGESTED;
    const char **names = CV_NEW_ARRAY(cx->arena, const char *, count);
    for (size_t i = 0; i < count; i++) names[i] = cv_str_to_c(cx->arena, known->items[i]);
    const char *nearest = cv_suggest(step->tag, names, count);
    if (nearest != NULL)
        cv_diag_hint(cx->diags, diag, "use `%s`", nearest);
    else
        cv_diag_hint(cx->diags, diag, "give an item `tags: [%.*s]`, or remove the tag here", CV_STR_ARG(step->tag));
}

bool cv_tag_filter_check(struct cv_context *cx, const struct cv_tag_filter *filter, const struct cv_tags *known)
{
    bool done = true;
    for (size_t i = 0; i < filter->count; i++) {
        for (size_t k = 0; k < filter->items[i].count; k++) {
            const struct cv_tag_step *step = &filter->items[i].steps[k];
            if (step->what != CV_TAG_IS || is_known(known, step->tag)) continue;
            report_unknown(cx, step, known);
            done = false;
        }
    }
    return done;
}
