/* A contact is an icon (an artifact) and a text, most often a link. A profile is shown as its address, which says both network
 * and name and is understood without the icon; where the address does not hold the name, as "Network: name". */
#include "document/contacts.h"

#include "document/fill.h"
#include "document/inline.h"
#include "document/url.h"

struct contact {
    enum cv_contact kind;
    const struct cv_text *text; /* where it comes from */
    cv_str shown;               /* plain text; empty: `text` with its markup */
    cv_str label;               /* printed before it, with a colon; may be empty */
    cv_str target;              /* empty: no link */
    cv_str network;             /* its name; empty: this is no profile */
};

struct writer {
    struct cv_builder *builder;
    const struct cv_style *style;
    struct cv_composer *composer;
    bool printed;
};

static bool is_printable(const struct cv_text *text)
{
    return cv_str_trim(text->text).length > 0;
}

static cv_str icon_for(const struct cv_contacts_design *design, cv_str key)
{
    for (size_t i = 0; i < design->icon_count; i++)
        if (cv_str_equal_nocase(design->icons[i].key, key)) return design->icons[i].icon;
    return (cv_str){0};
}

/* A network's icon has the network's name, unless the layout gives it another; where there is none, it is the usual one. */
static void add_icon(struct writer *writer, const struct contact *contact)
{
    const struct cv_contacts_design *design = &writer->builder->design->contacts;
    cv_str usual = icon_for(design, cv_str_from_c(cv_contact_name(contact->kind)));
    cv_str own = icon_for(design, contact->network);
    if (own.length == 0) own = contact->network;
    if (!design->show_icons || (own.length == 0 && usual.length == 0)) return;
    cv_composer_icon(writer->composer, design->icon_style, own.length > 0 ? own : usual, own.length > 0 ? usual : (cv_str){0},
                     design->icon_gap);
}

/* What the link does, in words. */
static cv_str link_alt(const struct cv_builder *builder, const struct contact *contact)
{
    const struct cv_value values[] = {{CV_FIELD_NAME, builder->name}, {CV_FIELD_NETWORK, contact->network}};
    return cv_fill_text(builder->cx->arena, &builder->design->labels.contacts[contact->kind], values, 2);
}

static void add(struct writer *writer, const struct contact *contact)
{
    const struct cv_contacts_design *design = &writer->builder->design->contacts;
    struct cv_mark mark = {.style = writer->style, .unbreakable = true};
    if (writer->printed)
        cv_composer_add_literal(writer->composer, (struct cv_mark){.style = design->separator_style}, design->separator);
    writer->printed = true;
    add_icon(writer, contact);
    if (contact->target.length > 0)
        mark.link = cv_composer_link(writer->composer, contact->target, link_alt(writer->builder, contact));
    if (contact->label.length > 0) {
        cv_composer_add_literal(writer->composer, mark, contact->label);
        cv_composer_add_literal(writer->composer, mark, writer->builder->design->labels.colon);
    }
    struct cv_text shown = *contact->text;
    if (contact->shown.length > 0) {
        shown.text = contact->shown;
        cv_composer_add(writer->composer, mark, &shown, 0, shown.text.length);
    } else
        cv_inline_parse(writer->composer, mark, &shown, 0, shown.text.length);
}

/* An address of one of the kinds that stand once in `basics`. */
static void add_single(struct writer *writer, enum cv_contact kind, const struct cv_text *text)
{
    struct cv_arena *arena = writer->builder->cx->arena;
    struct contact contact = {.kind = kind, .text = text};
    struct cv_url url = {.target = {0}};
    if (!is_printable(text)) return;
    bool linked = kind == CV_CONTACT_LOCATION;
    if (kind == CV_CONTACT_PHONE) {
        linked = cv_url_from_phone(arena, text->text, &contact.target);
        contact.shown = cv_str_trim(text->text);
        if (!linked) contact.target = (cv_str){0};
    } else if (kind != CV_CONTACT_LOCATION) {
        linked = cv_url_from_text(arena, text->text, &url);
        contact.shown = linked ? url.shown : cv_str_trim(text->text);
        contact.target = url.target;
    }
    if (!linked) cv_builder_warn_address(writer->builder, text, 0, text->text.length);
    add(writer, &contact);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool contains_nocase(cv_str text, cv_str part)
{
    for (size_t i = 0; i + part.length <= text.length; i++) {
        size_t k = 0;
        while (k < part.length && lower(text.data[i + k]) == lower(part.data[k])) k++;
        if (k == part.length) return true;
    }
    return false;
}

static void add_network(struct writer *writer, const struct cv_network *network)
{
    struct cv_arena *arena = writer->builder->cx->arena;
    cv_str name = cv_inline_plain(writer->builder, &network->network);
    cv_str username = cv_str_trim(network->username.text);
    struct contact contact = {.kind = CV_CONTACT_PROFILES, .network = name};
    struct cv_url url = {.target = {0}};
    bool linked = is_printable(&network->url) && cv_url_from_text(arena, network->url.text, &url);
    if (is_printable(&network->url) && !linked)
        cv_builder_warn_address(writer->builder, &network->url, 0, network->url.text.length);
    contact.target = url.target;
    contact.text = is_printable(&network->url) ? &network->url : &network->username;
    contact.shown = linked ? url.shown : cv_str_trim(contact.text->text);
    if (linked && username.length > 0 && !contains_nocase(url.target, username)) {
        contact.text = &network->username;
        contact.shown = username;
    }
    if (contact.text != &network->url || !linked) contact.label = name;
    if (contact.shown.length == 0) {
        contact.label = (cv_str){0};
        contact.text = &network->network;
    }
    if (is_printable(contact.text)) add(writer, &contact);
}

static void add_extra(struct writer *writer, const struct cv_extra *extra)
{
    for (size_t i = 0; i < extra->texts.count; i++) {
        struct contact contact = {.kind = CV_CONTACT_EXTRAS, .text = &extra->texts.items[i], .label = extra->label};
        if (is_printable(contact.text)) add(writer, &contact);
    }
}

static void add_kind(struct writer *writer, enum cv_contact kind)
{
    const struct cv_basics *basics = &writer->builder->profile->basics;
    switch (kind) {
    case CV_CONTACT_LOCATION:
        add_single(writer, kind, &basics->location);
        return;
    case CV_CONTACT_PHONE:
        add_single(writer, kind, &basics->phone);
        return;
    case CV_CONTACT_EMAIL:
        add_single(writer, kind, &basics->email);
        return;
    case CV_CONTACT_URL:
        add_single(writer, kind, &basics->url);
        return;
    case CV_CONTACT_PROFILES:
        for (size_t i = 0; i < basics->profile_count; i++) add_network(writer, &basics->profiles[i]);
        return;
    case CV_CONTACT_EXTRAS:
        for (size_t i = 0; i < basics->extra_count; i++) add_extra(writer, &basics->extras[i]);
        return;
    case CV_CONTACT_COUNT:
        return;
    }
}

bool cv_contacts_are_printable(const struct cv_builder *builder)
{
    const struct cv_basics *basics = &builder->profile->basics;
    return is_printable(&basics->location) || is_printable(&basics->phone) || is_printable(&basics->email) ||
           is_printable(&basics->url) || basics->profile_count > 0 || basics->extra_count > 0;
}

void cv_contacts_add(struct cv_builder *builder, const struct cv_style *style, struct cv_composer *composer)
{
    const struct cv_contacts_design *design = &builder->design->contacts;
    struct writer writer = {.builder = builder, .style = style, .composer = composer};
    for (size_t i = 0; i < design->count; i++) add_kind(&writer, design->order[i]);
}
