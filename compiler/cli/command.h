/* command: what the program does once its command line is understood. */
#ifndef CV_CLI_COMMAND_H
#define CV_CLI_COMMAND_H

#include "cli/options.h"

/* Runs the whole program; argv as main() got it. */
enum cv_status cv_command_run(int argc, char **argv);

/* `cvpdf PROFILE`, `cvpdf check PROFILE` and `cvpdf variants PROFILE`. */
enum cv_status cv_command_compile(struct cv_arena *arena, const struct cv_options *options);

/* `cvpdf layouts` and `cvpdf fonts`. */
enum cv_status cv_command_layouts(struct cv_arena *arena, const struct cv_options *options);
enum cv_status cv_command_fonts(struct cv_arena *arena, const struct cv_options *options);

/* `cvpdf new [DIR]`. */
enum cv_status cv_command_new(struct cv_arena *arena, const struct cv_options *options);

/* Prints to standard output; complains and returns CV_STATUS_SYSTEM when that fails. */
enum cv_status cv_command_print(struct cv_arena *arena, cv_str text);

/* Says on standard error why the command cannot be done, and returns `status`. The hint may be empty. */
enum cv_status cv_command_refuse(struct cv_arena *arena, enum cv_status status, cv_str message, cv_str hint);

#endif
