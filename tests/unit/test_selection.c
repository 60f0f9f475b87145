/* What is printed of a profile by tags, priority, privacy and order, and how it is accounted for. */
#include "tree.h"

#include "variant/selection.h"

static cv_str omissions_text(struct cv_context *cx, const struct cv_selection *selection)
{
    struct cv_strbuf buf = CV_STRBUF(cx->arena);
    for (size_t i = 0; i < selection->omission_count; i++) {
        const struct cv_omission *omission = &selection->omissions[i];
        cv_span span = omission->rule_span;
        cv_str rule = {0};
        if (span.source != 0) rule = cv_str_slice(cv_sources_text(cx->sources, span.source), span.start, span.end);
        cv_strbuf_printf(&buf, "%s %.*s: %s <%.*s> %.*s\n", cv_part_name(omission->part), CV_STR_ARG(omission->name),
                         cv_selection_rule_name(omission->rule), CV_STR_ARG(rule), CV_STR_ARG(omission->reason));
    }
    return cv_strbuf_view(&buf);
}

static void check(const char *profile, const char *key, const char *result, const char *omissions)
{
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_selection selection;
    bool done = cv_selection_apply(cx, tree_from(cx, "profile", profile), &selection);
    assert_str_equal(tree_said(cx), "");
    assert_true(done);
    assert_str_equal(tree_text(cx, cv_node_lookup(selection.root, key)), result);
    assert_str_equal(omissions_text(cx, &selection), omissions);
    test_context_free(&test);
}

static void tags(void **state)
{
    (void)state;
    check("{work: [{name: A, tags: [x]}, {name: B, tags: y}, C]}", "work", "[{name: A, tags: [x]}, {name: B, tags: y}, C]", "");
    check("{include: [x], work: [{name: A, tags: [x]}, {name: B, tags: [y, z]}, C]}", "work", "[{name: A, tags: [x]}, C]",
          "entry B: include <[x]> nothing in `include` fits its tags `y, z`\n");
    check("{exclude: y and z, work: [{name: A, tags: y}, {name: B, tags: [y, z]}]}", "work", "[{name: A, tags: y}]",
          "entry B: exclude <y and z> `exclude` has `y and z`\n");
    /* `exclude` is stronger */
    check("{include: x, exclude: y, work: [{name: A, tags: [x, y]}]}", "work", "[]",
          "entry A: exclude <y> `exclude` has `y`\n");
    /* every kind of thing, as deep as it may stand; what a dropped thing holds is not told of again */
    check("{include: x, work: [{name: A, highlights: [{text: B, tags: y}, {text: C, highlights: [{text: D, tags: y}, E]}]},"
          "{name: F, tags: y, highlights: [{text: G, tags: y}]}], skills: [{name: H, keywords: [{text: I, tags: y}, J], tags: "
          "x}]}",
          "skills", "[{name: H, keywords: [J], tags: x}]",
          "highlight B: include <x> nothing in `include` fits its tags `y`\n"
          "highlight D: include <x> nothing in `include` fits its tags `y`\n"
          "entry F: include <x> nothing in `include` fits its tags `y`\n"
          "keyword I: include <x> nothing in `include` fits its tags `y`\n");
    check("{exclude: x, basics: {summary: {text: S, tags: x}, profiles: [{network: N, tags: x}], location: {city: L}}}",
          "basics", "{profiles: [], location: {city: L}}",
          "text S: exclude <x> `exclude` has `x`\nprofile N: exclude <x> `exclude` has `x`\n");
    check("{exclude: x, sections: [work, {section: skills, tags: x}, {title: T, entries: [{name: A, tags: x}, {name: B}]}]}",
          "sections", "[work, {title: T, entries: [{name: B}]}]",
          "section skills: exclude <x> `exclude` has `x`\nentry A: exclude <x> `exclude` has `x`\n");
    /* languages are other forms of what is around them */
    check("{exclude: x, work: [{highlights: {en: [{text: A, tags: x}, B], de: [C]}}]}", "work",
          "[{highlights: {en: [B], de: [C]}}]", "highlight A: exclude <x> `exclude` has `x`\n");
    /* an entry is nothing without its positions */
    check("{exclude: x, work: [{name: A, positions: [{position: P, tags: x}]}, {name: B, positions: [{position: Q, tags: x}, "
          "{position: R}]}]}",
          "work", "[{name: B, positions: [{position: R}]}]",
          "position P: exclude <x> `exclude` has `x`\nentry A: positions <> all its positions are dropped\n"
          "position Q: exclude <x> `exclude` has `x`\n");
}

static void priorities(void **state)
{
    (void)state;
    check("{work: [{name: A, priority: 1}]}", "work", "[{name: A, priority: 1}]", "");
    check("{priority: 2, work: [{name: A, priority: 1}, {name: B, priority: 2}, {name: C}]}", "work",
          "[{name: B, priority: 2}, {name: C}]", "entry A: priority <2> its priority 1 is below 2\n");
}

