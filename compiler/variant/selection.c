/* Two walks over the tree, no deeper than the YAML: the first gathers the tags and the names of private things, so that a
 * mistyped one is told from one that is there; the second leaves out what is not wanted. Collections are copied only where
 * something of them goes. */
#include "variant/selection.h"

#include "base/strbuf.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "variant/order.h"
#include "variant/tag.h"

#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { LONGEST_NAME = 60 /* bytes of a text that is quoted */, SUGGESTED = 200, MOST_SHOWN = 256 };

struct names {
    cv_str *items;
    size_t count;
    size_t capacity;
};

struct walk {
    struct cv_context *cx;
    struct cv_tag_filter include;
    struct cv_tag_filter exclude;
    cv_span include_span;
    long priority; /* lower ones go; 0: none */
    cv_span priority_span;
    bool shows_all;        /* private things */
    struct cv_tags shown;  /* names of private things */
    struct names tags;     /* of the profile */
    struct names privates; /* of the profile */
    size_t dropping;       /* what is walked is within so many dropped things */
    struct cv_selection *selection;
    struct {
        struct cv_omission *items;
        size_t count;
        size_t capacity;
    } omissions;
};

/* Where a value stands. */
struct place {
    cv_str key;        /* of the pair that it is the value of, or of the list that it is an item of */
    enum cv_part part; /* of the items, if it is a list; else of itself */
    bool is_item;
};

const char *cv_part_name(enum cv_part part)
{
    static const char *const names[CV_PART_COUNT] = {"entry",   "position", "highlight", "skill",
                                                     "keyword", "profile",  "section",   "text"};
    return names[part];
}

const char *cv_selection_rule_name(enum cv_selection_rule rule)
{
    static const char *const names[] = {"exclude", "include", "priority", "private", "positions", "anonymous"};
    return names[rule];
}

bool cv_selection_says_yes(const struct cv_node *value)
{
    static const char *const no[] = {"false", "no", "off", "n", "0"};
    if (value == NULL || cv_node_is_empty(value)) return false;
    if (value->kind != CV_NODE_SCALAR) return true;
    for (size_t i = 0; i < COUNT(no); i++)
        if (cv_str_equal_nocase(cv_str_trim(value->scalar), cv_str_from_c(no[i]))) return false;
    return true;
}

/* ---- places ---------------------------------------------------------------------------------------------------------------
 */

/* Keys of the top level below which nothing is printed: settings, and what belongs to other programs. */
static bool is_apart(cv_str key)
{
    static const char *const prefixes[] = {"x-", "x_", "_", "$"};
    static const char *const keys[] = {"variants", "design",  "layout",   "lang",  "meta",    "letters", "pages",
                                       "include",  "exclude", "priority", "order", "private", "output",  "anonymous"};
    for (size_t i = 0; i < COUNT(keys); i++)
        if (cv_str_equal(key, cv_str_from_c(keys[i]))) return true;
    for (size_t i = 0; i < COUNT(prefixes); i++)
        if (cv_str_starts(key, cv_str_from_c(prefixes[i]))) return true;
    return false;
}

static bool is_attribute(cv_str key)
{
    static const char *const keys[] = {"tags", "priority", "private", "id"};
    for (size_t i = 0; i < COUNT(keys); i++)
        if (cv_str_equal(key, cv_str_from_c(keys[i]))) return true;
    return false;
}

/* A key such as `en` or `zh-Hans`, whose value is another form of what is around it. */
static bool is_language(cv_str key)
{
    size_t end = 0;
    while (end < key.length && key.data[end] >= 'a' && key.data[end] <= 'z') end++;
    return (end == 2 || end == 3) && (end == key.length || key.data[end] == '-' || key.data[end] == '_');
}

static struct place place_of_pair(const struct place *around, cv_str key)
{
    static const struct {
        const char *key;
        enum cv_part part;
    } lists[] = {
        {"highlights", CV_PART_HIGHLIGHT}, {"positions", CV_PART_POSITION}, {"keywords", CV_PART_KEYWORD},
        {"courses", CV_PART_KEYWORD},      {"roles", CV_PART_KEYWORD},      {"profiles", CV_PART_PROFILE},
        {"entries", CV_PART_ENTRY},
    };
    struct place place = {.key = key, .part = CV_PART_TEXT};
    if (around == NULL) { /* the top level */
        place.part = CV_PART_ENTRY;
        if (cv_str_equal(key, CV_STR("skills"))) place.part = CV_PART_SKILL;
        if (cv_str_equal(key, CV_STR("sections"))) place.part = CV_PART_SECTION;
    }
    for (size_t i = 0; i < COUNT(lists); i++)
        if (cv_str_equal(key, cv_str_from_c(lists[i].key))) place.part = lists[i].part;
    if (around != NULL && is_language(key)) place = (struct place){.key = around->key, .part = around->part};
    return place;
}

