/* "Sept 2017 – Present", "2006 – 2010", "12 May 2021"; a date in words of its own as it stands. */
#include "document/dates.h"

#include "document/fill.h"
#include "document/inline.h"

static bool is_printable_date(const struct cv_date *date)
{
    return date->kind != CV_DATE_NONE && (date->kind != CV_DATE_FREE || cv_str_trim(date->text.text).length > 0);
}

bool cv_dates_are_printable(const struct cv_dates *dates)
{
    return cv_str_trim(dates->free.text).length > 0 || is_printable_date(&dates->start) || is_printable_date(&dates->end);
}

static bool shows_day(const struct cv_template *template)
{
    for (size_t i = 0; i < template->count; i++)
        for (size_t k = 0; k < template->parts[i].field_count; k++)
            if (template->parts[i].fields[k] == CV_FIELD_DAY) return true;
    return false;
}

static cv_str date_text(struct cv_builder *builder, const struct cv_date *date, bool in_range)
{
    const struct cv_labels *labels = &builder->design->labels;
    struct cv_arena *arena = builder->cx->arena;
    if (date->kind == CV_DATE_NONE) return (cv_str){0};
    if (date->kind == CV_DATE_FREE) return date->text.text;
    if (date->kind == CV_DATE_PRESENT) return labels->present;
    struct cv_value values[] = {
        {CV_FIELD_YEAR, cv_str_printf(arena, "%d", date->year)}, {CV_FIELD_MONTH, {0}}, {CV_FIELD_DAY, {0}}};
    if (date->kind == CV_DATE_YEAR) return cv_fill_text(arena, &labels->year, values, 1);
    bool has_day = date->kind == CV_DATE_DAY && shows_day(in_range ? &labels->day_in_range : &labels->day);
    values[1].text = (has_day ? labels->months_with_day : labels->months)[date->month - 1];
    if (date->kind == CV_DATE_MONTH) return cv_fill_text(arena, &labels->month, values, 2);
    values[2].text = cv_str_printf(arena, "%d", date->day);
    return cv_fill_text(arena, in_range ? &labels->day_in_range : &labels->day, values, 3);
}

/* Adds text that was made from a date, with the date's place for diagnostics. */
static void add(struct cv_composer *composer, struct cv_mark mark, const struct cv_date *date, cv_str text)
{
    struct cv_text source = {.text = text, .span = date->text.span};
    if (date->kind == CV_DATE_FREE)
        cv_inline_parse(composer, mark, &date->text, 0, date->text.text.length);
    else
        cv_composer_add(composer, mark, &source, 0, text.length);
}

void cv_dates_add(struct cv_builder *builder, const struct cv_dates *dates, struct cv_mark mark, struct cv_composer *composer)
{
    if (cv_str_trim(dates->free.text).length > 0) {
        cv_inline_parse(composer, mark, &dates->free, 0, dates->free.text.length);
        return;
    }
    cv_str start = date_text(builder, &dates->start, dates->is_range);
    cv_str end = date_text(builder, &dates->end, dates->is_range);
    const struct cv_template *range = &builder->design->labels.range;
    bool both = start.length > 0 && end.length > 0 && !cv_str_equal(start, end);
    for (size_t i = 0; i < range->count && both; i++) {
        const struct cv_template_part *part = &range->parts[i];
        cv_fill_literals(&part->separator, mark.style, composer);
        cv_fill_literals(&part->prefix, mark.style, composer);
        if (part->field_count > 0 && part->fields[0] == CV_FIELD_START) add(composer, mark, &dates->start, start);
        if (part->field_count > 0 && part->fields[0] == CV_FIELD_END) add(composer, mark, &dates->end, end);
        cv_fill_literals(&part->suffix, mark.style, composer);
    }
    if (!both && start.length > 0) add(composer, mark, &dates->start, start);
    if (!both && start.length == 0) add(composer, mark, &dates->end, end);
}
