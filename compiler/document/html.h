/* html: the tags and character references that real files carry in their texts. */
#ifndef CV_DOCUMENT_HTML_H
#define CV_DOCUMENT_HTML_H

#include "base/str.h"

#include <stdint.h>

enum cv_tag_kind {
    CV_TAG_UNKNOWN,
    CV_TAG_STRONG,    /* strong b */
    CV_TAG_EMPHASIS,  /* em i */
    CV_TAG_CODE,      /* code tt kbd */
    CV_TAG_LINK,      /* a */
    CV_TAG_PLAIN,     /* u span: their text, nothing else */
    CV_TAG_BREAK,     /* br */
    CV_TAG_PARAGRAPH, /* p div */
    CV_TAG_LIST,      /* ul ol */
    CV_TAG_ITEM,      /* li */
};

struct cv_tag {
    enum cv_tag_kind kind;
    bool closing; /* </b> */
    bool ordered; /* LIST: ol */
    cv_str name;
    cv_str href; /* LINK; may be empty, character references as they stand */
    size_t end;  /* byte past the `>` */
};

/* Reads the tag that starts at the `<` at `offset`; false if there is none (an unknown name is one). */
bool cv_html_tag(cv_str text, size_t offset, struct cv_tag *ret_tag);

/* True for the tags that divide text into paragraphs and lists. */
bool cv_tag_is_block(const struct cv_tag *tag);

/* Reads the character reference that starts at the `&` at `offset` (HTML 5 §13.5, the usual names; numbers). */
bool cv_html_entity(cv_str text, size_t offset, uint32_t *ret_codepoint, size_t *ret_end);

/* An attribute's value with its character references resolved. */
cv_str cv_html_unescape(struct cv_arena *arena, cv_str text);

#endif
