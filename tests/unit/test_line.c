#include "synthetic.h"

#include "line/hlist.h"
#include "line/knuth_plass.h"
#include "line/line.h"
#include "line/visual.h"

#include <stdlib.h>
#include <time.h>

enum { MEASURE = 100 };

/* Shaping again makes a part wider by as many points as it begins or ends at a `~`. */
bool cv_shape_part(struct cv_context *cx, const struct cv_shaped *shaped, const struct cv_run *run, uint32_t start,
                   uint32_t end, struct cv_run *ret_run)
{
    CV_VEC(struct cv_glyph) glyphs = {0};
    *ret_run = *run;
    ret_run->width = 0;
    for (size_t i = 0; i < run->glyph_count; i++) {
        struct cv_glyph glyph = run->glyphs[i];
        if (glyph.start < start || glyph.end > end) continue;
        if (glyph.id == '~' && (glyph.start == start || glyph.end == end)) glyph.advance += CV_PT(1);
        ret_run->width += glyph.advance;
        cv_vec_push(cx->arena, &glyphs, glyph);
    }
    ret_run->glyphs = glyphs.items;
    ret_run->glyph_count = glyphs.count;
    (void)shaped;
    return true;
}

static struct cv_lines break_text(struct cv_context *cx, const char *text, enum cv_align align, cv_pt measure)
{
    struct cv_shaped *shaped = CV_NEW(cx->arena, struct cv_shaped);
    *shaped = synthetic_shape(cx, synthetic_paragraph(cx, text, align));
    struct cv_lines lines;
    assert_true(cv_line_break(cx, shaped, align, measure, &lines));
    return lines;
}

static cv_str line_text(const struct cv_lines *lines, size_t i)
{
    return cv_str_slice(lines->shaped->paragraph->text, lines->items[i].start, lines->items[i].end);
}

/* Sums the visible glyphs' advances from the line's runs. */
static cv_pt visible_width(const struct cv_lines *lines, size_t i)
{
    cv_pt width = 0, space = 0;
    cv_str text = lines->shaped->paragraph->text;
    size_t visible_end = lines->items[i].end;
    while (visible_end > lines->items[i].start && (text.data[visible_end - 1] == ' ' || text.data[visible_end - 1] == '\n'))
        visible_end--;
    for (size_t j = 0; j < lines->items[i].run_count; j++) {
        const struct cv_line_run *run = &lines->items[i].runs[j];
        for (size_t k = 0; k < run->glyph_count; k++)
            *(run->glyphs[k].start < visible_end ? &width : &space) += run->glyphs[k].advance;
    }
    return width;
}

/* Every glyph of the paragraph is on one line, in order, and lines meet. */
static void check_complete(const struct cv_lines *lines)
{
    uint32_t at = 0;
    size_t glyphs = 0, expected = 0;
    for (size_t i = 0; i < lines->shaped->run_count; i++) expected += lines->shaped->runs[i].glyph_count;
    for (size_t i = 0; i < lines->count; i++) {
        const struct cv_line *line = &lines->items[i];
        assert_int_equal(line->start, at);
        at = line->end;
        for (size_t j = 0; j < line->run_count; j++) {
            glyphs += line->runs[j].glyph_count;
            for (size_t k = 0; k < line->runs[j].glyph_count; k++) {
                assert_true(line->runs[j].glyphs[k].start >= line->start);
                assert_true(line->runs[j].glyphs[k].end <= line->end);
            }
        }
    }
    assert_int_equal(glyphs, expected);
    if (lines->count > 0) assert_int_equal(at, lines->shaped->paragraph->text.length);
}

/* --- the breaker against an exhaustive search --- */

struct search {
    const cv_hlist *list;
    const struct cv_goal *goal;
    cv_pt background;
    int64_t tolerance;
    int32_t highest_cost;
    size_t path[64]; /* breaks chosen so far */
    size_t depth;
    int64_t best; /* INT64_MAX: no way found */
};

struct judged {
    int64_t demerits;
    int fitness;
};

