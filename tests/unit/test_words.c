/* Words that are kept: the glyphs of a long document are those that each of its paragraphs has alone. */
#include "test.h"

#include "text/face.h"
#include "text/fonts.h"
#include "text/shape.h"

static const char *const texts[] = {
    "Ty. “Wave” AV To, Va; fi ffi (flow) Yo-yo P. office 10–15 % 1,000 — of 3⁄4 and 1/2",
    "T V W Y A. T, V; L’Avenue Type fjord Kafka ¿Qué? Zażółć gęślą jaźń, Ελλάδα και Київ",
    "A/B AVATAR Te Ta To Tu Vo We Yo 1.7.2021 f) (f f] “f” T. V. F. r. y, v, w. ‘’ “” f’ f” naïve cœur",
    "  double  spaces, a\u00A0bound one, a\u202Fnarrow one and e\u0301 x\u0323 marks",
};

enum { TEXTS = sizeof texts / sizeof *texts, ROUNDS = 80 };

struct fixture {
    struct test_context test;
    struct cv_context *cx;
    struct cv_fonts *fonts;
    struct cv_style style;
    struct cv_paragraph *paragraphs[TEXTS * ROUNDS];
    const struct cv_shaped_document *shaped;
};

static void setup(struct fixture *f)
{
    memset(f, 0, sizeof *f);
    f->cx = test_context_new(&f->test);
    f->fonts = cv_fonts_new(NULL, 0);
    assert_non_null(f->fonts);
}

static void teardown(struct fixture *f)
{
    test_context_free(&f->test);
    cv_fonts_free(f->fonts);
}

static void assert_same_run(const struct cv_run *a, const struct cv_run *b)
{
    assert_ptr_equal(a->font, b->font);
    assert_int_equal(a->start, b->start);
    assert_int_equal(a->end, b->end);
    assert_int_equal(a->width, b->width);
    assert_int_equal(a->glyph_count, b->glyph_count);
    for (size_t i = 0; i < a->glyph_count; i++) {
        const struct cv_glyph *x = &a->glyphs[i];
        const struct cv_glyph *y = &b->glyphs[i];
        if (x->id != y->id || x->start != y->start || x->end != y->end || x->advance != y->advance ||
            x->x_offset != y->x_offset || x->y_offset != y->y_offset || x->unsafe_to_break != y->unsafe_to_break ||
            x->continues != y->continues)
            fail_msg("glyph %zu: %u at %u, %u at %u", i, x->id, x->start, y->id, y->start);
    }
}

/* Shapes a long document, its paragraphs in the styles by turns, and compares it with them. */
static void check(struct fixture *f, const struct cv_style *styles, size_t count)
{
    for (uint32_t i = 0; i < TEXTS * ROUNDS; i++) {
        f->paragraphs[i] = cv_paragraph_from_text(f->cx->arena, cv_str_from_c(texts[i % TEXTS]), &styles[i / TEXTS % count]);
        f->paragraphs[i]->id = i;
    }
    struct cv_document document = {.paragraphs = f->paragraphs, .paragraph_count = TEXTS * ROUNDS, .lang = CV_STR("en")};
    assert_true(cv_shape_document(f->cx, f->fonts, &document, &f->shaped));
    for (uint32_t i = 0; i < TEXTS * ROUNDS; i++) {
        struct cv_shaped alone;
        assert_true(cv_shape_paragraph(f->cx, f->fonts, f->paragraphs[i], CV_STR("en"), &alone));
        assert_int_equal(alone.run_count, f->shaped->paragraphs[i].run_count);
        for (size_t k = 0; k < alone.run_count; k++) assert_same_run(&f->shaped->paragraphs[i].runs[k], &alone.runs[k]);
    }
}

static void kept_words_have_the_glyphs_of_the_whole_run(void **state)
{
    (void)state;
    static const struct {
        const char *family;
        bool bold, italic;
        bool apart; /* whether words are kept at all: a font that kerns with the space must be shaped as a whole */
    } rows[] = {
        {"Source Sans 3", false, false, true},  {"Source Sans 3", true, true, true},    {"Source Serif 4", false, false, false},
        {"Source Serif 4", true, false, false}, {"Source Serif 4", false, true, true},  {"EB Garamond", false, false, true},
        {"EB Garamond", false, true, true},     {"Source Code Pro", true, false, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture f;
        setup(&f);
        f.style = (struct cv_style){.family = cv_str_from_c(rows[i].family),
                                    .bold = rows[i].bold,
                                    .italic = rows[i].italic,
                                    .size = CV_PT(10),
                                    .leading = CV_PT(13)};
        check(&f, &f.style, 1);
        const struct cv_font *font =
            cv_font_family_face(cv_fonts_lookup(f.fonts, f.style.family), rows[i].bold, rows[i].italic);
        assert_int_equal(font->words, rows[i].apart ? CV_WORDS_APART : CV_WORDS_TOGETHER);
        teardown(&f);
    }
}

static void styles_do_not_share_words(void **state)
{
    (void)state;
    struct fixture f;
    setup(&f);
    f.style = (struct cv_style){.family = CV_STR("EB Garamond"), .size = CV_PT(10), .leading = CV_PT(13)};
    struct cv_style styles[] = {f.style, f.style, f.style, f.style, f.style, f.style};
    styles[1].caps = CV_CAPS_SMALL;
    styles[2].caps = CV_CAPS_ALL_SMALL;
    styles[3].figures = CV_FIGURES_OLDSTYLE;
    styles[4].tracking = CV_PT(0.3);
    styles[5].size = CV_PT(12);
    check(&f, styles, sizeof styles / sizeof *styles);
    teardown(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kept_words_have_the_glyphs_of_the_whole_run),
        cmocka_unit_test(styles_do_not_share_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
