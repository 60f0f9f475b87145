#include "synthetic.h"

#include "base/units.h"
#include "output/dump/dump.h"
#include "page/page.h"
#include "page/pagination.h"
#include "page/sheet.h"

/* --- what text/ and document/ would provide --- */

bool cv_shape_part(struct cv_context *cx, const struct cv_shaped *shaped, const struct cv_run *run, uint32_t start,
                   uint32_t end, struct cv_run *ret_run)
{
    (void)cx, (void)shaped, (void)run, (void)start, (void)end, (void)ret_run;
    fail_msg("no text here needs to be shaped again");
    return false;
}

bool cv_shape_paragraph(struct cv_context *cx, struct cv_fonts *fonts, const struct cv_paragraph *paragraph, cv_str lang,
                        struct cv_shaped *ret_shaped)
{
    (void)fonts, (void)lang;
    *ret_shaped = synthetic_shape(cx, paragraph);
    return true;
}

cv_str cv_furniture_text(struct cv_arena *arena, const struct cv_furniture *furniture, cv_str name, size_t page, size_t pages)
{
    if (furniture->other.count == 0) return (cv_str){0};
    return cv_str_printf(arena, "%.*s %zu/%zu", CV_STR_ARG(name), page, pages);
}

/* --- documents --- */

/* A document under construction, on a page of 200 × 300 pt with margins of 20 pt: 21 lines of 12 pt, and 8 pt over. */
struct maker {
    struct cv_context *cx;
    struct cv_design design;
    struct cv_document document;
    CV_VEC(struct cv_paragraph *) paragraphs;
    uint32_t random;
};

enum { PAGE_LINES = 21 };

static struct maker *maker_new(struct cv_context *cx)
{
    struct maker *m = CV_NEW(cx->arena, struct maker);
    m->cx = cx;
    m->random = 1;
    m->design.page_width = CV_PT(200);
    m->design.page_height = CV_PT(300);
    m->design.margin_top = m->design.margin_right = m->design.margin_bottom = m->design.margin_left = CV_PT(20);
    m->document.design = &m->design;
    m->document.author = CV_STR("ann");
    m->document.root = CV_NEW(cx->arena, struct cv_block);
    m->document.elements = CV_NEW(cx->arena, struct cv_element);
    return m;
}

static uint32_t roll(struct maker *m, uint32_t sides)
{
    m->random = m->random * 1664525 + 1013904223;
    return (m->random >> 8) % sides;
}

static struct cv_paragraph *add_paragraph(struct maker *m, const char *text, enum cv_role role, enum cv_align align)
{
    /* A copy, so that an item's source tells its paragraph. */
    struct cv_paragraph *paragraph = synthetic_paragraph(m->cx, cv_str_to_c(m->cx->arena, cv_str_from_c(text)), align);
    paragraph->id = (uint32_t)m->paragraphs.count;
    paragraph->element = CV_NEW(m->cx->arena, struct cv_element);
    paragraph->element->role = role;
    cv_vec_push(m->cx->arena, &m->paragraphs, paragraph);
    return paragraph;
}

static struct cv_block *add_block(struct maker *m, struct cv_block *parent, enum cv_block_kind kind)
{
    struct cv_block *block = CV_NEW(m->cx->arena, struct cv_block);
    block->kind = kind;
    *(parent->last == NULL ? &parent->first : &parent->last->next) = block;
    parent->last = block;
    return block;
}

static struct cv_block *add_text(struct maker *m, struct cv_block *parent, const char *text)
{
    struct cv_block *block = add_block(m, parent, CV_BLOCK_PARAGRAPH);
    block->start = add_paragraph(m, text, CV_ROLE_P, CV_ALIGN_START);
    return block;
}

/* `count` lines of one word each. */
static const char *lines_of_text(struct maker *m, size_t count)
{
    char *text = CV_NEW_ARRAY(m->cx->arena, char, count * 2);
    for (size_t i = 0; i < count; i++) memcpy(text + 2 * i, i + 1 < count ? "x\n" : "x", i + 1 < count ? 2 : 1);
    return text;
}

