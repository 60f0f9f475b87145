/* A layout named NAME is the file NAME.yaml in the first of the folders that has it, or the embedded layouts/NAME.yaml. It
 * lies over the layout that it `extends` ("base" if it does not say), and that one over its own, down to base, over which lie
 * the labels of the profile's language; the profile's settings lie on top. A key without a value changes nothing. */
#include "design/layout.h"

#include "base/io.h"
#include "base/limits.h"
#include "base/resource.h"
#include "base/suggest.h"
#include "base/vec.h"
#include "design/translation.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#define DEFAULT_LAYOUT CV_STR("classic")
#define ROOT_LAYOUT CV_STR("base")
#define EXTENSION CV_STR(".yaml")
#define EMBEDDED CV_STR("layouts/")

/* A name that cannot lead out of its folder. */
static bool is_name(cv_str name)
{
    if (name.length == 0 || name.length > 100 || name.data[0] == '.') return false;
    for (size_t i = 0; i < name.length; i++) {
        char c = name.data[i];
        if (c == '/' || c == '\\' || (unsigned char)c < ' ') return false;
    }
    return true;
}

/* The bytes of a layout's file, and the name that diagnostics show. */
static bool find_file(struct cv_context *cx, const struct cv_design_request *request, cv_str name, cv_span span,
                      cv_str *ret_path, cv_str *ret_bytes)
{
    for (size_t i = 0; i < request->dir_count; i++) {
        *ret_path = cv_str_printf(cx->arena, "%s/%.*s.yaml", request->dirs[i], CV_STR_ARG(name));
        int error = cv_io_read(cx->arena, ret_path->data, CV_LIMIT_INPUT_BYTES, ret_bytes);
        if (error == 0) return true;
        if (error == ENOENT || error == ENOTDIR) continue;
        cv_diag_add(cx->diags, error == EFBIG ? CV_CODE_FILE_TOO_LARGE : CV_CODE_FILE_UNREADABLE, span,
                    "the layout `%.*s` cannot be read: %s", CV_STR_ARG(*ret_path), strerror(error));
        return false;
    }
    *ret_path = cv_str_printf(cx->arena, "layouts/%.*s.yaml", CV_STR_ARG(name));
    return cv_resource_lookup(*ret_path, ret_bytes);
}

static void fail_unknown(struct cv_context *cx, const struct cv_design_request *request, cv_str name, cv_span span)
{
    size_t count = 0;
    const struct cv_design_name *known = cv_design_names(cx, request->dirs, request->dir_count, &count);
    const char **names = CV_NEW_ARRAY(cx->arena, const char *, count + 1);
    struct cv_strbuf list = CV_STRBUF(cx->arena);
    for (size_t i = 0; i < count; i++) {
        names[i] = cv_str_to_c(cx->arena, known[i].name);
        cv_strbuf_printf(&list, "%s`%s`", i == 0 ? "" : ", ", names[i]);
    }
    struct cv_diag *diag = cv_diag_add(cx->diags, CV_CODE_LAYOUT_UNKNOWN, span, "there is no layout `%.*s`", CV_STR_ARG(name));
    const char *nearest = cv_suggest(name, names, count);
    if (nearest != NULL)
        cv_diag_hint(cx->diags, diag, "use `%s`", nearest);
    else
        cv_diag_hint(cx->diags, diag, "use one of: %.*s", CV_STR_ARG(cv_strbuf_view(&list)));
}

static const struct cv_node *mapping_of(struct cv_context *cx, const struct cv_node *like, const struct cv_pair *pairs,
                                        size_t count)
{
    struct cv_node *node = CV_NEW(cx->arena, struct cv_node);
    *node = (struct cv_node){.kind = CV_NODE_MAPPING, .span = like->span, .pairs = pairs, .count = count};
    return node;
}

/* A mapping without the keys that have no value, all the way down. */
static const struct cv_node *without_nulls(struct cv_context *cx, const struct cv_node *node)
{
    if (node->kind != CV_NODE_MAPPING) return node;
    struct cv_pair *pairs = CV_NEW_ARRAY(cx->arena, struct cv_pair, node->count);
    size_t count = 0;
    for (size_t i = 0; i < node->count; i++) {
        if (node->pairs[i].value->kind == CV_NODE_NULL) continue;
        pairs[count] = node->pairs[i];
        pairs[count++].value = without_nulls(cx, node->pairs[i].value);
    }
    return mapping_of(cx, node, pairs, count);
}

