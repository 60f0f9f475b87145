/* What every unit test includes: cmocka, and a context to compile in. */
#ifndef CV_TESTS_UNIT_TEST_H
#define CV_TESTS_UNIT_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/context.h"
#include "base/limits.h"

struct test_context {
    struct cv_context cx;
    struct cv_diags diags;
};

/* A fresh context; end it with test_context_free(). */
static inline struct cv_context *test_context_new(struct test_context *test)
{
    struct cv_arena *arena = cv_arena_new(CV_LIMIT_ARENA_BYTES);
    assert_non_null(arena);
    test->diags = (struct cv_diags){.arena = arena};
    test->cx = (struct cv_context){.arena = arena, .diags = &test->diags, .sources = cv_sources_new(arena)};
    return &test->cx;
}

static inline void test_context_free(struct test_context *test)
{
    cv_arena_free(test->cx.arena);
}

#define assert_str_equal(actual, expected)                                                                                     \
    do {                                                                                                                       \
        cv_str actual_ = (actual);                                                                                             \
        cv_str expected_ = cv_str_from_c(expected);                                                                            \
        if (!cv_str_equal(actual_, expected_))                                                                                 \
            fail_msg("got \"%.*s\", expected \"%.*s\"", CV_STR_ARG(actual_), CV_STR_ARG(expected_));                           \
    } while (0)

#endif
