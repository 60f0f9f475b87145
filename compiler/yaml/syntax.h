/* syntax: what libyaml says of a text that it cannot parse, in words that help. */
#ifndef CV_YAML_SYNTAX_H
#define CV_YAML_SYNTAX_H

#include "yaml/input.h"

struct cv_syntax_error {
    const char *problem;   /* libyaml's words; NULL: none */
    const char *context;   /* what it was reading; NULL: nothing in particular */
    size_t problem_offset; /* bytes in the input's clean text */
    size_t context_offset; /* where what it was reading begins; only with `context` */
};

/* Adds the CV-E004 for `error`. */
void cv_syntax_report(struct cv_context *cx, const struct cv_input *input, const struct cv_syntax_error *error);

/* Adds the CV-E004 for an alias whose anchor is not known, or is still open. */
void cv_syntax_report_alias(struct cv_context *cx, cv_span span, cv_str name, bool is_open);

#endif
