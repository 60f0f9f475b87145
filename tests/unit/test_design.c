#include "test.h"

#include "base/io.h"
#include "base/resource.h"
#include "base/strbuf.h"
#include "design/design.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct load {
    struct test_context test;
    struct cv_context *cx;
    const struct cv_design *design;
    bool loaded;
    char dir[64]; /* of the layouts that the test writes; empty: none */
};

static void start(struct load *load)
{
    *load = (struct load){.design = NULL};
    load->cx = test_context_new(&load->test);
}

static void finish(struct load *load)
{
    test_context_free(&load->test);
}

/* Loads `layout` with the YAML text `settings` on top. */
static void run(struct load *load, const char *layout, const char *settings)
{
    const struct cv_node *node = NULL;
    const char *dirs[] = {load->dir};
    if (settings != NULL)
        assert_true(
            cv_yaml_parse(load->cx, cv_sources_add(load->cx->sources, CV_STR("profile.yaml"), cv_str_from_c(settings)), &node));
    struct cv_design_request request = {
        .name = cv_str_from_c(layout), .settings = node, .dirs = dirs, .dir_count = load->dir[0] != '\0'};
    load->loaded = cv_design_load(load->cx, &request, &load->design);
}

static void load_settings(struct load *load, const char *settings)
{
    start(load);
    run(load, "", settings);
}

/* "CV-E021 profile.yaml:1:15 message | hint", for the n-th diagnostic. */
static cv_str said(const struct load *load, size_t n)
{
    if (n >= load->test.diags.count) return (cv_str){0};
    const struct cv_diag *diag = &load->test.diags.items[n];
    struct cv_location at = {.name = {0}};
    cv_sources_locate(load->cx->sources, diag->span, &at);
    return cv_str_printf(load->cx->arena, "%s %.*s:%u:%u %.*s | %.*s", cv_code_text(diag->code), CV_STR_ARG(at.name),
                         (unsigned)at.line, (unsigned)at.column, CV_STR_ARG(diag->message), CV_STR_ARG(diag->hint));
}

static void make_dir(struct load *load)
{
    strcpy(load->dir, "/tmp/cvpdf-test-XXXXXX");
    assert_non_null(mkdtemp(load->dir));
}

static void write_layout(const struct load *load, const char *name, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s.yaml", load->dir, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void remove_dir(const struct load *load)
{
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", load->dir);
    assert_int_equal(system(command), 0);
}

static void bundled_layouts_load_without_a_word(void **state)
{
    (void)state;
    for (size_t i = 0; cv_resource_path(i).length > 0; i++) {
        cv_str path = cv_resource_path(i);
        if (!cv_str_starts(path, CV_STR("layouts/"))) continue;
        struct load load;
        start(&load);
        cv_str name = cv_str_slice(path, strlen("layouts/"), path.length - strlen(".yaml"));
        run(&load, cv_str_to_c(load.cx->arena, name), NULL);
        assert_true(load.loaded);
        assert_int_equal(load.test.diags.count, 0);
        for (size_t kind = 0; kind < CV_SECTION_KIND_COUNT; kind++) {
            assert_true(load.design->entries[kind].rows.count > 0);
            assert_true(load.design->labels.sections[kind].length > 0);
        }
        finish(&load);
    }
}

static void lengths_are_exact(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        cv_pt length;
    } cases[] = {
        {"10pt", 10 * CV_PT_ONE},           {"1in", 72 * CV_PT_ONE},
        {".5in", 36 * CV_PT_ONE},           {"25.4mm", 72 * CV_PT_ONE},
        {"2.54cm", 72 * CV_PT_ONE},         {"0", 0},
        {"1.5em", 15 * CV_PT_ONE},          {"0.001pt", 66 /* 65.536 */},
        {"18mm", 3343884 /* 3343884.09 */}, {"1.5cm", 2786570 /* 2786570.08 */},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct load load;
        start(&load);
        run(&load, "", cv_str_printf(load.cx->arena, "{page: {margin: {top: %s}}}", cases[i].text).data);
        assert_true(load.loaded);
        assert_int_equal(load.design->margin_top, cases[i].length);
        finish(&load);
    }
}

