/* Lines become items run by run, in reading order. Icons and page furniture are drawn; text that is read carries its source. */
#include "page/sheet.h"

/* --- the text area --- */

static bool has_furniture(const struct cv_furniture *furniture)
{
    return furniture->single.count + furniture->first.count + furniture->other.count > 0;
}

static cv_pt larger(cv_pt a, cv_pt b)
{
    return a > b ? a : b;
}

struct cv_frame cv_frame_of_design(const struct cv_design *design)
{
    cv_pt above = design->margin_top;
    cv_pt below = design->margin_bottom;
    if (has_furniture(&design->header)) above = larger(above, design->header.distance + design->header.style->leading / 2);
    if (has_furniture(&design->footer)) below = larger(below, design->footer.distance + design->footer.style->leading);
    return (struct cv_frame){
        .left = design->margin_left,
        .top = design->page_height - above,
        .width = design->page_width - design->margin_left - design->margin_right,
        .height = design->page_height - above - below,
    };
}

/* --- lines --- */

static struct cv_item item_from_run(const struct cv_lines *lines, const struct cv_line *line, const struct cv_line_run *run,
                                    enum cv_line_use use)
{
    const struct cv_paragraph *paragraph = lines->shaped->paragraph;
    const struct cv_inline *source = run->run->source;
    struct cv_item item = {
        .kind = CV_ITEM_DRAWN,
        .width = run->width,
        .height = lines->height,
        .depth = lines->depth,
        .color = source->style->color,
        .text = *run,
    };
    cv_pt seen = line->width - run->x;
    if (item.width > seen) item.width = seen > 0 ? seen : 0;
    if (use == CV_LINE_DRAWN || source->icon.length > 0) return item;
    item.kind = CV_ITEM_TEXT;
    item.element = source->element != NULL ? source->element : paragraph->element;
    item.source = paragraph->text;
    return item;
}

void cv_items_add_line(struct cv_arena *arena, cv_item_vec *items, const struct cv_lines *lines, size_t line, cv_pt left,
                       cv_pt y, enum cv_line_use use)
{
    const struct cv_line *set = &lines->items[line];
    for (size_t i = 0; i < set->run_count; i++) {
        struct cv_item item = item_from_run(lines, set, &set->runs[i], use);
        item.x = left + set->x + set->runs[i].x;
        item.y = y;
        cv_vec_push(arena, items, item);
    }
}

/* --- rules --- */

static void add_bar(struct cv_arena *arena, cv_item_vec *items, const struct cv_rule *rule, cv_pt left, cv_pt right, cv_pt y)
{
    if (right <= left || rule->thickness <= 0) return;
    cv_vec_push(
        arena, items,
        (struct cv_item){
            .kind = CV_ITEM_RULE, .x = left, .y = y, .width = right - left, .height = rule->thickness, .color = rule->color});
}

/* A rule beside text fills what its line leaves empty: on the right, on the left, or, if the text is centred, on both sides. */
void cv_items_add_rule(struct cv_arena *arena, cv_item_vec *items, const struct cv_rule *rule, const struct cv_lines *lines,
                       size_t line, cv_pt left, cv_pt y)
{
    const struct cv_line *set = &lines->items[line];
    cv_pt right = left + lines->measure;
    if (rule->place == CV_RULE_BELOW) {
        add_bar(arena, items, rule, left, right, y - lines->depth - rule->gap - rule->thickness);
    } else if (rule->place == CV_RULE_BESIDE) {
        cv_pt bottom = y + rule->raise - rule->thickness / 2;
        add_bar(arena, items, rule, left, left + set->x - rule->gap, bottom);
        add_bar(arena, items, rule, left + set->x + set->width + rule->gap, right, bottom);
    }
}

/* --- page furniture --- */

static bool add_furniture_line(struct cv_context *cx, cv_item_vec *items, struct cv_fonts *fonts,
                               const struct cv_document *document, const struct cv_furniture *furniture, cv_str text, cv_pt y)
{
    const struct cv_design *design = document->design;
    cv_pt measure = design->page_width - design->margin_left - design->margin_right;
    const struct cv_paragraph *paragraph = cv_paragraph_from_text(cx->arena, text, furniture->style);
    struct cv_shaped *shaped = CV_NEW(cx->arena, struct cv_shaped);
    struct cv_lines *lines = CV_NEW(cx->arena, struct cv_lines);
    if (!cv_shape_paragraph(cx, fonts, paragraph, document->lang, shaped)) return false;
    if (!cv_line_break(cx, shaped, furniture->style->align, measure, lines)) return false;
    for (size_t i = 0; i < lines->count; i++)
        cv_items_add_line(cx->arena, items, lines, i, design->margin_left, y - (cv_pt)i * (lines->height + lines->depth),
                          CV_LINE_DRAWN);
    return true;
}

bool cv_items_add_furniture(struct cv_context *cx, cv_item_vec *items, struct cv_fonts *fonts,
                            const struct cv_document *document, size_t page, size_t pages)
{
    const struct cv_design *design = document->design;
    cv_str head = cv_furniture_text(cx->arena, &design->header, document->author, page, pages);
    cv_str foot = cv_furniture_text(cx->arena, &design->footer, document->author, page, pages);
    if (head.length > 0 &&
        !add_furniture_line(cx, items, fonts, document, &design->header, head, design->page_height - design->header.distance))
        return false;
    return foot.length == 0 || add_furniture_line(cx, items, fonts, document, &design->footer, foot, design->footer.distance);
}