/* The definition, item by item, without running sums. False: not allowed. */
static bool judge_line(const struct search *s, size_t after, size_t end, bool first, struct judged *ret)
{
    cv_pt width = 0, stretch = 0, shrink = 0;
    cv_pt pending_width = 0, pending_stretch = 0, pending_shrink = 0;
    int glues = 0, pending_glues = 0;
    for (size_t i = first ? 0 : after + 1; i < end; i++) {
        const struct cv_hitem *item = &s->list->items[i];
        if (item->kind == CV_HITEM_PENALTY && item->cost == CV_COST_FORCED) return false;
        if (item->kind == CV_HITEM_GLUE) {
            pending_width += item->width;
            pending_stretch += item->stretch;
            pending_shrink += item->shrink;
            pending_glues++;
        } else if (item->kind == CV_HITEM_BOX) {
            width += pending_width + item->width;
            stretch += pending_stretch;
            shrink += pending_shrink;
            glues += pending_glues;
            pending_width = pending_stretch = pending_shrink = 0;
            pending_glues = 0;
        }
    }
    const struct cv_hitem *penalty = &s->list->items[end];
    cv_pt slack = s->goal->measure - width;
    int64_t ratio = 0;
    ret->fitness = 1;
    if (slack < 0) {
        if (-slack > shrink) return false;
        ratio = -slack * 1000 / shrink;
        ret->fitness = ratio > 500 ? 0 : 1;
    } else if (penalty->cost != CV_COST_FORCED || s->goal->last_is_counted) {
        cv_pt elastic = stretch + s->background;
        ratio = slack == 0 ? 0 : elastic == 0 ? 21544 : slack * 1000 / elastic;
        if (ratio > 21544) ratio = 21544;
        ret->fitness = ratio < 500 ? 1 : ratio < 1000 ? 2 : 3;
    }
    int64_t badness = ratio * ratio * ratio / 10000000;
    if (badness > s->tolerance) return false;
    ret->demerits = (10 + badness) * (10 + badness);
    if (penalty->cost > 0) ret->demerits += (int64_t)penalty->cost * penalty->cost;
    if (penalty->cost == CV_COST_FORCED) {
        cv_pt least = s->goal->least_last;
        if (width < least) ret->demerits += ((least - width) * 1500000 + least / 2) / least;
        if (glues == 0 && width < s->goal->measure / 3) ret->demerits += 1000000;
    }
    return true;
}

static void search_from(struct search *s, int64_t demerits, int fitness)
{
    bool first = s->depth == 0;
    size_t after = first ? 0 : s->path[s->depth - 1];
    for (size_t i = first ? 0 : after + 1; i < s->list->count; i++) {
        const struct cv_hitem *item = &s->list->items[i];
        struct judged line;
        if (item->kind != CV_HITEM_PENALTY || item->cost > s->highest_cost || !judge_line(s, after, i, first, &line)) continue;
        int64_t sum = demerits + line.demerits;
        if (abs(line.fitness - fitness) > 1) sum += 10000;
        if (!first && item->flagged && s->list->items[after].flagged) sum += 10000;
        if (i + 1 == s->list->count) {
            if (sum < s->best) s->best = sum;
            continue;
        }
        s->path[s->depth++] = i;
        search_from(s, sum, line.fitness);
        s->depth--;
    }
}

/* Demerits of the breaks that the breaker chose. */
static int64_t sum_demerits(const struct search *s, const cv_breaks *breaks)
{
    int64_t sum = 0;
    int fitness = 1;
    for (size_t i = 0; i < breaks->count; i++) {
        struct judged line;
        size_t after = i == 0 ? 0 : breaks->items[i - 1];
        if (!judge_line(s, after, breaks->items[i], i == 0, &line)) return INT64_MAX;
        sum += line.demerits + (abs(line.fitness - fitness) > 1 ? 10000 : 0);
        if (i > 0 && s->list->items[after].flagged && s->list->items[breaks->items[i]].flagged) sum += 10000;
        fitness = line.fitness;
    }
    return sum;
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525 + 1013904223;
    return *state >> 8;
}

