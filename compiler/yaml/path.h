/* path: the way from a tree's root to one of its values, as in `work[0].position` or `work.0.position`. */
#ifndef CV_YAML_PATH_H
#define CV_YAML_PATH_H

#include "base/context.h"
#include "base/limits.h"

struct cv_path_step {
    cv_str key;    /* the key, or the index's digits */
    size_t index;  /* of the list's item; only with is_index */
    bool is_index; /* digits: an item of a list; where a mapping stands and no brackets were written, a key */
    bool has_brackets;
    size_t start; /* byte offset in the path's text */
    size_t end;   /* byte offset past the step, brackets included */
};

struct cv_path {
    cv_str text;
    cv_span span; /* of the text */
    struct cv_path_step steps[CV_LIMIT_YAML_DEPTH];
    size_t count;
};

/* False after a CV-E011 in `span`. */
bool cv_path_parse(struct cv_context *cx, cv_str text, cv_span span, struct cv_path *ret_path);

/* Where the n-th step is written: a part of the path's span. */
cv_span cv_path_span(const struct cv_path *path, size_t n);

/* The path before its n-th step, for messages; "the profile's root" does not name anything, so that is "the root". */
cv_str cv_path_before(const struct cv_path *path, size_t n);

#endif
