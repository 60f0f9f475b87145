#include "test.h"

#include "yaml/node.h"

static const struct cv_node *parse(struct cv_context *cx, const char *text)
{
    uint32_t source = cv_sources_add(cx->sources, CV_STR("test.yaml"), cv_str_from_c(text));
    const struct cv_node *root = NULL;
    if (!cv_yaml_parse(cx, source, &root)) return NULL;
    assert_non_null(root);
    return root;
}

static void a_profile_becomes_a_tree(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    const struct cv_node *root = parse(cx, "basics:\n  name: Wang Lei\nwork: [{position: 'Architect'}, ~]\n");
    assert_int_equal(root->kind, CV_NODE_MAPPING);
    assert_int_equal(root->count, 2);
    const struct cv_node *name = cv_node_lookup(cv_node_lookup(root, "basics"), "name");
    assert_str_equal(name->scalar, "Wang Lei");
    assert_true(name->plain);
    assert_int_equal(name->span.start, 16);
    assert_int_equal(name->span.end, 24);
    const struct cv_node *work = cv_node_lookup(root, "work");
    assert_int_equal(work->kind, CV_NODE_SEQUENCE);
    assert_int_equal(work->count, 2);
    assert_str_equal(cv_node_lookup(work->items[0], "position")->scalar, "Architect");
    assert_false(cv_node_lookup(work->items[0], "position")->plain);
    assert_int_equal(work->items[1]->kind, CV_NODE_NULL);
    assert_int_equal(test.diags.count, 0);
    test_context_free(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_profile_becomes_a_tree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
