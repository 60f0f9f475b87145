/* libyaml's events, put together to a tree. The open collections are a stack of at most CV_LIMIT_YAML_DEPTH frames, so that
 * nothing recurses and a file of brackets ends at the limit and not at its own end. An alias shares the node of its anchor;
 * its size and height count as if it were written out, so that no reader of the tree meets more than the limits.
 *
 * The merge key `<<` is that of https://yaml.org/type/merge.html. */
#include "base/limits.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "yaml/input.h"
#include "yaml/keys.h"
#include "yaml/node.h"
#include "yaml/piece.h"
#include "yaml/syntax.h"

#include <yaml.h>

/* libyaml's objects, freed with the arena if not before. */
struct reader {
    yaml_parser_t parser;
    yaml_event_t event; /* the current one */
    bool is_open;
};

struct anchor {
    cv_str name;
    const struct cv_node *node; /* NULL while its collection is open */
    size_t size;                /* nodes in it, aliases expanded */
    size_t height;              /* collections nested in it, itself included */
};

struct pairs {
    struct cv_pair *items;
    size_t count;
    size_t capacity;
};

/* An open collection. */
struct frame {
    struct cv_node *node;
    CV_VEC(const struct cv_node *) items;
    struct pairs pairs;
    struct pairs merges;    /* values of `<<` */
    struct cv_pair pending; /* MAPPING: the key that waits for its value */
    bool has_key;           /* `pending` is set */
    bool drops_value;       /* the key was refused */
    bool is_merge;          /* the key is `<<` */
    size_t nodes_before;    /* the builder's count when it was opened */
    size_t height;          /* of the tallest child */
    size_t anchor;          /* 1 + index of its anchor; 0: none */
    size_t start;           /* offsets in the clean text: its own, */
    size_t end;             /* and past its last child */
};

struct builder {
    struct cv_context *cx;
    struct cv_input input;
    struct reader *reader;
    struct frame frames[CV_LIMIT_YAML_DEPTH];
    size_t depth; /* frames in use */
    size_t nodes; /* so far, aliases expanded */
    CV_VEC(struct anchor) anchors;
    struct cv_pieces pieces; /* of the scalar at hand */
    const struct cv_node *root;
    bool has_failed; /* an error that leaves no tree */
};

/* A value that is complete, with what its parent must know. */
struct value {
    const struct cv_node *node;
    size_t height;
    size_t start; /* offsets in the clean text; an alias's are its own */
    size_t end;
    bool is_merge; /* a plain `<<` */
};

/* --- reading --- */

static void close_reader(void *handle)
{
    struct reader *reader = handle;
    if (!reader->is_open) return;
    yaml_event_delete(&reader->event);
    yaml_parser_delete(&reader->parser);
    reader->is_open = false;
}

static void open_reader(struct builder *b)
{
    b->reader = CV_NEW(b->cx->arena, struct reader);
    if (!yaml_parser_initialize(&b->reader->parser)) cv_arena_exhausted(b->cx->arena);
    b->reader->is_open = true;
    cv_arena_defer(b->cx->arena, close_reader, b->reader);
    yaml_parser_set_encoding(&b->reader->parser, YAML_UTF8_ENCODING);
    cv_str text = b->input.text.length == 0 ? CV_STR("") : b->input.text; /* NULL is not an empty text to libyaml */
    yaml_parser_set_input_string(&b->reader->parser, (const unsigned char *)text.data, text.length);
}

static void report_syntax(struct builder *b)
{
    const yaml_parser_t *parser = &b->reader->parser;
    if (parser->error == YAML_MEMORY_ERROR) cv_arena_exhausted(b->cx->arena);
    struct cv_syntax_error error = {
        .problem = parser->problem,
        .context = parser->context,
        .problem_offset = cv_input_offset(&b->input, parser->problem_mark.index),
        .context_offset = cv_input_offset(&b->input, parser->context_mark.index),
    };
    if (parser->error == YAML_READER_ERROR) error.problem_offset = parser->problem_offset;
    cv_syntax_report(b->cx, &b->input, &error);
    b->has_failed = true;
}

/* The next event, or NULL after an error. */
static const yaml_event_t *next_event(struct builder *b)
{
    yaml_event_delete(&b->reader->event);
    if (yaml_parser_parse(&b->reader->parser, &b->reader->event)) return &b->reader->event;
    report_syntax(b);
    return NULL;
}

/* --- limits --- */

