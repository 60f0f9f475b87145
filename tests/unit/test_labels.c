/* The words and forms of languages: every file is whole, and dates look as its language writes them. */
#include "test.h"

#include "base/resource.h"
#include "base/strbuf.h"
#include "cvpdf.h"
#include "design/design.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LANGUAGES = 26 };

/* --- files --- */

static bool is_label_file(cv_str path)
{
    return cv_str_starts(path, CV_STR("labels/")) && cv_str_ends(path, CV_STR(".yaml"));
}

static const struct cv_node *parse(struct cv_context *cx, cv_str path)
{
    cv_str bytes;
    const struct cv_node *tree;
    assert_true(cv_resource_lookup(path, &bytes));
    assert_true(cv_yaml_parse(cx, cv_sources_add(cx->sources, path, bytes), &tree));
    return tree;
}

/* All keys of `base` are in `labels` and no other; only what is empty in base may be left out, or be said beside it. */
static void assert_same_keys(cv_str path, const struct cv_node *base, const struct cv_node *labels)
{
    assert_int_equal(labels->kind, CV_NODE_MAPPING);
    for (size_t i = 0; i < base->count; i++) {
        const struct cv_node *in_base = base->pairs[i].value;
        const struct cv_node *value = cv_node_lookup_pair(labels, base->pairs[i].key) == NULL
                                          ? NULL
                                          : cv_node_lookup_pair(labels, base->pairs[i].key)->value;
        if (value == NULL && !cv_node_is_empty(in_base))
            fail_msg("%.*s lacks `%.*s`", CV_STR_ARG(path), CV_STR_ARG(base->pairs[i].key));
        if (value == NULL) continue;
        assert_int_equal(value->kind, in_base->kind);
        assert_false(cv_node_is_empty(value));
        if (in_base->kind == CV_NODE_MAPPING) assert_same_keys(path, in_base, value);
        if (in_base->kind == CV_NODE_SEQUENCE) assert_int_equal(value->count, 12);
    }
    for (size_t i = 0; i < labels->count; i++)
        if (cv_node_lookup_pair(base, labels->pairs[i].key) == NULL)
            fail_msg("%.*s has `%.*s`", CV_STR_ARG(path), CV_STR_ARG(labels->pairs[i].key));
}

static void every_file_has_the_keys_of_base(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    const struct cv_node *base = cv_node_lookup(parse(cx, CV_STR("layouts/base.yaml")), "labels");
    size_t count = 0;
    for (size_t i = 0; cv_resource_path(i).length > 0; i++) {
        cv_str path = cv_resource_path(i);
        if (!is_label_file(path)) continue;
        assert_same_keys(path, base, parse(cx, path));
        count++;
    }
    assert_int_equal(count, LANGUAGES);
    assert_int_equal(test.diags.count, 0);
    test_context_free(&test);
}

/* --- documents --- */

struct made {
    struct cv_fonts *fonts;
    struct cv_compile *compile;
    enum cv_status status;
};

/* Compiles a profile, as `profile`, in the language `lang` to `format`. */
static cv_str make(struct made *made, const char *profile, const char *text, const char *lang, const char *format)
{
    char setting[64];
    const char *settings[] = {setting};
    snprintf(setting, sizeof setting, "lang=%s", lang);
    struct cv_request request = {.profile = profile,
                                 .text = text,
                                 .text_size = strlen(text),
                                 .format = format,
                                 .settings = settings,
                                 .setting_count = *lang != '\0'};
    made->fonts = cv_fonts_new(NULL, 0);
    assert_non_null(made->fonts);
    made->status = cv_compile_run(&request, made->fonts, &made->compile);
    assert_non_null(made->compile);
    size_t size;
    const char *bytes = cv_compile_output(made->compile, &size);
    return (cv_str){.data = bytes, .length = size};
}

static void free_made(struct made *made)
{
    cv_compile_free(made->compile);
    cv_fonts_free(made->fonts);
}

