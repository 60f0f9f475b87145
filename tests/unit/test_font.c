/* Fonts: what is bundled, how it measures, and that subsets draw what the whole font draws. */
#include "test.h"

#include "text/face.h"
#include "text/fonts.h"

#include "base/utf8.h"

#include <stdlib.h>

#include FT_CID_H
#include FT_OUTLINE_H

struct fixture {
    struct test_context test;
    struct cv_context *cx;
    struct cv_fonts *fonts;
};

static struct fixture setup(void)
{
    struct fixture fixture = {.fonts = cv_fonts_new(NULL, 0)};
    assert_non_null(fixture.fonts);
    return fixture;
}

static struct cv_font *open_font(struct fixture *fixture, const char *family, bool bold, bool italic)
{
    struct cv_font_family *found = cv_fonts_lookup(fixture->fonts, cv_str_from_c(family));
    if (found == NULL) fail_msg("no family %s", family);
    struct cv_font *font = cv_font_family_face(found, bold, italic);
    if (!cv_face_open(font)) fail_msg("%s: %s", family, font->reason);
    return font;
}

static void every_bundled_face_opens(void **state)
{
    (void)state;
    struct fixture f = setup();
    assert_int_equal(f.fonts->families.count, 13);
    for (size_t i = 0; i < f.fonts->fonts.count; i++) {
        struct cv_font *font = f.fonts->fonts.items[i];
        if (!cv_face_open(font)) fail_msg("%.*s: %s", CV_STR_ARG(font->path), font->reason);
        const struct cv_font_info *info = cv_font_info(font);
        assert_in_range(info->cap_height, 1, info->units_per_em);
        assert_true(info->ascender > 0 && info->descender < 0);
        assert_true(info->bbox[0] < info->bbox[2] && info->bbox[1] < info->bbox[3]);
        assert_in_range(info->stem_v, 30, 250);
        assert_true(info->postscript_name.length > 0);
        for (size_t k = 0; k < info->postscript_name.length; k++) assert_in_range(info->postscript_name.data[k], '!', '~');
    }
    cv_fonts_free(f.fonts);
}

/* The faces of the collection are chosen by index: each must be the language's that the catalogue says. */
static void collection_faces_are_those_of_their_language(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"Noto Sans CJK SC", "NotoSansCJKsc-"}, {"Noto Sans CJK TC", "NotoSansCJKtc-"}, {"Noto Sans CJK HK", "NotoSansCJKhk-"},
        {"Noto Sans CJK JP", "NotoSansCJKjp-"}, {"Noto Sans CJK KR", "NotoSansCJKkr-"},
    };
    struct fixture f = setup();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int bold = 0; bold < 2; bold++) {
            const struct cv_font_info *info = cv_font_info(open_font(&f, rows[i][0], bold, false));
            assert_true(cv_str_starts(info->postscript_name, cv_str_from_c(rows[i][1])));
            assert_true(cv_str_ends(info->postscript_name, bold ? CV_STR("Bold") : CV_STR("Regular")));
            assert_true(info->cff && info->cid_keyed);
        }
    }
    cv_fonts_free(f.fonts);
}

static void kinds_of_outlines_are_told(void **state)
{
    (void)state;
    struct fixture f = setup();
    const struct cv_font_info *sans = cv_font_info(open_font(&f, "source sans 3", false, false));
    const struct cv_font_info *serif = cv_font_info(open_font(&f, "Source Serif 4", true, true));
    const struct cv_font_info *mono = cv_font_info(open_font(&f, "Source Code Pro", false, false));
    assert_true(!sans->cff && !sans->serif && !sans->italic && !sans->bold && !sans->fixed_pitch);
    assert_true(serif->cff && !serif->cid_keyed && serif->serif && serif->italic && serif->bold && serif->italic_angle < 0);
    assert_true(mono->fixed_pitch);
    assert_int_equal(sans->cap_height, 660);
    assert_int_equal(sans->ascender, 1000);
    assert_int_equal(sans->descender, -326);
    assert_str_equal(sans->postscript_name, "SourceSans3-Regular");
    cv_fonts_free(f.fonts);
}

