/* A style's tree is laid over the one it extends (`body` if it does not say), and what comes out is decoded as a whole: so a
 * `leading: 1.3` is inherited as a ratio and follows the style's own size. */
#include "design/styles.h"

#include "base/limits.h"
#include "base/vec.h"

#include <stddef.h>

enum {
    CONTRAST_AA = 4500, /* WCAG 2.1, success criterion 1.4.3, in thousandths */
    LEADING_LIMIT = 10, /* em */
};

#define SIZE_MIN CV_PT(1)
#define SIZE_MAX_PT CV_PT(500)
#define SIZE_SMALL CV_PT(9) /* below, text is hard to read on paper */

static const struct cv_word weights[] = {{"regular", 0}, {"bold", 1}, {NULL, 0}};
static const struct cv_word slants[] = {{"upright", 0}, {"italic", 1}, {NULL, 0}};
static const struct cv_word aligns[] = {
    {"start", CV_ALIGN_START}, {"left", CV_ALIGN_START}, {"center", CV_ALIGN_CENTER},   {"centre", CV_ALIGN_CENTER},
    {"end", CV_ALIGN_END},     {"right", CV_ALIGN_END},  {"justify", CV_ALIGN_JUSTIFY}, {NULL, 0}};
static const struct cv_word caps[] = {
    {"none", CV_CAPS_NONE}, {"small", CV_CAPS_SMALL}, {"all-small", CV_CAPS_ALL_SMALL}, {NULL, 0}};
static const struct cv_word figures[] = {{"default", CV_FIGURES_DEFAULT},
                                         {"tabular", CV_FIGURES_TABULAR},
                                         {"proportional", CV_FIGURES_PROPORTIONAL},
                                         {"oldstyle", CV_FIGURES_OLDSTYLE},
                                         {NULL, 0}};

/* What is plainly decoded; the rest needs more than its own value. */
static const struct cv_key keys[] = {
    {"extends", CV_VALUE_ANY, 0, NULL},
    {"font", CV_VALUE_ANY, 0, NULL},
    {"size", CV_VALUE_ANY, 0, NULL},
    {"leading", CV_VALUE_ANY, 0, NULL},
    {"weight", CV_VALUE_ANY, 0, NULL},
    {"slant", CV_VALUE_ANY, 0, NULL},
    {"color", CV_VALUE_ANY, 0, NULL},
    {"align", CV_VALUE_WORD, offsetof(struct cv_style, align), aligns},
    {"caps", CV_VALUE_WORD, offsetof(struct cv_style, caps), caps},
    {"figures", CV_VALUE_WORD, offsetof(struct cv_style, figures), figures},
    {"tracking", CV_VALUE_OFFSET, offsetof(struct cv_style, tracking), NULL},
};

/* A family, by the role that it has in `fonts` or by its own name. */
static void read_font(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, cv_str *ret_family,
                      cv_span *ret_span)
{
    cv_str name = {0};
    if (!cv_decode_text(decoder, node, what, &name)) return;
    name = cv_str_trim(name);
    const struct cv_pair *role = cv_node_lookup_pair(decoder->fonts, name);
    *ret_span = role == NULL ? node->span : role->value->span;
    *ret_family = role == NULL ? name : cv_str_trim(role->value->scalar);
    if (ret_family->length == 0) cv_decode_fail(decoder, *ret_span, what, "names no font", "write a family's name");
}

/* "1.3" times the size, or a length. */
static void read_leading(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, cv_pt size,
                         cv_pt *ret_leading)
{
    int64_t ratio = 0;
    if (node->kind == CV_NODE_SCALAR && cv_thousandths_from_str(cv_str_trim(node->scalar), &ratio) && ratio > 0 &&
        ratio <= (int64_t)LEADING_LIMIT * 1000)
        *ret_leading = cv_pt_scale(size, ratio, 1000);
    else if (!cv_decode_length(decoder, node, what, ret_leading))
        return;
    if (*ret_leading <= 0 || *ret_leading > size * LEADING_LIMIT)
        cv_decode_fail(decoder, node->span, what, "is out of range", "write a factor of the size, such as 1.3, or a length");
}