static void random_text(uint32_t *random, char *text, size_t words)
{
    static const char letters[] = "abcdeilmw";
    size_t length = 0;
    for (size_t i = 0; i < words; i++) {
        size_t letter_count = 1 + next_random(random) % 9;
        for (size_t j = 0; j < letter_count; j++) text[length++] = letters[next_random(random) % (sizeof letters - 1)];
        uint32_t dice = next_random(random) % 16;
        text[length++] = dice == 0 ? '-' : dice == 1 ? '\n' : ' ';
    }
    text[length - 1] = 'x';
    text[length] = '\0';
}

static void breaks_are_those_with_least_demerits(void **state)
{
    (void)state;
    static const struct {
        bool elastic;
        struct cv_goal goal;
    } kinds[] = {
        {true, {.measure = CV_PT(MEASURE), .least_last = CV_PT(8)}},
        {false, {.measure = CV_PT(MEASURE), .raggedness = CV_PT(10), .least_last = CV_PT(20)}},
        {false, {.measure = CV_PT(MEASURE), .raggedness = CV_PT(10), .least_last = CV_PT(20), .last_is_counted = true}},
    };
    uint32_t random = 1;
    int passes[2] = {0};
    for (int round = 0; round < 300; round++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        char text[256];
        random_text(&random, text, 3 + next_random(&random) % 10);
        cv_hlist list = {0}; /* used again, as by the setter */
        struct cv_breaker breaker = {0};
        cv_breaks breaks = {0};
        struct cv_shaped shaped = synthetic_shape(cx, synthetic_paragraph(cx, text, CV_ALIGN_START));
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
            const struct cv_goal *goal = &kinds[i].goal;
            cv_hlist_from_shaped(cx->arena, &shaped, goal->measure, kinds[i].elastic, &list);
            cv_knuth_plass(cx->arena, &breaker, &list, goal, &breaks);
            struct search s = {.list = &list, .goal = goal, .background = goal->raggedness, .tolerance = CV_BADNESS_TOLERATED};
            s.best = INT64_MAX;
            s.highest_cost = CV_COST_LAST_RESORT - 1;
            search_from(&s, 0, 1);
            passes[s.best == INT64_MAX]++;
            if (s.best == INT64_MAX) {
                s.tolerance = CV_BADNESS_MAX;
                s.highest_cost = CV_COST_EMERGENCY;
                if (s.background < goal->measure / 50) s.background = goal->measure / 50;
                search_from(&s, 0, 1);
            }
            if (sum_demerits(&s, &breaks) != s.best)
                fail_msg("\"%s\", kind %zu: %lld, best %lld", text, i, (long long)sum_demerits(&s, &breaks), (long long)s.best);
        }
        test_context_free(&test);
    }
    assert_true(passes[0] > 100 && passes[1] > 100);
}

/* --- lines --- */

static void a_justified_line_is_as_wide_as_the_measure(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    cv_pt measure = CV_PT(MEASURE) + 7; /* not a multiple of anything */
    struct cv_lines lines =
        break_text(cx, "a bc d efg hi j klm no pq rs tuv wx yz ab cde f gh ij kl mn op qr st uv", CV_ALIGN_JUSTIFY, measure);
    assert_true(lines.count >= 3);
    for (size_t i = 0; i + 1 < lines.count; i++) {
        assert_int_equal(lines.items[i].width, measure);
        assert_int_equal(visible_width(&lines, i), measure);
        assert_int_equal(lines.items[i].x, 0);
    }
    assert_true(lines.items[lines.count - 1].width <= measure);
    check_complete(&lines);
    test_context_free(&test);
}

/* Three words of 60 pt in a measure of 140: one space would have to grow from 3 to 20. */
static void a_line_with_holes_is_not_justified(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_lines lines = break_text(cx, "abcdefghkj abcdefghkj abcdefghkj", CV_ALIGN_JUSTIFY, CV_PT(140));
    assert_int_equal(lines.count, 2);
    assert_int_equal(lines.items[0].width, CV_PT(123));
    test_context_free(&test);
}

static void a_line_feed_ends_a_line(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_lines lines = break_text(cx, "ab\ncd ef\n\ng", CV_ALIGN_JUSTIFY, CV_PT(MEASURE));
    assert_int_equal(lines.count, 4);
    assert_str_equal(line_text(&lines, 0), "ab\n");
    assert_str_equal(line_text(&lines, 1), "cd ef\n");
    assert_str_equal(line_text(&lines, 2), "\n");
    assert_str_equal(line_text(&lines, 3), "g");
    assert_int_equal(lines.items[1].width, CV_PT(27));
    assert_int_equal(lines.items[2].run_count, 0);
    check_complete(&lines);
    test_context_free(&test);
}

