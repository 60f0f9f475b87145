/* The items of a link that share a baseline make one rectangle; blanks at an item's ends are not part of it. */
#include "output/pdf/link.h"

#include "base/vec.h"
#include "output/pdf/glyph.h"
#include "output/pdf/number.h"

struct links {
    struct cv_arena *arena;
    struct cv_pdf *pdf;
    struct cv_pdf_structure *structure;
    const struct cv_element *element; /* LINK of the rectangle being gathered; NULL: none */
    cv_pt baseline;
    cv_pt left, bottom, right, top;
    CV_VEC(struct cv_pdf_object *) annotations;
};

static const struct cv_element *link_around(const struct cv_element *element)
{
    while (element != NULL && element->role != CV_ROLE_LINK) element = element->parent;
    return element;
}

/* RFC 3986, §2.1: a URI is ASCII; what is not is written as %XX. */
static cv_str uri_from_target(struct cv_arena *arena, cv_str target)
{
    struct cv_strbuf uri = CV_STRBUF(arena);
    for (size_t i = 0; i < target.length; i++) {
        unsigned char c = (unsigned char)target.data[i];
        if (c > ' ' && c < 0x7F)
            cv_strbuf_add_byte(&uri, (char)c);
        else
            cv_strbuf_printf(&uri, "%%%02X", c);
    }
    return cv_strbuf_view(&uri);
}

static void finish_link(struct links *links)
{
    const struct cv_element *element = links->element;
    links->element = NULL;
    if (element == NULL) return;
    cv_str uri = uri_from_target(links->arena, element->target);
    if (uri.length == 0 || uri.length > CV_PDF_TEXT_LIMIT) return;
    struct cv_pdf_object *annotation = cv_pdf_object_new(links->pdf);
    cv_pdf_object_add_name(annotation, "Type", "Annot");
    cv_pdf_object_add_name(annotation, "Subtype", "Link");
    cv_pdf_object_add_number(annotation, "F", 4); /* to be printed, which PDF/A asks for */
    cv_pdf_object_add_text(annotation, "Contents", element->alt.length > 0 ? element->alt : element->target);
    cv_pdf_structure_add_annotation(links->structure, element, annotation);
    struct cv_pdf_object *action = cv_pdf_object_new(links->pdf);
    cv_pdf_object_add_name(action, "S", "URI");
    cv_pdf_object_add_ascii(action, "URI", uri);
    cv_pdf_object_add_reference(annotation, "A", action);
    struct cv_strbuf *syntax = cv_pdf_object_syntax(annotation);
    cv_strbuf_add_c(syntax, "/Border[0 0 0]/Rect[");
    const cv_pt sides[] = {links->left, links->bottom, links->right, links->top};
    for (size_t i = 0; i < 4; i++) {
        if (i > 0) cv_strbuf_add_byte(syntax, ' ');
        cv_pdf_add_length(syntax, sides[i]);
    }
    cv_strbuf_add_byte(syntax, ']');
    cv_vec_push(links->arena, &links->annotations, annotation);
}

/* False if the item is nothing but blanks. */
static bool visible_extent(const struct cv_item *item, cv_pt *ret_left, cv_pt *ret_right)
{
    cv_pt pen = item->x;
    bool visible = false;
    for (size_t i = 0; i < item->text.glyph_count; i++) {
        const struct cv_glyph *glyph = &item->text.glyphs[i];
        cv_pt next = pen + glyph->advance;
        if (!cv_pdf_glyph_is_blank(item, glyph)) {
            if (!visible) *ret_left = pen;
            *ret_right = next;
            visible = true;
        }
        pen = next;
    }
    return visible;
}

static void add_item(struct links *links, const struct cv_item *item)
{
    const struct cv_element *element = link_around(item->element);
    cv_pt left = 0, right = 0;
    if (element != NULL && !visible_extent(item, &left, &right)) return;
    if (links->element != element || item->y != links->baseline) finish_link(links);
    if (element == NULL) return;
    cv_pt bottom = item->y - item->depth, top = item->y + item->height;
    bool first = links->element == NULL;
    links->element = element;
    links->baseline = item->y;
    links->left = first || left < links->left ? left : links->left;
    links->right = first || right > links->right ? right : links->right;
    links->bottom = first || bottom < links->bottom ? bottom : links->bottom;
    links->top = first || top > links->top ? top : links->top;
}

void cv_pdf_links_add(struct cv_arena *arena, struct cv_pdf *pdf, const struct cv_page *page, struct cv_pdf_object *page_object,
                      struct cv_pdf_structure *structure)
{
    struct links links = {.arena = arena, .pdf = pdf, .structure = structure};
    for (size_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == CV_ITEM_TEXT) add_item(&links, &page->items[i]);
    finish_link(&links);
    if (links.annotations.count > 0)
        cv_pdf_object_add_references(page_object, "Annots", links.annotations.items, links.annotations.count);
}
