/* document: what is to be printed, in reading order: a tree of blocks that says what each thing is (its structure element) and
 * how it is set (its style), but not where it will stand.
 *
 * Made from profile and design by cv_document_build(). The elements are the document's logical structure (ISO 32000-1 §14.7);
 * everything printed belongs to one, or is an artifact. */
#ifndef CV_DOCUMENT_DOCUMENT_H
#define CV_DOCUMENT_DOCUMENT_H

#include "base/context.h"
#include "base/units.h"
#include "design/design.h"
#include "design/style.h"
#include "profile/profile.h"

/* Standard structure types (ISO 32000-1 §14.8.4) that a résumé needs. */
enum cv_role {
    CV_ROLE_DOCUMENT,
    CV_ROLE_SECT, /* a section with its heading, an entry */
    CV_ROLE_H1,
    CV_ROLE_H2,
    CV_ROLE_H3,
    CV_ROLE_H4,
    CV_ROLE_P,
    CV_ROLE_LIST,      /* L */
    CV_ROLE_LIST_ITEM, /* LI */
    CV_ROLE_LABEL,     /* Lbl */
    CV_ROLE_LIST_BODY, /* LBody */
    CV_ROLE_LINK,
    CV_ROLE_SPAN,
    CV_ROLE_FIGURE,
};

struct cv_element {
    enum cv_role role;
    uint32_t id;               /* index in document order, from 0 (the root) */
    struct cv_element *parent; /* NULL for the root */
    struct cv_element *first;  /* children in reading order */
    struct cv_element *last;
    struct cv_element *next; /* sibling */
    cv_str target;           /* LINK: the URI (mailto:, tel:, http:, https:) */
    cv_str alt;              /* LINK: Contents of the annotation; FIGURE: alternate description */
    cv_str lang;             /* BCP 47; empty: the parent's */
    cv_str title;            /* headings: text for the outline */
};

/* A stretch of a paragraph's text with one style and one element. An icon takes no text: it stands before the text at its
 * offset and goes with it, when a line breaks there, to the next line. */
struct cv_inline {
    uint32_t start, end; /* bytes of the paragraph's text; equal for an icon */
    const struct cv_style *style;
    const struct cv_element *element; /* a LINK or SPAN, or the paragraph's own */
    cv_str icon;                      /* name of an icon drawn here instead of text; it leaves no text behind */
    cv_str icon_else;                 /* the icon drawn where there is none of that name; empty: none, and that is said */
    cv_pt gap;                        /* space after an icon */
    bool unbreakable;                 /* no line ends inside it, if it fits on one (a contact) */
    struct cv_text source;            /* the text it came from, for diagnostics; see cv_inline_span() */
    uint32_t source_start;            /* byte of source.text at which the inline begins */
};

/* Text to be broken into lines. Clean: no control characters but U+000A (a forced break), no U+00AD, no U+FB00–FB06, white
 * space collapsed. The inlines cover all of the text, in order. */
struct cv_paragraph {
    uint32_t id; /* index in cv_document.paragraphs */
    cv_str text;
    const struct cv_inline *inlines;
    size_t inline_count;
    const struct cv_style *style; /* the strut: leading and metrics of every line, however mixed */
    struct cv_element *element;
    cv_str lang; /* of all of its text, where that is another than the element's; else empty */
};

enum cv_block_kind {
    CV_BLOCK_GROUP,     /* children, one below the other */
    CV_BLOCK_PARAGRAPH, /* start */
    CV_BLOCK_ROW,       /* start at the start edge, end at the end edge beside the start's last line, whatever their align */
    CV_BLOCK_ITEM,      /* label hanging in the indent, children in the body */
};

struct cv_block {
    enum cv_block_kind kind;
    struct cv_block *first; /* children: GROUP, ITEM */
    struct cv_block *last;
    struct cv_block *next;      /* sibling */
    struct cv_paragraph *start; /* PARAGRAPH, ROW; ITEM: the label. ROW: NULL if there is only an end */
    struct cv_paragraph *end;   /* ROW: NULL if there is only a start */
    cv_pt end_width;            /* ROW: least width of the end column, so that dates stand in one; 0: its natural width */
    cv_pt indent;               /* from the parent's start edge; the label of an ITEM stands there, its children at theirs */
    cv_pt space_above;          /* adjoining spaces do not add up: the largest holds; none at the top of a page */
    cv_pt space_below;
    bool keep_with_next; /* no page break between this and the next block */
    bool keep_together;  /* no page break inside, if it fits on a page */
    struct cv_rule rule; /* PARAGRAPH */
};

struct cv_document {
    struct cv_block *root;       /* a GROUP */
    struct cv_element *elements; /* the root element */
    uint32_t element_count;
    struct cv_paragraph **paragraphs; /* all of them, by id, in reading order; a ROW's start before its end */
    uint32_t paragraph_count;
    const struct cv_design *design;
    cv_str title; /* metadata, plain text */
    cv_str author;
    cv_str subject;
    cv_str keywords;
    cv_str lang;
};

bool cv_document_build(struct cv_context *cx, const struct cv_profile *profile, const struct cv_design *design,
                       const struct cv_document **ret_document);

/* A paragraph of plain text for page furniture; not part of the document's list, element NULL (an artifact). */
struct cv_paragraph *cv_paragraph_from_text(struct cv_arena *arena, cv_str text, const struct cv_style *style);

/* The bytes of the source that bytes [start, end) of an inline's text came from; its whole text's where that cannot be told. */
cv_span cv_inline_span(const struct cv_context *cx, const struct cv_paragraph *paragraph, const struct cv_inline *part,
                       uint32_t start, uint32_t end);

/* What stands at the foot or head of page number `page` (from 1) of `pages`; may be empty. */
cv_str cv_furniture_text(struct cv_arena *arena, const struct cv_furniture *furniture, cv_str name, size_t page, size_t pages);

/* "H1", "LI" …: the PDF structure type. */
const char *cv_role_name(enum cv_role role);

#endif
