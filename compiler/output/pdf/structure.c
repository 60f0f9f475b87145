/* An element's kids are collected as PDF syntax: a marked-content identifier alone where it lies on the page that the element
 * names as its own (Pg), a dictionary with its page elsewhere, a reference for child elements and annotations (§14.7.4).
 *
 * The parent tree (§14.7.4.4) is a number tree. Its keys are the pages' indices, then the annotations in order; leaves hold a
 * bounded number of keys, so that no dictionary grows with the document. */
#include "output/pdf/structure.h"

#include "base/vec.h"
#include "output/pdf/number.h"

enum { KEYS_PER_LEAF = 64 };

struct node {
    struct cv_pdf_object *object; /* NULL: no content yet */
    const struct cv_element *element;
    const struct cv_pdf_object *page; /* Pg; NULL until there is marked content */
    struct cv_strbuf kids;
};

struct cv_pdf_structure {
    struct cv_arena *arena;
    struct cv_pdf *pdf;
    const struct cv_element *document; /* the root element */
    struct cv_pdf_object *root;
    struct cv_pdf_object *page; /* being written */
    struct node *nodes;         /* by element id */
    uint32_t node_count;
    size_t page_count; /* of the document */
    struct owners {
        uint32_t *items; /* number of the element's object, by marked-content identifier */
        size_t count, capacity;
    } * pages; /* by page index */
    size_t pages_begun;
    CV_VEC(uint32_t) annotation_owners; /* number of the element's object */
};

struct cv_pdf_structure *cv_pdf_structure_new(struct cv_arena *arena, struct cv_pdf *pdf, const struct cv_pages *pages)
{
    struct cv_pdf_structure *structure = CV_NEW(arena, struct cv_pdf_structure);
    uint32_t count = pages->document->element_count;
    *structure = (struct cv_pdf_structure){
        .arena = arena,
        .pdf = pdf,
        .document = pages->document->elements,
        .root = cv_pdf_object_new(pdf),
        .nodes = CV_NEW_ARRAY(arena, struct node, count),
        .node_count = count,
        .page_count = pages->count,
        .pages = CV_NEW_ARRAY(arena, struct owners, pages->count),
    };
    return structure;
}

void cv_pdf_structure_begin_page(struct cv_pdf_structure *structure, struct cv_pdf_object *page)
{
    cv_pdf_object_add_number(page, "StructParents", (int32_t)structure->pages_begun++);
    structure->page = page;
}

static void add_reference(struct cv_strbuf *buf, const struct cv_pdf_object *object)
{
    cv_pdf_add_integer(buf, cv_pdf_object_number(object));
    cv_strbuf_add_c(buf, " 0 R ");
}

/* The element's node, with its ancestors part of the tree. Depth is that of the document's nesting, which has a limit. */
static struct node *attach(struct cv_pdf_structure *structure, const struct cv_element *element)
{
    struct node *node = &structure->nodes[element->id];
    if (node->object != NULL) return node;
    struct node *parent = element->parent == NULL ? NULL : attach(structure, element->parent);
    *node = (struct node){.object = cv_pdf_object_new(structure->pdf), .element = element, .kids = CV_STRBUF(structure->arena)};
    if (parent != NULL) add_reference(&parent->kids, node->object);
    return node;
}

uint32_t cv_pdf_structure_add_content(struct cv_pdf_structure *structure, const struct cv_element *element)
{
    struct node *node = attach(structure, element);
    struct owners *owners = &structure->pages[structure->pages_begun - 1];
    uint32_t identifier = (uint32_t)owners->count;
    cv_vec_push(structure->arena, owners, cv_pdf_object_number(node->object));
    if (node->page == NULL) node->page = structure->page;
    if (node->page == structure->page) {
        cv_pdf_add_integer(&node->kids, identifier);
        cv_strbuf_add_byte(&node->kids, ' ');
    } else {
        cv_strbuf_printf(&node->kids, "<</Type/MCR/Pg %u 0 R/MCID %u>>", cv_pdf_object_number(structure->page), identifier);
    }
    return identifier;
}

void cv_pdf_structure_add_annotation(struct cv_pdf_structure *structure, const struct cv_element *element,
                                     struct cv_pdf_object *annotation)
{
    struct node *node = attach(structure, element);
    cv_strbuf_printf(&node->kids, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>", cv_pdf_object_number(structure->page),
                     cv_pdf_object_number(annotation));
    cv_pdf_object_add_number(annotation, "StructParent", (int32_t)(structure->page_count + structure->annotation_owners.count));
    cv_vec_push(structure->arena, &structure->annotation_owners, cv_pdf_object_number(node->object));
}

