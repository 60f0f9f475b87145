/* Prose: paragraphs and lists, as in CommonMark and as in HTML, mixed as they come.
 *
 *   prose     = { paragraph | list }
 *   paragraph = lines up to a blank one, to a list, or to a block tag (<p> <div> <ul> <ol> <li>)
 *   list      = lines that start with "-", "*", "•" or "1." and a space, each with the lines that follow it, deeper ones as
 *               lists within; or <ul> <ol> with their <li>
 *
 * A line break ends a paragraph where it cannot be there for the sake of the line's length: in all but literal blocks, where
 * the person who wrote the line chose to go on in the next. (In a folded block it stands for a blank line.) In HTML it is a
 * space.
 *
 * Lines make lists only in a text of several lines, numbers only from 1 on and in sequence: a text is never a list by
 * accident. What is inside a code span is no tag. One pass: parts are cut where a line or a tag says so. */
#include "document/prose.h"

#include "base/limits.h"
#include "document/html.h"
#include "document/inline.h"
#include "document/list.h"

/* An open list: of HTML, or of lines with markers that far in. */
struct level {
    bool html;
    bool ordered;
    size_t indent;   /* columns, of the marker; lines only */
    uint32_t number; /* of its last item */
};

struct divider {
    struct cv_builder *builder;
    cv_str text;
    size_t offset;
    size_t start; /* of the part that is open */
    bool several_lines;
    bool line_is_paragraph;
    bool starts_item; /* the part that is open is the first of an item */
    struct level levels[CV_LIMIT_NESTED_LISTS];
    size_t depth;
    size_t skipped; /* HTML lists deeper than the limit, open */
    struct cv_code_finder finder;
    CV_VEC(struct cv_prose_part) parts;
};

static bool is_blank(cv_str text, size_t start, size_t end)
{
    return cv_str_trim(cv_str_slice(text, start, end)).length == 0;
}

/* Ends the open part before `offset`; the next starts at `next`. */
static void cut(struct divider *divider, size_t offset, size_t next)
{
    if (!is_blank(divider->text, divider->start, offset)) {
        struct level *level = divider->depth > 0 ? &divider->levels[divider->depth - 1] : NULL;
        struct cv_prose_part part = {.start = divider->start,
                                     .end = offset,
                                     .depth = (uint32_t)divider->depth,
                                     .starts_item = divider->starts_item,
                                     .number = level != NULL && level->ordered ? level->number : 0};
        cv_vec_push(divider->builder->cx->arena, &divider->parts, part);
        divider->starts_item = false;
    }
    divider->start = next;
}

/* --- lists of lines --- */

struct marker {
    size_t indent; /* columns before it */
    size_t end;    /* byte where the item's text starts */
    uint32_t number;
};

/* The list marker at the start of the line at `offset`. */
static bool read_marker(cv_str text, size_t offset, struct marker *ret_marker)
{
    *ret_marker = (struct marker){0};
    for (; offset < text.length && (text.data[offset] == ' ' || text.data[offset] == '\t'); offset++)
        ret_marker->indent += text.data[offset] == '\t' ? 4 : 1;
    size_t digits = offset;
    while (digits < text.length && digits < offset + 3 && text.data[digits] >= '0' && text.data[digits] <= '9')
        ret_marker->number = ret_marker->number * 10 + (uint32_t)(text.data[digits++] - '0');
    size_t end = offset;
    if (digits > offset && digits < text.length && (text.data[digits] == '.' || text.data[digits] == ')'))
        end = digits + 1;
    else if (digits == offset && offset < text.length && (text.data[offset] == '-' || text.data[offset] == '*'))
        end = offset + 1;
    else if (cv_str_starts(cv_str_slice(text, offset, text.length), CV_STR("•")))
        end = offset + CV_STR("•").length;
    ret_marker->end = end;
    return end > offset && end < text.length && (text.data[end] == ' ' || text.data[end] == '\t');
}

/* Closes the lists of lines whose markers stand deeper than `indent`. */
static void close_deeper(struct divider *divider, size_t indent)
{
    while (divider->depth > 0 && !divider->levels[divider->depth - 1].html &&
           divider->levels[divider->depth - 1].indent > indent)
        divider->depth--;
}

/* A number starts a list at 1, and goes on with it in sequence; some write 1 before every item. */
static bool may_number(const struct divider *divider, const struct marker *marker)
{
    if (marker->number == 1) return true;
    for (size_t i = divider->depth; i > 0 && !divider->levels[i - 1].html; i--) {
        const struct level *level = &divider->levels[i - 1];
        if (level->indent <= marker->indent + 1 && marker->indent <= level->indent + 1)
            return level->ordered && level->number + 1 == marker->number;
    }
    return false;
}

