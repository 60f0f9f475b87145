/* The document: the name block, then a Sect with an H2 for each section. Elements are made in reading order, so that their
 * numbers are that order. */
#include "document/document.h"

#include "document/contacts.h"
#include "document/entry.h"
#include "document/fill.h"
#include "document/inline.h"

/* --- name block --- */

static bool is_printable(const struct cv_text *text)
{
    return cv_str_trim(text->text).length > 0;
}

static void add_header_field(struct cv_builder *builder, enum cv_field field, struct cv_mark mark, struct cv_composer *composer)
{
    const struct cv_basics *basics = &builder->profile->basics;
    if (field == CV_FIELD_CONTACTS)
        cv_contacts_add(builder, mark.style, composer);
    else {
        const struct cv_text *text = field == CV_FIELD_NAME ? &basics->name : &basics->label;
        cv_inline_parse(composer, mark, text, 0, text->text.length);
    }
}

/* Fills a cell of the name block; true if the name is in it. */
static bool fill_header_cell(struct cv_builder *builder, const struct cv_template *template, const struct cv_style *style,
                             struct cv_composer *composer)
{
    const struct cv_basics *basics = &builder->profile->basics;
    uint64_t left = 0;
    if (is_printable(&basics->name)) left |= CV_FIELD_BIT(CV_FIELD_NAME);
    if (is_printable(&basics->label)) left |= CV_FIELD_BIT(CV_FIELD_LABEL);
    if (cv_contacts_are_printable(builder)) left |= CV_FIELD_BIT(CV_FIELD_CONTACTS);
    bool printed = false;
    bool named = false;
    for (size_t i = 0; i < template->count; i++) {
        const struct cv_template_part *part = &template->parts[i];
        enum cv_field field = cv_fill_choose(part, left);
        if (field == CV_FIELD_NONE) continue;
        struct cv_mark mark = {.style = part->style != NULL ? part->style : style};
        mark.markup = (struct cv_markup){.strong = part->strong, .emphasis = part->emphasis, .code = part->code};
        if (printed) cv_fill_literals(&part->separator, style, composer);
        cv_fill_literals(&part->prefix, style, composer);
        add_header_field(builder, field, mark, composer);
        cv_fill_literals(&part->suffix, style, composer);
        printed = true;
        named = named || field == CV_FIELD_NAME;
    }
    return named;
}

static struct cv_paragraph *finish_header_cell(struct cv_builder *builder, struct cv_composer *composer,
                                               const struct cv_style *style, bool named, struct cv_element *parent)
{
    if (cv_composer_is_empty(composer)) return NULL;
    struct cv_element *element = cv_builder_element(builder, parent, named ? CV_ROLE_H1 : CV_ROLE_P);
    if (named) element->title = builder->name;
    return cv_composer_finish(composer, style, element);
}

static void build_header_row(struct cv_builder *builder, const struct cv_row_template *row, struct cv_block *block,
                             struct cv_element *element)
{
    struct cv_composer start = cv_composer_new(builder);
    struct cv_composer end = cv_composer_new(builder);
    bool start_named = fill_header_cell(builder, &row->start, row->style, &start);
    bool end_named = fill_header_cell(builder, &row->end, row->style, &end);
    bool is_row = !cv_composer_is_empty(&end);
    if (cv_composer_is_empty(&start) && !is_row) return;
    struct cv_block *line = cv_builder_block(builder, block, is_row ? CV_BLOCK_ROW : CV_BLOCK_PARAGRAPH);
    line->start = finish_header_cell(builder, &start, cv_fill_cell_style(&row->start, row->style), start_named, element);
    line->end = finish_header_cell(builder, &end, cv_fill_cell_style(&row->end, row->style), end_named, element);
    line->space_above = row->space.above;
    line->space_below = row->space.below;
    line->keep_with_next = true;
}

static void build_header(struct cv_builder *builder, struct cv_block *root, struct cv_element *element)
{
    const struct cv_row_templates *rows = &builder->design->name_block;
    struct cv_block *block = cv_builder_block(builder, root, CV_BLOCK_GROUP);
    for (size_t i = 0; i < rows->count; i++) build_header_row(builder, &rows->items[i], block, element);
}

/* --- sections --- */

