/* tag: the tags of an item, and the expressions that choose by them.
 *
 *   expression = term { "or" term }
 *   term       = factor { "and" factor }
 *   factor     = "not" factor | "(" expression ")" | tag
 *   tag        = a word without blanks, quotes, commas and parentheses | a text in double quotes
 *
 * Expressions are made from the YAML tree by cv_tag_filter_read(); they borrow its bytes and live in the arena. */
#ifndef CV_VARIANT_TAG_H
#define CV_VARIANT_TAG_H

#include "yaml/node.h"

struct cv_tags {
    const cv_str *items;
    size_t count;
};

/* One step of an expression in postfix form. */
struct cv_tag_step {
    enum { CV_TAG_IS, CV_TAG_NOT, CV_TAG_AND, CV_TAG_OR } what;
    cv_str tag;   /* IS */
    cv_span span; /* IS: where it stands */
};

struct cv_tag_expression {
    cv_str text; /* as written */
    cv_span span;
    const struct cv_tag_step *steps;
    size_t count;
};

/* A list of expressions, of which any may hold. */
struct cv_tag_filter {
    const struct cv_tag_expression *items;
    size_t count;
};

/* The tags that a value of `tags` names: a list of strings, or one string with commas. NULL: none. */
struct cv_tags cv_tags_read(struct cv_arena *arena, const struct cv_node *value);

/* Warns of what names no tag. */
void cv_tags_check(struct cv_context *cx, const struct cv_node *value);

/* The expressions of `key`'s value: one, or a list. NULL: none. False after an error, which points at the byte. */
bool cv_tag_filter_read(struct cv_context *cx, const char *key, const struct cv_node *value, struct cv_tag_filter *ret_filter);

/* The first expression that holds for `tags`, or NULL. */
const struct cv_tag_expression *cv_tag_filter_match(const struct cv_tag_filter *filter, const struct cv_tags *tags);

/* Reports each tag of the expressions that is not one of `known`, which are in byte order. */
bool cv_tag_filter_check(struct cv_context *cx, const struct cv_tag_filter *filter, const struct cv_tags *known);

#endif
