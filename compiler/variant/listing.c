#include "variant/listing.h"

#include "variant/overlay.h"
#include "variant/variant.h"

static bool is_reported(const struct cv_diags *diags, const struct cv_diag *diag)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct cv_diag *other = &diags->items[i];
        if (other->code == diag->code && other->span.source == diag->span.source && other->span.start == diag->span.start)
            return true;
    }
    return false;
}

/* Passes errors on, once where several variants share them. Warnings are for the one that is printed. */
static void report(struct cv_diags *diags, const struct cv_diags *found)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct cv_diag *diag = &found->items[i];
        if (diag->severity != CV_SEVERITY_ERROR || is_reported(diags, diag)) continue;
        struct cv_diag *copy = cv_diag_add(diags, diag->code, diag->span, "%.*s", CV_STR_ARG(diag->message));
        if (diag->label.length != 0) cv_diag_label(diags, copy, "%.*s", CV_STR_ARG(diag->label));
        if (diag->hint.length != 0) cv_diag_hint(diags, copy, "%.*s", CV_STR_ARG(diag->hint));
    }
}

static bool list_one(struct cv_context *cx, const struct cv_node *root, struct cv_variant_request *request,
                     const struct cv_pair *pair, struct cv_listed *listed)
{
    struct cv_diags found = {.arena = cx->arena};
    struct cv_context own = {.arena = cx->arena, .diags = &found, .sources = cx->sources};
    request->name = pair->key;
    request->name_span = pair->key_span;
    *listed = (struct cv_listed){.name = pair->key, .extends = cv_node_lookup(pair->value, "extends")};
    bool done = cv_variant_apply(&own, root, request, &root) && cv_selection_apply(&own, root, &listed->selection);
    report(cx->diags, &found);
    return done;
}

bool cv_listing_make(struct cv_context *cx, const struct cv_node *const *roots, size_t count, struct cv_listing *ret_listing)
{
    struct cv_variant_request request = {.overlays = roots + 1, .overlay_count = count - 1};
    const struct cv_node *variants = cv_node_lookup(roots[0], "variants");
    for (size_t i = 1; i < count; i++) variants = cv_overlay_merge(cx, variants, cv_node_lookup(roots[i], "variants"));
    *ret_listing = (struct cv_listing){0};
    if (variants == NULL || variants->kind != CV_NODE_MAPPING) return true;
    struct cv_listed *items = CV_NEW_ARRAY(cx->arena, struct cv_listed, variants->count);
    bool done = true;
    for (size_t i = 0; i < variants->count; i++) done &= list_one(cx, roots[0], &request, &variants->pairs[i], &items[i]);
    *ret_listing = (struct cv_listing){.items = items, .count = variants->count};
    return done;
}
