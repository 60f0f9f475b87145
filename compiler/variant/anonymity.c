/* Places are judged by lists of what may stay, not of what must go: a mistyped `emial` goes with the others. */
#include "variant/anonymity.h"

#include "base/suggest.h"
#include "base/vec.h"
#include "variant/identity.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct walk {
    struct cv_context *cx;
    const struct cv_identity *identity;
    struct {
        struct cv_omission *items;
        size_t count;
        size_t capacity;
    } omissions;
};

/* Where a value stands, which says what may be known there. */
enum ground {
    GROUND_TOP,
    GROUND_BASICS,
    GROUND_LOCATION,
    GROUND_EDUCATION,
    GROUND_PLAIN,
    GROUND_APART, /* settings: nothing is printed of them */
};

static bool is_listed(const char *const *list, size_t count, cv_str key)
{
    for (size_t i = 0; i < count; i++)
        if (cv_str_equal(key, cv_str_from_c(list[i]))) return true;
    return false;
}

/* ---- what may stay --------------------------------------------------------------------------------------------------------
 */

static const char *const settings[] = {"variants", "design",  "layout",   "lang",  "language", "meta",   "letters",  "pages",
                                       "include",  "exclude", "priority", "order", "private",  "output", "anonymous"};
static const char *const attributes[] = {"tags", "priority", "private", "id"};
static const char *const of_basics[] = {"label", "summary", "location"};
static const char *const of_location[] = {"city", "region", "country", "countryCode", "text"};
static const char *const of_education[] = {
    "institution", "area",       "studyType", "url",   "website",  "score", "gpa",   "courses", "location", "summary",
    "description", "highlights", "keywords",  "title", "subtitle", "name",  "level", "type",    "roles",    "text",
};

