/* Filling. A part is printed if one of its fields has something to print: its separator if another part was printed before it,
 * then prefix, field and suffix. */
#include "document/fill.h"

#include "document/dates.h"
#include "document/inline.h"
#include "document/url.h"

enum cv_field cv_fill_choose(const struct cv_template_part *part, uint64_t left)
{
    for (size_t i = 0; i < part->field_count; i++)
        if ((left & CV_FIELD_BIT(part->fields[i])) != 0) return part->fields[i];
    return CV_FIELD_NONE;
}

const struct cv_style *cv_fill_cell_style(const struct cv_template *template, const struct cv_style *style)
{
    for (size_t i = 0; i < template->count; i++)
        if (template->parts[i].field_count > 0) return template->parts[i].style != NULL ? template->parts[i].style : style;
    return style;
}

/* --- plain text --- */

static void add_texts(struct cv_strbuf *buf, const struct cv_template_texts *texts)
{
    for (size_t i = 0; i < texts->count; i++) cv_strbuf_add(buf, texts->items[i].text);
}

static cv_str value_of(const struct cv_value *values, size_t count, enum cv_field field)
{
    for (size_t i = 0; i < count; i++)
        if (values[i].field == field) return values[i].text;
    return (cv_str){0};
}

cv_str cv_fill_text(struct cv_arena *arena, const struct cv_template *template, const struct cv_value *values, size_t count)
{
    struct cv_strbuf buf = CV_STRBUF(arena);
    uint64_t left = 0;
    bool printed = false;
    for (size_t i = 0; i < count; i++)
        if (values[i].text.length > 0) left |= CV_FIELD_BIT(values[i].field);
    for (size_t i = 0; i < template->count; i++) {
        const struct cv_template_part *part = &template->parts[i];
        enum cv_field field = cv_fill_choose(part, left);
        if (part->field_count > 0 && field == CV_FIELD_NONE) continue;
        if (printed) add_texts(&buf, &part->separator);
        add_texts(&buf, &part->prefix);
        cv_strbuf_add(&buf, value_of(values, count, field));
        add_texts(&buf, &part->suffix);
        printed = true;
    }
    return cv_strbuf_view(&buf);
}

/* --- entries --- */

static bool is_printable(const struct cv_texts *texts)
{
    for (size_t i = 0; i < texts->count; i++)
        if (cv_str_trim(texts->items[i].text).length > 0) return true;
    return false;
}

struct cv_fill cv_fill_new(struct cv_builder *builder, const struct cv_entry *entry)
{
    struct cv_fill fill = {.builder = builder, .entry = entry};
    for (int slot = 0; slot < CV_SLOT_COUNT; slot++)
        if (is_printable(&entry->slots[slot])) fill.left |= CV_FIELD_BIT(slot);
    if (cv_dates_are_printable(&entry->dates)) fill.left |= CV_FIELD_BIT(CV_FIELD_DATES);
    if (entry->highlights.count > 0) fill.left |= CV_FIELD_BIT(CV_FIELD_HIGHLIGHTS);
    if (entry->position_count > 0) fill.left |= CV_FIELD_BIT(CV_FIELD_POSITIONS);
    return fill;
}

void cv_fill_literals(const struct cv_template_texts *texts, const struct cv_style *style, struct cv_composer *composer)
{
    for (size_t i = 0; i < texts->count; i++) {
        const struct cv_template_text *text = &texts->items[i];
        struct cv_markup markup = {.strong = text->strong, .emphasis = text->emphasis, .code = text->code};
        cv_composer_add_literal(composer, (struct cv_mark){.style = style, .markup = markup}, text->text);
    }
}

void cv_fill_texts(struct cv_builder *builder, const struct cv_texts *texts, struct cv_mark mark, struct cv_composer *composer)
{
    bool printed = false;
    for (size_t i = 0; i < texts->count; i++) {
        const struct cv_text *text = &texts->items[i];
        if (cv_str_trim(text->text).length == 0) continue;
        if (printed) cv_composer_add_literal(composer, mark, builder->design->labels.list_separator);
        cv_inline_parse(composer, mark, text, 0, text->text.length);
        printed = true;
    }
}

