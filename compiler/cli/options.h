/* options: the command line, taken apart.
 *
 * Made from argv by cv_options_parse(), which prints nothing: what is wrong comes back as a message and a hint. */
#ifndef CV_CLI_OPTIONS_H
#define CV_CLI_OPTIONS_H

#include "cli/render.h"
#include "cvpdf.h"

enum cv_command {
    CV_COMMAND_COMPILE, /* cvpdf PROFILE */
    CV_COMMAND_CHECK,
    CV_COMMAND_VARIANTS,
    CV_COMMAND_LAYOUTS,
    CV_COMMAND_FONTS,
    CV_COMMAND_NEW,
    CV_COMMAND_HELP,
    CV_COMMAND_VERSION,
};

/* Arguments of an option that may be given several times, in order. */
struct cv_option_list {
    const char **items; /* room for one per element of argv */
    size_t count;
};

struct cv_options {
    enum cv_command command;
    const char *operand; /* the profile, or NEW's folder; NULL: none was given */
    const char *output;  /* never NULL for COMPILE */
    bool output_is_default;
    const char *layout;
    const char *variant;
    struct cv_option_list layout_dirs, font_dirs, overlays, settings;
    enum cv_dump dump;
    enum cv_format format;
    bool anonymous;
    bool explain;
    bool strict;
    bool timings;
};

/* Why a command line cannot be used. */
struct cv_usage {
    cv_str message;
    cv_str hint; /* may be empty */
};

/* False if the command line cannot be used, and *ret_usage says why. Strings are borrowed from argv and the arena. */
bool cv_options_parse(struct cv_arena *arena, int argc, char **argv, struct cv_options *ret_options,
                      struct cv_usage *ret_usage);

/* The text of --help. */
const char *cv_options_help(void);

/* Names of the long options, in the order of the help; NULL from the end on. */
const char *cv_options_name(size_t n);

#endif
