/* From a layout's tree to a design: each part of the tree has a table of its keys. The order matters: palette and fonts,
 * then styles, then labels, then what names styles and labels. */
#include "design/design.h"

#include "base/suggest.h"
#include "base/vec.h"
#include "design/decode.h"
#include "design/labels.h"
#include "design/layout.h"
#include "design/styles.h"

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define PAGE_MAX CV_PT(14400) /* ISO 32000-1, annex C.2 */
#define MEMBER(type, key, kind, member)                                                                                        \
    {                                                                                                                          \
        key, kind, offsetof(struct type, member), NULL                                                                         \
    }

/* --- page --- */

/* One of `papers`, or "WIDTH HEIGHT" as a list. */
static void read_paper(const struct cv_decoder *decoder, const struct cv_node *tree, const struct cv_node *size,
                       struct cv_design *design)
{
    const char *hint = "write a4, letter or another name from `papers`, or [width, height]";
    if (size == NULL) {
        cv_decode_fail(decoder, tree->span, "page.size", "has no value", hint);
        return;
    }
    const struct cv_pair *named =
        size->kind == CV_NODE_SCALAR ? cv_node_lookup_pair(cv_node_lookup(tree, "papers"), size->scalar) : NULL;
    const struct cv_node *pair = named == NULL ? size : named->value;
    if (pair->kind != CV_NODE_SEQUENCE || pair->count != 2) {
        size_t count = 0;
        const char *const *names = cv_decode_key_names(decoder, cv_node_lookup(tree, "papers"), &count);
        const char *nearest = size->kind == CV_NODE_SCALAR ? cv_suggest(size->scalar, names, count) : NULL;
        if (nearest != NULL) hint = cv_str_printf(decoder->cx->arena, "write `%s`", nearest).data;
        cv_decode_fail(decoder, size->span, "page.size", "is not a size of paper", hint);
        return;
    }
    cv_decode_length(decoder, pair->items[0], "page.size", &design->page_width);
    cv_decode_length(decoder, pair->items[1], "page.size", &design->page_height);
}

static void read_page(const struct cv_decoder *decoder, const struct cv_node *tree, struct cv_design *design)
{
    static const struct cv_key keys[] = {{"size", CV_VALUE_ANY, 0, NULL}, {"margin", CV_VALUE_ANY, 0, NULL}};
    static const struct cv_key margins[] = {
        MEMBER(cv_design, "top", CV_VALUE_LENGTH, margin_top),
        MEMBER(cv_design, "right", CV_VALUE_LENGTH, margin_right),
        MEMBER(cv_design, "bottom", CV_VALUE_LENGTH, margin_bottom),
        MEMBER(cv_design, "left", CV_VALUE_LENGTH, margin_left),
    };
    size_t errors = decoder->cx->diags->errors;
    const struct cv_node *page = cv_node_lookup(tree, "page");
    cv_decode_map(decoder, page, "page", keys, COUNT(keys), design);
    cv_decode_map(decoder, cv_node_lookup(page, "margin"), "page.margin", margins, COUNT(margins), design);
    read_paper(decoder, tree, cv_node_lookup(page, "size"), design);
    if (decoder->cx->diags->errors > errors) return;
    cv_pt width = design->page_width - design->margin_left - design->margin_right;
    cv_pt height = design->page_height - design->margin_top - design->margin_bottom;
    bool too_large = design->page_width > PAGE_MAX || design->page_height > PAGE_MAX;
    if (too_large) cv_decode_fail(decoder, page->span, "page", "is larger than a PDF page can be", "write at most 200in");
    if (too_large || (width >= 6 * decoder->em && height >= 6 * decoder->em)) return;
    cv_decode_fail(decoder, page->span, "page", "has no room for text between its margins", "make the margins smaller");
}

/* --- inline markup --- */

static void read_inline(const struct cv_decoder *decoder, const struct cv_node *tree, struct cv_design *design)
{
    static const char *const names[] = {"strong", "emphasis", "code", "link"};
    struct cv_style_change *const changes[] = {&design->strong, &design->emphasis, &design->code, &design->link};
    const struct cv_node *map = cv_node_lookup(tree, "inline");
    cv_decode_check_keys(decoder, map, "inline", names, COUNT(names));
    for (size_t i = 0; i < COUNT(names); i++)
        if (cv_node_lookup(map, names[i]) != NULL)
            cv_styles_read_change(decoder, cv_node_lookup(map, names[i]),
                                  cv_str_printf(decoder->cx->arena, "inline.%s", names[i]).data, changes[i]);
}

