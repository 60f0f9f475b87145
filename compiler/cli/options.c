/* getopt_long() in its "-" mode hands out operands in order with the options, so that the result does not depend on
 * POSIXLY_CORRECT; what it finds wrong is put into words here. */
#include "cli/options.h"

#include "base/suggest.h"

#include <getopt.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define ON(command) (1u << CV_COMMAND_##command)

enum { OPERAND = 1, LAYOUT = 256, VARIANT, WITH, ANONYMOUS, EXPLAIN, SET, LAYOUT_DIR, FONT_DIR, STRICT, FORMAT, TIMINGS, DUMP };
enum { OPERANDS = 3 }; /* the most that are looked at: a command, a profile, and one too many */

/* An option and the commands that it goes with, in the order of the help. */
static const struct rule {
    const char *name;
    int letter; /* short option, or a number above them */
    bool has_argument;
    unsigned commands;
} rules[] = {
    {"output", 'o', true, ON(COMPILE)},
    {"layout", LAYOUT, true, ON(COMPILE) | ON(CHECK)},
    {"variant", VARIANT, true, ON(COMPILE) | ON(CHECK)},
    {"with", WITH, true, ON(COMPILE) | ON(CHECK) | ON(VARIANTS)},
    {"anonymous", ANONYMOUS, false, ON(COMPILE) | ON(CHECK)},
    {"explain", EXPLAIN, false, ON(COMPILE) | ON(CHECK)},
    {"set", SET, true, ON(COMPILE) | ON(CHECK)},
    {"layout-dir", LAYOUT_DIR, true, ON(COMPILE) | ON(CHECK) | ON(LAYOUTS)},
    {"font-dir", FONT_DIR, true, ON(COMPILE) | ON(CHECK) | ON(FONTS)},
    {"strict", STRICT, false, ON(COMPILE) | ON(CHECK) | ON(VARIANTS)},
    {"format", FORMAT, true, ON(COMPILE) | ON(CHECK) | ON(VARIANTS)},
    {"timings", TIMINGS, false, ON(COMPILE) | ON(CHECK)},
    {"dump", DUMP, true, ON(COMPILE)},
    {"help", 'h', false, ~0u},
    {"version", 'V', false, ~0u},
};

static const char *const command_names[] = {"check", "variants", "layouts", "fonts", "new"}; /* from CV_COMMAND_CHECK on */
static const char *const dump_names[] = {"profile", "document", "shaped", "lines", "pages"}; /* from CV_DUMP_PROFILE on */
static const char *const format_names[] = {"human", "short", "json"};                        /* from CV_FORMAT_HUMAN on */

struct parser {
    struct cv_arena *arena;
    int argc;
    char **argv;
    struct cv_options *options;
    struct cv_usage *usage;
    bool given[COUNT(rules)];
    const char *operands[OPERANDS];
    size_t operand_count;
};

const char *cv_options_name(size_t n)
{
    return n < COUNT(rules) ? rules[n].name : NULL;
}

/* Always false, so that it can be returned. */
static bool refuse(struct parser *parser, cv_str message, cv_str hint)
{
    *parser->usage = (struct cv_usage){.message = message, .hint = hint};
    return false;
}

/* "use `layouts`", or nothing when no word is near. */
static cv_str suggestion(struct parser *parser, const char *word, const char *dashes, const char *const *words, size_t count)
{
    const char *nearest = cv_suggest(cv_str_from_c(word), words, count);
    return nearest == NULL ? (cv_str){0} : cv_str_printf(parser->arena, "use `%s%s`", dashes, nearest);
}

/* Index of `word` among `words`; false after a complaint about the option's value. */
static bool choose(struct parser *parser, const char *option, const char *word, const char *const *words, size_t count,
                   size_t *ret_index)
{
    struct cv_strbuf all = CV_STRBUF(parser->arena);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(word, words[i]) == 0) {
            *ret_index = i;
            return true;
        }
        cv_strbuf_printf(&all, "%s`%s`", i == 0 ? "use " : i + 1 == count ? " or " : ", ", words[i]);
    }
    return refuse(parser, cv_str_printf(parser->arena, "`--%s` cannot be `%s`", option, word), cv_strbuf_view(&all));
}

static bool unknown_option(struct parser *parser, const char *word)
{
    const char *names[COUNT(rules)];
    struct cv_strbuf matches = CV_STRBUF(parser->arena);
    size_t length = strcspn(word, "=");
    for (size_t i = 0; i < COUNT(rules); i++) {
        names[i] = rules[i].name;
        if (length > 0 && strncmp(word, rules[i].name, length) == 0)
            cv_strbuf_printf(&matches, "%s`--%s`", matches.length == 0 ? "use " : " or ", rules[i].name);
    }
    word = cv_str_printf(parser->arena, "%.*s", (int)length, word).data;
    if (matches.length > 0)
        return refuse(parser, cv_str_printf(parser->arena, "`--%s` is short for several options", word),
                      cv_strbuf_view(&matches));
    cv_str hint = suggestion(parser, word, "--", names, COUNT(names));
    if (hint.length == 0) hint = CV_STR("see `cvpdf --help`");
    return refuse(parser, cv_str_printf(parser->arena, "unknown option `--%s`", word), hint);
}

