#include "yaml/node.h"

#include "base/suggest.h"
#include "base/utf8.h"
#include "yaml/keys.h"
#include "yaml/path.h"
#include "yaml/piece.h"

const struct cv_pair *cv_node_lookup_pair(const struct cv_node *map, cv_str key)
{
    if (map == NULL || map->kind != CV_NODE_MAPPING) return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (cv_str_equal(map->pairs[i].key, key)) return &map->pairs[i];
    return NULL;
}

const struct cv_node *cv_node_lookup(const struct cv_node *map, const char *key)
{
    const struct cv_pair *pair = cv_node_lookup_pair(map, cv_str_from_c(key));
    return pair == NULL ? NULL : pair->value;
}

const char *cv_node_kind_name(const struct cv_node *node)
{
    static const char *const names[] = {"nothing", "a string", "a list", "a mapping"};
    return names[node == NULL ? CV_NODE_NULL : node->kind];
}

/* White space of every width, what joins or marks without ink, and controls. */
static bool is_invisible(uint32_t c)
{
    static const uint32_t ranges[][2] = {
        {0x0000, 0x0020}, {0x007F, 0x00A0}, {0x00AD, 0x00AD}, {0x1680, 0x1680}, {0x180E, 0x180E}, {0x2000, 0x200F},
        {0x2028, 0x202F}, {0x205F, 0x206F}, {0x3000, 0x3000}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i][0] && c <= ranges[i][1]) return true;
    return false;
}

bool cv_node_is_empty(const struct cv_node *node)
{
    if (node == NULL || node->kind == CV_NODE_NULL) return true;
    if (node->kind != CV_NODE_SCALAR) return node->count == 0;
    for (size_t i = 0; i < node->scalar.length;)
        if (!is_invisible(cv_utf8_next(node->scalar, &i))) return false;
    return true;
}

/* The piece that holds the byte at `offset` of the value. */
static const struct cv_piece *piece_at(const struct cv_node *scalar, size_t offset)
{
    size_t low = 0;
    size_t high = scalar->piece_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (scalar->pieces[middle].value <= offset)
            low = middle;
        else
            high = middle;
    }
    return &scalar->pieces[low];
}

cv_span cv_node_subspan(const struct cv_context *cx, const struct cv_node *scalar, size_t start, size_t end)
{
    (void)cx;
    if (end > scalar->scalar.length) end = scalar->scalar.length;
    if (scalar->piece_count == 0 || start > end) return scalar->span;
    const struct cv_piece *first = piece_at(scalar, start);
    cv_span span = scalar->span;
    span.start = first->source + (uint32_t)(start - first->value);
    span.end = span.start;
    if (end == start) return span;
    const struct cv_piece *last = piece_at(scalar, end - 1);
    span.end = last->source + (uint32_t)(end - last->value);
    return span;
}

/* --- merging --- */

static const struct cv_node *merge_mappings(struct cv_context *cx, const struct cv_node *under, const struct cv_node *over)
{
    const struct cv_keys *keys = cv_keys_sort(cx->arena, under->pairs, under->count);
    struct cv_pair *pairs = CV_NEW_ARRAY(cx->arena, struct cv_pair, under->count + over->count);
    size_t count = under->count;
    if (count > 0) memcpy(pairs, under->pairs, count * sizeof *pairs);
    for (size_t i = 0; i < over->count; i++) {
        const struct cv_pair *pair = &over->pairs[i];
        size_t place = cv_keys_find(keys, under->count, pair->key);
        if (place == under->count) {
            pairs[count++] = *pair;
            continue;
        }
        const struct cv_node *old = pairs[place].value;
        pairs[place] = *pair;
        pairs[place].value = cv_node_merge(cx, old, pair->value);
    }
    struct cv_node *merged = CV_NEW(cx->arena, struct cv_node);
    *merged = *over;
    merged->pairs = pairs;
    merged->count = count;
    return merged;
}

const struct cv_node *cv_node_merge(struct cv_context *cx, const struct cv_node *under, const struct cv_node *over)
{
    if (over == NULL) return under;
    bool are_mappings = under != NULL && under->kind == CV_NODE_MAPPING && over->kind == CV_NODE_MAPPING;
    return are_mappings ? merge_mappings(cx, under, over) : over;
}

/* --- setting --- */

struct setter {
    struct cv_context *cx;
    struct cv_path path;
    const struct cv_node *value;
    bool create;
};

static const struct cv_node *replace(const struct setter *s, const struct cv_node *node, size_t n);

