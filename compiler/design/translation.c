/* Labels are looked up as RFC 4647 §3.4 says: the tag is shortened from its end until there is a file of that name. A file in
 * one of the folders lies over the one that is built in, so that it need not say everything; both lie over English, which is
 * base's. A language without any file has the labels of the first of the fallback languages that has some. */
#include "design/translation.h"

#include "base/io.h"
#include "base/limits.h"
#include "base/resource.h"

#include <errno.h>

/* Tags whose labels are those of another tag that shortening does not find: older tags, regions with a script of their own. */
static const struct {
    const char *tag, *now;
} aliases[] = {
    {"zh-TW", "zh-Hant"}, {"zh-HK", "zh-Hant"}, {"zh-MO", "zh-Hant"}, {"yue", "zh-Hant"}, {"cmn", "zh"},
    {"no", "nb"},         {"nn", "nb"},         {"iw", "he"},         {"in", "id"},
};

enum { LONGEST_TAG = 35 };

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* RFC 5646 §2.1.1: a script is written "Hant", a region "TW", all else in small letters. */
static cv_str canonical(struct cv_arena *arena, cv_str tag)
{
    char *bytes = cv_str_to_c(arena, tag);
    for (size_t start = 0, end = 0; start < tag.length; start = end + 1) {
        for (end = start; end < tag.length && bytes[end] != '-'; end++) bytes[end] = lower(bytes[end]);
        if (start > 0 && end - start == 4) bytes[start] = upper(bytes[start]);
        if (start > 0 && end - start == 2) bytes[start] = upper(bytes[start]), bytes[start + 1] = upper(bytes[start + 1]);
    }
    return (cv_str){.data = bytes, .length = tag.length};
}

/* The next tag to try, or the empty string. */
static cv_str next_tag(cv_str tag)
{
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (cv_str_equal(tag, cv_str_from_c(aliases[i].tag))) return cv_str_from_c(aliases[i].now);
    size_t length = tag.length;
    while (length > 0 && tag.data[length - 1] != '-') length--;
    return cv_str_slice(tag, 0, length == 0 ? 0 : length - 1);
}

/* A file that holds labels. */
struct found {
    cv_str path;
    cv_str bytes;
};

static bool find_in_dirs(struct cv_context *cx, const struct cv_design_request *request, cv_str tag, struct found *ret_found)
{
    for (size_t i = 0; i < request->label_dir_count; i++) {
        ret_found->path = cv_str_printf(cx->arena, "%s/%.*s.yaml", request->label_dirs[i], CV_STR_ARG(tag));
        int error = cv_io_read(cx->arena, ret_found->path.data, CV_LIMIT_INPUT_BYTES, &ret_found->bytes);
        if (error == 0) return true;
        if (error == ENOENT || error == ENOTDIR) continue;
        cv_diag_add(cx->diags, error == EFBIG ? CV_CODE_FILE_TOO_LARGE : CV_CODE_FILE_UNREADABLE, request->lang_span,
                    "the labels `%.*s` cannot be read: %s", CV_STR_ARG(ret_found->path), strerror(error));
    }
    return false;
}

static bool find_embedded(struct cv_context *cx, cv_str tag, struct found *ret_found)
{
    ret_found->path = cv_str_printf(cx->arena, "labels/%.*s.yaml", CV_STR_ARG(tag));
    return cv_resource_lookup(ret_found->path, &ret_found->bytes);
}

static const struct cv_node *layout_of(struct cv_context *cx, const struct cv_node *labels)
{
    struct cv_pair *pair = CV_NEW(cx->arena, struct cv_pair);
    struct cv_node *tree = CV_NEW(cx->arena, struct cv_node);
    *pair = (struct cv_pair){.key = CV_STR("labels"), .key_span = labels->span, .value = labels};
    *tree = (struct cv_node){.kind = CV_NODE_MAPPING, .span = labels->span, .pairs = pair, .count = 1};
    return tree;
}

static bool parse(struct cv_context *cx, const struct found *found, const struct cv_node **ret_tree)
{
    const struct cv_node *labels = NULL;
    if (!cv_yaml_parse(cx, cv_sources_add(cx->sources, found->path, found->bytes), &labels)) return false;
    if (labels->kind == CV_NODE_MAPPING) *ret_tree = layout_of(cx, labels);
    if (labels->kind == CV_NODE_MAPPING || cv_node_is_empty(labels)) return true;
    struct cv_diag *diag = cv_diag_add(cx->diags, CV_CODE_LAYOUT_VALUE, labels->span,
                                       "a file of labels is a mapping, and this is %s", cv_node_kind_name(labels));
    cv_diag_hint(cx->diags, diag, "write what stands under `labels` in layouts/base.yaml");
    return false;
}

/* The labels of one language. `ret_known`: there are some, or it is English. */
static bool read_language(struct cv_context *cx, const struct cv_design_request *request, cv_str lang,
                          struct cv_translation *translation, bool *ret_known)
{
    struct found own = {.path = {0}};
    struct found embedded = {.path = {0}};
    bool has_own = false;
    bool has_embedded = false;
    bool is_english = false;
    cv_str tag = lang.length > LONGEST_TAG ? (cv_str){0} : canonical(cx->arena, lang);
    size_t errors = cx->diags->errors;
    for (; tag.length > 0; tag = next_tag(tag)) {
        is_english = is_english || cv_str_equal(tag, CV_STR("en"));
        has_own = has_own || find_in_dirs(cx, request, tag, &own);
        has_embedded = has_embedded || find_embedded(cx, tag, &embedded);
    }
    *ret_known = is_english || has_own || has_embedded;
    if (has_embedded && !parse(cx, &embedded, &translation->embedded)) return false;
    if (has_own && !parse(cx, &own, &translation->own)) return false;
    return cx->diags->errors == errors;
}

static void warn_unknown(struct cv_context *cx, const struct cv_design_request *request, cv_str used)
{
    struct cv_diag *diag = cv_diag_add(cx->diags, CV_CODE_NO_LABELS, request->lang_span,
                                       "there are no section titles and month names in `%.*s`; those in `%.*s` are used",
                                       CV_STR_ARG(request->lang), CV_STR_ARG(used));
    cv_diag_hint(cx->diags, diag, "write them into `labels/%.*s.yaml` beside the profile", CV_STR_ARG(request->lang));
}

bool cv_translation_read(struct cv_context *cx, const struct cv_design_request *request, struct cv_translation *ret_translation)
{
    cv_str lang = request->lang;
    bool known = lang.length == 0;
    *ret_translation = (struct cv_translation){.own = NULL};
    if (!known && !read_language(cx, request, lang, ret_translation, &known)) return false;
    if (known) return true;
    for (size_t i = 0; i < request->fallback_count && !known; i++) {
        lang = request->fallback[i];
        if (!read_language(cx, request, lang, ret_translation, &known)) return false;
    }
    warn_unknown(cx, request, known ? lang : CV_STR("en"));
    return true;
}