static const struct cv_lined_document *lay_lines(struct maker *m)
{
    struct cv_arena *arena = m->cx->arena;
    m->document.paragraphs = m->paragraphs.items;
    m->document.paragraph_count = (uint32_t)m->paragraphs.count;
    struct cv_shaped *shaped = CV_NEW_ARRAY(arena, struct cv_shaped, m->paragraphs.count);
    for (size_t i = 0; i < m->paragraphs.count; i++) shaped[i] = synthetic_shape(m->cx, m->paragraphs.items[i]);
    struct cv_shaped_document *all = CV_NEW(arena, struct cv_shaped_document);
    *all = (struct cv_shaped_document){.document = &m->document, .paragraphs = shaped};
    const struct cv_lined_document *lined;
    assert_true(cv_line_document(m->cx, all, CV_PT(160), &lined));
    return lined;
}

static const struct cv_pages *lay_pages(struct maker *m)
{
    const struct cv_pages *pages;
    assert_true(cv_pages_build(m->cx, NULL, lay_lines(m), &pages));
    return pages;
}

/* --- lines of a document --- */

static void a_row_shares_its_measure(void **state)
{
    (void)state;
    struct test_context test;
    struct maker *m = maker_new(test_context_new(&test));
    struct cv_block *row = add_block(m, m->document.root, CV_BLOCK_ROW);
    row->indent = CV_PT(10);
    row->end_width = CV_PT(30);
    row->start = add_paragraph(m, "abcde fghij", CV_ROLE_P, CV_ALIGN_CENTER);
    row->end = add_paragraph(m, "abc", CV_ROLE_P, CV_ALIGN_START);
    const struct cv_lined_document *lined = lay_lines(m);
    const struct cv_lines *start = &lined->paragraphs[0], *end = &lined->paragraphs[1];
    assert_int_equal(end->measure, CV_PT(30)); /* its text has 18 */
    assert_int_equal(end->x, CV_PT(130));
    assert_int_equal(end->items[0].x, CV_PT(12));
    assert_int_equal(start->x, CV_PT(10));
    assert_int_equal(start->measure, CV_PT(150 - 30 - 10));
    assert_int_equal(start->items[0].x, 0);
    test_context_free(&test);
}

static void a_wide_end_cell_takes_half_at_most_unless_the_start_leaves_more(void **state)
{
    (void)state;
    struct test_context test;
    struct maker *m = maker_new(test_context_new(&test));
    for (int i = 0; i < 2; i++) {
        struct cv_block *row = add_block(m, m->document.root, CV_BLOCK_ROW);
        row->start = add_paragraph(m, i == 0 ? "abcde fghij abcde fghij" : "abc", CV_ROLE_P, CV_ALIGN_START);
        row->end = add_paragraph(m, "abcdef ghjabc defghj", CV_ROLE_P, CV_ALIGN_START);
    }
    const struct cv_lined_document *lined = lay_lines(m);
    assert_int_equal(lined->paragraphs[1].measure, CV_PT(75));
    assert_int_equal(lined->paragraphs[1].count, 2);
    assert_int_equal(lined->paragraphs[0].measure, CV_PT(75));
    assert_int_equal(lined->paragraphs[3].count, 1);
    assert_int_equal(lined->paragraphs[3].measure, CV_PT(36 + 3 + 36 + 3 + 36));
    test_context_free(&test);
}

static void a_label_hangs_and_pushes_its_body_when_it_is_wide(void **state)
{
    (void)state;
    struct test_context test;
    struct maker *m = maker_new(test_context_new(&test));
    for (int i = 0; i < 2; i++) {
        struct cv_block *item = add_block(m, m->document.root, CV_BLOCK_ITEM);
        item->indent = CV_PT(5);
        item->start = add_paragraph(m, i == 0 ? "-" : "abc", CV_ROLE_LABEL, CV_ALIGN_START);
        add_text(m, item, "abc")->indent = CV_PT(12);
    }
    const struct cv_lined_document *lined = lay_lines(m);
    assert_int_equal(lined->paragraphs[0].x, CV_PT(5));
    assert_int_equal(lined->paragraphs[1].x, CV_PT(17));
    assert_int_equal(lined->paragraphs[1].measure, CV_PT(143));
    assert_int_equal(lined->paragraphs[3].x, CV_PT(5 + 18 + 2.5));
    assert_int_equal(lined->paragraphs[3].measure, CV_PT(160 - 5 - 18 - 2.5));
    test_context_free(&test);
}

