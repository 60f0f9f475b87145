/* The PDF back end as other programs read its text: exact characters in reading order, whatever the glyphs. */
#include "paper.h"

static struct cv_element *paragraph(struct paper *paper)
{
    return paper_element(paper, paper->document.elements, CV_ROLE_P);
}

static void plain_words_are_read(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    paper_text(paper, 0, paragraph(paper), 50, 700, "Zoë Müller – Résumé & “quotes” (parentheses) \\ back");
    assert_reads(paper, "Zoë Müller – Résumé & “quotes” (parentheses) \\ back");
    paper_free(paper);
}

static void ligatures_are_their_letters_in_glyf_and_cff(void **state)
{
    (void)state;
    static const char *const families[] = {"Source Serif 4", "EB Garamond", "Source Sans 3"};
    for (size_t i = 0; i < 3; i++) {
        struct paper *paper = paper_new();
        paper->style.family = cv_str_from_c(families[i]);
        paper_text(paper, 0, paragraph(paper), 50, 700, "Difficult workflows: offshore, fjord, efficient fi ffl Th");
        assert_reads(paper, "Difficult workflows: offshore, fjord, efficient fi ffl Th");
        paper_free(paper);
    }
}

static void one_glyph_may_stand_for_two_texts(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    paper->style.caps = CV_CAPS_ALL_SMALL;
    paper_text(paper, 0, paragraph(paper), 50, 700, "EXPERIENCE experience Experience");
    paper->style.caps = CV_CAPS_NONE;
    paper_text(paper, 0, paragraph(paper), 50, 650, "10\u00A0% non\u2011breaking-hyphen Ω\u2126 µ\u03BC");
    assert_reads(paper, "EXPERIENCE experience Experience 10 % non\u2011breaking-hyphen Ω\u2126 µ\u03BC");
    paper_free(paper);
}

static void clusters_of_several_glyphs_are_read_whole(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    paper_text(paper, 0, paragraph(paper), 50, 700, "x\u0302y\u0306 a\u0323\u0302");
    cv_str text = squeezed(paper->cx->arena, paper_ask(paper, "pdftotext @ -"));
    assert_str_equal(text, "x\u0302y\u0306 a\u0323\u0302");
    paper_free(paper);
}

static void other_scripts_are_read(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    paper_text(paper, 0, paragraph(paper), 50, 700, "日本語能力試験 N1 简体中文 한국어");
    paper_text(paper, 0, paragraph(paper), 50, 680, "Ελληνικά Русский Tiếng Việt");
    assert_reads(paper, "日本語能力試験 N1 简体中文 한국어 Ελληνικά Русский Tiếng Việt");
    paper_free(paper);
}

static void right_to_left_text_is_read_in_its_order(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    paper_text(paper, 0, paragraph(paper), 300, 700, "السيرة الذاتية إلى الأمام");
    paper_text(paper, 0, paragraph(paper), 300, 680, "שלום עולם");
    need_program("pdftotext");
    /* poppler puts direction marks around; they are its own. */
    static const char *const commands[] = {
        "pdftotext @ - | LC_ALL=C sed 's/\xE2\x80[\xAA-\xAE\x8E\x8F]//g'",
        "pdftotext -layout @ - | LC_ALL=C sed 's/\xE2\x80[\xAA-\xAE\x8E\x8F]//g'",
    };
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        assert_str_equal(squeezed(paper->cx->arena, paper_ask(paper, commands[i])), "السيرة الذاتية إلى الأمام שלום עולם");
    paper_free(paper);
}

/* In the order of the stream, a run stands from left to right with its blanks, as readers expect that turn runs around. */
static void right_to_left_runs_stand_from_left_to_right(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    paper_text(paper, 0, paragraph(paper), 300, 680, "אבג דהו.");
    need_program("mutool");
    cv_str text = paper_ask(paper, "mutool draw -q -F text @ 2>/dev/null");
    assert_str_equal(squeezed(paper->cx->arena, text), ".והד גבא");
    paper_free(paper);
}

/* Without the embeddings of direction that poppler puts around; -raw turns nothing but words around. */
static void assert_reads_leftwards(struct paper *paper, const char *expected)
{
    static const char *const modes[] = {"", "-layout"};
    need_program("pdftotext");
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        char command[128];
        snprintf(command, sizeof command, "pdftotext %s @ - | LC_ALL=C sed 's/\xE2\x80[\xAA-\xAE]//g'", modes[i]);
        assert_str_equal(squeezed(paper->cx->arena, paper_ask(paper, command)), expected);
    }
}

static void marks_do_not_break_right_to_left_words(void **state)
{
    (void)state;
    static const char *const words[] = {"נִקּוּד", "טוֹרָה", "طوّرت", "خادمًا", "لا", "مُدَرِّسَة"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct paper *paper = paper_new();
        paper_text(paper, 0, paragraph(paper), 300, 680, words[i]);
        assert_reads_leftwards(paper, words[i]);
        paper_free(paper);
    }
}

/* What mutool says of the file, but for what some builds of it say of every file. */
static cv_str complaints(struct paper *paper)
{
    need_program("mutool");
    return paper_ask(paper, "mutool draw -q -F text -o /dev/null @ 2>&1 | grep -v 'ICC support is not available' || true");
}

