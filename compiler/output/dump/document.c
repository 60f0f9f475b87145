/* The document as indented lines: metadata, the tree of blocks with their paragraphs, the tree of elements.
 *
 *   group keep-together above 7
 *     row end-width 96.378 keep-with-next
 *       #3 H3 10.5/13.86 "Software Architect"
 *         0-18 bold
 */
#include "output/dump/dump.h"

#include "base/strbuf.h"
#include "output/dump/quote.h"

static void add_indent(struct cv_strbuf *buf, int depth)
{
    for (int i = 0; i < depth; i++) cv_strbuf_add_c(buf, "  ");
}

static void add_length(struct cv_strbuf *buf, const char *name, cv_pt length)
{
    if (length == 0) return;
    cv_strbuf_printf(buf, " %s ", name);
    cv_strbuf_add_pt(buf, length);
}

/* What sets an inline apart from its paragraph's style. */
static void add_difference(struct cv_strbuf *buf, const struct cv_inline *part, const struct cv_style *around)
{
    const struct cv_style *style = part->style;
    cv_color color = style->color;
    if (style->bold) cv_strbuf_add_c(buf, " bold");
    if (style->italic) cv_strbuf_add_c(buf, " italic");
    if (style->size != around->size) add_length(buf, "size", style->size);
    if (!cv_str_equal(style->family, around->family)) cv_strbuf_printf(buf, " font %.*s", CV_STR_ARG(style->family));
    if (color.red != around->color.red || color.green != around->color.green || color.blue != around->color.blue)
        cv_strbuf_printf(buf, " #%02x%02x%02x", color.red, color.green, color.blue);
    if (part->unbreakable) cv_strbuf_add_c(buf, " unbreakable");
    if (part->icon.length > 0) cv_strbuf_printf(buf, " icon %.*s", CV_STR_ARG(part->icon));
    add_length(buf, "gap", part->gap);
    if (part->element != NULL && part->element->role == CV_ROLE_LINK)
        cv_strbuf_printf(buf, " → %.*s", CV_STR_ARG(part->element->target));
}

static void add_paragraph(struct cv_strbuf *buf, int depth, const struct cv_paragraph *paragraph)
{
    if (paragraph == NULL) return;
    add_indent(buf, depth);
    cv_strbuf_printf(buf, "#%u %s ", (unsigned)paragraph->id, cv_role_name(paragraph->element->role));
    cv_strbuf_add_pt(buf, paragraph->style->size);
    cv_strbuf_add_byte(buf, '/');
    cv_strbuf_add_pt(buf, paragraph->style->leading);
    cv_strbuf_add_byte(buf, ' ');
    cv_dump_add_quoted(buf, paragraph->text);
    cv_strbuf_add_byte(buf, '\n');
    for (size_t i = 0; i < paragraph->inline_count; i++) {
        const struct cv_inline *part = &paragraph->inlines[i];
        struct cv_strbuf difference = CV_STRBUF(buf->arena);
        add_difference(&difference, part, paragraph->style);
        if (difference.length == 0) continue;
        add_indent(buf, depth + 1);
        cv_strbuf_printf(buf, "%u-%u%.*s\n", (unsigned)part->start, (unsigned)part->end,
                         CV_STR_ARG(cv_strbuf_view(&difference)));
    }
}

static void add_block(struct cv_strbuf *buf, int depth, const struct cv_block *block)
{
    static const char *const kinds[] = {
        [CV_BLOCK_GROUP] = "group", [CV_BLOCK_PARAGRAPH] = "paragraph", [CV_BLOCK_ROW] = "row", [CV_BLOCK_ITEM] = "item"};
    static const char *const rules[] = {
        [CV_RULE_NONE] = "", [CV_RULE_BELOW] = " rule-below", [CV_RULE_BESIDE] = " rule-beside"};
    add_indent(buf, depth);
    cv_strbuf_add_c(buf, kinds[block->kind]);
    add_length(buf, "above", block->space_above);
    add_length(buf, "below", block->space_below);
    add_length(buf, "indent", block->indent);
    add_length(buf, "end-width", block->end_width);
    cv_strbuf_printf(buf, "%s%s%s\n", block->keep_with_next ? " keep-with-next" : "",
                     block->keep_together ? " keep-together" : "", rules[block->rule.place]);
    add_paragraph(buf, depth + 1, block->start);
    add_paragraph(buf, depth + 1, block->end);
    for (const struct cv_block *child = block->first; child != NULL; child = child->next) add_block(buf, depth + 1, child);
}

static void add_attribute(struct cv_strbuf *buf, const char *name, cv_str value)
{
    if (value.length == 0) return;
    cv_strbuf_printf(buf, " %s ", name);
    cv_dump_add_quoted(buf, value);
}

static void add_element(struct cv_strbuf *buf, int depth, const struct cv_element *element)
{
    add_indent(buf, depth);
    cv_strbuf_printf(buf, "%s %u", cv_role_name(element->role), (unsigned)element->id);
    add_attribute(buf, "title", element->title);
    add_attribute(buf, "alt", element->alt);
    add_attribute(buf, "lang", element->lang);
    add_attribute(buf, "to", element->target);
    cv_strbuf_add_byte(buf, '\n');
    for (const struct cv_element *child = element->first; child != NULL; child = child->next)
        add_element(buf, depth + 1, child);
}

cv_str cv_dump_document(struct cv_arena *arena, const struct cv_document *document)
{
    struct cv_strbuf buf = CV_STRBUF(arena);
    const struct {
        const char *name;
        cv_str value;
    } metadata[] = {{"title", document->title},
                    {"author", document->author},
                    {"subject", document->subject},
                    {"keywords", document->keywords},
                    {"lang", document->lang}};
    for (size_t i = 0; i < sizeof metadata / sizeof *metadata; i++) {
        cv_strbuf_printf(&buf, "%s: ", metadata[i].name);
        cv_dump_add_quoted(&buf, metadata[i].value);
        cv_strbuf_add_byte(&buf, '\n');
    }
    cv_strbuf_add_c(&buf, "\nblocks:\n");
    add_block(&buf, 1, document->root);
    cv_strbuf_add_c(&buf, "\nelements:\n");
    add_element(&buf, 1, document->elements);
    return cv_strbuf_view(&buf);
}
