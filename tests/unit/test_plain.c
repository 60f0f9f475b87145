/* Plain text from block trees made by hand. */
#include "paper.h"

static struct cv_block *block(struct paper *paper, struct cv_block *parent, enum cv_block_kind kind)
{
    struct cv_block *added = CV_NEW(paper->cx->arena, struct cv_block);
    added->kind = kind;
    if (parent == NULL) return added;
    if (parent->last != NULL) parent->last->next = added;
    if (parent->first == NULL) parent->first = added;
    parent->last = added;
    return added;
}

static struct cv_paragraph *words(struct paper *paper, enum cv_role role, const char *text)
{
    struct cv_paragraph *paragraph = cv_paragraph_from_text(paper->cx->arena, cv_str_from_c(text), &paper->style);
    paragraph->element = paper_element(paper, paper->document.elements, role);
    return paragraph;
}

static void line(struct paper *paper, struct cv_block *parent, enum cv_role role, const char *text)
{
    block(paper, parent, CV_BLOCK_PARAGRAPH)->start = words(paper, role, text);
}

static void row(struct paper *paper, struct cv_block *parent, const char *start, const char *end)
{
    struct cv_block *added = block(paper, parent, CV_BLOCK_ROW);
    if (start != NULL) added->start = words(paper, CV_ROLE_H3, start);
    if (end != NULL) added->end = words(paper, CV_ROLE_P, end);
}

static struct cv_block *item(struct paper *paper, struct cv_block *parent, const char *label, const char *text)
{
    struct cv_block *added = block(paper, parent, CV_BLOCK_ITEM);
    if (label != NULL) added->start = words(paper, CV_ROLE_LABEL, label);
    if (text != NULL) line(paper, added, CV_ROLE_P, text);
    return added;
}

static struct cv_block *root_of(struct paper *paper)
{
    paper->document.root = block(paper, NULL, CV_BLOCK_GROUP);
    return paper->document.root;
}

static void assert_plain(struct paper *paper, const char *expected)
{
    cv_str text;
    assert_true(cv_plain_write(paper->cx, paper_pages(paper), &text));
    assert_str_equal(text, expected);
    paper_free(paper);
}

static void a_resume_reads_as_it_is_built(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    struct cv_block *root = root_of(paper);
    line(paper, root, CV_ROLE_H1, "Wang Lei");
    line(paper, root, CV_ROLE_P, "Beijing · wang.lei@example.com");
    struct cv_block *section = block(paper, root, CV_BLOCK_GROUP);
    line(paper, section, CV_ROLE_H2, "Experience");
    row(paper, section, "Architect", "2019 – present");
    item(paper, section, "•", "Moved the fleet.");
    struct cv_block *outer = item(paper, section, "•", "Built a team.");
    item(paper, outer, "–", "Of nine.");
    item(paper, section, "•", "Left.");
    row(paper, section, "Engineer", NULL);
    assert_plain(paper, "Wang Lei\n"
                        "Beijing · wang.lei@example.com\n"
                        "\n"
                        "Experience\n"
                        "Architect  2019 – present\n"
                        "• Moved the fleet.\n"
                        "• Built a team.\n"
                        "  – Of nine.\n"
                        "• Left.\n"
                        "\n"
                        "Engineer\n");
}

static void headings_stand_apart_from_what_is_below_them(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    struct cv_block *root = root_of(paper);
    line(paper, root, CV_ROLE_H1, "Wang Lei");
    line(paper, root, CV_ROLE_H2, "Awards");
    row(paper, root, "First", "2019");
    row(paper, root, "Second", "2020");
    line(paper, root, CV_ROLE_H2, "Talks");
    line(paper, root, CV_ROLE_P, "None.");
    assert_plain(paper, "Wang Lei\nAwards\nFirst  2019\nSecond  2020\n\nTalks\nNone.\n");
}

static void cells_without_text_leave_nothing(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    struct cv_block *root = root_of(paper);
    row(paper, root, NULL, "2019");
    row(paper, root, "", "2020");
    row(paper, root, "", "");
    line(paper, root, CV_ROLE_P, " ");
    line(paper, root, CV_ROLE_P, "end");
    assert_plain(paper, "2019\n2020\nend\n");
}

static void blanks_are_spaces_and_forced_breaks_are_lines(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    struct cv_block *root = root_of(paper);
    line(paper, root, CV_ROLE_P, "10\u00A0%\u202Fup");
    item(paper, root, "•", "first\nsecond");
    assert_plain(paper, "10 % up\n• first\n  second\n");
}

static void labels_without_text_end_their_line(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    struct cv_block *root = root_of(paper);
    item(paper, root, "•", NULL);
    item(paper, root, NULL, "no label");
    item(paper, item(paper, root, "1.", NULL), "a.", "deep");
    assert_plain(paper, "•\n  no label\n1. a. deep\n");
}

static void an_empty_document_is_empty(void **state)
{
    (void)state;
    struct paper *paper = paper_new();
    root_of(paper);
    assert_plain(paper, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_resume_reads_as_it_is_built),      cmocka_unit_test(headings_stand_apart_from_what_is_below_them),
        cmocka_unit_test(cells_without_text_leave_nothing),   cmocka_unit_test(blanks_are_spaces_and_forced_breaks_are_lines),
        cmocka_unit_test(labels_without_text_end_their_line), cmocka_unit_test(an_empty_document_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
