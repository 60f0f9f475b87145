/* Shaping: clusters, features, fallback, directions. */
#include "test.h"

#include "base/strbuf.h"
#include "output/dump/dump.h"
#include "text/shape.h"

#include <time.h>

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

static cv_str font_name(const struct cv_run *run)
{
    return cv_font_info(run->font)->postscript_name;
}

static cv_pt width_of(struct fixture *f, const char *text)
{
    const struct cv_shaped *shaped = shape(f, text, "en");
    cv_pt width = 0;
    for (size_t i = 0; i < shaped->run_count; i++) width += shaped->runs[i].width;
    return width;
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
        assert_false(shaped->runs[0].glyphs[1].continues);
        teardown(f);
    }
}

static void letters_are_kerned(void **state)
{
    (void)state;
    static const char *const families[] = {"Source Sans 3", "Source Serif 4", "EB Garamond"};
    for (size_t i = 0; i < 3; i++) {
        struct fixture *f = setup(families[i]);
        assert_true(width_of(f, "AV") < width_of(f, "A") + width_of(f, "V"));
        assert_true(shape(f, "AV", "en")->runs[0].glyphs[1].unsafe_to_break);
        assert_false(shape(f, "nm", "en")->runs[0].glyphs[1].unsafe_to_break);
        teardown(f);
    }
}

static void what_has_no_glyph_is_read_with_what_is_before_it(void **state)
{
    (void)state;
    struct fixture *f = setup("Source Sans 3");
    const struct cv_shaped *shaped = shape(f, "ab\u200F cd\u200F", "en");
    assert_covered(shaped);
    assert_int_equal(shaped->runs[0].glyphs[1].end, 5);
    shape(f, "\u200F", "en");
    assert_int_equal(f->shaped.run_count, 0);
    teardown(f);
}

static void tracking_adds_space_and_parts_ligatures(void **state)
{
    (void)state;
    struct fixture *f = setup("Source Serif 4");
    f->style.tracking = CV_PT(1);
    const struct cv_shaped *shaped = shape(f, "fin", "en");
    assert_int_equal(shaped->runs[0].glyph_count, 3);
    for (size_t i = 0; i < 3; i++) {
        const struct cv_glyph *glyph = &shaped->runs[0].glyphs[i];
        cv_pt natural = cv_pt_scale(CV_PT(10), cv_font_advance(shaped->runs[0].font, glyph->id), 1000);
        assert_in_range(glyph->advance, natural + CV_PT(0.5), natural + CV_PT(1.5));
    }
    /* A mark stays over its letter: the space comes after both. */
    shaped = shape(f, "x\u0323y", "en");
    assert_int_equal(shaped->runs[0].glyph_count, 3);
    assert_true(shaped->runs[0].glyphs[1].continues);
    assert_true(shaped->runs[0].glyphs[0].advance < CV_PT(6));
    assert_int_equal(shaped->runs[0].glyphs[1].advance, CV_PT(1));
    teardown(f);
}

static void arabic_is_not_torn_by_tracking(void **state)
{
    (void)state;
    struct fixture *f = setup("Source Sans 3");
    cv_pt close = width_of(f, "سلام");
    f->style.tracking = CV_PT(1);
    assert_int_equal(width_of(f, "سلام"), close);
    teardown(f);
}

static void figures_are_those_asked_for(void **state)
{
    (void)state;
    static const char *const families[] = {"Source Sans 3", "Source Serif 4", "EB Garamond"};
    for (size_t i = 0; i < 3; i++) {
        struct fixture *f = setup(families[i]);
        f->style.figures = CV_FIGURES_TABULAR;
        const struct cv_run *run = &shape(f, "0123456789", "en")->runs[0];
        for (size_t k = 1; k < 10; k++) assert_int_equal(run->glyphs[k].advance, run->glyphs[0].advance);
        f->style.figures = CV_FIGURES_PROPORTIONAL;
        run = &shape(f, "0123456789", "en")->runs[0];
        assert_true(run->glyphs[1].advance < run->glyphs[0].advance);
        uint32_t lining = run->glyphs[3].id;
        f->style.figures = CV_FIGURES_OLDSTYLE;
        assert_int_not_equal(shape(f, "0123456789", "en")->runs[0].glyphs[3].id, lining);
        teardown(f);
    }
}

