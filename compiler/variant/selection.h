/* selection: what of a profile is to be printed, told from its own words.
 *
 * At the top level `include` and `exclude` choose by tags, `priority` by rank, `private` says which private things are shown,
 * and `order` sorts entries. Any mapping below may have `tags`, `priority`, `private` and `id`. cv_selection_apply() makes the
 * YAML tree without what is not wanted, and a report of it. All of it lives in the arena. */
#ifndef CV_VARIANT_SELECTION_H
#define CV_VARIANT_SELECTION_H

#include "yaml/node.h"

/* What can be kept or dropped. */
enum cv_part {
    CV_PART_ENTRY,
    CV_PART_POSITION,
    CV_PART_HIGHLIGHT,
    CV_PART_SKILL,
    CV_PART_KEYWORD, /* of a skill; a course, a role */
    CV_PART_PROFILE, /* a network of `basics.profiles` */
    CV_PART_SECTION, /* an item of `sections` */
    CV_PART_TEXT,    /* any other value: a summary, a telephone number */
    CV_PART_COUNT
};

enum cv_selection_rule {
    CV_SELECTION_EXCLUDE,
    CV_SELECTION_INCLUDE,
    CV_SELECTION_PRIORITY,
    CV_SELECTION_PRIVATE,
    CV_SELECTION_POSITIONS, /* all positions of an entry were dropped */
    CV_SELECTION_ANONYMOUS, /* of a document without its person; see anonymity.h */
};

/* Something that was taken out, with all that it holds. */
struct cv_omission {
    enum cv_part part;
    cv_span span;
    cv_str name; /* how it is recognised: its beginning, or for what is private its key */
    enum cv_selection_rule rule;
    cv_str reason;     /* one sentence, lower case */
    cv_span rule_span; /* where the rule stands; may be nowhere */
};

struct cv_selection {
    const struct cv_node *root;
    const struct cv_omission *omissions; /* in order of the source, those of anonymity last */
    size_t omission_count;
    size_t kept[CV_PART_COUNT]; /* of TEXT only those that could have been dropped */
    size_t dropped[CV_PART_COUNT];
};

/* False after an error. */
bool cv_selection_apply(struct cv_context *cx, const struct cv_node *root, struct cv_selection *ret_selection);

/* "entry", "highlight" … */
const char *cv_part_name(enum cv_part part);
/* "exclude", "include" … */
const char *cv_selection_rule_name(enum cv_selection_rule rule);

/* Whether a value of `private` or `anonymous` means yes: all but nothing, `false`, `no`, `off` and 0. */
bool cv_selection_says_yes(const struct cv_node *value);

#endif
