/* The growing trees. Children are kept as singly linked lists with a tail, so that appending is one step. */
#include "document/builder.h"

struct cv_element *cv_builder_element(struct cv_builder *builder, struct cv_element *parent, enum cv_role role)
{
    struct cv_element *element = CV_NEW(builder->cx->arena, struct cv_element);
    element->role = role;
    element->id = builder->element_count++;
    element->parent = parent;
    if (parent == NULL) return element;
    if (parent->last != NULL)
        parent->last->next = element;
    else
        parent->first = element;
    parent->last = element;
    return element;
}

struct cv_block *cv_builder_block(struct cv_builder *builder, struct cv_block *parent, enum cv_block_kind kind)
{
    struct cv_block *block = CV_NEW(builder->cx->arena, struct cv_block);
    block->kind = kind;
    if (parent == NULL) return block;
    if (parent->last != NULL)
        parent->last->next = block;
    else
        parent->first = block;
    parent->last = block;
    return block;
}

static bool same_markup(struct cv_markup a, struct cv_markup b)
{
    return a.strong == b.strong && a.emphasis == b.emphasis && a.code == b.code && a.link == b.link;
}

const struct cv_style *cv_builder_style(struct cv_builder *builder, const struct cv_style *base, struct cv_markup markup)
{
    if (same_markup(markup, (struct cv_markup){0})) return base;
    for (size_t i = 0; i < builder->variants.count; i++) {
        const struct cv_variant *variant = &builder->variants.items[i];
        if (variant->base == base && same_markup(variant->markup, markup)) return variant->style;
    }
    struct cv_style *style = CV_NEW(builder->cx->arena, struct cv_style);
    *style = *base;
    if (markup.link) *style = cv_style_changed(style, &builder->design->link);
    if (markup.emphasis) *style = cv_style_changed(style, &builder->design->emphasis);
    if (markup.strong) *style = cv_style_changed(style, &builder->design->strong);
    if (markup.code) *style = cv_style_changed(style, &builder->design->code);
    cv_vec_push(builder->cx->arena, &builder->variants, (struct cv_variant){.base = base, .markup = markup, .style = style});
    return style;
}

cv_span cv_builder_span(const struct cv_builder *builder, const struct cv_text *text, size_t start, size_t end)
{
    if (text->node == NULL) return text->span;
    uintptr_t whole = (uintptr_t)text->node->scalar.data;
    uintptr_t part = (uintptr_t)text->text.data;
    if (part < whole || part + text->text.length > whole + text->node->scalar.length) return text->span;
    size_t offset = part - whole;
    return cv_node_subspan(builder->cx, text->node, offset + start, offset + end);
}

void cv_builder_warn_address(struct cv_builder *builder, const struct cv_text *text, size_t start, size_t end)
{
    struct cv_diags *diags = builder->cx->diags;
    struct cv_diag *diag = cv_diag_add(diags, CV_CODE_BAD_URL, cv_builder_span(builder, text, start, end),
                                       "`%.*s` cannot be made a link", CV_STR_ARG(cv_str_slice(text->text, start, end)));
    cv_diag_hint(diags, diag, "write an address such as https://example.com");
}