/* --- contacts --- */

static const char *const contact_names[CV_CONTACT_COUNT] = {
    [CV_CONTACT_LOCATION] = "location", [CV_CONTACT_PHONE] = "phone",       [CV_CONTACT_EMAIL] = "email",
    [CV_CONTACT_URL] = "url",           [CV_CONTACT_PROFILES] = "profiles", [CV_CONTACT_EXTRAS] = "extras",
};

const char *cv_contact_name(enum cv_contact contact)
{
    return contact_names[contact];
}

static void read_contact_order(const struct cv_decoder *decoder, const struct cv_node *node,
                               struct cv_contacts_design *contacts)
{
    struct cv_word words[CV_CONTACT_COUNT + 1] = {{NULL, 0}};
    for (int i = 0; i < CV_CONTACT_COUNT; i++) words[i] = (struct cv_word){contact_names[i], i};
    if (node == NULL || node->kind != CV_NODE_SEQUENCE || node->count > CV_CONTACT_COUNT) {
        cv_decode_fail(decoder, node == NULL ? (cv_span){0} : node->span, "contacts.order", "is not a list of contacts",
                       "write [location, phone, email, url, profiles, extras] in your order");
        return;
    }
    for (size_t i = 0; i < node->count; i++) {
        int value = 0;
        if (cv_decode_word(decoder, node->items[i], "contacts.order", words, &value))
            contacts->order[contacts->count++] = (enum cv_contact)value;
    }
}

static void read_icons(const struct cv_decoder *decoder, const struct cv_node *node, struct cv_contacts_design *contacts)
{
    if (node == NULL || node->kind != CV_NODE_MAPPING) return;
    struct cv_contact_icon *icons = CV_NEW_ARRAY(decoder->cx->arena, struct cv_contact_icon, node->count);
    for (size_t i = 0; i < node->count; i++) {
        icons[i].key = node->pairs[i].key;
        cv_decode_text(decoder, node->pairs[i].value, "contacts.icons", &icons[i].icon);
    }
    contacts->icons = icons;
    contacts->icon_count = node->count;
}

static void read_contacts(const struct cv_decoder *decoder, const struct cv_node *tree, struct cv_contacts_design *contacts)
{
    static const struct cv_key keys[] = {
        {"order", CV_VALUE_ANY, 0, NULL},
        {"icons", CV_VALUE_ANY, 0, NULL},
        {"gap", CV_VALUE_ANY, 0, NULL},
        MEMBER(cv_contacts_design, "separator", CV_VALUE_TEXT, separator),
        MEMBER(cv_contacts_design, "separatorStyle", CV_VALUE_STYLE, separator_style),
        MEMBER(cv_contacts_design, "showIcons", CV_VALUE_BOOL, show_icons),
        MEMBER(cv_contacts_design, "iconStyle", CV_VALUE_STYLE, icon_style),
        MEMBER(cv_contacts_design, "iconGap", CV_VALUE_LENGTH, icon_gap),
    };
    const struct cv_node *node = cv_node_lookup(tree, "contacts");
    cv_decode_map(decoder, node, "contacts", keys, COUNT(keys), contacts);
    read_contact_order(decoder, cv_node_lookup(node, "order"), contacts);
    read_icons(decoder, cv_node_lookup(node, "icons"), contacts);
    const struct cv_node *gap = cv_node_lookup(node, "gap");
    cv_pt width = 0;
    if (gap == NULL || contacts->separator_style == NULL || !cv_decode_length(decoder, gap, "contacts.gap", &width)) return;
    struct cv_style *wide = CV_NEW(decoder->cx->arena, struct cv_style);
    *wide = *contacts->separator_style;
    wide->tracking += width;
    contacts->separator_style = wide;
}

/* --- sections and entries --- */

static const struct cv_word rule_places[] = {
    {"none", CV_RULE_NONE}, {"below", CV_RULE_BELOW}, {"beside", CV_RULE_BESIDE}, {NULL, 0}};