static void a_right_to_left_document_is_mirrored(void **state)
{
    (void)state;
    struct test_context test;
    struct maker *m = maker_new(test_context_new(&test));
    m->document.lang = CV_STR("he-IL");
    struct cv_block *row = add_block(m, m->document.root, CV_BLOCK_ROW);
    row->start = add_paragraph(m, "ABC", CV_ROLE_P, CV_ALIGN_START);
    row->end = add_paragraph(m, "abc", CV_ROLE_P, CV_ALIGN_START);
    struct cv_block *item = add_block(m, m->document.root, CV_BLOCK_ITEM);
    item->start = add_paragraph(m, "-", CV_ROLE_LABEL, CV_ALIGN_START);
    add_text(m, item, "abc")->indent = CV_PT(12);
    add_text(m, m->document.root, "abc");
    const struct cv_lined_document *lined = lay_lines(m);
    const struct cv_lines *lines = lined->paragraphs;
    assert_int_equal(lines[0].x + lines[0].items[0].x, CV_PT(160 - 18)); /* start: at the right */
    assert_int_equal(lines[1].x + lines[1].items[0].x, 0);               /* end: at the left */
    assert_int_equal(lines[2].x + lines[2].items[0].x, CV_PT(160 - 6));
    assert_int_equal(lines[3].x + lines[3].items[0].x, CV_PT(160 - 12 - 18));
    assert_int_equal(lines[4].x + lines[4].items[0].x, CV_PT(160 - 18));
    test_context_free(&test);
}

static void no_width_for_text_is_an_error(void **state)
{
    (void)state;
    struct test_context test;
    struct maker *m = maker_new(test_context_new(&test));
    add_text(m, m->document.root, "abc")->indent = CV_PT(155);
    m->document.paragraphs = m->paragraphs.items;
    m->document.paragraph_count = 1;
    struct cv_shaped shaped = synthetic_shape(m->cx, m->paragraphs.items[0]);
    const struct cv_shaped_document all = {.document = &m->document, .paragraphs = &shaped};
    const struct cv_lined_document *lined;
    assert_false(cv_line_document(m->cx, &all, CV_PT(160), &lined));
    assert_int_equal(test.diags.items[0].code, CV_CODE_NO_ROOM);
    test_context_free(&test);
}

/* --- pages --- */

static void lines_stand_a_leading_apart_from_the_margin_down(void **state)
{
    (void)state;
    struct test_context test;
    struct maker *m = maker_new(test_context_new(&test));
    m->document.root->space_above = CV_PT(50); /* none at the top of a page */
    add_text(m, m->document.root, "a\nb\nc")->space_below = CV_PT(4);
    struct cv_block *second = add_text(m, m->document.root, "d");
    second->space_above = CV_PT(6);
    const struct cv_pages *pages = lay_pages(m);
    assert_int_equal(pages->count, 1);
    assert_int_equal(pages->items[0].item_count, 4);
    const struct cv_item *items = pages->items[0].items;
    assert_int_equal(items[0].y, CV_PT(280 - 9));
    assert_int_equal(items[0].x, CV_PT(20));
    assert_int_equal(items[1].y, CV_PT(280 - 9 - 12));
    assert_int_equal(items[2].y, CV_PT(280 - 9 - 24));
    assert_int_equal(items[3].y, CV_PT(280 - 9 - 36 - 6)); /* the larger of the two spaces */
    assert_int_equal(items[0].height, CV_PT(9));
    assert_int_equal(items[0].depth, CV_PT(3));
    test_context_free(&test);
}

static void an_end_begins_beside_the_last_line_of_its_start(void **state)
{
    (void)state;
    struct test_context test;
    struct maker *m = maker_new(test_context_new(&test));
    struct cv_block *row = add_block(m, m->document.root, CV_BLOCK_ROW);
    row->start = add_paragraph(m, "a\nb", CV_ROLE_P, CV_ALIGN_START);
    row->end = add_paragraph(m, "c\nd\ne", CV_ROLE_P, CV_ALIGN_START);
    struct cv_block *item = add_block(m, m->document.root, CV_BLOCK_ITEM);
    item->start = add_paragraph(m, "-", CV_ROLE_LABEL, CV_ALIGN_START);
    struct cv_block *body = add_block(m, item, CV_BLOCK_GROUP);
    body->indent = CV_PT(10);
    add_text(m, body, "f\ng");
    const struct cv_pages *pages = lay_pages(m);
    static const struct {
        const char *text;
        int line;
    } expected[] = {{"a", 0}, {"b", 1}, {"c", 1}, {"d", 2}, {"e", 3}, {"-", 4}, {"f", 4}, {"g", 5}};
    assert_int_equal(pages->items[0].item_count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < pages->items[0].item_count; i++) {
        const struct cv_item *drawn = &pages->items[0].items[i];
        const struct cv_glyph *glyph = &drawn->text.glyphs[0];
        assert_str_equal(cv_str_slice(drawn->source, glyph->start, glyph->end), expected[i].text);
        assert_int_equal(drawn->y, CV_PT(280 - 9 - 12 * expected[i].line));
    }
    test_context_free(&test);
}