/* The name of something private is not what it says. */
static void privacy(void **state)
{
    (void)state;
    const char *hidden = "text phone: private <> it is private, and `private` does not name it\n";
    check("{basics: {phone: {text: '555', private: true}, label: L}}", "basics", "{label: L}", hidden);
    check("{private: false, basics: {phone: {text: '555', private: true}, label: L}}", "basics", "{label: L}", hidden);
    check("{basics: {phone: {text: '555', private: false}}}", "basics", "{phone: {text: 555, private: false}}", "");
    check("{private: true, basics: {phone: {text: '555', private: true}}}", "basics", "{phone: {text: 555, private: true}}",
          "");
    check("{private: [phone], basics: {phone: {text: '555', private: yes}}}", "basics", "{phone: {text: 555, private: yes}}",
          "");
    check("{private: phone, basics: {phone: {text: '5', private: 1}, email: {text: e, private: true}}}", "basics",
          "{phone: {text: 5, private: 1}}", "text email: private <> it is private, and `private` does not name it\n");
    check("{private: [b], work: [{id: a, name: A, private: true}, {id: b, name: B, private: true}]}", "work",
          "[{id: b, name: B, private: true}]", "entry a: private <> it is private, and `private` does not name it\n");
    check("{private: [work], work: [{name: A, private: true}]}", "work", "[{name: A, private: true}]", "");
}

static void order(void **state)
{
    (void)state;
    check("{order: {work: [c, B]}, work: [{name: A}, {name: B}, {id: c, name: C}, D]}", "work",
          "[{id: c, name: C}, {name: B}, {name: A}, D]", "");
    check("{order: {work: []}, work: [{name: A}, {name: B}]}", "work", "[{name: A}, {name: B}]", "");
    check("{order: {education: [B]}, education: [{institution: A}, {institution: B, area: x}, {institution: B, area: y}]}",
          "education", "[{institution: B, area: x}, {institution: B, area: y}, {institution: A}]", "");
}

static void counts(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_selection selection;
    const char *profile =
        "{exclude: x, work: [{name: A, highlights: [a, {text: b, tags: x}]}, {name: B, tags: x, highlights: [c, "
        "{text: d}]}], skills: [{name: S, keywords: [k]}], basics: {phone: {text: '5', private: true}}}";
    assert_true(cv_selection_apply(cx, tree_from(cx, "profile", profile), &selection));
    static const size_t kept[CV_PART_COUNT] = {
        [CV_PART_ENTRY] = 1, [CV_PART_HIGHLIGHT] = 1, [CV_PART_SKILL] = 1, [CV_PART_KEYWORD] = 1};
    static const size_t dropped[CV_PART_COUNT] = {[CV_PART_ENTRY] = 1, [CV_PART_HIGHLIGHT] = 3, [CV_PART_TEXT] = 1};
    assert_memory_equal(selection.kept, kept, sizeof kept);
    assert_memory_equal(selection.dropped, dropped, sizeof dropped);
    test_context_free(&test);
}

/* Without a rule nothing is copied, and values that are kept are the same nodes: they know their bytes. */
static void sharing(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_selection selection;
    const struct cv_node *root = tree_from(cx, "profile", "{work: [{name: A, tags: x, priority: 2}], lang: en}");
    assert_true(cv_selection_apply(cx, root, &selection));
    assert_ptr_equal(selection.root, root);
    root = tree_from(cx, "profile", "{exclude: x, work: [{name: A, tags: x}, {name: B}]}");
    assert_true(cv_selection_apply(cx, root, &selection));
    assert_ptr_equal(cv_node_lookup(selection.root, "work")->items[0], cv_node_lookup(root, "work")->items[1]);
    test_context_free(&test);
}

static void mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *profile;
        const char *said;
    } cases[] = {
        {"{include: [infar], work: [{tags: infra}]}",
         "CV-E052 profile <infar> nothing in the profile has the tag `infar` | use `infra`\n"},
        {"{private: [phnoe], basics: {phone: {text: '5', private: true}}}",
         "CV-E055 profile <phnoe> nothing private in the profile is named `phnoe` | use `phone`\n"},
        {"{private: {phone: true}}",
         "CV-E056 profile <{phone: true}> `private` is neither a list of at most 256 names nor `true` or `false`\n"},
        {"{priority: high}", "CV-E056 profile <high> `priority` is not a whole number | write the least priority that is "
                             "printed, as in `priority: 2`\n"},
        {"{order: {wrok: [a]}, work: [{name: A}]}",
         "CV-E055 profile <wrok> there is no list `wrok` in the profile | use `work`\n"},
        {"{order: {work: [Amce]}, work: [{name: Acme}]}",
         "CV-E055 profile <Amce> there is no entry `Amce` in `work` | use `Acme`\n"},
        {"{order: {work: [zebra]}, work: [{name: Acme}]}",
         "CV-E055 profile <zebra> there is no entry `zebra` in `work` | give an entry `id: zebra`\n"},
        {"{order: [work]}",
         "CV-E056 profile <[work]> `order` is not a mapping of sections to lists of at most 256 names | write "
         "`order: {projects: [first, second]}`\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        struct cv_selection selection;
        assert_false(cv_selection_apply(cx, tree_from(cx, "profile", cases[i].profile), &selection));
        assert_str_equal(tree_said(cx), cases[i].said);
        test_context_free(&test);
    }
}

static void oddities(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_selection selection;
    const char *profile = "{priority: 2, work: [{name: A, priority: low, tags: {a: b}}]}";
    assert_true(cv_selection_apply(cx, tree_from(cx, "profile", profile), &selection));
    assert_str_equal(tree_said(cx),
                     "CV-W011 profile <{a: b}> a tag is a mapping where a word belongs | no tag | write `tags: [a, "
                     "b]`\nCV-W011 profile <low> `priority` is not a whole number | read as none\n");
    assert_int_equal(selection.omission_count, 0);
    test_context_free(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags),   cmocka_unit_test(priorities), cmocka_unit_test(privacy),  cmocka_unit_test(order),
        cmocka_unit_test(counts), cmocka_unit_test(sharing),    cmocka_unit_test(mistakes), cmocka_unit_test(oddities),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
