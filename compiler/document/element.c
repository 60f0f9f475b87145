/* Roles and plain paragraphs. The names are the standard structure types of ISO 32000-1 §14.8.4. */
#include "document/document.h"

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