static void what_is_no_length_is_said(void **state)
{
    (void)state;
    static const char *const texts[] = {"18px", "18", "mm", "1,5cm", "1e3pt", "-", "99999999pt", "[1]", "{a: 1}", "10 m m"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct load load;
        start(&load);
        run(&load, "", cv_str_printf(load.cx->arena, "{page: {margin: {top: %s}}}", texts[i]).data);
        assert_false(load.loaded);
        assert_int_equal(load.test.diags.count, 1);
        assert_int_equal(load.test.diags.items[0].code, CV_CODE_LAYOUT_VALUE);
        assert_int_equal(load.test.diags.items[0].span.start, 22);
        finish(&load);
    }
}

static void paper_goes_by_name_or_by_size(void **state)
{
    (void)state;
    struct load load;
    load_settings(&load, "{page: {size: letter}}");
    assert_int_equal(load.design->page_width, 612 * CV_PT_ONE);
    assert_int_equal(load.design->page_height, 792 * CV_PT_ONE);
    finish(&load);
    load_settings(&load, "{page: {size: [10in, 5in]}}");
    assert_int_equal(load.design->page_width, 720 * CV_PT_ONE);
    finish(&load);
    load_settings(&load, "{papers: {card: [85mm, 200mm]}, page: {size: card, margin: {left: 3mm, right: 3mm}}}");
    assert_str_equal(said(&load, 0), "");
    finish(&load);
    load_settings(&load, "{page: {size: leter}}");
    assert_str_equal(said(&load, 0), "CV-E021 profile.yaml:1:15 `page.size` is not a size of paper | write `letter`");
    finish(&load);
    load_settings(&load, "{page: {size: [2in, 5in]}}");
    assert_false(load.loaded);
    assert_str_equal(said(&load, 0), "CV-E021 profile.yaml:1:8 `page` has no room for text between its margins | "
                                     "make the margins smaller");
    finish(&load);
}

static void colours_come_in_three_forms(void **state)
{
    (void)state;
    struct load load;
    load_settings(&load, "{colors: {ink: \"#0a5\", accent: ink, text: \"#123456\"}, styles: {title: {color: accent}}}");
    const struct cv_style *title = load.design->entries[CV_SECTION_WORK].rows.items[0].start.parts[0].style;
    assert_int_equal(title->color.red, 0x00);
    assert_int_equal(title->color.green, 0xAA);
    assert_int_equal(title->color.blue, 0x55);
    assert_int_equal(load.design->body->color.red, 0x12);
    assert_int_equal(load.design->body->color.blue, 0x56);
    finish(&load);
    load_settings(&load, "{colors: {a: b, b: a, accent: a}}");
    assert_false(load.loaded);
    finish(&load);
    load_settings(&load, "{colors: {accent: mutd}}");
    assert_str_equal(said(&load, 0), "CV-E021 profile.yaml:1:19 `mutd` is not a colour | write `muted`");
    finish(&load);
}

static void contrast_follows_wcag(void **state)
{
    (void)state;
    assert_int_equal(cv_color_contrast((cv_color){0, 0, 0}), 21000);
    assert_int_equal(cv_color_contrast((cv_color){255, 255, 255}), 1000);
    /* #767676 is the lightest grey that WCAG's own tools let pass, #777777 the first that they do not. */
    assert_true(cv_color_contrast((cv_color){0x76, 0x76, 0x76}) >= 4500);
    assert_true(cv_color_contrast((cv_color){0x77, 0x77, 0x77}) < 4500);
    struct load load;
    load_settings(&load, "{colors: {accent: \"#999\"}}");
    assert_true(load.loaded);
    assert_int_equal(load.test.diags.count, 1);
    assert_str_equal(said(&load, 0), "CV-W021 profile.yaml:1:19 text in `styles.name.color` has a contrast of 2.8:1 to white "
                                     "paper | take a darker colour: WCAG asks for 4.5:1");
    finish(&load);
}