static void small_capitals_come_from_the_font(void **state)
{
    (void)state;
    struct fixture *f = setup("EB Garamond");
    uint32_t plain = shape(f, "na", "en")->runs[0].glyphs[0].id;
    uint32_t capital = shape(f, "N", "en")->runs[0].glyphs[0].id;
    f->style.caps = CV_CAPS_SMALL;
    const struct cv_shaped *shaped = shape(f, "Nn", "en");
    assert_covered(shaped);
    assert_int_equal(shaped->run_count, 1);
    assert_false(shaped->runs[0].small_caps);
    assert_int_equal(shaped->runs[0].glyphs[0].id, capital);
    assert_int_not_equal(shaped->runs[0].glyphs[1].id, plain);
    uint32_t small = shaped->runs[0].glyphs[1].id;
    f->style.caps = CV_CAPS_ALL_SMALL;
    shaped = shape(f, "Nn", "en");
    assert_int_not_equal(shaped->runs[0].glyphs[0].id, capital);
    assert_int_equal(shaped->runs[0].glyphs[1].id, small);
    teardown(f);
}

/* Source Sans has no small capitals in its italic: capitals at four fifths of the size stand for them. */
static void small_capitals_are_made_where_there_are_none(void **state)
{
    (void)state;
    struct fixture *f = setup("Source Sans 3");
    f->style.italic = true;
    uint32_t capital_s = shape(f, "S", "de")->runs[0].glyphs[0].id;
    f->style.caps = CV_CAPS_SMALL;
    const struct cv_shaped *shaped = shape(f, "Straße 1", "de");
    assert_covered(shaped);
    assert_int_equal(shaped->run_count, 3);
    assert_false(shaped->runs[0].small_caps);
    assert_true(shaped->runs[1].small_caps);
    assert_false(shaped->runs[2].small_caps);
    assert_int_equal(shaped->runs[0].size, CV_PT(10));
    assert_int_equal(shaped->runs[1].size, CV_PT(8));
    /* "traße": five letters, six capitals; both of ß's belong to it. */
    const struct cv_run *small = &shaped->runs[1];
    assert_int_equal(small->glyph_count, 6);
    for (size_t i = 3; i < 5; i++) {
        assert_int_equal(small->glyphs[i].id, capital_s);
        assert_int_equal(small->glyphs[i].start, 4);
        assert_int_equal(small->glyphs[i].end, 6);
    }
    assert_true(small->glyphs[4].continues);
    f->style.caps = CV_CAPS_ALL_SMALL;
    assert_int_equal(shape(f, "Straße", "de")->run_count, 1);
    teardown(f);
}

static void marks_stay_with_their_letters(void **state)
{
    (void)state;
    struct fixture *f = setup("Source Serif 4");
    /* Composed where the font has the letter. */
    const struct cv_shaped *shaped = shape(f, "e\u0301e", "en");
    assert_covered(shaped);
    assert_int_equal(shaped->runs[0].glyph_count, 2);
    assert_int_equal(shaped->runs[0].glyphs[0].end, 3);
    /* Placed where it has not. */
    shaped = shape(f, "x\u0323y", "en");
    assert_covered(shaped);
    assert_int_equal(shaped->run_count, 1);
    assert_int_equal(shaped->runs[0].glyph_count, 3);
    assert_false(shaped->runs[0].glyphs[0].continues);
    assert_true(shaped->runs[0].glyphs[1].continues);
    assert_int_equal(shaped->runs[0].glyphs[1].advance, 0);
    assert_false(shaped->runs[0].glyphs[2].continues);
    teardown(f);
}

struct fallback_row {
    const char *lang;
    const char *text;
    const char *font; /* of its first run */
    size_t runs;
};

