/* Roles, plain paragraphs, and the way back from a paragraph's text to the source. The roles' names are the standard structure
 * types of ISO 32000-1 §14.8.4. */
#include "document/builder.h"

#include <assert.h>

static const char *const role_names[] = {
    [CV_ROLE_DOCUMENT] = "Document",
    [CV_ROLE_SECT] = "Sect",
    [CV_ROLE_H1] = "H1",
    [CV_ROLE_H2] = "H2",
    [CV_ROLE_H3] = "H3",
    [CV_ROLE_H4] = "H4",
    [CV_ROLE_P] = "P",
    [CV_ROLE_LIST] = "L",
    [CV_ROLE_LIST_ITEM] = "LI",
    [CV_ROLE_LABEL] = "Lbl",
    [CV_ROLE_LIST_BODY] = "LBody",
    [CV_ROLE_LINK] = "Link",
    [CV_ROLE_SPAN] = "Span",
    [CV_ROLE_FIGURE] = "Figure",
};

const char *cv_role_name(enum cv_role role)
{
    assert((size_t)role < sizeof role_names / sizeof *role_names);
    return role_names[role];
}

struct cv_paragraph *cv_paragraph_from_text(struct cv_arena *arena, cv_str text, const struct cv_style *style)
{
    struct cv_inline *part = CV_NEW(arena, struct cv_inline);
    *part = (struct cv_inline){.end = (uint32_t)text.length, .style = style, .source = {.text = text}};
    struct cv_paragraph *paragraph = CV_NEW(arena, struct cv_paragraph);
    *paragraph = (struct cv_paragraph){.text = text, .inlines = part, .inline_count = 1, .style = style};
    return paragraph;
}

/* The place in `text` from `offset` on of the occurrence of `needle` that has `before` others before it; else text.length. */
static size_t find_occurrence(cv_str text, size_t offset, cv_str needle, size_t before)
{
    while (offset < text.length) {
        size_t found = offset + cv_str_find(cv_str_slice(text, offset, text.length), needle);
        if (found >= text.length || before-- == 0) return found;
        offset = found + needle.length;
    }
    return text.length;
}

cv_span cv_inline_span(const struct cv_context *cx, const struct cv_paragraph *paragraph, const struct cv_inline *part,
                       uint32_t start, uint32_t end)
{
    const struct cv_text *source = &part->source;
    cv_str needle = cv_str_slice(paragraph->text, start, end);
    if (source->node == NULL || needle.length == 0) return source->span;
    /* Markup and white space were taken out between the two texts, but the order of what is left is the same. */
    cv_str head = cv_str_slice(paragraph->text, part->start, start);
    size_t before = 0;
    for (size_t at = cv_str_find(head, needle); at < head.length; before++) {
        at += needle.length;
        at += cv_str_find(cv_str_slice(head, at, head.length), needle);
    }
    size_t found = find_occurrence(source->text, part->source_start, needle, before);
    if (found >= source->text.length) return source->span;
    const struct cv_builder builder = {.cx = (struct cv_context *)cx};
    return cv_builder_span(&builder, source, found, found + needle.length);
}
