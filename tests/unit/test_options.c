#include "test.h"

#include "cli/options.h"

#include <stdio.h>

enum { ARGUMENTS = 20 };

struct parsed {
    struct test_context test;
    struct cv_options options;
    struct cv_usage usage;
    bool good;
};

/* Parses "cvpdf" and the words of `line`, which one space separates; the empty line has none. */
static struct parsed *parse(struct parsed *parsed, const char *line)
{
    struct cv_context *cx = test_context_new(&parsed->test);
    char *argv[ARGUMENTS] = {cv_str_to_c(cx->arena, CV_STR("cvpdf"))};
    int argc = 1;
    char *rest = cv_str_to_c(cx->arena, cv_str_from_c(line));
    for (char *word; *rest != '\0' && (word = strtok_r(NULL, " ", &rest)) != NULL;) argv[argc++] = word;
    parsed->usage = (struct cv_usage){0};
    parsed->good = cv_options_parse(cx->arena, argc, argv, &parsed->options, &parsed->usage);
    return parsed;
}

static void free_parsed(struct parsed *parsed)
{
    test_context_free(&parsed->test);
}

/* The command line is refused with these words. */
static void assert_refused(const char *line, const char *message, const char *hint)
{
    struct parsed parsed;
    parse(&parsed, line);
    assert_false(parsed.good);
    assert_str_equal(parsed.usage.message, message);
    assert_str_equal(parsed.usage.hint, hint);
    free_parsed(&parsed);
}

static void options_stand_before_and_after_the_profile(void **state)
{
    (void)state;
    static const char *const lines[] = {"a.yaml -o b.pdf --strict", "-o b.pdf a.yaml --strict",
                                        "--strict --output=b.pdf -- a.yaml", "-ob.pdf --stri a.yaml"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct parsed parsed;
        assert_true(parse(&parsed, lines[i])->good);
        assert_int_equal(parsed.options.command, CV_COMMAND_COMPILE);
        assert_string_equal(parsed.options.operand, "a.yaml");
        assert_string_equal(parsed.options.output, "b.pdf");
        assert_true(parsed.options.strict);
        free_parsed(&parsed);
    }
}

static void lists_keep_their_order(void **state)
{
    (void)state;
    struct parsed parsed;
    assert_true(
        parse(&parsed, "p --set a=1 --set=b.c=x=y --layout-dir l --font-dir f --font-dir g --layout two --layout one")->good);
    assert_int_equal(parsed.options.settings.count, 2);
    assert_string_equal(parsed.options.settings.items[0], "a=1");
    assert_string_equal(parsed.options.settings.items[1], "b.c=x=y");
    assert_int_equal(parsed.options.layout_dirs.count, 1);
    assert_int_equal(parsed.options.font_dirs.count, 2);
    assert_string_equal(parsed.options.font_dirs.items[1], "g");
    assert_string_equal(parsed.options.layout, "one");
    free_parsed(&parsed);
}

