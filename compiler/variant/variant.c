/* What a variant extends is laid under it: a walk in depth over `extends`, in which each variant is laid once, at the first
 * place where it is met, so that a base which two variants share does not undo what the first of them said. */
#include "variant/variant.h"

#include "base/limits.h"
#include "base/suggest.h"
#include "variant/overlay.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The words of a variant. Those that are laid over the profile are words of its top level. */
static const struct word {
    const char *name;
    enum { REPLACES, MERGES, STEERS } what; /* STEERS: read here, and not part of what results */
} words[] = {
    {"extends", STEERS}, {"set", STEERS},       {"include", REPLACES},   {"exclude", REPLACES},  {"priority", REPLACES},
    {"order", REPLACES}, {"private", REPLACES}, {"anonymous", REPLACES}, {"sections", REPLACES}, {"layout", REPLACES},
    {"design", MERGES},  {"lang", REPLACES},    {"output", REPLACES},    {"pages", REPLACES},    {"letters", REPLACES},
};

struct builder {
    struct cv_context *cx;
    const struct cv_node *root;     /* what has been made up to now */
    const struct cv_node *variants; /* of the profile and all overlays; may be NULL */
    cv_str path[CV_LIMIT_VARIANTS]; /* names of the variants that are being laid, outermost first */
    size_t depth;
    const struct cv_pair *laid[CV_LIMIT_VARIANTS];
    size_t laid_count;
    bool done; /* no error up to now */
};

static const struct word *word_of(cv_str key)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (cv_str_equal(key, cv_str_from_c(words[i].name))) return &words[i];
    return NULL;
}

/* ---- names ----------------------------------------------------------------------------------------------------------------
 */

static void report_unknown(struct builder *builder, cv_str name, cv_span span)
{
    struct cv_diags *diags = builder->cx->diags;
    struct cv_diag *diag = cv_diag_add(diags, CV_CODE_VARIANT_UNKNOWN, span, "there is no variant `%.*s`", CV_STR_ARG(name));
    builder->done = false;
    const struct cv_node *variants = builder->variants;
    size_t count = variants == NULL || variants->kind != CV_NODE_MAPPING ? 0 : variants->count;
    if (count == 0) {
        cv_diag_hint(diags, diag, "write `variants: {%.*s: {include: [a tag]}}` in the profile", CV_STR_ARG(name));
        return;
    }
    const char **names = CV_NEW_ARRAY(builder->cx->arena, const char *, count);
    for (size_t i = 0; i < count; i++) names[i] = cv_str_to_c(builder->cx->arena, variants->pairs[i].key);
    const char *nearest = cv_suggest(name, names, count);
    if (nearest != NULL)
        cv_diag_hint(diags, diag, "use `%s`", nearest);
    else
        cv_diag_hint(diags, diag, "`cvpdf variants` lists those that there are");
}

static void report_circle(struct builder *builder, cv_str name, cv_span span)
{
    cv_str chain = {0};
    bool is_within = false;
    for (size_t i = 0; i < builder->depth; i++) {
        is_within |= cv_str_equal(builder->path[i], name);
        if (is_within)
            chain = cv_str_printf(builder->cx->arena, "%.*s%.*s → ", CV_STR_ARG(chain), CV_STR_ARG(builder->path[i]));
    }
    struct cv_diag *diag =
        cv_diag_add(builder->cx->diags, CV_CODE_VARIANT_EXTENDS, span, "variants extend each other in a circle");
    cv_diag_label(builder->cx->diags, diag, "%.*s%.*s", CV_STR_ARG(chain), CV_STR_ARG(name));
    cv_diag_hint(builder->cx->diags, diag, "remove one of these `extends`");
    builder->done = false;
}

static bool is_in_path(const struct builder *builder, cv_str name)
{
    for (size_t i = 0; i < builder->depth; i++)
        if (cv_str_equal(builder->path[i], name)) return true;
    return false;
}