/* What getopt_long() returned '?' or ':' for. */
static bool bad_option(struct parser *parser, int result)
{
    const char *word = parser->argv[optind - 1];
    for (size_t i = 0; i < COUNT(rules); i++) {
        if (optopt == 0 || rules[i].letter != optopt) continue;
        if (result == ':')
            return refuse(parser, cv_str_printf(parser->arena, "`--%s` needs an argument", rules[i].name), (cv_str){0});
        return refuse(parser, cv_str_printf(parser->arena, "`--%s` takes no argument", rules[i].name), (cv_str){0});
    }
    if (optopt == 0) return unknown_option(parser, word + 2);
    return refuse(parser, cv_str_printf(parser->arena, "unknown option `-%c`", optopt), CV_STR("see `cvpdf --help`"));
}

static void append(struct cv_option_list *list, const char *item)
{
    list->items[list->count++] = item;
}

static bool apply_value(struct parser *parser, int letter)
{
    struct cv_options *options = parser->options;
    size_t index = 0;
    switch (letter) {
    case 'o':
        options->output = optarg;
        return true;
    case LAYOUT:
        options->layout = optarg;
        return true;
    case VARIANT:
        options->variant = optarg;
        return true;
    case WITH:
        append(&options->overlays, optarg);
        return true;
    case LAYOUT_DIR:
        append(&options->layout_dirs, optarg);
        return true;
    case FONT_DIR:
        append(&options->font_dirs, optarg);
        return true;
    case SET:
        append(&options->settings, optarg);
        if (strchr(optarg, '=') != NULL) return true;
        return refuse(parser, cv_str_printf(parser->arena, "`--set %s` has no value", optarg),
                      CV_STR("write `--set PATH=VALUE`"));
    case FORMAT:
        if (!choose(parser, "format", optarg, format_names, COUNT(format_names), &index)) return false;
        options->format = (enum cv_format)(CV_FORMAT_HUMAN + index);
        return true;
    case DUMP:
        if (!choose(parser, "dump", optarg, dump_names, COUNT(dump_names), &index)) return false;
        options->dump = (enum cv_dump)(CV_DUMP_PROFILE + index);
        return true;
    case ANONYMOUS:
        options->anonymous = true;
        return true;
    case EXPLAIN:
        options->explain = true;
        return true;
    case STRICT:
        options->strict = true;
        return true;
    case TIMINGS:
        options->timings = true;
        return true;
    case 'h':
        options->command = CV_COMMAND_HELP;
        return true;
    case 'V':
        options->command = CV_COMMAND_VERSION;
        return true;
    default:
        return bad_option(parser, letter);
    }
}

/* An option or an operand that getopt_long() found. */
static bool take(struct parser *parser, int letter)
{
    if (letter == OPERAND) {
        if (parser->operand_count < OPERANDS) parser->operands[parser->operand_count] = optarg;
        parser->operand_count++;
        return true;
    }
    for (size_t i = 0; i < COUNT(rules); i++) parser->given[i] |= rules[i].letter == letter;
    return apply_value(parser, letter);
}

/* All of argv, up to the first mistake or to --help or --version, which ask for nothing else. */
static bool scan(struct parser *parser)
{
    struct option table[COUNT(rules) + 1] = {{0}};
    for (size_t i = 0; i < COUNT(rules); i++)
        table[i] = (struct option){
            .name = rules[i].name,
            .has_arg = rules[i].has_argument ? required_argument : no_argument,
            .val = rules[i].letter,
        };
    optind = 0; /* starts afresh, also after a scan that was left in the middle */
    opterr = 0;
    for (int letter; (letter = getopt_long(parser->argc, parser->argv, "-:o:hV", table, NULL)) != -1;) {
        if (!take(parser, letter)) return false;
        if (letter == 'h' || letter == 'V') return true;
    }
    for (; optind < parser->argc; optind++) {
        optarg = parser->argv[optind];
        take(parser, OPERAND);
    }
    return true;
}

/* Takes a command's name off the operands. */
static void find_command(struct parser *parser)
{
    for (size_t i = 0; i < COUNT(command_names) && parser->operand_count > 0; i++) {
        if (strcmp(parser->operands[0], command_names[i]) != 0) continue;
        parser->options->command = (enum cv_command)(CV_COMMAND_CHECK + i);
        memmove(parser->operands, parser->operands + 1, (OPERANDS - 1) * sizeof *parser->operands);
        parser->operand_count--;
        return;
    }
}

