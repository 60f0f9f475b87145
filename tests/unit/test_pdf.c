/* The PDF back end's files as other programs check them: syntax, fonts, structure, links, outline, metadata. */
#include "paper.h"

static struct cv_element *child(struct paper *paper, enum cv_role role)
{
    return paper_element(paper, paper->document.elements, role);
}

static bool holds(cv_str text, const char *part)
{
    return cv_str_find(text, cv_str_from_c(part)) < text.length;
}

static size_t count_of(cv_str text, const char *part)
{
    size_t count = 0;
    for (size_t at = 0; (at += cv_str_find(cv_str_slice(text, at, text.length), cv_str_from_c(part))) < text.length; at++)
        count++;
    return count;
}

#define assert_holds(text, part)                                                                                               \
    do {                                                                                                                       \
        if (!holds((text), (part))) fail_msg("no \"%s\" in:\n%.*s", (part), CV_STR_ARG(text));                                 \
    } while (0)

/* The objects unpacked, as text. */
static cv_str unpacked(struct paper *paper)
{
    need_program("qpdf");
    return paper_ask(paper, "qpdf --qdf --no-original-object-ids --object-streams=disable @ -");
}

static void assert_sound(struct paper *paper)
{
    need_program("qpdf");
    assert_holds(paper_ask(paper, "qpdf --check @"), "No syntax or stream encoding errors found");
}

/* A résumé in small: every kind of element, in several fonts. */
static void fill(struct paper *paper)
{
    struct cv_element *name = child(paper, CV_ROLE_H1), *contact = child(paper, CV_ROLE_P);
    paper->style.bold = true;
    paper_text(paper, 0, name, 51, 800, "Wang Lei");
    paper->style.bold = false;
    struct cv_element *link = paper_element(paper, contact, CV_ROLE_LINK);
    link->target = CV_STR("mailto:wang.lei@example.com");
    link->alt = CV_STR("E-mail to Wang Lei");
    paper_text(paper, 0, contact, 51, 780, "Beijing · ");
    paper_text(paper, 0, link, 120, 780, "wang.lei@example.com");
    struct cv_element *section = child(paper, CV_ROLE_SECT);
    struct cv_element *heading = paper_element(paper, section, CV_ROLE_H2), *title = paper_element(paper, section, CV_ROLE_H3);
    heading->title = CV_STR("Experience");
    title->title = CV_STR("Architekt — Zoë 🚀");
    paper->style.family = CV_STR("Source Serif 4");
    paper_text(paper, 0, heading, 51, 750, "Experience");
    paper_add(
        paper, 0,
        (struct cv_item){.kind = CV_ITEM_RULE, .x = CV_PT(51), .y = CV_PT(745), .width = CV_PT(490), .height = CV_PT(0.5)});
    paper->style.italic = true;
    paper_text(paper, 0, title, 51, 730, "Architekt — Zoë");
    struct cv_element *list = paper_element(paper, section, CV_ROLE_LIST);
    struct cv_element *item = paper_element(paper, list, CV_ROLE_LIST_ITEM);
    paper_text(paper, 0, paper_element(paper, item, CV_ROLE_LABEL), 55, 715, "•");
    paper_text(paper, 0, paper_element(paper, item, CV_ROLE_LIST_BODY), 66, 715, "日本語 and an efficient fjord");
    cv_vec_push(paper->cx->arena, &paper->destinations, (struct cv_destination){.element = name, .y = CV_PT(815)});
    cv_vec_push(paper->cx->arena, &paper->destinations, (struct cv_destination){.element = heading, .y = CV_PT(760)});
    cv_vec_push(paper->cx->arena, &paper->destinations, (struct cv_destination){.element = title, .y = CV_PT(740)});
}

static void the_file_is_sound(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    fill(paper);
    assert_sound(paper);
    need_program("gs");
    assert_str_equal(paper_ask(paper, "gs -q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=nullpage @ 2>&1"), "");
    paper_free(paper);
}