static void assert_has(cv_str text, const char *part)
{
    if (cv_str_find(text, cv_str_from_c(part)) == text.length) fail_msg("there is no \"%s\" in:\n%.*s", part, CV_STR_ARG(text));
}

static void assert_silent(const struct made *made)
{
    struct cv_report report;
    if (cv_compile_report(made->compile, 0, &report)) fail_msg("%s %s", report.code, report.message);
    assert_int_equal(made->status, CV_STATUS_DONE);
}

/* Every section, every label, every month with and without a day. */
static const char everything[] =
    "basics:\n"
    "  name: Ada\n"
    "  summary: S\n"
    "  profiles: [{network: N, username: u}]\n"
    "work:\n"
    "  - {name: A, startDate: 2019-03, roles: [r, s], type: t}\n"
    "  - {name: B, startDate: 2001, endDate: 2005-05-06}\n"
    "volunteer: [{organization: A}]\n"
    "education: [{institution: A, score: x, courses: [c, d]}]\n"
    "awards:\n"
    "  - {title: A, date: 2012-01-31}\n  - {title: A, date: 2012-02-01}\n  - {title: A, date: 2012-03-12}\n"
    "  - {title: A, date: 2012-04-01}\n  - {title: A, date: 2012-05-01}\n  - {title: A, date: 2012-06-01}\n"
    "  - {title: A, date: 2012-07-01}\n  - {title: A, date: 2012-08-01}\n  - {title: A, date: 2012-09-01}\n"
    "  - {title: A, date: 2012-10-01}\n  - {title: A, date: 2012-11-01}\n  - {title: A, date: 2012-12-01}\n"
    "certificates:\n"
    "  - {name: A, date: 2012-01}\n  - {name: A, date: 2012-02}\n  - {name: A, date: 2012-03}\n  - {name: A, date: 2012-04}\n"
    "  - {name: A, date: 2012-05}\n  - {name: A, date: 2012-06}\n  - {name: A, date: 2012-07}\n  - {name: A, date: 2012-08}\n"
    "  - {name: A, date: 2012-09}\n  - {name: A, date: 2012-10}\n  - {name: A, date: 2012-11}\n  - {name: A, date: 2012-12}\n"
    "publications: [{name: A}]\n"
    "skills: [{name: A, keywords: [a, b]}]\n"
    "languages: [{language: A}]\n"
    "interests: [{name: A}]\n"
    "references: [{name: A, level: l, keywords: [a, b]}]\n"
    "projects: [{name: A, level: l, keywords: [a, b]}]\n";

static void every_language_prints_with_the_fonts_that_are_built_in(void **state)
{
    (void)state;
    for (size_t i = 0; cv_resource_path(i).length > 0; i++) {
        cv_str path = cv_resource_path(i);
        if (!is_label_file(path)) continue;
        char lang[40];
        snprintf(lang, sizeof lang, "%.*s", (int)(path.length - strlen("labels/.yaml")), path.data + strlen("labels/"));
        struct made made;
        cv_str pdf = make(&made, "absent/x.yaml", everything, lang, "pdf");
        assert_silent(&made);
        assert_true(cv_str_starts(pdf, CV_STR("%PDF-")));
        free_made(&made);
    }
}

