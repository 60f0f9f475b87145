/* Lists. An item's first paragraph is the LBody's own text; what follows it are elements within. */
#include "document/list.h"

#include "base/limits.h"
#include "document/composer.h"
#include "document/prose.h"

struct cv_list cv_list_open(struct cv_builder *builder, struct cv_block *block, struct cv_element *element, bool nested)
{
    struct cv_list list = {.block = cv_builder_block(builder, block, CV_BLOCK_GROUP),
                           .element = cv_builder_element(builder, element, CV_ROLE_LIST),
                           .nested = nested};
    list.block->space_above = builder->design->list_space.above;
    list.block->space_below = builder->design->list_space.below;
    return list;
}

static struct cv_paragraph *build_label(struct cv_builder *builder, const struct cv_list *list, uint32_t number,
                                        struct cv_element *element)
{
    const struct cv_design *design = builder->design;
    struct cv_composer composer = cv_composer_new(builder);
    cv_str text = number == 0 ? design->bullets[list->nested] : cv_str_printf(builder->cx->arena, "%u.", (unsigned)number);
    cv_composer_add_literal(&composer, (struct cv_mark){.style = design->bullet_style}, text);
    return cv_composer_finish(&composer, design->bullet_style, element);
}

struct cv_list_item cv_list_add(struct cv_builder *builder, const struct cv_list *list, uint32_t number)
{
    const struct cv_design *design = builder->design;
    struct cv_block *block = cv_builder_block(builder, list->block, CV_BLOCK_ITEM);
    struct cv_element *element = cv_builder_element(builder, list->element, CV_ROLE_LIST_ITEM);
    block->indent = design->bullet_indent;
    block->space_above = design->item_space.above;
    block->space_below = design->item_space.below;
    block->start = build_label(builder, list, number, cv_builder_element(builder, element, CV_ROLE_LABEL));
    struct cv_list_item item = {.block = cv_builder_block(builder, block, CV_BLOCK_GROUP),
                                .body = cv_builder_element(builder, element, CV_ROLE_LIST_BODY)};
    item.block->indent = (number == 0 ? design->list_indent : design->number_indent) - design->bullet_indent;
    return item;
}

/* One level of highlights. A stack in place of recursion would be longer; the depth is bounded. */
static void build_level(struct cv_builder *builder, const struct cv_highlight *highlights, size_t count,
                        const struct cv_style *style, struct cv_block *block, struct cv_element *element, int depth)
{
    struct cv_list list = {0};
    for (size_t i = 0; i < count; i++) {
        const struct cv_highlight *highlight = &highlights[i];
        struct cv_prose prose = cv_prose_divide(builder, &highlight->text);
        if (prose.count == 0 && highlight->count == 0) continue;
        if (list.block == NULL) list = cv_list_open(builder, block, element, depth > 0);
        struct cv_list_item item = cv_prose_build_item(builder, &prose, style, &list);
        if (depth + 1 < CV_LIMIT_NESTED_LISTS)
            build_level(builder, highlight->children, highlight->count, style, item.block, item.body, depth + 1);
    }
}

void cv_list_build(struct cv_builder *builder, const struct cv_highlight *highlights, size_t count,
                   const struct cv_style *style, struct cv_block *block, struct cv_element *element)
{
    build_level(builder, highlights, count, style, block, element, 0);
}
