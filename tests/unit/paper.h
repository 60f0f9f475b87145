/* Small documents made by hand, for the tests of back ends: elements and texts put where a test wants them, shaped for real;
 * and programs that are not ours to read what comes out. */
#ifndef CV_TESTS_UNIT_PAPER_H
#define CV_TESTS_UNIT_PAPER_H

#include "test.h"

#include "base/vec.h"
#include "output/output.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { PAPER_PAGES = 200 };

struct paper {
    struct test_context test;
    struct cv_context *cx;
    struct cv_fonts *fonts;
    struct cv_design design;
    struct cv_document document;
    struct cv_pages pages;
    struct cv_page sheets[PAPER_PAGES];
    CV_VEC(struct cv_item) items[PAPER_PAGES];
    CV_VEC(struct cv_destination) destinations;
    struct cv_style style; /* of the next text */
    cv_pt pen;             /* where the last text ended */
    char path[64];         /* of the file written */
};

static inline struct cv_element *paper_element(struct paper *paper, struct cv_element *parent, enum cv_role role)
{
    struct cv_element *element = CV_NEW(paper->cx->arena, struct cv_element);
    *element = (struct cv_element){.role = role, .id = paper->document.element_count++, .parent = parent};
    if (parent != NULL && parent->last != NULL) parent->last->next = element;
    if (parent != NULL && parent->first == NULL) parent->first = element;
    if (parent != NULL) parent->last = element;
    return element;
}

static inline struct paper *paper_new(void)
{
    struct paper *paper = calloc(1, sizeof *paper);
    assert_non_null(paper);
    paper->cx = test_context_new(&paper->test);
    paper->fonts = cv_fonts_new(NULL, 0);
    assert_non_null(paper->fonts);
    paper->document = (struct cv_document){
        .title = CV_STR("Wang Lei"), .author = CV_STR("Wang Lei"), .lang = CV_STR("en"), .design = &paper->design};
    paper->document.elements = paper_element(paper, NULL, CV_ROLE_DOCUMENT);
    paper->style = (struct cv_style){.family = CV_STR("Source Sans 3"), .size = CV_PT(10), .leading = CV_PT(13)};
    return paper;
}

static inline void paper_free(struct paper *paper)
{
    if (paper->path[0] != '\0') unlink(paper->path);
    test_context_free(&paper->test);
    cv_fonts_free(paper->fonts);
    free(paper);
}

static inline const struct cv_glyph *paper_reversed(struct paper *paper, const struct cv_run *run)
{
    struct cv_glyph *glyphs = CV_NEW_ARRAY(paper->cx->arena, struct cv_glyph, run->glyph_count);
    for (size_t i = 0; i < run->glyph_count; i++) glyphs[i] = run->glyphs[run->glyph_count - 1 - i];
    return glyphs;
}

static inline void paper_add(struct paper *paper, size_t page, struct cv_item item)
{
    if (paper->pages.count < page + 1) paper->pages.count = page + 1;
    cv_vec_push(paper->cx->arena, &paper->items[page], item);
}

/* Adds a text on one line in the current style. Runs stand one after the other: texts of mixed direction are not for this. */
static inline void paper_text(struct paper *paper, size_t page, const struct cv_element *element, double x, double y,
                              const char *text)
{
    struct cv_style *style = CV_NEW(paper->cx->arena, struct cv_style);
    *style = paper->style;
    struct cv_paragraph *paragraph = cv_paragraph_from_text(paper->cx->arena, cv_str_from_c(text), style);
    struct cv_shaped shaped;
    bool ok = cv_shape_paragraph(paper->cx, paper->fonts, paragraph, paper->document.lang, &shaped);
    if (!ok) fail_msg("%.*s", CV_STR_ARG(paper->cx->diags->items[0].message));
    paper->pen = CV_PT(x);
    for (size_t i = 0; i < shaped.run_count; i++) {
        const struct cv_run *run = &shaped.runs[i];
        const struct cv_glyph *glyphs = run->level % 2 == 0 ? run->glyphs : paper_reversed(paper, run);
        paper_add(paper, page,
                  (struct cv_item){.kind = element == NULL ? CV_ITEM_DRAWN : CV_ITEM_TEXT,
                                   .element = element,
                                   .x = paper->pen,
                                   .y = CV_PT(y),
                                   .width = run->width,
                                   .height = CV_PT(10),
                                   .depth = CV_PT(3),
                                   .text = {.run = run, .glyphs = glyphs, .glyph_count = run->glyph_count, .width = run->width},
                                   .source = paragraph->text});
        paper->pen += run->width;
    }
}