/* A range that goes on, one from a year to a day, a day, a title. */
static const struct {
    const char *lang, *present, *years, *day, *title;
} golden[] = {
    {"en", "Mar 2019 – Present", "2001 – May 2005", "12 Mar 2012", "Experience"},
    {"fr", "mars 2019 – aujourd’hui", "2001 – mai 2005", "12 mars 2012", "Expérience professionnelle"},
    {"de", "März 2019 – heute", "2001 – Mai 2005", "12. März 2012", "Berufserfahrung"},
    {"es", "mar 2019 – actualidad", "2001 – may 2005", "12 mar 2012", "Experiencia profesional"},
    {"it", "mar 2019 – oggi", "2001 – mag 2005", "12 mar 2012", "Esperienza professionale"},
    {"pt", "mar. de 2019 – atual", "2001 – mai. de 2005", "12 de mar. de 2012", "Experiência profissional"},
    {"nl", "mrt 2019 – heden", "2001 – mei 2005", "12 mrt 2012", "Werkervaring"},
    {"sv", "mars 2019 – pågående", "2001 – maj 2005", "12 mars 2012", "Arbetslivserfarenhet"},
    {"da", "mar. 2019–nu", "2001–maj 2005", "12. mar. 2012", "Erhvervserfaring"},
    {"nb", "mar. 2019–nå", "2001–mai 2005", "12. mar. 2012", "Arbeidserfaring"},
    {"fi", "maaliskuu 2019 – nykyhetki", "2001 – toukokuu 2005", "12. maalisk. 2012", "Työkokemus"},
    {"pl", "mar 2019–obecnie", "2001–maj 2005", "12 mar 2012", "Doświadczenie zawodowe"},
    {"cs", "březen 2019 – současnost", "2001 – květen 2005", "12. března 2012", "Pracovní zkušenosti"},
    {"hu", "2019. márc. – jelenleg", "2001 – 2005. máj.", "2012. márc. 12.", "Szakmai tapasztalat"},
    {"ro", "mar. 2019 – prezent", "2001 – mai 2005", "12 mar. 2012", "Experiență profesională"},
    {"ru", "март 2019 – настоящее время", "2001 – май 2005", "12 мар. 2012", "Опыт работы"},
    {"uk", "бер 2019 – дотепер", "2001 – тра 2005", "12 бер. 2012", "Досвід роботи"},
    {"el", "Μαρ 2019 – σήμερα", "2001 – Μαΐ 2005", "12 Μαρ 2012", "Επαγγελματική εμπειρία"},
    {"tr", "Mar 2019 – günümüz", "2001 – May 2005", "12 Mar 2012", "İş Deneyimi"},
    {"zh", "2019年3月 – 至今", "2001年 – 2005年5月", "2012年3月12日", "工作经历"},
    {"zh-Hant", "2019年3月 – 至今", "2001年 – 2005年5月", "2012年3月12日", "工作經歷"},
    {"ja", "2019年3月～現在", "2001年～2005年5月", "2012年3月12日", "職務経歴"},
    {"ko", "2019년 3월 ~ 현재", "2001년 ~ 2005년 5월", "2012년 3월 12일", "경력"},
    {"ar", "مارس 2019 – الآن", "2001 – مايو 2005", "12 مارس 2012", "الخبرة المهنية"},
    {"he", "מרץ 2019 – היום", "2001 – מאי 2005", "12 במרץ 2012", "ניסיון תעסוקתי"},
    {"vi", "3/2019 – hiện tại", "2001 – 5/2005", "12/3/2012", "Kinh nghiệm làm việc"},
    {"id", "Mar 2019 – sekarang", "2001 – Mei 2005", "12 Mar 2012", "Pengalaman Kerja"},
};

static void dates_and_titles_follow_the_language(void **state)
{
    (void)state;
    assert_int_equal(sizeof golden / sizeof *golden, LANGUAGES + 1);
    for (size_t i = 0; i < sizeof golden / sizeof *golden; i++) {
        struct made made;
        cv_str text = make(&made, "absent/x.yaml", everything, golden[i].lang, "txt");
        assert_silent(&made);
        assert_has(text, golden[i].present);
        assert_has(text, golden[i].years);
        assert_has(text, golden[i].day);
        assert_has(text, golden[i].title);
        free_made(&made);
    }
}

static void punctuation_follows_the_language(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *list, *skill, *network;
    } rows[] = {
        {"en", "Courses: c, d", "A: a, b", "N: u"},  {"fr", "Cours : c, d", "A : a, b", "N : u"},
        {"zh", "课程：c、d", "A：a、b", "N：u"},     {"ja", "科目：c、d", "A：a、b", "N：u"},
        {"ar", "المقررات: c، d", "A: a، b", "N: u"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct made made;
        cv_str text = make(&made, "absent/x.yaml", everything, rows[i].lang, "txt");
        assert_has(text, rows[i].list);
        assert_has(text, rows[i].skill);
        assert_has(text, rows[i].network);
        free_made(&made);
    }
}

