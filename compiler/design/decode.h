/* decode: values of a layout's YAML tree, read by tables of keys.
 *
 * A table says for each key of a mapping what kind of value it has and where in a struct that goes. Every key must be there:
 * base.yaml has them all. What is wrong is reported at its place; what is not in the table is a warning with the nearest key.
 */
#ifndef CV_DESIGN_DECODE_H
#define CV_DESIGN_DECODE_H

#include "design/style.h"
#include "design/template.h"
#include "yaml/node.h"

struct cv_labels;

/* A style by name. */
struct cv_named_style {
    cv_str name;
    const struct cv_style *style;
};

/* What values may refer to. Filled in this order while a layout is read. */
struct cv_decoder {
    struct cv_context *cx;
    const struct cv_node *fonts;  /* roles → families */
    const struct cv_node *colors; /* the palette */
    cv_pt em;                     /* size of the body's text; 0: not known yet */
    const struct cv_named_style *styles;
    size_t style_count;
    const struct cv_labels *labels; /* NULL: not known yet */
};

enum cv_value_kind {
    CV_VALUE_ANY,     /* known, but read elsewhere */
    CV_VALUE_LENGTH,  /* cv_pt, at least 0 */
    CV_VALUE_OFFSET,  /* cv_pt of either sign */
    CV_VALUE_COUNT,   /* int64_t, at least 0 */
    CV_VALUE_BOOL,    /* bool */
    CV_VALUE_TEXT,    /* cv_str */
    CV_VALUE_COLOR,   /* cv_color */
    CV_VALUE_WORD,    /* an enum of int's size */
    CV_VALUE_STYLE,   /* const struct cv_style * */
    CV_VALUE_SPACING, /* struct cv_spacing */
};

struct cv_word {
    const char *word; /* NULL ends a list */
    int value;
};

struct cv_key {
    const char *name;
    enum cv_value_kind kind;
    size_t offset;               /* of the member in the struct */
    const struct cv_word *words; /* WORD */
};

/* Reads the values of `keys` in `map` into `ret_struct` and reports unknown keys. `where` is the mapping's name in messages
 * ("page.margin"). */
void cv_decode_map(const struct cv_decoder *decoder, const struct cv_node *map, const char *where, const struct cv_key *keys,
                   size_t count, void *ret_struct);

/* Warns of the keys of `map` that are not among `count` names. */
void cv_decode_check_keys(const struct cv_decoder *decoder, const struct cv_node *map, const char *where,
                          const char *const *names, size_t count);

/* A mapping's keys as C strings. */
const char *const *cv_decode_key_names(const struct cv_decoder *decoder, const struct cv_node *map, size_t *ret_count);

/* "page.margin" and "top": "page.margin.top". */
const char *cv_decode_path(const struct cv_decoder *decoder, const char *where, const char *key);

/* Single values; false after a diagnostic, or when `node` is NULL. `what` names the value in messages. */
bool cv_decode_length(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, cv_pt *ret_length);
bool cv_decode_color(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, cv_color *ret_color,
                     cv_span *ret_span);
bool cv_decode_text(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, cv_str *ret_text);
bool cv_decode_word(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, const struct cv_word *words,
                    int *ret_value);
bool cv_decode_style(const struct cv_decoder *decoder, cv_str name, cv_span span, const struct cv_style **ret_style);

/* True if that was already said of that place: what is inherited is read more than once. */
bool cv_decode_said(const struct cv_decoder *decoder, enum cv_code code, cv_span span);

/* Reports that the value at `span` is not one of those allowed, with a hint. */
void cv_decode_fail(const struct cv_decoder *decoder, cv_span span, const char *what, const char *problem, const char *hint);

#endif
