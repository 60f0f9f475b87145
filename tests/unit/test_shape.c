/* Shaping: clusters, features, fallback, directions. */
#include "test.h"

#include "text/shape.h"

#include <stdio.h>

struct fixture {
    struct test_context test;
    struct cv_context *cx;
    struct cv_fonts *fonts;
    struct cv_style style;
    struct cv_inline part;
    struct cv_paragraph paragraph;
    struct cv_shaped shaped;
};

static struct fixture *setup(const char *family)
{
    static struct fixture fixture;
    memset(&fixture, 0, sizeof fixture);
    fixture.cx = test_context_new(&fixture.test);
    fixture.fonts = cv_fonts_new(NULL, 0);
    assert_non_null(fixture.fonts);
    fixture.style = (struct cv_style){.family = cv_str_from_c(family), .size = CV_PT(10), .leading = CV_PT(13)};
    return &fixture;
}

static void teardown(struct fixture *fixture)
{
    test_context_free(&fixture->test);
    cv_fonts_free(fixture->fonts);
}

static const struct cv_shaped *shape(struct fixture *fixture, const char *text, const char *lang)
{
    cv_str s = cv_str_from_c(text);
    fixture->part = (struct cv_inline){.end = (uint32_t)s.length, .style = &fixture->style};
    fixture->paragraph =
        (struct cv_paragraph){.text = s, .inlines = &fixture->part, .inline_count = 1, .style = &fixture->style};
    bool ok = cv_shape_paragraph(fixture->cx, fixture->fonts, &fixture->paragraph, cv_str_from_c(lang), &fixture->shaped);
    if (!ok) fail_msg("%s: %.*s", text, CV_STR_ARG(fixture->cx->diags->items[0].message));
    return &fixture->shaped;
}

/* Every byte belongs to exactly one cluster, in order. */
static void assert_covered(const struct cv_shaped *shaped)
{
    uint32_t at = 0;
    for (size_t i = 0; i < shaped->run_count; i++) {
        const struct cv_run *run = &shaped->runs[i];
        assert_int_equal(run->start, at);
        cv_pt width = 0;
        for (size_t k = 0; k < run->glyph_count; k++) {
            const struct cv_glyph *glyph = &run->glyphs[k];
            if (k > 0 && glyph->start == run->glyphs[k - 1].start)
                assert_int_equal(glyph->end, run->glyphs[k - 1].end);
            else
                assert_int_equal(glyph->start, at);
            at = glyph->end;
            width += glyph->advance;
        }
        assert_int_equal(run->end, at);
        assert_int_equal(run->width, width);
    }
    assert_int_equal(at, shaped->paragraph->text.length);
}

static void a_ligature_covers_its_letters(void **state)
{
    (void)state;
    static const char *const families[] = {"Source Serif 4", "EB Garamond"};
    for (size_t i = 0; i < 2; i++) {
        struct fixture *f = setup(families[i]);
        const struct cv_shaped *shaped = shape(f, "afib", "en");
        assert_covered(shaped);
        assert_int_equal(shaped->run_count, 1);
        assert_int_equal(shaped->runs[0].glyph_count, 3);
        assert_int_equal(shaped->runs[0].glyphs[1].start, 1);
        assert_int_equal(shaped->runs[0].glyphs[1].end, 3);
        teardown(f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ligature_covers_its_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