static void a_rule_fills_what_its_heading_leaves(void **state)
{
    (void)state;
    struct test_context test;
    struct maker *m = maker_new(test_context_new(&test));
    struct cv_block *beside = add_text(m, m->document.root, "abc");
    beside->rule = (struct cv_rule){
        .place = CV_RULE_BESIDE, .thickness = CV_PT(1), .gap = CV_PT(4), .raise = CV_PT(3), .color = {.red = 9}};
    struct cv_block *below = add_text(m, m->document.root, "abc");
    below->rule = (struct cv_rule){.place = CV_RULE_BELOW, .thickness = CV_PT(1), .gap = CV_PT(2)};
    add_text(m, m->document.root, "abc");
    const struct cv_pages *pages = lay_pages(m);
    assert_int_equal(pages->items[0].item_count, 5);
    const struct cv_item *items = pages->items[0].items;
    assert_int_equal(items[1].kind, CV_ITEM_RULE);
    assert_int_equal(items[1].x, CV_PT(20 + 18 + 4));
    assert_int_equal(items[1].width, CV_PT(160 - 18 - 4));
    assert_int_equal(items[1].y, items[0].y + CV_PT(2.5));
    assert_int_equal(items[1].color.red, 9);
    assert_null(items[1].element);
    assert_int_equal(items[3].x, CV_PT(20));
    assert_int_equal(items[3].width, CV_PT(160));
    assert_int_equal(items[3].y, items[2].y - CV_PT(3 + 2 + 1));
    assert_int_equal(items[4].y, items[2].y - CV_PT(12 + 3));
    test_context_free(&test);
}

static void headings_are_destinations(void **state)
{
    (void)state;
    struct test_context test;
    struct maker *m = maker_new(test_context_new(&test));
    add_text(m, m->document.root, lines_of_text(m, PAGE_LINES));
    struct cv_block *heading = add_text(m, m->document.root, "Abc\ndef");
    heading->start->element->role = CV_ROLE_H2;
    const struct cv_pages *pages = lay_pages(m);
    assert_int_equal(pages->destination_count, 1);
    assert_ptr_equal(pages->destinations[0].element, heading->start->element);
    assert_int_equal(pages->destinations[0].page, 1);
    assert_int_equal(pages->destinations[0].y, CV_PT(280));
    test_context_free(&test);
}

static void furniture_is_drawn_and_never_read(void **state)
{
    (void)state;
    struct test_context test;
    struct maker *m = maker_new(test_context_new(&test));
    static const struct cv_template_part part;
    m->design.footer = (struct cv_furniture){
        .other = {.parts = &part, .count = 1}, .style = synthetic_style(m->cx, CV_ALIGN_CENTER), .distance = CV_PT(7)};
    add_text(m, m->document.root, lines_of_text(m, 2 * PAGE_LINES));
    const struct cv_pages *pages = lay_pages(m);
    assert_int_equal(pages->count, 2);
    for (size_t i = 0; i < 2; i++) {
        const struct cv_page *page = &pages->items[i];
        const struct cv_item *last = &page->items[page->item_count - 1];
        assert_int_equal(last->kind, CV_ITEM_DRAWN);
        assert_null(last->element);
        assert_int_equal(last->y, CV_PT(7));
        assert_int_equal(last->text.glyphs[4].id, '1' + i);
        assert_int_equal(last->text.glyphs[6].id, '2');
        assert_int_equal(last->x, CV_PT(20) + (CV_PT(160) - last->text.width) / 2);
    }
    test_context_free(&test);
}

static void text_keeps_clear_of_furniture(void **state)
{
    (void)state;
    struct test_context test;
    struct maker *m = maker_new(test_context_new(&test));
    static const struct cv_template_part part;
    const struct cv_style *style = synthetic_style(m->cx, CV_ALIGN_START);
    m->design.footer = (struct cv_furniture){.other = {.parts = &part, .count = 1}, .style = style, .distance = CV_PT(30)};
    struct cv_frame frame = cv_frame_of_design(&m->design);
    assert_int_equal(frame.top, CV_PT(280));
    assert_int_equal(frame.top - frame.height, CV_PT(30 + 12));
    test_context_free(&test);
}