static bool has_labels(const struct cv_element *list)
{
    return list->first != NULL && list->first->first != NULL && list->first->first->role == CV_ROLE_LABEL;
}

/* A document has thousands of these, so their entries are syntax: an entry in a libharu dictionary takes some 300 bytes. */
static void finish_node(struct cv_pdf_structure *structure, const struct node *node)
{
    const struct cv_element *element = node->element;
    const struct cv_pdf_object *parent =
        element->parent == NULL ? structure->root : structure->nodes[element->parent->id].object;
    struct cv_strbuf *syntax = cv_pdf_object_syntax(node->object);
    cv_strbuf_add_c(syntax, "/S/");
    cv_strbuf_add_c(syntax, cv_role_name(element->role));
    cv_strbuf_add_c(syntax, "/P ");
    add_reference(syntax, parent);
    if (node->page != NULL) {
        cv_strbuf_add_c(syntax, "/Pg ");
        add_reference(syntax, node->page);
    }
    if (element->role == CV_ROLE_LIST && has_labels(element)) cv_strbuf_add_c(syntax, "/A<</O/List/ListNumbering/Disc>>");
    cv_strbuf_add_c(syntax, "/K[");
    cv_strbuf_add(syntax, cv_str_trim(cv_strbuf_view(&node->kids)));
    cv_strbuf_add_byte(syntax, ']');
    if (element->lang.length > 0) cv_pdf_object_add_text(node->object, "Lang", element->lang);
    if (element->role == CV_ROLE_FIGURE) cv_pdf_object_add_text(node->object, "Alt", element->alt);
}

static void add_parents(const struct cv_pdf_structure *structure, struct cv_strbuf *syntax, size_t key)
{
    cv_pdf_add_integer(syntax, (int64_t)key);
    cv_strbuf_add_byte(syntax, ' ');
    if (key >= structure->page_count) {
        cv_strbuf_printf(syntax, "%u 0 R ", structure->annotation_owners.items[key - structure->page_count]);
        return;
    }
    const struct owners *owners = &structure->pages[key];
    cv_strbuf_add_byte(syntax, '[');
    for (size_t i = 0; i < owners->count; i++) {
        cv_pdf_add_integer(syntax, owners->items[i]);
        cv_strbuf_add_c(syntax, " 0 R ");
    }
    cv_strbuf_add_byte(syntax, ']');
}

static void finish_parent_tree(struct cv_pdf_structure *structure)
{
    size_t keys = structure->page_count + structure->annotation_owners.count;
    struct cv_pdf_object *tree = cv_pdf_object_new(structure->pdf);
    cv_strbuf_add_c(cv_pdf_object_syntax(tree), "/Kids[");
    for (size_t first = 0; first < keys; first += KEYS_PER_LEAF) {
        size_t end = keys - first < KEYS_PER_LEAF ? keys : first + KEYS_PER_LEAF;
        struct cv_pdf_object *leaf = cv_pdf_object_new(structure->pdf);
        struct cv_strbuf *syntax = cv_pdf_object_syntax(leaf);
        cv_strbuf_printf(syntax, "/Limits[%zu %zu]/Nums[", first, end - 1);
        for (size_t key = first; key < end; key++) add_parents(structure, syntax, key);
        cv_strbuf_add_byte(syntax, ']');
        add_reference(cv_pdf_object_syntax(tree), leaf);
    }
    cv_strbuf_add_byte(cv_pdf_object_syntax(tree), ']');
    cv_pdf_object_add_reference(structure->root, "ParentTree", tree);
    cv_pdf_object_add_number(structure->root, "ParentTreeNextKey", (int32_t)keys);
}

struct cv_pdf_object *cv_pdf_structure_finish(struct cv_pdf_structure *structure)
{
    struct cv_pdf_object *document = attach(structure, structure->document)->object;
    cv_pdf_object_add_name(structure->root, "Type", "StructTreeRoot");
    cv_pdf_object_add_references(structure->root, "K", &document, 1);
    for (uint32_t id = 0; id < structure->node_count; id++)
        if (structure->nodes[id].object != NULL) finish_node(structure, &structure->nodes[id]);
    finish_parent_tree(structure);
    return structure->root;
}
