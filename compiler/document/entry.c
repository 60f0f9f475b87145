/* An entry is a group of blocks: its rows, and in the place of {summary}, {highlights}, {positions} and {rest} when they stand
 * alone, paragraphs and lists. The rows before the first of these keep with it, so that no title is left at a page's foot. */
#include "document/entry.h"

#include "base/utf8.h"
#include "document/fill.h"
#include "document/inline.h"

/* One entry, or one position of an entry, under construction. */
struct maker {
    struct cv_builder *builder;
    const struct cv_entry_design *design;
    struct cv_fill fill;
    struct cv_block *block;
    struct cv_element *element;
    enum cv_role heading; /* role of the first text; P: none is a heading */
};

static void build_entry(struct cv_builder *builder, const struct cv_entry *entry, const struct cv_entry_design *design,
                        const struct cv_row_templates *rows, enum cv_role heading, struct cv_block *block,
                        struct cv_element *element);

/* --- what stands alone in a row --- */

/* The field of a template that is nothing but one placeholder; else NONE. */
static enum cv_field lone_field(const struct maker *maker, const struct cv_row_template *row)
{
    bool lone = row->start.count == 1 && row->end.count == 0 && row->start.parts[0].prefix.count == 0 &&
                row->start.parts[0].suffix.count == 0;
    if (!lone) return CV_FIELD_NONE;
    const struct cv_template_part *part = &row->start.parts[0];
    if (part->field_count == 1 && part->fields[0] == CV_FIELD_REST) return CV_FIELD_REST;
    return cv_fill_choose(part, maker->fill.left);
}

static void build_prose(struct maker *maker, const struct cv_text *text, const struct cv_style *style)
{
    struct cv_prose prose = cv_prose_divide(maker->builder, text);
    cv_prose_build(maker->builder, &prose, 0, style, maker->block, maker->element);
}

static void build_highlights(struct maker *maker, const struct cv_style *style)
{
    const struct cv_highlights *highlights = &maker->fill.entry->highlights;
    cv_list_build(maker->builder, highlights->items, highlights->count, style, maker->block, maker->element);
}

static void build_positions(struct maker *maker)
{
    const struct cv_entry *entry = maker->fill.entry;
    enum cv_role heading = maker->design->heading ? CV_ROLE_H4 : CV_ROLE_P;
    for (size_t i = 0; i < entry->position_count; i++) {
        build_entry(maker->builder, &entry->positions[i], maker->design, &maker->design->position, heading, maker->block,
                    maker->element);
        if (maker->block->last != NULL) maker->block->last->space_above = maker->builder->design->position_gap;
    }
}

static void add_paragraph(struct maker *maker, struct cv_composer *composer)
{
    if (cv_composer_is_empty(composer)) return;
    const struct cv_design *design = maker->builder->design;
    struct cv_block *block = cv_builder_block(maker->builder, maker->block, CV_BLOCK_PARAGRAPH);
    block->start = cv_composer_finish(composer, design->body, cv_builder_element(maker->builder, maker->element, CV_ROLE_P));
    block->space_above = design->paragraph_space.above;
    block->space_below = design->paragraph_space.below;
}

/* "Label: " before what follows. */
static void add_label(struct maker *maker, cv_str label, struct cv_composer *composer)
{
    struct cv_mark mark = {.style = maker->builder->design->rest_style};
    if (label.length == 0) return;
    cv_composer_add_literal(composer, mark, label);
    cv_composer_add_literal(composer, mark, maker->builder->design->labels.colon);
}

static void build_rest_slot(struct maker *maker, enum cv_slot slot)
{
    struct cv_fill *fill = &maker->fill;
    if ((fill->left & CV_FIELD_BIT(slot)) == 0) return;
    const struct cv_text *text = &fill->entry->slots[slot].items[0];
    if (slot == CV_SLOT_SUMMARY || slot == CV_SLOT_DESCRIPTION) {
        fill->left &= ~CV_FIELD_BIT(slot);
        build_prose(maker, text, maker->builder->design->body);
        return;
    }
    struct cv_composer composer = cv_composer_new(maker->builder);
    add_label(maker, maker->builder->design->labels.slots[slot], &composer);
    cv_fill_field(fill, (enum cv_field)slot, (struct cv_mark){.style = maker->builder->design->body}, &composer);
    add_paragraph(maker, &composer);
}