static bool is_laid(const struct builder *builder, const struct cv_pair *pair)
{
    for (size_t i = 0; i < builder->laid_count; i++)
        if (builder->laid[i] == pair) return true;
    return false;
}

/* ---- blocks ---------------------------------------------------------------------------------------------------------------
 */

static void lay_name(struct builder *builder, cv_str name, cv_span span);

static void odd(struct builder *builder, const struct cv_node *value, const char *key, const char *wanted)
{
    cv_diag_add(builder->cx->diags, CV_CODE_CHOICE_VALUE, value->span, "`%s` is %s where %s belongs", key,
                cv_node_kind_name(value), wanted);
    builder->done = false;
}

static void lay_extended(struct builder *builder, const struct cv_node *extends)
{
    if (extends == NULL || extends->kind == CV_NODE_NULL) return;
    bool is_list = extends->kind == CV_NODE_SEQUENCE;
    for (size_t i = 0; i < (is_list ? extends->count : 1); i++) {
        const struct cv_node *name = is_list ? extends->items[i] : extends;
        if (name->kind == CV_NODE_SCALAR)
            lay_name(builder, cv_str_trim(name->scalar), name->span);
        else
            odd(builder, name, "extends", "the name of a variant");
    }
}

/* The bytes of a key without its quotes, so that an error points at the step of the path that it means. */
static cv_span inner_span(const struct cv_pair *pair)
{
    cv_span span = pair->key_span;
    if (span.end - span.start != pair->key.length + 2) return span;
    span.start++;
    span.end--;
    return span;
}

static void apply_set(struct builder *builder, const struct cv_node *set)
{
    if (set == NULL || set->kind == CV_NODE_NULL) return;
    if (set->kind != CV_NODE_MAPPING) {
        odd(builder, set, "set", "a mapping of paths to values");
        return;
    }
    for (size_t i = 0; i < set->count; i++) {
        const struct cv_pair *pair = &set->pairs[i];
        builder->done &=
            cv_node_set(builder->cx, builder->root, pair->key, inner_span(pair), pair->value, false, &builder->root);
    }
}

static bool is_silent(cv_str key)
{
    return cv_str_starts(key, CV_STR("x-")) || cv_str_starts(key, CV_STR("x_")) || cv_str_starts(key, CV_STR("_"));
}

static void warn_unknown_word(struct builder *builder, const struct cv_pair *pair)
{
    struct cv_diags *diags = builder->cx->diags;
    if (is_silent(pair->key)) return;
    struct cv_diag *diag =
        cv_diag_add(diags, CV_CODE_VARIANT_KEY, pair->key_span, "unknown key `%.*s` in a variant", CV_STR_ARG(pair->key));
    cv_diag_label(diags, diag, "not a word of variants; not used");
    const char *names[COUNT(words)];
    for (size_t i = 0; i < COUNT(words); i++) names[i] = words[i].name;
    const char *nearest = cv_suggest(pair->key, names, COUNT(words));
    if (nearest != NULL)
        cv_diag_hint(diags, diag, "use `%s`", nearest);
    else if (cv_node_lookup_pair(builder->root, pair->key) != NULL)
        cv_diag_hint(diags, diag, "write `set: {%.*s: …}` to replace a value of the profile", CV_STR_ARG(pair->key));
}

static void lay_block(struct builder *builder, const struct cv_node *block)
{
    for (size_t i = 0; i < block->count; i++) {
        struct cv_pair pair = block->pairs[i];
        const struct word *word = word_of(pair.key);
        if (word == NULL) warn_unknown_word(builder, &pair);
        if (word == NULL || word->what == STEERS) continue;
        const struct cv_node *under = cv_node_lookup(builder->root, word->name);
        if (word->what == MERGES && under != NULL && under->kind == CV_NODE_MAPPING)
            pair.value = cv_overlay_merge(builder->cx, under, pair.value);
        builder->root = cv_overlay_put(builder->cx, builder->root, &pair);
    }
    apply_set(builder, cv_node_lookup(block, "set"));
}

