#include "test.h"

#include "base/strbuf.h"
#include "document/document.h"
#include "document/fill.h"

#include <stdio.h>

struct build {
    struct test_context test;
    struct cv_context *cx;
    const struct cv_document *document;
};

/* Builds the document of a profile with its own design settings on the base layout. */
static void build(struct build *build, const char *profile_text)
{
    *build = (struct build){.document = NULL};
    build->cx = test_context_new(&build->test);
    const struct cv_node *root = NULL;
    const struct cv_profile *profile = NULL;
    const struct cv_design *design = NULL;
    assert_true(cv_yaml_parse(build->cx,
                              cv_sources_add(build->cx->sources, CV_STR("profile.yaml"), cv_str_from_c(profile_text)), &root));
    assert_true(cv_profile_decode(build->cx, root, &profile));
    struct cv_design_request request = {.name = CV_STR("base"), .settings = profile->design};
    assert_true(cv_design_load(build->cx, &request, &design));
    assert_true(cv_document_build(build->cx, profile, design, &build->document));
}

static void finish(struct build *build)
{
    test_context_free(&build->test);
}

/* The text that belongs to an element itself. */
static void add_own_text(struct cv_strbuf *out, const struct cv_document *document, const struct cv_element *element)
{
    for (uint32_t i = 0; i < document->paragraph_count; i++) {
        const struct cv_paragraph *paragraph = document->paragraphs[i];
        for (size_t k = 0; k < paragraph->inline_count; k++) {
            const struct cv_inline *part = &paragraph->inlines[k];
            if (part->element == element)
                cv_strbuf_printf(out, "%.*s", CV_STR_ARG(cv_str_slice(paragraph->text, part->start, part->end)));
        }
    }
}

static void add_outline(struct cv_strbuf *out, const struct cv_document *document, const struct cv_element *element, int depth,
                        uint32_t *next_id)
{
    assert_int_equal(element->id, (*next_id)++);
    cv_strbuf_printf(out, "%*s%s", depth, "", cv_role_name(element->role));
    struct cv_strbuf text = CV_STRBUF(out->arena);
    add_own_text(&text, document, element);
    if (text.length > 0) cv_strbuf_printf(out, " %.*s", CV_STR_ARG(cv_strbuf_view(&text)));
    if (element->target.length > 0) cv_strbuf_printf(out, " <%.*s>", CV_STR_ARG(element->target));
    if (element->alt.length > 0) cv_strbuf_printf(out, " (%.*s)", CV_STR_ARG(element->alt));
    cv_strbuf_add_byte(out, '\n');
    for (const struct cv_element *child = element->first; child != NULL; child = child->next) {
        assert_ptr_equal(child->parent, element);
        add_outline(out, document, child, depth + 1, next_id);
    }
}

/* The element tree, one on a line, with the text, target and description of each; checks that the numbers are its order. */
static cv_str outline(const struct build *build)
{
    struct cv_strbuf out = CV_STRBUF(build->cx->arena);
    uint32_t next_id = 0;
    add_outline(&out, build->document, build->document->elements, 0, &next_id);
    assert_int_equal(next_id, build->document->element_count);
    return cv_strbuf_view(&out);
}

static void check_outline(const char *profile, const char *expected)
{
    struct build state;
    build(&state, profile);
    assert_str_equal(outline(&state), expected);
    finish(&state);
}

