/* Paragraphs shaped without a font: every character is a glyph of a known advance, so that lines can be reckoned by hand. A
 * program that includes this provides cv_shape_part() itself, so nothing is linked from text/. */
#ifndef CV_TESTS_UNIT_SYNTHETIC_H
#define CV_TESTS_UNIT_SYNTHETIC_H

#include "base/utf8.h"
#include "base/vec.h"
#include "test.h"
#include "text/shape.h"

/* Capital letters are right-to-left, as in the examples of UAX #9. */
static inline bool synthetic_is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* Advances in points: space 3, i and l 3, m and w 9, others 6; * is as wide as a page. */
static inline cv_pt synthetic_advance(uint32_t codepoint)
{
    switch (codepoint) {
    case ' ':
    case 0xA0:
    case 'i':
    case 'l':
        return CV_PT(3);
    case 'm':
    case 'w':
        return CV_PT(9);
    case '*':
        return CV_PT(600);
    default:
        return CV_PT(6);
    }
}

static inline const struct cv_style *synthetic_style(struct cv_context *cx, enum cv_align align)
{
    struct cv_style *style = CV_NEW(cx->arena, struct cv_style);
    *style = (struct cv_style){.size = CV_PT(10), .leading = CV_PT(12), .align = align};
    return style;
}

static inline struct cv_paragraph *synthetic_paragraph(struct cv_context *cx, const char *text, enum cv_align align)
{
    return cv_paragraph_from_text(cx->arena, cv_str_from_c(text), synthetic_style(cx, align));
}

/* Embedding levels per byte: in a left-to-right paragraph capitals are 1, in a right-to-left one all else is 2, spaces and
 * punctuation between two letters of one direction go with them (roughly what UAX #9 gives for such simple text). */
static inline uint8_t synthetic_level(cv_str text, size_t offset, uint8_t paragraph_level)
{
    size_t before = offset, after = offset;
    while (before > 0 && text.data[before] == ' ') before--;
    while (after < text.length && text.data[after] == ' ') after++;
    if (after == text.length || text.data[before] == ' ') return paragraph_level;
    bool capital = synthetic_is_capital(text.data[before]);
    if (capital != synthetic_is_capital(text.data[after])) return paragraph_level;
    if (paragraph_level == 0) return capital ? 1 : 0;
    return capital ? 1 : 2;
}

typedef CV_VEC(struct cv_run) synthetic_run_vec;

/* The run of one level that begins at byte `start` of an inline; returns where it ends. */
static inline uint32_t synthetic_add_run(struct cv_context *cx, const struct cv_shaped *shaped, const struct cv_inline *part,
                                         uint32_t start, synthetic_run_vec *runs)
{
    cv_str text = shaped->paragraph->text;
    CV_VEC(struct cv_glyph) glyphs = {0};
    struct cv_run run = {.source = part, .start = start, .level = shaped->level, .size = part->style->size};
    if (start < part->end) run.level = synthetic_level(text, start, shaped->level);
    size_t offset = start;
    while (offset < part->end && synthetic_level(text, offset, shaped->level) == run.level) {
        struct cv_glyph glyph = {.start = (uint32_t)offset};
        glyph.id = cv_utf8_next(text, &offset);
        glyph.end = (uint32_t)offset;
        glyph.advance = synthetic_advance(glyph.id);
        glyph.unsafe_to_break = glyph.id == '~';
        run.width += glyph.advance;
        if (glyph.id != '\n') cv_vec_push(cx->arena, &glyphs, glyph);
    }
    if (part->icon.length > 0) {
        run.width = CV_PT(10);
        cv_vec_push(cx->arena, &glyphs, (struct cv_glyph){.start = start, .end = start, .advance = run.width});
    }
    run.end = (uint32_t)offset;
    run.glyphs = glyphs.items;
    run.glyph_count = glyphs.count;
    cv_vec_push(cx->arena, runs, run);
    return run.end;
}

static inline void synthetic_add_runs(struct cv_context *cx, const struct cv_paragraph *paragraph, struct cv_shaped *shaped)
{
    synthetic_run_vec runs = {0};
    for (size_t i = 0; i < paragraph->inline_count; i++) {
        const struct cv_inline *part = &paragraph->inlines[i];
        uint32_t offset = part->start;
        if (part->icon.length > 0) synthetic_add_run(cx, shaped, part, offset, &runs);
        while (offset < part->end) offset = synthetic_add_run(cx, shaped, part, offset, &runs);
    }
    shaped->runs = runs.items;
    shaped->run_count = runs.count;
}

static inline bool synthetic_is_held(const struct cv_paragraph *paragraph, size_t offset)
{
    for (size_t i = 0; i < paragraph->inline_count; i++) {
        const struct cv_inline *part = &paragraph->inlines[i];
        if (part->unbreakable && part->start < offset && offset < part->end) return true;
    }
    return false;
}

/* After spaces and hyphens, forced after line feeds. */
static inline void synthetic_add_breaks(struct cv_context *cx, const struct cv_paragraph *paragraph, struct cv_shaped *shaped)
{
    cv_str text = paragraph->text;
    CV_VEC(struct cv_break) breaks = {0};
    for (size_t i = 0; i + 1 < text.length; i++) {
        struct cv_break opportunity = {.offset = (uint32_t)i + 1};
        if (text.data[i] == '\n')
            opportunity.kind = CV_BREAK_FORCED;
        else if (text.data[i] == '-')
            opportunity.reason = CV_BREAK_HYPHEN;
        else if (text.data[i] != ' ' || text.data[i + 1] == ' ' || text.data[i + 1] == '\n')
            continue;
        if (synthetic_is_held(paragraph, i + 1)) opportunity.reason = CV_BREAK_HELD;
        cv_vec_push(cx->arena, &breaks, opportunity);
    }
    shaped->breaks = breaks.items;
    shaped->break_count = breaks.count;
}

static inline struct cv_shaped synthetic_shape(struct cv_context *cx, const struct cv_paragraph *paragraph)
{
    struct cv_shaped shaped = {
        .paragraph = paragraph,
        .level = paragraph->text.length > 0 && synthetic_is_capital(paragraph->text.data[0]),
        .height = CV_PT(9),
        .depth = paragraph->style->leading - CV_PT(9),
    };
    synthetic_add_runs(cx, paragraph, &shaped);
    synthetic_add_breaks(cx, paragraph, &shaped);
    return shaped;
}

#endif
