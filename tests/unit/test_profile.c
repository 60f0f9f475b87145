#include "test.h"

#include "output/dump/dump.h"

static void the_smallest_profile_is_a_name(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    uint32_t source = cv_sources_add(cx->sources, CV_STR("profile.yaml"), CV_STR("basics: {name: Ann}\n"));
    const struct cv_node *root;
    const struct cv_profile *profile;
    assert_true(cv_yaml_parse(cx, source, &root));
    assert_true(cv_profile_decode(cx, root, &profile));
    assert_int_equal(cx->diags->count, 0);
    assert_str_equal(cv_dump_profile(cx->arena, profile), "profile\n  lang: en\nbasics\n  name: \"Ann\"\n");
    test_context_free(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_smallest_profile_is_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