static void characters_find_a_font_that_has_them(void **state)
{
    (void)state;
    static const struct fallback_row rows[] = {
        {"en", "Zażółć", "SourceSans3-Regular", 1},
        {"el", "Ελλάδα", "SourceSans3-Regular", 1},
        {"en", "北京", "NotoSansCJKsc-Regular", 1},
        {"zh-Hans", "北京大学", "NotoSansCJKsc-Regular", 1},
        {"zh-TW", "臺北", "NotoSansCJKtc-Regular", 1},
        {"zh-Hant-HK", "香港", "NotoSansCJKhk-Regular", 1},
        {"zh-HK", "香港", "NotoSansCJKhk-Regular", 1},
        {"ja", "東京タワー", "NotoSansCJKjp-Regular", 1},
        {"en", "東京のタワー", "NotoSansCJKjp-Regular", 1},
        {"ko", "서울", "NotoSansCJKkr-Regular", 1},
        {"en", "서울", "NotoSansCJKkr-Regular", 1},
        {"zh", "“北京”", "NotoSansCJKsc-Regular", 1},
        {"zh", "“Peking”", "SourceSans3-Regular", 1},
        {"en", "“北京”", "SourceSans3-Regular", 3},
        {"en", "在“北京”“上海”等", "NotoSansCJKsc-Regular", 1},
        {"ar", "مرحبا، عالم.", "NotoSansArabic-Regular", 1},
        {"he", "שלום, עולם.", "NotoSansHebrew-Regular", 1},
        {"en", "😀", "NotoEmoji-Regular", 1},
        {"en", "👩‍🚀", "NotoEmoji-Regular", 1},
        {"en", "🇩🇪🇫🇷", "NotoEmoji-Regular", 1},
        {"en", "❤️", "NotoEmoji-Regular", 1},
        {"en", "1️⃣", "NotoEmoji-Regular", 1},
        {"en", "1", "SourceSans3-Regular", 1},
        {"en", "a\u202Fb\u2009c\u00A0d\u2011e", "SourceSans3-Regular", 1},
    };
    struct fixture *f = setup("Source Sans 3");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct cv_shaped *shaped = shape(f, rows[i].text, rows[i].lang);
        assert_covered(shaped);
        cv_str name = font_name(&shaped->runs[0]);
        if (!cv_str_equal(name, cv_str_from_c(rows[i].font)) || shaped->run_count != rows[i].runs)
            fail_msg("%s (%s): %.*s, %zu runs", rows[i].text, rows[i].lang, CV_STR_ARG(name), shaped->run_count);
    }
    teardown(f);
}

static void fallback_keeps_weight(void **state)
{
    (void)state;
    struct fixture *f = setup("EB Garamond");
    f->style.bold = true;
    f->style.italic = true;
    assert_str_equal(font_name(&shape(f, "王", "zh")->runs[0]), "NotoSansCJKsc-Bold");
    assert_str_equal(font_name(&shape(f, "Name", "zh")->runs[0]), "EBGaramond-BoldItalic");
    f->style.bold = false;
    assert_str_equal(font_name(&shape(f, "王", "zh")->runs[0]), "NotoSansCJKsc-Regular");
    teardown(f);
}

static void emoji_sequences_are_one_glyph(void **state)
{
    (void)state;
    static const char *const texts[] = {"👩‍🚀", "👨‍👩‍👧", "🇩🇪", "👍🏽"};
    struct fixture *f = setup("Source Sans 3");
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct cv_shaped *shaped = shape(f, texts[i], "en");
        assert_covered(shaped);
        if (shaped->run_count != 1) fail_msg("%s: %zu runs", texts[i], shaped->run_count);
        for (size_t k = 1; k < shaped->runs[0].glyph_count; k++) assert_true(shaped->runs[0].glyphs[k].continues);
    }
    teardown(f);
}

