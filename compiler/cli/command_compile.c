#include "cli/command.h"
#include "cli/terminal.h"
#include "output/output.h"

#include <sys/stat.h>

static void close_fonts(void *fonts)
{
    cv_fonts_free(fonts);
}

static void close_compile(void *compile)
{
    cv_compile_free(compile);
}

/* Opens the fonts of --font-dir, then of the folder `fonts` beside the profile, then the embedded ones. */
static struct cv_fonts *open_fonts(struct cv_arena *arena, const struct cv_options *options)
{
    const char **dirs = CV_NEW_ARRAY(arena, const char *, options->font_dirs.count + 1);
    size_t count = options->font_dirs.count;
    for (size_t i = 0; i < count; i++) dirs[i] = options->font_dirs.items[i];
    const char *slash = strrchr(options->operand, '/');
    int length = slash == NULL ? 0 : (int)(slash + 1 - options->operand);
    const char *beside = cv_str_printf(arena, "%.*sfonts", length, options->operand).data;
    struct stat status;
    if (stat(beside, &status) == 0 && S_ISDIR(status.st_mode)) dirs[count++] = beside;
    return cv_fonts_new(dirs, count);
}

/* What is told from the output's name before any work is done. */
static bool check_output(struct cv_arena *arena, const struct cv_options *options)
{
    if (options->command == CV_COMMAND_CHECK || options->dump != CV_DUMP_NONE) return true;
    if (strcmp(options->output, "-") == 0) {
        if (!cv_terminal_is_output()) return true;
        cv_command_refuse(arena, CV_STATUS_USAGE, CV_STR("a PDF is not for a terminal"),
                          CV_STR("redirect the output, or name a file after `-o`"));
        return false;
    }
    if (cv_backend_for_path(options->output) != NULL) return true;
    cv_str message = cv_str_printf(arena, "`%s` does not end as an output format does", options->output);
    struct cv_strbuf hint = CV_STRBUF(arena);
    const struct cv_backend *backend;
    for (size_t n = 0; (backend = cv_backend_at(n)) != NULL; n++)
        cv_strbuf_printf(&hint, "%s`%s`", n == 0 ? "use " : " or ", backend->extension);
    cv_command_refuse(arena, CV_STATUS_USAGE, message, cv_strbuf_view(&hint));
    return false;
}

static void tell(struct cv_arena *arena, const struct cv_options *options, const struct cv_compile *compile)
{
    struct cv_strbuf out = CV_STRBUF(arena);
    cv_render_compile(&out, compile, options->format, cv_terminal_has_color());
    if (options->explain) cv_render_drops(&out, compile, options->format);
    if (options->timings) cv_render_timings(&out, compile, options->format);
    cv_terminal_complain(cv_strbuf_view(&out));
}

enum cv_status cv_command_compile(struct cv_arena *arena, const struct cv_options *options)
{
    if (!check_output(arena, options)) return CV_STATUS_USAGE;
    struct cv_fonts *fonts = open_fonts(arena, options);
    if (fonts == NULL) cv_arena_exhausted(arena);
    cv_arena_defer(arena, close_fonts, fonts);
    struct cv_request request = {
        .profile = options->operand,
        .output = options->output,
        .output_is_default = options->output_is_default,
        .layout = options->layout,
        .layout_dirs = options->layout_dirs.items,
        .layout_dir_count = options->layout_dirs.count,
        .variant = options->variant,
        .overlays = options->overlays.items,
        .overlay_count = options->overlays.count,
        .settings = options->settings.items,
        .setting_count = options->settings.count,
        .dump = options->dump,
        .anonymous = options->anonymous,
        .explain = options->explain,
        .strict = options->strict,
        .timings = options->timings,
    };
    struct cv_compile *compile;
    enum cv_status status = cv_compile_run(&request, fonts, &compile);
    if (compile == NULL) cv_arena_exhausted(arena);
    cv_arena_defer(arena, close_compile, compile);
    tell(arena, options, compile);
    return status;
}