static struct place place_of_item(const struct place *list)
{
    return (struct place){.key = list->key, .part = list->part, .is_item = true};
}

/* ---- names for people -----------------------------------------------------------------------------------------------------
 */

/* The first line, not longer than is needed to know it. */
static cv_str clip(cv_str text)
{
    size_t end = 0;
    text = cv_str_trim(text);
    while (end < text.length && end < LONGEST_NAME && text.data[end] != '\n') cv_utf8_next(text, &end);
    return cv_str_slice(text, 0, end);
}

/* As deep as the YAML at most. */
static cv_str name_of(const struct cv_node *node, cv_str otherwise)
{
    static const char *const telling[] = {"text",         "name",    "title",   "position", "institution",
                                          "organization", "network", "section", "id"};
    if (node->kind == CV_NODE_SCALAR) return clip(node->scalar);
    if (node->kind == CV_NODE_SEQUENCE) return node->count == 0 ? otherwise : name_of(node->items[0], otherwise);
    for (size_t i = 0; i < COUNT(telling); i++) {
        const struct cv_node *value = cv_node_lookup(node, telling[i]);
        if (value != NULL && !cv_node_is_empty(value)) return name_of(value, otherwise);
    }
    for (size_t i = 0; i < node->count; i++)
        if (!is_attribute(node->pairs[i].key)) return name_of(node->pairs[i].value, otherwise);
    return otherwise;
}

/* What something private says is not to be shown here either. */
static cv_str name_of_private(const struct cv_node *map, const struct place *place)
{
    const struct cv_node *id = cv_node_lookup(map, "id");
    return id != NULL && id->kind == CV_NODE_SCALAR ? clip(id->scalar) : place->key;
}

static cv_str joined(struct cv_arena *arena, const struct cv_tags *tags)
{
    struct cv_strbuf buf = CV_STRBUF(arena);
    for (size_t i = 0; i < tags->count && buf.length < LONGEST_NAME; i++) {
        if (i != 0) cv_strbuf_add_c(&buf, ", ");
        cv_strbuf_add(&buf, clip(tags->items[i]));
    }
    return cv_strbuf_view(&buf);
}

/* ---- what is there --------------------------------------------------------------------------------------------------------
 */

static void survey(struct walk *walk, const struct cv_node *node, const struct place *place);

static void survey_mapping(struct walk *walk, const struct cv_node *map, const struct place *place)
{
    struct cv_arena *arena = walk->cx->arena;
    struct cv_tags tags = cv_tags_read(arena, cv_node_lookup(map, "tags"));
    cv_tags_check(walk->cx, cv_node_lookup(map, "tags"));
    for (size_t i = 0; i < tags.count; i++) cv_vec_push(arena, &walk->tags, tags.items[i]);
    if (cv_selection_says_yes(cv_node_lookup(map, "private"))) {
        const struct cv_node *id = cv_node_lookup(map, "id");
        cv_vec_push(arena, &walk->privates, place->key);
        if (id != NULL && id->kind == CV_NODE_SCALAR) cv_vec_push(arena, &walk->privates, id->scalar);
    }
    for (size_t i = 0; i < map->count; i++) {
        struct place inner = place_of_pair(place, map->pairs[i].key);
        if (!is_attribute(map->pairs[i].key)) survey(walk, map->pairs[i].value, &inner);
    }
}

static void survey(struct walk *walk, const struct cv_node *node, const struct place *place)
{
    struct place inner = place_of_item(place);
    if (node->kind == CV_NODE_MAPPING) survey_mapping(walk, node, place);
    if (node->kind == CV_NODE_SEQUENCE)
        for (size_t i = 0; i < node->count; i++) survey(walk, node->items[i], &inner);
}

static int compare_names(const void *a, const void *b)
{
    return cv_str_compare(*(const cv_str *)a, *(const cv_str *)b);
}

