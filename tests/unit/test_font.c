/* Fonts: what is bundled, how it measures, and that subsets draw what the whole font draws. */
#include "test.h"

#include "text/face.h"
#include "text/fonts.h"
#include "text/icon.h"
#include "text/shape.h"

#include "base/resource.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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

/* A folder to put fonts in, removed with what it holds at the end. */
struct folder {
    char path[64];
};

static struct folder folder_new(void)
{
    struct folder folder = {.path = "/tmp/cvpdf-fonts-XXXXXX"};
    assert_non_null(mkdtemp(folder.path));
    return folder;
}

static void folder_path(const struct folder *folder, const char *name, char path[128])
{
    snprintf(path, 128, "%s/%s", folder->path, name);
}

static void folder_add(const struct folder *folder, const char *name, cv_str bytes)
{
    char path[128];
    folder_path(folder, name, path);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.data, 1, bytes.length, file), bytes.length);
    assert_int_equal(fclose(file), 0);
}

static void folder_free(const struct folder *folder, const char *const *names, size_t count)
{
    char path[128];
    for (size_t i = 0; i < count; i++) {
        folder_path(folder, names[i], path);
        assert_int_equal(remove(path), 0);
    }
    assert_int_equal(rmdir(folder->path), 0);
}

static cv_str resource(const char *path)
{
    cv_str bytes;
    assert_true(cv_resource_lookup(cv_str_from_c(path), &bytes));
    return bytes;
}

static void a_folders_fonts_win(void **state)
{
    (void)state;
    struct folder folder = folder_new();
    const char *const dir = folder.path;
    static const char *const names[] = {"mine.otf", "broken.ttf", "notes.txt"};
    folder_add(&folder, names[0], resource("fonts/SourceSerif4-Bold.otf"));
    folder_add(&folder, names[1], CV_STR("this is not a font"));
    folder_add(&folder, names[2], CV_STR("nor is this, but nobody says so"));
    struct fixture f = {.fonts = cv_fonts_new(&dir, 1)};
    struct cv_context *cx = test_context_new(&f.test);
    /* The family of the file is the folder's, and the faces it lacks are the bundled ones. */
    struct cv_font *bold = open_font(&f, "Source Serif 4", true, false);
    assert_false(bold->embedded);
    assert_true(cv_font_info(bold)->bold && cv_font_info(bold)->cff);
    assert_true(open_font(&f, "Source Serif 4", false, false)->embedded);
    /* A name given by mistake to something else is a warning, once per compile. */
    const struct cv_shaped_document *shaped;
    struct cv_document document = {.lang = CV_STR("en")};
    assert_true(cv_shape_document(cx, f.fonts, &document, &shaped));
    assert_int_equal(cx->diags->count, 1);
    assert_int_equal(cx->diags->items[0].code, CV_CODE_FONT_SKIPPED);
    test_context_free(&f.test);
    cv_fonts_free(f.fonts);
    folder_free(&folder, names, sizeof names / sizeof *names);
}

/* The program's own font folder beside a profile changes nothing, but a file that differs from the embedded one wins, even
 * with its name and its size. */
static void copies_of_embedded_fonts_are_told_from_changed_ones(void **state)
{
    (void)state;
    struct folder folder = folder_new();
    const char *const dir = folder.path;
    static const char *const names[] = {"SourceSans3-Regular.ttf", "SourceSans3-Bold.ttf"};
    cv_str regular = resource("fonts/SourceSans3-Regular.ttf");
    cv_str bold = resource("fonts/SourceSans3-Bold.ttf");
    char *changed = malloc(bold.length);
    assert_non_null(changed);
    memcpy(changed, bold.data, bold.length);
    changed[12 + 4] ^= 1; /* the checksum of the first table */
    folder_add(&folder, names[0], regular);
    folder_add(&folder, names[1], (cv_str){.data = changed, .length = bold.length});
    struct fixture f = {.fonts = cv_fonts_new(&dir, 1)};
    assert_int_equal(f.fonts->skipped.count, 0);
    struct cv_font *same = open_font(&f, "Source Sans 3", false, false);
    assert_ptr_equal(hb_blob_get_data(same->bytes, NULL), regular.data);
    struct cv_font *other = open_font(&f, "Source Sans 3", true, false);
    assert_ptr_not_equal(hb_blob_get_data(other->bytes, NULL), bold.data);
    cv_fonts_free(f.fonts);
    free(changed);
    folder_free(&folder, names, sizeof names / sizeof *names);
}

static void a_folder_that_is_not_there_is_passed_over(void **state)
{
    (void)state;
    const char *const dir = "/nowhere/at/all";
    struct fixture f = {.fonts = cv_fonts_new(&dir, 1)};
    assert_non_null(f.fonts);
    assert_int_equal(f.fonts->skipped.count, 1);
    assert_str_equal(f.fonts->skipped.items[0].path, "/nowhere/at/all");
    cv_fonts_free(f.fonts);
}