/* Loads a glyph's outline in font units; the points stay the face's. */
static const FT_Outline *load(FT_Face face, FT_UInt glyph)
{
    assert_int_equal(FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING), 0);
    assert_int_equal(face->glyph->format, FT_GLYPH_FORMAT_OUTLINE);
    return &face->glyph->outline;
}

static void assert_same_outline(const FT_Outline *a, const FT_Outline *b, uint32_t codepoint)
{
    if (a->n_points != b->n_points || a->n_contours != b->n_contours) fail_msg("U+%04X: other points", (unsigned)codepoint);
    for (int i = 0; i < a->n_points; i++) {
        assert_int_equal(a->points[i].x, b->points[i].x);
        assert_int_equal(a->points[i].y, b->points[i].y);
        assert_int_equal(a->tags[i] & 3, b->tags[i] & 3);
    }
}

static int compare_numbers(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a;
    uint32_t y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Subsets `font` to the text's glyphs and compares each with the original's drawing. */
static void check_subset(struct cv_context *cx, struct cv_font *font, const char *text, size_t limit)
{
    uint32_t glyphs[64] = {0};
    size_t count = 1;
    cv_str s = cv_str_from_c(text);
    for (size_t offset = 0; offset < s.length;) {
        glyphs[count] = cv_face_glyph(font, cv_utf8_next(s, &offset));
        assert_int_not_equal(glyphs[count], 0);
        count++;
    }
    qsort(glyphs, count, sizeof *glyphs, compare_numbers);
    struct cv_subset subset;
    assert_true(cv_font_subset(cx, font, glyphs, count, &subset));
    assert_in_range(subset.program.length, 100, limit);
    FT_Library library;
    FT_Face face;
    assert_int_equal(FT_Init_FreeType(&library), 0);
    assert_int_equal(
        FT_New_Memory_Face(library, (const FT_Byte *)subset.program.data, (FT_Long)subset.program.length, 0, &face), 0);
    /* FreeType takes the CIDs of a bare CID-keyed program for glyph numbers, as a PDF reader does. */
    for (size_t i = 1; i < count; i++) {
        if (i > 1) assert_true(subset.codes[i] > subset.codes[i - 1]);
        FT_Outline copy;
        const FT_Outline *original = load(font->face, glyphs[i]);
        assert_int_equal(FT_Outline_New(library, (FT_UInt)original->n_points, original->n_contours, &copy), 0);
        assert_int_equal(FT_Outline_Copy(original, &copy), 0);
        assert_same_outline(&copy, load(face, subset.codes[i]), glyphs[i]);
        FT_Outline_Done(library, &copy);
    }
    FT_Done_Face(face);
    FT_Done_FreeType(library);
}

static void subsets_draw_what_the_font_draws(void **state)
{
    (void)state;
    static const struct {
        const char *family;
        bool bold, italic;
        const char *text;
        size_t limit; /* bytes */
    } rows[] = {
        {"Source Sans 3", false, false, "ABCgé€½", 12000},       {"Source Sans 3", true, true, "ABCgé€½", 12000},
        {"EB Garamond", false, true, "ABCgéß", 16000},           {"Source Serif 4", false, false, "ABCgé€½", 6000},
        {"Source Serif 4", true, true, "ABCgé€½", 6000},         {"Noto Sans CJK SC", false, false, "王磊北京大学", 8000},
        {"Noto Sans CJK JP", true, false, "東京ひらカナ", 8000}, {"Noto Sans Arabic", false, false, "سلم", 6000},
    };
    struct fixture f = setup();
    struct cv_context *cx = test_context_new(&f.test);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_subset(cx, open_font(&f, rows[i].family, rows[i].bold, rows[i].italic), rows[i].text, rows[i].limit);
    test_context_free(&f.test);
    cv_fonts_free(f.fonts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_bundled_face_opens),
        cmocka_unit_test(collection_faces_are_those_of_their_language),
        cmocka_unit_test(kinds_of_outlines_are_told),
        cmocka_unit_test(subsets_draw_what_the_font_draws),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