static void sort_names(struct names *names)
{
    if (names->count == 0) return;
    qsort(names->items, names->count, sizeof *names->items, compare_names);
    size_t count = 1;
    for (size_t i = 1; i < names->count; i++)
        if (!cv_str_equal(names->items[i], names->items[count - 1])) names->items[count++] = names->items[i];
    names->count = count;
}

static void survey_root(struct walk *walk, const struct cv_node *root)
{
    for (size_t i = 0; i < root->count; i++) {
        struct place place = place_of_pair(NULL, root->pairs[i].key);
        if (!is_apart(root->pairs[i].key)) survey(walk, root->pairs[i].value, &place);
    }
    sort_names(&walk->tags);
    sort_names(&walk->privates);
}

/* ---- settings -------------------------------------------------------------------------------------------------------------
 */

static bool number_from(cv_str text, long *ret_number)
{
    enum { DIGITS = 6 };
    text = cv_str_trim(text);
    *ret_number = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return false;
        *ret_number = *ret_number * 10 + (text.data[i] - '0');
    }
    return text.length != 0 && text.length <= DIGITS;
}

static bool read_priority(struct walk *walk, const struct cv_node *root)
{
    const struct cv_node *value = cv_node_lookup(root, "priority");
    if (value == NULL || value->kind == CV_NODE_NULL) return true;
    walk->priority_span = value->span;
    if (value->kind == CV_NODE_SCALAR && number_from(value->scalar, &walk->priority)) return true;
    struct cv_diag *diag = cv_diag_add(walk->cx->diags, CV_CODE_CHOICE_VALUE, value->span, "`priority` is not a whole number");
    cv_diag_hint(walk->cx->diags, diag, "write the least priority that is printed, as in `priority: 2`");
    return false;
}

static bool check_shown(struct walk *walk, const struct cv_node *name)
{
    struct cv_diags *diags = walk->cx->diags;
    cv_str text = name->kind == CV_NODE_SCALAR ? cv_str_trim(name->scalar) : CV_STR("");
    for (size_t i = 0; i < walk->privates.count; i++)
        if (cv_str_equal(walk->privates.items[i], text)) return true;
    struct cv_diag *diag = cv_diag_add(diags, CV_CODE_CHOICE_UNKNOWN, name->span,
                                       "nothing private in the profile is named `%.*s`", CV_STR_ARG(text));
    const char *names[SUGGESTED];
    size_t count = walk->privates.count < SUGGESTED ? walk->privates.count : SUGGESTED;
    for (size_t i = 0; i < count; i++) names[i] = cv_str_to_c(walk->cx->arena, walk->privates.items[i]);
    const char *nearest = cv_suggest(text, names, count);
    if (nearest != NULL)
        cv_diag_hint(diags, diag, "use `%s`", nearest);
    else
        cv_diag_hint(diags, diag, "name the key, the list or the `id` of something with `private: true`");
    return false;
}

static bool read_private(struct walk *walk, const struct cv_node *root)
{
    const struct cv_node *value = cv_node_lookup(root, "private");
    if (!cv_selection_says_yes(value)) return true;
    bool is_list = value->kind == CV_NODE_SEQUENCE;
    static const char *const yes[] = {"true", "yes", "on", "all"};
    for (size_t i = 0; i < COUNT(yes) && value->kind == CV_NODE_SCALAR; i++)
        if (cv_str_equal_nocase(value->scalar, cv_str_from_c(yes[i]))) walk->shows_all = true;
    if (walk->shows_all) return true;
    size_t count = is_list ? value->count : 1;
    if (value->kind == CV_NODE_MAPPING || count > MOST_SHOWN) {
        cv_diag_add(walk->cx->diags, CV_CODE_CHOICE_VALUE, value->span,
                    "`private` is neither a list of at most %d names nor `true` or `false`", MOST_SHOWN);
        return false;
    }
    cv_str *names = CV_NEW_ARRAY(walk->cx->arena, cv_str, count);
    bool done = true;
    for (size_t i = 0; i < count; i++) {
        const struct cv_node *name = is_list ? value->items[i] : value;
        names[i] = cv_str_trim(name->scalar);
        done &= check_shown(walk, name);
    }
    walk->shown = (struct cv_tags){.items = names, .count = count};
    return done;
}

