/* template: a layout's line such as "**{title}**, {subtitle}", taken apart once, filled per entry by document/.
 *
 * A placeholder is {NAME}, {NAME|OTHER} (the first that is not empty), or either with :STYLE behind. Around it stand literal
 * text, **strong**, *emphasis*, `code` and [text]({NAME}) links. Every literal is the affair of a placeholder, and an empty
 * placeholder takes its own along: brackets and quotation marks right around it, what stands before the line's first, what
 * stands after the line's last. What is left between two is a separator; it stands before the second, if anything was printed
 * before that. */
#ifndef CV_DESIGN_TEMPLATE_H
#define CV_DESIGN_TEMPLATE_H

#include "base/context.h"
#include "base/units.h"
#include "design/style.h"
#include "profile/profile.h"

/* The space around a block. */
struct cv_spacing {
    cv_pt above, below;
};

/* What a layout may speak of. The slots come first, in the order of enum cv_slot. */
enum cv_field {
    CV_FIELD_SLOT = 0, /* + enum cv_slot */
    CV_FIELD_DATES = 32,
    CV_FIELD_HIGHLIGHTS,
    CV_FIELD_POSITIONS,
    CV_FIELD_REST, /* what no row has printed */
    CV_FIELD_NAME, /* header and furniture */
    CV_FIELD_LABEL,
    CV_FIELD_CONTACTS,
    CV_FIELD_PAGE,
    CV_FIELD_PAGES,
    CV_FIELD_START, /* dates */
    CV_FIELD_END,
    CV_FIELD_YEAR,
    CV_FIELD_MONTH,
    CV_FIELD_DAY,
    CV_FIELD_NETWORK,  /* links' descriptions */
    CV_FIELD_DOCUMENT, /* what kind of document this is */
    CV_FIELD_COUNT,
    CV_FIELD_NONE = CV_FIELD_COUNT,
};

enum { CV_TEMPLATE_ALTERNATIVES = 4 };

/* Literal text with its markup. */
struct cv_template_text {
    cv_str text;
    bool strong, emphasis, code;
};

struct cv_template_texts {
    const struct cv_template_text *items;
    size_t count;
};

struct cv_template_part {
    struct cv_template_texts separator; /* printed if something was printed before it */
    struct cv_template_texts prefix;    /* printed with the field */
    struct cv_template_texts suffix;
    enum cv_field fields[CV_TEMPLATE_ALTERNATIVES]; /* the first that is not empty */
    size_t field_count;                             /* 0: a template without a placeholder, its text is the prefix */
    const struct cv_style *style;                   /* NULL: as around */
    bool strong, emphasis, code;
    enum cv_field link; /* the field whose address it is linked to; NONE: none */
};

struct cv_template {
    const struct cv_template_part *parts;
    size_t count;
    cv_span span;
};

/* A line of an entry: text at the start edge and, where there is an `end`, at the end edge. A row whose placeholders are all
 * empty takes no space. */
struct cv_row_template {
    struct cv_template start, end;
    const struct cv_style *style; /* of both cells, unless their first placeholder names one */
    bool has_space;               /* `space` is given: around the row, or around the paragraphs that stand in its place */
    struct cv_spacing space;
};

struct cv_row_templates {
    const struct cv_row_template *items;
    size_t count;
};

struct cv_decoder;

/* Sets of fields that may stand in a template. */
#define CV_FIELD_BIT(field) ((uint64_t)1 << (field))
#define CV_FIELDS_ENTRY                                                                                                        \
    ((CV_FIELD_BIT(CV_SLOT_COUNT) - 1) | CV_FIELD_BIT(CV_FIELD_DATES) | CV_FIELD_BIT(CV_FIELD_HIGHLIGHTS) |                    \
     CV_FIELD_BIT(CV_FIELD_REST))

/* Takes a template apart. `allowed`: bits of the fields it may name. {label.NAME} becomes the label's text. False after an
 * error. */
bool cv_template_parse(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, uint64_t allowed,
                       struct cv_template *ret_template);

/* The same for the value of `key` in `map`, which must be there. */
void cv_template_read(const struct cv_decoder *decoder, const struct cv_node *map, const char *where, const char *key,
                      uint64_t allowed, struct cv_template *ret_template);

/* Rows: a list of texts, of lists of one or two texts, or of mappings with `start`, `end`, `style`, `space`. */
bool cv_row_templates_parse(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, uint64_t allowed,
                            struct cv_row_templates *ret_rows);

/* "title", "dates" …: as in the braces. */
const char *cv_field_name(enum cv_field field);

#endif