static void read_size(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, cv_pt *ret_size)
{
    if (!cv_decode_length(decoder, node, what, ret_size)) return;
    if (*ret_size < SIZE_MIN || *ret_size > SIZE_MAX_PT) {
        cv_decode_fail(decoder, node->span, what, "is out of range", "write a size between 1pt and 500pt");
        *ret_size = SIZE_MIN;
        return;
    }
    if (*ret_size >= SIZE_SMALL || cv_decode_said(decoder, CV_CODE_SMALL_TEXT, node->span)) return;
    struct cv_diag *diag = cv_diag_add(decoder->cx->diags, CV_CODE_SMALL_TEXT, node->span,
                                       "`%s` is %.*s, which is hard to read on paper", what, CV_STR_ARG(node->scalar));
    cv_diag_hint(decoder->cx->diags, diag, "write 9pt or more");
}

static void read_color(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, cv_color *ret_color)
{
    cv_span span;
    struct cv_diags *diags = decoder->cx->diags;
    if (!cv_decode_color(decoder, node, what, ret_color, &span)) return;
    int contrast = cv_color_contrast(*ret_color);
    if (contrast >= CONTRAST_AA || cv_decode_said(decoder, CV_CODE_CONTRAST, span)) return;
    struct cv_diag *diag = cv_diag_add(diags, CV_CODE_CONTRAST, span, "text in `%s` has a contrast of %d.%d:1 to white paper",
                                       what, contrast / 1000, contrast % 1000 / 100);
    cv_diag_hint(diags, diag, "take a darker colour: WCAG asks for 4.5:1");
}

static void read_flag(const struct cv_decoder *decoder, const struct cv_node *node, const char *what,
                      const struct cv_word *words, bool *ret_flag)
{
    int value = 0;
    if (cv_decode_word(decoder, node, what, words, &value)) *ret_flag = value != 0;
}