static void an_icon_is_drawn(void **state)
{
    (void)state;
    struct test_context test;
    struct maker *m = maker_new(test_context_new(&test));
    struct cv_block *block = add_text(m, m->document.root, "abc");
    struct cv_element *link = CV_NEW(m->cx->arena, struct cv_element);
    struct cv_inline *parts = CV_NEW_ARRAY(m->cx->arena, struct cv_inline, 2);
    parts[0] = (struct cv_inline){.style = block->start->style, .icon = CV_STR("phone")};
    parts[1] = (struct cv_inline){.end = 3, .style = block->start->style, .element = link};
    block->start->inlines = parts;
    block->start->inline_count = 2;
    const struct cv_pages *pages = lay_pages(m);
    const struct cv_item *items = pages->items[0].items;
    assert_int_equal(pages->items[0].item_count, 2);
    assert_int_equal(items[0].kind, CV_ITEM_DRAWN);
    assert_null(items[0].element);
    assert_int_equal(items[1].kind, CV_ITEM_TEXT);
    assert_ptr_equal(items[1].element, link);
    assert_int_equal(items[1].x, CV_PT(30));
    test_context_free(&test);
}

static size_t page_of(const struct cv_pages *pages, const struct cv_paragraph *paragraph, bool last)
{
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < pages->count; i++)
        for (size_t j = 0; j < pages->items[i].item_count; j++)
            if (pages->items[i].items[j].source.data == paragraph->text.data && (last || found == SIZE_MAX)) found = i;
    return found;
}

/* How many of its lines stand on the page. */
static size_t lines_on_page(const struct cv_page *page, const struct cv_paragraph *paragraph)
{
    size_t count = 0;
    for (size_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == CV_ITEM_TEXT && page->items[i].source.data == paragraph->text.data) count++;
    return count;
}

static void a_lone_line_goes_with_another(void **state)
{
    (void)state;
    for (size_t before = PAGE_LINES - 4; before <= PAGE_LINES; before++) {
        struct test_context test;
        struct maker *m = maker_new(test_context_new(&test));
        for (size_t i = 0; i < before; i++) add_text(m, m->document.root, "x");
        struct cv_block *block = add_text(m, m->document.root, lines_of_text(m, 4));
        for (size_t i = 0; i < 5; i++) add_text(m, m->document.root, "x");
        const struct cv_pages *pages = lay_pages(m);
        size_t first = lines_on_page(&pages->items[0], block->start);
        assert_true(first == 0 || first == 2 || first == 4);
        if (before == PAGE_LINES - 4) assert_int_equal(first, 4);
        if (before == PAGE_LINES - 3) assert_int_equal(first, 2);
        test_context_free(&test);
    }
}

static void a_block_is_kept_together_if_it_fits_on_a_page(void **state)
{
    (void)state;
    for (size_t count = 2; count < 2 * PAGE_LINES; count++) {
        struct test_context test;
        struct maker *m = maker_new(test_context_new(&test));
        add_text(m, m->document.root, lines_of_text(m, 4));
        struct cv_block *group = add_block(m, m->document.root, CV_BLOCK_GROUP);
        group->keep_together = true;
        struct cv_block *first = NULL;
        for (size_t i = 0; i < count; i++) {
            struct cv_block *block = add_text(m, group, lines_of_text(m, 1));
            if (first == NULL) first = block;
        }
        const struct cv_pages *pages = lay_pages(m);
        bool together = page_of(pages, first->start, false) == page_of(pages, group->last->start, false);
        assert_int_equal(together, count <= PAGE_LINES);
        test_context_free(&test);
    }
}

static void a_block_higher_than_a_page_is_split(void **state)
{
    (void)state;
    struct test_context test;
    struct maker *m = maker_new(test_context_new(&test));
    struct cv_block *row = add_block(m, m->document.root, CV_BLOCK_ROW);
    row->keep_together = true;
    row->start = add_paragraph(m, lines_of_text(m, 50), CV_ROLE_P, CV_ALIGN_START);
    row->end = add_paragraph(m, lines_of_text(m, 30), CV_ROLE_P, CV_ALIGN_START);
    const struct cv_pages *pages = lay_pages(m);
    assert_int_equal(pages->count, 4); /* 49 lines of the start, one of both, 29 of the end */
    size_t start = 0, end = 0;
    for (size_t i = 0; i < pages->count; i++) {
        start += lines_on_page(&pages->items[i], row->start);
        end += lines_on_page(&pages->items[i], row->end);
    }
    assert_int_equal(start, 50);
    assert_int_equal(end, 30);
    test_context_free(&test);
}

