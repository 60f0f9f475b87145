/* Decoding by tables. A length is a decimal number and a unit, computed in integers: thousandths of the unit times the unit's
 * exact ratio to the point, rounded once to 1/65536 pt. */
#include "design/decode.h"

#include "base/limits.h"
#include "base/suggest.h"
#include "base/vec.h"

#include <stddef.h>

_Static_assert(sizeof(enum cv_align) == sizeof(int), "CV_VALUE_WORD writes enums as int");

enum { LENGTH_LIMIT = 100 * 1000 * 1000 }; /* thousandths of a unit */

/* How many points a unit is. */
static const struct {
    const char *name;
    int numerator, denominator;
} units[] = {{"pt", 1, 1}, {"mm", 720, 254}, {"cm", 7200, 254}, {"in", 72, 1}};

const char *cv_decode_path(const struct cv_decoder *decoder, const char *where, const char *key)
{
    struct cv_strbuf path = CV_STRBUF(decoder->cx->arena);
    cv_strbuf_add_c(&path, where);
    cv_strbuf_add_c(&path, where[0] == '\0' ? "" : ".");
    cv_strbuf_add_c(&path, key);
    return path.data;
}

bool cv_decode_said(const struct cv_decoder *decoder, enum cv_code code, cv_span span)
{
    const struct cv_diags *diags = decoder->cx->diags;
    for (size_t i = 0; i < diags->count && span.source != 0; i++) {
        const struct cv_diag *diag = &diags->items[i];
        if (diag->code == code && diag->span.source == span.source && diag->span.start == span.start) return true;
    }
    return false;
}

void cv_decode_fail(const struct cv_decoder *decoder, cv_span span, const char *what, const char *problem, const char *hint)
{
    if (cv_decode_said(decoder, CV_CODE_LAYOUT_VALUE, span)) return;
    struct cv_diag *diag = cv_diag_add(decoder->cx->diags, CV_CODE_LAYOUT_VALUE, span, "`%s` %s", what, problem);
    cv_diag_hint(decoder->cx->diags, diag, "%s", hint);
}

/* True if `node` is a scalar; else the diagnostic is there. */
static bool check_scalar(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, const char *hint)
{
    if (node != NULL && node->kind == CV_NODE_SCALAR) return true;
    if (node != NULL && cv_decode_said(decoder, CV_CODE_LAYOUT_VALUE, node->span)) return false;
    struct cv_diag *diag = cv_diag_add(decoder->cx->diags, CV_CODE_LAYOUT_VALUE, node == NULL ? (cv_span){0} : node->span,
                                       "`%s` is %s", what, cv_node_kind_name(node));
    cv_diag_hint(decoder->cx->diags, diag, "%s", hint);
    return false;
}