static void build_heading(struct cv_builder *builder, const struct cv_section *section, struct cv_block *block,
                          struct cv_element *parent)
{
    const struct cv_design *design = builder->design;
    struct cv_composer composer = cv_composer_new(builder);
    struct cv_mark mark = {.style = design->section_style};
    cv_inline_parse(&composer, mark, &section->title, 0, section->title.text.length);
    if (cv_composer_is_empty(&composer)) cv_composer_add_literal(&composer, mark, design->labels.sections[section->kind]);
    if (cv_composer_is_empty(&composer)) return;
    struct cv_element *element = cv_builder_element(builder, parent, CV_ROLE_H2);
    struct cv_block *heading = cv_builder_block(builder, block, CV_BLOCK_PARAGRAPH);
    heading->start = cv_composer_finish(&composer, design->section_style, element);
    element->title = cv_plain_line(builder->cx->arena, heading->start->text);
    heading->space_above = design->section_space.above;
    heading->space_below = design->section_space.below;
    heading->keep_with_next = true;
    heading->rule = design->section_rule;
}

static void build_section(struct cv_builder *builder, const struct cv_section *section, struct cv_block *root,
                          struct cv_element *element)
{
    struct cv_block *block = cv_builder_block(builder, root, CV_BLOCK_GROUP);
    struct cv_element *sect = cv_builder_element(builder, element, CV_ROLE_SECT);
    build_heading(builder, section, block, sect);
    struct cv_prose prose = cv_prose_divide(builder, &section->text);
    cv_prose_build(builder, &prose, 0, builder->design->body, block, sect);
    cv_entries_build(builder, section, block, sect);
}

/* --- metadata --- */

static cv_str join_keywords(struct cv_builder *builder, const struct cv_texts *keywords)
{
    struct cv_strbuf buf = CV_STRBUF(builder->cx->arena);
    for (size_t i = 0; i < keywords->count; i++) {
        cv_str keyword = cv_inline_plain(builder, &keywords->items[i]);
        if (keyword.length == 0) continue;
        if (buf.length > 0) cv_strbuf_add_c(&buf, ", ");
        cv_strbuf_add(&buf, keyword);
    }
    return cv_strbuf_view(&buf);
}

static void fill_metadata(struct cv_builder *builder, struct cv_document *document)
{
    const struct cv_labels *labels = &builder->design->labels;
    const struct cv_value values[] = {{CV_FIELD_NAME, builder->name}, {CV_FIELD_DOCUMENT, labels->document}};
    document->title = cv_fill_text(builder->cx->arena, &labels->title, values, sizeof values / sizeof *values);
    document->author = builder->name;
    document->subject = cv_inline_plain(builder, &builder->profile->basics.label);
    document->keywords = join_keywords(builder, &builder->profile->keywords);
    document->lang = builder->profile->lang;
}

bool cv_document_build(struct cv_context *cx, const struct cv_profile *profile, const struct cv_design *design,
                       const struct cv_document **ret_document)
{
    size_t errors = cx->diags->errors;
    struct cv_builder builder = {.cx = cx, .profile = profile, .design = design};
    builder.name = cv_inline_plain(&builder, &profile->basics.name);
    struct cv_document *document = CV_NEW(cx->arena, struct cv_document);
    document->design = design;
    document->root = cv_builder_block(&builder, NULL, CV_BLOCK_GROUP);
    document->elements = cv_builder_element(&builder, NULL, CV_ROLE_DOCUMENT);
    build_header(&builder, document->root, document->elements);
    for (size_t i = 0; i < profile->section_count; i++)
        build_section(&builder, &profile->sections[i], document->root, document->elements);
    document->element_count = builder.element_count;
    document->paragraphs = builder.paragraphs.items;
    document->paragraph_count = (uint32_t)builder.paragraphs.count;
    fill_metadata(&builder, document);
    *ret_document = document;
    return cx->diags->errors == errors;
}

/* --- page furniture --- */

cv_str cv_furniture_text(struct cv_arena *arena, const struct cv_furniture *furniture, cv_str name, size_t page, size_t pages)
{
    const struct cv_template *template = pages == 1 ? &furniture->single : page == 1 ? &furniture->first : &furniture->other;
    const struct cv_value values[] = {
        {CV_FIELD_NAME, name},
        {CV_FIELD_PAGE, cv_str_printf(arena, "%zu", page)},
        {CV_FIELD_PAGES, cv_str_printf(arena, "%zu", pages)},
    };
    return cv_fill_text(arena, template, values, sizeof values / sizeof *values);
}
