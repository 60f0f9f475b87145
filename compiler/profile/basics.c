#include "profile/basics.h"

#include "profile/extra.h"
#include "profile/fields.h"
#include "profile/place.h"
#include "profile/text.h"

/* Sets the texts that `schema` gives a member of `object`. */
static void read_members(struct cv_decoder *decoder, const struct cv_fields *fields, struct cv_extras *extras, void *object)
{
    const struct cv_key *key;
    for (size_t i = 0; (key = cv_schema_row(fields->schema, i)) != NULL; i++) {
        if (key->kind != CV_KEY_TEXT || fields->found[i] == NULL) continue;
        struct cv_text *member = (struct cv_text *)(void *)((char *)object + key->field);
        *member = key->flags & CV_KEY_ATOM ? cv_text_read_atom(decoder, fields->found[i], key->flags, extras)
                                           : cv_text_read(decoder, fields->found[i], CV_TEXT_COMMAS, key->flags);
    }
}

/* --- profiles in networks --- */

struct networks {
    struct cv_decoder *decoder;
    const struct cv_pair *pair;
    struct cv_extras *extras;
    struct cv_network *items;
    size_t count;
    size_t capacity;
};

static bool is_empty(const struct cv_network *network)
{
    return network->network.text.length == 0 && network->username.text.length == 0 && network->url.text.length == 0;
}

static void push(struct networks *networks, struct cv_network network)
{
    if (!is_empty(&network)) cv_vec_push(networks->decoder->cx->arena, networks, network);
}

static bool is_url(cv_str s)
{
    return cv_str_find(s, CV_STR("://")) != s.length || cv_str_find(s, CV_STR("/")) != s.length;
}

/* "https://github.com/octocat" or "octocat" */
static void set_address(struct cv_network *network, struct cv_text text)
{
    if (is_url(text.text))
        network->url = text;
    else
        network->username = text;
}

static void add_network(struct networks *networks, const struct cv_node *map)
{
    struct cv_fields fields;
    cv_fields_read(networks->decoder, &cv_schema_network, CV_FIELDS_EXTRA, map, &fields);
    struct cv_network network = {0};
    read_members(networks->decoder, &fields, networks->extras, &network);
    cv_extras_add_fields(networks->decoder, networks->extras, &fields);
    push(networks, network);
}

/* `GitHub: octocat` */
static void add_named(struct networks *networks, const struct cv_pair *pair)
{
    const struct cv_node *value = cv_language_pick(networks->decoder, pair->value);
    struct cv_network network = {0};
    if (value->kind == CV_NODE_MAPPING) {
        struct cv_fields fields;
        cv_fields_read(networks->decoder, &cv_schema_network, CV_FIELDS_EXTRA, value, &fields);
        read_members(networks->decoder, &fields, networks->extras, &network);
        cv_extras_add_fields(networks->decoder, networks->extras, &fields);
    } else if (!cv_node_is_empty(value)) {
        set_address(&network, cv_text_of_anything(networks->decoder, value));
    }
    if (is_empty(&network)) return;
    if (network.network.text.length == 0) network.network = cv_text_made(pair->key, pair->key_span);
    push(networks, network);
}

static void add_item(struct networks *networks, const struct cv_node *item)
{
    const struct cv_node *value = cv_language_pick(networks->decoder, item);
    if (value->kind == CV_NODE_SCALAR && !cv_text_is_boolean(value)) {
        struct cv_network network = {0};
        set_address(&network, cv_text_from_scalar(value));
        push(networks, network);
    } else if (value->kind == CV_NODE_MAPPING) {
        bool is_named = value->count == 1 && !cv_fields_fit(networks->decoder, &cv_schema_network, value);
        if (is_named)
            add_named(networks, &value->pairs[0]);
        else
            add_network(networks, value);
    } else if (value->kind == CV_NODE_SEQUENCE) {
        for (size_t i = 0; i < value->count; i++) add_item(networks, value->items[i]);
    }
}