static bool read_settings(struct walk *walk, const struct cv_node *root)
{
    const struct cv_node *include = cv_node_lookup(root, "include");
    const struct cv_node *exclude = cv_node_lookup(root, "exclude");
    struct cv_tags known = {.items = walk->tags.items, .count = walk->tags.count};
    bool done = cv_tag_filter_read(walk->cx, "include", include, &walk->include);
    done &= cv_tag_filter_read(walk->cx, "exclude", exclude, &walk->exclude);
    done &= cv_tag_filter_check(walk->cx, &walk->include, &known);
    done &= cv_tag_filter_check(walk->cx, &walk->exclude, &known);
    if (include != NULL) walk->include_span = include->span;
    done &= read_priority(walk, root);
    return read_private(walk, root) && done;
}

/* ---- rules ----------------------------------------------------------------------------------------------------------------
 */

static bool names_it(const struct walk *walk, cv_str name)
{
    for (size_t i = 0; i < walk->shown.count; i++)
        if (cv_str_equal(walk->shown.items[i], name)) return true;
    return false;
}

static bool is_hidden(const struct walk *walk, const struct cv_node *map, const struct place *place)
{
    const struct cv_node *id = cv_node_lookup(map, "id");
    if (walk->shows_all || !cv_selection_says_yes(cv_node_lookup(map, "private"))) return false;
    return !names_it(walk, place->key) && !(id != NULL && id->kind == CV_NODE_SCALAR && names_it(walk, id->scalar));
}

/* The item's priority; one that is not below any other where it has none. */
static long priority_of(struct walk *walk, const struct cv_node *map)
{
    const struct cv_node *value = cv_node_lookup(map, "priority");
    long number;
    if (value == NULL || value->kind == CV_NODE_NULL) return walk->priority;
    if (value->kind == CV_NODE_SCALAR && number_from(value->scalar, &number)) return number;
    struct cv_diag *diag = cv_diag_add(walk->cx->diags, CV_CODE_ODD_VALUE, value->span, "`priority` is not a whole number");
    cv_diag_label(walk->cx->diags, diag, "read as none");
    return walk->priority;
}

/* Whether a rule drops the mapping; *ret_omission then says which. */
static bool is_dropped(struct walk *walk, const struct cv_node *map, const struct place *place,
                       struct cv_omission *ret_omission)
{
    struct cv_arena *arena = walk->cx->arena;
    struct cv_tags tags = cv_tags_read(arena, cv_node_lookup(map, "tags"));
    long priority = priority_of(walk, map);
    const struct cv_tag_expression *match = tags.count == 0 ? NULL : cv_tag_filter_match(&walk->exclude, &tags);
    *ret_omission = (struct cv_omission){.part = place->part, .span = map->span, .name = name_of(map, place->key)};
    if (is_hidden(walk, map, place)) {
        ret_omission->name = name_of_private(map, place);
        ret_omission->rule = CV_SELECTION_PRIVATE;
        ret_omission->reason = CV_STR("it is private, and `private` does not name it");
    } else if (match != NULL) {
        ret_omission->rule = CV_SELECTION_EXCLUDE;
        ret_omission->rule_span = match->span;
        ret_omission->reason = cv_str_printf(arena, "`exclude` has `%.*s`", CV_STR_ARG(clip(match->text)));
    } else if (tags.count != 0 && walk->include.count != 0 && cv_tag_filter_match(&walk->include, &tags) == NULL) {
        ret_omission->rule = CV_SELECTION_INCLUDE;
        ret_omission->rule_span = walk->include_span;
        ret_omission->reason =
            cv_str_printf(arena, "nothing in `include` fits its tags `%.*s`", CV_STR_ARG(joined(arena, &tags)));
    } else if (priority < walk->priority) {
        ret_omission->rule = CV_SELECTION_PRIORITY;
        ret_omission->rule_span = walk->priority_span;
        ret_omission->reason = cv_str_printf(arena, "its priority %ld is below %ld", priority, walk->priority);
    } else {
        return false;
    }
    return true;
}

static bool has_attributes(const struct cv_node *map)
{
    return cv_node_lookup(map, "tags") != NULL || cv_node_lookup(map, "priority") != NULL ||
           cv_node_lookup(map, "private") != NULL;
}

static void count(struct walk *walk, enum cv_part part, bool is_kept)
{
    size_t *counts = is_kept && walk->dropping == 0 ? walk->selection->kept : walk->selection->dropped;
    counts[part]++;
}

/* ---- the walk -------------------------------------------------------------------------------------------------------------
 */

static const struct cv_node *keep(struct walk *walk, const struct cv_node *node, const struct place *place);