static void the_same_document_gives_the_same_bytes(void **state)
{
    (void)state;
    struct paper *first = paper_new(), *second = paper_new();
    fill(first);
    fill(second);
    cv_str one = paper_pdf(first), two = paper_pdf(second), again = paper_pdf(first);
    assert_true(cv_str_equal(one, two));
    assert_true(cv_str_equal(one, again));
    second->document.title = CV_STR("Wang Li");
    cv_str other = paper_pdf(second);
    assert_false(cv_str_equal(one, other));
    paper_free(first);
    paper_free(second);
}

static void fonts_are_embedded_subsets_with_unicode(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    fill(paper);
    need_program("pdffonts");
    cv_str fonts = paper_ask(paper, "pdffonts @ | tail -n +3");
    size_t rows = count_of(fonts, "\n");
    assert_in_range(rows, 4, 12);
    assert_int_equal(count_of(fonts, "yes yes yes"), rows);
    assert_holds(fonts, "CID TrueType");
    assert_holds(fonts, "CID Type 0C");
    assert_holds(fonts, "+SourceSans3-Bold ");
    assert_holds(fonts, "+SourceSerif4-It");
    paper_free(paper);
}

/* A code's width in the PDF is the advance in the layout: a long line ends where the layout says. */
static void lines_do_not_drift(void **state)
{
    (void)state;
    need_program("pdftotext");
    static const char *const families[] = {"Source Sans 3", "Source Serif 4", "EB Garamond"};
    for (size_t i = 0; i < 3; i++) {
        struct paper *paper = paper_new();
        paper->style.family = cv_str_from_c(families[i]);
        paper->style.tracking = CV_PT(0.03);
        paper_text(paper, 0, child(paper, CV_ROLE_P), 20, 700,
                   "AVATAR Typography Works for Wolfgang. To Yvonne, Ltd. moved the fleet to another place near Tokyo END");
        cv_str box = paper_ask(paper, "pdftotext -bbox @ - | grep END | sed 's/.*xMax=\"\\([0-9.]*\\)\".*/\\1/'");
        double end = strtod(cv_str_to_c(paper->cx->arena, box), NULL), expected = (double)paper->pen / (double)CV_PT_ONE;
        if (end < expected - 0.06 || end > expected + 0.06) fail_msg("%s: ends at %f, expected %f", families[i], end, expected);
        paper_free(paper);
    }
}

static void everything_is_in_the_structure(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    fill(paper);
    cv_str objects = unpacked(paper);
    static const char *const types[] = {"Document", "H1", "P", "Link", "Sect", "H2", "H3", "L", "LI", "Lbl", "LBody"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        char entry[32];
        snprintf(entry, sizeof entry, "/S /%s\n", types[i]);
        if (count_of(objects, entry) != 1) fail_msg("%zu elements %s", count_of(objects, entry), types[i]);
    }
    assert_holds(objects, "/Marked true");
    assert_holds(objects, "/ListNumbering /Disc");
    assert_holds(objects, "/ParentTreeNextKey 2");
    assert_holds(objects, "/Artifact BMC");
    assert_int_equal(count_of(objects, "BMC") + count_of(objects, "BDC"), count_of(objects, "EMC"));
    need_program("pdfinfo");
    assert_holds(paper_ask(paper, "pdfinfo -struct @"), "Link");
    assert_holds(squeezed(paper->cx->arena, paper_ask(paper, "pdfinfo -struct-text @")), "wang.lei@example.com\" Object");
    paper_free(paper);
}

static void elements_without_content_are_left_out(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    child(paper, CV_ROLE_H2);
    struct cv_element *parent = child(paper, CV_ROLE_SECT);
    paper_element(paper, parent, CV_ROLE_H3);
    paper_text(paper, 0, child(paper, CV_ROLE_P), 50, 700, "text");
    cv_str objects = unpacked(paper);
    assert_false(holds(objects, "/S /H2") || holds(objects, "/S /Sect") || holds(objects, "/S /H3"));
    assert_sound(paper);
    paper_free(paper);
}

static void an_element_may_go_on_on_the_next_page(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    struct cv_element *element = child(paper, CV_ROLE_P);
    for (size_t page = 0; page < 3; page++) paper_text(paper, page, element, 50, 700, page == 1 ? "two" : "one");
    cv_str objects = unpacked(paper);
    assert_int_equal(count_of(objects, "/Type /MCR"), 2);
    assert_int_equal(count_of(objects, "/S /P\n"), 1);
    assert_sound(paper);
    assert_reads(paper, "one two one");
    paper_free(paper);
}