static const struct cv_node *refuse_key(const struct setter *s, const struct cv_node *map, size_t n)
{
    struct cv_context *cx = s->cx;
    cv_str key = s->path.steps[n].key;
    cv_str before = cv_path_before(&s->path, n);
    struct cv_diag *diag = cv_diag_add(cx->diags, CV_CODE_SET_PATH, cv_path_span(&s->path, n), "there is no `%.*s` in `%.*s`",
                                       CV_STR_ARG(key), CV_STR_ARG(before));
    const char **keys = CV_NEW_ARRAY(cx->arena, const char *, map->count);
    for (size_t i = 0; i < map->count; i++) keys[i] = cv_str_to_c(cx->arena, map->pairs[i].key);
    const char *nearest = cv_suggest(key, keys, map->count);
    if (nearest != NULL) cv_diag_hint(cx->diags, diag, "write `%s`", nearest);
    return NULL;
}

static const struct cv_node *replace_in_mapping(const struct setter *s, const struct cv_node *map, size_t n)
{
    static const struct cv_node nothing = {.kind = CV_NODE_NULL};
    cv_str key = s->path.steps[n].key;
    const struct cv_pair *old = cv_node_lookup_pair(map, key);
    if (old == NULL && !s->create) return refuse_key(s, map, n);
    const struct cv_node *value = replace(s, old == NULL ? &nothing : old->value, n + 1);
    if (value == NULL) return NULL;
    struct cv_pair *pairs = CV_NEW_ARRAY(s->cx->arena, struct cv_pair, map->count + 1);
    if (map->count > 0) memcpy(pairs, map->pairs, map->count * sizeof *pairs);
    struct cv_node *copy = CV_NEW(s->cx->arena, struct cv_node);
    *copy = *map;
    copy->kind = CV_NODE_MAPPING;
    copy->pairs = pairs;
    if (old == NULL)
        pairs[copy->count++] = (struct cv_pair){.key = key, .key_span = cv_path_span(&s->path, n), .value = value};
    else
        pairs[old - map->pairs].value = value;
    return copy;
}

static const struct cv_node *replace_in_sequence(const struct setter *s, const struct cv_node *list, size_t n)
{
    const struct cv_path_step *step = &s->path.steps[n];
    if (!step->is_index || step->index >= list->count) {
        struct cv_diag *diag =
            cv_diag_add(s->cx->diags, CV_CODE_SET_PATH, cv_path_span(&s->path, n), "`%.*s` has no item `%.*s`",
                        CV_STR_ARG(cv_path_before(&s->path, n)), CV_STR_ARG(step->key));
        cv_diag_hint(s->cx->diags, diag, "it has %zu, counted from 0", list->count);
        return NULL;
    }
    const struct cv_node *value = replace(s, list->items[step->index], n + 1);
    if (value == NULL) return NULL;
    const struct cv_node **items = CV_NEW_ARRAY(s->cx->arena, const struct cv_node *, list->count);
    memcpy(items, list->items, list->count * sizeof *items);
    items[step->index] = value;
    struct cv_node *copy = CV_NEW(s->cx->arena, struct cv_node);
    *copy = *list;
    copy->items = items;
    return copy;
}

/* `node` with the value set at the path's steps from the n-th on; NULL after an error. */
static const struct cv_node *replace(const struct setter *s, const struct cv_node *node, size_t n)
{
    if (n == s->path.count) return s->value;
    if (node->kind == CV_NODE_SEQUENCE) return replace_in_sequence(s, node, n);
    bool is_open = node->kind == CV_NODE_MAPPING || (node->kind == CV_NODE_NULL && s->create);
    if (is_open && !s->path.steps[n].has_brackets) return replace_in_mapping(s, node, n);
    cv_str before = cv_path_before(&s->path, n);
    cv_diag_add(s->cx->diags, CV_CODE_SET_PATH, cv_path_span(&s->path, n), "`%.*s` is %s and has no `%.*s`", CV_STR_ARG(before),
                cv_node_kind_name(node), CV_STR_ARG(s->path.steps[n].key));
    return NULL;
}

bool cv_node_set(struct cv_context *cx, const struct cv_node *root, cv_str path, cv_span path_span, const struct cv_node *value,
                 bool create, const struct cv_node **ret_root)
{
    struct setter setter = {.cx = cx, .value = value, .create = create};
    if (!cv_path_parse(cx, path, path_span, &setter.path)) return false;
    const struct cv_node *changed = replace(&setter, root, 0);
    if (changed == NULL) return false;
    *ret_root = changed;
    return true;
}
