/* The shape is rustc's: message, place, the source line in a gutter, a caret under the place, the hint. A long line is shown
 * through a window that has the place in it. */
#include "cli/cell.h"
#include "cli/render.h"

enum {
    WINDOW = 100, /* columns of a source line that are shown */
    CONTEXT = 40, /* columns before the place that stay in sight when the window moves */
};

#define RESET "\033[0m"
#define BOLD "\033[1m"
#define RED "\033[1;31m"
#define YELLOW "\033[1;33m"
#define BLUE "\033[1;34m"
#define CYAN "\033[1;36m"

static void paint(struct cv_strbuf *out, bool color, const char *sequence)
{
    if (color) cv_strbuf_add_c(out, sequence);
}

static void add_repeated(struct cv_strbuf *out, char byte, size_t count)
{
    for (size_t i = 0; i < count; i++) cv_strbuf_add_byte(out, byte);
}

static const char *severity_color(const char *severity)
{
    if (strcmp(severity, "error") == 0) return RED;
    return strcmp(severity, "warning") == 0 ? YELLOW : CYAN;
}

static void add_message(struct cv_strbuf *out, const struct cv_report *report, bool color)
{
    paint(out, color, severity_color(report->severity));
    cv_strbuf_printf(out, "%s[%s]", report->severity, report->code);
    paint(out, color, RESET BOLD);
    cv_strbuf_add_c(out, ": ");
    cv_cell_add(out, cv_str_from_c(report->message));
    paint(out, color, RESET);
    cv_strbuf_add_byte(out, '\n');
}

/* Columns of the place within the line, and of the part of the line that is shown, counted from 0. */
struct view {
    size_t start, end; /* the place; end > start */
    size_t total;      /* of the whole line */
    size_t from, to;   /* the window */
};

static struct view view_of(const struct cv_report *report)
{
    struct view view = {0};
    cv_str line = {.data = report->text, .length = report->text_size};
    for (size_t offset = 0; offset < line.length;) {
        if (offset <= report->text_start) view.start = view.total;
        view.total += cv_cell_next(line, &offset, view.total).width;
        if (offset <= report->text_end) view.end = view.total;
    }
    if (report->text_start >= line.length) view.start = view.total;
    if (view.end <= view.start) view.end = view.start + 1;
    if (view.total > WINDOW && view.end > WINDOW) view.from = view.start > CONTEXT ? view.start - CONTEXT : 0;
    view.to = view.from + WINDOW;
    if (view.end > view.to) view.end = view.to;
    return view;
}

/* What is cut off is marked with an ellipsis in the window's first and last column; of a wide character that is cut in two a
 * space remains. */
static void add_window(struct cv_strbuf *out, const struct cv_report *report, const struct view *view)
{
    cv_str line = {.data = report->text, .length = report->text_size};
    size_t left = view->from > 0 ? view->from + 1 : 0;
    size_t right = view->total > view->to ? view->to - 1 : view->to;
    size_t column = 0;
    if (view->from > 0) cv_strbuf_add_c(out, "…");
    for (size_t offset = 0; offset < line.length && column < right;) {
        struct cv_cell cell = cv_cell_next(line, &offset, column);
        size_t next = column + cell.width;
        if (column >= left && next <= right)
            cv_strbuf_add(out, (cv_str){.data = cell.bytes, .length = cell.length});
        else if (next > left)
            add_repeated(out, ' ', (next < right ? next : right) - (column > left ? column : left));
        column = next;
    }
    if (view->total > view->to) cv_strbuf_add_c(out, "…");
}

static void add_gutter(struct cv_strbuf *out, int width, const char *sign, bool color)
{
    paint(out, color, BLUE);
    cv_strbuf_printf(out, "%*s %s", width, "", sign);
    paint(out, color, RESET);
}

static void add_caret(struct cv_strbuf *out, const struct cv_report *report, const struct view *view, bool color)
{
    add_repeated(out, ' ', view->start - view->from);
    paint(out, color, severity_color(report->severity));
    add_repeated(out, '^', view->end - view->start);
    if (*report->label != '\0') {
        cv_strbuf_add_byte(out, ' ');
        cv_cell_add(out, cv_str_from_c(report->label));
    }
    paint(out, color, RESET);
    cv_strbuf_add_byte(out, '\n');
}

static void add_source(struct cv_strbuf *out, const struct cv_report *report, int width, bool color)
{
    struct view view = view_of(report);
    add_gutter(out, width, "|\n", color);
    paint(out, color, BLUE);
    cv_strbuf_printf(out, "%*zu | ", width, report->line);
    paint(out, color, RESET);
    add_window(out, report, &view);
    cv_strbuf_add_byte(out, '\n');
    add_gutter(out, width, "| ", color);
    add_caret(out, report, &view, color);
}

void cv_render_human(struct cv_strbuf *out, const struct cv_report *report, bool color)
{
    add_message(out, report, color);
    int width = 1;
    for (size_t line = report->file == NULL ? 0 : report->line; line >= 10; line /= 10) width++;
    if (report->file != NULL) {
        paint(out, color, BLUE);
        cv_strbuf_printf(out, "%*s--> ", width, "");
        paint(out, color, RESET);
        cv_cell_add(out, cv_str_from_c(report->file));
        cv_strbuf_printf(out, ":%zu:%zu\n", report->line, report->column);
        add_source(out, report, width, color);
    }
    if (*report->hint != '\0') {
        add_gutter(out, width, "= ", color);
        paint(out, color, CYAN);
        cv_strbuf_add_c(out, "hint: ");
        paint(out, color, RESET);
        cv_cell_add(out, cv_str_from_c(report->hint));
        cv_strbuf_add_byte(out, '\n');
    }
    cv_strbuf_add_byte(out, '\n');
}

void cv_render_counts(struct cv_strbuf *out, size_t errors, size_t warnings, size_t hidden, bool color)
{
    if (errors + warnings == 0) return;
    paint(out, color, errors > 0 ? RED : YELLOW);
    if (errors > 0) cv_strbuf_printf(out, "%zu error%s", errors, errors == 1 ? "" : "s");
    if (errors > 0 && warnings > 0) cv_strbuf_add_c(out, ", ");
    if (warnings > 0) cv_strbuf_printf(out, "%zu warning%s", warnings, warnings == 1 ? "" : "s");
    paint(out, color, RESET);
    if (hidden > 0) cv_strbuf_printf(out, " (%zu not shown)", hidden);
    cv_strbuf_add_byte(out, '\n');
}