static void output_follows_the_profile(void **state)
{
    (void)state;
    static const struct {
        const char *line, *output;
    } cases[] = {
        {"cv.yaml", "cv.pdf"},
        {"a.b/cv.json", "a.b/cv.pdf"},
        {"a.b/cv", "a.b/cv.pdf"},
        {"cv.de.yaml", "cv.de.pdf"},
        {".cv", ".cv.pdf"},
        {"./x/.cv", "./x/.cv.pdf"},
        {"-o - cv.yaml", "-"},
        {"--dump=pages cv.yaml", "-"},
        {"--dump=lines -o x cv.yaml", "x"},
        {"- -o x.pdf", "x.pdf"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct parsed parsed;
        assert_true(parse(&parsed, cases[i].line)->good);
        assert_string_equal(parsed.options.output, cases[i].output);
        free_parsed(&parsed);
    }
    assert_refused("-", "no output is named for a profile from standard input", "add `-o OUT.pdf`");
}

static void commands_take_their_operands(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum cv_command command;
        const char *operand;
    } cases[] = {
        {"check cv.yaml", CV_COMMAND_CHECK, "cv.yaml"},
        {"--strict check -", CV_COMMAND_CHECK, "-"},
        {"variants cv.yaml --with=x", CV_COMMAND_VARIANTS, "cv.yaml"},
        {"layouts", CV_COMMAND_LAYOUTS, NULL},
        {"fonts --font-dir x", CV_COMMAND_FONTS, NULL},
        {"new", CV_COMMAND_NEW, NULL},
        {"new dir", CV_COMMAND_NEW, "dir"},
        {"--help", CV_COMMAND_HELP, NULL},
        {"-V --nonsense", CV_COMMAND_VERSION, NULL},
        {"./check", CV_COMMAND_COMPILE, "./check"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct parsed parsed;
        assert_true(parse(&parsed, cases[i].line)->good);
        assert_int_equal(parsed.options.command, cases[i].command);
        if (cases[i].operand == NULL)
            assert_null(parsed.options.operand);
        else
            assert_string_equal(parsed.options.operand, cases[i].operand);
        free_parsed(&parsed);
    }
}

static void values_are_chosen_from_lists(void **state)
{
    (void)state;
    struct parsed parsed;
    assert_true(parse(&parsed, "cv.yaml --format=json --dump=shaped --timings")->good);
    assert_int_equal(parsed.options.format, CV_FORMAT_JSON);
    assert_int_equal(parsed.options.dump, CV_DUMP_SHAPED);
    assert_true(parsed.options.timings);
    free_parsed(&parsed);
    assert_refused("cv.yaml --format=xml", "`--format` cannot be `xml`", "use `human`, `short` or `json`");
    assert_refused("cv.yaml --dump=page", "`--dump` cannot be `page`",
                   "use `profile`, `document`, `shaped`, `lines` or `pages`");
}

static void mistakes_are_put_into_words(void **state)
{
    (void)state;
    assert_refused("", "no profile is named", "write `cvpdf PROFILE -o OUT.pdf`, or see `cvpdf --help`");
    assert_refused("check", "no profile is named", "write `cvpdf PROFILE -o OUT.pdf`, or see `cvpdf --help`");
    assert_refused("cv.yaml --layuot=x", "unknown option `--layuot`", "use `--layout`");
    assert_refused("cv.yaml --quite-another", "unknown option `--quite-another`", "see `cvpdf --help`");
    assert_refused("cv.yaml --layo=x", "`--layo` is short for several options", "use `--layout` or `--layout-dir`");
    assert_refused("cv.yaml -x", "unknown option `-x`", "see `cvpdf --help`");
    assert_refused("cv.yaml -o", "`--output` needs an argument", "");
    assert_refused("cv.yaml --set", "`--set` needs an argument", "");
    assert_refused("cv.yaml --strict=yes", "`--strict` takes no argument", "");
    assert_refused("cv.yaml --set a", "`--set a` has no value", "write `--set PATH=VALUE`");
    assert_refused("chekc cv.yaml", "unknown command `chekc`", "use `check`");
    assert_refused("layuots", "unknown command `layuots`", "use `layouts`");
    assert_refused("a.yaml b.yaml", "`b.yaml` is one operand too many", "see `cvpdf --help`");
    assert_refused("check a.yaml b.yaml c.yaml", "`b.yaml` is one operand too many", "see `cvpdf --help`");
    assert_refused("fonts x", "`x` is one operand too many", "see `cvpdf --help`");
    assert_refused("check cv.yaml -o x.pdf", "`--output` does not go with `cvpdf check`", "see `cvpdf --help`");
    assert_refused("new --strict", "`--strict` does not go with `cvpdf new`", "see `cvpdf --help`");
}

static void help_names_every_option(void **state)
{
    (void)state;
    const char *name;
    for (size_t n = 0; (name = cv_options_name(n)) != NULL; n++) {
        char option[32];
        snprintf(option, sizeof option, "--%s", name);
        assert_non_null(strstr(cv_options_help(), option));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_stand_before_and_after_the_profile),
        cmocka_unit_test(lists_keep_their_order),
        cmocka_unit_test(output_follows_the_profile),
        cmocka_unit_test(commands_take_their_operands),
        cmocka_unit_test(values_are_chosen_from_lists),
        cmocka_unit_test(mistakes_are_put_into_words),
        cmocka_unit_test(help_names_every_option),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