/* Adds a text that ends at x. */
static inline void paper_text_ending(struct paper *paper, size_t page, const struct cv_element *element, double x, double y,
                                     const char *text)
{
    size_t first = paper->items[page].count;
    paper_text(paper, page, element, 0, y, text);
    cv_pt shift = CV_PT(x) - paper->pen;
    for (size_t i = first; i < paper->items[page].count; i++) paper->items[page].items[i].x += shift;
}

static inline const struct cv_pages *paper_pages(struct paper *paper)
{
    for (size_t i = 0; i < paper->pages.count; i++)
        paper->sheets[i] = (struct cv_page){.width = CV_PT(595.276),
                                            .height = CV_PT(841.89),
                                            .items = paper->items[i].items,
                                            .item_count = paper->items[i].count};
    paper->pages.document = &paper->document;
    paper->pages.items = paper->sheets;
    paper->pages.destinations = paper->destinations.items;
    paper->pages.destination_count = paper->destinations.count;
    return &paper->pages;
}

static inline cv_str paper_pdf(struct paper *paper)
{
    cv_str bytes;
    assert_true(cv_pdf_write(paper->cx, paper_pages(paper), &bytes));
    return bytes;
}

/* Writes the PDF to a file for other programs; its path is in paper->path. */
static inline void paper_save(struct paper *paper)
{
    cv_str bytes = paper_pdf(paper);
    snprintf(paper->path, sizeof paper->path, "/tmp/cvpdf-test-XXXXXX");
    int descriptor = mkstemp(paper->path);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, bytes.data, bytes.length), bytes.length);
    close(descriptor);
}

/* Skips the test if a program is not installed. */
static inline void need_program(const char *name)
{
    char command[128];
    snprintf(command, sizeof command, "command -v %s >/dev/null 2>&1", name);
    if (system(command) == 0) return;
    print_message("%s is not installed\n", name);
    skip();
}

/* What `command` prints about the paper's file; "@" in it is the file. Its exit status must be 0. */
static inline cv_str paper_ask(struct paper *paper, const char *command)
{
    if (paper->path[0] == '\0') paper_save(paper);
    struct cv_strbuf line = CV_STRBUF(paper->cx->arena), out = CV_STRBUF(paper->cx->arena);
    for (const char *c = command; *c != '\0'; c++) {
        if (*c == '@')
            cv_strbuf_add_c(&line, paper->path);
        else
            cv_strbuf_add_byte(&line, *c);
    }
    FILE *pipe = popen(line.data, "r");
    assert_non_null(pipe);
    for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) cv_strbuf_add_byte(&out, (char)c);
    int status = pclose(pipe);
    if (status != 0) fail_msg("%s: status %d: %.*s", line.data, status, CV_STR_ARG(cv_strbuf_view(&out)));
    return cv_strbuf_view(&out);
}

/* With every stretch of white space as one space, and none at the ends. */
static inline cv_str squeezed(struct cv_arena *arena, cv_str text)
{
    struct cv_strbuf out = CV_STRBUF(arena);
    for (size_t i = 0; i < text.length; i++) {
        bool blank = strchr(" \n\r\t\f", text.data[i]) != NULL;
        if (!blank)
            cv_strbuf_add_byte(&out, text.data[i]);
        else if (out.length > 0 && out.data[out.length - 1] != ' ')
            cv_strbuf_add_byte(&out, ' ');
    }
    return cv_str_trim(cv_strbuf_view(&out));
}

/* pdftotext in three modes and mutool all read `expected`, white space aside. */
static inline void assert_reads(struct paper *paper, const char *expected)
{
    static const char *const commands[] = {
        "pdftotext @ -",
        "pdftotext -raw @ -",
        "pdftotext -layout @ -",
        "mutool draw -q -F text @ 2>/dev/null",
    };
    need_program("pdftotext");
    need_program("mutool");
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        cv_str text = squeezed(paper->cx->arena, paper_ask(paper, commands[i]));
        if (!cv_str_equal(text, cv_str_from_c(expected)))
            fail_msg("%s\n got      \"%.*s\"\n expected \"%s\"", commands[i], CV_STR_ARG(text), expected);
    }
}

#endif
