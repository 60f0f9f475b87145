#include "text/catalogue.h"

#include "base/resource.h"
#include "yaml/node.h"

#include <stdlib.h>

static const char CATALOGUE[] = "fonts/fonts.yaml";

/* What the catalogue is read with. */
struct reader {
    struct cv_context *cx;
    struct cv_fonts *fonts;
};

static void wrong(const struct reader *reader, cv_span span, cv_str what)
{
    cv_diag_add(reader->cx->diags, CV_CODE_LAYOUT_VALUE, span, "`%.*s` is not part of the font catalogue", CV_STR_ARG(what));
}

static cv_str scalar(const struct cv_node *map, const char *key)
{
    const struct cv_node *node = cv_node_lookup(map, key);
    return node == NULL ? (cv_str){0} : node->scalar;
}

/* "FILE" or "FILE#N" in the folder fonts/. */
static struct cv_font *read_face(const struct reader *reader, cv_str family, const struct cv_node *node)
{
    cv_str file = node->scalar;
    size_t mark = cv_str_find(file, CV_STR("#"));
    cv_str index = cv_str_slice(file, mark + 1, file.length);
    cv_str path = cv_str_printf(reader->fonts->arena, "fonts/%.*s", CV_STR_ARG(cv_str_slice(file, 0, mark)));
    cv_str bytes;
    if (!cv_resource_lookup(path, &bytes)) {
        wrong(reader, node->span, file);
        return NULL;
    }
    return cv_fonts_add(reader->fonts, family, path, true,
                        (uint32_t)strtoul(cv_str_to_c(reader->fonts->arena, index), NULL, 10));
}

static void read_faces(const struct reader *reader, const struct cv_node *map, struct cv_font_family *family)
{
    static const char *const keys[CV_FACE_SLOTS] = {"regular", "italic", "bold", "bold-italic"};
    for (size_t i = 0; i < CV_FACE_SLOTS; i++) {
        const struct cv_node *node = cv_node_lookup(map, keys[i]);
        if (node != NULL && family->faces[i] == NULL) family->faces[i] = read_face(reader, family->name, node);
    }
}

static enum cv_family_kind read_kind(cv_str kind)
{
    if (cv_str_equal(kind, CV_STR("serif"))) return CV_FAMILY_SERIF;
    if (cv_str_equal(kind, CV_STR("mono"))) return CV_FAMILY_MONO;
    return CV_FAMILY_SANS;
}

static void read_scripts(const struct reader *reader, const struct cv_node *list, struct cv_font_family *family)
{
    if (list == NULL) return;
    hb_script_t *scripts = CV_NEW_ARRAY(reader->fonts->arena, hb_script_t, list->count);
    for (size_t i = 0; i < list->count; i++)
        scripts[i] = hb_script_from_string(list->items[i]->scalar.data, (int)list->items[i]->scalar.length);
    family->scripts = scripts;
    family->script_count = list->count;
}

static void read_languages(const struct reader *reader, const struct cv_node *list, struct cv_font_family *family)
{
    if (list == NULL) return;
    cv_str *languages = CV_NEW_ARRAY(reader->fonts->arena, cv_str, list->count);
    for (size_t i = 0; i < list->count; i++) languages[i] = list->items[i]->scalar;
    family->languages = languages;
    family->language_count = list->count;
}

/* A bundled family's own record, or that of a folder's family of the same name. */
static struct cv_font_family *family_record(const struct reader *reader, cv_str name)
{
    struct cv_font_family *known = cv_fonts_lookup(reader->fonts, name);
    if (known != NULL) return known;
    cv_vec_push(reader->fonts->arena, &reader->fonts->families,
                (struct cv_font_family){.name = name, .origin = CV_STR("bundled")});
    return &reader->fonts->families.items[reader->fonts->families.count - 1];
}

static void read_family(const struct reader *reader, const struct cv_pair *pair)
{
    const struct cv_node *map = pair->value;
    struct cv_font_family *family = family_record(reader, pair->key);
    family->kind = read_kind(scalar(map, "kind"));
    family->fallback = cv_str_equal(scalar(map, "fallback"), CV_STR("true"));
    if (!family->local) family->licence = scalar(map, "licence");
    read_scripts(reader, cv_node_lookup(map, "scripts"), family);
    read_languages(reader, cv_node_lookup(map, "languages"), family);
    read_faces(reader, map, family);
    if (cv_font_family_face(family, false, false) == NULL) wrong(reader, pair->key_span, pair->key);
}

/* "FONT HEX": a name from icon-fonts and a code point. */
static void read_icon(const struct reader *reader, const struct cv_pair *pair, const struct cv_pair *fonts, size_t font_count,
                      struct cv_font *const *opened)
{
    cv_str value = pair->value->scalar;
    size_t space = cv_str_find(value, CV_STR(" "));
    cv_str font = cv_str_slice(value, 0, space);
    for (size_t i = 0; i < font_count; i++) {
        if (!cv_str_equal(fonts[i].key, font)) continue;
        /* The value ends in NUL or in a byte that is no hexadecimal digit, as all scalars of a file do. */
        uint32_t codepoint = (uint32_t)strtoul(value.data + space, NULL, 16);
        cv_vec_push(reader->fonts->arena, &reader->fonts->icons,
                    (struct cv_icon){.name = pair->key, .font = opened[i], .codepoint = codepoint});
        return;
    }
    wrong(reader, pair->value->span, value);
}

static void read_icons(const struct reader *reader, const struct cv_node *fonts, const struct cv_node *icons)
{
    if (fonts == NULL || icons == NULL) return;
    struct cv_font **opened = CV_NEW_ARRAY(reader->fonts->arena, struct cv_font *, fonts->count);
    for (size_t i = 0; i < fonts->count; i++) opened[i] = read_face(reader, fonts->pairs[i].key, fonts->pairs[i].value);
    for (size_t i = 0; i < icons->count; i++) read_icon(reader, &icons->pairs[i], fonts->pairs, fonts->count, opened);
}

bool cv_catalogue_read(struct cv_context *cx, struct cv_fonts *fonts)
{
    cv_str text;
    const struct cv_node *root;
    cv_str name = CV_STR(CATALOGUE);
    if (!cv_resource_lookup(name, &text)) return false;
    if (!cv_yaml_parse(cx, cv_sources_add(cx->sources, name, text), &root)) return false;
    struct reader reader = {.cx = cx, .fonts = fonts};
    const struct cv_node *families = cv_node_lookup(root, "families");
    for (size_t i = 0; families != NULL && i < families->count; i++) read_family(&reader, &families->pairs[i]);
    read_icons(&reader, cv_node_lookup(root, "icon-fonts"), cv_node_lookup(root, "icons"));
    return cx->diags->errors == 0 && fonts->families.count > 0;
}