/* All that no row has printed, so that no text of a profile is lost. */
static void build_rest(struct maker *maker)
{
    struct cv_fill *fill = &maker->fill;
    struct cv_mark body = {.style = maker->builder->design->body};
    if ((fill->left & CV_FIELD_BIT(CV_FIELD_DATES)) != 0) {
        struct cv_composer composer = cv_composer_new(maker->builder);
        cv_fill_field(fill, CV_FIELD_DATES, body, &composer);
        add_paragraph(maker, &composer);
    }
    for (int slot = 0; slot < CV_SLOT_COUNT; slot++) build_rest_slot(maker, (enum cv_slot)slot);
    if ((fill->left & CV_FIELD_BIT(CV_FIELD_HIGHLIGHTS)) != 0) build_highlights(maker, body.style);
    fill->left &= ~CV_FIELD_BIT(CV_FIELD_HIGHLIGHTS);
    for (size_t i = 0; i < fill->entry->extra_count; i++) {
        struct cv_composer composer = cv_composer_new(maker->builder);
        cv_fill_texts(maker->builder, &fill->entry->extras[i].texts, body, &composer);
        if (cv_composer_is_empty(&composer)) continue;
        composer = cv_composer_new(maker->builder);
        add_label(maker, fill->entry->extras[i].label, &composer);
        cv_fill_texts(maker->builder, &fill->entry->extras[i].texts, body, &composer);
        add_paragraph(maker, &composer);
    }
}

/* The row's own spaces, for the blocks that came after `before` in its place. */
static void set_space(struct maker *maker, const struct cv_row_template *row, struct cv_block *before)
{
    struct cv_block *first = before == NULL ? maker->block->first : before->next;
    struct cv_block *last = maker->block->last;
    if (!row->has_space || first == NULL || last == NULL) return;
    first->space_above = row->space.above;
    last->space_below = row->space.below;
}

/* True if the row was one placeholder that makes blocks. */
static bool build_lone(struct maker *maker, const struct cv_row_template *row)
{
    enum cv_field field = lone_field(maker, row);
    const struct cv_style *style = cv_fill_cell_style(&row->start, row->style);
    struct cv_block *before = maker->block->last;
    if (field == CV_FIELD_REST)
        build_rest(maker);
    else if (field == CV_FIELD_HIGHLIGHTS)
        build_highlights(maker, style);
    else if (field == CV_FIELD_POSITIONS)
        build_positions(maker);
    else if ((int)field == CV_SLOT_SUMMARY || (int)field == CV_SLOT_DESCRIPTION)
        build_prose(maker, &maker->fill.entry->slots[field].items[0], style);
    else
        return false;
    if (field != CV_FIELD_REST) maker->fill.left &= ~CV_FIELD_BIT(field);
    set_space(maker, row, before);
    return true;
}

/* --- rows --- */

/* The element of a row's start: a heading if the entry has none yet. */
static struct cv_element *start_element(struct maker *maker)
{
    struct cv_element *element = cv_builder_element(maker->builder, maker->element, maker->heading);
    maker->heading = CV_ROLE_P;
    return element;
}

static struct cv_paragraph *finish_start(struct maker *maker, struct cv_composer *composer, const struct cv_style *style)
{
    struct cv_element *element = start_element(maker);
    struct cv_paragraph *paragraph = cv_composer_finish(composer, style, element);
    if (element->role != CV_ROLE_P) element->title = cv_plain_line(maker->builder->cx->arena, paragraph->text);
    return paragraph;
}

static void build_row(struct maker *maker, const struct cv_row_template *row)
{
    struct cv_builder *builder = maker->builder;
    const struct cv_style *start_style = cv_fill_cell_style(&row->start, row->style);
    const struct cv_style *end_style = cv_fill_cell_style(&row->end, row->style);
    struct cv_composer start = cv_composer_new(builder);
    struct cv_composer end = cv_composer_new(builder);
    cv_fill_cell(&maker->fill, &row->start, row->style, &start);
    cv_fill_cell(&maker->fill, &row->end, row->style, &end);
    bool has_start = !cv_composer_is_empty(&start);
    bool has_end = !cv_composer_is_empty(&end);
    if (!has_start && !has_end) return;
    struct cv_block *block = cv_builder_block(builder, maker->block, has_end ? CV_BLOCK_ROW : CV_BLOCK_PARAGRAPH);
    if (has_start) block->start = finish_start(maker, &start, start_style);
    if (has_end) block->end = cv_composer_finish(&end, end_style, cv_builder_element(builder, maker->element, CV_ROLE_P));
    block->end_width = has_end ? builder->design->end_width : 0;
    block->space_above = row->space.above;
    block->space_below = row->space.below;
    block->keep_with_next = true;
}

