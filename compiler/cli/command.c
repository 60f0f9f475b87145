#include "cli/command.h"

#include "base/limits.h"
#include "cli/cell.h"
#include "cli/terminal.h"

#include <dirent.h>
#include <errno.h>
#include <setjmp.h>

enum cv_status cv_command_refuse(struct cv_arena *arena, enum cv_status status, cv_str message, cv_str hint)
{
    struct cv_strbuf out = CV_STRBUF(arena);
    bool color = cv_terminal_has_color();
    cv_strbuf_add_c(&out, color ? "\033[1;31merror\033[0m: " : "error: ");
    cv_cell_add(&out, message);
    cv_strbuf_add_byte(&out, '\n');
    if (hint.length > 0) {
        cv_strbuf_add_c(&out, color ? " \033[1;34m= \033[1;36mhint: \033[0m" : " = hint: ");
        cv_cell_add(&out, hint);
        cv_strbuf_add_byte(&out, '\n');
    }
    cv_terminal_complain(cv_strbuf_view(&out));
    return status;
}

enum cv_status cv_command_print(struct cv_arena *arena, cv_str text)
{
    int error = cv_terminal_print(text);
    if (error == 0) return CV_STATUS_DONE;
    cv_str message = cv_str_printf(arena, "cannot write to standard output: %s", strerror(error));
    return cv_command_refuse(arena, CV_STATUS_SYSTEM, message, (cv_str){0});
}

/* A mistyped folder would otherwise be passed over without a word. */
static bool check_folders(struct cv_arena *arena, const struct cv_option_list *dirs, const char *option)
{
    for (size_t i = 0; i < dirs->count; i++) {
        DIR *dir = opendir(dirs->items[i]);
        if (dir == NULL) {
            cv_str message =
                cv_str_printf(arena, "cannot read the folder `%s` of `%s`: %s", dirs->items[i], option, strerror(errno));
            cv_command_refuse(arena, CV_STATUS_SYSTEM, message, (cv_str){0});
            return false;
        }
        closedir(dir);
    }
    return true;
}

static enum cv_status run(struct cv_arena *arena, int argc, char **argv)
{
    struct cv_options options;
    struct cv_usage usage;
    if (!cv_options_parse(arena, argc, argv, &options, &usage))
        return cv_command_refuse(arena, CV_STATUS_USAGE, usage.message, usage.hint);
    if (!check_folders(arena, &options.layout_dirs, "--layout-dir")) return CV_STATUS_SYSTEM;
    if (!check_folders(arena, &options.font_dirs, "--font-dir")) return CV_STATUS_SYSTEM;
    switch (options.command) {
    case CV_COMMAND_COMPILE:
    case CV_COMMAND_CHECK:
    case CV_COMMAND_VARIANTS:
        return cv_command_compile(arena, &options);
    case CV_COMMAND_LAYOUTS:
        return cv_command_layouts(arena, &options);
    case CV_COMMAND_FONTS:
        return cv_command_fonts(arena, &options);
    case CV_COMMAND_NEW:
        return cv_command_new(arena, &options);
    case CV_COMMAND_HELP:
        return cv_command_print(arena, cv_str_from_c(cv_options_help()));
    case CV_COMMAND_VERSION:
        break;
    }
    return cv_command_print(arena, CV_STR("cvpdf " CVPDF_VERSION "\n"));
}

static void complain_of_memory(void)
{
    cv_terminal_complain(CV_STR("error: there is no memory left\n"));
}

enum cv_status cv_command_run(int argc, char **argv)
{
    cv_terminal_prepare();
    struct cv_arena *arena = cv_arena_new(CV_LIMIT_ARENA_BYTES);
    jmp_buf exhaustion;
    enum cv_status status = CV_STATUS_SYSTEM;
    if (arena != NULL && setjmp(exhaustion) == 0) {
        cv_arena_on_exhaustion(arena, &exhaustion);
        status = run(arena, argc, argv);
    } else {
        complain_of_memory();
    }
    cv_arena_free(arena);
    return status;
}
