/* node: a YAML or JSON text as a tree in which every value knows its bytes in the source.
 *
 * Produced by cv_yaml_parse(); changed only by cv_node_merge() and cv_node_set(), which build new nodes and share the rest.
 * All nodes live in the context's arena. */
#ifndef CV_YAML_NODE_H
#define CV_YAML_NODE_H

#include "base/context.h"

enum cv_node_kind {
    CV_NODE_NULL,   /* plain null, ~ or nothing */
    CV_NODE_SCALAR, /* any other scalar; what it means is the reader's affair */
    CV_NODE_SEQUENCE,
    CV_NODE_MAPPING,
};

struct cv_node;
struct cv_piece;

struct cv_pair {
    cv_str key;
    cv_span key_span;
    const struct cv_node *value; /* never NULL */
};

struct cv_node {
    enum cv_node_kind kind;
    cv_span span;                       /* a scalar's: with its quotes; a collection's: from its first to past its last byte */
    cv_str scalar;                      /* SCALAR: the value, escapes and folding done; empty for NULL */
    bool plain;                         /* SCALAR: written without quotes and not as a block: may be a number or a boolean */
    bool literal;                       /* SCALAR: a block after `|`: its line breaks are those of the source */
    const struct cv_piece *pieces;      /* SCALAR: where the value's bytes stand in the source; see cv_node_subspan() */
    size_t piece_count;                 /* 0: unknown */
    const struct cv_node *const *items; /* SEQUENCE */
    const struct cv_pair *pairs;        /* MAPPING, in source order, keys unique */
    size_t count;                       /* items or pairs */
};

/* Parses the source of id `source` (already added to cx->sources) as YAML 1.1/1.2, of which JSON is a part. A byte order mark
 * is skipped; UTF-8 is checked first. False after an error that leaves no tree (syntax, limits, UTF-8); duplicate keys are
 * reported, the first value kept, and parsing goes on. An empty text gives a NULL node. Several documents: the first; a
 * warning. */
bool cv_yaml_parse(struct cv_context *cx, uint32_t source, const struct cv_node **ret_root);

/* The value of `key`, or NULL. `map` may be NULL or of another kind. */
const struct cv_node *cv_node_lookup(const struct cv_node *map, const char *key);
const struct cv_pair *cv_node_lookup_pair(const struct cv_node *map, cv_str key);

/* True for NULL nodes, for scalars without a visible character, and for empty collections. NULL pointer: true. */
bool cv_node_is_empty(const struct cv_node *node);

/* "a string", "a list", "a mapping", "nothing": for messages. */
const char *cv_node_kind_name(const struct cv_node *node);

/* The source bytes of part [start, end) of a scalar's value: exact where value and source agree byte for byte, else the whole
 * scalar. */
cv_span cv_node_subspan(const struct cv_context *cx, const struct cv_node *scalar, size_t start, size_t end);

/* `over` laid on `under`: mappings merge by key, anything else replaces; keys of `under` keep their order, new ones follow.
 * Either may be NULL. */
const struct cv_node *cv_node_merge(struct cv_context *cx, const struct cv_node *under, const struct cv_node *over);

/* A copy of `root` in which the value at `path` ("work[0].position", "design.page.size", "work.0.position") is `value`. Missing
 * mappings on the way are made when `create` is true. Errors point into `path_span`; false after one. */
bool cv_node_set(struct cv_context *cx, const struct cv_node *root, cv_str path, cv_span path_span, const struct cv_node *value,
                 bool create, const struct cv_node **ret_root);

#endif