static void a_word_wider_than_the_measure_is_broken_between_clusters(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_lines lines = break_text(cx, "see abcdefghkjabcdefghkjabcdefghkj ok", CV_ALIGN_START, CV_PT(MEASURE));
    assert_int_equal(lines.count, 3);
    for (size_t i = 0; i < lines.count; i++) assert_true(lines.items[i].width <= CV_PT(MEASURE));
    assert_int_equal(test.diags.warnings, 0);
    check_complete(&lines);
    test_context_free(&test);
}

static void only_a_cluster_wider_than_the_measure_overflows(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_lines lines = break_text(cx, "ab*cd", CV_ALIGN_START, CV_PT(MEASURE));
    assert_int_equal(lines.count, 3);
    assert_str_equal(line_text(&lines, 1), "*");
    assert_int_equal(test.diags.count, 1);
    assert_int_equal(test.diags.items[0].code, CV_CODE_OVERFULL);
    check_complete(&lines);
    test_context_free(&test);
}

static void words_stay_tied_while_they_fit(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_lines lines = break_text(cx, "abcdefgh abcdef\xC2\xA0gh", CV_ALIGN_START, CV_PT(70));
    assert_int_equal(lines.count, 2);
    assert_str_equal(line_text(&lines, 0), "abcdefgh ");
    lines = break_text(cx,
                       "abcdefgh\xC2\xA0"
                       "abcdefgh",
                       CV_ALIGN_START, CV_PT(70));
    assert_int_equal(lines.count, 2);
    assert_str_equal(line_text(&lines, 0), "abcdefgh\xC2\xA0");
    assert_int_equal(lines.items[0].width, CV_PT(48));
    test_context_free(&test);
}

/* First fit would leave "g" alone on the last line. */
static void the_last_line_is_not_a_lone_word(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    static const char text[] = "abcde abcde abcde abcde abcde abcde abcde abcde abcde abcde g";
    struct cv_lines lines = break_text(cx, text, CV_ALIGN_START, CV_PT(5 * 33));
    assert_int_equal(lines.count, 3);
    assert_str_equal(line_text(&lines, 2), "abcde g");
    lines = break_text(cx, text, CV_ALIGN_CENTER, CV_PT(5 * 33));
    assert_int_equal(lines.count, 3);
    assert_str_equal(line_text(&lines, 2), "abcde abcde abcde g");
    test_context_free(&test);
}

static void white_space_hangs_beyond_the_line(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_lines lines = break_text(cx, "abcd efgh", CV_ALIGN_END, CV_PT(30));
    assert_int_equal(lines.count, 2);
    assert_int_equal(lines.items[0].width, CV_PT(24));
    assert_int_equal(lines.items[0].x, CV_PT(6));
    assert_int_equal(lines.items[0].runs[0].glyph_count, 5);
    assert_int_equal(lines.items[0].runs[0].width, CV_PT(27));
    lines = break_text(cx, "ABCD EFGH", CV_ALIGN_START, CV_PT(30));
    assert_int_equal(lines.count, 2);
    assert_int_equal(lines.items[0].width, CV_PT(24));
    assert_int_equal(lines.items[0].x, CV_PT(6));
    assert_int_equal(lines.items[0].runs[0].x, CV_PT(-3));
    assert_int_equal(lines.items[0].runs[0].glyphs[0].id, ' ');
    assert_int_equal(lines.items[0].runs[0].glyphs[1].id, 'D');
    check_complete(&lines);
    test_context_free(&test);
}

