#include "base/context.h"
#include "cli/cell.h"
#include "cli/command.h"
#include "design/design.h"
#include "text/font.h"

enum { GAP = 2 }; /* columns between two columns of a table */

static size_t width_of(cv_str text)
{
    size_t width = 0;
    for (size_t offset = 0; offset < text.length;) width += cv_cell_next(text, &offset, width).width;
    return width;
}

/* Appends `count` rows of `columns` cells each, as wide as their widest, without space at the lines' ends. */
static void add_table(struct cv_strbuf *out, const cv_str *cells, size_t count, size_t columns)
{
    for (size_t row = 0; row < count; row++) {
        size_t pending = 0;
        for (size_t column = 0; column < columns; column++) {
            cv_str cell = cells[row * columns + column];
            size_t widest = 0;
            for (size_t r = 0; r < count; r++) {
                size_t width = width_of(cells[r * columns + column]);
                if (width > widest) widest = width;
            }
            if (cell.length > 0) {
                cv_strbuf_printf(out, "%*s", (int)pending, "");
                cv_cell_add(out, cell);
                pending = 0;
            }
            pending += widest + GAP - (cell.length > 0 ? width_of(cell) : 0);
        }
        cv_strbuf_add_byte(out, '\n');
    }
}

enum cv_status cv_command_layouts(struct cv_arena *arena, const struct cv_options *options)
{
    struct cv_diags diags = {.arena = arena};
    struct cv_context cx = {.arena = arena, .diags = &diags, .sources = cv_sources_new(arena)};
    size_t count;
    const struct cv_design_name *names = cv_design_names(&cx, options->layout_dirs.items, options->layout_dirs.count, &count);
    cv_str *cells = CV_NEW_ARRAY(arena, cv_str, 3 * count);
    for (size_t i = 0; i < count; i++) {
        cells[3 * i] = names[i].name;
        cells[3 * i + 1] = names[i].origin;
        cells[3 * i + 2] = names[i].description;
    }
    struct cv_strbuf out = CV_STRBUF(arena);
    add_table(&out, cells, count, 3);
    return cv_command_print(arena, cv_strbuf_view(&out));
}

static void close_fonts(void *fonts)
{
    cv_fonts_free(fonts);
}

enum cv_status cv_command_fonts(struct cv_arena *arena, const struct cv_options *options)
{
    struct cv_fonts *fonts = cv_fonts_new(options->font_dirs.items, options->font_dirs.count);
    if (fonts == NULL) cv_arena_exhausted(arena);
    cv_arena_defer(arena, close_fonts, fonts);
    size_t count;
    const struct cv_family *families = cv_fonts_families(fonts, &count);
    cv_str *cells = CV_NEW_ARRAY(arena, cv_str, 5 * count);
    for (size_t i = 0; i < count; i++) {
        const struct cv_family *family = &families[i];
        cv_str *row = &cells[5 * i];
        row[0] = family->name;
        row[1] = family->format;
        row[2] = family->origin;
        row[3] = family->licence;
        row[4] = family->fallback ? cv_str_printf(arena, "%.*s; fallback", CV_STR_ARG(family->faces)) : family->faces;
    }
    struct cv_strbuf out = CV_STRBUF(arena);
    add_table(&out, cells, count, 5);
    return cv_command_print(arena, cv_strbuf_view(&out));
}