static cv_span event_span(const struct builder *b, const yaml_event_t *event)
{
    return cv_input_span(&b->input, cv_input_offset(&b->input, event->start_mark.index),
                         cv_input_offset(&b->input, event->end_mark.index));
}

static bool count_nodes(struct builder *b, const yaml_event_t *event, size_t more)
{
    b->nodes += more;
    if (b->nodes <= CV_LIMIT_YAML_NODES) return true;
    struct cv_diag *diag = cv_diag_add(b->cx->diags, CV_CODE_YAML_LIMIT, event_span(b, event),
                                       "the file has more than %d values", CV_LIMIT_YAML_NODES);
    cv_diag_hint(b->cx->diags, diag, "shorten the file; an alias (`*name`) counts as all that it stands for");
    return !(b->has_failed = true);
}

static bool check_depth(struct builder *b, const yaml_event_t *event, size_t height)
{
    if (b->depth + height <= CV_LIMIT_YAML_DEPTH) return true;
    struct cv_diag *diag = cv_diag_add(b->cx->diags, CV_CODE_YAML_LIMIT, event_span(b, event),
                                       "lists and mappings are nested more than %d deep", CV_LIMIT_YAML_DEPTH);
    cv_diag_hint(b->cx->diags, diag, "close the brackets before this one, or nest less");
    return !(b->has_failed = true);
}

/* --- anchors --- */

/* 1 + index of the new anchor; 0 if `name` is NULL or the limit is reached. */
static size_t add_anchor(struct builder *b, const yaml_event_t *event, const yaml_char_t *name)
{
    if (name == NULL || b->has_failed) return 0;
    if (b->anchors.count == CV_LIMIT_YAML_ANCHORS) {
        struct cv_diag *diag = cv_diag_add(b->cx->diags, CV_CODE_YAML_LIMIT, event_span(b, event),
                                           "the file has more than %d anchors", CV_LIMIT_YAML_ANCHORS);
        cv_diag_hint(b->cx->diags, diag, "put quotes around texts that begin with `&`");
        b->has_failed = true;
        return 0;
    }
    cv_str copy = cv_str_copy(b->cx->arena, cv_str_from_c((const char *)name));
    cv_vec_push(b->cx->arena, &b->anchors, (struct anchor){.name = copy});
    return b->anchors.count;
}

static void set_anchor(struct builder *b, size_t number, const struct value *value, size_t size)
{
    if (number == 0) return;
    struct anchor *anchor = &b->anchors.items[number - 1];
    anchor->node = value->node;
    anchor->size = size;
    anchor->height = value->height;
}

/* The newest anchor of that name, or NULL. */
static const struct anchor *find_anchor(const struct builder *b, cv_str name)
{
    for (size_t i = b->anchors.count; i-- > 0;)
        if (cv_str_equal(b->anchors.items[i].name, name)) return &b->anchors.items[i];
    return NULL;
}

/* --- putting values into their collection --- */

static const char *written(struct cv_context *cx, cv_span span)
{
    return cv_str_to_c(cx->arena, cv_str_slice(cv_sources_text(cx->sources, span.source), span.start, span.end));
}

static void take_key(struct builder *b, struct frame *frame, const struct value *value)
{
    const struct cv_node *node = value->node;
    cv_span span = cv_input_span(&b->input, value->start, value->end);
    frame->has_key = true;
    frame->drops_value = node->kind == CV_NODE_SEQUENCE || node->kind == CV_NODE_MAPPING;
    if (frame->drops_value) {
        struct cv_diag *diag =
            cv_diag_add(b->cx->diags, CV_CODE_YAML_SYNTAX, span, "%s cannot be a key", cv_node_kind_name(node));
        cv_diag_hint(b->cx->diags, diag, "put quotes around a text that begins with `{` or `[`");
        return;
    }
    cv_str key = node->kind == CV_NODE_NULL && span.end > span.start ? cv_str_from_c(written(b->cx, span)) : node->scalar;
    frame->pending = (struct cv_pair){.key = key, .key_span = span};
    frame->is_merge = value->is_merge;
}

static void place(struct builder *b, const struct value *value)
{
    if (b->depth == 0) {
        b->root = value->node;
        return;
    }
    struct frame *frame = &b->frames[b->depth - 1];
    frame->end = value->end;
    if (value->height > frame->height) frame->height = value->height;
    if (frame->node->kind == CV_NODE_SEQUENCE) {
        cv_vec_push(b->cx->arena, &frame->items, value->node);
    } else if (!frame->has_key) {
        take_key(b, frame, value);
    } else {
        frame->has_key = false;
        frame->pending.value = value->node;
        struct pairs *pairs = frame->is_merge ? &frame->merges : &frame->pairs;
        if (!frame->drops_value) cv_vec_push(b->cx->arena, pairs, frame->pending);
    }
}

