/* composer: one paragraph under construction: clean text with its inlines, and the links in it.
 *
 * What goes in is cleaned on the way: runs of white space become one space, leading and trailing space goes, control and
 * private-use characters are left out with a warning, soft hyphens without one, and the ligatures U+FB00–FB06 become letters.
 */
#ifndef CV_DOCUMENT_COMPOSER_H
#define CV_DOCUMENT_COMPOSER_H

#include "document/builder.h"

/* How the next text is to be set. */
struct cv_mark {
    const struct cv_style *style; /* before markup */
    struct cv_markup markup;
    uint32_t link; /* number of a link from cv_composer_link(); 0: none */
    bool unbreakable;
};

struct cv_composer_part {
    struct cv_inline part; /* its element is set when the paragraph is finished */
    uint32_t link;
};

struct cv_composer_link {
    cv_str target, alt;
};

struct cv_composer {
    struct cv_builder *builder;
    struct cv_strbuf text;
    CV_VEC(struct cv_composer_part) parts;
    CV_VEC(struct cv_composer_link) links;
    enum { CV_GAP_NONE, CV_GAP_SPACE, CV_GAP_NEWLINE, CV_GAP_BREAK } gap; /* white space that waits for what follows it */
    struct cv_mark gap_mark;
    struct cv_text gap_source;
    uint32_t gap_start; /* byte of gap_source */
    uint32_t last;      /* code point added last */
};

struct cv_composer cv_composer_new(struct cv_builder *builder);

/* Adds bytes [start, end) of `source`, which are plain text. */
void cv_composer_add(struct cv_composer *composer, struct cv_mark mark, const struct cv_text *source, size_t start, size_t end);

/* Adds one character that stands at bytes [start, end) of `source` in another form (an entity). */
void cv_composer_add_codepoint(struct cv_composer *composer, struct cv_mark mark, const struct cv_text *source, size_t start,
                               size_t end, uint32_t codepoint);

/* Adds text that the layout brings along. */
void cv_composer_add_literal(struct cv_composer *composer, struct cv_mark mark, cv_str text);

/* A forced line break. */
void cv_composer_break(struct cv_composer *composer, struct cv_mark mark);

/* An icon, or if there is none of that name another; `gap` is the space after it. */
void cv_composer_icon(struct cv_composer *composer, const struct cv_style *style, cv_str icon, cv_str icon_else, cv_pt gap);

/* A new link; returns its number for marks. */
uint32_t cv_composer_link(struct cv_composer *composer, cv_str target, cv_str alt);

bool cv_composer_is_empty(const struct cv_composer *composer);

/* The paragraph, numbered and in the document's list; its links become children of `element`. */
struct cv_paragraph *cv_composer_finish(struct cv_composer *composer, const struct cv_style *style, struct cv_element *element);

#endif
