#include "test.h"

#include "base/suggest.h"

static const char *const words[] = {"highlights", "summary", "startDate", "endDate", "url", "name", "keywords"};

static const char *nearest(const char *word)
{
    return cv_suggest(cv_str_from_c(word), words, sizeof words / sizeof *words);
}

static void each_kind_of_slip_finds_its_word(void **state)
{
    (void)state;
    assert_string_equal(nearest("hilights"), "highlights");  /* two letters left out */
    assert_string_equal(nearest("summmary"), "summary");     /* one too many */
    assert_string_equal(nearest("sumnary"), "summary");      /* a wrong one */
    assert_string_equal(nearest("naem"), "name");            /* swapped: one edit, not two */
    assert_string_equal(nearest("START_DATE"), "startDate"); /* case and joints do not count */
    assert_string_equal(nearest("start-date"), "startDate");
    assert_string_equal(nearest("uri"), "url");
}

static void what_is_too_far_finds_nothing(void **state)
{
    (void)state;
    assert_null(nearest("nmea")); /* two edits in four letters */
    assert_null(nearest("salary"));
    assert_null(nearest("xyz"));
    assert_null(nearest(""));
    assert_null(nearest("--"));
    assert_null(nearest("an extraordinarily long key that nobody would ever type into a file of this kind"));
    assert_null(cv_suggest(CV_STR("name"), NULL, 0));
}

static void the_first_of_equals_wins(void **state)
{
    (void)state;
    static const char *const pair[] = {"cat", "car"};
    assert_string_equal(cv_suggest(CV_STR("cas"), pair, 2), "cat");
    assert_string_equal(cv_suggest(CV_STR("car"), pair, 2), "car");
}

/* At the table's edge, and beyond it. */
static void long_words_are_compared_within_bounds(void **state)
{
    (void)state;
    static const char exact[] = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkl"; /* 64 letters */
    char longer[80];
    memset(longer, 'x', sizeof longer);
    longer[sizeof longer - 1] = '\0';
    const char *const list[] = {longer, exact};
    assert_ptr_equal(cv_suggest(CV_STR("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghij"), list, 2), exact);
    assert_null(cv_suggest(cv_str_from_c(longer), list, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_slip_finds_its_word),
        cmocka_unit_test(what_is_too_far_finds_nothing),
        cmocka_unit_test(the_first_of_equals_wins),
        cmocka_unit_test(long_words_are_compared_within_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