/* --- texts in several languages --- */

static const char languages[] = "fallback: [de, ko]\n"
                                "basics:\n"
                                "  name: Ada\n"
                                "  label: {en: Engineer, de: Ingenieurin}\n"
                                "  summary: {zh: 一, ko: 이, en: two}\n"
                                "  url: {ru: \"https://example.com\"}\n"
                                "work:\n"
                                "  - {name: Acme, position: {fr: Chef, en: Head}, highlights: {fr: [\"**Un**\"], en: [One]}}\n"
                                "  - {name: {sv: Firma}, position: same}\n";

/* The languages that the structure has, in order. */
static void assert_spans(const char *lang, const char *expected)
{
    struct made made;
    struct cv_request request = {
        .profile = "absent/x.yaml", .text = languages, .text_size = sizeof languages - 1, .dump = CV_DUMP_DOCUMENT};
    char setting[16];
    const char *settings[] = {setting};
    snprintf(setting, sizeof setting, "lang=%s", lang);
    request.settings = settings;
    request.setting_count = 1;
    made.fonts = cv_fonts_new(NULL, 0);
    assert_int_equal(cv_compile_run(&request, made.fonts, &made.compile), CV_STATUS_DONE);
    size_t size;
    const char *dump = cv_compile_output(made.compile, &size);
    char found[200] = "";
    for (cv_str rest = {.data = dump, .length = size}; rest.length > 0;) {
        size_t end = cv_str_find(rest, CV_STR("\n"));
        cv_str line = cv_str_slice(rest, 0, end);
        size_t role = cv_str_find(line, CV_STR("Span "));
        if (role == line.length) role = cv_str_find(line, CV_STR("Link "));
        size_t at = cv_str_find(line, CV_STR(" lang \""));
        if (role < line.length && at < line.length)
            snprintf(found + strlen(found), sizeof found - strlen(found), "%.4s %.2s ", line.data + role, line.data + at + 7);
        rest = cv_str_slice(rest, end < rest.length ? end + 1 : end, rest.length);
    }
    assert_string_equal(found, expected);
    free_made(&made);
}

static void a_text_keeps_its_language(void **state)
{
    (void)state;
    assert_spans("fr", "Span de Link ru Span ko Span sv ");
    assert_spans("en", "Link ru Span sv ");
    assert_spans("de-CH", "Link ru Span ko Span en Span en Span sv ");
    assert_spans("zh-TW", "Span de Link ru Span en Span en Span sv ");
}

static void what_is_not_translated_is_listed(void **state)
{
    (void)state;
    static const struct {
        size_t line, column;
        const char *label;
    } rows[] = {{4, 10, "printed in `de`"}, {5, 12, "printed in `ko`"}, {6, 8, "printed in `ru`"}, {9, 12, "printed in `sv`"}};
    struct made made;
    struct cv_report report;
    make(&made, "absent/x.yaml", languages, "fr", "pdf");
    assert_int_equal(made.status, CV_STATUS_DONE);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(cv_compile_report(made.compile, i, &report));
        assert_string_equal(report.code, "CV-W070");
        assert_string_equal(report.message, "a text is not there in `fr`");
        assert_string_equal(report.label, rows[i].label);
        assert_string_equal(report.hint, "add `fr: …`");
        assert_int_equal(report.line, rows[i].line);
        assert_int_equal(report.column, rows[i].column);
    }
    assert_false(cv_compile_report(made.compile, sizeof rows / sizeof *rows, &report));
    free_made(&made);
    make(&made, "absent/x.yaml", languages, "", "pdf"); /* nobody has asked for a language */
    assert_silent(&made);
    free_made(&made);
}