static void directions_have_levels(void **state)
{
    (void)state;
    struct fixture *f = setup("Source Sans 3");
    const struct cv_shaped *shaped = shape(f, "abc שלום 12 def", "en");
    assert_covered(shaped);
    assert_int_equal(shaped->level, 0);
    assert_int_equal(shaped->runs[0].level, 0);
    assert_int_equal(shaped->runs[1].level, 1);
    assert_int_equal(shaped->runs[2].level, 2);
    assert_int_equal(shaped->runs[shaped->run_count - 1].level, 0);
    shaped = shape(f, "שלום abc", "en");
    assert_covered(shaped);
    assert_int_equal(shaped->level, 1);
    assert_int_equal(shaped->runs[0].level, 1);
    assert_int_equal(shaped->runs[shaped->run_count - 1].level, 2);
    /* Without a letter the language decides. */
    assert_int_equal(shape(f, "2019 – 2021", "en")->level, 0);
    assert_int_equal(shape(f, "2019 – 2021", "ar")->level, 1);
    assert_int_equal(shape(f, "", "ar")->level, 1);
    teardown(f);
}

/* The letters of a word join across a change of style: the shapes are those of the whole word. */
static void arabic_joins_across_inlines(void **state)
{
    (void)state;
    struct fixture *f = setup("Source Sans 3");
    cv_str text = CV_STR("سلام");
    const struct cv_shaped *whole = shape(f, text.data, "ar");
    uint32_t ids[8];
    size_t count = whole->runs[0].glyph_count;
    for (size_t i = 0; i < count; i++) ids[i] = whole->runs[0].glyphs[i].id;
    struct cv_style other = f->style;
    other.color = (cv_color){.red = 200};
    struct cv_inline parts[] = {{.end = 2, .style = &f->style}, {.start = 2, .end = (uint32_t)text.length, .style = &other}};
    f->paragraph.inlines = parts;
    f->paragraph.inline_count = 2;
    assert_true(cv_shape_paragraph(f->cx, f->fonts, &f->paragraph, CV_STR("ar"), &f->shaped));
    assert_covered(&f->shaped);
    assert_int_equal(f->shaped.run_count, 2);
    assert_ptr_equal(f->shaped.runs[1].source, &parts[1]);
    assert_int_equal(f->shaped.runs[0].glyphs[0].id, ids[0]);
    for (size_t i = 0; i < f->shaped.runs[1].glyph_count; i++) assert_int_equal(f->shaped.runs[1].glyphs[i].id, ids[i + 1]);
    teardown(f);
}

static void a_line_feed_has_no_glyph(void **state)
{
    (void)state;
    struct fixture *f = setup("Source Sans 3");
    const struct cv_shaped *shaped = shape(f, "one\ntwo", "en");
    assert_int_equal(shaped->run_count, 2);
    assert_int_equal(shaped->runs[0].end, 3);
    assert_int_equal(shaped->runs[1].start, 4);
    assert_int_equal(shaped->break_count, 1);
    assert_int_equal(shaped->breaks[0].offset, 4);
    assert_int_equal(shaped->breaks[0].kind, CV_BREAK_FORCED);
    teardown(f);
}

static void what_is_not_to_be_seen_is_not_missed(void **state)
{
    (void)state;
    struct fixture *f = setup("Source Sans 3");
    const struct cv_shaped *shaped = shape(f, "a\u200Bb\u2060c\u200Ed\uFE0Fe", "en");
    assert_int_equal(f->cx->diags->count, 0);
    size_t glyphs = 0;
    cv_pt width = 0;
    for (size_t i = 0; i < shaped->run_count; i++) glyphs += shaped->runs[i].glyph_count;
    for (size_t i = 0; i < shaped->run_count; i++) width += shaped->runs[i].width;
    assert_int_equal(glyphs, 5);
    assert_int_equal(width, width_of(f, "abcde"));
    teardown(f);
}