/* --- mappings --- */

static void report_duplicate(struct builder *b, const struct cv_pair *pair, const struct cv_pair *first)
{
    struct cv_diag *diag =
        cv_diag_add(b->cx->diags, CV_CODE_DUPLICATE_KEY, pair->key_span, "the key `%.*s` appears twice", CV_STR_ARG(pair->key));
    struct cv_location location;
    if (diag == &b->cx->diags->spare) return;
    if (cv_sources_locate(b->cx->sources, first->key_span, &location))
        cv_diag_hint(b->cx->diags, diag, "remove it or the one in line %u; to have both, make the value of one a list of both",
                     (unsigned)location.line);
}

/* Without the pairs whose key an earlier pair has; those are reported if `reports`. */
static void drop_duplicates(struct builder *b, struct pairs *pairs, bool reports)
{
    const size_t *firsts = cv_keys_firsts(b->cx->arena, pairs->items, pairs->count);
    const struct cv_pair *old = pairs->items;
    struct cv_pair *kept = CV_NEW_ARRAY(b->cx->arena, struct cv_pair, pairs->count);
    size_t count = 0;
    for (size_t i = 0; i < pairs->count; i++) {
        if (firsts[i] == i)
            kept[count++] = old[i];
        else if (reports)
            report_duplicate(b, &old[i], &old[firsts[i]]);
    }
    *pairs = (struct pairs){.items = kept, .count = count, .capacity = count};
}

static void add_merged(struct builder *b, struct pairs *pairs, const struct cv_node *map, cv_span key_span)
{
    if (map->kind != CV_NODE_MAPPING) {
        struct cv_diag *diag = cv_diag_add(b->cx->diags, CV_CODE_YAML_SYNTAX, key_span, "`<<` merges mappings, and this is %s",
                                           cv_node_kind_name(map));
        cv_diag_hint(b->cx->diags, diag, "write `<<: *name`, where `&name` stands before a mapping");
        return;
    }
    for (size_t i = 0; i < map->count; i++) cv_vec_push(b->cx->arena, pairs, map->pairs[i]);
}

/* Own keys come first and win; of the merged mappings the first wins. */
static void merge_keys(struct builder *b, struct pairs *pairs, const struct pairs *merges)
{
    for (size_t i = 0; i < merges->count; i++) {
        const struct cv_node *node = merges->items[i].value;
        if (node->kind != CV_NODE_SEQUENCE) add_merged(b, pairs, node, merges->items[i].key_span);
        for (size_t j = 0; node->kind == CV_NODE_SEQUENCE && j < node->count; j++)
            add_merged(b, pairs, node->items[j], merges->items[i].key_span);
    }
    drop_duplicates(b, pairs, false);
}

/* --- events --- */

static bool open_collection(struct builder *b, const yaml_event_t *event, enum cv_node_kind kind, const yaml_char_t *anchor)
{
    if (!check_depth(b, event, 1) || !count_nodes(b, event, 1)) return false;
    size_t number = add_anchor(b, event, anchor);
    struct cv_node *node = CV_NEW(b->cx->arena, struct cv_node);
    node->kind = kind;
    node->span = event_span(b, event);
    b->frames[b->depth++] = (struct frame){.node = node,
                                           .nodes_before = b->nodes - 1,
                                           .anchor = number,
                                           .start = cv_input_offset(&b->input, event->start_mark.index),
                                           .end = cv_input_offset(&b->input, event->end_mark.index)};
    return !b->has_failed;
}

static bool close_collection(struct builder *b, const yaml_event_t *event)
{
    struct frame *frame = &b->frames[--b->depth];
    struct cv_node *node = frame->node;
    if (node->kind == CV_NODE_MAPPING) {
        drop_duplicates(b, &frame->pairs, true);
        if (frame->merges.count > 0) merge_keys(b, &frame->pairs, &frame->merges);
        node->pairs = frame->pairs.items;
        node->count = frame->pairs.count;
    } else {
        node->items = frame->items.items;
        node->count = frame->items.count;
    }
    /* A block collection is over where the next token starts, which may be lines below; its last child says where it ends. A
     * bracket has a place of its own. */
    size_t start = cv_input_offset(&b->input, event->start_mark.index);
    size_t end = cv_input_offset(&b->input, event->end_mark.index);
    char last = end > start ? b->input.text.data[start] : ' ';
    if (last == ']' || last == '}') frame->end = end;
    node->span = cv_input_span(&b->input, frame->start, frame->end);
    struct value value = {.node = node, .height = frame->height + 1, .start = frame->start, .end = frame->end};
    set_anchor(b, frame->anchor, &value, b->nodes - frame->nodes_before);
    place(b, &value);
    return true;
}