static bool build_pages(struct maker *m)
{
    const struct cv_pages *pages;
    return cv_pages_build(m->cx, NULL, lay_lines(m), &pages);
}

static void a_page_too_low_for_a_line_is_an_error(void **state)
{
    (void)state;
    struct test_context test;
    struct maker *m = maker_new(test_context_new(&test));
    m->design.margin_top = CV_PT(270);
    add_text(m, m->document.root, "x");
    assert_false(build_pages(m));
    assert_int_equal(test.diags.items[0].code, CV_CODE_NO_ROOM);
    test_context_free(&test);
}

static void the_number_of_pages_is_bounded(void **state)
{
    (void)state;
    for (size_t over = 0; over < 2; over++) {
        struct test_context test;
        struct maker *m = maker_new(test_context_new(&test));
        add_text(m, m->document.root, lines_of_text(m, (size_t)CV_LIMIT_PAGES * PAGE_LINES + 4 * over));
        assert_int_equal(build_pages(m), over == 0);
        if (over > 0) assert_int_equal(test.diags.items[0].code, CV_CODE_LIMIT);
        test_context_free(&test);
    }
}

static void an_empty_document_has_one_page(void **state)
{
    (void)state;
    struct test_context test;
    struct maker *m = maker_new(test_context_new(&test));
    const struct cv_pages *pages = lay_pages(m);
    assert_int_equal(pages->count, 1);
    assert_int_equal(pages->items[0].item_count, 0);
    test_context_free(&test);
}

/* --- the page breaker against an exhaustive search --- */

static int64_t cheapest(const struct cv_vlist *list, size_t first, cv_pt room)
{
    int64_t best = INT64_MAX;
    for (size_t end = first + 1; end <= list->count; end++) {
        cv_pt height =
            list->boxes[end - 1].top + list->boxes[end - 1].height + list->boxes[end - 1].depth - list->boxes[first].top;
        if (height > room) break;
        int64_t cost;
        if (end == list->count) {
            cost = height < room / 10 && first > 0 ? CV_COST_SHORT_END : 0;
        } else {
            int64_t empty = (room - height) * 1000 / room;
            cost = empty * empty / 100 + list->boxes[end].cost + cheapest(list, end, room);
        }
        if (cost < best) best = cost;
    }
    return best;
}

static void page_breaks_are_those_with_least_cost(void **state)
{
    (void)state;
    for (uint32_t round = 0; round < 200; round++) {
        struct test_context test;
        struct maker *m = maker_new(test_context_new(&test));
        m->random = round * 7919;
        struct cv_vbox boxes[14];
        size_t count = 1 + roll(m, 14);
        cv_pt top = 0;
        for (size_t i = 0; i < count; i++) {
            top += CV_PT(1) * (cv_pt)roll(m, 10);
            boxes[i] = (struct cv_vbox){.top = top, .height = CV_PT(1) * (8 + (cv_pt)roll(m, 20)), .depth = CV_PT(3)};
            boxes[i].cost = roll(m, 4) == 0 ? CV_COST_WIDOW : roll(m, 300);
            top += boxes[i].height + boxes[i].depth;
        }
        struct cv_vlist list = {.boxes = boxes, .count = count};
        cv_pt room = CV_PT(70);
        struct cv_pagination pages = cv_pagination_of(m->cx->arena, &list, room);
        int64_t cost = 0;
        for (size_t i = 0; i < pages.count; i++) {
            size_t end = i + 1 < pages.count ? pages.firsts[i + 1] : count;
            const struct cv_vbox *last = &boxes[end - 1];
            cv_pt height = last->top + last->height + last->depth - boxes[pages.firsts[i]].top;
            assert_true(height <= room);
            int64_t empty = (room - height) * 1000 / room;
            if (end < count)
                cost += empty * empty / 100 + boxes[end].cost;
            else if (i > 0 && height < room / 10)
                cost += CV_COST_SHORT_END;
        }
        assert_int_equal(pages.firsts[0], 0);
        assert_int_equal(cost, cheapest(&list, 0, room));
        test_context_free(&test);
    }
}

/* --- any document --- */

