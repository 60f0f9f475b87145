/* Breaks are chosen on the paragraph as it was shaped whole; then each line is cut out of its runs. Where a cut is not safe,
 * the part is shaped again, and may come out a little wider: spaces shrink to take that up, or else the paragraph is broken
 * once more for a slightly narrower goal.
 *
 * White space at the end of a line is brought to the paragraph's level (UAX #9, rule L1), which puts it at the line's outer
 * edge, where it hangs. */
#include "line/setter.h"

#include "line/hlist.h"
#include "line/knuth_plass.h"
#include "line/visual.h"

enum {
    RAGGEDNESS_DIVISOR = 12,           /* ragged lines may well fall short by this part of the measure */
    RAGGEDNESS_EMS = 2,                /* or by this many ems, whichever is more */
    LEAST_LAST_DIVISOR = 5,            /* the last line should not be shorter than this part of the measure */
    LEAST_LAST_JUSTIFIED_DIVISOR = 12, /* where a longer one would cost holes in the lines before */
    CENTERED_DIVISOR = 2,              /* centred lines by this part: all that counts is that they are alike */
    ATTEMPTS = 3,                      /* at a goal that leaves room for what shaping again adds */
};

/* A part of a run that is to stand on the line, in logical order. */
struct piece {
    const struct cv_run *run;
    const struct cv_glyph *glyphs;
    size_t count;
    size_t visible; /* glyphs before the white space at the line's end */
    uint8_t level;
};

typedef CV_VEC(struct piece) piece_vec;

struct cv_setter {
    struct cv_context *cx;
    /* working memory */
    cv_hlist list;
    struct cv_breaker breaker;
    cv_breaks breaks;
    piece_vec pieces; /* of the line at hand */
    /* the paragraph at hand */
    const struct cv_shaped *shaped;
    cv_str text;
    enum cv_align align;
    cv_pt measure;
    size_t run, glyph; /* where the next line begins */
    struct cv_line *lines;
    size_t line_count;
    cv_pt excess;                  /* of the line that overflows most although it could be broken */
    const struct cv_run *overfull; /* of the first line that overflows */
    uint32_t overfull_start;       /* that line's bytes */
    uint32_t overfull_end;
    cv_pt overfull_by; /* how much wider it is than the measure */
    bool failed;
};

/* --- cutting a line out of the runs --- */

static void take_piece(struct cv_setter *s, const struct cv_run *run, size_t from, size_t to)
{
    bool unsafe = (from > 0 && run->glyphs[from].unsafe_to_break) || (to < run->glyph_count && run->glyphs[to].unsafe_to_break);
    struct piece piece = {.run = run, .glyphs = run->glyphs + from, .count = to - from, .level = run->level};
    struct cv_run part;
    if (unsafe) {
        if (!cv_shape_part(s->cx, s->shaped, run, run->glyphs[from].start, run->glyphs[to - 1].end, &part)) {
            s->failed = true;
            return;
        }
        piece.glyphs = part.glyphs;
        piece.count = part.glyph_count;
    }
    piece.visible = piece.count;
    cv_vec_push(s->cx->arena, &s->pieces, piece);
}

/* Everything up to byte `end`; on the last line also the icons that stand there. */
static void take_pieces(struct cv_setter *s, uint32_t end, bool last)
{
    s->pieces.count = 0;
    for (; s->run < s->shaped->run_count; s->run++, s->glyph = 0) {
        const struct cv_run *run = &s->shaped->runs[s->run];
        size_t to = s->glyph;
        while (to < run->glyph_count && (last || run->glyphs[to].start < end)) to++;
        if (to > s->glyph) take_piece(s, run, s->glyph, to);
        s->glyph = to;
        if (to < run->glyph_count) return;
    }
}

/* --- white space at the end --- */

static size_t trailing_spaces(const struct cv_setter *s, const struct piece *piece, cv_pt *width)
{
    size_t count = 0;
    while (count < piece->count) {
        const struct cv_glyph *glyph = &piece->glyphs[piece->count - 1 - count];
        if (cv_space_kind_of(s->text, glyph) == CV_SPACE_NONE) break;
        *width += glyph->advance;
        count++;
    }
    return count;
}

