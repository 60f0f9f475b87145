#include "test.h"

#include "profile/date_words.h"
#include "profile/dates.h"
#include "profile/text.h"

/* "2021-08-03", "present", "free", "none": as far as the date is known. */
static cv_str shown(struct cv_arena *arena, const struct cv_date *date)
{
    switch (date->kind) {
    case CV_DATE_NONE:
        return CV_STR("none");
    case CV_DATE_YEAR:
        return cv_str_printf(arena, "%04d", date->year);
    case CV_DATE_MONTH:
        return cv_str_printf(arena, "%04d-%02d", date->year, date->month);
    case CV_DATE_DAY:
        return cv_str_printf(arena, "%04d-%02d-%02d", date->year, date->month, date->day);
    case CV_DATE_PRESENT:
        return CV_STR("present");
    case CV_DATE_FREE:
        return CV_STR("free");
    }
    return CV_STR("");
}

static void check(const char *const (*rows)[2], size_t count)
{
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    for (size_t i = 0; i < count; i++) {
        struct cv_date date = cv_date_from_str(cv_str_from_c(rows[i][0]));
        cv_str got = shown(cx->arena, &date);
        if (!cv_str_equal(got, cv_str_from_c(rows[i][1])))
            fail_msg("\"%s\" is %.*s, expected %s", rows[i][0], CV_STR_ARG(got), rows[i][1]);
    }
    test_context_free(&test);
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static void numbers(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"2021", "2021"},
        {" 2021 ", "2021"},
        {"2021-08", "2021-08"},
        {"2021-8", "2021-08"},
        {"2021/08", "2021-08"},
        {"2021.08", "2021-08"},
        {"2021. 8.", "2021-08"},
        {"08/2021", "2021-08"},
        {"8-2021", "2021-08"},
        {"08.2021", "2021-08"},
        {"2021-08-03", "2021-08-03"},
        {"2021-8-3", "2021-08-03"},
        {"2021/8/3", "2021-08-03"},
        {"03.08.2021", "2021-08-03"},
        {"3. 8. 2021", "2021-08-03"},
        {"31/08/2021", "2021-08-31"},
        {"08/31/2021", "2021-08-31"},
        {"08/08/2021", "2021-08-08"},
        {"2020-01-01T00:00:00Z", "2020-01-01"},
        {"2020-01-01T23:59:59.999+02:00", "2020-01-01"},
        {"2020-01-01 12:30:00", "2020-01-01"},
        {"2020-02-29", "2020-02-29"},
        {"2000-02-29", "2000-02-29"},
        {"1000", "1000"},
        {"2999", "2999"},
    };
    CHECK(rows);
}

static void months_in_words(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"August 2021", "2021-08"},
        {"AUGUST 2021", "2021-08"},
        {"Aug 2021", "2021-08"},
        {"Aug. 2021", "2021-08"},
        {"Sept 2021", "2021-09"},
        {"August, 2021", "2021-08"},
        {"2021 August", "2021-08"},
        {"2021-Aug", "2021-08"},
        {"3 August 2021", "2021-08-03"},
        {"August 3, 2021", "2021-08-03"},
        {"August 3rd, 2021", "2021-08-03"},
        {"the 3rd of August 2021", "2021-08-03"},
        {"3-Aug-2021", "2021-08-03"},
        {"3. August 2021", "2021-08-03"},
        {"M\xC3\xA4rz 2021", "2021-03"},
        {"Maerz 2021", "2021-03"},
        {"J\xC3\xA4nner 2021", "2021-01"},
        {"Okt. 2021", "2021-10"},
        {"ao\xC3\xBBt 2021", "2021-08"},
        {"aou\xCC\x82t 2021", "2021-08"},
        {"AO\xC3\x9BT 2021", "2021-08"},
        {"1er f\xC3\xA9vrier 2021", "2021-02-01"},
        {"d\xC3\xA9"
         "c. 2021",
         "2021-12"},
        {"agosto de 2021", "2021-08"},
        {"3 de agosto de 2021", "2021-08-03"},
        {"mar\xC3\xA7o de 2021", "2021-03"},
        {"giugno 2021", "2021-06"},
        {"mei 2021", "2021-05"},
        {"juny del 2021", "2021-06"},
        {"kes\xC3\xA4kuu 2021", "2021-06"},
        {"2021. augusztus", "2021-08"},
        {"sierpie\xC5\x84 2021", "2021-08"},
        {"3 pa\xC5\xBA"
         "dziernika 2021 r.",
         "2021-10-03"},
        {"\xC5\x99\xC3\xADjen 2021", "2021-10"},
        {"A\xC4\x9Fustos 2021", "2021-08"},
        {"август 2021", "2021-08"},
        {"Август 2021 г.", "2021-08"},
        {"3 августа 2021 года", "2021-08-03"},
        {"серпень 2021 р.", "2021-08"},
        {"Αύγουστος 2021", "2021-08"},
        {"ΑΥΓΟΥΣΤΟΣ 2021", "2021-08"},
        {"אוגוסט 2021", "2021-08"},
        {"أغسطس 2021", "2021-08"},
        {"अगस्त 2021", "2021-08"},
        {"八月 2021", "2021-08"},
    };
    CHECK(rows);
}