static void read_networks(struct networks *networks)
{
    const struct cv_node *value = cv_language_pick(networks->decoder, networks->pair->value);
    if (value->kind == CV_NODE_SEQUENCE) {
        for (size_t i = 0; i < value->count; i++) add_item(networks, value->items[i]);
        return;
    }
    if (cv_node_is_empty(value)) return;
    cv_text_warn_odd(networks->decoder, networks->pair, value, "a list of networks");
    if (value->kind == CV_NODE_MAPPING && !cv_fields_fit(networks->decoder, &cv_schema_network, value))
        for (size_t i = 0; i < value->count; i++) add_named(networks, &value->pairs[i]);
    else
        add_item(networks, value);
}

/* --- the whole --- */

static struct cv_text read_image(struct cv_decoder *decoder, const struct cv_pair *pair, struct cv_extras *extras)
{
    const struct cv_node *value = cv_language_pick(decoder, pair->value);
    if (value->kind != CV_NODE_MAPPING || cv_node_lookup(value, "text") != NULL)
        return cv_text_read_atom(decoder, pair, CV_KEY_ATOM, extras);
    struct cv_fields fields;
    cv_fields_read(decoder, &cv_schema_image, CV_FIELDS_EXTRA, value, &fields);
    cv_extras_add_fields(decoder, extras, &fields);
    const struct cv_pair *file = cv_fields_lookup(&fields, "file");
    return file == NULL ? (struct cv_text){0} : cv_text_read_atom(decoder, file, CV_KEY_ATOM, extras);
}

static void read_mapping(struct cv_decoder *decoder, const struct cv_node *map, struct cv_basics *basics,
                         struct cv_text *ret_summary)
{
    struct cv_fields fields;
    struct cv_extras extras = {0};
    cv_fields_read(decoder, &cv_schema_basics, CV_FIELDS_EXTRA, map, &fields);
    read_members(decoder, &fields, &extras, basics);
    const struct cv_pair *pair = cv_fields_lookup(&fields, "image");
    if (pair != NULL) basics->image = read_image(decoder, pair, &extras);
    pair = cv_fields_lookup(&fields, "location");
    if (pair != NULL) basics->location = cv_place_read(decoder, pair);
    pair = cv_fields_lookup(&fields, "summary");
    if (pair != NULL) *ret_summary = cv_text_read(decoder, pair, CV_TEXT_PARAGRAPHS, 0);
    struct networks networks = {.decoder = decoder, .pair = cv_fields_lookup(&fields, "profiles"), .extras = &extras};
    if (networks.pair != NULL) read_networks(&networks);
    basics->profiles = networks.items;
    basics->profile_count = networks.count;
    cv_extras_add_fields(decoder, &extras, &fields);
    basics->extras = extras.items;
    basics->extra_count = extras.count;
}

struct cv_basics cv_basics_read(struct cv_decoder *decoder, const struct cv_pair *pair, struct cv_text *ret_summary)
{
    struct cv_basics basics = {0};
    *ret_summary = (struct cv_text){0};
    const struct cv_node *value = cv_language_pick(decoder, pair->value);
    if (cv_node_is_empty(value)) return basics;
    if (value->kind == CV_NODE_SEQUENCE && value->count == 1 && value->items[0]->kind == CV_NODE_MAPPING) {
        cv_text_warn_odd(decoder, pair, value, "a mapping");
        value = value->items[0];
    }
    if (value->kind == CV_NODE_MAPPING) {
        read_mapping(decoder, value, &basics, ret_summary);
        return basics;
    }
    struct cv_diag *diag = cv_diag_add(decoder->cx->diags, CV_CODE_WRONG_KIND, value->span,
                                       "`basics` is %s where a mapping belongs", cv_node_kind_name(value));
    cv_diag_hint(decoder->cx->diags, diag, "write `name: …`, `email: …` on lines of their own below it");
    return basics;
}