static void a_link_has_one_annotation_for_each_line(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    struct cv_element *link = paper_element(paper, child(paper, CV_ROLE_P), CV_ROLE_LINK);
    link->target = CV_STR("https://example.com/Zo\xC3\xAB?q=(a b)");
    link->alt = CV_STR("Zoë");
    struct cv_element *strong = paper_element(paper, link, CV_ROLE_SPAN);
    paper_text(paper, 0, link, 50, 700, "a long ");
    paper_text(paper, 0, strong, 90, 700, "address ");
    paper_text(paper, 0, link, 50, 687, "in two lines");
    cv_str objects = unpacked(paper);
    assert_int_equal(count_of(objects, "/Subtype /Link"), 2);
    assert_int_equal(count_of(objects, "/Type /OBJR"), 2);
    assert_holds(objects, "(https://example.com/Zo%C3%AB?q=\\(a%20b\\))");
    assert_sound(paper);
    paper_free(paper);
}

static void a_link_without_a_usable_target_has_no_annotation(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    static char target[40000];
    memset(target, 'a', sizeof target);
    struct cv_element *none = paper_element(paper, child(paper, CV_ROLE_P), CV_ROLE_LINK);
    struct cv_element *endless = paper_element(paper, child(paper, CV_ROLE_P), CV_ROLE_LINK);
    endless->target = (cv_str){.data = target, .length = sizeof target};
    paper_text(paper, 0, none, 50, 700, "none");
    paper_text(paper, 0, endless, 50, 680, "endless");
    assert_false(holds(unpacked(paper), "/Annot"));
    assert_sound(paper);
    paper_free(paper);
}

static void headings_make_a_nested_outline(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    fill(paper);
    need_program("mutool");
    cv_str outline = paper_ask(paper, "mutool show @ outline 2>/dev/null");
    assert_holds(outline, "\"Experience\"");
    assert_holds(outline, "\t\"Architekt — Zoë 🚀\"");
    assert_false(holds(outline, "Wang Lei"));
    paper_free(paper);
}

static void metadata_survives_hostile_text(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    paper->document.title = CV_STR("Zoë <b>& Müller</b> ]]> \x01\x7F (x)\\");
    paper->document.keywords = CV_STR("C++, a&b, \"quoted\"");
    paper_text(paper, 0, child(paper, CV_ROLE_P), 50, 700, "text");
    need_program("pdfinfo");
    cv_str info = paper_ask(paper, "pdfinfo @");
    assert_holds(info, "Zoë <b>& Müller</b> ]]>    (x)\\");
    assert_holds(info, "C++, a&b, \"quoted\"");
    assert_holds(info, "Tagged:          yes");
    cv_str xmp = paper_ask(paper, "pdfinfo -meta @");
    assert_holds(xmp, "Zoë &lt;b&gt;&amp; Müller&lt;/b&gt; ]]&gt;    (x)\\");
    assert_holds(xmp, "<pdf:Keywords>C++, a&amp;b, \"quoted\"</pdf:Keywords>");
    assert_false(holds(xmp, "CreateDate"));
    assert_sound(paper);
    paper_free(paper);
}