static const struct cv_style *read_style(const struct cv_decoder *decoder, const struct cv_node *tree, const char *what)
{
    struct cv_style *style = CV_NEW(decoder->cx->arena, struct cv_style);
    cv_decode_map(decoder, tree, what, keys, sizeof keys / sizeof *keys, style);
    static const char *const needed[] = {"font", "size", "leading", "weight", "slant", "color"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (cv_node_lookup(tree, needed[i]) == NULL) {
            cv_decode_fail(decoder, tree->span, cv_decode_path(decoder, what, needed[i]), "has no value", "give it one");
            return style;
        }
    read_font(decoder, cv_node_lookup(tree, "font"), cv_decode_path(decoder, what, "font"), &style->family,
              &style->family_span);
    read_size(decoder, cv_node_lookup(tree, "size"), cv_decode_path(decoder, what, "size"), &style->size);
    read_leading(decoder, cv_node_lookup(tree, "leading"), cv_decode_path(decoder, what, "leading"), style->size,
                 &style->leading);
    read_color(decoder, cv_node_lookup(tree, "color"), cv_decode_path(decoder, what, "color"), &style->color);
    read_flag(decoder, cv_node_lookup(tree, "weight"), cv_decode_path(decoder, what, "weight"), weights, &style->bold);
    read_flag(decoder, cv_node_lookup(tree, "slant"), cv_decode_path(decoder, what, "slant"), slants, &style->italic);
    return style;
}

/* The pair of the style that `pair` lies over; NULL for `body`, and after a diagnostic. */
static const struct cv_pair *parent_of(const struct cv_decoder *decoder, const struct cv_node *styles,
                                       const struct cv_pair *pair)
{
    const struct cv_node *extends = cv_node_lookup(pair->value, "extends");
    bool is_body = cv_str_equal(pair->key, CV_STR("body"));
    if (is_body && extends != NULL) cv_decode_fail(decoder, extends->span, "styles.body", "extends a style", "remove this key");
    if (is_body) return NULL;
    cv_str name = extends == NULL ? CV_STR("body") : cv_str_trim(extends->scalar);
    const struct cv_pair *parent = cv_node_lookup_pair(styles, name);
    if (parent == NULL)
        cv_diag_add(decoder->cx->diags, CV_CODE_LAYOUT_VALUE, extends == NULL ? pair->key_span : extends->span,
                    "there is no style `%.*s`", CV_STR_ARG(name));
    return parent;
}

/* The style's tree with all that it inherits, or NULL after a diagnostic. */
static const struct cv_node *complete_tree(const struct cv_decoder *decoder, const struct cv_node *styles,
                                           const struct cv_pair *pair)
{
    const struct cv_pair *chain[CV_LIMIT_EXTENDS];
    size_t count = 0;
    size_t errors = decoder->cx->diags->errors;
    for (const struct cv_pair *at = pair; at != NULL; at = parent_of(decoder, styles, at)) {
        if (count == CV_LIMIT_EXTENDS) {
            cv_decode_fail(decoder, pair->key_span, "styles", "extend each other in a circle", "extend `body`");
            return NULL;
        }
        chain[count++] = at;
    }
    if (decoder->cx->diags->errors > errors) return NULL;
    const struct cv_node *tree = NULL;
    for (size_t i = count; i > 0; i--) tree = cv_node_merge(decoder->cx, tree, chain[i - 1]->value);
    return tree;
}

static bool read_named(struct cv_decoder *decoder, const struct cv_node *styles, const struct cv_pair *pair,
                       struct cv_named_style *ret_style)
{
    const char *what = cv_str_printf(decoder->cx->arena, "styles.%.*s", CV_STR_ARG(pair->key)).data;
    if (pair->value->kind != CV_NODE_MAPPING) {
        cv_decode_fail(decoder, pair->value->span, what, "is not a mapping", "write its keys below it, one on a line");
        return false;
    }
    const struct cv_node *tree = complete_tree(decoder, styles, pair);
    if (tree == NULL) return false;
    *ret_style = (struct cv_named_style){.name = pair->key, .style = read_style(decoder, tree, what)};
    return true;
}

bool cv_styles_read(struct cv_decoder *decoder, const struct cv_node *styles)
{
    const struct cv_pair *body = cv_node_lookup_pair(styles, CV_STR("body"));
    if (body == NULL || body->value->kind != CV_NODE_MAPPING) {
        cv_decode_fail(decoder, styles == NULL ? (cv_span){0} : styles->span, "styles", "has no `body`", "add it");
        return false;
    }
    if (styles->count > CV_LIMIT_STYLES) {
        cv_decode_fail(decoder, styles->span, "styles", "has too many styles", "remove those that nothing uses");
        return false;
    }
    struct cv_named_style *list = CV_NEW_ARRAY(decoder->cx->arena, struct cv_named_style, styles->count);
    struct cv_named_style first = {0};
    size_t errors = decoder->cx->diags->errors;
    if (!read_named(decoder, styles, body, &first) || decoder->cx->diags->errors > errors) return false;
    decoder->em = first.style->size;
    decoder->styles = list;
    list[decoder->style_count++] = first;
    for (size_t i = 0; i < styles->count; i++)
        if (&styles->pairs[i] != body && read_named(decoder, styles, &styles->pairs[i], &list[decoder->style_count]))
            decoder->style_count++;
    return true;
}

/* "0.95em" as thousandths of the size around. */
static void read_relative_size(const struct cv_decoder *decoder, const struct cv_node *node, const char *what,
                               int64_t *ret_thousandths)
{
    cv_str text = node->kind == CV_NODE_SCALAR ? cv_str_trim(node->scalar) : (cv_str){0};
    bool good =
        cv_str_ends(text, CV_STR("em")) && cv_thousandths_from_str(cv_str_slice(text, 0, text.length - 2), ret_thousandths);
    if (good && *ret_thousandths >= 100 && *ret_thousandths <= 10000) return;
    cv_decode_fail(decoder, node->span, what, "is not relative to the text around", "write a size between 0.1em and 10em");
    *ret_thousandths = 0;
}

void cv_styles_read_change(const struct cv_decoder *decoder, const struct cv_node *node, const char *what,
                           struct cv_style_change *ret_change)
{
    static const char *const names[] = {"font", "size", "weight", "slant", "color"};
    *ret_change = (struct cv_style_change){0};
    cv_decode_check_keys(decoder, node, what, names, sizeof names / sizeof *names);
    const struct cv_node *font = cv_node_lookup(node, "font");
    const struct cv_node *size = cv_node_lookup(node, "size");
    const struct cv_node *weight = cv_node_lookup(node, "weight");
    const struct cv_node *slant = cv_node_lookup(node, "slant");
    const struct cv_node *color = cv_node_lookup(node, "color");
    ret_change->sets_bold = weight != NULL;
    ret_change->sets_italic = slant != NULL;
    ret_change->sets_color = color != NULL;
    if (font != NULL)
        read_font(decoder, font, cv_decode_path(decoder, what, "font"), &ret_change->family, &ret_change->family_span);
    if (size != NULL) read_relative_size(decoder, size, cv_decode_path(decoder, what, "size"), &ret_change->size_thousandths);
    if (weight != NULL) read_flag(decoder, weight, cv_decode_path(decoder, what, "weight"), weights, &ret_change->bold);
    if (slant != NULL) read_flag(decoder, slant, cv_decode_path(decoder, what, "slant"), slants, &ret_change->italic);
    if (color != NULL) read_color(decoder, color, cv_decode_path(decoder, what, "color"), &ret_change->color);
}