static void east_asia_and_other_digits(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"2021年", "2021"},
        {"2021年8月", "2021-08"},
        {"2021 年 8 月 3 日", "2021-08-03"},
        {"2021年十一月", "2021-11"},
        {"2021年8月3号", "2021-08-03"},
        {"2021년 8월", "2021-08"},
        {"2021년 8월 3일", "2021-08-03"},
        {"２０２１年８月", "2021-08"},
        {"٢٠٢١", "2021"},
        {"۲۰۲۱", "2021"},
        {"2021–08", "2021-08"},
        {"August\xC2\xA0"
         "2021",
         "2021-08"},
    };
    CHECK(rows);
}

static void words_for_the_present(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Present",
        "present",
        "PRESENT",
        "(present)",
        "now",
        "Current",
        "today",
        "to date",
        "ongoing",
        "至今",
        "现在",
        "現在",
        "目前",
        "현재",
        "재직 중",
        "aktuell",
        "heute",
        "bis heute",
        "Présent",
        "present",
        "actuel",
        "aujourd'hui",
        "aujourd’hui",
        "à ce jour",
        "presente",
        "Actualidad",
        "la actualidad",
        "attuale",
        "in corso",
        "atual",
        "o momento",
        "heden",
        "nu",
        "obecnie",
        "do dziś",
        "současnost",
        "súčasnosť",
        "н.в.",
        "н. в.",
        "по настоящее время",
        "настоящее время",
        "Сейчас",
        "теперішній час",
        "сега",
        "σήμερα",
        "Παρόν",
        "היום",
        "حتى الآن",
        "الآن",
        "nå",
        "nutid",
        "nuvarande",
        "nykyinen",
        "jelenleg",
        "prezent",
        "günümüz",
        "şu an",
        "sekarang",
        "hiện tại",
        "वर्तमान",
        "ปัจจุบัน",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (cv_date_from_str(cv_str_from_c(words[i])).kind != CV_DATE_PRESENT) fail_msg("\"%s\"", words[i]);
}

static void everything_else_is_free(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", "none"},
        {"  ", "none"},
        {"Spring 2023", "free"},
        {"around 2009", "free"},
        {"NA", "free"},
        {"n/a", "free"},
        {"21", "free"},
        {"08/21", "free"},
        {"03/04/2020", "free"},
        {"2019-2020", "free"},
        {"2019/20", "free"},
        {"2019-20", "free"},
        {"20210803", "free"},
        {"202108", "free"},
        {"2021-08-03-04", "free"},
        {"August", "free"},
        {"August September 2021", "free"},
        {"August 2021 2022", "free"},
        {"2021-08 to 2022-09", "free"},
        {"2021?", "free"},
        {"Q3 2021", "free"},
        {"2020-01-01Tea", "free"},
        {"a very long text that is certainly not a date in any of the languages that the tables know about", "free"},
    };
    CHECK(rows);
}