/* The glyphs of a line from left to right. */
static cv_str visual_text(struct cv_context *cx, const struct cv_line *line)
{
    struct cv_strbuf buf = CV_STRBUF(cx->arena);
    cv_pt at = INT64_MIN;
    for (;;) {
        const struct cv_line_run *next = NULL;
        for (size_t i = 0; i < line->run_count; i++)
            if (line->runs[i].x > at && (next == NULL || line->runs[i].x < next->x)) next = &line->runs[i];
        if (next == NULL) return cv_strbuf_view(&buf);
        for (size_t i = 0; i < next->glyph_count; i++) cv_strbuf_add_codepoint(&buf, next->glyphs[i].id);
        at = next->x;
    }
}

static void mixed_directions_stand_in_visual_order(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    static const char *const texts[][2] = {
        {"car means CAR.", "car means RAC."},
        {"he said IT IS A bmw OK", "he said A SI TI bmw KO"},
        {"ABC xyz DEF", "FED xyz CBA"},
        {"ABC abc xyz", "abc xyz CBA"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct cv_lines lines = break_text(cx, texts[i][0], CV_ALIGN_START, CV_PT(600));
        assert_int_equal(lines.count, 1);
        assert_str_equal(visual_text(cx, &lines.items[0]), texts[i][1]);
        check_complete(&lines);
    }
    /* The space at the end of the first line goes to the paragraph's side, not to the left of the Hebrew before it. */
    struct cv_lines lines = break_text(cx, "abc DEF GHI", CV_ALIGN_START, CV_PT(42));
    assert_str_equal(visual_text(cx, &lines.items[0]), "abc FED ");
    assert_int_equal(lines.items[0].width, CV_PT(39));
    lines = break_text(cx, "ABC def ghi", CV_ALIGN_START, CV_PT(42));
    assert_str_equal(visual_text(cx, &lines.items[0]), " def CBA");
    assert_int_equal(lines.items[0].width, CV_PT(39));
    assert_int_equal(lines.items[0].x, CV_PT(3));
    test_context_free(&test);
}

/* UAX #9, section 3.4, the four examples: levels of the characters, and the order they are shown in. */
static void the_order_is_that_of_rule_l2(void **state)
{
    (void)state;
    static const struct {
        const char *text, *levels, *shown;
    } rows[] = {
        {"car means CAR.", "00000000001110", "car means RAC."},
        {"<car MEANS CAR.=", "0222111111111110", "<.RAC SNAEM car="},
        {"he said \"<car MEANS CAR=.\"", "000000000022211111111110000", NULL},
        {"DID YOU SAY 'he said \"car MEANS CAR\"'?", "11111111111112222222224443333333333211",
         "?'he said \"RAC SNAEM car\"' YAS UOY DID"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].shown == NULL) continue;
        size_t count = strlen(rows[i].text);
        assert_int_equal(strlen(rows[i].levels), count);
        uint8_t levels[64];
        size_t order[64];
        char shown[65] = {0};
        for (size_t j = 0; j < count; j++) levels[j] = (uint8_t)(rows[i].levels[j] - '0');
        cv_visual_order(levels, count, order);
        for (size_t j = 0; j < count; j++) shown[j] = rows[i].text[order[j]];
        assert_string_equal(shown, rows[i].shown);
    }
}

static void what_is_shaped_again_still_fits(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    /* Each part that begins with ~ comes out wider than it was in its word. */
    struct cv_lines lines = break_text(cx, "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~", CV_ALIGN_START, CV_PT(60));
    for (size_t i = 0; i < lines.count; i++) assert_true(visible_width(&lines, i) <= CV_PT(60));
    assert_int_equal(test.diags.count, 0);
    check_complete(&lines);
    test_context_free(&test);
}

static struct cv_lines break_inlines(struct cv_context *cx, const char *text, const struct cv_inline *inlines, size_t count,
                                     cv_pt measure)
{
    struct cv_paragraph *paragraph = synthetic_paragraph(cx, text, CV_ALIGN_START);
    struct cv_inline *parts = CV_NEW_ARRAY(cx->arena, struct cv_inline, count);
    for (size_t i = 0; i < count; i++) {
        parts[i] = inlines[i];
        parts[i].style = paragraph->style;
    }
    paragraph->inlines = parts;
    paragraph->inline_count = count;
    struct cv_shaped *shaped = CV_NEW(cx->arena, struct cv_shaped);
    *shaped = synthetic_shape(cx, paragraph);
    struct cv_lines lines;
    assert_true(cv_line_break(cx, shaped, CV_ALIGN_START, measure, &lines));
    return lines;
}