static void a_profile_becomes_a_tree_of_elements(void **state)
{
    (void)state;
    check_outline("basics:\n"
                  "  name: Wang **Lei**\n"
                  "  label: Architect\n"
                  "  email: wang@example.com\n"
                  "  phone: +86 10 5550 0100\n"
                  "  location: {city: Beijing}\n"
                  "  summary: One.\n"
                  "  profiles: [{network: GitHub, username: wl, url: https://github.com/wl}]\n"
                  "work:\n"
                  "- position: Engineer\n"
                  "  name: Example\n"
                  "  url: https://example.com\n"
                  "  location: Beijing\n"
                  "  startDate: 2017-09\n"
                  "  summary: 'Two *parts*, [linked](https://a.org).'\n"
                  "  highlights: [First, {text: Second, highlights: [Deeper]}]\n",
                  "Document\n"
                  " H1 Wang Lei\n"
                  " P Architect\n"
                  " P Beijing ·  ·  · \n"
                  "  Link +86 10 5550 0100 <tel:+861055500100> (Call Wang Lei)\n"
                  "  Link wang@example.com <mailto:wang@example.com> (E-mail Wang Lei)\n"
                  "  Link github.com/wl <https://github.com/wl> (Wang Lei on GitHub)\n"
                  " Sect\n"
                  "  H2 Summary\n"
                  "  P One.\n"
                  " Sect\n"
                  "  H2 Experience\n"
                  "  Sect\n"
                  "   H3 Engineer\n"
                  "   P Sept 2017 – Present\n"
                  "   P\n"
                  "    Link Example <https://example.com> (Example)\n"
                  "   P Beijing\n"
                  "   P Two parts, .\n"
                  "    Link linked <https://a.org> (linked)\n"
                  "   L\n"
                  "    LI\n"
                  "     Lbl •\n"
                  "     LBody First\n"
                  "    LI\n"
                  "     Lbl •\n"
                  "     LBody Second\n"
                  "      L\n"
                  "       LI\n"
                  "        Lbl –\n"
                  "        LBody Deeper\n");
}

static void positions_stand_under_their_employer(void **state)
{
    (void)state;
    check_outline("basics: {name: A}\n"
                  "work:\n"
                  "- name: Example\n"
                  "  location: Here\n"
                  "  positions:\n"
                  "  - {position: Head, startDate: 2020, highlights: [Led.]}\n"
                  "  - {position: Hand, startDate: 2018, endDate: 2019}\n",
                  "Document\n"
                  " H1 A\n"
                  " Sect\n"
                  "  H2 Experience\n"
                  "  Sect\n"
                  "   H3 Example\n"
                  "   P Here\n"
                  "   Sect\n"
                  "    H4 Head\n"
                  "    P 2020 – Present\n"
                  "    L\n"
                  "     LI\n"
                  "      Lbl •\n"
                  "      LBody Led.\n"
                  "   Sect\n"
                  "    H4 Hand\n"
                  "    P 2018 – 2019\n");
}

static void short_entries_run_in(void **state)
{
    (void)state;
    check_outline("basics: {name: A}\n"
                  "skills:\n"
                  "- {name: Linux, level: Master, keywords: [a, b], summary: Long.}\n"
                  "- {name: Go, summary: \"One.\\n\\nTwo.\"}\n"
                  "- {name: C}\n"
                  "- {keywords: [x]}\n"
                  "languages: [{language: English, fluency: C1}, {language: Chinese}]\n",
                  "Document\n"
                  " H1 A\n"
                  " Sect\n"
                  "  H2 Skills\n"
                  "  P Linux (Master): a, b\n"
                  "  P Long.\n"
                  "  P Go: One.\n"
                  "  P Two.\n"
                  "  P C\n"
                  "  P x\n"
                  " Sect\n"
                  "  H2 Languages\n"
                  "  P English – C1 · Chinese\n");
}

static void nothing_of_an_entry_is_lost(void **state)
{
    (void)state;
    check_outline("basics: {name: A}\n"
                  "education:\n"
                  "- {institution: Uni, score: '1.0', courses: [A, B], techStack: Pens}\n"
                  "interests:\n"
                  "- {name: Chess, url: chess.org, location: Home}\n"
                  "work:\n"
                  "- {name: Firm, url: 'no address'}\n",
                  "Document\n"
                  " H1 A\n"
                  " Sect\n"
                  "  H2 Experience\n"
                  "  Sect\n"
                  "   H3 Firm\n"
                  "   P no address\n"
                  " Sect\n"
                  "  H2 Education\n"
                  "  Sect\n"
                  "   H3 Uni\n"
                  "   P Grade: 1.0\n"
                  "   P Courses: A, B\n"
                  "   P Tech stack: Pens\n"
                  " Sect\n"
                  "  H2 Interests\n"
                  "  P Chess\n"
                  "  P Home\n"
                  "  P\n"
                  "   Link chess.org <https://chess.org> (chess.org)\n");
}

