/* The PDF back end: fonts first, for the codes of their glyphs; then the pages with the structure that they announce; then what
 * refers to all of that. */
#include "output/output.h"

#include "output/pdf/artwork.h"
#include "output/pdf/content.h"
#include "output/pdf/file.h"
#include "output/pdf/font.h"
#include "output/pdf/link.h"
#include "output/pdf/metadata.h"
#include "output/pdf/number.h"
#include "output/pdf/outline.h"

struct writer {
    struct cv_context *cx;
    const struct cv_pages *pages;
    struct cv_pdf *pdf;
    struct cv_pdf_fonts fonts;
    struct cv_pdf_structure *structure;
    struct cv_pdf_object *catalog;
    struct cv_pdf_object *tree;      /* of pages */
    struct cv_pdf_object *resources; /* of all pages */
    struct cv_pdf_object **page_objects;
};

static void add_resources(struct writer *writer, cv_str forms)
{
    struct cv_strbuf *syntax = cv_pdf_object_syntax(writer->resources);
    cv_strbuf_add_c(syntax, "/Font<<");
    for (size_t i = 0; i < writer->fonts.count; i++) {
        const struct cv_pdf_font *font = writer->fonts.items[i];
        for (unsigned variant = 0; variant < font->variants; variant++) {
            cv_pdf_font_add_name(font, variant, syntax);
            cv_strbuf_printf(syntax, " %u 0 R", cv_pdf_object_number(font->objects[variant]));
        }
    }
    cv_strbuf_add_c(syntax, ">>");
    if (forms.length == 0) return;
    cv_strbuf_add_c(syntax, "/XObject<<");
    cv_strbuf_add(syntax, forms);
    cv_strbuf_add_c(syntax, ">>");
}

static void write_page(struct writer *writer, size_t index)
{
    const struct cv_page *page = &writer->pages->items[index];
    struct cv_pdf_object *object = writer->page_objects[index];
    struct cv_pdf_object *content = cv_pdf_object_new(writer->pdf);
    cv_pdf_structure_begin_page(writer->structure, object);
    cv_pdf_object_set_stream(content, cv_pdf_content_bytes(writer->cx->arena, page, &writer->fonts, writer->structure), true);
    cv_pdf_object_add_name(object, "Type", "Page");
    cv_pdf_object_add_reference(object, "Parent", writer->tree);
    cv_pdf_object_add_reference(object, "Resources", writer->resources);
    cv_pdf_object_add_reference(object, "Contents", content);
    cv_pdf_object_add_name(object, "Tabs", "S");
    cv_pdf_links_add(writer->cx->arena, writer->pdf, page, object, writer->structure);
    struct cv_strbuf *syntax = cv_pdf_object_syntax(object);
    cv_strbuf_add_c(syntax, "/MediaBox[0 0 ");
    cv_pdf_add_length(syntax, page->width);
    cv_strbuf_add_byte(syntax, ' ');
    cv_pdf_add_length(syntax, page->height);
    cv_strbuf_add_byte(syntax, ']');
}

/* One node for all pages: a document has at most CV_LIMIT_PAGES. */
static void write_pages(struct writer *writer)
{
    size_t count = writer->pages->count;
    writer->page_objects = CV_NEW_ARRAY(writer->cx->arena, struct cv_pdf_object *, count);
    for (size_t i = 0; i < count; i++) writer->page_objects[i] = cv_pdf_object_new(writer->pdf);
    for (size_t i = 0; i < count; i++) write_page(writer, i);
    cv_pdf_object_add_name(writer->tree, "Type", "Pages");
    cv_pdf_object_add_references(writer->tree, "Kids", writer->page_objects, count);
    cv_pdf_object_add_number(writer->tree, "Count", (int32_t)count);
}

static void write_catalog(struct writer *writer)
{
    struct cv_arena *arena = writer->cx->arena;
    struct cv_pdf_object *outline = cv_pdf_outline_new(arena, writer->pdf, writer->pages, writer->page_objects);
    cv_pdf_object_add_name(writer->catalog, "Type", "Catalog");
    cv_pdf_object_add_reference(writer->catalog, "Pages", writer->tree);
    cv_pdf_object_add_reference(writer->catalog, "StructTreeRoot", cv_pdf_structure_finish(writer->structure));
    if (outline != NULL) cv_pdf_object_add_reference(writer->catalog, "Outlines", outline);
    cv_pdf_metadata_add(arena, writer->pdf, writer->pages->document, writer->catalog);
}

bool cv_pdf_write(struct cv_context *cx, const struct cv_pages *pages, cv_str *ret_bytes)
{
    struct cv_pdf *pdf = cv_pdf_new(cx->arena);
    struct writer writer = {.cx = cx, .pages = pages, .pdf = pdf, .fonts = {.arena = cx->arena}};
    writer.catalog = cv_pdf_object_new(pdf);
    writer.tree = cv_pdf_object_new(pdf);
    writer.resources = cv_pdf_object_new(pdf);
    writer.structure = cv_pdf_structure_new(cx->arena, pdf, pages);
    cv_str forms;
    cv_pdf_fonts_collect(&writer.fonts, pages);
    if (!cv_pdf_fonts_embed(cx, pdf, &writer.fonts)) return false;
    if (!cv_pdf_artwork_make_forms(cx, pdf, &writer.fonts, &forms)) return false;
    add_resources(&writer, forms);
    write_pages(&writer);
    write_catalog(&writer);
    struct cv_pdf_object *info = cv_pdf_info_new(cx->arena, pdf, pages->document);
    *ret_bytes = cv_pdf_file_bytes(cx->arena, pdf, cv_pdf_deflate_new(cx->arena), writer.catalog, info);
    return true;
}