static void dates_come_from_source_date_epoch_alone(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    paper_text(paper, 0, child(paper, CV_ROLE_P), 50, 700, "text");
    need_program("qpdf");
    static const struct {
        const char *epoch, *date, *xmp;
    } cases[] = {
        {"0", "(D:19700101000000Z)", "<xmp:CreateDate>1970-01-01T00:00:00Z</xmp:CreateDate>"},
        {"951827696", "(D:20000229123456Z)", "<xmp:ModifyDate>2000-02-29T12:34:56Z</xmp:ModifyDate>"},
        {"253402300799", "(D:99991231235959Z)", "9999-12-31T23:59:59Z"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        setenv("SOURCE_DATE_EPOCH", cases[i].epoch, 1);
        if (paper->path[0] != '\0') unlink(paper->path);
        paper->path[0] = '\0';
        cv_str objects = unpacked(paper);
        assert_int_equal(count_of(objects, cases[i].date), 2);
        assert_holds(objects, cases[i].xmp);
    }
    static const char *const useless[] = {"", "yesterday", "-1", "253402300800", "99999999999999999999999999"};
    for (size_t i = 0; i < sizeof useless / sizeof *useless; i++) {
        setenv("SOURCE_DATE_EPOCH", useless[i], 1);
        if (paper->path[0] != '\0') unlink(paper->path);
        paper->path[0] = '\0';
        assert_false(holds(unpacked(paper), "CreationDate"));
    }
    unsetenv("SOURCE_DATE_EPOCH");
    paper_free(paper);
}

/* More than libharu's arrays hold, on one page. */
static void forty_thousand_marked_contents_are_written(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    struct cv_element *elements[] = {child(paper, CV_ROLE_P), child(paper, CV_ROLE_P)};
    paper_text(paper, 0, elements[0], 50, 700, "word");
    struct cv_item item = paper->items[0].items[0];
    for (int i = 1; i < 40000; i++) {
        item.element = elements[i % 2];
        item.y = CV_PT(700) - i;
        paper_add(paper, 0, item);
    }
    assert_sound(paper);
    need_program("mutool");
    assert_int_equal(count_of(paper_ask(paper, "mutool draw -q -F text @ 2>/dev/null"), "word"), 40000);
    paper_free(paper);
}

static void many_pages_and_links_are_written(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    for (size_t page = 0; page < PAPER_PAGES; page++) {
        struct cv_element *link = paper_element(paper, child(paper, CV_ROLE_P), CV_ROLE_LINK);
        link->target = CV_STR("https://example.com");
        paper_text(paper, page, link, 50, 700, "page");
        paper_text(paper, page, NULL, 50, 30, "Wang Lei");
    }
    assert_sound(paper);
    need_program("pdfinfo");
    assert_holds(paper_ask(paper, "pdfinfo @"), "Pages:           200");
    assert_int_equal(count_of(unpacked(paper), "/Subtype /Form"), 7); /* W a n g L e i, each once */
    paper_free(paper);
}

static void an_empty_page_is_written(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    paper->pages.count = 1;
    assert_sound(paper);
    paper_free(paper);
}

static void back_ends_are_known_by_extension_and_name(void **state)
{
    (void)state;
    assert_string_equal(cv_backend_for_path("a/cv.pdf")->name, "pdf");
    assert_string_equal(cv_backend_for_path("CV.TXT")->name, "txt");
    assert_null(cv_backend_for_path("cv"));
    assert_null(cv_backend_for_path(".pdf"));
    assert_null(cv_backend_for_path("cv.docx"));
    assert_string_equal(cv_backend_lookup(CV_STR("txt"))->extension, ".txt");
    assert_null(cv_backend_lookup(CV_STR("tx")));
    for (size_t i = 0; cv_backend_at(i) != NULL; i++)
        assert_ptr_equal(cv_backend_lookup(cv_str_from_c(cv_backend_at(i)->name)), cv_backend_at(i));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_file_is_sound),
        cmocka_unit_test(the_same_document_gives_the_same_bytes),
        cmocka_unit_test(fonts_are_embedded_subsets_with_unicode),
        cmocka_unit_test(lines_do_not_drift),
        cmocka_unit_test(everything_is_in_the_structure),
        cmocka_unit_test(elements_without_content_are_left_out),
        cmocka_unit_test(an_element_may_go_on_on_the_next_page),
        cmocka_unit_test(a_link_has_one_annotation_for_each_line),
        cmocka_unit_test(a_link_without_a_usable_target_has_no_annotation),
        cmocka_unit_test(headings_make_a_nested_outline),
        cmocka_unit_test(metadata_survives_hostile_text),
        cmocka_unit_test(dates_come_from_source_date_epoch_alone),
        cmocka_unit_test(forty_thousand_marked_contents_are_written),
        cmocka_unit_test(many_pages_and_links_are_written),
        cmocka_unit_test(an_empty_page_is_written),
        cmocka_unit_test(back_ends_are_known_by_extension_and_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
