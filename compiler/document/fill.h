/* fill: templates with values in them. */
#ifndef CV_DOCUMENT_FILL_H
#define CV_DOCUMENT_FILL_H

#include "document/composer.h"
#include "document/prose.h"

/* Text for a field of a plain template. */
struct cv_value {
    enum cv_field field;
    cv_str text; /* empty: the placeholder is */
};

/* A template of names and numbers as text; its markup is not looked at. */
cv_str cv_fill_text(struct cv_arena *arena, const struct cv_template *template, const struct cv_value *values, size_t count);

/* An entry whose fields are being printed. Each is printed once: what has been printed is empty from then on. */
struct cv_fill {
    struct cv_builder *builder;
    const struct cv_entry *entry;
    uint64_t left;        /* bits of the fields that have something to print, and were not printed yet */
    struct cv_prose more; /* what a cell began with the first paragraph of */
    size_t more_from;     /* part of it to go on with */
};

struct cv_fill cv_fill_new(struct cv_builder *builder, const struct cv_entry *entry);

/* Adds a cell; `style` is that of its literal text. */
void cv_fill_cell(struct cv_fill *fill, const struct cv_template *template, const struct cv_style *style,
                  struct cv_composer *composer);

/* Adds one field and takes it out of what is left. */
void cv_fill_field(struct cv_fill *fill, enum cv_field field, struct cv_mark mark, struct cv_composer *composer);

/* The first of a part's fields that has something to print, or NONE. */
enum cv_field cv_fill_choose(const struct cv_template_part *part, uint64_t left);

/* The style of a cell: its first placeholder's, or the row's. */
const struct cv_style *cv_fill_cell_style(const struct cv_template *template, const struct cv_style *style);

/* Texts with the design's separator between them. */
void cv_fill_texts(struct cv_builder *builder, const struct cv_texts *texts, struct cv_mark mark, struct cv_composer *composer);

/* The text of one template part's literals. */
void cv_fill_literals(const struct cv_template_texts *texts, const struct cv_style *style, struct cv_composer *composer);

#endif