static const char *random_words(struct maker *m, size_t most)
{
    static const char letters[] = "abcdeilmw";
    char *text = CV_NEW_ARRAY(m->cx->arena, char, most * 10 + 1);
    size_t length = 0;
    for (size_t i = 1 + roll(m, (uint32_t)most); i > 0; i--) {
        for (size_t j = 1 + roll(m, 8); j > 0; j--) text[length++] = letters[roll(m, sizeof letters - 1)];
        text[length++] = ' ';
    }
    text[length - 1] = '\0';
    return text;
}

static void add_random_entry(struct maker *m, struct cv_block *section)
{
    struct cv_block *entry = add_block(m, section, CV_BLOCK_GROUP);
    entry->space_above = CV_PT(5);
    entry->keep_together = roll(m, 4) == 0;
    size_t bullets = roll(m, 6);
    struct cv_block *row = add_block(m, entry, CV_BLOCK_ROW);
    row->start = add_paragraph(m, random_words(m, 6), CV_ROLE_H3, CV_ALIGN_START);
    row->end = add_paragraph(m, random_words(m, 3), CV_ROLE_P, CV_ALIGN_START);
    row->end_width = CV_PT(30);
    row->keep_with_next = bullets > 0;
    for (size_t i = 0; i < bullets; i++) {
        struct cv_block *item = add_block(m, entry, CV_BLOCK_ITEM);
        item->indent = CV_PT(4);
        item->space_above = CV_PT(1);
        item->start = add_paragraph(m, "-", CV_ROLE_LABEL, CV_ALIGN_START);
        struct cv_block *body = add_block(m, item, CV_BLOCK_PARAGRAPH);
        body->indent = CV_PT(10);
        body->start =
            add_paragraph(m, random_words(m, 30), CV_ROLE_LIST_BODY, roll(m, 2) == 0 ? CV_ALIGN_JUSTIFY : CV_ALIGN_START);
    }
}

static void add_random_section(struct maker *m)
{
    struct cv_block *section = add_block(m, m->document.root, CV_BLOCK_GROUP);
    struct cv_block *heading = add_text(m, section, random_words(m, 4));
    section->space_above = CV_PT(10);
    heading->start->element->role = CV_ROLE_H2;
    heading->keep_with_next = true;
    heading->space_below = CV_PT(3);
    heading->rule = (struct cv_rule){.place = roll(m, 2) == 0 ? CV_RULE_BELOW : CV_RULE_BESIDE, .thickness = CV_PT(1)};
    for (size_t i = 1 + roll(m, 4); i > 0; i--) add_random_entry(m, section);
}

/* Each glyph once, in order; on a page, paragraphs in order. */
static void check_complete(const struct maker *m, const struct cv_pages *pages)
{
    uint32_t *at = CV_NEW_ARRAY(m->cx->arena, uint32_t, m->paragraphs.count);
    for (size_t i = 0; i < pages->count; i++) {
        size_t last = 0;
        for (size_t j = 0; j < pages->items[i].item_count; j++) {
            const struct cv_item *item = &pages->items[i].items[j];
            if (item->kind != CV_ITEM_TEXT) continue;
            size_t paragraph = 0;
            while (m->paragraphs.items[paragraph]->text.data != item->source.data) paragraph++;
            assert_true(paragraph >= last);
            last = paragraph;
            for (size_t k = 0; k < item->text.glyph_count; k++) {
                assert_int_equal(item->text.glyphs[k].start, at[paragraph]);
                at[paragraph] = item->text.glyphs[k].end;
            }
        }
    }
    for (size_t i = 0; i < m->paragraphs.count; i++) assert_int_equal(at[i], m->paragraphs.items[i]->text.length);
}

static bool overlap(const struct cv_item *a, const struct cv_item *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y - a->depth < b->y + b->height &&
           b->y - b->depth < a->y + a->height;
}

static void check_places(const struct cv_pages *pages)
{
    for (size_t i = 0; i < pages->count; i++) {
        const struct cv_page *page = &pages->items[i];
        for (size_t j = 0; j < page->item_count; j++) {
            const struct cv_item *item = &page->items[j];
            assert_true(item->x >= CV_PT(20) && item->x + item->width <= CV_PT(180));
            assert_true(item->y + item->height <= CV_PT(280) && item->y - item->depth >= CV_PT(20));
            for (size_t k = 0; k < j; k++)
                if (item->kind == CV_ITEM_TEXT && page->items[k].kind == CV_ITEM_TEXT)
                    assert_false(overlap(item, &page->items[k]));
        }
    }
}

static const struct cv_paragraph *first_paragraph(const struct cv_block *block)
{
    while (block->start == NULL) block = block->first;
    return block->start;
}