/* Makes the last `spaces` glyphs of pieces[i] a piece of the paragraph's level. */
static void split_spaces(struct cv_setter *s, size_t i, size_t spaces)
{
    struct piece tail = s->pieces.items[i];
    struct piece *head = &s->pieces.items[i];
    tail.level = s->shaped->level;
    tail.visible = 0;
    if (spaces == head->count) {
        *head = tail;
        return;
    }
    head->count -= spaces;
    head->visible = head->count;
    tail.glyphs += head->count;
    tail.count = spaces;
    cv_vec_push(s->cx->arena, &s->pieces, tail);
    for (size_t j = s->pieces.count - 1; j > i + 1; j--) s->pieces.items[j] = s->pieces.items[j - 1];
    s->pieces.items[i + 1] = tail;
}

/* Returns the width that hangs. */
static cv_pt hang_spaces(struct cv_setter *s)
{
    cv_pt width = 0;
    for (size_t i = s->pieces.count; i > 0; i--) {
        struct piece *piece = &s->pieces.items[i - 1];
        size_t spaces = trailing_spaces(s, piece, &width);
        bool whole = spaces == piece->count;
        piece->visible = piece->count - spaces;
        if (spaces > 0 && piece->level != s->shaped->level) split_spaces(s, i - 1, spaces);
        if (!whole) break;
    }
    return width;
}

/* --- justification --- */

/* The spaces of a line taken together. */
struct spaces {
    size_t count;
    cv_pt most, shrink;
};

static struct spaces count_spaces(const struct cv_setter *s)
{
    struct spaces spaces = {0};
    for (size_t i = 0; i < s->pieces.count; i++) {
        const struct piece *piece = &s->pieces.items[i];
        for (size_t j = 0; j < piece->visible; j++) {
            if (cv_space_kind_of(s->text, &piece->glyphs[j]) != CV_SPACE_ELASTIC) continue;
            struct cv_elasticity elasticity = cv_elasticity_of_space(piece->glyphs[j].advance, piece->run->size);
            spaces.count++;
            spaces.most += elasticity.most;
            spaces.shrink += elasticity.shrink;
        }
    }
    return spaces;
}

static struct cv_glyph *copy_glyphs(struct cv_setter *s, const struct piece *piece)
{
    struct cv_glyph *glyphs = CV_NEW_ARRAY(s->cx->arena, struct cv_glyph, piece->count);
    memcpy(glyphs, piece->glyphs, sizeof *glyphs * piece->count);
    return glyphs;
}

/* Shares `slack` among the spaces so that it is used up to the last unit. */
static void share_slack(struct cv_setter *s, cv_pt slack, size_t space_count)
{
    cv_pt given = 0;
    cv_pt seen = 0;
    for (size_t i = 0; i < s->pieces.count; i++) {
        struct piece *piece = &s->pieces.items[i];
        struct cv_glyph *glyphs = copy_glyphs(s, piece);
        for (size_t j = 0; j < piece->visible; j++) {
            if (cv_space_kind_of(s->text, &glyphs[j]) != CV_SPACE_ELASTIC) continue;
            cv_pt due = slack * ++seen / (cv_pt)space_count;
            glyphs[j].advance += due - given;
            given = due;
        }
        piece->glyphs = glyphs;
    }
}

/* Returns the line's width after its spaces were stretched, or shrunk where they must. */
static cv_pt justify(struct cv_setter *s, cv_pt natural, bool stretchable)
{
    cv_pt slack = s->measure - natural;
    if (slack == 0 || (slack > 0 && !stretchable)) return natural;
    struct spaces spaces = count_spaces(s);
    if (spaces.count == 0 || slack > spaces.most || -slack > spaces.shrink) return natural;
    share_slack(s, slack, spaces.count);
    return s->measure;
}

/* --- placing --- */

