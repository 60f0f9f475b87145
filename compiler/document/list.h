/* list: L, LI, Lbl and LBody with their blocks, and highlights as lists. */
#ifndef CV_DOCUMENT_LIST_H
#define CV_DOCUMENT_LIST_H

#include "document/builder.h"

struct cv_list {
    struct cv_block *block;
    struct cv_element *element;
    bool nested; /* in an item of another list */
};

struct cv_list_item {
    struct cv_block *block;  /* group: its paragraphs and lists go in here */
    struct cv_element *body; /* LBody */
};

struct cv_list cv_list_open(struct cv_builder *builder, struct cv_block *block, struct cv_element *element, bool nested);

/* A new item with its bullet, or its number if that is not 0. */
struct cv_list_item cv_list_add(struct cv_builder *builder, const struct cv_list *list, uint32_t number);

/* Highlights as a list, those within them as lists within. Nothing if there is no text in them. */
void cv_list_build(struct cv_builder *builder, const struct cv_highlight *highlights, size_t count,
                   const struct cv_style *style, struct cv_block *block, struct cv_element *element);

#endif