static void lists_in_texts_are_lists(void **state)
{
    (void)state;
    check_outline("basics:\n"
                  "  name: A\n"
                  "  summary: |\n"
                  "    Intro.\n"
                  "    1. one\n"
                  "    2. two\n"
                  "       - deep\n"
                  "work:\n"
                  "- {position: X, highlights: ['<ul><li>a</li><li>b</li></ul>', \"c\\n- d\"]}\n",
                  "Document\n"
                  " H1 A\n"
                  " Sect\n"
                  "  H2 Summary\n"
                  "  P Intro.\n"
                  "  L\n"
                  "   LI\n"
                  "    Lbl 1.\n"
                  "    LBody one\n"
                  "   LI\n"
                  "    Lbl 2.\n"
                  "    LBody two\n"
                  "     L\n"
                  "      LI\n"
                  "       Lbl –\n"
                  "       LBody deep\n"
                  " Sect\n"
                  "  H2 Experience\n"
                  "  Sect\n"
                  "   H3 X\n"
                  "   L\n"
                  "    LI\n"
                  "     Lbl •\n"
                  "     LBody a\n"
                  "    LI\n"
                  "     Lbl •\n"
                  "     LBody b\n"
                  "    LI\n"
                  "     Lbl •\n"
                  "     LBody c\n"
                  "      L\n"
                  "       LI\n"
                  "        Lbl –\n"
                  "        LBody d\n");
}