/* The address as it stands on paper, linked to; what cannot be a link is printed as it stands. */
static void add_link(struct cv_fill *fill, const struct cv_text *text, struct cv_mark mark, struct cv_composer *composer)
{
    struct cv_url url;
    struct cv_builder *builder = fill->builder;
    if (!cv_url_from_text(builder->cx->arena, text->text, &url)) {
        cv_builder_warn_address(builder, text, 0, text->text.length);
        cv_composer_add(composer, mark, text, 0, text->text.length);
        return;
    }
    if (mark.link == 0) mark.link = cv_composer_link(composer, url.target, (cv_str){0});
    mark.markup.link = true;
    size_t start = (size_t)(url.shown.data - text->text.data);
    cv_composer_add(composer, mark, text, start, start + url.shown.length);
}

/* The first paragraph runs in; the rest follows the row. */
static void add_summary(struct cv_fill *fill, const struct cv_text *text, struct cv_mark mark, struct cv_composer *composer)
{
    struct cv_prose prose = cv_prose_divide(fill->builder, text);
    size_t first = 0;
    if (prose.count > 0 && prose.parts[0].depth == 0) {
        cv_inline_parse(composer, mark, text, prose.parts[0].start, prose.parts[0].end);
        first = 1;
    }
    if (first >= prose.count) return;
    fill->more = prose;
    fill->more_from = first;
}

void cv_fill_field(struct cv_fill *fill, enum cv_field field, struct cv_mark mark, struct cv_composer *composer)
{
    fill->left &= ~CV_FIELD_BIT(field);
    if (field == CV_FIELD_DATES) {
        cv_dates_add(fill->builder, &fill->entry->dates, mark, composer);
        return;
    }
    if ((int)field >= CV_SLOT_COUNT) return;
    const struct cv_texts *texts = &fill->entry->slots[field];
    if ((int)field == CV_SLOT_LINK)
        add_link(fill, &texts->items[0], mark, composer);
    else if ((int)field == CV_SLOT_SUMMARY)
        add_summary(fill, &texts->items[0], mark, composer);
    else
        cv_fill_texts(fill->builder, texts, mark, composer);
}

/* The link that a part is to be, if its address can be one: then it has been printed, as far as it can be. */
static uint32_t open_link(struct cv_fill *fill, const struct cv_template_part *part, struct cv_composer *composer)
{
    struct cv_url url;
    if (part->link == CV_FIELD_NONE || (fill->left & CV_FIELD_BIT(part->link)) == 0) return 0;
    const struct cv_text *text = &fill->entry->slots[part->link].items[0];
    if (!cv_url_from_text(fill->builder->cx->arena, text->text, &url)) return 0;
    fill->left &= ~CV_FIELD_BIT(part->link);
    return cv_composer_link(composer, url.target, (cv_str){0});
}

void cv_fill_cell(struct cv_fill *fill, const struct cv_template *template, const struct cv_style *style,
                  struct cv_composer *composer)
{
    bool printed = false;
    for (size_t i = 0; i < template->count; i++) {
        const struct cv_template_part *part = &template->parts[i];
        enum cv_field field = cv_fill_choose(part, fill->left);
        if (field == CV_FIELD_NONE) continue;
        struct cv_mark mark = {.style = part->style != NULL ? part->style : style};
        mark.markup = (struct cv_markup){.strong = part->strong, .emphasis = part->emphasis, .code = part->code};
        mark.link = open_link(fill, part, composer);
        mark.markup.link = mark.link != 0;
        if (printed) cv_fill_literals(&part->separator, style, composer);
        cv_fill_literals(&part->prefix, style, composer);
        cv_fill_field(fill, field, mark, composer);
        cv_fill_literals(&part->suffix, style, composer);
        printed = true;
    }
}