static bool is_null(cv_str s)
{
    return s.length == 0 || cv_str_equal(s, CV_STR("~")) || cv_str_equal(s, CV_STR("null")) ||
           cv_str_equal(s, CV_STR("Null")) || cv_str_equal(s, CV_STR("NULL"));
}

/* Byte offset of the scalar itself behind its anchor and tag, which the event's mark includes. */
static size_t skip_properties(cv_str text, size_t start, size_t end)
{
    while (start < end) {
        char c = text.data[start];
        bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!is_blank && c != '&' && c != '!' && c != '#') break;
        char last = c == '#' ? '\n' : ' ';
        do start++;
        while (!is_blank && start < end && text.data[start] != last && text.data[start] != '\n' && text.data[start] != '\r');
    }
    return start;
}

/* Escapes may have made characters that no page can hold; each of their bytes becomes a space, so that places keep. */
static cv_str printable(struct builder *b, cv_str value, cv_span span)
{
    char *copy = NULL;
    for (size_t i = 0; i < value.length;) {
        size_t start = i;
        uint32_t codepoint = cv_utf8_next(value, &i);
        if (codepoint != '\r' && !cv_input_is_control(codepoint)) continue;
        if (copy == NULL) copy = cv_str_to_c(b->cx->arena, value);
        bool is_break = codepoint == '\r' && (i == value.length || value.data[i] != '\n');
        memset(copy + start, is_break ? '\n' : ' ', i - start);
        if (codepoint != '\r')
            cv_diag_add(b->cx->diags, CV_CODE_DROPPED_CHARACTER, span,
                        "control character U+%04X cannot be printed and is left out", (unsigned)codepoint);
    }
    return copy == NULL ? value : (cv_str){.data = copy, .length = value.length};
}

static void align(struct builder *b, struct cv_node *node, size_t start, size_t end, cv_str value)
{
    cv_piece_align(b->cx->arena, &b->input, start, end, value, &b->pieces);
    struct cv_piece *pieces = CV_NEW_ARRAY(b->cx->arena, struct cv_piece, b->pieces.count);
    memcpy(pieces, b->pieces.items, b->pieces.count * sizeof *pieces);
    node->pieces = pieces;
    node->piece_count = b->pieces.count;
}

/* `- #1 in sales` is an empty item with a comment behind it. After a text, only a number is taken for a part of it. */
static void warn_comment(struct builder *b, size_t end, bool is_nothing)
{
    cv_str text = b->input.text;
    size_t start = end;
    while (start < text.length && (text.data[start] == ' ' || text.data[start] == '\t')) start++;
    if (start == end || start + 1 >= text.length || text.data[start] != '#') return;
    char next = text.data[start + 1];
    bool is_meant = is_nothing ? strchr(" \t\r\n#-=*!", next) == NULL : next >= '0' && next <= '9';
    if (!is_meant) return;
    size_t stop = start;
    while (stop < text.length && text.data[stop] != '\n' && text.data[stop] != '\r') stop++;
    struct cv_diag *diag = cv_diag_add(b->cx->diags, CV_CODE_YAML_SWALLOWED, cv_input_span(&b->input, start, stop),
                                       "a `#` after a space begins a comment, and what follows is not printed");
    cv_diag_hint(b->cx->diags, diag, "put quotes around the text; in a comment, write a space after the `#`");
}

/* `- !important news` is a tag before a text. YAML's own tags (`!!str`) and the empty one mean something. */
static void warn_tag(struct builder *b, const yaml_event_t *event, const yaml_char_t *tag)
{
    const char *name = (const char *)tag;
    if (tag == NULL || strcmp(name, "!") == 0 || cv_str_starts(cv_str_from_c(name), CV_STR("tag:yaml.org,2002:"))) return;
    struct cv_diag *diag = cv_diag_add(b->cx->diags, CV_CODE_YAML_SWALLOWED, event_span(b, event),
                                       "`%s` is read as a tag and is not printed", name);
    cv_diag_hint(b->cx->diags, diag, "put quotes around a text that begins with `!`");
}