/* What people forget of HTML's lists is no item without a place, and what is empty no bullet. */
static void careless_lists_are_whole(void **state)
{
    (void)state;
    static const struct {
        const char *text, *list;
    } cases[] = {
        {"<ul>a<li>b", "    LI\n     Lbl •\n     LBody a\n    LI\n     Lbl •\n     LBody b\n"},
        {"<ul><ul><li>a</ul></ul>b", "    LI\n     Lbl •\n     LBody a\n      P b\n"},
        {"<ul><li>a</ul>b", "    LI\n     Lbl •\n     LBody a\n      P b\n"},
        {"<ul></ul>", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char profile[200];
        char outline[300];
        snprintf(profile, sizeof profile, "{basics: {name: A}, work: [{highlights: ['%s', z]}]}", cases[i].text);
        snprintf(outline, sizeof outline,
                 "Document\n H1 A\n Sect\n  H2 Experience\n  Sect\n   L\n%s    LI\n     Lbl •\n     LBody z\n", cases[i].list);
        check_outline(profile, outline);
    }
}

static void lists_may_open_before_they_have_items(void **state)
{
    (void)state;
    check_outline("basics: {summary: '<ul><ul><li>a<li>b</ul><li>c<ul><li>d</ul></ul>e'}\n", "Document\n"
                                                                                             " Sect\n"
                                                                                             "  H2 Summary\n"
                                                                                             "  L\n"
                                                                                             "   LI\n"
                                                                                             "    Lbl •\n"
                                                                                             "    LBody a\n"
                                                                                             "   LI\n"
                                                                                             "    Lbl •\n"
                                                                                             "    LBody b\n"
                                                                                             "  L\n"
                                                                                             "   LI\n"
                                                                                             "    Lbl •\n"
                                                                                             "    LBody c\n"
                                                                                             "     L\n"
                                                                                             "      LI\n"
                                                                                             "       Lbl –\n"
                                                                                             "       LBody d\n"
                                                                                             "  P e\n");
}

static void contacts_take_every_form(void **state)
{
    (void)state;
    struct build state_of;
    build(&state_of, "basics:\n"
                     "  name: A\n"
                     "  phone: ask\n"
                     "  url: example.com/\n"
                     "  profiles:\n"
                     "  - {network: LinkedIn, username: '123', url: https://linkedin.com/in/a-b}\n"
                     "  - {network: WeChat, username: wl}\n"
                     "  - {network: Stack Overflow, url: 'https://stackoverflow.com/users/1'}\n"
                     "  - {network: Only}\n"
                     "  drivingLicence: B\n"
                     "design: {contacts: {showIcons: yes, iconGap: 3pt, icons: {stack overflow: pencil}}}\n");
    const struct cv_paragraph *contacts = state_of.document->paragraphs[1];
    assert_str_equal(contacts->text, "ask · example.com · LinkedIn: 123 · WeChat: wl · stackoverflow.com/users/1 · Only · "
                                     "Driving licence: B");
    static const char *const icons[] = {"phone", "globe", "LinkedIn", "WeChat", "pencil", "Only"};
    size_t found = 0;
    for (size_t i = 0; i < contacts->inline_count; i++) {
        const struct cv_inline *part = &contacts->inlines[i];
        bool separator = cv_str_equal(cv_str_slice(contacts->text, part->start, part->end), CV_STR(" · "));
        assert_int_equal(part->unbreakable, part->icon.length == 0 && !separator);
        if (part->icon.length == 0) continue;
        assert_str_equal(part->icon_else, found < 2 ? "" : "link");
        assert_str_equal(part->icon, icons[found++]);
        assert_int_equal(part->start, part->end);
        assert_int_equal(part->gap, CV_PT(3));
    }
    assert_int_equal(found, 6);
    finish(&state_of);
}

static void dates_take_the_designs_words(void **state)
{
    (void)state;
    static const struct {
        const char *entry, *dates;
    } cases[] = {
        {"startDate: 2017-09", "Sept 2017 – Present"},
        {"startDate: 2017-09-30, endDate: 2018-01-02", "Sept 2017 – Jan 2018"},
        {"startDate: 2006, endDate: 2010", "2006 – 2010"},
        {"startDate: 2010, endDate: 2010", "2010"},
        {"startDate: 2010-05-01, endDate: 2010-05-31", "May 2010"},
        {"endDate: 2010-05", "May 2010"},
        {"startDate: 2010-05, date: 'Spring *2010*'", "Spring 2010"},
        {"startDate: around 2010, endDate: 2011", "around 2010 – 2011"},
        {"date: 2021-05-12", "12 May 2021"},
        {"date: 2021-05", "May 2021"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct build state_of;
        struct test_context own;
        struct cv_arena *arena = test_context_new(&own)->arena;
        const char *section = strstr(cases[i].entry, "date: 2021") == NULL ? "work" : "awards";
        build(&state_of, cv_str_printf(arena, "%s: [{name: X, title: X, %s}]\n", section, cases[i].entry).data);
        assert_str_equal(state_of.document->paragraphs[2]->text, cases[i].dates);
        finish(&state_of);
        test_context_free(&own);
    }
}

/* A block by its place among its parent's children. */
static const struct cv_block *child(const struct cv_block *parent, size_t n)
{
    const struct cv_block *block = parent->first;
    while (n-- > 0 && block != NULL) block = block->next;
    assert_non_null(block);
    return block;
}

static void headings_and_titles_keep_with_what_follows(void **state)
{
    (void)state;
    struct build state_of;
    build(&state_of, "basics: {name: A}\n"
                     "work:\n"
                     "- {position: X, name: Y, location: Z, startDate: 2001, highlights: [one, two]}\n"
                     "- {position: X, name: Y}\n"
                     "design: {flow: {keepTogether: 20, endWidth: 50pt}, entries: {default: {gap: 9pt}}}\n");
    const struct cv_block *section = child(state_of.document->root, 1);
    const struct cv_block *heading = child(section, 0);
    assert_int_equal(heading->kind, CV_BLOCK_PARAGRAPH);
    assert_true(heading->keep_with_next);
    assert_int_equal(heading->rule.place, CV_RULE_BELOW);
    const struct cv_block *entry = child(section, 1);
    assert_int_equal(entry->kind, CV_BLOCK_GROUP);
    assert_int_equal(entry->space_above, 0);
    assert_false(entry->keep_together);
    assert_int_equal(child(entry, 0)->kind, CV_BLOCK_ROW);
    assert_int_equal(child(entry, 0)->end_width, CV_PT(50));
    assert_true(child(entry, 0)->keep_with_next);
    assert_true(child(entry, 1)->keep_with_next);
    const struct cv_block *item = child(child(entry, 2), 0);
    assert_int_equal(item->kind, CV_BLOCK_ITEM);
    assert_int_equal(item->indent + child(item, 0)->indent, state_of.document->design->list_indent);
    assert_str_equal(item->start->text, "•");
    const struct cv_block *second = child(section, 2);
    assert_int_equal(second->space_above, CV_PT(9));
    assert_true(second->keep_together);
    assert_int_equal(child(second, 0)->kind, CV_BLOCK_PARAGRAPH);
    assert_true(child(second, 0)->keep_with_next);
    assert_false(child(second, 1)->keep_with_next);
    finish(&state_of);
}

static void a_row_may_have_an_end_alone(void **state)
{
    (void)state;
    struct build state_of;
    build(&state_of, "work: [{startDate: 2001, location: Z}]\n");
    const struct cv_block *entry = child(child(state_of.document->root, 1), 1);
    assert_null(child(entry, 0)->start);
    assert_str_equal(child(entry, 0)->end->text, "2001 – Present");
    assert_int_equal(child(entry, 0)->end->element->role, CV_ROLE_P);
    finish(&state_of);
}

static void templates_drop_what_belongs_to_the_empty(void **state)
{
    (void)state;
    static const struct {
        const char *template, *entry, *printed;
    } cases[] = {
        {"{title}, {subtitle} ({place})", "position: T, name: S, location: P", "T, S (P)"},
        {"{place}, {title} ({subtitle})", "position: T, name: S", "T (S)"},
        {"{title}, {place} ({subtitle})", "position: T, name: S", "T (S)"},
        {"{title}, {subtitle} ({place})", "position: T, name: S", "T, S"},
        {"{level}, {type} ({title})", "position: T", "(T)"},
        {"({place}), {title}", "position: T", "T"},
        {"At {place}: {title}.", "position: T", "T."},
        {"At {title}: {place}.", "position: T", "At T"},
        {"At {place}: {title}.", "location: P, position: T", "At P: T."},
        {"**{title}**", "position: T", "<b>T</b>"},
        {"**{title}:** {place}", "position: T, location: P", "<b>T</b><b>:</b> P"},
        {"**{title}:** {place}", "position: T", "<b>T</b>"},
        {"{place|title} {title}", "position: T", "T"},
        {"{place|title} {title}", "position: T, location: P", "P T"},
        {"\\{x\\} {title}", "position: T", "{x} T"},
        {"[{title}]({link}) x", "position: T, url: a.org", "<a>T</a> x"},
        {"[{title}]({link}) x", "position: T", "T x"},
        {"[x] {title}", "position: T", "[x] T"},
        {"{label.courses}: {title}", "position: T", "Courses: T"},
        {"{summary}", "summary: '*S*'", "<i>S</i>"},
        {"- {summary}", "summary: '*S*'", "- <i>S</i>"},
        {"{place} {title}", "position: '**T** `c`', location: '  '", "<b>T</b> <c>c</c>"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct build state_of;
        struct test_context own;
        struct cv_arena *arena = test_context_new(&own)->arena;
        build(
            &state_of,
            cv_str_printf(arena, "work: [{%s}]\ndesign: {entries: {work: ['%s']}}\n", cases[i].entry, cases[i].template).data);
        const struct cv_paragraph *paragraph = state_of.document->paragraphs[1];
        struct cv_strbuf out = CV_STRBUF(arena);
        for (size_t k = 0; k < paragraph->inline_count; k++) {
            const struct cv_inline *part = &paragraph->inlines[k];
            bool code = cv_str_equal(part->style->family, CV_STR("Source Code Pro"));
            const char *tag = part->element->role == CV_ROLE_LINK ? "a"
                              : part->style->bold                 ? "b"
                              : part->style->italic               ? "i"
                              : code                              ? "c"
                                                                  : NULL;
            cv_str text = cv_str_slice(paragraph->text, part->start, part->end);
            if (tag == NULL)
                cv_strbuf_add(&out, text);
            else
                cv_strbuf_printf(&out, "<%s>%.*s</%s>", tag, CV_STR_ARG(text), tag);
        }
        assert_str_equal(cv_strbuf_view(&out), cases[i].printed);
        finish(&state_of);
        test_context_free(&own);
    }
}

static void metadata_is_plain_text(void **state)
{
    (void)state;
    struct build state_of;
    build(&state_of, "basics: {name: '**Wang** &amp; Lei', label: '*Architect*'}\n"
                     "skills: [{name: '`Linux`', keywords: [a]}, {name: C}]\n"
                     "lang: de\n");
    assert_str_equal(state_of.document->title, "Wang & Lei – Résumé");
    assert_str_equal(state_of.document->author, "Wang & Lei");
    assert_str_equal(state_of.document->subject, "Architect");
    assert_true(cv_str_starts(state_of.document->keywords, CV_STR("Linux")));
    assert_str_equal(state_of.document->lang, "de");
    finish(&state_of);
    build(&state_of, "work: [{name: X}]\n");
    assert_str_equal(state_of.document->title, "Résumé");
    finish(&state_of);
}

static void furniture_counts_pages(void **state)
{
    (void)state;
    struct build state_of;
    build(&state_of, "basics: {name: A}\n"
                     "design: {furniture: {footer: {single: only, first: '{name}', other: '{page}/{pages} · {name}'}}}\n");
    const struct cv_furniture *footer = &state_of.document->design->footer;
    struct cv_arena *arena = state_of.cx->arena;
    assert_str_equal(cv_furniture_text(arena, footer, CV_STR("A"), 1, 1), "only");
    assert_str_equal(cv_furniture_text(arena, footer, CV_STR("A"), 1, 2), "A");
    assert_str_equal(cv_furniture_text(arena, footer, CV_STR("A"), 2, 2), "2/2 · A");
    assert_str_equal(cv_furniture_text(arena, footer, (cv_str){0}, 2, 2), "2/2");
    assert_str_equal(cv_furniture_text(arena, &state_of.document->design->header, CV_STR("A"), 2, 2), "");
    finish(&state_of);
}

/* Every place in a paragraph leads back to the bytes that it came from. */
static void text_leads_back_to_its_source(void **state)
{
    (void)state;
    struct build state_of;
    build(&state_of, "basics:\n  name: \"a  \\\"x\\\"  **x** x\"\n");
    const struct cv_paragraph *name = state_of.document->paragraphs[0];
    assert_str_equal(name->text, "a \"x\" x x");
    static const struct {
        uint32_t at;     /* byte of the text */
        uint32_t column; /* of the source's second line */
    } cases[] = {{0, 10}, {3, 15}, {6, 22}, {8, 26}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct cv_inline *part = name->inlines;
        while (part->end <= cases[i].at) part++;
        cv_span span = cv_inline_span(state_of.cx, name, part, cases[i].at, cases[i].at + 1);
        struct cv_location location;
        assert_true(cv_sources_locate(state_of.cx->sources, span, &location));
        assert_int_equal(location.line, 2);
        assert_int_equal(location.column, cases[i].column);
        assert_int_equal(location.width, 1);
    }
    finish(&state_of);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_profile_becomes_a_tree_of_elements),
        cmocka_unit_test(positions_stand_under_their_employer),
        cmocka_unit_test(short_entries_run_in),
        cmocka_unit_test(nothing_of_an_entry_is_lost),
        cmocka_unit_test(lists_in_texts_are_lists),
        cmocka_unit_test(careless_lists_are_whole),
        cmocka_unit_test(lists_may_open_before_they_have_items),
        cmocka_unit_test(contacts_take_every_form),
        cmocka_unit_test(dates_take_the_designs_words),
        cmocka_unit_test(headings_and_titles_keep_with_what_follows),
        cmocka_unit_test(a_row_may_have_an_end_alone),
        cmocka_unit_test(templates_drop_what_belongs_to_the_empty),
        cmocka_unit_test(metadata_is_plain_text),
        cmocka_unit_test(furniture_counts_pages),
        cmocka_unit_test(text_leads_back_to_its_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