static void read_section_heading(const struct cv_decoder *decoder, const struct cv_node *tree, struct cv_design *design)
{
    static const struct cv_key keys[] = {
        {"rule", CV_VALUE_ANY, 0, NULL},
        MEMBER(cv_design, "style", CV_VALUE_STYLE, section_style),
        MEMBER(cv_design, "space", CV_VALUE_SPACING, section_space),
    };
    static const struct cv_key rule[] = {
        {"place", CV_VALUE_WORD, offsetof(struct cv_rule, place), rule_places},
        MEMBER(cv_rule, "thickness", CV_VALUE_LENGTH, thickness),
        MEMBER(cv_rule, "gap", CV_VALUE_LENGTH, gap),
        MEMBER(cv_rule, "raise", CV_VALUE_OFFSET, raise),
        MEMBER(cv_rule, "color", CV_VALUE_COLOR, color),
    };
    const struct cv_node *node = cv_node_lookup(tree, "sectionHeading");
    cv_decode_map(decoder, node, "sectionHeading", keys, COUNT(keys), design);
    cv_decode_map(decoder, cv_node_lookup(node, "rule"), "sectionHeading.rule", rule, COUNT(rule), &design->section_rule);
}

static void read_entry(const struct cv_decoder *decoder, const struct cv_node *node, const char *what,
                       struct cv_entry_design *entry)
{
    static const struct cv_key keys[] = {
        {"rows", CV_VALUE_ANY, 0, NULL},
        {"group", CV_VALUE_ANY, 0, NULL},
        {"position", CV_VALUE_ANY, 0, NULL},
        MEMBER(cv_entry_design, "heading", CV_VALUE_BOOL, heading),
        MEMBER(cv_entry_design, "gap", CV_VALUE_LENGTH, gap),
        MEMBER(cv_entry_design, "join", CV_VALUE_TEXT, join),
    };
    uint64_t fields = CV_FIELDS_ENTRY;
    cv_decode_map(decoder, node, what, keys, COUNT(keys), entry);
    cv_row_templates_parse(decoder, cv_node_lookup(node, "rows"), what, fields, &entry->rows);
    cv_row_templates_parse(decoder, cv_node_lookup(node, "position"), what, fields, &entry->position);
    cv_row_templates_parse(decoder, cv_node_lookup(node, "group"), what, fields | CV_FIELD_BIT(CV_FIELD_POSITIONS),
                           &entry->group);
}

static void read_entries(const struct cv_decoder *decoder, const struct cv_node *tree, struct cv_design *design)
{
    const struct cv_node *node = cv_node_lookup(tree, "entries");
    const struct cv_node *usual = cv_node_lookup(node, "default");
    const char *names[CV_SECTION_KIND_COUNT + 1];
    for (size_t i = 0; i < CV_SECTION_KIND_COUNT; i++) {
        names[i] = cv_section_kind_key((enum cv_section_kind)i);
        const struct cv_node *own = cv_node_lookup(node, names[i]);
        const char *what = own == NULL ? "entries.default" : cv_str_printf(decoder->cx->arena, "entries.%s", names[i]).data;
        read_entry(decoder, cv_node_merge(decoder->cx, usual, own), what, &design->entries[i]);
    }
    names[CV_SECTION_KIND_COUNT] = "default";
    cv_decode_check_keys(decoder, node, "entries", names, COUNT(names));
}

static void read_flow(const struct cv_decoder *decoder, const struct cv_node *tree, struct cv_design *design)
{
    static const struct cv_key flow[] = {
        MEMBER(cv_design, "paragraphSpace", CV_VALUE_SPACING, paragraph_space),
        MEMBER(cv_design, "positionGap", CV_VALUE_LENGTH, position_gap),
        MEMBER(cv_design, "labelStyle", CV_VALUE_STYLE, rest_style),
        MEMBER(cv_design, "endWidth", CV_VALUE_LENGTH, end_width),
        MEMBER(cv_design, "keepTogether", CV_VALUE_COUNT, keep_characters),
    };
    static const struct cv_key list[] = {
        MEMBER(cv_design, "bullet", CV_VALUE_TEXT, bullets[0]),
        MEMBER(cv_design, "nestedBullet", CV_VALUE_TEXT, bullets[1]),
        MEMBER(cv_design, "bulletStyle", CV_VALUE_STYLE, bullet_style),
        MEMBER(cv_design, "bulletIndent", CV_VALUE_LENGTH, bullet_indent),
        MEMBER(cv_design, "indent", CV_VALUE_LENGTH, list_indent),
        MEMBER(cv_design, "numberIndent", CV_VALUE_LENGTH, number_indent),
        MEMBER(cv_design, "space", CV_VALUE_SPACING, list_space),
        MEMBER(cv_design, "itemSpace", CV_VALUE_SPACING, item_space),
    };
    cv_decode_map(decoder, cv_node_lookup(tree, "flow"), "flow", flow, COUNT(flow), design);
    cv_decode_map(decoder, cv_node_lookup(tree, "list"), "list", list, COUNT(list), design);
}

