/* Two passes over the pairs: first those whose key is a row, so that it is known which rows are free; then the others, each of
 * which may be a mistyped name of a free row. Last, older names move to the row of today's name. */
#include "profile/fields.h"

#include "base/suggest.h"
#include "profile/dates.h"
#include "profile/extra.h"
#include "profile/text.h"

/* Keys longer than this are no mistyped names; and so many names are compared per profile, because a comparison costs the
 * product of the lengths. */
enum { LONGEST_NAME = 40, MOST_COMPARED = 50 * 1000 };

/* Keys that programs keep for themselves: `$schema`, `x-…`, `x_…`, `_comment`. */
static bool is_silent(cv_str key)
{
    static const char *const prefixes[] = {"$", "x-", "x_", "_"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (cv_str_starts(key, cv_str_from_c(prefixes[i]))) return true;
    return false;
}

const char *cv_fields_suggest(struct cv_decoder *decoder, cv_str key, const char *const *names, size_t count)
{
    if (key.length > LONGEST_NAME || decoder->compared >= MOST_COMPARED) return NULL;
    decoder->compared += count;
    return cv_suggest(key, names, count);
}

static int nearest_row(struct cv_decoder *decoder, const struct cv_schema *schema, cv_str key)
{
    const char *names[CV_SCHEMA_ROWS];
    size_t count = 0;
    const struct cv_key *row;
    while ((row = cv_schema_row(schema, count)) != NULL && !cv_schema_is_wider(schema, count)) names[count++] = row->name;
    const char *name = cv_fields_suggest(decoder, key, names, count);
    return name == NULL ? -1 : cv_schema_find(schema, cv_str_from_c(name));
}

/* A mistyped name is believed only where its value makes sense: `rate: 5` is no `date`. */
static bool value_suits(const struct cv_decoder *decoder, const struct cv_key *row, const struct cv_node *value)
{
    value = cv_language_peek(decoder, value);
    if (row->kind == CV_KEY_START || row->kind == CV_KEY_END || row->kind == CV_KEY_DATE || row->kind == CV_KEY_RELEASE)
        return value->kind == CV_NODE_SCALAR && cv_date_from_str(value->scalar).kind != CV_DATE_FREE;
    return true;
}

static struct cv_diag *unknown_key(struct cv_decoder *decoder, const struct cv_schema *schema, const struct cv_pair *pair)
{
    cv_str key = cv_text_clip(pair->key);
    return cv_diag_add(decoder->cx->diags, CV_CODE_UNKNOWN_KEY, pair->key_span, "unknown key `%.*s` in %s", CV_STR_ARG(key),
                       schema->place);
}

static void warn_read_as(struct cv_decoder *decoder, const struct cv_schema *schema, const struct cv_pair *pair,
                         const struct cv_key *row)
{
    struct cv_diag *diag = unknown_key(decoder, schema, pair);
    const char *name = row->flags & CV_KEY_OLD ? row->now : row->name;
    cv_diag_label(decoder->cx->diags, diag, "read as `%s`", name);
    cv_diag_hint(decoder->cx->diags, diag, "use `%s`", name);
}

/* What is said of an unknown key: at its place, and what to do. */
static const struct {
    const char *label;
    const char *hint;
} sayings[] = {
    [CV_FIELDS_EXTRA] = {"not part of the profile format; printed as it stands",
                         "begin the key with `x-` to keep it off the page"},
    [CV_FIELDS_SECTION] = {"not part of the profile format; printed as a section",
                           "name it in `sections`, which also says where it stands"},
    [CV_FIELDS_UNNAMED] = {"not part of the profile format, and not named in `sections`; not printed",
                           "name it in `sections`, or begin the key with `x-`"},
    [CV_FIELDS_DROPPED] = {"not part of the profile format; not printed", "begin the key with `x-` if that is meant"},
};

static void warn_unknown(struct cv_decoder *decoder, const struct cv_schema *schema, const struct cv_pair *pair,
                         enum cv_fields_fate fate, const struct cv_key *nearest)
{
    struct cv_diags *diags = decoder->cx->diags;
    struct cv_diag *diag = unknown_key(decoder, schema, pair);
    cv_diag_label(diags, diag, "%s", sayings[fate].label);
    if (nearest != NULL)
        cv_diag_hint(diags, diag, "use `%s`", nearest->name);
    else
        cv_diag_hint(diags, diag, "%s", sayings[fate].hint);
}

/* A key that belongs to another kind of entry, or below `basics`. The hint names the row that means the same here. */
static void warn_wider(struct cv_decoder *decoder, const struct cv_schema *schema, const struct cv_pair *pair,
                       const struct cv_key *row)
{
    struct cv_diags *diags = decoder->cx->diags;
    struct cv_diag *diag = unknown_key(decoder, schema, pair);
    if (schema == &cv_schema_document) {
        cv_diag_label(diags, diag, "read as if it stood below `basics`");
        cv_diag_hint(diags, diag, "write it below `basics:`");
        return;
    }
    cv_diag_label(diags, diag, "read as in other sections");
    const struct cv_key *same;
    for (size_t i = 0; (same = cv_schema_row(schema, i)) != row; i++)
        if (same->kind == row->kind && same->field == row->field && !(same->flags & CV_KEY_OLD)) break;
    if (same != row) cv_diag_hint(diags, diag, "use `%s`", same->name);
}

static void add_extra(struct cv_decoder *decoder, struct cv_fields *fields, size_t capacity, const struct cv_pair *pair)
{
    if (fields->extras == NULL) fields->extras = CV_NEW_ARRAY(decoder->cx->arena, const struct cv_pair *, capacity);
    fields->extras[fields->extra_count++] = pair;
}

static bool is_own_section(const struct cv_decoder *decoder, cv_str key)
{
    for (size_t i = 0; i < decoder->own_count; i++)
        if (cv_str_equal(decoder->own[i], key)) return true;
    return false;
}

/* What becomes of an unknown key. Keys of the top level that are not acted upon yet are not printed under a mistyped name
 * either. */
static enum cv_fields_fate fate_of(const struct cv_decoder *decoder, const struct cv_pair *pair, enum cv_fields_fate fate,
                                   const struct cv_key *nearest)
{
    if (cv_text_is_boolean(pair->value)) return CV_FIELDS_DROPPED;
    if (fate != CV_FIELDS_SECTION) return fate;
    if (nearest != NULL && nearest->kind == CV_KEY_ATTRIBUTE) return CV_FIELDS_DROPPED;
    return decoder->has_sections ? CV_FIELDS_UNNAMED : CV_FIELDS_SECTION;
}

static void place_unknown(struct cv_decoder *decoder, const struct cv_node *map, const struct cv_pair *pair,
                          enum cv_fields_fate fate, struct cv_fields *fields)
{
    const struct cv_schema *schema = fields->schema;
    if (fate == CV_FIELDS_SECTION && is_own_section(decoder, pair->key)) {
        add_extra(decoder, fields, map->count, pair);
        return;
    }
    if (is_silent(pair->key) || cv_node_is_empty(pair->value)) return;
    int row = nearest_row(decoder, schema, pair->key);
    const struct cv_key *nearest = row < 0 ? NULL : cv_schema_row(schema, (size_t)row);
    if (nearest != NULL && !value_suits(decoder, nearest, pair->value)) nearest = NULL;
    if (nearest != NULL && fields->found[row] == NULL) {
        fields->found[row] = pair;
        warn_read_as(decoder, schema, pair, nearest);
        return;
    }
    fate = fate_of(decoder, pair, fate, nearest);
    warn_unknown(decoder, schema, pair, fate, nearest);
    if (fate == CV_FIELDS_EXTRA || fate == CV_FIELDS_SECTION) add_extra(decoder, fields, map->count, pair);
}

/* Puts the value of an older name in the place of today's. Where both are there and differ, the older is printed as an extra.
 */
static void move_old_name(struct cv_decoder *decoder, const struct cv_node *map, size_t index, struct cv_fields *fields)
{
    const struct cv_key *row = cv_schema_row(fields->schema, index);
    const struct cv_pair *old = fields->found[index];
    int now = cv_schema_find(fields->schema, cv_str_from_c(row->now));
    fields->found[index] = NULL;
    if (fields->found[now] == NULL || cv_node_is_empty(fields->found[now]->value)) {
        fields->found[now] = old;
        return;
    }
    if (cv_node_is_empty(old->value) || cv_text_is_same(decoder, old->value, fields->found[now]->value)) return;
    struct cv_diag *diag = cv_diag_add(decoder->cx->diags, CV_CODE_OLD_NAME, old->key_span,
                                       "`%s` is the older name of `%s`, and the two differ", row->name, row->now);
    cv_diag_label(decoder->cx->diags, diag, "printed besides");
    cv_diag_hint(decoder->cx->diags, diag, "keep `%s` alone", row->now);
    add_extra(decoder, fields, map->count, old);
}

void cv_fields_read(struct cv_decoder *decoder, const struct cv_schema *schema, enum cv_fields_fate fate,
                    const struct cv_node *map, struct cv_fields *ret_fields)
{
    *ret_fields = (struct cv_fields){.schema = schema};
    CV_VEC(const struct cv_pair *) unknown = {0};
    for (size_t i = 0; i < map->count; i++) {
        const struct cv_pair *pair = &map->pairs[i];
        int row = cv_schema_find(schema, pair->key);
        if (row < 0) {
            cv_vec_push(decoder->cx->arena, &unknown, pair);
            continue;
        }
        ret_fields->found[row] = pair;
        if (cv_schema_is_wider(schema, (size_t)row) && !cv_node_is_empty(pair->value))
            warn_wider(decoder, schema, pair, cv_schema_row(schema, (size_t)row));
    }
    for (size_t i = 0; i < unknown.count; i++) place_unknown(decoder, map, unknown.items[i], fate, ret_fields);
    const struct cv_key *row;
    for (size_t i = 0; (row = cv_schema_row(schema, i)) != NULL; i++)
        if ((row->flags & CV_KEY_OLD) && !cv_schema_is_wider(schema, i) && ret_fields->found[i] != NULL)
            move_old_name(decoder, map, i, ret_fields);
}

const struct cv_pair *cv_fields_lookup(const struct cv_fields *fields, const char *name)
{
    int row = cv_schema_find(fields->schema, cv_str_from_c(name));
    return row < 0 ? NULL : fields->found[row];
}

bool cv_fields_fit(struct cv_decoder *decoder, const struct cv_schema *schema, const struct cv_node *map)
{
    for (size_t i = 0; i < map->count; i++)
        if (cv_schema_find(schema, map->pairs[i].key) >= 0) return true;
    for (size_t i = 0; i < map->count; i++)
        if (nearest_row(decoder, schema, map->pairs[i].key) >= 0) return true;
    return false;
}
