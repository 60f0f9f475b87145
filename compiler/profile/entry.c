#include "profile/entry.h"

#include "profile/dates.h"
#include "profile/extra.h"
#include "profile/fields.h"
#include "profile/highlights.h"
#include "profile/place.h"
#include "profile/text.h"

/* An entry while it is read. */
struct reading {
    struct cv_decoder *decoder;
    struct cv_entry *entry;
    struct cv_extras extras;
    struct cv_text study; /* studyType */
    struct cv_text area;
    bool is_position; /* within another entry's positions: has none itself */
};

static void read_positions(struct reading *reading, const struct cv_pair *pair);

/* --- slots --- */

static bool is_free(const struct reading *reading, enum cv_slot slot)
{
    return reading->entry->slots[slot].count == 0;
}

/* Puts a text in its slot. A slot that is taken by another key's text is not overwritten: a second title becomes the subtitle
 * where there is none, and everything else stands among the extras. */
static void put(struct reading *reading, enum cv_slot slot, const struct cv_pair *pair, struct cv_texts texts)
{
    if (texts.count == 0) return;
    if (!is_free(reading, slot) && slot == CV_SLOT_TITLE && is_free(reading, CV_SLOT_SUBTITLE)) slot = CV_SLOT_SUBTITLE;
    if (is_free(reading, slot)) {
        reading->entry->slots[slot] = texts;
        return;
    }
    if (cv_str_equal(reading->entry->slots[slot].items[0].text, texts.items[0].text)) return;
    struct cv_diags *diags = reading->decoder->cx->diags;
    struct cv_diag *diag =
        cv_diag_add(diags, CV_CODE_ODD_VALUE, pair->key_span, "the entry has a %s already", cv_slot_name(slot));
    cv_diag_label(diags, diag, "printed besides");
    cv_extras_add_texts(reading->decoder, &reading->extras, pair, texts);
}

static void put_one(struct reading *reading, enum cv_slot slot, const struct cv_pair *pair, struct cv_text text)
{
    put(reading, slot, pair, cv_texts_from_one(reading->decoder->cx->arena, text));
}

static struct cv_text read_string(struct reading *reading, const struct cv_key *key, const struct cv_pair *pair)
{
    if (key->flags & CV_KEY_ATOM) return cv_text_read_atom(reading->decoder, pair, key->flags, &reading->extras);
    bool is_long = key->kind == CV_KEY_PARAGRAPHS || key->field == CV_SLOT_DESCRIPTION;
    return cv_text_read(reading->decoder, pair, is_long ? CV_TEXT_PARAGRAPHS : CV_TEXT_COMMAS, key->flags);
}

static void read_value(struct reading *reading, const struct cv_key *key, const struct cv_pair *pair)
{
    struct cv_decoder *decoder = reading->decoder;
    enum cv_slot slot = (enum cv_slot)key->field;
    switch (key->kind) {
    case CV_KEY_TEXT:
    case CV_KEY_PARAGRAPHS:
        put_one(reading, slot, pair, read_string(reading, key, pair));
        break;
    case CV_KEY_LIST:
        put(reading, slot, pair, cv_texts_read(decoder, pair));
        break;
    case CV_KEY_PLACE:
        put_one(reading, slot, pair, cv_place_read(decoder, pair));
        break;
    case CV_KEY_HIGHLIGHTS:
        reading->entry->highlights = cv_highlights_read(decoder, pair);
        break;
    case CV_KEY_STUDY:
        reading->study = read_string(reading, key, pair);
        break;
    case CV_KEY_AREA:
        reading->area = read_string(reading, key, pair);
        break;
    case CV_KEY_POSITIONS:
        read_positions(reading, pair);
        break;
    default: /* dates belong together, see cv_dates_read() */
        break;
    }
}

/* --- what follows from the whole --- */

/* Whether a letter or digit of a script that parts its words by spaces begins with this byte, or goes on with it. Those that
 * do not, of East Asia, begin with 0xE3 and higher. */