static void start_item(struct divider *divider, const struct marker *marker, size_t line)
{
    cut(divider, line, marker->end);
    close_deeper(divider, marker->indent + 1);
    struct level *level = divider->depth > 0 ? &divider->levels[divider->depth - 1] : NULL;
    bool deeper = level == NULL || level->html || marker->indent > level->indent + 1;
    bool other_kind = !deeper && level->ordered != (marker->number > 0);
    if (other_kind) divider->depth--;
    if ((deeper || other_kind) && divider->depth < CV_LIMIT_NESTED_LISTS)
        divider->levels[divider->depth++] = (struct level){.ordered = marker->number > 0, .indent = marker->indent};
    divider->levels[divider->depth - 1].number++;
    divider->starts_item = true;
    divider->offset = marker->end;
}

/* At the start of a line: a blank one ends a part, a marker starts an item, and a line that is no deeper than a list ends it
 * if a blank line stood before. */
static void read_line_start(struct divider *divider)
{
    size_t line = divider->offset;
    const char *newline =
        line < divider->text.length ? memchr(divider->text.data + line, '\n', divider->text.length - line) : NULL;
    size_t end = newline == NULL ? divider->text.length : (size_t)(newline - divider->text.data);
    if (is_blank(divider->text, line, end)) {
        cut(divider, line, end);
        divider->offset = end;
        return;
    }
    struct marker marker;
    bool marked = read_marker(divider->text, line, &marker) && !is_blank(divider->text, marker.end, end);
    if (marked && divider->several_lines && (marker.number == 0 || may_number(divider, &marker))) {
        start_item(divider, &marker, line);
        return;
    }
    bool after_blank = is_blank(divider->text, divider->start, line) && !divider->starts_item;
    if (!after_blank || marker.indent > 0) return;
    while (divider->depth > 0 && !divider->levels[divider->depth - 1].html) divider->depth--;
}

/* --- tags --- */

static void open_list(struct divider *divider, bool ordered)
{
    close_deeper(divider, 0);
    if (divider->depth < CV_LIMIT_NESTED_LISTS)
        divider->levels[divider->depth++] = (struct level){.html = true, .ordered = ordered};
    else
        divider->skipped++;
}

static void close_list(struct divider *divider)
{
    if (divider->skipped > 0) {
        divider->skipped--;
        return;
    }
    size_t depth = divider->depth;
    while (depth > 0 && !divider->levels[depth - 1].html) depth--;
    if (depth > 0) divider->depth = depth - 1;
    divider->starts_item = false;
}

static void apply_tag(struct divider *divider, const struct cv_tag *tag)
{
    if (tag->kind == CV_TAG_LIST && tag->closing) close_list(divider);
    if (tag->kind == CV_TAG_LIST && !tag->closing) open_list(divider, tag->ordered);
    if (tag->kind != CV_TAG_ITEM || tag->closing) return;
    if (divider->depth == 0) open_list(divider, false);
    divider->levels[divider->depth - 1].number++;
    divider->starts_item = true;
}

static void read_next(struct divider *divider)
{
    struct cv_tag tag;
    size_t content[3];
    char c = divider->text.data[divider->offset];
    if (c == '<' && cv_html_tag(divider->text, divider->offset, &tag) && cv_tag_is_block(&tag)) {
        cut(divider, divider->offset, tag.end);
        apply_tag(divider, &tag);
        divider->offset = tag.end;
    } else if (c == '`') {
        if (cv_code_find(&divider->finder, divider->text, divider->offset, &content[0], &content[1], &content[2])) {
            divider->offset = content[2];
            return;
        }
        while (divider->offset < divider->text.length && divider->text.data[divider->offset] == '`') divider->offset++;
    } else {
        bool escape =
            c == '\\' && divider->offset + 1 < divider->text.length && divider->text.data[divider->offset + 1] != '\n';
        divider->offset += escape ? 2 : 1;
        if (c != '\n') return;
        if (divider->line_is_paragraph) cut(divider, divider->offset - 1, divider->offset);
        read_line_start(divider);
    }
}

struct cv_prose cv_prose_divide(struct cv_builder *builder, const struct cv_text *source)
{
    struct divider divider = {.builder = builder, .text = source->text};
    divider.several_lines = cv_str_find(cv_str_trim(source->text), CV_STR("\n")) < cv_str_trim(source->text).length;
    bool is_html = cv_str_find(source->text, CV_STR("</")) < source->text.length;
    divider.line_is_paragraph = source->node != NULL && !source->node->literal && !is_html;
    read_line_start(&divider);
    while (divider.offset < divider.text.length) read_next(&divider);
    cut(&divider, divider.text.length, divider.text.length);
    return (struct cv_prose){.source = source, .parts = divider.parts.items, .count = divider.parts.count};
}