static void drop(struct walk *walk, const struct cv_node *map, const struct place *place, const struct cv_omission *omission)
{
    if (walk->dropping == 0) cv_vec_push(walk->cx->arena, &walk->omissions, *omission);
    count(walk, place->part, false);
    walk->dropping++;
    for (size_t i = 0; i < map->count; i++) {
        struct place inner = place_of_pair(place, map->pairs[i].key);
        if (!is_attribute(map->pairs[i].key)) keep(walk, map->pairs[i].value, &inner);
    }
    walk->dropping--;
}

static const struct cv_node *keep_items(struct walk *walk, const struct cv_node *list, const struct place *place)
{
    struct place inner = place_of_item(place);
    const struct cv_node **items = CV_NEW_ARRAY(walk->cx->arena, const struct cv_node *, list->count);
    size_t kept = 0;
    bool is_same = true;
    for (size_t i = 0; i < list->count; i++) {
        const struct cv_node *item = keep(walk, list->items[i], &inner);
        is_same &= item == list->items[i];
        if (item != NULL) items[kept++] = item;
    }
    if (is_same) return list;
    struct cv_node *changed = CV_NEW(walk->cx->arena, struct cv_node);
    *changed = *list;
    changed->items = items;
    changed->count = kept;
    return changed;
}

static const struct cv_node *keep_pairs(struct walk *walk, const struct cv_node *map, const struct place *place)
{
    struct cv_pair *pairs = CV_NEW_ARRAY(walk->cx->arena, struct cv_pair, map->count);
    size_t kept = 0;
    bool is_same = true;
    for (size_t i = 0; i < map->count; i++) {
        const struct cv_pair *pair = &map->pairs[i];
        struct place inner = place_of_pair(place, pair->key);
        bool is_left = place == NULL ? is_apart(pair->key) : is_attribute(pair->key);
        const struct cv_node *value = is_left ? pair->value : keep(walk, pair->value, &inner);
        is_same &= value == pair->value;
        if (value == NULL) continue;
        pairs[kept] = *pair;
        pairs[kept++].value = value;
    }
    if (is_same) return map;
    struct cv_node *changed = CV_NEW(walk->cx->arena, struct cv_node);
    *changed = *map;
    changed->pairs = pairs;
    changed->count = kept;
    return changed;
}

/* An entry that is nothing without its positions goes with the last of them. */
static bool lost_positions(const struct cv_node *before, const struct cv_node *after)
{
    const struct cv_node *had = cv_node_lookup(before, "positions");
    const struct cv_node *has = cv_node_lookup(after, "positions");
    return had != NULL && had != has && !cv_node_is_empty(had) && cv_node_is_empty(has);
}

static const struct cv_node *keep_mapping(struct walk *walk, const struct cv_node *map, const struct place *place)
{
    struct cv_omission omission;
    if (is_dropped(walk, map, place, &omission)) {
        drop(walk, map, place, &omission);
        return NULL;
    }
    const struct cv_node *kept = keep_pairs(walk, map, place);
    bool is_lost = lost_positions(map, kept);
    if (place->is_item || has_attributes(map)) count(walk, place->part, !is_lost);
    if (!is_lost) return kept;
    omission.rule = CV_SELECTION_POSITIONS;
    omission.reason = CV_STR("all its positions are dropped");
    if (walk->dropping == 0) cv_vec_push(walk->cx->arena, &walk->omissions, omission);
    return NULL;
}

static const struct cv_node *keep(struct walk *walk, const struct cv_node *node, const struct place *place)
{
    switch (node->kind) {
    case CV_NODE_MAPPING:
        return keep_mapping(walk, node, place);
    case CV_NODE_SEQUENCE:
        return keep_items(walk, node, place);
    case CV_NODE_SCALAR:
        if (place->is_item) count(walk, place->part, true);
        break;
    case CV_NODE_NULL:
        break;
    }
    return node;
}

bool cv_selection_apply(struct cv_context *cx, const struct cv_node *root, struct cv_selection *ret_selection)
{
    *ret_selection = (struct cv_selection){.root = root};
    if (root->kind != CV_NODE_MAPPING) return true;
    struct walk walk = {.cx = cx, .selection = ret_selection};
    survey_root(&walk, root);
    bool done = read_settings(&walk, root);
    done &= cv_order_apply(cx, root, &root);
    if (!done) return false;
    ret_selection->root = keep_pairs(&walk, root, NULL);
    ret_selection->omissions = walk.omissions.items;
    ret_selection->omission_count = walk.omissions.count;
    return true;
}
