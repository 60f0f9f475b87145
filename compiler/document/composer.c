/* Composing. White space is held back until something visible follows, so that nothing is ever trimmed again; a line break of
 * the source between two characters of a script without spaces is no space. */
#include "document/composer.h"

#include "base/utf8.h"

struct cv_composer cv_composer_new(struct cv_builder *builder)
{
    return (struct cv_composer){.builder = builder, .text = CV_STRBUF(builder->cx->arena)};
}

static bool same_text(const struct cv_text *a, const struct cv_text *b)
{
    return a->text.data == b->text.data && a->node == b->node;
}

/* True if text with that mark can be part of what was added last. */
static bool goes_on(const struct cv_composer *composer, struct cv_mark mark, const struct cv_text *source,
                    const struct cv_style *style)
{
    if (composer->parts.count == 0) return false;
    const struct cv_composer_part *last = &composer->parts.items[composer->parts.count - 1];
    return last->part.icon.length == 0 && last->part.style == style && last->link == mark.link &&
           last->part.unbreakable == mark.unbreakable && same_text(&last->part.source, source);
}

/* Appends text that is known to be clean and comes from the byte at `start` of the source. */
static void append(struct cv_composer *composer, struct cv_mark mark, const struct cv_text *source, size_t start, cv_str text)
{
    const struct cv_style *style = cv_builder_style(composer->builder, mark.style, mark.markup);
    if (!goes_on(composer, mark, source, style)) {
        uint32_t offset = (uint32_t)composer->text.length;
        struct cv_inline part = {.start = offset,
                                 .style = style,
                                 .unbreakable = mark.unbreakable,
                                 .source = *source,
                                 .source_start = (uint32_t)start};
        cv_vec_push(composer->builder->cx->arena, &composer->parts, (struct cv_composer_part){.part = part, .link = mark.link});
    }
    cv_strbuf_add(&composer->text, text);
    composer->parts.items[composer->parts.count - 1].part.end = (uint32_t)composer->text.length;
}

static void append_codepoint(struct cv_composer *composer, struct cv_mark mark, const struct cv_text *source, size_t start,
                             uint32_t codepoint)
{
    char bytes[CV_UTF8_MAX];
    append(composer, mark, source, start, (cv_str){.data = bytes, .length = cv_utf8_encode(codepoint, bytes)});
    composer->last = codepoint;
}

