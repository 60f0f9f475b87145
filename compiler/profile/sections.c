#include "profile/sections.h"

#include "profile/entry.h"
#include "profile/extra.h"
#include "profile/text.h"

/* So many sections of one's own can be named; and with so many of them a mistyped name is compared. */
enum { MOST_NAMES = 256, MOST_COMPARED = 32 };

struct reading {
    struct cv_decoder *decoder;
    const struct cv_fields *document;
    struct cv_text summary;
    bool is_done[CV_SECTION_KIND_COUNT]; /* official sections */
    bool *is_extra_done;                 /* the document's extras */
    struct cv_section *items;
    size_t count;
    size_t capacity;
};

/* --- names --- */

static const struct cv_node *name_of_item(const struct cv_node *item)
{
    const struct cv_node *name = item->kind == CV_NODE_MAPPING ? cv_node_lookup(item, "section") : item;
    if (name == NULL && item->kind == CV_NODE_MAPPING && item->count == 1) return item; /* `- talks: Lectures` */
    return name;
}

static void note_name(struct cv_decoder *decoder, const struct cv_node *item)
{
    const struct cv_node *name = name_of_item(item);
    if (name == NULL || decoder->own_count == MOST_NAMES) return;
    if (name->kind == CV_NODE_MAPPING) decoder->own[decoder->own_count++] = name->pairs[0].key;
    if (name->kind == CV_NODE_SCALAR) decoder->own[decoder->own_count++] = cv_str_trim(name->scalar);
}

void cv_sections_note_names(struct cv_decoder *decoder, const struct cv_node *root)
{
    const struct cv_node *sections = cv_node_lookup(root, "sections");
    if (cv_node_is_empty(sections)) return;
    decoder->own = CV_NEW_ARRAY(decoder->cx->arena, cv_str, MOST_NAMES);
    decoder->has_sections = true;
    if (sections->kind == CV_NODE_SCALAR) note_name(decoder, sections);
    for (size_t i = 0; sections->kind == CV_NODE_SEQUENCE && i < sections->count; i++) note_name(decoder, sections->items[i]);
    for (size_t i = 0; sections->kind == CV_NODE_MAPPING && i < sections->count && i < MOST_NAMES; i++)
        decoder->own[decoder->own_count++] = sections->pairs[i].key;
}

/* What a name in `sections` stands for. */
struct target {
    enum { TARGET_NONE, TARGET_KIND, TARGET_EXTRA, TARGET_HEADER } what;
    enum cv_section_kind kind;
    size_t extra; /* index in the document's extras */
};

static struct target target_of(const struct reading *reading, cv_str name)
{
    if (cv_str_equal(name, CV_STR("basics"))) return (struct target){.what = TARGET_HEADER};
    for (int kind = 0; kind < CV_SECTION_CUSTOM; kind++)
        if (cv_str_equal(name, cv_str_from_c(cv_section_kind_key((enum cv_section_kind)kind))))
            return (struct target){.what = TARGET_KIND, .kind = (enum cv_section_kind)kind};
    for (size_t i = 0; i < reading->document->extra_count; i++)
        if (cv_str_equal(name, reading->document->extras[i]->key)) return (struct target){.what = TARGET_EXTRA, .extra = i};
    return (struct target){.what = TARGET_NONE};
}

/* Reports a name that nothing has, and gives what it was most likely meant for. */
static struct target nearest_target(struct reading *reading, const struct cv_text *name)
{
    const char *names[CV_SECTION_KIND_COUNT + MOST_COMPARED];
    size_t count = 0;
    for (int kind = 0; kind < CV_SECTION_CUSTOM; kind++) names[count++] = cv_section_kind_key((enum cv_section_kind)kind);
    for (size_t i = 0; i < reading->document->extra_count && i < MOST_COMPARED; i++)
        names[count++] = cv_str_to_c(reading->decoder->cx->arena, reading->document->extras[i]->key);
    cv_str shown = cv_text_clip(name->text);
    struct cv_diag *diag = cv_diag_add(reading->decoder->cx->diags, CV_CODE_UNKNOWN_SECTION, name->span,
                                       "there is no section `%.*s` in the profile", CV_STR_ARG(shown));
    const char *nearest = cv_fields_suggest(reading->decoder, name->text, names, count);
    if (nearest == NULL) {
        cv_diag_label(reading->decoder->cx->diags, diag, "left out");
        cv_diag_hint(reading->decoder->cx->diags, diag, "remove it, or write the section at the top level under this key");
        return (struct target){.what = TARGET_NONE};
    }
    cv_diag_label(reading->decoder->cx->diags, diag, "read as `%s`", nearest);
    cv_diag_hint(reading->decoder->cx->diags, diag, "use `%s`", nearest);
    return target_of(reading, cv_str_from_c(nearest));
}

/* --- sections --- */

/* Empty ones are left out. */
static void push(struct reading *reading, const struct cv_section *section)
{
    if (section->text.text.length == 0 && section->entry_count == 0) return;
    cv_vec_push(reading->decoder->cx->arena, reading, *section);
}