/* What a cell began and the row has no place for. */
static void build_more(struct maker *maker)
{
    struct cv_fill *fill = &maker->fill;
    if (fill->more.count == 0) return;
    cv_prose_build(maker->builder, &fill->more, fill->more_from, maker->builder->design->body, maker->block, maker->element);
    fill->more.count = 0;
}

static void build_rows(struct maker *maker, const struct cv_row_templates *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        if (!build_lone(maker, &rows->items[i])) build_row(maker, &rows->items[i]);
        build_more(maker);
    }
    if (maker->block->last != NULL) maker->block->last->keep_with_next = false;
}

/* --- entries --- */

/* Characters printed since paragraph `first`. */
static size_t count_characters(const struct cv_builder *builder, size_t first)
{
    size_t count = 0;
    for (size_t i = first; i < builder->paragraphs.count; i++) count += cv_utf8_count(builder->paragraphs.items[i]->text);
    return count;
}

static void build_entry(struct cv_builder *builder, const struct cv_entry *entry, const struct cv_entry_design *design,
                        const struct cv_row_templates *rows, enum cv_role heading, struct cv_block *block,
                        struct cv_element *element)
{
    size_t first = builder->paragraphs.count;
    struct maker maker = {.builder = builder, .design = design, .fill = cv_fill_new(builder, entry), .heading = heading};
    if (maker.fill.left == 0 && entry->extra_count == 0) return;
    maker.block = cv_builder_block(builder, block, CV_BLOCK_GROUP);
    maker.element = heading == CV_ROLE_P ? element : cv_builder_element(builder, element, CV_ROLE_SECT);
    build_rows(&maker, rows);
    maker.block->keep_together = (int64_t)count_characters(builder, first) <= builder->design->keep_characters;
}

/* --- sections whose entries run on in one paragraph --- */

/* True if the first row prints all of the entry. */
static bool fits_one_row(struct cv_builder *builder, const struct cv_entry *entry, const struct cv_row_template *row)
{
    struct cv_fill fill = cv_fill_new(builder, entry);
    for (size_t i = 0; i < row->start.count; i++) {
        enum cv_field field = cv_fill_choose(&row->start.parts[i], fill.left);
        if (field != CV_FIELD_NONE) fill.left &= ~CV_FIELD_BIT(field);
    }
    if ((fill.left & CV_FIELD_BIT(CV_SLOT_SUMMARY)) == 0 && entry->slots[CV_SLOT_SUMMARY].count > 0 &&
        cv_prose_divide(builder, &entry->slots[CV_SLOT_SUMMARY].items[0]).count > 1)
        return false;
    return fill.left == 0 && entry->extra_count == 0;
}

static bool can_join(struct cv_builder *builder, const struct cv_section *section, const struct cv_entry_design *design)
{
    if (design->join.length == 0 || design->rows.count == 0 || design->rows.items[0].end.count > 0) return false;
    for (size_t i = 0; i < section->entry_count; i++)
        if (!fits_one_row(builder, &section->entries[i], &design->rows.items[0])) return false;
    return true;
}

static void build_joined(struct cv_builder *builder, const struct cv_section *section, const struct cv_entry_design *design,
                         struct cv_block *block, struct cv_element *element)
{
    const struct cv_row_template *row = &design->rows.items[0];
    struct cv_composer composer = cv_composer_new(builder);
    for (size_t i = 0; i < section->entry_count; i++) {
        struct cv_fill fill = cv_fill_new(builder, &section->entries[i]);
        if (fill.left != 0 && !cv_composer_is_empty(&composer))
            cv_composer_add_literal(&composer, (struct cv_mark){.style = row->style}, design->join);
        cv_fill_cell(&fill, &row->start, row->style, &composer);
    }
    if (cv_composer_is_empty(&composer)) return;
    struct cv_block *paragraph = cv_builder_block(builder, block, CV_BLOCK_PARAGRAPH);
    paragraph->start = cv_composer_finish(&composer, row->style, cv_builder_element(builder, element, CV_ROLE_P));
}

void cv_entries_build(struct cv_builder *builder, const struct cv_section *section, struct cv_block *block,
                      struct cv_element *element)
{
    const struct cv_entry_design *design = &builder->design->entries[section->kind];
    if (can_join(builder, section, design)) {
        build_joined(builder, section, design, block, element);
        return;
    }
    for (size_t i = 0; i < section->entry_count; i++) {
        const struct cv_entry *entry = &section->entries[i];
        struct cv_block *before = block->last;
        build_entry(builder, entry, design, entry->position_count > 0 ? &design->group : &design->rows,
                    design->heading ? CV_ROLE_H3 : CV_ROLE_P, block, element);
        if (i > 0 && block->last != before) block->last->space_above = design->gap;
    }
}