/* A block that is to be kept with the next ends on the page on which that begins. */
static void check_kept(const struct maker *m, const struct cv_pages *pages, const struct cv_block *parent)
{
    for (const struct cv_block *block = parent->first; block != NULL; block = block->next) {
        if (block->kind == CV_BLOCK_GROUP) check_kept(m, pages, block);
        if (!block->keep_with_next || block->next == NULL) continue;
        assert_int_equal(page_of(pages, block->start, true), page_of(pages, first_paragraph(block->next), false));
    }
}

static void check_lone_lines(const struct maker *m, const struct cv_pages *pages, const struct cv_lined_document *lined)
{
    for (size_t i = 0; i < m->paragraphs.count; i++) {
        size_t count = lined->paragraphs[i].count;
        for (size_t page = 0; page < pages->count && count >= 3; page++)
            assert_int_not_equal(lines_on_page(&pages->items[page], m->paragraphs.items[i]), 1);
    }
}

static void any_document_is_printed_whole_and_in_order(void **state)
{
    (void)state;
    size_t page_count = 0;
    for (uint32_t round = 0; round < 100; round++) {
        struct test_context test;
        struct maker *m = maker_new(test_context_new(&test));
        m->random = round * 104729;
        for (size_t i = 1 + roll(m, 8); i > 0; i--) add_random_section(m);
        const struct cv_lined_document *lined = lay_lines(m);
        const struct cv_pages *pages;
        assert_true(cv_pages_build(m->cx, NULL, lined, &pages));
        page_count += pages->count;
        check_complete(m, pages);
        check_places(pages);
        check_kept(m, pages, m->document.root);
        check_lone_lines(m, pages, lined);
        assert_true(cv_dump_pages(m->cx->arena, pages).length > 0);
        assert_int_equal(test.diags.count, 0);
        test_context_free(&test);
    }
    assert_true(page_count > 300);
}

static void dumps_say_what_stands_where(void **state)
{
    (void)state;
    struct test_context test;
    struct maker *m = maker_new(test_context_new(&test));
    struct cv_block *block = add_text(m, m->document.root, "say \"abc\"\ndef");
    block->rule = (struct cv_rule){.place = CV_RULE_BELOW, .thickness = CV_PT(0.5)};
    assert_str_equal(cv_dump_lines(m->cx->arena, lay_lines(m)), "paragraph 0 x 0 measure 160\n"
                                                                "  line 0..10 x 0 width 51 \"say \\\"abc\\\"\\n\"\n"
                                                                "  line 10..13 x 0 width 18 \"def\"\n");
    assert_str_equal(cv_dump_pages(m->cx->arena, lay_pages(m)), "page 1 200 300\n"
                                                                "text 20 271 10 \"say \\\"abc\\\"\"\n"
                                                                "text 20 259 10 \"def\"\n"
                                                                "rule 20 255.5 160 0.5\n");
    test_context_free(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_shares_its_measure),
        cmocka_unit_test(a_wide_end_cell_takes_half_at_most_unless_the_start_leaves_more),
        cmocka_unit_test(a_label_hangs_and_pushes_its_body_when_it_is_wide),
        cmocka_unit_test(a_right_to_left_document_is_mirrored),
        cmocka_unit_test(no_width_for_text_is_an_error),
        cmocka_unit_test(lines_stand_a_leading_apart_from_the_margin_down),
        cmocka_unit_test(an_end_begins_beside_the_last_line_of_its_start),
        cmocka_unit_test(a_rule_fills_what_its_heading_leaves),
        cmocka_unit_test(headings_are_destinations),
        cmocka_unit_test(furniture_is_drawn_and_never_read),
        cmocka_unit_test(text_keeps_clear_of_furniture),
        cmocka_unit_test(an_icon_is_drawn),
        cmocka_unit_test(a_lone_line_goes_with_another),
        cmocka_unit_test(a_block_is_kept_together_if_it_fits_on_a_page),
        cmocka_unit_test(a_block_higher_than_a_page_is_split),
        cmocka_unit_test(a_page_too_low_for_a_line_is_an_error),
        cmocka_unit_test(the_number_of_pages_is_bounded),
        cmocka_unit_test(an_empty_document_has_one_page),
        cmocka_unit_test(page_breaks_are_those_with_least_cost),
        cmocka_unit_test(any_document_is_printed_whole_and_in_order),
        cmocka_unit_test(dumps_say_what_stands_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