/* The font makes these letters of a base and dots. */
static void parts_of_letters_leave_no_text(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    paper_text(paper, 0, paragraph(paper), 300, 680, "بتثن ييشق");
    need_program("mutool");
    cv_str text = paper_ask(paper, "mutool draw -q -F text @ 2>/dev/null");
    assert_str_equal(squeezed(paper->cx->arena, text), "قشيي نثتب");
    assert_reads_leftwards(paper, "بتثن ييشق");
    paper_free(paper);
}

/* Nothing has set a font before. */
static void a_page_may_begin_with_a_spelled_cluster(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    paper_text(paper, 0, paragraph(paper), 50, 700, "👋🏽");
    assert_reads(paper, "👋🏽");
    paper_free(paper);
}

static void narrow_blanks_part_words(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    paper_text(paper, 0, paragraph(paper), 50, 700, "thin\u2009space hair\u200Aspace 5\u2009kg a\u200Ab\u200Ac");
    assert_reads(paper, "thin space hair space 5 kg a b c");
    paper_free(paper);
}

static void emoji_are_read_whole(void **state)
{
    (void)state;
    static const char emoji[] = "Hi 👋🏽 a👨‍👩‍👧‍👦b 🏳️‍🌈 🇫🇷 ☀️ 🚀 ok";
    struct paper *paper = paper_new();
    paper_text(paper, 0, paragraph(paper), 50, 700, emoji);
    assert_reads(paper, emoji);
    assert_str_equal(complaints(paper), "");
    paper_free(paper);
}

static void what_is_drawn_leaves_no_text(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    for (size_t page = 0; page < 4; page++) {
        paper_text(paper, page, paragraph(paper), 50, 700, "seen");
        paper_text(paper, page, NULL, 50, 30, "Wang Lei 1/4");
    }
    assert_reads(paper, "seen seen seen seen");
    paper_free(paper);
}

/* An entry: title and dates, employer and place, bullets. */
static double entry(struct paper *paper, double y, const char *bullet)
{
    struct cv_element *root = paper->document.elements;
    paper->style.bold = true;
    paper_text(paper, 0, paper_element(paper, root, CV_ROLE_H3), 51, y, "Senior Architect");
    paper->style.bold = false;
    paper_text_ending(paper, 0, paper_element(paper, root, CV_ROLE_P), 544, y, "2019-01 – 2021-03");
    y -= 13;
    paper_text(paper, 0, paper_element(paper, root, CV_ROLE_P), 51, y, "Example Music");
    paper_text_ending(paper, 0, paper_element(paper, root, CV_ROLE_P), 544, y, "Beijing");
    y -= 13;
    struct cv_element *list = paper_element(paper, root, CV_ROLE_LIST);
    for (int i = 0; bullet != NULL && i < 2; i++, y -= 13) {
        struct cv_element *item = paper_element(paper, list, CV_ROLE_LIST_ITEM);
        paper_text(paper, 0, paper_element(paper, item, CV_ROLE_LABEL), 54, y, "•");
        paper_text(paper, 0, paper_element(paper, item, CV_ROLE_LIST_BODY), 70, y, bullet);
    }
    return y - 6;
}

/* The dates are read after their title, not after the bullets, however far the bullets reach. */
static void rows_are_read_from_start_to_end(void **state)
{
    (void)state;
    static const char *const bullets[] = {
        NULL,
        "Short",
        "Moved the bare metal fleet to the cloud with a plan that took nine months",
        "Moved the bare metal fleet to the cloud with a plan that took nine months and ended well for the whole team",
    };
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        struct paper *paper = paper_new();
        struct cv_strbuf expected = CV_STRBUF(paper->cx->arena);
        double y = 780;
        for (int k = 0; k < 4; k++) {
            y = entry(paper, y, bullets[i]);
            cv_strbuf_printf(&expected, "%sSenior Architect 2019-01 – 2021-03 Example Music Beijing", k == 0 ? "" : " ");
            if (bullets[i] != NULL) cv_strbuf_printf(&expected, " • %s • %s", bullets[i], bullets[i]);
        }
        assert_reads(paper, expected.data);
        paper_free(paper);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_words_are_read),
        cmocka_unit_test(ligatures_are_their_letters_in_glyf_and_cff),
        cmocka_unit_test(one_glyph_may_stand_for_two_texts),
        cmocka_unit_test(clusters_of_several_glyphs_are_read_whole),
        cmocka_unit_test(other_scripts_are_read),
        cmocka_unit_test(right_to_left_text_is_read_in_its_order),
        cmocka_unit_test(right_to_left_runs_stand_from_left_to_right),
        cmocka_unit_test(marks_do_not_break_right_to_left_words),
        cmocka_unit_test(parts_of_letters_leave_no_text),
        cmocka_unit_test(a_page_may_begin_with_a_spelled_cluster),
        cmocka_unit_test(emoji_are_read_whole),
        cmocka_unit_test(narrow_blanks_part_words),
        cmocka_unit_test(what_is_drawn_leaves_no_text),
        cmocka_unit_test(rows_are_read_from_start_to_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