static void a_missing_glyph_is_an_error_at_its_place(void **state)
{
    (void)state;
    struct fixture *f = setup("Source Sans 3");
    cv_str yaml = CV_STR("summary: an \U00013000, a \U00013001 and an \U00013000\n");
    uint32_t source = cv_sources_add(f->cx->sources, CV_STR("a.yaml"), yaml);
    const struct cv_node *root;
    assert_true(cv_yaml_parse(f->cx, source, &root));
    const struct cv_node *node = root->pairs[0].value;
    struct cv_inline part = {.end = (uint32_t)node->scalar.length,
                             .style = &f->style,
                             .source = {.text = node->scalar, .span = node->span, .node = node}};
    struct cv_paragraph paragraph = {.text = node->scalar, .inlines = &part, .inline_count = 1, .style = &f->style};
    assert_false(cv_shape_paragraph(f->cx, f->fonts, &paragraph, CV_STR("en"), &f->shaped));
    assert_int_equal(f->cx->diags->count, 2);
    const struct cv_diag *diag = &f->cx->diags->items[0];
    assert_int_equal(diag->code, CV_CODE_MISSING_GLYPH);
    assert_str_equal(diag->message, "no font has a glyph for `\U00013000` (U+13000)");
    assert_int_equal(diag->span.start, 12);
    assert_int_equal(diag->span.end, 16);
    assert_int_equal(f->cx->diags->items[1].span.start, 20);
    assert_true(diag->hint.length > 0);
    teardown(f);
}

static void an_unknown_family_is_an_error_with_a_hint(void **state)
{
    (void)state;
    struct fixture *f = setup("Sorce Sans 3");
    struct cv_paragraph *paragraph = cv_paragraph_from_text(f->cx->arena, CV_STR("text"), &f->style);
    struct cv_paragraph *list[] = {paragraph, paragraph};
    struct cv_document document = {.paragraphs = list, .paragraph_count = 2, .lang = CV_STR("en")};
    const struct cv_shaped_document *shaped;
    assert_false(cv_shape_document(f->cx, f->fonts, &document, &shaped));
    assert_int_equal(f->cx->diags->count, 1);
    assert_int_equal(f->cx->diags->items[0].code, CV_CODE_FONT_UNKNOWN);
    assert_str_equal(f->cx->diags->items[0].hint, "use `Source Sans 3`");
    teardown(f);
}

static void an_icon_is_centred_on_the_capitals(void **state)
{
    (void)state;
    struct fixture *f = setup("Source Sans 3");
    cv_str text = CV_STR("text");
    struct cv_inline parts[] = {{.style = &f->style, .icon = CV_STR("Stack Overflow"), .gap = CV_PT(3)},
                                {.end = (uint32_t)text.length, .style = &f->style}};
    f->paragraph = (struct cv_paragraph){.text = text, .inlines = parts, .inline_count = 2, .style = &f->style};
    assert_true(cv_shape_paragraph(f->cx, f->fonts, &f->paragraph, CV_STR("en"), &f->shaped));
    assert_int_equal(f->shaped.run_count, 2);
    const struct cv_run *icon = &f->shaped.runs[0];
    assert_str_equal(font_name(icon), "FontAwesome6Brands-Regular");
    assert_int_equal(icon->start, icon->end);
    assert_int_equal(icon->glyph_count, 1);
    cv_pt natural = cv_pt_scale(icon->size, cv_font_advance(icon->font, icon->glyphs[0].id), 512);
    assert_int_equal(icon->width, natural + CV_PT(3));
    struct cv_path path;
    assert_true(cv_font_outline(f->cx, icon->font, icon->glyphs[0].id, &path));
    assert_true(path.count > 10);
    int32_t low = INT32_MAX, high = INT32_MIN;
    for (size_t i = 0; i < path.count; i++) {
        if (path.steps[i].verb == CV_PATH_CLOSE) continue;
        int end = path.steps[i].verb == CV_PATH_CURVE ? 2 : 0;
        if (path.steps[i].y[end] < low) low = path.steps[i].y[end];
        if (path.steps[i].y[end] > high) high = path.steps[i].y[end];
    }
    cv_pt middle = icon->glyphs[0].y_offset + cv_pt_scale(icon->size, low + high, 512 * 64) / 2;
    assert_in_range(middle, CV_PT(3.2), CV_PT(3.4)); /* half of 660/1000 of 10 pt */
    teardown(f);
}