/* Under `entries`, a list in place of a mapping is its `rows`. */
static const struct cv_node *with_rows(struct cv_context *cx, const struct cv_node *entries)
{
    if (entries->kind != CV_NODE_MAPPING) return entries;
    struct cv_pair *pairs = CV_NEW_ARRAY(cx->arena, struct cv_pair, entries->count);
    for (size_t i = 0; i < entries->count; i++) {
        pairs[i] = entries->pairs[i];
        if (pairs[i].value->kind != CV_NODE_SEQUENCE) continue;
        struct cv_pair *rows = CV_NEW(cx->arena, struct cv_pair);
        *rows = (struct cv_pair){.key = CV_STR("rows"), .key_span = pairs[i].key_span, .value = pairs[i].value};
        pairs[i].value = mapping_of(cx, pairs[i].value, rows, 1);
    }
    return mapping_of(cx, entries, pairs, entries->count);
}

/* What is to be laid over another tree: without what says nothing, and without abbreviations. */
static const struct cv_node *normalise(struct cv_context *cx, const struct cv_node *node)
{
    const struct cv_node *tree = without_nulls(cx, node);
    if (tree->kind != CV_NODE_MAPPING) return tree;
    struct cv_pair *pairs = CV_NEW_ARRAY(cx->arena, struct cv_pair, tree->count);
    for (size_t i = 0; i < tree->count; i++) {
        pairs[i] = tree->pairs[i];
        if (cv_str_equal(pairs[i].key, CV_STR("entries"))) pairs[i].value = with_rows(cx, pairs[i].value);
    }
    return mapping_of(cx, tree, pairs, tree->count);
}

static bool read_file(struct cv_context *cx, const struct cv_design_request *request, cv_str name, cv_span span,
                      const struct cv_node **ret_tree)
{
    cv_str path = {0};
    cv_str bytes = {0};
    size_t errors = cx->diags->errors;
    if (!is_name(name) || !find_file(cx, request, name, span, &path, &bytes)) {
        if (cx->diags->errors == errors) fail_unknown(cx, request, name, span);
        return false;
    }
    const struct cv_node *tree = NULL;
    if (!cv_yaml_parse(cx, cv_sources_add(cx->sources, path, bytes), &tree)) return false;
    if (tree->kind == CV_NODE_SEQUENCE || tree->kind == CV_NODE_SCALAR) {
        cv_diag_add(cx->diags, CV_CODE_LAYOUT_VALUE, tree->span, "a layout is a mapping, and this is %s",
                    cv_node_kind_name(tree));
        return false;
    }
    *ret_tree = normalise(cx, tree);
    return true;
}

struct chain {
    struct {
        cv_str name;
        const struct cv_node *tree;
    } items[CV_LIMIT_EXTENDS];
    size_t count;
};

/* False, with a diagnostic, when `name` is already there or the chain is full. */
static bool check_chain(struct cv_context *cx, const struct chain *chain, cv_str name, cv_span span)
{
    struct cv_strbuf way = CV_STRBUF(cx->arena);
    bool circle = false;
    for (size_t i = 0; i < chain->count; i++) {
        circle = circle || cv_str_equal(chain->items[i].name, name);
        if (circle) cv_strbuf_printf(&way, "`%.*s` → ", CV_STR_ARG(chain->items[i].name));
    }
    if (!circle && chain->count < CV_LIMIT_EXTENDS) return true;
    struct cv_diag *diag =
        circle
            ? cv_diag_add(cx->diags, CV_CODE_LAYOUT_EXTENDS, span, "layouts extend each other in a circle: %.*s`%.*s`",
                          CV_STR_ARG(cv_strbuf_view(&way)), CV_STR_ARG(name))
            : cv_diag_add(cx->diags, CV_CODE_LAYOUT_EXTENDS, span, "more than %d layouts extend each other", CV_LIMIT_EXTENDS);
    cv_diag_hint(cx->diags, diag, "extend `base`");
    return false;
}

static bool read_chain(struct cv_context *cx, const struct cv_design_request *request, struct chain *chain)
{
    cv_str name = request->name.length > 0 ? request->name : DEFAULT_LAYOUT;
    cv_span span = request->name_span;
    for (;;) {
        const struct cv_node *tree = NULL;
        if (!check_chain(cx, chain, name, span) || !read_file(cx, request, name, span, &tree)) return false;
        chain->items[chain->count].name = name;
        chain->items[chain->count++].tree = tree;
        const struct cv_node *extends = cv_node_lookup(tree, "extends");
        if (extends == NULL && cv_str_equal(name, ROOT_LAYOUT)) return true;
        if (extends != NULL && extends->kind != CV_NODE_SCALAR) {
            cv_diag_add(cx->diags, CV_CODE_LAYOUT_VALUE, extends->span, "`extends` is %s, not a layout's name",
                        cv_node_kind_name(extends));
            return false;
        }
        name = extends == NULL ? ROOT_LAYOUT : extends->scalar;
        span = extends == NULL ? span : extends->span;
    }
}

