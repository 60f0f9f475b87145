/* What names a person, and what is left of a profile without it. */
#include "tree.h"

#include "variant/anonymity.h"
#include "variant/identity.h"

static const char person[] = "basics:\n"
                             "  name: Ada B. Lovelace\n"
                             "  email: ada@example.com\n"
                             "  phone: +44 (20) 7946-0100\n"
                             "  url: https://www.lovelace.example/\n"
                             "  location: {address: 12 St James's Square, postalCode: SW1Y 4LE, city: London}\n"
                             "  profiles:\n"
                             "    - {network: GitHub, username: ada1815, url: https://github.com/ada1815}\n"
                             "    - {network: Forge, username: engine}\n";

static void redaction(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *printed;
    } cases[] = {
        {"Nothing of it.", "Nothing of it."},
        {"", ""},
        {"As Ada B. Lovelace wrote", "As … wrote"},
        {"ADA LOVELACE, Lovelace, Ada and Lovelace Ada", "…, … and …"},
        {"Ada\nLovelace", "…"},
        {"Ada Lovelaces and Canada Lovelace", "Ada Lovelaces and Canada Lovelace"},
        {"write to ada@example.com.", "write to …."},
        {"call 02079460100 or +44 20 7946 0100", "call 02079460100 or +…"},
        {"call 442079460100, not 4420794601001", "call …, not 4420794601001"},
        {"see https://lovelace.example/notes/g#1 or www.lovelace.example", "see … or …"},
        {"at 12 St James's Square, SW1Y 4LE London", "at …, … London"},
        {"[the *engine*](https://github.com/ada1815/engine) runs", "the *engine* runs"},
        {"[[a] b](https://github.com/ada1815), [c](https://example.org)", "[a] b, [c](https://example.org)"},
        {"<a href=\"https://lovelace.example\">notes</a> and <a href='https://example.org'>more</a>",
         "notes and <a href='https://example.org'>more</a>"},
        {"<https://github.com/ada1815>", "<…>"},
        {"known as ada1815 and @engine, but no engine", "known as … and @…, but no engine"},
        {"https://forge.example/engine", "https://forge.example/…"},
        {"Ada Lovelace](x) [Ada Lovelace", "…](x) […"},
        {"](lovelace.example", "](…"},
    };
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    const struct cv_node *root = tree_from(cx, "profile", person);
    const struct cv_identity *identity = cv_identity_new(cx, &root, 1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cv_str text = cv_str_from_c(cases[i].text);
        cv_str printed = cv_identity_redact(cx->arena, identity, text);
        assert_str_equal(printed, cases[i].printed);
        assert_int_equal(cv_identity_is_in(identity, text), !cv_str_equal(text, printed));
        assert_false(cv_identity_is_in(identity, printed));
    }
    test_context_free(&test);
}