static void an_unknown_icon_is_a_warning(void **state)
{
    (void)state;
    struct fixture *f = setup("Source Sans 3");
    struct cv_inline part = {.style = &f->style, .icon = CV_STR("nothing like it")};
    f->paragraph = (struct cv_paragraph){.inlines = &part, .inline_count = 1, .style = &f->style};
    assert_true(cv_shape_paragraph(f->cx, f->fonts, &f->paragraph, CV_STR("en"), &f->shaped));
    assert_int_equal(f->shaped.run_count, 0);
    assert_int_equal(f->cx->diags->count, 1);
    assert_int_equal(f->cx->diags->items[0].code, CV_CODE_ICON_UNKNOWN);
    teardown(f);
}

static void the_strut_is_the_leading(void **state)
{
    (void)state;
    struct fixture *f = setup("Source Sans 3");
    const struct cv_shaped *shaped = shape(f, "", "en");
    assert_int_equal(shaped->height + shaped->depth, CV_PT(13));
    /* Ascender 1000, descender -326 of 1000: 13.26 pt, of which 0.13 is taken off at both ends. */
    assert_int_equal(shaped->height, CV_PT(10) + (CV_PT(13) - CV_PT(10) - cv_pt_scale(CV_PT(10), 326, 1000)) / 2);
    assert_int_equal(shaped->run_count, 0);
    teardown(f);
}

static void a_part_is_shaped_as_a_text_of_its_own(void **state)
{
    (void)state;
    struct fixture *f = setup("Source Serif 4");
    const struct cv_shaped *shaped = shape(f, "office", "en");
    struct cv_run part;
    /* "ffi" is one glyph; cut in two, each side has its letters. */
    assert_true(shaped->runs[0].glyph_count < 6);
    assert_true(cv_shape_part(f->cx, shaped, &shaped->runs[0], 0, 3, &part));
    assert_int_equal(part.start, 0);
    assert_int_equal(part.end, 3);
    assert_int_equal(part.glyphs[part.glyph_count - 1].end, 3);
    cv_pt width = part.width;
    assert_int_equal(width, shape(f, "off", "en")->runs[0].width);
    teardown(f);
}

static void inline_language_chooses_the_font(void **state)
{
    (void)state;
    struct fixture *f = setup("Source Sans 3");
    struct cv_element japanese = {.lang = CV_STR("ja")};
    struct cv_element inside = {.parent = &japanese};
    cv_str text = CV_STR("骨骨");
    struct cv_inline parts[] = {{.end = 3, .style = &f->style}, {.start = 3, .end = 6, .style = &f->style, .element = &inside}};
    f->paragraph = (struct cv_paragraph){.text = text, .inlines = parts, .inline_count = 2, .style = &f->style};
    assert_true(cv_shape_paragraph(f->cx, f->fonts, &f->paragraph, CV_STR("zh"), &f->shaped));
    assert_int_equal(f->shaped.run_count, 2);
    assert_str_equal(font_name(&f->shaped.runs[0]), "NotoSansCJKsc-Regular");
    assert_str_equal(font_name(&f->shaped.runs[1]), "NotoSansCJKjp-Regular");
    teardown(f);
}

