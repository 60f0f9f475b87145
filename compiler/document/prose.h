/* prose: a text of several paragraphs and lists, divided into its parts. The grammar stands at the head of prose.c. */
#ifndef CV_DOCUMENT_PROSE_H
#define CV_DOCUMENT_PROSE_H

#include "document/list.h"

/* A stretch of the text that is one paragraph. */
struct cv_prose_part {
    size_t start, end; /* bytes of the text; inline markup unparsed */
    uint32_t depth;    /* how many lists it is in; at most CV_LIMIT_NESTED_LISTS */
    bool starts_item;  /* it is the first of a list item */
    uint32_t number;   /* of the item; 0: of a list with bullets */
};

struct cv_prose {
    const struct cv_text *source;
    const struct cv_prose_part *parts;
    size_t count;
};

struct cv_prose cv_prose_divide(struct cv_builder *builder, const struct cv_text *source);

/* Adds the parts from `first` on below a block and an element, as paragraphs and lists. */
void cv_prose_build(struct cv_builder *builder, const struct cv_prose *prose, size_t first, const struct cv_style *style,
                    struct cv_block *block, struct cv_element *element);

/* The same as an item of a list, which is returned: its first paragraph is the item's own text. Prose that starts with a list
 * makes the items of that list items of this one, and the last of them is returned. */
struct cv_list_item cv_prose_build_item(struct cv_builder *builder, const struct cv_prose *prose, const struct cv_style *style,
                                        const struct cv_list *list);

#endif
