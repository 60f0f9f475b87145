#include "variant/order.h"

#include "base/suggest.h"
#include "variant/overlay.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { MOST_NAMES = 256 /* of a section's order */, SUGGESTED = 1000 };

static const char *const naming[] = {"id",           "name",     "title",   "position", "institution",
                                     "organization", "language", "section", "network"};

/* Which of the names is that of the entry: its index, or the names' count. */
static size_t rank_of(const struct cv_node *entry, const struct cv_node *names)
{
    for (size_t i = 0; i < COUNT(naming); i++) {
        const struct cv_node *value = cv_node_lookup(entry, naming[i]);
        if (value == NULL || value->kind != CV_NODE_SCALAR) continue;
        for (size_t k = 0; k < names->count; k++)
            if (cv_str_equal(cv_str_trim(value->scalar), cv_str_trim(names->items[k]->scalar))) return k;
    }
    return names->count;
}

static void report_unknown(struct cv_context *cx, const struct cv_pair *section, const struct cv_node *list,
                           const struct cv_node *name)
{
    struct cv_diag *diag = cv_diag_add(cx->diags, CV_CODE_CHOICE_UNKNOWN, name->span, "there is no entry `%.*s` in `%.*s`",
                                       CV_STR_ARG(name->scalar), CV_STR_ARG(section->key));
    const char *names[SUGGESTED];
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        for (size_t k = 0; k < COUNT(naming) && count < SUGGESTED; k++) {
            const struct cv_node *value = cv_node_lookup(list->items[i], naming[k]);
            if (value != NULL && value->kind == CV_NODE_SCALAR) names[count++] = cv_str_to_c(cx->arena, value->scalar);
        }
    }
    const char *nearest = cv_suggest(name->scalar, names, count);
    if (nearest != NULL)
        cv_diag_hint(cx->diags, diag, "use `%s`", nearest);
    else
        cv_diag_hint(cx->diags, diag, "give an entry `id: %.*s`", CV_STR_ARG(name->scalar));
}

/* The list with what is named first; NULL after an error. */
static const struct cv_node *sorted(struct cv_context *cx, const struct cv_pair *section, const struct cv_node *list)
{
    const struct cv_node *names = section->value;
    const struct cv_node **items = CV_NEW_ARRAY(cx->arena, const struct cv_node *, list->count);
    size_t *ranks = CV_NEW_ARRAY(cx->arena, size_t, list->count);
    size_t placed = 0;
    bool done = true;
    for (size_t i = 0; i < list->count; i++) ranks[i] = rank_of(list->items[i], names);
    for (size_t rank = 0; rank <= names->count; rank++) {
        size_t before = placed;
        for (size_t i = 0; i < list->count; i++)
            if (ranks[i] == rank) items[placed++] = list->items[i];
        if (placed != before || rank == names->count) continue;
        report_unknown(cx, section, list, names->items[rank]);
        done = false;
    }
    struct cv_node *changed = CV_NEW(cx->arena, struct cv_node);
    *changed = *list;
    changed->items = items;
    return done ? changed : NULL;
}

static bool is_list_of_names(const struct cv_node *node)
{
    if (node->kind != CV_NODE_SEQUENCE || node->count > MOST_NAMES) return false;
    for (size_t i = 0; i < node->count; i++)
        if (node->items[i]->kind != CV_NODE_SCALAR) return false;
    return true;
}

static bool refuse(struct cv_context *cx, const struct cv_node *value)
{
    struct cv_diag *diag = cv_diag_add(cx->diags, CV_CODE_CHOICE_VALUE, value->span,
                                       "`order` is not a mapping of sections to lists of at most %d names", MOST_NAMES);
    cv_diag_hint(cx->diags, diag, "write `order: {projects: [first, second]}`");
    return false;
}

static bool report_section(struct cv_context *cx, const struct cv_node *root, const struct cv_pair *section)
{
    struct cv_diag *diag = cv_diag_add(cx->diags, CV_CODE_CHOICE_UNKNOWN, section->key_span,
                                       "there is no list `%.*s` in the profile", CV_STR_ARG(section->key));
    const char *names[SUGGESTED];
    size_t count = 0;
    for (size_t i = 0; i < root->count && count < SUGGESTED; i++)
        if (root->pairs[i].value->kind == CV_NODE_SEQUENCE) names[count++] = cv_str_to_c(cx->arena, root->pairs[i].key);
    const char *nearest = cv_suggest(section->key, names, count);
    if (nearest != NULL) cv_diag_hint(cx->diags, diag, "use `%s`", nearest);
    return false;
}

static bool apply_section(struct cv_context *cx, const struct cv_pair *section, const struct cv_node **root)
{
    const struct cv_pair *pair = cv_node_lookup_pair(*root, section->key);
    if (!is_list_of_names(section->value)) return refuse(cx, section->value);
    if (pair == NULL || pair->value->kind != CV_NODE_SEQUENCE) return report_section(cx, *root, section);
    struct cv_pair changed = *pair;
    changed.value = sorted(cx, section, pair->value);
    if (changed.value == NULL) return false;
    *root = cv_overlay_put(cx, *root, &changed);
    return true;
}

bool cv_order_apply(struct cv_context *cx, const struct cv_node *root, const struct cv_node **ret_root)
{
    const struct cv_node *order = cv_node_lookup(root, "order");
    *ret_root = root;
    if (order == NULL || cv_node_is_empty(order)) return true;
    if (order->kind != CV_NODE_MAPPING || order->count > MOST_NAMES) return refuse(cx, order);
    bool done = true;
    for (size_t i = 0; i < order->count; i++) done &= apply_section(cx, &order->pairs[i], ret_root);
    return done;
}