static void styles_inherit(void **state)
{
    (void)state;
    struct load load;
    load_settings(&load, "{fonts: {body: EB Garamond}, styles: {body: {size: 12pt, leading: 1.5}, muted: {size: 0.75em, slant: "
                         "italic}, dates: {figures: oldstyle}, name: {font: Noto Serif, leading: 30pt, tracking: -0.5pt}}}");
    assert_true(load.loaded);
    const struct cv_style *dates = load.design->entries[CV_SECTION_WORK].rows.items[0].end.parts[0].style;
    assert_str_equal(dates->family, "EB Garamond");
    assert_int_equal(dates->size, 9 * CV_PT_ONE);
    assert_int_equal(dates->leading, CV_PT(13.5));
    assert_true(dates->italic);
    assert_int_equal(dates->figures, CV_FIGURES_OLDSTYLE);
    const struct cv_style *name = load.design->name_block.items[0].start.parts[0].style;
    assert_str_equal(name->family, "Noto Serif");
    assert_int_equal(name->leading, 30 * CV_PT_ONE);
    assert_int_equal(name->tracking, CV_PT(-0.5));
    assert_true(name->bold);
    finish(&load);
}

static void styles_that_cannot_be_are_said(void **state)
{
    (void)state;
    static const struct {
        const char *settings, *said;
    } cases[] = {
        {"{styles: {x: {extends: y}, y: {extends: x}}}",
         "CV-E021 profile.yaml:1:11 `styles` extend each other in a circle | extend `body`"},
        {"{styles: {x: {extends: nobody}}}", "CV-E021 profile.yaml:1:24 there is no style `nobody` | "},
        {"{styles: {body: {size: 0pt}}}",
         "CV-E021 profile.yaml:1:24 `styles.body.size` is out of range | write a size between 1pt and 500pt"},
        {"{styles: {body: {size: 2em}}}",
         "CV-E021 profile.yaml:1:24 `styles.body.size` is not a length | write a number with a unit: pt, mm, cm or in"},
        {"{styles: {body: {leading: 100}}}",
         "CV-E021 profile.yaml:1:27 `styles.body.leading` is not a length | write a number with a unit: pt, mm, cm or in"},
        {"{styles: {body: {align: centred}}}",
         "CV-E021 profile.yaml:1:25 `styles.body.align` cannot be `centred` | write `centre`"},
        {"{styles: {title: bold}}",
         "CV-E021 profile.yaml:1:18 `styles.title` is not a mapping | write its keys below it, one on a line"},
        {"{inline: {strong: {size: 12pt}}}",
         "CV-E021 profile.yaml:1:26 `inline.strong.size` is not relative to the text around | "
         "write a size between 0.1em and 10em"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct load load;
        load_settings(&load, cases[i].settings);
        assert_false(load.loaded);
        assert_str_equal(said(&load, 0), cases[i].said);
        finish(&load);
    }
}

static void small_text_is_a_warning(void **state)
{
    (void)state;
    struct load load;
    load_settings(&load, "{styles: {body: {size: 8.5pt}, furniture: {size: 9pt}}}");
    assert_true(load.loaded);
    assert_int_equal(load.test.diags.count, 1);
    assert_str_equal(said(&load, 0), "CV-W022 profile.yaml:1:24 `styles.body.size` is 8.5pt, which is hard to read on paper | "
                                     "write 9pt or more");
    finish(&load);
}

static void unknown_keys_are_warnings_with_the_nearest(void **state)
{
    (void)state;
    static const struct {
        const char *settings, *said;
    } cases[] = {
        {"{colours: {a: b}}", "CV-W020 profile.yaml:1:2 a layout has no key `colours` | write `colors`"},
        {"{page: {sise: a4}}", "CV-W020 profile.yaml:1:9 `page` has no key `sise` | write `size`"},
        {"{styles: {body: {wieght: bold}}}", "CV-W020 profile.yaml:1:18 `styles.body` has no key `wieght` | write `weight`"},
        {"{entries: {job: []}}", "CV-W020 profile.yaml:1:12 `entries` has no key `job` | remove it"},
        {"{entries: {work: {row: []}}}", "CV-W020 profile.yaml:1:19 `entries.work` has no key `row` | write `rows`"},
        {"{labels: {sections: {wrok: x}}}", "CV-W020 profile.yaml:1:22 `labels.sections` has no key `wrok` | write `work`"},
        {"{furniture: {foter: {}}}", "CV-W020 profile.yaml:1:14 `furniture` has no key `foter` | write `footer`"},
        {"{header: [{strat: \"{name}\"}]}", "CV-W020 profile.yaml:1:12 `header` has no key `strat` | write `start`"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct load load;
        load_settings(&load, cases[i].settings);
        assert_true(load.loaded);
        assert_int_equal(load.test.diags.count, 1);
        assert_str_equal(said(&load, 0), cases[i].said);
        finish(&load);
    }
}

static void keys_without_value_change_nothing(void **state)
{
    (void)state;
    struct load load;
    load_settings(&load, "{page: , fonts: ~, styles: {body: {size: }, title: }, entries: {work: null}, header: }");
    assert_true(load.loaded);
    assert_int_equal(load.test.diags.count, 0);
    assert_int_equal(load.design->body->size, 10 * CV_PT_ONE);
    finish(&load);
}

static void entries_lie_over_the_default(void **state)
{
    (void)state;
    struct load load;
    load_settings(&load, "{entries: {default: [\"{title}\"], awards: {gap: 1pt}, work: {heading: no}}}");
    assert_true(load.loaded);
    assert_int_equal(load.design->entries[CV_SECTION_EDUCATION].rows.count, 1);
    assert_true(load.design->entries[CV_SECTION_EDUCATION].heading);
    assert_int_equal(load.design->entries[CV_SECTION_WORK].rows.count, 1);
    assert_false(load.design->entries[CV_SECTION_WORK].heading);
    assert_true(load.design->entries[CV_SECTION_AWARDS].rows.count > 1);
    assert_int_equal(load.design->entries[CV_SECTION_AWARDS].gap, CV_PT_ONE);
    finish(&load);
}

static void layouts_extend_layouts(void **state)
{
    (void)state;
    struct load load;
    start(&load);
    make_dir(&load);
    write_layout(&load, "mine", "extends: classic\npage: {margin: {top: 1in}}\nstyles: {name: {size: 20pt}}\n");
    write_layout(&load, "yours", "extends: mine\nstyles: {name: {size: 21pt}}\n");
    run(&load, "yours", "{page: {margin: {left: 2in}}}");
    assert_true(load.loaded);
    assert_str_equal(load.design->name, "yours");
    assert_int_equal(load.design->margin_top, 72 * CV_PT_ONE);
    assert_int_equal(load.design->margin_left, 144 * CV_PT_ONE);
    assert_int_equal(load.design->name_block.items[0].start.parts[0].style->size, 21 * CV_PT_ONE);
    assert_true(load.design->contacts.show_icons);
    remove_dir(&load);
    finish(&load);
}

static void broken_chains_are_said_in_their_file(void **state)
{
    (void)state;
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"extends: two\n",
         "CV-E022 %s/two.yaml:1:10 layouts extend each other in a circle: `one` → `two` → `one` | extend `base`"},
        {"extends: clasic\n", "CV-E020 %s/one.yaml:1:10 there is no layout `clasic` | use `classic`"},
        {"extends: ../two\n",
         "CV-E020 %s/one.yaml:1:10 there is no layout `../two` | use one of: `base`, `classic`, `one`, `two`"},
        {"extends: [base]\n", "CV-E021 %s/one.yaml:1:10 `extends` is a list, not a layout's name | "},
        {"- a\n", "CV-E021 %s/one.yaml:1:1 a layout is a mapping, and this is a list | "},
        {"page: {size: a44}\n", "CV-E021 %s/one.yaml:1:14 `page.size` is not a size of paper | write `a4`"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct load load;
        start(&load);
        make_dir(&load);
        write_layout(&load, "one", cases[i].text);
        write_layout(&load, "two", "extends: one\n");
        run(&load, "one", NULL);
        assert_false(load.loaded);
        char expected[256];
        const char *rest = strstr(cases[i].said, "%s");
        snprintf(expected, sizeof expected, "%.*s%s%s", (int)(rest - cases[i].said), cases[i].said, load.dir, rest + 2);
        assert_str_equal(said(&load, 0), expected);
        remove_dir(&load);
        finish(&load);
    }
}

static void chains_are_bounded(void **state)
{
    (void)state;
    struct load load;
    start(&load);
    make_dir(&load);
    for (int i = 0; i < CV_LIMIT_EXTENDS + 2; i++) {
        char name[16];
        char text[32];
        snprintf(name, sizeof name, "l%d", i);
        snprintf(text, sizeof text, "extends: l%d\n", i + 1);
        write_layout(&load, name, text);
    }
    run(&load, "l0", NULL);
    assert_false(load.loaded);
    assert_int_equal(load.test.diags.items[0].code, CV_CODE_LAYOUT_EXTENDS);
    remove_dir(&load);
    finish(&load);
}

/* Names and styles that lean on each other by the thousand end at a limit, not after minutes. */
static void hostile_palettes_and_styles_are_bounded(void **state)
{
    (void)state;
    static const char *const forms[] = {"colors: {text: n0", "styles: {n0: {}"};
    for (size_t form = 0; form < 2; form++) {
        struct load load;
        start(&load);
        struct cv_strbuf text = CV_STRBUF(load.cx->arena);
        cv_strbuf_add_c(&text, forms[form]);
        for (int i = form == 0 ? 0 : 1; i < 20000; i++)
            cv_strbuf_printf(&text, form == 0 ? ", n%d: n%d" : ", n%d: {extends: n%d}", i, i + 1);
        cv_strbuf_add_c(&text, "}");
        run(&load, "", text.data);
        assert_false(load.loaded);
        assert_int_equal(load.test.diags.items[0].code, CV_CODE_LAYOUT_VALUE);
        finish(&load);
    }
}

static void unknown_layouts_name_the_nearest(void **state)
{
    (void)state;
    struct load load;
    start(&load);
    run(&load, "clasik", NULL);
    assert_false(load.loaded);
    assert_str_equal(said(&load, 0), "CV-E020 :0:0 there is no layout `clasik` | use `classic`");
    finish(&load);
    start(&load);
    run(&load, "something else", NULL);
    assert_str_equal(said(&load, 0), "CV-E020 :0:0 there is no layout `something else` | use one of: `base`, `classic`");
    finish(&load);
}

static void names_are_sorted_and_the_first_folder_wins(void **state)
{
    (void)state;
    struct load load;
    start(&load);
    make_dir(&load);
    write_layout(&load, "classic", "description: Mine\n");
    write_layout(&load, "zebra", "description: [not, a, text]\n");
    write_layout(&load, "broken", "a: [\n");
    const char *dirs[] = {"/nowhere", load.dir};
    size_t count = 0;
    const struct cv_design_name *names = cv_design_names(load.cx, dirs, 2, &count);
    assert_int_equal(count, 4);
    assert_str_equal(names[0].name, "base");
    assert_str_equal(names[0].origin, "built in");
    assert_true(names[0].description.length > 0);
    assert_str_equal(names[1].name, "broken");
    assert_str_equal(names[2].name, "classic");
    assert_str_equal(names[2].description, "Mine");
    assert_str_equal(names[2].origin, load.dir);
    assert_str_equal(names[3].name, "zebra");
    assert_int_equal(load.test.diags.count, 0);
    remove_dir(&load);
    finish(&load);
}

static void templates_are_checked(void **state)
{
    (void)state;
    static const struct {
        const char *settings, *said;
    } cases[] = {
        {"{entries: {work: [\"{titel}\"]}}",
         "CV-E021 profile.yaml:1:21 there is no placeholder `{titel}` here | write `{title}`"},
        {"{entries: {work: [\"{title:dats}\"]}}", "CV-E021 profile.yaml:1:27 there is no style `dats` | write `dates`"},
        {"{entries: {work: [\"a {title\"]}}", "CV-E021 profile.yaml:1:22 a placeholder is not closed | "
                                              "write `}` behind its name, or `\\{` for a brace"},
        {"{entries: {work: [\"{title|dates|place|link|level}\"]}}",
         "CV-E021 profile.yaml:1:44 a placeholder has too many alternatives | "},
        {"{entries: {work: [[a, b, c]]}}",
         "CV-E021 profile.yaml:1:19 `entries.work` has a row that is not of one or two cells | "
         "write [\"at the start\", \"at the end\"]"},
        {"{entries: {work: {rows: x}}}",
         "CV-E021 profile.yaml:1:25 `entries.work` is not a list of rows | write each row as `- \"…\"`"},
        {"{entries: {work: [\"*{highlights}*\"]}}",
         "CV-E021 profile.yaml:1:19 `{highlights}` shares its row | give it a row of its own, with nothing else in it"},
        {"{header: [\"{title}\"]}", "CV-E021 profile.yaml:1:13 there is no placeholder `{title}` here | "
                                    "write one of {name}, {label}, {contacts}"},
        {"{furniture: {footer: {other: \"{nam}\"}}}",
         "CV-E021 profile.yaml:1:32 there is no placeholder `{nam}` here | write `{name}`"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct load load;
        load_settings(&load, cases[i].settings);
        assert_false(load.loaded);
        assert_int_equal(load.test.diags.count, 1);
        assert_str_equal(said(&load, 0), cases[i].said);
        finish(&load);
    }
}

/* docs/layouts.md, which describes all of this. */
static cv_str read_docs(struct cv_arena *arena)
{
    cv_str bytes = {0};
    assert_int_equal(cv_io_read(arena, CV_TEST_SOURCE_DIR "/docs/layouts.md", CV_LIMIT_INPUT_BYTES, &bytes), 0);
    return bytes;
}

static void every_example_of_the_docs_loads(void **state)
{
    (void)state;
    struct test_context own;
    cv_str docs = read_docs(test_context_new(&own)->arena);
    size_t examples = 0;
    for (size_t at = cv_str_find(docs, CV_STR("```yaml\n")); at < docs.length; examples++) {
        at += strlen("```yaml\n");
        cv_str rest = cv_str_slice(docs, at, docs.length);
        size_t length = cv_str_find(rest, CV_STR("```\n"));
        struct load load;
        load_settings(&load, cv_str_to_c(own.cx.arena, cv_str_slice(rest, 0, length)));
        assert_true(load.loaded);
        assert_str_equal(said(&load, 0), "");
        finish(&load);
        at += length + strlen("```\n");
        at += cv_str_find(cv_str_slice(docs, at, docs.length), CV_STR("```yaml\n"));
    }
    assert_in_range(examples, 10, 100);
    test_context_free(&own);
}

/* Keys whose names are a layout's own choice are left out by `depth`. */
static void check_documented(struct cv_arena *arena, cv_str docs, const struct cv_node *node, int depth)
{
    for (size_t i = 0; node->kind == CV_NODE_MAPPING && depth > 0 && i < node->count; i++) {
        cv_str key = node->pairs[i].key;
        cv_str code = cv_str_printf(arena, "`%.*s`", CV_STR_ARG(key));
        cv_str path = cv_str_printf(arena, ".%.*s`", CV_STR_ARG(key));
        if (cv_str_find(docs, code) == docs.length && cv_str_find(docs, path) == docs.length)
            fail_msg("%.*s is not in docs/layouts.md", CV_STR_ARG(code));
        bool named = cv_str_equal(key, CV_STR("papers"));
        check_documented(arena, docs, node->pairs[i].value, named ? 0 : depth - 1);
    }
}

static void every_key_is_in_the_docs(void **state)
{
    (void)state;
    struct test_context own;
    struct cv_context *cx = test_context_new(&own);
    cv_str base = {0};
    const struct cv_node *tree = NULL;
    assert_true(cv_resource_lookup(CV_STR("layouts/base.yaml"), &base));
    assert_true(cv_yaml_parse(cx, cv_sources_add(cx->sources, CV_STR("base.yaml"), base), &tree));
    check_documented(cx->arena, read_docs(cx->arena), tree, 2);
    test_context_free(&own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bundled_layouts_load_without_a_word),
        cmocka_unit_test(lengths_are_exact),
        cmocka_unit_test(what_is_no_length_is_said),
        cmocka_unit_test(paper_goes_by_name_or_by_size),
        cmocka_unit_test(colours_come_in_three_forms),
        cmocka_unit_test(contrast_follows_wcag),
        cmocka_unit_test(styles_inherit),
        cmocka_unit_test(styles_that_cannot_be_are_said),
        cmocka_unit_test(small_text_is_a_warning),
        cmocka_unit_test(unknown_keys_are_warnings_with_the_nearest),
        cmocka_unit_test(keys_without_value_change_nothing),
        cmocka_unit_test(entries_lie_over_the_default),
        cmocka_unit_test(layouts_extend_layouts),
        cmocka_unit_test(broken_chains_are_said_in_their_file),
        cmocka_unit_test(chains_are_bounded),
        cmocka_unit_test(hostile_palettes_and_styles_are_bounded),
        cmocka_unit_test(unknown_layouts_name_the_nearest),
        cmocka_unit_test(names_are_sorted_and_the_first_folder_wins),
        cmocka_unit_test(templates_are_checked),
        cmocka_unit_test(every_example_of_the_docs_loads),
        cmocka_unit_test(every_key_is_in_the_docs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