static void a_long_list_is_counted(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_strbuf text = CV_STRBUF(cx->arena);
    cv_strbuf_add_c(&text, "lang: it\nbasics: {name: A}\nskills:\n");
    for (int i = 0; i < 30; i++) cv_strbuf_printf(&text, "  - name: {en: s%d}\n", i);
    struct made made;
    struct cv_report report;
    make(&made, "absent/x.yaml", cv_str_to_c(cx->arena, cv_strbuf_view(&text)), "", "txt");
    assert_int_equal(cv_compile_warnings(made.compile), 9);
    assert_true(cv_compile_report(made.compile, 8, &report));
    assert_string_equal(report.message, "30 texts are not there in `it`");
    assert_string_equal(report.label, "the first 8 are listed");
    assert_int_equal(report.line, 1);
    free_made(&made);
    test_context_free(&test);
}

static void what_is_no_tag_is_no_fallback(void **state)
{
    (void)state;
    static const struct {
        const char *fallback;
        size_t warnings;
        const char *printed;
    } rows[] = {
        {"de", 1, "Ingenieurin"},           {"[de_AT]", 1, "Ingenieurin"}, {"[xx, de]", 2, "Ingenieurin"},
        {"{de: en}", 2, "Engineer"},        {"", 1, "Engineer"},           {"[]", 1, "Engineer"},
        {"[[de]]", 2, "Engineer"},          {"5", 2, "Engineer"},          {"[es, zh]", 1, "Engineer"},
        {"[it, it, de]", 1, "Ingenieurin"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[200];
        struct made made;
        snprintf(text, sizeof text, "lang: fr\nfallback: %s\nbasics: {name: A, label: {en: Engineer, de: Ingenieurin}}\n",
                 rows[i].fallback);
        assert_has(make(&made, "absent/x.yaml", text, "", "txt"), rows[i].printed);
        assert_int_equal(cv_compile_warnings(made.compile), rows[i].warnings);
        free_made(&made);
    }
}

/* --- which file --- */

static void tags_lead_to_the_nearest_file(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *title;
    } rows[] = {
        {"zh-Hant-TW", "工作經歷"},   {"zh-TW", "工作經歷"},      {"zh_hk", "工作經歷"},
        {"zh-CN", "工作经历"},        {"zh-Hans-SG", "工作经历"}, {"pt-BR", "Experiência profissional"},
        {"de_at", "Berufserfahrung"}, {"no", "Arbeidserfaring"},  {"nn-NO", "Arbeidserfaring"},
        {"en-GB", "Experience"},      {"DE", "Berufserfahrung"},  {"", "Experience"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct made made;
        cv_str text = make(&made, "absent/x.yaml", "{basics: {name: A}, work: [{name: B}]}", rows[i].lang, "txt");
        assert_silent(&made);
        assert_has(text, rows[i].title);
        free_made(&made);
    }
}

static void a_language_without_labels_is_said(void **state)
{
    (void)state;
    static const struct {
        const char *text, *title, *message;
    } rows[] = {
        {"{lang: sw, basics: {name: A}, work: [{name: B}]}", "Experience",
         "there are no section titles and month names in `sw`; those in `en` are used"},
        {"{lang: sw, fallback: [mi, fr], basics: {name: A}, work: [{name: B}]}", "Expérience professionnelle",
         "there are no section titles and month names in `sw`; those in `fr` are used"},
        {"{lang: sw, fallback: [en, fr], basics: {name: A}, work: [{name: B}]}", "Experience",
         "there are no section titles and month names in `sw`; those in `en` are used"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct made made;
        struct cv_report report;
        cv_str text = make(&made, "absent/x.yaml", rows[i].text, "", "txt");
        assert_int_equal(made.status, CV_STATUS_DONE);
        assert_int_equal(cv_compile_warnings(made.compile), 1);
        assert_true(cv_compile_report(made.compile, 0, &report));
        assert_string_equal(report.code, "CV-W071");
        assert_string_equal(report.message, rows[i].message);
        assert_int_equal(report.column, 8);
        assert_has(text, rows[i].title);
        free_made(&made);
    }
}

/* A folder with a file `labels/NAME`. */
struct folder {
    char path[64];
    char profile[80];
};

static void write_labels(struct folder *folder, const char *name, const char *text)
{
    char file[128];
    if (folder->path[0] == '\0') {
        snprintf(folder->path, sizeof folder->path, "/tmp/cvpdf-labels-XXXXXX");
        assert_non_null(mkdtemp(folder->path));
        snprintf(folder->profile, sizeof folder->profile, "%s/cv.yaml", folder->path);
        snprintf(file, sizeof file, "%s/labels", folder->path);
        assert_int_equal(mkdir(file, 0700), 0);
    }
    snprintf(file, sizeof file, "%s/labels/%s", folder->path, name);
    FILE *stream = fopen(file, "w");
    assert_non_null(stream);
    fputs(text, stream);
    assert_int_equal(fclose(stream), 0);
}

static void remove_folder(const struct folder *folder)
{
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", folder->path);
    assert_int_equal(system(command), 0);
}

static void a_file_beside_the_profile_lies_over_what_is_built_in(void **state)
{
    (void)state;
    struct folder folder = {.path = ""};
    struct made made;
    write_labels(&folder, "fr.yaml", "sections: {work: Parcours, education: ~}\n");
    write_labels(&folder, "sw.yaml", "sections: {work: Kazi}\n");
    write_labels(&folder, "en.yaml", "present: today\n");
    cv_str text = make(&made, folder.profile, everything, "fr-CA", "txt");
    assert_silent(&made);
    assert_has(text, "Parcours");
    assert_has(text, "Formation");
    assert_has(text, "mars 2019 – aujourd’hui");
    free_made(&made);
    text = make(&made, folder.profile, everything, "sw", "txt");
    assert_silent(&made);
    assert_has(text, "Kazi");
    assert_has(text, "Mar 2019 – Present");
    free_made(&made);
    text = make(&made, folder.profile, everything, "", "txt");
    assert_silent(&made);
    assert_has(text, "Mar 2019 – today");
    free_made(&made);
    text = make(&made, folder.profile, "{basics: {name: A}, work: [{name: B}], design: {labels: {sections: {work: Mine}}}}",
                "fr", "txt");
    assert_silent(&made);
    assert_has(text, "Mine");
    free_made(&made);
    remove_folder(&folder);
}

static void what_is_wrong_in_a_file_is_said_there(void **state)
{
    (void)state;
    static const struct {
        const char *text, *code;
        size_t line;
    } rows[] = {
        {"present: now\nsections: {wrok: x}\n", "CV-W020", 2},
        {"months: [a, b]\n", "CV-E021", 1},
        {"- a\n", "CV-E021", 1},
        {"dates: {month: \"{mnoth}\"}\n", "CV-E021", 1},
        {"a: [", "CV-E004", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct folder folder = {.path = ""};
        struct made made;
        struct cv_report report;
        write_labels(&folder, "fr.yaml", rows[i].text);
        make(&made, folder.profile, "{lang: fr, basics: {name: A}}", "", "txt");
        assert_true(cv_compile_report(made.compile, 0, &report));
        assert_string_equal(report.code, rows[i].code);
        assert_int_equal(report.line, rows[i].line);
        assert_non_null(strstr(report.file, "/labels/fr.yaml"));
        free_made(&made);
        remove_folder(&folder);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file_has_the_keys_of_base),
        cmocka_unit_test(every_language_prints_with_the_fonts_that_are_built_in),
        cmocka_unit_test(dates_and_titles_follow_the_language),
        cmocka_unit_test(punctuation_follows_the_language),
        cmocka_unit_test(a_text_keeps_its_language),
        cmocka_unit_test(what_is_not_translated_is_listed),
        cmocka_unit_test(a_long_list_is_counted),
        cmocka_unit_test(what_is_no_tag_is_no_fallback),
        cmocka_unit_test(tags_lead_to_the_nearest_file),
        cmocka_unit_test(a_language_without_labels_is_said),
        cmocka_unit_test(a_file_beside_the_profile_lies_over_what_is_built_in),
        cmocka_unit_test(what_is_wrong_in_a_file_is_said_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