static cv_pt width_of(const struct piece *piece)
{
    cv_pt width = 0;
    for (size_t i = 0; i < piece->count; i++) width += piece->glyphs[i].advance;
    return width;
}

static const struct cv_glyph *visual_glyphs(struct cv_setter *s, const struct piece *piece)
{
    if (piece->level % 2 == 0) return piece->glyphs;
    struct cv_glyph *glyphs = CV_NEW_ARRAY(s->cx->arena, struct cv_glyph, piece->count);
    for (size_t i = 0; i < piece->count; i++) glyphs[i] = piece->glyphs[piece->count - 1 - i];
    return glyphs;
}

/* The pieces as runs with their places; the first thing that is seen, from the left, stands at 0. */
static const struct cv_line_run *place_pieces(struct cv_setter *s, cv_pt hanging)
{
    struct cv_arena *arena = s->cx->arena;
    size_t count = s->pieces.count;
    struct cv_line_run *runs = CV_NEW_ARRAY(arena, struct cv_line_run, count);
    uint8_t *levels = CV_NEW_ARRAY(arena, uint8_t, count);
    size_t *order = CV_NEW_ARRAY(arena, size_t, count);
    for (size_t i = 0; i < count; i++) {
        const struct piece *piece = &s->pieces.items[i];
        levels[i] = piece->level;
        runs[i] = (struct cv_line_run){
            .run = piece->run, .glyphs = visual_glyphs(s, piece), .glyph_count = piece->count, .width = width_of(piece)};
    }
    cv_visual_order(levels, count, order);
    cv_pt x = s->shaped->level % 2 == 1 ? -hanging : 0;
    for (size_t i = 0; i < count; i++) {
        runs[order[i]].x = x;
        x += runs[order[i]].width;
    }
    return runs;
}

static cv_pt aligned_x(const struct cv_setter *s, cv_pt width)
{
    cv_pt slack = s->measure - width;
    bool right_to_left = s->shaped->level % 2 == 1;
    switch (s->align) {
    case CV_ALIGN_CENTER:
        return slack / 2;
    case CV_ALIGN_END:
        return right_to_left ? 0 : slack;
    case CV_ALIGN_START:
    case CV_ALIGN_JUSTIFY:
        break;
    }
    return right_to_left ? slack : 0;
}

/* Whether a line could have been made shorter. */
static bool has_two_clusters(const struct cv_setter *s)
{
    uint32_t first = UINT32_MAX;
    for (size_t i = 0; i < s->pieces.count; i++) {
        const struct piece *piece = &s->pieces.items[i];
        for (size_t j = 0; j < piece->visible; j++) {
            if (first == UINT32_MAX) first = piece->glyphs[j].start;
            if (piece->glyphs[j].start != first) return true;
        }
    }
    return false;
}

static void note_overflow(struct cv_setter *s, cv_pt width, uint32_t start, uint32_t end)
{
    if (width <= s->measure) return;
    if (has_two_clusters(s) && width - s->measure > s->excess) s->excess = width - s->measure;
    if (s->overfull != NULL) return;
    s->overfull = s->pieces.items[0].run;
    s->overfull_start = start;
    s->overfull_end = end;
    s->overfull_by = width - s->measure;
}

static void set_line(struct cv_setter *s, uint32_t start, const struct cv_hitem *penalty, bool last)
{
    take_pieces(s, penalty->start, last);
    cv_pt hanging = hang_spaces(s);
    cv_pt natural = -hanging;
    for (size_t i = 0; i < s->pieces.count; i++) natural += width_of(&s->pieces.items[i]);
    bool stretchable = s->align == CV_ALIGN_JUSTIFY && penalty->cost != CV_COST_FORCED;
    cv_pt width = justify(s, natural, stretchable);
    note_overflow(s, width, start, penalty->start);
    struct cv_line line = {
        .runs = place_pieces(s, hanging),
        .run_count = s->pieces.count,
        .x = aligned_x(s, width),
        .width = width,
        .start = start,
        .end = penalty->start,
    };
    s->lines[s->line_count++] = line;
}