bool cv_layout_read(struct cv_context *cx, const struct cv_design_request *request, const struct cv_node **ret_tree)
{
    struct chain chain = {.count = 0};
    if (!read_chain(cx, request, &chain)) return false;
    struct cv_translation translation;
    if (!cv_translation_read(cx, request, &translation)) return false;
    const struct cv_node *tree = chain.items[chain.count - 1].tree;
    if (translation.embedded != NULL) tree = cv_node_merge(cx, tree, normalise(cx, translation.embedded));
    if (translation.own != NULL) tree = cv_node_merge(cx, tree, normalise(cx, translation.own));
    for (size_t i = chain.count - 1; i > 0; i--) tree = cv_node_merge(cx, tree, chain.items[i - 1].tree);
    const struct cv_node *settings = request->settings;
    if (settings != NULL && settings->kind == CV_NODE_MAPPING)
        tree = cv_node_merge(cx, tree, normalise(cx, settings));
    else if (settings != NULL && settings->kind != CV_NODE_NULL)
        cv_diag_add(cx->diags, CV_CODE_LAYOUT_VALUE, settings->span, "`design` is %s, not a mapping",
                    cv_node_kind_name(settings));
    *ret_tree = tree;
    return true;
}

/* --- listing --- */

struct names {
    struct cv_context *cx;
    CV_VEC(struct cv_design_name) list;
};

/* The file's `description`; a broken file has none. Its diagnostics are not for a list, so they go nowhere. */
static cv_str read_description(struct cv_context *cx, cv_str path, cv_str bytes)
{
    struct cv_diags diags = {.arena = cx->arena};
    struct cv_context quiet = {.arena = cx->arena, .diags = &diags, .sources = cv_sources_new(cx->arena)};
    const struct cv_node *tree = NULL;
    if (!cv_yaml_parse(&quiet, cv_sources_add(quiet.sources, path, bytes), &tree)) return (cv_str){0};
    const struct cv_node *description = cv_node_lookup(tree, "description");
    return description == NULL ? (cv_str){0} : description->scalar;
}

/* Adds "NAME.yaml" unless an earlier folder has a layout of that name. */
static void add_name(struct names *names, cv_str file, cv_str origin, cv_str path)
{
    if (!cv_str_ends(file, EXTENSION)) return;
    cv_str name = cv_str_copy(names->cx->arena, cv_str_slice(file, 0, file.length - EXTENSION.length));
    if (!is_name(name)) return;
    for (size_t i = 0; i < names->list.count; i++)
        if (cv_str_equal(names->list.items[i].name, name)) return;
    cv_str bytes = {0};
    bool embedded = cv_str_equal(origin, CV_STR("built in"));
    if (embedded ? !cv_resource_lookup(path, &bytes)
                 : cv_io_read(names->cx->arena, path.data, CV_LIMIT_INPUT_BYTES, &bytes) != 0)
        return;
    cv_vec_push(
        names->cx->arena, &names->list,
        (struct cv_design_name){.name = name, .description = read_description(names->cx, path, bytes), .origin = origin});
}

static void close_dir(void *dir)
{
    closedir(dir);
}

static void add_dir(struct names *names, const char *path)
{
    DIR *dir = opendir(path);
    if (dir == NULL) return;
    cv_arena_defer(names->cx->arena, close_dir, dir);
    for (struct dirent *item = readdir(dir); item != NULL; item = readdir(dir))
        add_name(names, cv_str_from_c(item->d_name), cv_str_from_c(path),
                 cv_str_printf(names->cx->arena, "%s/%s", path, item->d_name));
}

static int compare_names(const void *a, const void *b)
{
    return cv_str_compare(((const struct cv_design_name *)a)->name, ((const struct cv_design_name *)b)->name);
}

const struct cv_design_name *cv_design_names(struct cv_context *cx, const char *const *dirs, size_t dir_count,
                                             size_t *ret_count)
{
    struct names names = {.cx = cx};
    for (size_t i = 0; i < dir_count; i++) add_dir(&names, dirs[i]);
    for (size_t i = 0; cv_resource_path(i).length > 0; i++) {
        cv_str path = cv_resource_path(i);
        if (cv_str_starts(path, EMBEDDED))
            add_name(&names, cv_str_slice(path, EMBEDDED.length, path.length), CV_STR("built in"), path);
    }
    if (names.list.count > 0) qsort(names.list.items, names.list.count, sizeof *names.list.items, compare_names);
    *ret_count = names.list.count;
    return names.list.items;
}