static void read_entries(struct reading *reading, const struct cv_pair *pair, struct cv_section *section)
{
    struct cv_text text;
    struct cv_entries entries = cv_entries_read(reading->decoder, pair, &section->kind, &text);
    section->entries = entries.items;
    section->entry_count = entries.count;
    section->span = cv_text_join_spans(pair->key_span, pair->value->span);
    if (section->text.text.length == 0) {
        section->text = text;
    } else if (text.text.length != 0) {
        cv_str both =
            cv_str_printf(reading->decoder->cx->arena, "%.*s\n\n%.*s", CV_STR_ARG(section->text.text), CV_STR_ARG(text.text));
        section->text = cv_text_made(both, cv_text_join_spans(section->text.span, text.span));
    }
}

static void add_kind(struct reading *reading, enum cv_section_kind kind, struct cv_text title)
{
    reading->is_done[kind] = true;
    struct cv_section section = {.kind = kind, .title = title};
    const struct cv_pair *pair =
        kind == CV_SECTION_SUMMARY ? NULL : cv_fields_lookup(reading->document, cv_section_kind_key(kind));
    if (kind == CV_SECTION_SUMMARY) {
        section.text = reading->summary;
        section.span = reading->summary.span;
    }
    if (pair != NULL) read_entries(reading, pair, &section);
    push(reading, &section);
}

/* A section of the top level that the format does not know is titled by its key. */
static void add_extra(struct reading *reading, size_t index, struct cv_text title)
{
    reading->is_extra_done[index] = true;
    const struct cv_pair *pair = reading->document->extras[index];
    if (title.text.length == 0) title = cv_text_made(cv_extra_label(reading->decoder->cx->arena, pair->key), pair->key_span);
    struct cv_section section = {.kind = CV_SECTION_CUSTOM, .title = title};
    read_entries(reading, pair, &section);
    push(reading, &section);
}

static void add_named(struct reading *reading, const struct cv_text *name, struct cv_text title)
{
    if (name->text.length == 0) return;
    struct target target = target_of(reading, name->text);
    if (target.what == TARGET_NONE) target = nearest_target(reading, name);
    if (target.what == TARGET_NONE || target.what == TARGET_HEADER) return;
    bool is_done = target.what == TARGET_KIND ? reading->is_done[target.kind] : reading->is_extra_done[target.extra];
    if (is_done) {
        cv_str shown = cv_text_clip(name->text);
        struct cv_diag *diag = cv_diag_add(reading->decoder->cx->diags, CV_CODE_UNKNOWN_SECTION, name->span,
                                           "the section `%.*s` is named twice", CV_STR_ARG(shown));
        cv_diag_label(reading->decoder->cx->diags, diag, "not printed again");
        cv_diag_hint(reading->decoder->cx->diags, diag, "remove one of the two");
    } else if (target.what == TARGET_KIND) {
        add_kind(reading, target.kind, title);
    } else {
        add_extra(reading, target.extra, title);
    }
}

/* --- items of `sections` --- */

static struct cv_text read_text(struct reading *reading, const struct cv_fields *fields, const char *name)
{
    const struct cv_pair *pair = cv_fields_lookup(fields, name);
    if (pair == NULL) return (struct cv_text){0};
    return cv_text_read(reading->decoder, pair, CV_TEXT_PARAGRAPHS, CV_KEY_NUMBER);
}

/* The kind that an item's `kind` or `section` names; CUSTOM if none. */
static enum cv_section_kind read_kind(struct reading *reading, const struct cv_text *name)
{
    if (name->text.length == 0 || cv_str_equal(name->text, CV_STR("custom"))) return CV_SECTION_CUSTOM;
    struct target target = target_of(reading, name->text);
    if (target.what == TARGET_NONE) target = nearest_target(reading, name);
    return target.what == TARGET_KIND ? target.kind : CV_SECTION_CUSTOM;
}

/* What an item says under keys that are not known, as a last entry. */
static void add_leftovers(struct reading *reading, const struct cv_fields *fields, struct cv_section *section)
{
    struct cv_extras extras = {0};
    cv_extras_add_fields(reading->decoder, &extras, fields);
    if (extras.count == 0) return;
    struct cv_entry *entries = CV_NEW_ARRAY(reading->decoder->cx->arena, struct cv_entry, section->entry_count + 1);
    if (section->entry_count != 0) memcpy(entries, section->entries, section->entry_count * sizeof *entries);
    entries[section->entry_count++] =
        (struct cv_entry){.extras = extras.items, .extra_count = extras.count, .span = section->span};
    section->entries = entries;
}

/* `{title: …, entries: […]}` or `{title: …, text: …}` */
static void add_own(struct reading *reading, const struct cv_fields *fields, const struct cv_node *map)
{
    struct cv_text kind = read_text(reading, fields, "kind");
    if (kind.text.length == 0) kind = read_text(reading, fields, "section");
    struct cv_section section = {.kind = read_kind(reading, &kind), .title = read_text(reading, fields, "title")};
    section.text = read_text(reading, fields, "text");
    const struct cv_pair *entries = cv_fields_lookup(fields, "entries");
    if (entries != NULL) read_entries(reading, entries, &section);
    section.span = map->span;
    add_leftovers(reading, fields, &section);
    push(reading, &section);
}

