/* fields: a mapping sorted by the rows of its schema.
 *
 * Here unknown keys are found and reported, mistyped ones are read as what they were meant to be, and older names take the
 * place of today's, so that those who read a mapping deal with its values only. */
#ifndef CV_PROFILE_FIELDS_H
#define CV_PROFILE_FIELDS_H

#include "profile/decoder.h"
#include "profile/schema.h"

struct cv_fields {
    const struct cv_schema *schema;
    const struct cv_pair *found[CV_SCHEMA_ROWS]; /* by row; NULL: absent */
    const struct cv_pair **extras;               /* what has no row but a value to be printed, in source order */
    size_t extra_count;
};

/* What is to become of a key that has no row. */
enum cv_fields_fate {
    CV_FIELDS_EXTRA,   /* it is printed under its own name */
    CV_FIELDS_SECTION, /* it is printed as a section; not if there is a `sections` that does not name it */
    CV_FIELDS_UNNAMED, /* so it is not printed */
    CV_FIELDS_DROPPED, /* it is not printed */
};

/* Sorts `map`, a mapping. */
void cv_fields_read(struct cv_decoder *decoder, const struct cv_schema *schema, enum cv_fields_fate fate,
                    const struct cv_node *map, struct cv_fields *ret_fields);

/* The pair of the row of that name; NULL if it is absent. */
const struct cv_pair *cv_fields_lookup(const struct cv_fields *fields, const char *name);

/* The one of `names` that `key` is a mistyped form of, or NULL. Bounded per profile: NULL from then on. */
const char *cv_fields_suggest(struct cv_decoder *decoder, cv_str key, const char *const *names, size_t count);

/* True for a mapping with at least one key of the schema, be it mistyped. */
bool cv_fields_fit(struct cv_decoder *decoder, const struct cv_schema *schema, const struct cv_node *map);

#endif