static void an_icon_goes_with_the_text_after_it(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    const struct cv_inline inlines[] = {
        {.start = 0, .end = 5}, {.start = 5, .end = 5, .icon = CV_STR("phone")}, {.start = 5, .end = 9}};
    struct cv_lines lines = break_inlines(cx, "abcd efgh", inlines, 3, CV_PT(50));
    assert_int_equal(lines.count, 2);
    assert_int_equal(lines.items[0].run_count, 1);
    assert_int_equal(lines.items[1].run_count, 2);
    assert_int_equal(lines.items[1].width, CV_PT(34));
    const struct cv_inline only[] = {{.icon = CV_STR("phone")}};
    lines = break_inlines(cx, "", only, 1, CV_PT(50));
    assert_int_equal(lines.count, 1);
    assert_int_equal(lines.items[0].width, CV_PT(10));
    test_context_free(&test);
}

static void what_is_unbreakable_is_broken_only_if_it_must(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    const struct cv_inline inlines[] = {{.start = 0, .end = 5}, {.start = 5, .end = 14, .unbreakable = true}};
    struct cv_lines lines = break_inlines(cx, "abcd efgh klmn", inlines, 2, CV_PT(60));
    assert_int_equal(lines.count, 2);
    assert_str_equal(line_text(&lines, 0), "abcd ");
    lines = break_inlines(cx, "abcd efgh klmn", inlines, 2, CV_PT(30));
    assert_int_equal(lines.count, 3);
    assert_str_equal(line_text(&lines, 1), "efgh ");
    test_context_free(&test);
}

static void a_paragraph_without_text_has_no_lines(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    assert_int_equal(break_text(cx, "", CV_ALIGN_START, CV_PT(MEASURE)).count, 0);
    test_context_free(&test);
}

/* A mebibyte of one paragraph, with all that could make the search slow. */
static void a_huge_paragraph_takes_little_time(void **state)
{
    (void)state;
    static const char *const units[] = {"a ", "i", "\xE2\x80\x8B ", "lorem ipsum dolor ", "a-"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        size_t unit = strlen(units[i]);
        size_t length = CV_LIMIT_INPUT_BYTES / unit * unit;
        char *text = CV_NEW_ARRAY(cx->arena, char, length + 1);
        for (size_t j = 0; j < length; j++) text[j] = units[i][j % unit];
        struct cv_shaped *shaped = CV_NEW(cx->arena, struct cv_shaped);
        *shaped = synthetic_shape(cx, synthetic_paragraph(cx, text, CV_ALIGN_JUSTIFY));
        struct cv_lines lines;
        clock_t begin = clock();
        assert_true(cv_line_break(cx, shaped, CV_ALIGN_JUSTIFY, CV_PT(450), &lines));
        double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
        if (seconds > 4) fail_msg("unit %zu took %.2f s", i, seconds);
        check_complete(&lines);
        test_context_free(&test);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_are_those_with_least_demerits),
        cmocka_unit_test(a_justified_line_is_as_wide_as_the_measure),
        cmocka_unit_test(a_line_with_holes_is_not_justified),
        cmocka_unit_test(a_line_feed_ends_a_line),
        cmocka_unit_test(a_word_wider_than_the_measure_is_broken_between_clusters),
        cmocka_unit_test(only_a_cluster_wider_than_the_measure_overflows),
        cmocka_unit_test(words_stay_tied_while_they_fit),
        cmocka_unit_test(the_last_line_is_not_a_lone_word),
        cmocka_unit_test(white_space_hangs_beyond_the_line),
        cmocka_unit_test(mixed_directions_stand_in_visual_order),
        cmocka_unit_test(the_order_is_that_of_rule_l2),
        cmocka_unit_test(what_is_shaped_again_still_fits),
        cmocka_unit_test(an_icon_goes_with_the_text_after_it),
        cmocka_unit_test(what_is_unbreakable_is_broken_only_if_it_must),
        cmocka_unit_test(a_paragraph_without_text_has_no_lines),
        cmocka_unit_test(a_huge_paragraph_takes_little_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