/* Ideographs, kana and their punctuation: lines of these are joined without a space. */
static bool is_wide(uint32_t c)
{
    return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static void flush_gap(struct cv_composer *composer, uint32_t next)
{
    bool wide = composer->gap == CV_GAP_NEWLINE && is_wide(composer->last) && is_wide(next);
    bool needed = composer->gap != CV_GAP_NONE && composer->text.length > 0 && !wide;
    uint32_t white = composer->gap == CV_GAP_BREAK ? '\n' : ' ';
    composer->gap = CV_GAP_NONE;
    if (needed) append_codepoint(composer, composer->gap_mark, &composer->gap_source, composer->gap_start, white);
}

/* The strongest of adjoining white space holds: a break over a line's end over a space. */
static void hold_gap(struct cv_composer *composer, struct cv_mark mark, const struct cv_text *source, size_t start, int gap)
{
    if (composer->gap == CV_GAP_NONE) {
        composer->gap_mark = mark;
        composer->gap_source = *source;
        composer->gap_start = (uint32_t)start;
    }
    if (gap > (int)composer->gap) composer->gap = (unsigned)gap;
}

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

static bool is_private(uint32_t c)
{
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

static bool is_noncharacter(uint32_t c)
{
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

/* Says that a character is left out, and why. */
static void warn_dropped(struct cv_composer *composer, const struct cv_text *source, size_t start, size_t end, uint32_t c)
{
    struct cv_diags *diags = composer->builder->cx->diags;
    const char *what = is_control(c) ? "control" : is_private(c) ? "private-use" : "unassigned";
    struct cv_diag *diag = cv_diag_add(diags, CV_CODE_DROPPED_CHARACTER, cv_builder_span(composer->builder, source, start, end),
                                       "the %s character U+%04X is left out", what, (unsigned)c);
    cv_diag_hint(diags, diag, "remove it");
}

void cv_composer_add_codepoint(struct cv_composer *composer, struct cv_mark mark, const struct cv_text *source, size_t start,
                               size_t end, uint32_t c)
{
    static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    if (c == ' ' || (c >= '\t' && c <= '\r'))
        hold_gap(composer, mark, source, start, c == '\n' ? CV_GAP_NEWLINE : CV_GAP_SPACE);
    else if (c == 0x2028 || c == 0x2029)
        cv_composer_break(composer, mark);
    else if (c == 0x00AD || c == 0xFEFF)
        return;
    else if (is_control(c) || is_private(c) || is_noncharacter(c))
        warn_dropped(composer, source, start, end, c);
    else if (c >= 0xFB00 && c <= 0xFB06) {
        flush_gap(composer, c);
        for (const char *letter = ligatures[c - 0xFB00]; *letter != '\0'; letter++)
            append_codepoint(composer, mark, source, start, (unsigned char)*letter);
    } else {
        flush_gap(composer, c);
        append_codepoint(composer, mark, source, start, c);
    }
}

/* Byte past the words of ASCII at `start`, with single spaces between them: most texts are nothing else. */
static size_t plain_end(cv_str text, size_t start)
{
    size_t end = start;
    for (size_t at = start; at < text.length; at++) {
        if (text.data[at] > ' ' && text.data[at] <= '~')
            end = at + 1;
        else if (text.data[at] != ' ' || end != at || at == start)
            break;
    }
    return end;
}

void cv_composer_add(struct cv_composer *composer, struct cv_mark mark, const struct cv_text *source, size_t start, size_t end)
{
    cv_str text = cv_str_slice(source->text, 0, end);
    while (start < text.length) {
        size_t next = plain_end(text, start);
        if (next > start) {
            flush_gap(composer, (unsigned char)text.data[start]);
            append(composer, mark, source, start, cv_str_slice(text, start, next));
            composer->last = (unsigned char)text.data[next - 1];
        } else {
            next = start;
            uint32_t codepoint = cv_utf8_next(text, &next);
            cv_composer_add_codepoint(composer, mark, source, start, next, codepoint);
        }
        start = next;
    }
}

void cv_composer_add_literal(struct cv_composer *composer, struct cv_mark mark, cv_str text)
{
    struct cv_text source = {.text = text};
    cv_composer_add(composer, mark, &source, 0, text.length);
}

void cv_composer_break(struct cv_composer *composer, struct cv_mark mark)
{
    static const struct cv_text nowhere = {.text = {.length = 0}};
    hold_gap(composer, mark, &nowhere, 0, CV_GAP_BREAK);
}

void cv_composer_icon(struct cv_composer *composer, const struct cv_style *style, cv_str icon, cv_str icon_else, cv_pt gap)
{
    flush_gap(composer, 0);
    uint32_t offset = (uint32_t)composer->text.length;
    struct cv_inline part = {.start = offset, .end = offset, .style = style, .icon = icon, .icon_else = icon_else, .gap = gap};
    cv_vec_push(composer->builder->cx->arena, &composer->parts, (struct cv_composer_part){.part = part});
}

uint32_t cv_composer_link(struct cv_composer *composer, cv_str target, cv_str alt)
{
    cv_vec_push(composer->builder->cx->arena, &composer->links, (struct cv_composer_link){.target = target, .alt = alt});
    return (uint32_t)composer->links.count;
}

bool cv_composer_is_empty(const struct cv_composer *composer)
{
    return composer->text.length == 0;
}

/* What is printed of the link that starts at part `first`: its description where nobody gave another. */
static cv_str link_text(const struct cv_composer *composer, size_t first)
{
    size_t end = first;
    while (end < composer->parts.count && composer->parts.items[end].link == composer->parts.items[first].link) end++;
    return cv_str_slice(cv_strbuf_view(&composer->text), composer->parts.items[first].part.start,
                        composer->parts.items[end - 1].part.end);
}

/* What the elements of a paragraph's parts are made from. */
struct elements {
    struct cv_element *paragraph; /* around them */
    struct cv_element **links;    /* by number; NULL: nothing of it was printed yet */
    struct cv_element *span;      /* of the part before, if that was a text in another language */
};

static struct cv_element *link_element(struct cv_composer *composer, struct elements *elements, size_t index)
{
    uint32_t link = composer->parts.items[index].link;
    if (elements->links[link - 1] == NULL) {
        const struct cv_composer_link *made = &composer->links.items[link - 1];
        struct cv_element *element = cv_builder_element(composer->builder, elements->paragraph, CV_ROLE_LINK);
        element->target = made->target;
        element->alt = made->alt.length > 0 ? made->alt : link_text(composer, index);
        elements->links[link - 1] = element;
    }
    return elements->links[link - 1];
}

/* A link's, a text's in another language, or the paragraph's own; those that nothing was added to get none. */
static const struct cv_element *part_element(struct cv_composer *composer, struct elements *elements, size_t index, cv_str lang)
{
    struct cv_element *span = elements->span;
    elements->span = NULL;
    if (composer->parts.items[index].link != 0) {
        struct cv_element *link = link_element(composer, elements, index);
        if (lang.length > 0) link->lang = lang;
        return link;
    }
    if (lang.length == 0) return elements->paragraph;
    if (span == NULL || !cv_str_equal(span->lang, lang)) {
        span = cv_builder_element(composer->builder, elements->paragraph, CV_ROLE_SPAN);
        span->lang = lang;
    }
    elements->span = span;
    return span;
}

struct cv_paragraph *cv_composer_finish(struct cv_composer *composer, const struct cv_style *style, struct cv_element *element)
{
    struct cv_builder *builder = composer->builder;
    struct cv_arena *arena = builder->cx->arena;
    struct elements elements = {.paragraph = element,
                                .links = CV_NEW_ARRAY(arena, struct cv_element *, composer->links.count + 1)};
    struct cv_inline *inlines = CV_NEW_ARRAY(arena, struct cv_inline, composer->parts.count);
    struct cv_paragraph *paragraph = CV_NEW(arena, struct cv_paragraph);
    *paragraph = (struct cv_paragraph){.id = (uint32_t)builder->paragraphs.count,
                                       .text = cv_strbuf_view(&composer->text),
                                       .inlines = inlines,
                                       .inline_count = composer->parts.count,
                                       .style = style,
                                       .element = element};
    for (size_t i = 0; i < composer->parts.count; i++) {
        inlines[i] = composer->parts.items[i].part;
        cv_str lang = cv_profile_lang_at(builder->profile, inlines[i].source.span);
        inlines[i].element = part_element(composer, &elements, i, lang);
        if (i == 0 || !cv_str_equal(lang, paragraph->lang)) paragraph->lang = i == 0 ? lang : (cv_str){0};
    }
    cv_vec_push(arena, &builder->paragraphs, paragraph);
    return paragraph;
}