static void names(void **state)
{
    (void)state;
    static const struct {
        const char *profile;
        const char *text;
        const char *printed;
    } cases[] = {
        {"basics: {name: {en: Wang Lei, zh: 王磊}}", "Lei Wang, 王磊的", "…, …的"},
        {"basics: [{name: Ada Lovelace}]", "Ada Lovelace", "…"},
        {"name: Ada Lovelace", "Ada Lovelace", "…"},
        {"basics: {en: {name: Ada Lovelace}}", "Ada Lovelace", "…"},
        {"basics: {name: {text: '**Ada** Lovelace', private: true}}", "Ada Lovelace", "…"},
        {"basics: {name: Al}", "Al", "Al"}, /* too short to be told from other words */
        {"basics: {profiles: {GitHub: https://github.com/ada}}", "at github.com/ada", "at …"},
        {"work: [{name: Ada Lovelace}]", "Ada Lovelace", "Ada Lovelace"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        const struct cv_node *root = tree_from(cx, "profile", cases[i].profile);
        const struct cv_identity *identity = cv_identity_new(cx, &root, 1);
        assert_str_equal(cv_identity_redact(cx->arena, identity, cv_str_from_c(cases[i].text)), cases[i].printed);
        test_context_free(&test);
    }
}

static void places(void **state)
{
    (void)state;
    static const struct {
        const char *profile;
        const char *result; /* without `anonymous` */
    } cases[] = {
        {"basics: {name: N N, label: L, email: e, emial: f, birthDate: 1815, summary: S, x-y: z, tags: t}",
         "{basics: {label: L, summary: S, x-y: z, tags: t}}"},
        {"basics: {location: {address: A, postalCode: P, city: C, region: R, countryCode: GB, street: S}}",
         "{basics: {location: {city: C, region: R, countryCode: GB}}}"},
        {"basics: {location: London}", "{basics: {location: London}}"},
        {"basics: {location: 12 Square, label: L}", "{basics: {label: L}}"},
        {"basics: {location: {text: 12 Square}}", "{basics: {location: {}}}"},
        {"basics: {en: {name: N N, label: L}, de: {name: N N, label: M}}", "{basics: {en: {label: L}, de: {label: M}}}"},
        {"basics: [{name: N N, label: L}]", "{basics: [{label: L}]}"},
        {"{name: N N, label: L, email: e, age: 30, other: 1, profiles: [x], talks: [a]}", "{label: L, talks: [a]}"},
        {"education: [{institution: I, area: A, startDate: 2001, endDate: 2005, date: x, enddate: 5, graduated: 2005}]",
         "{education: [{institution: I, area: A}]}"},
        {"eduction: [{title: I, startDate: 2001}]", "{eduction: [{title: I}]}"},
        {"schools: [{institution: I, startDate: 2001}]", "{schools: [{institution: I}]}"},
        {"sections: [{title: T, kind: education, entries: [{title: I, date: 2001}]}]",
         "{sections: [{title: T, kind: education, entries: [{title: I}]}]}"},
        {"work: [{name: W, startDate: 2001, dateOfBirth: 1815}]", "{work: [{name: W, startDate: 2001}]}"},
        {"{basics: {url: nn.example}, projects: [{name: P, url: 'https://nn.example/p'}]}",
         "{basics: {}, projects: [{name: P}]}"},
        {"{basics: {name: N O P}, references: [{name: R, reference: N P is good}]}",
         "{basics: {}, references: [{name: R, reference: … is good}]}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        const struct cv_node *root = tree_from(cx, "profile", cases[i].profile);
        struct cv_selection selection = {.root = root};
        cv_anonymity_apply(cx, &root, 1, &selection);
        assert_ptr_equal(selection.root, root); /* nobody asked for it */
        const struct cv_node *yes = tree_from(cx, "yes", "anonymous: true");
        selection.root = root = cv_node_merge(cx, root, yes);
        cv_anonymity_apply(cx, &root, 1, &selection);
        cv_str result = tree_text(cx, selection.root);
        result.length -= strlen(", anonymous: true}");
        assert_str_equal(cv_str_printf(cx->arena, "%.*s}", CV_STR_ARG(result)), cases[i].result);
        test_context_free(&test);
    }
}

/* What went is told by its key alone; what was changed is warned of. */
static void accounts(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    const struct cv_node *root = tree_from(cx, "profile",
                                           "{anonymous: yes, basics: {name: Ada Lovelace, phone: '+44 20 79460100'},\n"
                                           "work: [{name: W, summary: By Ada Lovelace, highlights: [An Ada compiler]}]}");
    struct cv_selection selection = {.root = root};
    cv_anonymity_apply(cx, &root, 1, &selection);
    assert_int_equal(selection.omission_count, 2);
    assert_str_equal(selection.omissions[0].name, "name");
    assert_str_equal(selection.omissions[1].name, "phone");
    assert_int_equal(selection.omissions[1].rule, CV_SELECTION_ANONYMOUS);
    assert_str_equal(
        tree_said(cx),
        "CV-W052 profile <By Ada Lovelace> a text of the anonymous document names the person | an ellipsis is "
        "printed instead | give the text tags, and the variant another one\n"
        "CV-W053 profile <An Ada compiler> a text of the anonymous document has `Ada`, a part of the person's name "
        "| printed | see that it names something else\n");
    test_context_free(&test);
}

/* A text of a megabyte in which the search has much to look at takes no more than a moment. */
static void long_texts(void **state)
{
    (void)state;
    static const char *const patterns[] = {"[",        "](",  "lovelace.example",   "https://", "4 4 2 ",
                                           "Ada Ada ", "<a ", "[](lovelace.example"};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        const struct cv_node *root = tree_from(cx, "profile", person);
        const struct cv_identity *identity = cv_identity_new(cx, &root, 1);
        struct cv_strbuf buf = CV_STRBUF(cx->arena);
        while (buf.length < 500 * 1000) cv_strbuf_add_c(&buf, patterns[i]);
        cv_str printed = cv_identity_redact(cx->arena, identity, cv_strbuf_view(&buf));
        assert_false(cv_identity_is_in(identity, printed));
        test_context_free(&test);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(redaction), cmocka_unit_test(names),      cmocka_unit_test(places),
        cmocka_unit_test(accounts),  cmocka_unit_test(long_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