/* --- a paragraph --- */

static struct cv_goal goal_for(const struct cv_setter *s, cv_pt measure)
{
    struct cv_goal goal = {.measure = measure, .least_last = measure / LEAST_LAST_DIVISOR};
    cv_pt ems = RAGGEDNESS_EMS * s->shaped->paragraph->style->size;
    switch (s->align) {
    case CV_ALIGN_JUSTIFY:
        goal.least_last = measure / LEAST_LAST_JUSTIFIED_DIVISOR;
        break;
    case CV_ALIGN_CENTER:
        goal.last_is_counted = true;
        goal.raggedness = measure / CENTERED_DIVISOR;
        break;
    case CV_ALIGN_START:
    case CV_ALIGN_END:
        goal.raggedness = measure / RAGGEDNESS_DIVISOR > ems ? measure / RAGGEDNESS_DIVISOR : ems;
        break;
    }
    return goal;
}

static void set_paragraph(struct cv_setter *s, cv_pt measure)
{
    struct cv_goal goal = goal_for(s, measure);
    cv_hlist_from_shaped(s->cx->arena, s->shaped, measure, s->align == CV_ALIGN_JUSTIFY, &s->list);
    cv_knuth_plass(s->cx->arena, &s->breaker, &s->list, &goal, &s->breaks);
    s->lines = CV_NEW_ARRAY(s->cx->arena, struct cv_line, s->breaks.count);
    s->run = s->glyph = s->line_count = 0;
    s->excess = 0;
    s->overfull = NULL;
    uint32_t start = 0;
    for (size_t i = 0; i < s->breaks.count && !s->failed; i++) {
        const struct cv_hitem *penalty = &s->list.items[s->breaks.items[i]];
        set_line(s, start, penalty, i + 1 == s->breaks.count);
        start = penalty->start;
    }
}

static void report_overflow(struct cv_setter *s)
{
    if (s->overfull == NULL) return;
    struct cv_strbuf by = CV_STRBUF(s->cx->arena);
    cv_strbuf_add_pt(&by, s->overfull_by);
    cv_span span = cv_inline_span(s->cx, s->shaped->paragraph, s->overfull->source, s->overfull_start, s->overfull_end);
    struct cv_diag *diag = cv_diag_add(s->cx->diags, CV_CODE_OVERFULL, span, "a line is %.*s pt wider than its measure",
                                       CV_STR_ARG(cv_strbuf_view(&by)));
    cv_diag_hint(s->cx->diags, diag, "make the text smaller or the page wider");
}

static struct cv_lines lines_of(const struct cv_setter *s)
{
    struct cv_lines lines = {
        .shaped = s->shaped,
        .items = s->lines,
        .count = s->line_count,
        .measure = s->measure,
        .height = s->shaped->height,
        .depth = s->shaped->depth,
    };
    for (size_t i = 0; i < lines.count; i++)
        if (lines.items[i].width > lines.width) lines.width = lines.items[i].width;
    return lines;
}

struct cv_setter *cv_setter_new(struct cv_context *cx)
{
    struct cv_setter *setter = CV_NEW(cx->arena, struct cv_setter);
    setter->cx = cx;
    return setter;
}

bool cv_setter_break(struct cv_setter *setter, const struct cv_shaped *shaped, enum cv_align align, cv_pt measure,
                     struct cv_lines *ret_lines)
{
    setter->shaped = shaped;
    setter->text = shaped->paragraph->text;
    setter->align = align;
    setter->measure = measure;
    setter->lines = NULL;
    setter->line_count = 0;
    setter->overfull = NULL;
    setter->failed = false;
    cv_pt goal = measure;
    for (int i = 0; i < ATTEMPTS && shaped->run_count > 0; i++) {
        set_paragraph(setter, goal);
        if (setter->excess == 0 || setter->failed) break;
        goal -= setter->excess;
    }
    report_overflow(setter);
    *ret_lines = lines_of(setter);
    return !setter->failed;
}