/* `talks: Lectures`: a section and its title. */
static bool add_titled(struct reading *reading, const struct cv_pair *pair)
{
    struct cv_text name = cv_text_made(pair->key, pair->key_span);
    const struct cv_node *value = cv_language_pick(reading->decoder, pair->value);
    if (target_of(reading, pair->key).what == TARGET_NONE) return false;
    if (value->kind != CV_NODE_SCALAR && value->kind != CV_NODE_NULL) return false;
    add_named(reading, &name, value->kind == CV_NODE_NULL ? (struct cv_text){0} : cv_text_from_scalar(value));
    return true;
}

static void add_mapping(struct reading *reading, const struct cv_node *map)
{
    if (map->count == 0 || (map->count == 1 && add_titled(reading, &map->pairs[0]))) return;
    struct cv_fields fields;
    cv_fields_read(reading->decoder, &cv_schema_section, CV_FIELDS_EXTRA, map, &fields);
    struct cv_text name = read_text(reading, &fields, "section");
    bool is_own = name.text.length == 0 || cv_fields_lookup(&fields, "entries") != NULL ||
                  cv_fields_lookup(&fields, "text") != NULL || fields.extra_count != 0;
    if (is_own)
        add_own(reading, &fields, map);
    else
        add_named(reading, &name, read_text(reading, &fields, "title"));
}

static void add_item(struct reading *reading, const struct cv_pair *pair, const struct cv_node *item)
{
    const struct cv_node *value = cv_language_pick(reading->decoder, item);
    if (value->kind == CV_NODE_SCALAR) {
        struct cv_text name = cv_text_from_scalar(value);
        add_named(reading, &name, (struct cv_text){0});
    } else if (value->kind == CV_NODE_MAPPING) {
        add_mapping(reading, value);
    } else if (value->kind == CV_NODE_SEQUENCE && value->count != 0) {
        cv_text_warn_odd(reading->decoder, pair, value, "the name of a section");
        for (size_t i = 0; i < value->count; i++) add_item(reading, pair, value->items[i]);
    }
}

/* `Talks: [ … ]` in a mapping of sections: titles and entries. */
static void add_pair(struct reading *reading, const struct cv_pair *pair)
{
    if (add_titled(reading, pair)) return;
    struct target target = target_of(reading, pair->key);
    struct cv_section section = {.kind = target.what == TARGET_KIND ? target.kind : CV_SECTION_CUSTOM};
    if (section.kind == CV_SECTION_CUSTOM)
        section.title = cv_text_made(cv_extra_label(reading->decoder->cx->arena, pair->key), pair->key_span);
    read_entries(reading, pair, &section);
    push(reading, &section);
}

static void read_order(struct reading *reading, const struct cv_pair *pair)
{
    const struct cv_node *value = pair->value;
    if (value->kind == CV_NODE_SEQUENCE) {
        for (size_t i = 0; i < value->count; i++) add_item(reading, pair, value->items[i]);
        return;
    }
    struct cv_diag *diag = cv_text_warn_odd(reading->decoder, pair, value, "a list");
    cv_diag_hint(reading->decoder->cx->diags, diag, "begin each section with `- `");
    bool is_item = value->kind == CV_NODE_SCALAR || cv_node_lookup(value, "section") || cv_node_lookup(value, "entries");
    if (is_item) add_item(reading, pair, value);
    for (size_t i = 0; !is_item && i < value->count; i++) add_pair(reading, &value->pairs[i]);
}

static void read_usual_order(struct reading *reading)
{
    static const enum cv_section_kind usual[] = {
        CV_SECTION_SUMMARY,   CV_SECTION_WORK,      CV_SECTION_VOLUNTEER,    CV_SECTION_PROJECTS,
        CV_SECTION_EDUCATION, CV_SECTION_AWARDS,    CV_SECTION_CERTIFICATES, CV_SECTION_PUBLICATIONS,
        CV_SECTION_SKILLS,    CV_SECTION_LANGUAGES, CV_SECTION_INTERESTS,    CV_SECTION_REFERENCES,
    };
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) add_kind(reading, usual[i], (struct cv_text){0});
    for (size_t i = 0; i < reading->document->extra_count; i++) add_extra(reading, i, (struct cv_text){0});
}

void cv_sections_read(struct cv_decoder *decoder, const struct cv_fields *document, struct cv_text summary,
                      struct cv_profile *profile)
{
    struct reading reading = {.decoder = decoder, .document = document, .summary = summary};
    reading.is_extra_done = CV_NEW_ARRAY(decoder->cx->arena, bool, document->extra_count + 1);
    const struct cv_pair *order = cv_fields_lookup(document, "sections");
    if (order != NULL && !cv_node_is_empty(order->value))
        read_order(&reading, order);
    else
        read_usual_order(&reading);
    profile->sections = reading.items;
    profile->section_count = reading.count;
}