static bool take_scalar(struct builder *b, const yaml_event_t *event)
{
    if (!count_nodes(b, event, 1)) return false;
    cv_str text = b->input.text;
    bool is_tagged = event->data.scalar.tag != NULL;
    size_t end = cv_input_offset(&b->input, event->end_mark.index);
    size_t start = cv_input_offset(&b->input, event->start_mark.index);
    size_t number = add_anchor(b, event, event->data.scalar.anchor);
    if (number != 0 || is_tagged) start = skip_properties(text, start, end);
    while (end > start && strchr(" \t\r\n", text.data[end - 1]) != NULL) end--;

    struct cv_node *node = CV_NEW(b->cx->arena, struct cv_node);
    node->span = cv_input_span(&b->input, start, end);
    cv_str value = {.data = (const char *)event->data.scalar.value, .length = event->data.scalar.length};
    node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && !is_tagged;
    node->literal = event->data.scalar.style == YAML_LITERAL_SCALAR_STYLE;
    bool is_nothing =
        node->plain ? is_null(value) : is_tagged && strcmp((const char *)event->data.scalar.tag, YAML_NULL_TAG) == 0;
    warn_tag(b, event, event->data.scalar.tag);
    if (node->plain) warn_comment(b, end, is_nothing);
    if (!is_nothing) {
        node->kind = CV_NODE_SCALAR;
        value = cv_str_copy(b->cx->arena, value);
        align(b, node, start, end, value);
        node->scalar = printable(b, value, node->span);
    }
    struct value placed = {
        .node = node, .start = start, .end = end, .is_merge = node->plain && cv_str_equal(value, CV_STR("<<"))};
    set_anchor(b, number, &placed, 1);
    place(b, &placed);
    return !b->has_failed;
}

static bool take_alias(struct builder *b, const yaml_event_t *event)
{
    cv_str name = cv_str_copy(b->cx->arena, cv_str_from_c((const char *)event->data.alias.anchor));
    struct value value = {.start = cv_input_offset(&b->input, event->start_mark.index),
                          .end = cv_input_offset(&b->input, event->end_mark.index)};
    const struct anchor *anchor = find_anchor(b, name);
    if (anchor == NULL || anchor->node == NULL) {
        cv_syntax_report_alias(b->cx, cv_input_span(&b->input, value.start, value.end), name, anchor != NULL);
        return !(b->has_failed = true);
    }
    if (!check_depth(b, event, anchor->height) || !count_nodes(b, event, anchor->size)) return false;
    value.node = anchor->node;
    value.height = anchor->height;
    place(b, &value);
    return true;
}

/* False after an error. */
static bool take_event(struct builder *b, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return take_scalar(b, event);
    case YAML_ALIAS_EVENT:
        return take_alias(b, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_collection(b, event, CV_NODE_SEQUENCE, event->data.sequence_start.anchor);
    case YAML_MAPPING_START_EVENT:
        return open_collection(b, event, CV_NODE_MAPPING, event->data.mapping_start.anchor);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return close_collection(b, event);
    default:
        return true;
    }
}

static void warn_second(struct builder *b, const yaml_event_t *event)
{
    struct cv_diag *diag = cv_diag_add(b->cx->diags, CV_CODE_SECOND_DOCUMENT, event_span(b, event),
                                       "a second document starts here, and only the first is read");
    cv_diag_hint(b->cx->diags, diag, "remove the line `---`, or keep each document in a file of its own");
}

static void read_events(struct builder *b)
{
    size_t documents = 0;
    for (;;) {
        const yaml_event_t *event = next_event(b);
        if (event == NULL || event->type == YAML_STREAM_END_EVENT) return;
        if (event->type == YAML_DOCUMENT_START_EVENT && ++documents == 2) {
            warn_second(b, event);
            return;
        }
        if (!take_event(b, event)) return;
    }
}

bool cv_yaml_parse(struct cv_context *cx, uint32_t source, const struct cv_node **ret_root)
{
    struct builder *b = CV_NEW(cx->arena, struct builder);
    b->cx = cx;
    if (!cv_input_prepare(cx, source, &b->input)) return false;
    open_reader(b);
    read_events(b);
    close_reader(b->reader);
    if (b->has_failed) return false;
    if (b->root == NULL) {
        struct cv_node *nothing = CV_NEW(cx->arena, struct cv_node);
        nothing->span = cv_input_span(&b->input, 0, 0);
        b->root = nothing;
    }
    *ret_root = b->root;
    return true;
}