static void dates_that_do_not_exist_are_told_from_texts(void **state)
{
    (void)state;
    static const char *const impossible[] = {
        "2021-13",    "2021-00", "2021-02-29", "2021-02-30", "1900-02-29", "2021-04-31",
        "2021-06-00", "13/2021", "0999",       "3000-01",    "31.11.2021", "30 February 2021",
    };
    for (size_t i = 0; i < sizeof impossible / sizeof *impossible; i++) {
        cv_str s = cv_str_from_c(impossible[i]);
        if (!cv_date_is_impossible(s) || cv_date_from_str(s).kind != CV_DATE_FREE) fail_msg("%s", impossible[i]);
    }
    static const char *const texts[] = {"Spring 2023", "2019/20", "2021-08", "present", "", "03/04/2020", "12345"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (cv_date_is_impossible(cv_str_from_c(texts[i]))) fail_msg("%s", texts[i]);
}

static void dates_compare_as_far_as_both_are_known(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        int order;
    } rows[] = {
        {"2020", "2021", -1},
        {"2021", "2021-08", 0},
        {"2021-08", "2021-08-03", 0},
        {"2021-08", "2021-07-30", 1},
        {"2021-08-03", "2021-08-02", 1},
        {"present", "2021", 1},
        {"2021", "present", -1},
        {"present", "present", 0},
        {"Spring 2023", "2021", 0},
        {"", "2021", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct cv_date a = cv_date_from_str(cv_str_from_c(rows[i].a));
        struct cv_date b = cv_date_from_str(cv_str_from_c(rows[i].b));
        int order = cv_date_compare(&a, &b);
        if ((order > 0) - (order < 0) != rows[i].order) fail_msg("\"%s\" \"%s\": %d", rows[i].a, rows[i].b, order);
    }
}

/* --- an entry's dates --- */

struct entry {
    const char *input;
    const char *start, *end; /* as shown() */
    const char *free;
    bool is_range;
    const char *said; /* code and text of each diagnostic's span */
};

static const struct entry entries[] = {
    {"{startDate: 2019-01, endDate: 2020-02}", "2019-01", "2020-02", "", true, ""},
    {"{startDate: 2019-01}", "2019-01", "present", "", true, ""},
    {"{startDate: 2019-01, endDate: }", "2019-01", "present", "", true, ""},
    {"{startDate: 2019-01, endDate: \"\"}", "2019-01", "present", "", true, ""},
    {"{startDate: 2019-01, endDate: Present}", "2019-01", "present", "", true, ""},
    {"{endDate: 2020}", "2020", "none", "", false, ""},
    {"{startDate: \"\", endDate: null}", "none", "none", "", false, ""},
    {"{startDate: now}", "present", "none", "", false, ""},
    {"{date: 2020-02}", "2020-02", "none", "", false, ""},
    {"{date: Spring 2020}", "free", "none", "", false, ""},
    {"{date: Summers, startDate: 2019, endDate: 2021}", "2019", "2021", "Summers", true, ""},
    {"{date: \"\", startDate: 2019, endDate: 2021}", "2019", "2021", "", true, ""},
    {"{releaseDate: 2020-02}", "2020-02", "none", "", false, ""},
    {"{releaseDate: 2020-02, date: soon}", "2020-02", "none", "soon", false, ""},
    {"{startDate: Spring 2020, endDate: 2021}", "free", "2021", "", true, "CV-W012 Spring 2020\n"},
    {"{releaseDate: forthcoming}", "free", "none", "", false, "CV-W012 forthcoming\n"},
    {"{date: 2021-13}", "free", "none", "", false, "CV-W012 2021-13\n"},
    {"{startDate: 2021-02-30, endDate: 2021-03}", "free", "2021-03", "", true, "CV-W012 2021-02-30\n"},
    {"{startDate: 2021-03, endDate: 2021-02}", "2021-03", "2021-02", "", true, "CV-W013 2021-02\n"},
    {"{startDate: 2021-03, endDate: 2020}", "2021-03", "2020", "", true, "CV-W013 2020\n"},
    {"{startDate: 2021-03, endDate: 2021}", "2021-03", "2021", "", true, ""},
    {"{startDate: [2019, 1], endDate: 2020}", "2019-01", "2020", "", true, "CV-W011 [2019, 1]\n"},
    {"{startDate: {text: 2019}, endDate: {de: heute, en: now}}", "2019", "present", "", true, ""},
};

static const struct cv_pair *pair_of(const struct cv_node *map, const char *key)
{
    return cv_node_lookup_pair(map, cv_str_from_c(key));
}

static void check_entry(const struct entry *expected)
{
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    cv_str input = cv_str_from_c(expected->input);
    const struct cv_node *root;
    assert_true(cv_yaml_parse(cx, cv_sources_add(cx->sources, CV_STR("a.yaml"), input), &root));
    struct cv_decoder decoder = {.cx = cx, .lang = CV_STR("en")};
    struct cv_dates dates = cv_dates_read(&decoder, pair_of(root, "startDate"), pair_of(root, "endDate"), pair_of(root, "date"),
                                          pair_of(root, "releaseDate"));
    assert_str_equal(shown(cx->arena, &dates.start), expected->start);
    assert_str_equal(shown(cx->arena, &dates.end), expected->end);
    assert_str_equal(dates.free.text, expected->free);
    assert_int_equal(dates.is_range, expected->is_range);
    cv_str said = CV_STR("");
    for (size_t i = 0; i < cx->diags->count; i++) {
        cv_span span = cx->diags->items[i].span;
        cv_str covered = cv_str_slice(input, span.start, span.end);
        said = cv_str_printf(cx->arena, "%.*s%s %.*s\n", CV_STR_ARG(said), cv_code_text(cx->diags->items[i].code),
                             CV_STR_ARG(covered));
    }
    assert_str_equal(said, expected->said);
    test_context_free(&test);
}

static void an_entry_has_a_range_or_a_date_or_a_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) check_entry(&entries[i]);
}

static void a_date_keeps_its_text(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    const struct cv_node *root;
    assert_true(cv_yaml_parse(cx, cv_sources_add(cx->sources, CV_STR("a.yaml"), CV_STR("startDate: August 2021\n")), &root));
    struct cv_decoder decoder = {.cx = cx, .lang = CV_STR("en")};
    struct cv_dates dates = cv_dates_read(&decoder, &root->pairs[0], NULL, NULL, NULL);
    assert_str_equal(dates.start.text.text, "August 2021");
    assert_int_equal(dates.start.text.span.start, 11);
    assert_int_equal(dates.start.text.span.end, 22);
    assert_ptr_equal(dates.start.text.node, root->pairs[0].value);
    test_context_free(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers),
        cmocka_unit_test(months_in_words),
        cmocka_unit_test(east_asia_and_other_digits),
        cmocka_unit_test(words_for_the_present),
        cmocka_unit_test(everything_else_is_free),
        cmocka_unit_test(dates_that_do_not_exist_are_told_from_texts),
        cmocka_unit_test(dates_compare_as_far_as_both_are_known),
        cmocka_unit_test(an_entry_has_a_range_or_a_date_or_a_text),
        cmocka_unit_test(a_date_keeps_its_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