/* Splits "12.5mm" into its number and its unit's ratio to the point. */
static bool length_from_str(const struct cv_decoder *decoder, cv_str text, cv_pt *ret_length)
{
    size_t digits = text.length;
    while (digits > 0 && (text.data[digits - 1] >= 'a' && text.data[digits - 1] <= 'z')) digits--;
    cv_str unit = cv_str_slice(text, digits, text.length);
    int64_t thousandths = 0;
    if (!cv_thousandths_from_str(cv_str_trim(cv_str_slice(text, 0, digits)), &thousandths)) return false;
    if (thousandths > LENGTH_LIMIT || thousandths < -LENGTH_LIMIT) return false;
    if (cv_str_equal(unit, CV_STR("em")) && decoder->em > 0) {
        *ret_length = cv_pt_scale(thousandths, decoder->em, 1000);
        return true;
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (cv_str_equal(unit, cv_str_from_c(units[i].name))) {
            *ret_length = cv_pt_scale(thousandths, CV_PT_ONE * units[i].numerator, (int64_t)1000 * units[i].denominator);
            return true;
        }
    *ret_length = 0;
    return unit.length == 0 && thousandths == 0;
}

bool cv_decode_length(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, cv_pt *ret_length)
{
    const char *hint =
        decoder->em > 0 ? "write a number with a unit: pt, mm, cm, in or em" : "write a number with a unit: pt, mm, cm or in";
    if (!check_scalar(decoder, node, what, hint)) return false;
    if (length_from_str(decoder, cv_str_trim(node->scalar), ret_length)) return true;
    cv_decode_fail(decoder, node->span, what, "is not a length", hint);
    return false;
}

static bool hex_digit(char c, int *ret_value)
{
    if (c >= '0' && c <= '9')
        *ret_value = c - '0';
    else if (c >= 'a' && c <= 'f')
        *ret_value = c - 'a' + 10;
    else if (c >= 'A' && c <= 'F')
        *ret_value = c - 'A' + 10;
    else
        return false;
    return true;
}

/* #rgb and #rrggbb (CSS Color Module Level 3, §4.2.1). */
static bool color_from_hex(cv_str text, cv_color *ret_color)
{
    if ((text.length != 4 && text.length != 7) || text.data[0] != '#') return false;
    int digits[6] = {0};
    for (size_t i = 1; i < text.length; i++)
        if (!hex_digit(text.data[i], &digits[i - 1])) return false;
    if (text.length == 4)
        *ret_color = (cv_color){(uint8_t)(digits[0] * 17), (uint8_t)(digits[1] * 17), (uint8_t)(digits[2] * 17)};
    else
        *ret_color = (cv_color){(uint8_t)(digits[0] * 16 + digits[1]), (uint8_t)(digits[2] * 16 + digits[3]),
                                (uint8_t)(digits[4] * 16 + digits[5])};
    return true;
}

/* Hints at the nearest of the names, or else says what to do `otherwise`. */
static void hint_nearest(const struct cv_decoder *decoder, struct cv_diag *diag, cv_str word, const char *const *names,
                         size_t count, const char *otherwise)
{
    const char *nearest = cv_suggest(word, names, count);
    if (nearest != NULL)
        cv_diag_hint(decoder->cx->diags, diag, "write `%s`", nearest);
    else
        cv_diag_hint(decoder->cx->diags, diag, "%s", otherwise);
}

const char *const *cv_decode_key_names(const struct cv_decoder *decoder, const struct cv_node *map, size_t *ret_count)
{
    *ret_count = map != NULL && map->kind == CV_NODE_MAPPING ? map->count : 0;
    const char **names = CV_NEW_ARRAY(decoder->cx->arena, const char *, *ret_count + 1);
    for (size_t i = 0; i < *ret_count; i++) names[i] = cv_str_to_c(decoder->cx->arena, map->pairs[i].key);
    return names;
}

bool cv_decode_color(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, cv_color *ret_color,
                     cv_span *ret_span)
{
    const char *hint = "write #rgb, #rrggbb in quotes, or a name from `colors`";
    if (!check_scalar(decoder, node, what, hint)) return false;
    cv_span span = node->span;
    cv_str text = cv_str_trim(node->scalar);
    /* A name may stand for another name; a longer way than the limit is a circle. */
    for (size_t i = 0; i <= CV_LIMIT_EXTENDS && !color_from_hex(text, ret_color); i++) {
        const struct cv_pair *pair = decoder->colors != NULL ? cv_node_lookup_pair(decoder->colors, text) : NULL;
        if (pair == NULL || pair->value->kind != CV_NODE_SCALAR || i == CV_LIMIT_EXTENDS) {
            if (cv_decode_said(decoder, CV_CODE_LAYOUT_VALUE, span)) return false;
            struct cv_diag *diag =
                cv_diag_add(decoder->cx->diags, CV_CODE_LAYOUT_VALUE, span, "`%.*s` is not a colour", CV_STR_ARG(text));
            size_t count = 0;
            const char *const *names = cv_decode_key_names(decoder, decoder->colors, &count);
            hint_nearest(decoder, diag, text, names, count, hint);
            return false;
        }
        span = pair->value->span;
        text = cv_str_trim(pair->value->scalar);
    }
    *ret_span = span;
    return true;
}

bool cv_decode_text(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, cv_str *ret_text)
{
    *ret_text = (cv_str){0};
    if (node != NULL && node->kind == CV_NODE_NULL) return true;
    if (!check_scalar(decoder, node, what, "write a text, in quotes if it has signs in it")) return false;
    *ret_text = node->scalar;
    return true;
}

static cv_str list_words(const struct cv_decoder *decoder, const struct cv_word *words)
{
    struct cv_strbuf list = CV_STRBUF(decoder->cx->arena);
    for (size_t i = 0; words[i].word != NULL; i++)
        cv_strbuf_printf(&list, "%s%s", i == 0 ? "write one of: " : ", ", words[i].word);
    return cv_strbuf_view(&list);
}

bool cv_decode_word(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, const struct cv_word *words,
                    int *ret_value)
{
    const char *names[16];
    size_t count = 0;
    for (; words[count].word != NULL; count++) {
        names[count] = words[count].word;
        bool same = node->kind == CV_NODE_SCALAR && cv_str_equal_nocase(cv_str_trim(node->scalar), cv_str_from_c(names[count]));
        if (!same) continue;
        *ret_value = words[count].value;
        return true;
    }
    const char *otherwise = list_words(decoder, words).data;
    if (!check_scalar(decoder, node, what, otherwise) || cv_decode_said(decoder, CV_CODE_LAYOUT_VALUE, node->span))
        return false;
    struct cv_diag *diag = cv_diag_add(decoder->cx->diags, CV_CODE_LAYOUT_VALUE, node->span, "`%s` cannot be `%.*s`", what,
                                       CV_STR_ARG(node->scalar));
    hint_nearest(decoder, diag, node->scalar, names, count, otherwise);
    return false;
}

bool cv_decode_style(const struct cv_decoder *decoder, cv_str name, cv_span span, const struct cv_style **ret_style)
{
    const char **names = CV_NEW_ARRAY(decoder->cx->arena, const char *, decoder->style_count + 1);
    for (size_t i = 0; i < decoder->style_count; i++) {
        if (cv_str_equal(decoder->styles[i].name, name)) {
            *ret_style = decoder->styles[i].style;
            return true;
        }
        names[i] = cv_str_to_c(decoder->cx->arena, decoder->styles[i].name);
    }
    if (cv_decode_said(decoder, CV_CODE_LAYOUT_VALUE, span)) return false;
    struct cv_diag *diag =
        cv_diag_add(decoder->cx->diags, CV_CODE_LAYOUT_VALUE, span, "there is no style `%.*s`", CV_STR_ARG(name));
    hint_nearest(decoder, diag, name, names, decoder->style_count, "add it to `styles`");
    return false;
}

static bool decode_bool(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, bool *ret_value)
{
    static const struct cv_word words[] = {{"yes", 1}, {"no", 0}, {"true", 1}, {"false", 0}, {"on", 1}, {"off", 0}, {NULL, 0}};
    int value = 0;
    if (!cv_decode_word(decoder, node, what, words, &value)) return false;
    *ret_value = value != 0;
    return true;
}

static bool decode_count(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, int64_t *ret_count)
{
    const char *hint = "write a whole number";
    int64_t thousandths = 0;
    if (!check_scalar(decoder, node, what, hint)) return false;
    if (cv_thousandths_from_str(cv_str_trim(node->scalar), &thousandths) && thousandths >= 0 && thousandths % 1000 == 0) {
        *ret_count = thousandths / 1000;
        return true;
    }
    cv_decode_fail(decoder, node->span, what, "is not a whole number", hint);
    return false;
}

static void decode_spacing(const struct cv_decoder *decoder, const struct cv_node *node, const char *what,
                           struct cv_spacing *ret_spacing)
{
    static const struct cv_key keys[] = {
        {"above", CV_VALUE_LENGTH, offsetof(struct cv_spacing, above), NULL},
        {"below", CV_VALUE_LENGTH, offsetof(struct cv_spacing, below), NULL},
    };
    cv_decode_map(decoder, node, what, keys, sizeof keys / sizeof *keys, ret_spacing);
}

static void decode_length_at_least_zero(const struct cv_decoder *decoder, const struct cv_node *node, const char *what,
                                        cv_pt *ret_length)
{
    if (!cv_decode_length(decoder, node, what, ret_length) || *ret_length >= 0) return;
    cv_decode_fail(decoder, node->span, what, "cannot be negative", "write a length from 0 on");
}

static void decode_value(const struct cv_decoder *decoder, const struct cv_key *key, const struct cv_node *node,
                         const char *what, void *target)
{
    cv_span span;
    switch (key->kind) {
    case CV_VALUE_ANY:
        return;
    case CV_VALUE_LENGTH:
        decode_length_at_least_zero(decoder, node, what, target);
        return;
    case CV_VALUE_OFFSET:
        cv_decode_length(decoder, node, what, target);
        return;
    case CV_VALUE_COUNT:
        decode_count(decoder, node, what, target);
        return;
    case CV_VALUE_BOOL:
        decode_bool(decoder, node, what, target);
        return;
    case CV_VALUE_TEXT:
        cv_decode_text(decoder, node, what, target);
        return;
    case CV_VALUE_COLOR:
        cv_decode_color(decoder, node, what, target, &span);
        return;
    case CV_VALUE_WORD:
        cv_decode_word(decoder, node, what, key->words, target);
        return;
    case CV_VALUE_SPACING:
        decode_spacing(decoder, node, what, target);
        return;
    case CV_VALUE_STYLE:
        if (check_scalar(decoder, node, what, "write a name from `styles`"))
            cv_decode_style(decoder, cv_str_trim(node->scalar), node->span, target);
        return;
    }
}

void cv_decode_check_keys(const struct cv_decoder *decoder, const struct cv_node *map, const char *where,
                          const char *const *names, size_t count)
{
    if (map == NULL || map->kind != CV_NODE_MAPPING) return;
    for (size_t i = 0; i < map->count; i++) {
        bool known = false;
        for (size_t k = 0; k < count && !known; k++) known = cv_str_equal(map->pairs[i].key, cv_str_from_c(names[k]));
        if (known || cv_decode_said(decoder, CV_CODE_LAYOUT_KEY, map->pairs[i].key_span)) continue;
        cv_str owner = where[0] == '\0' ? CV_STR("a layout") : cv_str_printf(decoder->cx->arena, "`%s`", where);
        struct cv_diag *diag = cv_diag_add(decoder->cx->diags, CV_CODE_LAYOUT_KEY, map->pairs[i].key_span,
                                           "%.*s has no key `%.*s`", CV_STR_ARG(owner), CV_STR_ARG(map->pairs[i].key));
        cv_diag_label(decoder->cx->diags, diag, "not part of the layout format");
        hint_nearest(decoder, diag, map->pairs[i].key, names, count, "remove it");
    }
}

void cv_decode_map(const struct cv_decoder *decoder, const struct cv_node *map, const char *where, const struct cv_key *keys,
                   size_t count, void *ret_struct)
{
    if (map != NULL && map->kind != CV_NODE_MAPPING) {
        cv_decode_fail(decoder, map->span, where, "is not a mapping", "write its keys below it, one on a line");
        return;
    }
    const char **names = CV_NEW_ARRAY(decoder->cx->arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        names[i] = keys[i].name;
        if (keys[i].kind == CV_VALUE_ANY) continue;
        const char *what = cv_decode_path(decoder, where, names[i]);
        const struct cv_node *value = cv_node_lookup(map, names[i]);
        if (value != NULL)
            decode_value(decoder, &keys[i], value, what, (char *)ret_struct + keys[i].offset);
        else
            cv_decode_fail(decoder, map == NULL ? (cv_span){0} : map->span, what, "has no value", "give it one");
    }
    cv_decode_check_keys(decoder, map, where, names, count);
}