/* --- building --- */

/* The lists that are open while parts are built, one within the other. A text may open several before it has an item, so what
 * is a level here may be more than one there. */
struct stack {
    struct level_built {
        struct cv_list list;
        struct cv_list_item item; /* the last */
        bool has_item;
        uint32_t depth; /* of its parts */
    } levels[CV_LIMIT_NESTED_LISTS + 1];
    size_t count;
    size_t given; /* 1: the outermost list is the caller's, and the parts are all in it */
};

/* One paragraph. Its element is `element` itself if it is its `own`, else a P within. */
static void build_part(struct cv_builder *builder, const struct cv_prose *prose, const struct cv_prose_part *part,
                       const struct cv_style *style, struct cv_block *block, struct cv_element *element, bool own)
{
    struct cv_composer composer = cv_composer_new(builder);
    cv_inline_parse(&composer, (struct cv_mark){.style = style}, prose->source, part->start, part->end);
    if (cv_composer_is_empty(&composer)) return;
    struct cv_block *paragraph = cv_builder_block(builder, block, CV_BLOCK_PARAGRAPH);
    paragraph->start = cv_composer_finish(&composer, style, own ? element : cv_builder_element(builder, element, CV_ROLE_P));
    if (own) return; /* the item has its own spaces */
    paragraph->space_above = builder->design->paragraph_space.above;
    paragraph->space_below = builder->design->paragraph_space.below;
}

/* Closes and opens lists so that the part has its own, and gives it its item; true if that is a new one. */
static bool enter_item(struct cv_builder *builder, struct stack *stack, const struct cv_prose_part *part,
                       struct cv_block *block, struct cv_element *element, struct cv_list_item *ret_item)
{
    while (stack->count > stack->given && stack->levels[stack->count - 1].depth > part->depth) stack->count--;
    struct level_built *level = stack->count > 0 ? &stack->levels[stack->count - 1] : NULL;
    if (level == NULL || (level->depth < part->depth && level->has_item)) {
        struct cv_list list = level == NULL ? cv_list_open(builder, block, element, false)
                                            : cv_list_open(builder, level->item.block, level->item.body, true);
        level = &stack->levels[stack->count++];
        *level = (struct level_built){.list = list, .depth = part->depth};
    }
    bool fresh = part->starts_item || !level->has_item;
    if (fresh) level->item = cv_list_add(builder, &level->list, part->number);
    level->has_item = true;
    *ret_item = level->item;
    return fresh;
}

/* Builds the parts from `first` on. If `own` is true, the first paragraph's element is `element` itself. */
static void build(struct cv_builder *builder, const struct cv_prose *prose, size_t first, const struct cv_style *style,
                  struct cv_block *block, struct cv_element *element, bool own, struct stack *stack)
{
    for (size_t i = first; i < prose->count; i++) {
        const struct cv_prose_part *part = &prose->parts[i];
        if (part->depth == 0 && stack->given == 0) {
            stack->count = 0;
            build_part(builder, prose, part, style, block, element, own && block->first == NULL);
            continue;
        }
        struct cv_list_item item;
        bool fresh = enter_item(builder, stack, part, block, element, &item);
        build_part(builder, prose, part, style, item.block, item.body, fresh);
    }
}

void cv_prose_build(struct cv_builder *builder, const struct cv_prose *prose, size_t first, const struct cv_style *style,
                    struct cv_block *block, struct cv_element *element)
{
    struct stack stack = {.count = 0};
    build(builder, prose, first, style, block, element, false, &stack);
}

struct cv_list_item cv_prose_build_item(struct cv_builder *builder, const struct cv_prose *prose, const struct cv_style *style,
                                        const struct cv_list *list)
{
    struct stack stack = {.count = 0};
    if (prose->count == 0 || prose->parts[0].depth == 0) {
        struct cv_list_item item = cv_list_add(builder, list, 0);
        build(builder, prose, 0, style, item.block, item.body, true, &stack);
        return item;
    }
    stack.levels[0] = (struct level_built){.list = *list, .depth = prose->parts[0].depth};
    stack.count = 1;
    stack.given = 1;
    build(builder, prose, 0, style, list->block, list->element, false, &stack);
    return stack.levels[0].item;
}
