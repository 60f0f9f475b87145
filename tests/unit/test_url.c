#include "test.h"

#include "document/url.h"

static void addresses_become_uris(void **state)
{
    (void)state;
    static const struct {
        const char *text, *target, *shown;
    } cases[] = {
        {"https://example.com/", "https://example.com/", "example.com"},
        {"http://www.example.com/a/", "http://www.example.com/a/", "example.com/a"},
        {" HTTPS://example.com ", "HTTPS://example.com", "example.com"},
        {"example.com/a b", NULL, NULL},
        {"github.com/rayw000", "https://github.com/rayw000", "github.com/rayw000"},
        {"//example.com", "https://example.com", "example.com"},
        {"example.com:8080/x?y=/", "https://example.com:8080/x?y=/", "example.com:8080/x?y=/"},
        {"https://de.example.org/K\u00f6ln", "https://de.example.org/K%C3%B6ln", "de.example.org/K\u00f6ln"},
        {"a.b+c@example.co.uk", "mailto:a.b+c@example.co.uk", "a.b+c@example.co.uk"},
        {"mailto:a@b.org", "mailto:a@b.org", "a@b.org"},
        {"tel:+1", "tel:+1", "+1"},
        {"https://", NULL, NULL},
        {"javascript:alert(1)", NULL, NULL},
        {"file:///etc/passwd", NULL, NULL},
        {"ftp://example.com", NULL, NULL},
        {"../relative.html", NULL, NULL},
        {"not an address", NULL, NULL},
        {"word", NULL, NULL},
        {"3.14", NULL, NULL},
        {"@handle", NULL, NULL},
        {"a@", NULL, NULL},
        {"", NULL, NULL},
    };
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cv_url url;
        bool linked = cv_url_from_text(cx->arena, cv_str_from_c(cases[i].text), &url);
        if (linked != (cases[i].target != NULL)) fail_msg("\"%s\"", cases[i].text);
        if (!linked) continue;
        assert_str_equal(url.target, cases[i].target);
        assert_str_equal(url.shown, cases[i].shown);
    }
    test_context_free(&test);
}

static void telephone_numbers_become_uris(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    cv_str target;
    assert_true(cv_url_from_phone(cx->arena, CV_STR("+86 (10) 5550-0100"), &target));
    assert_str_equal(target, "tel:+861055500100");
    assert_true(cv_url_from_phone(cx->arena, CV_STR("010/5550+"), &target));
    assert_str_equal(target, "tel:0105550");
    assert_false(cv_url_from_phone(cx->arena, CV_STR("ask me"), &target));
    assert_false(cv_url_from_phone(cx->arena, CV_STR("+"), &target));
    test_context_free(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_become_uris),
        cmocka_unit_test(telephone_numbers_become_uris),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
