/* Bytes → YAML tree → its variants, the tree without its person → profile. Every place that the tree and the diagnostics name
 * must lie in the text. */
#include "fuzz.h"

#include "base/limits.h"
#include "profile/profile.h"
#include "variant/anonymity.h"
#include "variant/listing.h"
#include "variant/overlay.h"

enum { MEMORY = 256 * 1024 * 1024 }; /* bytes; reaching it is an exhaustion that must be survived */

static void check_span(cv_span span, cv_str text)
{
    HOLDS(span.source <= 1);
    HOLDS(span.start <= span.end);
    HOLDS(span.end <= text.length);
}

/* The tree's depth is bounded, so this may recurse. */
static void check_node(const struct cv_context *cx, const struct cv_node *node, cv_str text)
{
    check_span(node->span, text);
    if (node->kind == CV_NODE_SCALAR && node->scalar.length > 0) {
        check_span(cv_node_subspan(cx, node, 0, node->scalar.length), text);
        check_span(cv_node_subspan(cx, node, node->scalar.length / 2, node->scalar.length), text);
    }
    for (size_t i = 0; i < node->count; i++) {
        if (node->kind == CV_NODE_MAPPING) check_span(node->pairs[i].key_span, text);
        check_node(cx, node->kind == CV_NODE_MAPPING ? node->pairs[i].value : node->items[i], text);
    }
}

static void check_diags(struct cv_context *cx, cv_str text, bool was_refused)
{
    HOLDS(!was_refused || cx->diags->errors > 0);
    for (size_t i = 0; i < cx->diags->count; i++) {
        const struct cv_diag *diag = &cx->diags->items[i];
        check_span(diag->span, text);
        HOLDS(diag->message.length > 0);
        struct cv_location location;
        if (cv_sources_locate(cx->sources, diag->span, &location)) HOLDS(location.line > 0 && location.column > 0);
    }
}

/* Each variant, and the anonymous document. What is left of the tree still lies in the text. */
static void choose(struct cv_context *cx, const struct cv_node *root, cv_str text)
{
    static const struct cv_node yes = {.kind = CV_NODE_SCALAR, .scalar = {.data = "true", .length = 4}};
    const struct cv_pair anonymous = {.key = CV_STR("anonymous"), .value = &yes};
    struct cv_listing listing;
    if (cv_listing_make(cx, &root, 1, &listing))
        for (size_t i = 0; i < listing.count; i++) check_node(cx, listing.items[i].selection.root, text);
    if (root->kind != CV_NODE_MAPPING) return;
    root = cv_overlay_put(cx, root, &anonymous);
    struct cv_selection selection;
    if (!cv_selection_apply(cx, root, &selection)) return;
    cv_anonymity_apply(cx, &root, 1, &selection);
    check_node(cx, selection.root, text);
    for (size_t i = 0; i < selection.omission_count; i++) check_span(selection.omissions[i].span, text);
}

static void decode(struct cv_arena *arena, cv_str text)
{
    struct cv_diags diags = {.arena = arena};
    struct cv_context cx = {.arena = arena, .diags = &diags, .sources = cv_sources_new(arena)};
    uint32_t source = cv_sources_add(cx.sources, CV_STR("input"), text);
    const struct cv_node *root = NULL;
    const struct cv_profile *profile = NULL;
    bool is_read = cv_yaml_parse(&cx, source, &root);
    if (is_read) check_node(&cx, root, text);
    if (is_read) choose(&cx, root, text);
    bool is_decoded = is_read && cv_profile_decode(&cx, root, &profile);
    check_diags(&cx, text, !is_decoded);
}

/* Decodes, or comes back early because memory is exhausted. */
static void decode_within(struct cv_arena *arena, const cv_str *text)
{
    jmp_buf target;
    cv_arena_on_exhaustion(arena, &target);
    if (setjmp(target) == 0) decode(arena, *text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > CV_LIMIT_INPUT_BYTES) return -1;
    struct cv_arena *arena = cv_arena_new(MEMORY);
    if (arena == NULL) return -1;
    decode_within(arena, &(cv_str){.data = (const char *)data, .length = size});
    cv_arena_free(arena);
    return 0;
}
