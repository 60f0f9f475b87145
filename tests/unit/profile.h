/* What the tests of the profile share: a profile, what is understood of it, and what is said about it. */
#ifndef CV_TESTS_UNIT_PROFILE_H
#define CV_TESTS_UNIT_PROFILE_H

#include "test.h"

#include "base/strbuf.h"
#include "output/dump/dump.h"

struct example {
    const char *input;
    const char *dump;
    const char *said; /* a line per diagnostic: code, first line of what the span covers, message */
};

static inline cv_str example_said(struct cv_context *cx, uint32_t source)
{
    struct cv_strbuf buf = CV_STRBUF(cx->arena);
    for (size_t i = 0; i < cx->diags->count; i++) {
        const struct cv_diag *diag = &cx->diags->items[i];
        cv_str covered = cv_str_slice(cv_sources_text(cx->sources, source), diag->span.start, diag->span.end);
        covered = cv_str_slice(covered, 0, cv_str_find(covered, CV_STR("\n")));
        cv_strbuf_printf(&buf, "%s %.*s: %.*s\n", cv_code_text(diag->code), CV_STR_ARG(covered), CV_STR_ARG(diag->message));
    }
    return cv_strbuf_view(&buf);
}

static inline const struct cv_profile *example_decode(struct cv_context *cx, const char *input, uint32_t *ret_source)
{
    const struct cv_node *root;
    const struct cv_profile *profile;
    *ret_source = cv_sources_add(cx->sources, CV_STR("profile.yaml"), cv_str_from_c(input));
    assert_true(cv_yaml_parse(cx, *ret_source, &root));
    bool done = cv_profile_decode(cx, root, &profile);
    assert_non_null(profile);
    if (cx->diags->errors == 0) assert_true(done);
    return profile;
}

static inline void example_check(const struct example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        uint32_t source;
        const struct cv_profile *profile = example_decode(cx, examples[i].input, &source);
        assert_str_equal(cv_dump_profile(cx->arena, profile), examples[i].dump);
        assert_str_equal(example_said(cx, source), examples[i].said);
        test_context_free(&test);
    }
}

#define EXAMPLES(name)                                                                                                         \
    static void name(void **state)                                                                                             \
    {                                                                                                                          \
        (void)state;                                                                                                           \
        example_check(examples_of_##name, sizeof examples_of_##name / sizeof *examples_of_##name);                             \
    }

#endif