/* Keys of the person that other programs and people put anywhere. */
static bool tells_birth(cv_str key)
{
    static const char *const words[] = {"birthdate", "birthday",    "dateofbirth",  "dob",        "born", "birth",
                                        "birthyear", "yearofbirth", "placeofbirth", "birthplace", "age"};
    char folded[16];
    size_t length = 0;
    for (size_t i = 0; i < key.length && length < sizeof folded; i++) {
        char c = key.data[i];
        if (c != '-' && c != '_' && c != ' ') folded[length++] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return is_listed(words, COUNT(words), (cv_str){.data = folded, .length = length});
}

static bool is_language(cv_str key)
{
    size_t end = 0;
    while (end < key.length && key.data[end] >= 'a' && key.data[end] <= 'z') end++;
    return (end == 2 || end == 3) && (end == key.length || key.data[end] == '-' || key.data[end] == '_');
}

/* At the top level stand sections, and what was put there instead of below `basics`. */
static bool stays_on_top(const struct cv_pair *pair)
{
    static const char *const astray[] = {"name", "email", "phone", "url", "website", "image", "picture", "profiles"};
    if (cv_str_equal(pair->key, CV_STR("label")) || cv_str_equal(pair->key, CV_STR("summary"))) return true;
    if (cv_str_equal(pair->key, CV_STR("location"))) return true;
    return pair->value->kind != CV_NODE_SCALAR && !is_listed(astray, COUNT(astray), pair->key);
}

/* Keys of other programs, which are not printed. */
static bool is_silent(cv_str key)
{
    return cv_str_starts(key, CV_STR("x-")) || cv_str_starts(key, CV_STR("x_")) || cv_str_starts(key, CV_STR("_")) ||
           cv_str_starts(key, CV_STR("$"));
}

static bool stays(enum ground ground, const struct cv_pair *pair)
{
    if (is_silent(pair->key)) return true;
    bool is_attribute = is_listed(attributes, COUNT(attributes), pair->key);
    if (tells_birth(pair->key)) return false;
    switch (ground) {
    case GROUND_TOP:
        return stays_on_top(pair);
    case GROUND_BASICS:
        return is_attribute || is_listed(of_basics, COUNT(of_basics), pair->key) ||
               (is_language(pair->key) && pair->value->kind == CV_NODE_MAPPING);
    case GROUND_LOCATION:
        return is_attribute || is_listed(of_location, COUNT(of_location), pair->key) || is_language(pair->key);
    case GROUND_EDUCATION:
        return is_attribute || is_listed(of_education, COUNT(of_education), pair->key) || is_language(pair->key);
    case GROUND_PLAIN:
    case GROUND_APART:
        break;
    }
    return true;
}

/* ---- grounds --------------------------------------------------------------------------------------------------------------
 */

static bool is_education_key(cv_str key)
{
    static const char *const words[] = {"education"};
    return cv_suggest(key, words, COUNT(words)) != NULL;
}

/* Whether a mapping is an education, or a section of them, wherever it stands. */
static bool is_education(const struct cv_node *map)
{
    static const char *const naming[] = {"section", "kind"};
    for (size_t i = 0; i < COUNT(naming); i++) {
        const struct cv_node *value = cv_node_lookup(map, naming[i]);
        if (value != NULL && value->kind == CV_NODE_SCALAR && is_education_key(cv_str_trim(value->scalar))) return true;
    }
    return false;
}

static bool has_school(const struct cv_node *map)
{
    return cv_node_lookup(map, "institution") != NULL || cv_node_lookup(map, "studyType") != NULL;
}

static enum ground ground_of(enum ground around, const struct cv_node *map, cv_str key)
{
    if (around == GROUND_TOP) {
        if (is_listed(settings, COUNT(settings), key)) return GROUND_APART;
        if (cv_str_equal(key, CV_STR("basics"))) return GROUND_BASICS;
        if (cv_str_equal(key, CV_STR("location"))) return GROUND_LOCATION;
        return is_education_key(key) ? GROUND_EDUCATION : GROUND_PLAIN;
    }
    if (is_listed(attributes, COUNT(attributes), key)) return GROUND_APART;
    if (around == GROUND_BASICS && is_language(key)) return GROUND_BASICS;
    if (around == GROUND_BASICS) return cv_str_equal(key, CV_STR("location")) ? GROUND_LOCATION : GROUND_PLAIN;
    if (around == GROUND_LOCATION) return GROUND_LOCATION;
    if (cv_str_equal(key, CV_STR("entries")) && is_education(map)) return GROUND_EDUCATION;
    return is_language(key) ? around : GROUND_PLAIN;
}

/* ---- the walk -------------------------------------------------------------------------------------------------------------
 */

static const struct cv_node *keep(struct walk *walk, enum ground ground, cv_str key, const struct cv_node *node);

/* The name of what goes is its key: what it says is not to be known. */
static void omit(struct walk *walk, cv_str key, cv_span span, const char *reason)
{
    struct cv_omission omission = {
        .part = CV_PART_TEXT, .span = span, .name = key, .rule = CV_SELECTION_ANONYMOUS, .reason = cv_str_from_c(reason)};
    cv_vec_push(walk->cx->arena, &walk->omissions, omission);
}

static bool has_digit(cv_str text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] >= '0' && text.data[i] <= '9') return true;
    return false;
}

static bool is_one_word(cv_str text)
{
    text = cv_str_trim(text);
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.data[i] <= ' ') return false;
    return true;
}

static const struct cv_node *redacted(struct walk *walk, const struct cv_node *scalar)
{
    struct cv_node *changed = CV_NEW(walk->cx->arena, struct cv_node);
    *changed = *scalar;
    changed->scalar = cv_identity_redact(walk->cx->arena, walk->identity, scalar->scalar);
    changed->plain = false;
    changed->pieces = NULL;
    changed->piece_count = 0;
    struct cv_diag *diag =
        cv_diag_add(walk->cx->diags, CV_CODE_IDENTITY, scalar->span, "a text of the anonymous document names the person");
    cv_diag_label(walk->cx->diags, diag, "an ellipsis is printed instead");
    cv_diag_hint(walk->cx->diags, diag, "give the text tags, and the variant another one");
    return changed;
}