/* A first operand that was perhaps meant as a command: a bare word, with another after it or without a file of its name. */
static cv_str command_suggestion(struct parser *parser)
{
    if (parser->options->command != CV_COMMAND_COMPILE || parser->operand_count == 0) return (cv_str){0};
    const char *word = parser->operands[0];
    if (strpbrk(word, "./") != NULL || (parser->operand_count == 1 && access(word, F_OK) == 0)) return (cv_str){0};
    return suggestion(parser, word, "", command_names, COUNT(command_names));
}

static bool check_operands(struct parser *parser)
{
    struct cv_options *options = parser->options;
    cv_str nearest = command_suggestion(parser);
    if (nearest.length > 0)
        return refuse(parser, cv_str_printf(parser->arena, "unknown command `%s`", parser->operands[0]), nearest);
    bool needs_profile = options->command == CV_COMMAND_COMPILE || options->command == CV_COMMAND_CHECK ||
                         options->command == CV_COMMAND_VARIANTS;
    if (needs_profile && parser->operand_count == 0)
        return refuse(parser, CV_STR("no profile is named"), CV_STR("write `cvpdf PROFILE -o OUT.pdf`, or see `cvpdf --help`"));
    size_t most = needs_profile || options->command == CV_COMMAND_NEW ? 1 : 0;
    if (parser->operand_count > most)
        return refuse(parser, cv_str_printf(parser->arena, "`%s` is one operand too many", parser->operands[most]),
                      CV_STR("see `cvpdf --help`"));
    if (parser->operand_count > 0) options->operand = parser->operands[0];
    return true;
}

static bool check_options(struct parser *parser)
{
    enum cv_command command = parser->options->command;
    if (command == CV_COMMAND_COMPILE) return true; /* takes them all */
    for (size_t i = 0; i < COUNT(rules); i++) {
        if (!parser->given[i] || (rules[i].commands & (1u << command)) != 0) continue;
        return refuse(parser,
                      cv_str_printf(parser->arena, "`--%s` does not go with `cvpdf %s`", rules[i].name,
                                    command_names[command - CV_COMMAND_CHECK]),
                      CV_STR("see `cvpdf --help`"));
    }
    return true;
}

/* Without -o, `cv.yaml` becomes `cv.pdf` beside it, its variant `sre` `cv-sre.pdf`, and a dump goes to standard output. */
static bool default_output(struct parser *parser)
{
    struct cv_options *options = parser->options;
    if (options->command == CV_COMMAND_VARIANTS) options->dump = CV_DUMP_VARIANTS;
    bool writes = options->command == CV_COMMAND_COMPILE || options->command == CV_COMMAND_VARIANTS;
    if (!writes || options->output != NULL) return true;
    if (options->dump != CV_DUMP_NONE) {
        options->output = "-";
        return true;
    }
    if (strcmp(options->operand, "-") == 0)
        return refuse(parser, CV_STR("no output is named for a profile from standard input"), CV_STR("add `-o OUT.pdf`"));
    const char *slash = strrchr(options->operand, '/');
    const char *name = slash == NULL ? options->operand : slash + 1;
    const char *dot = strrchr(name, '.');
    int length = (int)(dot == NULL || dot == name ? strlen(options->operand) : (size_t)(dot - options->operand));
    bool is_named = options->variant != NULL && strchr(options->variant, '/') == NULL;
    options->output = cv_str_printf(parser->arena, "%.*s%s%s.pdf", length, options->operand, is_named ? "-" : "",
                                    is_named ? options->variant : "")
                          .data;
    options->output_is_default = true;
    return true;
}

bool cv_options_parse(struct cv_arena *arena, int argc, char **argv, struct cv_options *ret_options, struct cv_usage *ret_usage)
{
    size_t room = (size_t)argc + 1;
    *ret_options = (struct cv_options){
        .layout_dirs.items = CV_NEW_ARRAY(arena, const char *, room),
        .font_dirs.items = CV_NEW_ARRAY(arena, const char *, room),
        .overlays.items = CV_NEW_ARRAY(arena, const char *, room),
        .settings.items = CV_NEW_ARRAY(arena, const char *, room),
    };
    struct parser parser = {.arena = arena, .argc = argc, .argv = argv, .options = ret_options, .usage = ret_usage};
    if (!scan(&parser)) return false;
    if (ret_options->command == CV_COMMAND_HELP || ret_options->command == CV_COMMAND_VERSION) return true;
    find_command(&parser);
    return check_operands(&parser) && check_options(&parser) && default_output(&parser);
}