static void lay_pair(struct builder *builder, const struct cv_pair *pair, cv_span span)
{
    const struct cv_node *block = pair->value;
    if (block->kind != CV_NODE_MAPPING && block->kind != CV_NODE_NULL) {
        odd(builder, block, cv_str_to_c(builder->cx->arena, pair->key), "a mapping");
        return;
    }
    if (builder->laid_count == CV_LIMIT_VARIANTS || builder->depth == CV_LIMIT_VARIANTS) {
        cv_diag_add(builder->cx->diags, CV_CODE_VARIANT_EXTENDS, span, "a variant is made of more than %d variants",
                    CV_LIMIT_VARIANTS);
        builder->done = false;
        return;
    }
    builder->path[builder->depth++] = pair->key;
    lay_extended(builder, cv_node_lookup(block, "extends"));
    builder->depth--;
    if (builder->laid_count < CV_LIMIT_VARIANTS) builder->laid[builder->laid_count++] = pair;
    lay_block(builder, block);
}

static void lay_name(struct builder *builder, cv_str name, cv_span span)
{
    const struct cv_pair *pair = cv_node_lookup_pair(builder->variants, name);
    if (pair == NULL)
        report_unknown(builder, name, span);
    else if (is_in_path(builder, name))
        report_circle(builder, name, span);
    else if (!is_laid(builder, pair))
        lay_pair(builder, pair, span);
}

/* ---- overlays -------------------------------------------------------------------------------------------------------------
 */

/* `overlay` without what is read here, and without `variants`, which has been merged before. */
static const struct cv_node *body_of(struct builder *builder, const struct cv_node *overlay)
{
    struct cv_node *body = CV_NEW(builder->cx->arena, struct cv_node);
    struct cv_pair *pairs = CV_NEW_ARRAY(builder->cx->arena, struct cv_pair, overlay->count);
    *body = *overlay;
    body->pairs = pairs;
    body->count = 0;
    for (size_t i = 0; i < overlay->count; i++) {
        const struct word *word = word_of(overlay->pairs[i].key);
        bool is_read = (word != NULL && word->what == STEERS) || cv_str_equal(overlay->pairs[i].key, CV_STR("variants"));
        if (!is_read) pairs[body->count++] = overlay->pairs[i];
    }
    return body;
}

static bool is_overlay(struct builder *builder, const struct cv_node *overlay)
{
    if (overlay->kind == CV_NODE_MAPPING) return true;
    if (overlay->kind != CV_NODE_NULL) odd(builder, overlay, "--with", "a mapping");
    return false;
}

static void lay_overlay(struct builder *builder, const struct cv_node *overlay)
{
    lay_extended(builder, cv_node_lookup(overlay, "extends"));
    const struct cv_node *merged = cv_overlay_merge(builder->cx, builder->root, body_of(builder, overlay));
    if (merged != NULL) builder->root = merged;
    apply_set(builder, cv_node_lookup(overlay, "set"));
}

bool cv_variant_apply(struct cv_context *cx, const struct cv_node *root, const struct cv_variant_request *request,
                      const struct cv_node **ret_root)
{
    *ret_root = root;
    if (root->kind != CV_NODE_MAPPING) return true;
    size_t errors = cx->diags->errors;
    struct builder *builder = CV_NEW(cx->arena, struct builder);
    *builder = (struct builder){.cx = cx, .root = root, .variants = cv_node_lookup(root, "variants"), .done = true};
    for (size_t i = 0; i < request->overlay_count; i++)
        builder->variants = cv_overlay_merge(cx, builder->variants, cv_node_lookup(request->overlays[i], "variants"));
    if (request->name.length != 0) lay_name(builder, request->name, request->name_span);
    for (size_t i = 0; i < request->overlay_count; i++)
        if (is_overlay(builder, request->overlays[i])) lay_overlay(builder, request->overlays[i]);
    *ret_root = builder->root;
    return builder->done && cx->diags->errors == errors;
}
