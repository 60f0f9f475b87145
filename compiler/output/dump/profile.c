/* The profile as indented lines: what is empty is not there, texts stand in quotes with their line breaks written as \n. */
#include "output/dump/dump.h"

#include "base/strbuf.h"

static void add_indent(struct cv_strbuf *buf, int depth)
{
    for (int i = 0; i < depth; i++) cv_strbuf_add_c(buf, "  ");
}

static void add_quoted(struct cv_strbuf *buf, cv_str text)
{
    cv_strbuf_add_byte(buf, '"');
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte == '\n')
            cv_strbuf_add_c(buf, "\\n");
        else if (byte == '"' || byte == '\\')
            cv_strbuf_printf(buf, "\\%c", byte);
        else if (byte < ' ' || byte == 0x7F)
            cv_strbuf_printf(buf, "\\x%02X", byte);
        else
            cv_strbuf_add_byte(buf, (char)byte);
    }
    cv_strbuf_add_byte(buf, '"');
}

static void add_text(struct cv_strbuf *buf, int depth, const char *name, const struct cv_text *text)
{
    if (text->text.length == 0) return;
    add_indent(buf, depth);
    cv_strbuf_printf(buf, "%s: ", name);
    add_quoted(buf, text->text);
    cv_strbuf_add_byte(buf, '\n');
}

static void add_texts(struct cv_strbuf *buf, int depth, cv_str name, const struct cv_texts *texts)
{
    if (texts->count == 0) return;
    add_indent(buf, depth);
    cv_strbuf_add(buf, name);
    cv_strbuf_add_byte(buf, ':');
    for (size_t i = 0; i < texts->count; i++) {
        cv_strbuf_add_c(buf, i == 0 ? " " : ", ");
        add_quoted(buf, texts->items[i].text);
    }
    cv_strbuf_add_byte(buf, '\n');
}

static void add_extras(struct cv_strbuf *buf, int depth, const struct cv_extra *extras, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct cv_strbuf label = CV_STRBUF(buf->arena);
        cv_strbuf_add_c(&label, "extra ");
        add_quoted(&label, extras[i].label);
        add_texts(buf, depth, cv_strbuf_view(&label), &extras[i].texts);
    }
}

static void add_date(struct cv_strbuf *buf, const struct cv_date *date)
{
    switch (date->kind) {
    case CV_DATE_NONE:
        cv_strbuf_add_c(buf, "none");
        break;
    case CV_DATE_YEAR:
        cv_strbuf_printf(buf, "%04d", date->year);
        break;
    case CV_DATE_MONTH:
        cv_strbuf_printf(buf, "%04d-%02d", date->year, date->month);
        break;
    case CV_DATE_DAY:
        cv_strbuf_printf(buf, "%04d-%02d-%02d", date->year, date->month, date->day);
        break;
    case CV_DATE_PRESENT:
        cv_strbuf_add_c(buf, "present");
        break;
    case CV_DATE_FREE:
        add_quoted(buf, date->text.text);
        break;
    }
}

static void add_dates(struct cv_strbuf *buf, int depth, const struct cv_dates *dates)
{
    add_text(buf, depth, "date", &dates->free);
    if (dates->start.kind == CV_DATE_NONE) return;
    add_indent(buf, depth);
    cv_strbuf_add_c(buf, "dates: ");
    add_date(buf, &dates->start);
    if (dates->is_range) {
        cv_strbuf_add_c(buf, " to ");
        add_date(buf, &dates->end);
    }
    cv_strbuf_add_byte(buf, '\n');
}

static void add_highlights(struct cv_strbuf *buf, int depth, const struct cv_highlight *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        add_text(buf, depth, "highlight", &items[i].text);
        add_highlights(buf, depth + 1, items[i].children, items[i].count);
    }
}

static void add_entry(struct cv_strbuf *buf, int depth, const char *name, const struct cv_entry *entry)
{
    add_indent(buf, depth);
    cv_strbuf_printf(buf, "%s\n", name);
    for (int slot = 0; slot < CV_SLOT_COUNT; slot++)
        add_texts(buf, depth + 1, cv_str_from_c(cv_slot_name((enum cv_slot)slot)), &entry->slots[slot]);
    add_dates(buf, depth + 1, &entry->dates);
    add_highlights(buf, depth + 1, entry->highlights.items, entry->highlights.count);
    add_extras(buf, depth + 1, entry->extras, entry->extra_count);
    for (size_t i = 0; i < entry->position_count; i++) add_entry(buf, depth + 1, "position", &entry->positions[i]);
}

static void add_basics(struct cv_strbuf *buf, const struct cv_basics *basics)
{
    cv_strbuf_add_c(buf, "basics\n");
    add_text(buf, 1, "name", &basics->name);
    add_text(buf, 1, "label", &basics->label);
    add_text(buf, 1, "image", &basics->image);
    add_text(buf, 1, "email", &basics->email);
    add_text(buf, 1, "phone", &basics->phone);
    add_text(buf, 1, "url", &basics->url);
    add_text(buf, 1, "location", &basics->location);
    for (size_t i = 0; i < basics->profile_count; i++) {
        const struct cv_network *network = &basics->profiles[i];
        cv_strbuf_add_c(buf, "  profile\n");
        add_text(buf, 2, "network", &network->network);
        add_text(buf, 2, "username", &network->username);
        add_text(buf, 2, "url", &network->url);
    }
    add_extras(buf, 1, basics->extras, basics->extra_count);
}

static void add_section(struct cv_strbuf *buf, const struct cv_section *section)
{
    cv_strbuf_printf(buf, "section %s\n", cv_section_kind_key(section->kind));
    add_text(buf, 1, "title", &section->title);
    add_text(buf, 1, "text", &section->text);
    for (size_t i = 0; i < section->entry_count; i++) add_entry(buf, 1, "entry", &section->entries[i]);
}

cv_str cv_dump_profile(struct cv_arena *arena, const struct cv_profile *profile)
{
    struct cv_strbuf buf = CV_STRBUF(arena);
    cv_strbuf_printf(&buf, "profile\n  lang: %.*s\n", CV_STR_ARG(profile->lang));
    add_text(&buf, 1, "layout", &profile->layout);
    if (profile->design != NULL) cv_strbuf_printf(&buf, "  design: %zu settings\n", profile->design->count);
    add_texts(&buf, 1, CV_STR("keywords"), &profile->keywords);
    add_basics(&buf, &profile->basics);
    for (size_t i = 0; i < profile->section_count; i++) add_section(&buf, &profile->sections[i]);
    return cv_strbuf_view(&buf);
}