/* --- page furniture --- */

static void read_furniture(const struct cv_decoder *decoder, const struct cv_node *map, const char *key,
                           struct cv_furniture *furniture)
{
    static const struct cv_key keys[] = {
        {"single", CV_VALUE_ANY, 0, NULL},
        {"first", CV_VALUE_ANY, 0, NULL},
        {"other", CV_VALUE_ANY, 0, NULL},
        MEMBER(cv_furniture, "style", CV_VALUE_STYLE, style),
        MEMBER(cv_furniture, "distance", CV_VALUE_LENGTH, distance),
    };
    uint64_t fields = CV_FIELD_BIT(CV_FIELD_NAME) | CV_FIELD_BIT(CV_FIELD_PAGE) | CV_FIELD_BIT(CV_FIELD_PAGES);
    const char *what = cv_str_printf(decoder->cx->arena, "furniture.%s", key).data;
    const struct cv_node *node = cv_node_lookup(map, key);
    cv_decode_map(decoder, node, what, keys, COUNT(keys), furniture);
    cv_template_read(decoder, node, what, "single", fields, &furniture->single);
    cv_template_read(decoder, node, what, "first", fields, &furniture->first);
    cv_template_read(decoder, node, what, "other", fields, &furniture->other);
}

static void read_header(const struct cv_decoder *decoder, const struct cv_node *tree, struct cv_design *design)
{
    uint64_t fields = CV_FIELD_BIT(CV_FIELD_NAME) | CV_FIELD_BIT(CV_FIELD_LABEL) | CV_FIELD_BIT(CV_FIELD_CONTACTS);
    cv_row_templates_parse(decoder, cv_node_lookup(tree, "header"), "header", fields, &design->name_block);
}

/* --- the whole --- */

static void check_top_keys(const struct cv_decoder *decoder, const struct cv_node *tree)
{
    static const char *const names[] = {"description", "extends", "papers",  "page",     "fonts",    "colors",
                                        "styles",      "inline",  "labels",  "header",   "contacts", "sectionHeading",
                                        "flow",        "list",    "entries", "furniture"};
    cv_decode_check_keys(decoder, tree, "", names, COUNT(names));
}

static void read_design(struct cv_decoder *decoder, const struct cv_node *tree, struct cv_design *design)
{
    check_top_keys(decoder, tree);
    if (!cv_styles_read(decoder, cv_node_lookup(tree, "styles"))) return;
    cv_decode_style(decoder, CV_STR("body"), (cv_span){0}, &design->body);
    read_page(decoder, tree, design);
    read_inline(decoder, tree, design);
    cv_labels_read(decoder, tree, &design->labels);
    read_contacts(decoder, tree, &design->contacts);
    read_header(decoder, tree, design);
    read_section_heading(decoder, tree, design);
    read_flow(decoder, tree, design);
    read_entries(decoder, tree, design);
    const struct cv_node *furniture = cv_node_lookup(tree, "furniture");
    static const char *const furniture_names[] = {"header", "footer"};
    cv_decode_check_keys(decoder, furniture, "furniture", furniture_names, COUNT(furniture_names));
    read_furniture(decoder, furniture, "header", &design->header);
    read_furniture(decoder, furniture, "footer", &design->footer);
}

bool cv_design_load(struct cv_context *cx, const struct cv_design_request *request, const struct cv_design **ret_design)
{
    size_t errors = cx->diags->errors;
    const struct cv_node *tree = NULL;
    if (!cv_layout_read(cx, request, &tree)) return false;
    struct cv_decoder decoder = {.cx = cx, .fonts = cv_node_lookup(tree, "fonts"), .colors = cv_node_lookup(tree, "colors")};
    struct cv_design *design = CV_NEW(cx->arena, struct cv_design);
    design->name = request->name.length > 0 ? request->name : CV_STR("classic");
    read_design(&decoder, tree, design);
    *ret_design = design;
    return cx->diags->errors == errors;
}