static const struct cv_node *keep_scalar(struct walk *walk, enum ground ground, cv_str key, const struct cv_node *scalar)
{
    if (ground == GROUND_LOCATION && !cv_str_equal(key, CV_STR("city")) && has_digit(scalar->scalar)) {
        omit(walk, key, scalar->span, "a place with a number in it may be an address");
        return NULL;
    }
    cv_str part = cv_identity_part_in(walk->identity, scalar->scalar);
    if (!cv_identity_is_in(walk->identity, scalar->scalar)) {
        if (part.length == 0) return scalar;
        struct cv_diag *diag =
            cv_diag_add(walk->cx->diags, CV_CODE_IDENTITY_PART, scalar->span,
                        "a text of the anonymous document has `%.*s`, a part of the person's name", CV_STR_ARG(part));
        cv_diag_label(walk->cx->diags, diag, "printed");
        cv_diag_hint(walk->cx->diags, diag, "see that it names something else");
        return scalar;
    }
    if (!is_one_word(scalar->scalar)) return redacted(walk, scalar);
    omit(walk, key, scalar->span, "it names the person");
    return NULL;
}

static const struct cv_node *keep_items(struct walk *walk, enum ground ground, cv_str key, const struct cv_node *list)
{
    const struct cv_node **items = CV_NEW_ARRAY(walk->cx->arena, const struct cv_node *, list->count);
    struct cv_node *changed = CV_NEW(walk->cx->arena, struct cv_node);
    *changed = *list;
    changed->items = items;
    changed->count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct cv_node *item = keep(walk, ground, key, list->items[i]);
        if (item != NULL) items[changed->count++] = item;
    }
    return changed;
}

static const struct cv_node *keep_pairs(struct walk *walk, enum ground ground, const struct cv_node *map)
{
    struct cv_pair *pairs = CV_NEW_ARRAY(walk->cx->arena, struct cv_pair, map->count);
    struct cv_node *changed = CV_NEW(walk->cx->arena, struct cv_node);
    *changed = *map;
    changed->pairs = pairs;
    changed->count = 0;
    for (size_t i = 0; i < map->count; i++) {
        const struct cv_pair *pair = &map->pairs[i];
        enum ground inner = ground_of(ground, map, pair->key);
        bool is_kept = inner == GROUND_APART || stays(ground, pair);
        if (!is_kept && !cv_node_is_empty(pair->value))
            omit(walk, pair->key, pair->value->span,
                 ground == GROUND_EDUCATION ? "the dates of education tell an age" : "it tells who the person is");
        if (!is_kept) continue;
        pairs[changed->count] = *pair;
        pairs[changed->count].value = inner == GROUND_APART ? pair->value : keep(walk, inner, pair->key, pair->value);
        changed->count += pairs[changed->count].value != NULL;
    }
    return changed;
}

static const struct cv_node *keep(struct walk *walk, enum ground ground, cv_str key, const struct cv_node *node)
{
    switch (node->kind) {
    case CV_NODE_MAPPING:
        if (ground == GROUND_PLAIN && has_school(node)) ground = GROUND_EDUCATION;
        return keep_pairs(walk, ground, node);
    case CV_NODE_SEQUENCE:
        return keep_items(walk, ground, key, node);
    case CV_NODE_SCALAR:
        return keep_scalar(walk, ground, key, node);
    case CV_NODE_NULL:
        break;
    }
    return node;
}

void cv_anonymity_apply(struct cv_context *cx, const struct cv_node *const *wholes, size_t count,
                        struct cv_selection *selection)
{
    const struct cv_node *root = selection->root;
    if (root->kind != CV_NODE_MAPPING || !cv_selection_says_yes(cv_node_lookup(root, "anonymous"))) return;
    struct walk walk = {.cx = cx, .identity = cv_identity_new(cx, wholes, count)};
    for (size_t i = 0; i < selection->omission_count; i++) cv_vec_push(cx->arena, &walk.omissions, selection->omissions[i]);
    selection->root = keep_pairs(&walk, GROUND_TOP, root);
    selection->dropped[CV_PART_PROFILE] += selection->kept[CV_PART_PROFILE];
    selection->kept[CV_PART_PROFILE] = 0;
    selection->dropped[CV_PART_TEXT] += walk.omissions.count - selection->omission_count;
    selection->omissions = walk.omissions.items;
    selection->omission_count = walk.omissions.count;
}
