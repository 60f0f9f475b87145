/* builder: what the parts of document/ share while one document is made: the trees of blocks and elements, the list of
 * paragraphs, and the styles that markup makes. */
#ifndef CV_DOCUMENT_BUILDER_H
#define CV_DOCUMENT_BUILDER_H

#include "base/vec.h"
#include "document/document.h"

/* What inline markup does to a stretch of text. */
struct cv_markup {
    bool strong, emphasis, code, link;
};

struct cv_variant {
    const struct cv_style *base;
    struct cv_markup markup;
    const struct cv_style *style;
};

struct cv_builder {
    struct cv_context *cx;
    const struct cv_profile *profile;
    const struct cv_design *design;
    cv_str name; /* the person's, without markup */
    uint32_t element_count;
    CV_VEC(struct cv_paragraph *) paragraphs;
    CV_VEC(struct cv_variant) variants; /* at most 16 per style */
};

/* A new last child of `parent`, numbered in order of creation: elements are made in document order. */
struct cv_element *cv_builder_element(struct cv_builder *builder, struct cv_element *parent, enum cv_role role);
struct cv_block *cv_builder_block(struct cv_builder *builder, struct cv_block *parent, enum cv_block_kind kind);

/* `base` as the markup changes it: the same pointer for the same arguments. */
const struct cv_style *cv_builder_style(struct cv_builder *builder, const struct cv_style *base, struct cv_markup markup);

/* The place of bytes [start, end) of a text. */
cv_span cv_builder_span(const struct cv_builder *builder, const struct cv_text *text, size_t start, size_t end);

/* Says that bytes [start, end) of a text are no address that can be linked to. */
void cv_builder_warn_address(struct cv_builder *builder, const struct cv_text *text, size_t start, size_t end);

#endif
