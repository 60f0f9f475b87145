#include "variant/overlay.h"

#include "base/suggest.h"
#include "yaml/keys.h"

enum { COMPARED = 200 }; /* keys that a mistyped one is compared with */

static bool is_collection(const struct cv_node *node)
{
    return node->kind == CV_NODE_SEQUENCE || node->kind == CV_NODE_MAPPING;
}

static bool clash(struct cv_context *cx, const struct cv_node *under, const struct cv_pair *over)
{
    if (!is_collection(under) || !is_collection(over->value) || under->kind == over->value->kind) return false;
    struct cv_diag *diag = cv_diag_add(cx->diags, CV_CODE_OVERLAY_KIND, over->key_span, "`%.*s` is %s laid over %s",
                                       CV_STR_ARG(over->key), cv_node_kind_name(over->value), cv_node_kind_name(under));
    struct cv_location place;
    if (cv_sources_locate(cx->sources, under->span, &place))
        cv_diag_label(cx->diags, diag, "%s stands at %.*s:%u:%u", cv_node_kind_name(under), CV_STR_ARG(place.name),
                      (unsigned)place.line, (unsigned)place.column);
    cv_diag_hint(cx->diags, diag, "write %s here, or remove the other with `%.*s: null` in a file before this one",
                 cv_node_kind_name(under), CV_STR_ARG(over->key));
    return true;
}

/* A null that removes nothing: the key is mistyped, and what was to go is still there. */
static void warn_nothing_removed(struct cv_context *cx, const struct cv_node *under, const struct cv_pair *over)
{
    struct cv_diag *diag = cv_diag_add(cx->diags, CV_CODE_OVERLAY_NOTHING, over->key_span, "there is no `%.*s` to be removed",
                                       CV_STR_ARG(over->key));
    size_t count = under->count < COMPARED ? under->count : COMPARED;
    const char **keys = CV_NEW_ARRAY(cx->arena, const char *, count);
    for (size_t i = 0; i < count; i++) keys[i] = cv_str_to_c(cx->arena, under->pairs[i].key);
    const char *nearest = cv_suggest(over->key, keys, count);
    if (nearest != NULL) cv_diag_hint(cx->diags, diag, "use `%s`", nearest);
}

static const struct cv_node *merge_mappings(struct cv_context *cx, const struct cv_node *under, const struct cv_node *over)
{
    const struct cv_keys *keys = cv_keys_sort(cx->arena, under->pairs, under->count);
    struct cv_pair *pairs = CV_NEW_ARRAY(cx->arena, struct cv_pair, under->count + over->count);
    size_t added = under->count;
    if (added > 0) memcpy(pairs, under->pairs, added * sizeof *pairs);
    for (size_t i = 0; i < over->count; i++) {
        const struct cv_pair *pair = &over->pairs[i];
        size_t place = cv_keys_find(keys, under->count, pair->key);
        bool removes = pair->value->kind == CV_NODE_NULL;
        if (place == under->count && removes) warn_nothing_removed(cx, under, pair);
        if (place == under->count && !removes) pairs[added++] = *pair;
        if (place == under->count || clash(cx, under->pairs[place].value, pair)) continue;
        pairs[place] = *pair;
        pairs[place].value = removes ? NULL : cv_overlay_merge(cx, under->pairs[place].value, pair->value);
    }
    struct cv_node *merged = CV_NEW(cx->arena, struct cv_node);
    *merged = *under;
    merged->pairs = pairs;
    merged->count = 0;
    for (size_t i = 0; i < added; i++)
        if (pairs[i].value != NULL) pairs[merged->count++] = pairs[i];
    return merged;
}

const struct cv_node *cv_overlay_merge(struct cv_context *cx, const struct cv_node *under, const struct cv_node *over)
{
    if (over == NULL) return under;
    if (over->kind == CV_NODE_NULL) return NULL;
    bool are_mappings = under != NULL && under->kind == CV_NODE_MAPPING && over->kind == CV_NODE_MAPPING;
    return are_mappings ? merge_mappings(cx, under, over) : over;
}

const struct cv_node *cv_overlay_put(struct cv_context *cx, const struct cv_node *map, const struct cv_pair *pair)
{
    size_t count = map == NULL || map->kind != CV_NODE_MAPPING ? 0 : map->count;
    bool removes = pair->value == NULL || pair->value->kind == CV_NODE_NULL;
    struct cv_node *changed = CV_NEW(cx->arena, struct cv_node);
    struct cv_pair *pairs = CV_NEW_ARRAY(cx->arena, struct cv_pair, count + 1);
    if (map != NULL) *changed = *map;
    changed->kind = CV_NODE_MAPPING;
    changed->pairs = pairs;
    changed->count = 0;
    bool is_placed = removes;
    for (size_t i = 0; i < count; i++) {
        bool is_same = cv_str_equal(map->pairs[i].key, pair->key);
        if (is_same && removes) continue;
        is_placed |= is_same;
        pairs[changed->count++] = is_same ? *pair : map->pairs[i];
    }
    if (!is_placed) pairs[changed->count++] = *pair;
    return changed;
}