static void families_are_listed(void **state)
{
    (void)state;
    struct fixture f = setup();
    size_t count;
    const struct cv_family *families = cv_fonts_families(f.fonts, &count);
    assert_int_equal(count, 13);
    assert_str_equal(families[0].name, "Source Sans 3");
    assert_str_equal(families[0].faces, "regular, italic, bold, bold italic");
    assert_str_equal(families[0].format, "TrueType");
    assert_str_equal(families[0].licence, "OFL-1.1");
    assert_str_equal(families[0].origin, "bundled");
    assert_false(families[0].fallback);
    assert_str_equal(families[1].format, "CFF");
    assert_str_equal(families[12].name, "Noto Emoji");
    assert_str_equal(families[12].faces, "regular");
    assert_true(families[12].fallback);
    assert_true(cv_fonts_has_family(f.fonts, CV_STR("eb garamond")));
    assert_false(cv_fonts_has_family(f.fonts, CV_STR("Comic Sans")));
    cv_fonts_free(f.fonts);
}

/* Every icon is in its font, draws something, and is found by the names that people write. */
static void every_icon_draws(void **state)
{
    (void)state;
    struct fixture f = setup();
    struct cv_context *cx = test_context_new(&f.test);
    size_t n = 0;
    for (const struct cv_icon *icon = cv_icon_at(n); icon != NULL; icon = cv_icon_at(++n)) {
        struct cv_font *font = f.fonts->icon_fonts[icon->font];
        assert_true(cv_face_open(font));
        uint32_t glyph = cv_face_glyph(font, icon->codepoint);
        struct cv_path path;
        if (glyph == 0) fail_msg("no glyph for %s", icon->name);
        assert_true(cv_font_outline(cx, font, glyph, &path));
        if (path.count < 4) fail_msg("%s draws nothing", icon->name);
    }
    assert_true(n > 100);
    static const char *const names[] = {"LinkedIn", "GitHub", "Stack Overflow", "ORCID", "Google Scholar", "X", "dev.to"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (cv_icon_lookup(cv_str_from_c(names[i])) == NULL) fail_msg("no icon for %s", names[i]);
    assert_null(cv_icon_lookup(CV_STR("")));
    test_context_free(&f.test);
    cv_fonts_free(f.fonts);
}

/* The area that a path encloses, by its chords, in square font units: positive when it runs counter-clockwise. */
static double area_of(const struct cv_path *path)
{
    double area = 0, x = 0, y = 0, first_x = 0, first_y = 0;
    for (size_t i = 0; i < path->count; i++) {
        const struct cv_path_step *step = &path->steps[i];
        int last = step->verb == CV_PATH_CURVE ? 2 : 0;
        double next_x = step->verb == CV_PATH_CLOSE ? first_x : step->x[last] / 64.0;
        double next_y = step->verb == CV_PATH_CLOSE ? first_y : step->y[last] / 64.0;
        if (step->verb == CV_PATH_MOVE) {
            first_x = next_x;
            first_y = next_y;
        } else {
            area += (x * next_y - next_x * y) / 2;
        }
        x = next_x;
        y = next_y;
    }
    return area;
}

/* A hyphen is a rectangle: its path is known by its box. */
static void outlines_are_in_font_units(void **state)
{
    (void)state;
    static const char *const families[] = {"Source Sans 3", "Source Serif 4"};
    struct fixture f = setup();
    struct cv_context *cx = test_context_new(&f.test);
    for (size_t i = 0; i < 2; i++) {
        struct cv_font *font = open_font(&f, families[i], false, false);
        uint32_t glyph = cv_face_glyph(font, '-');
        hb_glyph_extents_t box;
        assert_true(hb_font_get_glyph_extents(font->shaper, glyph, &box));
        struct cv_path path;
        assert_true(cv_font_outline(cx, font, glyph, &path));
        assert_int_equal(path.steps[0].verb, CV_PATH_MOVE);
        assert_int_equal(path.steps[path.count - 1].verb, CV_PATH_CLOSE);
        double area = area_of(&path);
        assert_int_equal(area < 0 ? -area : area, box.width * -box.height);
    }
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
        cmocka_unit_test(a_folders_fonts_win),
        cmocka_unit_test(copies_of_embedded_fonts_are_told_from_changed_ones),
        cmocka_unit_test(a_folder_that_is_not_there_is_passed_over),
        cmocka_unit_test(families_are_listed),
        cmocka_unit_test(every_icon_draws),
        cmocka_unit_test(outlines_are_in_font_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