static void the_dump_says_all_of_it(void **state)
{
    (void)state;
    struct fixture *f = setup("Source Code Pro");
    struct cv_paragraph *paragraph = cv_paragraph_from_text(f->cx->arena, CV_STR("a well-known\nb"), &f->style);
    struct cv_document document = {.paragraphs = &paragraph, .paragraph_count = 1, .lang = CV_STR("en")};
    const struct cv_shaped_document *shaped;
    assert_true(cv_shape_document(f->cx, f->fonts, &document, &shaped));
    const struct cv_run *run = &shaped->paragraphs[0].runs[1];
    struct cv_strbuf last = CV_STRBUF(f->cx->arena);
    cv_strbuf_printf(&last,
                     "  run 13..14 SourceCodePro-Regular size 10 level 0 Latn width 6 \"b\"\n    %u@13+6\n  breaks 2 7h 13!\n",
                     run->glyphs[0].id);
    cv_str dump = cv_dump_shaped(f->cx->arena, shaped);
    assert_true(cv_str_starts(dump, CV_STR("paragraph 0 level 0 lang en height 10.055 depth 2.945\n")));
    assert_true(cv_str_ends(dump, cv_strbuf_view(&last)));
    teardown(f);
}

/* Time and memory grow with the text, not with its square, whatever it is made of. */
static void a_long_text_is_shaped(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a", "((", "\n", "é ", "1-", "王", "x\u0301", "://.", "👩‍🚀", "س"};
    struct fixture *f = setup("Source Sans 3");
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct cv_strbuf text = CV_STRBUF(f->cx->arena);
        while (text.length < 64 * 1024) cv_strbuf_add_c(&text, pieces[i]);
        shape(f, text.data, "en");
    }
    teardown(f);
}

/* A run of marks is cut, but no line may end there; the letter keeps all of them. */
static void marks_without_end_are_shaped_in_pieces(void **state)
{
    (void)state;
    enum { MARKS = 20000 };
    struct fixture *f = setup("Source Sans 3");
    char *text = CV_NEW_ARRAY(f->cx->arena, char, 2 * MARKS + 2);
    text[0] = 'a';
    for (size_t i = 0; i < MARKS; i++) memcpy(text + 1 + 2 * i, "\u0301", 2);
    clock_t start = clock();
    const struct cv_shaped *shaped = shape(f, text, "en");
    assert_true(clock() - start < CLOCKS_PER_SEC);
    assert_covered(shaped);
    for (size_t i = 0; i < shaped->run_count; i++)
        for (size_t k = 0; k < shaped->runs[i].glyph_count; k++)
            assert_int_equal(shaped->runs[i].glyphs[k].continues, i > 0 || k > 0);
    teardown(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ligature_covers_its_letters),
        cmocka_unit_test(marks_without_end_are_shaped_in_pieces),
        cmocka_unit_test(letters_are_kerned),
        cmocka_unit_test(what_has_no_glyph_is_read_with_what_is_before_it),
        cmocka_unit_test(tracking_adds_space_and_parts_ligatures),
        cmocka_unit_test(arabic_is_not_torn_by_tracking),
        cmocka_unit_test(figures_are_those_asked_for),
        cmocka_unit_test(small_capitals_come_from_the_font),
        cmocka_unit_test(small_capitals_are_made_where_there_are_none),
        cmocka_unit_test(marks_stay_with_their_letters),
        cmocka_unit_test(characters_find_a_font_that_has_them),
        cmocka_unit_test(fallback_keeps_weight),
        cmocka_unit_test(emoji_sequences_are_one_glyph),
        cmocka_unit_test(directions_have_levels),
        cmocka_unit_test(arabic_joins_across_inlines),
        cmocka_unit_test(a_line_feed_has_no_glyph),
        cmocka_unit_test(what_is_not_to_be_seen_is_not_missed),
        cmocka_unit_test(a_missing_glyph_is_an_error_at_its_place),
        cmocka_unit_test(an_unknown_family_is_an_error_with_a_hint),
        cmocka_unit_test(an_icon_is_centred_on_the_capitals),
        cmocka_unit_test(an_unknown_icon_is_a_warning),
        cmocka_unit_test(the_strut_is_the_leading),
        cmocka_unit_test(a_part_is_shaped_as_a_text_of_its_own),
        cmocka_unit_test(inline_language_chooses_the_font),
        cmocka_unit_test(the_dump_says_all_of_it),
        cmocka_unit_test(a_long_text_is_shaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