static bool is_in_word(char c)
{
    unsigned char byte = (unsigned char)c;
    if (byte >= 0x80) return byte < 0xE3;
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Whether `words` stand in `s`, ASCII case ignored, and not as a part of other words: "Arts" has no "art". */
static bool contains(cv_str s, cv_str words)
{
    for (size_t i = 0; i + words.length <= s.length; i++) {
        size_t end = i + words.length;
        bool begins = i == 0 || !is_in_word(s.data[i - 1]) || !is_in_word(s.data[i]);
        bool ends = end == s.length || !is_in_word(s.data[end]);
        if (begins && ends && cv_str_equal_nocase(cv_str_slice(s, i, end), words)) return true;
    }
    return false;
}

/* "Bachelor" and "Physics" make "Bachelor, Physics"; "BSc Physics" and "Physics" make "BSc Physics". */
static struct cv_text study_title(const struct reading *reading)
{
    enum { LONGEST_COMPARED = 500 };
    const struct cv_text *study = &reading->study;
    const struct cv_text *area = &reading->area;
    bool comparable = study->text.length <= LONGEST_COMPARED && area->text.length <= LONGEST_COMPARED;
    if (area->text.length == 0 || (comparable && contains(study->text, area->text))) return *study;
    if (study->text.length == 0 || (comparable && contains(area->text, study->text))) return *area;
    cv_str both = cv_str_printf(reading->decoder->cx->arena, "%.*s, %.*s", CV_STR_ARG(study->text), CV_STR_ARG(area->text));
    return cv_text_made(both, cv_text_join_spans(study->span, area->span));
}

/* Several roles under one employer: the employer is the title, however it came. */
static void lift_employer(struct cv_entry *entry)
{
    struct cv_texts *title = &entry->slots[CV_SLOT_TITLE];
    struct cv_texts *subtitle = &entry->slots[CV_SLOT_SUBTITLE];
    if (subtitle->count == 0 || (title->count != 0 && entry->position_count == 0)) return;
    struct cv_texts other = *title;
    *title = *subtitle;
    *subtitle = other;
}

static void read_mapping(struct reading *reading, const struct cv_schema *schema, const struct cv_node *map)
{
    struct cv_decoder *decoder = reading->decoder;
    struct cv_fields fields;
    cv_fields_read(decoder, schema, CV_FIELDS_EXTRA, map, &fields);
    const struct cv_key *key;
    for (size_t i = 0; (key = cv_schema_row(schema, i)) != NULL; i++)
        if (fields.found[i] != NULL) read_value(reading, key, fields.found[i]);
    const struct cv_pair *study = cv_fields_lookup(&fields, "studyType");
    const struct cv_pair *area = cv_fields_lookup(&fields, "area");
    if (study != NULL || area != NULL) put_one(reading, CV_SLOT_TITLE, study == NULL ? area : study, study_title(reading));
    reading->entry->dates = cv_dates_read(decoder, cv_fields_lookup(&fields, "startDate"), cv_fields_lookup(&fields, "endDate"),
                                          cv_fields_lookup(&fields, "date"), cv_fields_lookup(&fields, "releaseDate"));
    cv_extras_add_fields(decoder, &reading->extras, &fields);
    lift_employer(reading->entry);
}

/* --- lists --- */

/* A list of entries while it is read. */
struct list {
    struct cv_decoder *decoder;
    const struct cv_pair *pair; /* where it stands, for messages */
    enum cv_section_kind kind;  /* CUSTOM: told from the entries */
    enum cv_section_kind told;  /* what the entries are as far as they agree; CUSTOM: they do not */
    bool is_told;               /* an entry was there to tell */
    bool is_positions;          /* the entries are the roles under one employer */
    bool is_warned;             /* of strings where mappings belong */
    struct cv_entry *items;
    size_t count;
    size_t capacity;
};

static bool is_empty(const struct cv_entry *entry)
{
    for (size_t i = 0; i < CV_SLOT_COUNT; i++)
        if (entry->slots[i].count != 0) return false;
    return entry->highlights.count == 0 && entry->position_count == 0 && entry->extra_count == 0 &&
           entry->dates.start.kind == CV_DATE_NONE && entry->dates.free.text.length == 0;
}

static void push(struct list *list, const struct reading *reading)
{
    struct cv_entry *entry = reading->entry;
    entry->extras = reading->extras.items;
    entry->extra_count = reading->extras.count;
    if (!is_empty(entry)) cv_vec_push(list->decoder->cx->arena, list, *entry);
}

/* How many keys of the mapping say that it is an entry of that kind. */
static size_t count_telling(enum cv_section_kind kind, const struct cv_node *map)
{
    const struct cv_schema *schema = cv_schema_entry(kind);
    size_t count = 0;
    for (size_t i = 0; i < schema->count; i++)
        if ((schema->keys[i].flags & CV_KEY_TELLS) && cv_node_lookup(map, schema->keys[i].name) != NULL) count++;
    if (kind == CV_SECTION_WORK && cv_node_lookup(map, "position") && cv_node_lookup(map, "name")) count++;
    return count;
}

/* `position` is a key of several kinds, so work comes last. */
static enum cv_section_kind told_kind(const struct cv_node *map)
{
    enum cv_section_kind told = CV_SECTION_CUSTOM;
    size_t most = 0;
    for (int kind = CV_SECTION_VOLUNTEER; kind <= CV_SECTION_PROJECTS + 1; kind++) {
        enum cv_section_kind candidate = kind > CV_SECTION_PROJECTS ? CV_SECTION_WORK : (enum cv_section_kind)kind;
        size_t count = count_telling(candidate, map);
        if (count > most) {
            most = count;
            told = candidate;
        }
    }
    return told;
}

static void add_mapping(struct list *list, const struct cv_node *map)
{
    enum cv_section_kind kind = list->kind == CV_SECTION_CUSTOM ? told_kind(map) : list->kind;
    if (list->is_told && list->told != kind) kind = list->told = CV_SECTION_CUSTOM;
    list->told = kind;
    list->is_told = true;
    struct cv_entry entry = {.span = map->span};
    struct reading reading = {.decoder = list->decoder, .entry = &entry, .is_position = list->is_positions};
    read_mapping(&reading, cv_schema_entry(kind), map);
    push(list, &reading);
}

/* A string is an entry's title; a long one reads better as a paragraph. */
static void add_string(struct list *list, const struct cv_node *scalar)
{
    enum { LONGEST_TITLE = 100 };
    struct cv_text text = cv_text_from_scalar(scalar);
    if (text.text.length == 0) return;
    if (list->kind != CV_SECTION_CUSTOM && !list->is_warned) {
        list->is_warned = true;
        struct cv_diag *diag = cv_text_warn_odd(list->decoder, list->pair, scalar, "a list of entries");
        cv_diag_label(list->decoder->cx->diags, diag, "read as an entry's title");
        cv_diag_hint(list->decoder->cx->diags, diag, "write `- title: …`");
    }
    bool is_long = text.text.length > LONGEST_TITLE || cv_str_find(text.text, CV_STR("\n")) != text.text.length;
    struct cv_entry entry = {.span = scalar->span};
    struct reading reading = {.decoder = list->decoder, .entry = &entry};
    put_one(&reading, is_long ? CV_SLOT_SUMMARY : CV_SLOT_TITLE, list->pair, text);
    push(list, &reading);
}

/* `Databases: [MySQL, Redis]`: an entry that has its title for a key. */
static void add_titled(struct list *list, const struct cv_pair *pair)
{
    const struct cv_node *value = cv_language_pick(list->decoder, pair->value);
    struct cv_entry entry = {.span = cv_text_join_spans(pair->key_span, value->span)};
    struct reading reading = {.decoder = list->decoder, .entry = &entry, .is_position = list->is_positions};
    if (value->kind == CV_NODE_MAPPING) read_mapping(&reading, cv_schema_entry(list->kind), value);
    if (value->kind == CV_NODE_SEQUENCE) put(&reading, CV_SLOT_KEYWORDS, pair, cv_texts_read(list->decoder, pair));
    if (value->kind == CV_NODE_SCALAR && !cv_text_is_boolean(value)) {
        bool is_level = list->kind == CV_SECTION_LANGUAGES;
        put_one(&reading, is_level ? CV_SLOT_LEVEL : CV_SLOT_SUMMARY, pair, cv_text_from_scalar(value));
    }
    struct cv_texts title = cv_texts_from_one(list->decoder->cx->arena, cv_text_made(pair->key, pair->key_span));
    struct cv_texts named = entry.slots[CV_SLOT_TITLE];
    entry.slots[CV_SLOT_TITLE] = title;
    put(&reading, CV_SLOT_SUBTITLE, pair, named);
    push(list, &reading);
}

static void add_item(struct list *list, const struct cv_node *item)
{
    const struct cv_node *value = cv_language_pick(list->decoder, item);
    if (value->kind == CV_NODE_SCALAR) {
        add_string(list, value);
    } else if (value->kind == CV_NODE_SEQUENCE) {
        if (value->count != 0) cv_text_warn_odd(list->decoder, list->pair, value, "a list of entries");
        for (size_t i = 0; i < value->count; i++) add_item(list, value->items[i]);
    } else if (value->kind == CV_NODE_MAPPING) {
        bool is_titled = value->count == 1 && !cv_fields_fit(list->decoder, cv_schema_entry(list->kind), value);
        if (is_titled)
            add_titled(list, &value->pairs[0]);
        else
            add_mapping(list, value);
    }
}

/* Languages are their own kind of entry where the keys are languages: `{en: native, fr: B2}`. */
static bool is_map_of_titles(const struct list *list, const struct cv_node *value)
{
    if (value->kind != CV_NODE_MAPPING || value->count == 0) return false;
    if (cv_language_is_map(value)) return list->kind == CV_SECTION_LANGUAGES && value->pairs[0].value->kind == CV_NODE_SCALAR;
    return !cv_fields_fit(list->decoder, cv_schema_entry(list->kind), value);
}

static void add_map(struct list *list, const struct cv_node *map, bool is_titles)
{
    struct cv_diag *diag = cv_text_warn_odd(list->decoder, list->pair, map, "a list of entries");
    cv_diag_label(list->decoder->cx->diags, diag,
                  is_titles ? "each key is read as an entry's title" : "read as its only entry");
    cv_diag_hint(list->decoder->cx->diags, diag, "begin each entry with `- `");
    if (!is_titles) add_mapping(list, map);
    for (size_t i = 0; is_titles && i < map->count; i++) add_titled(list, &map->pairs[i]);
}

/* A scalar in the place of a list. What is not even a text cannot be printed. */
static struct cv_text read_scalar(struct list *list, const struct cv_node *scalar)
{
    bool is_printable = !cv_text_is_boolean(scalar) && (list->kind == CV_SECTION_CUSTOM || !cv_text_is_number(scalar));
    if (cv_node_is_empty(scalar)) return (struct cv_text){0};
    if (!is_printable) {
        cv_str key = cv_text_clip(list->pair->key);
        struct cv_diag *diag = cv_diag_add(list->decoder->cx->diags, CV_CODE_WRONG_KIND, scalar->span,
                                           "`%.*s` is %s where a list of entries belongs", CV_STR_ARG(key),
                                           cv_text_is_number(scalar) ? "a number" : "a boolean");
        cv_diag_hint(list->decoder->cx->diags, diag, "write a list of mappings, one for each entry, or remove the key");
        return (struct cv_text){0};
    }
    if (list->kind != CV_SECTION_CUSTOM) {
        struct cv_diag *diag = cv_text_warn_odd(list->decoder, list->pair, scalar, "a list of entries");
        cv_diag_label(list->decoder->cx->diags, diag, "printed as the section's text");
    }
    return cv_text_from_scalar(scalar);
}

static void read_list(struct list *list, struct cv_text *ret_text)
{
    const struct cv_node *value = list->pair->value;
    bool is_titles = is_map_of_titles(list, value);
    if (!is_titles) {
        value = cv_language_pick(list->decoder, value);
        is_titles = is_map_of_titles(list, value);
    }
    if (value->kind == CV_NODE_SCALAR) *ret_text = read_scalar(list, value);
    if (value->kind == CV_NODE_MAPPING && value->count != 0) add_map(list, value, is_titles);
    if (value->kind == CV_NODE_SEQUENCE)
        for (size_t i = 0; i < value->count; i++) add_item(list, value->items[i]);
}

struct cv_entries cv_entries_read(struct cv_decoder *decoder, const struct cv_pair *pair, enum cv_section_kind *kind,
                                  struct cv_text *ret_text)
{
    struct list list = {.decoder = decoder, .pair = pair, .kind = *kind};
    *ret_text = (struct cv_text){0};
    read_list(&list, ret_text);
    if (list.kind == CV_SECTION_CUSTOM && list.is_told) *kind = list.told;
    return (struct cv_entries){.items = list.items, .count = list.count};
}

static void read_positions(struct reading *reading, const struct cv_pair *pair)
{
    if (reading->is_position) {
        struct cv_diag *diag = cv_diag_add(reading->decoder->cx->diags, CV_CODE_ODD_VALUE, pair->key_span,
                                           "a position cannot have positions of its own");
        cv_diag_label(reading->decoder->cx->diags, diag, "printed as it stands");
        cv_extras_add(reading->decoder, &reading->extras, pair);
        return;
    }
    struct list list = {.decoder = reading->decoder, .pair = pair, .kind = CV_SECTION_WORK, .is_positions = true};
    struct cv_text text = {0};
    read_list(&list, &text);
    reading->entry->positions = list.items;
    reading->entry->position_count = list.count;
    if (text.text.length != 0) put_one(reading, CV_SLOT_DESCRIPTION, pair, text);
}
