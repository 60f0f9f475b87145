#include "test.h"

#include "document/inline.h"

#include <time.h>

static const struct cv_style body = {.family = {"Body", 4}, .size = CV_PT(10), .leading = CV_PT(13)};
static const struct cv_design design = {
    .body = &body,
    .strong = {.sets_bold = true, .bold = true},
    .emphasis = {.sets_italic = true, .italic = true},
    .code = {.family = {"Code", 4}},
    .link = {.sets_color = true, .color = {0, 0, 255}},
};

static const struct cv_profile profile = {.foreign_count = 0};

struct parse {
    struct test_context test;
    struct cv_builder builder;
};

static void parse_new(struct parse *parse)
{
    parse->builder = (struct cv_builder){.cx = test_context_new(&parse->test), .profile = &profile, .design = &design};
}

/* The text with what was understood: <b>, <i>, <c> around styles, <a:target> around links, | for a forced break. */
static cv_str parse_text(struct parse *parse, cv_str text)
{
    struct cv_text source = {.text = text};
    struct cv_composer composer = cv_composer_new(&parse->builder);
    cv_inline_parse(&composer, (struct cv_mark){.style = &body}, &source, 0, text.length);
    struct cv_element *element = cv_builder_element(&parse->builder, NULL, CV_ROLE_P);
    const struct cv_paragraph *paragraph = cv_composer_finish(&composer, &body, element);
    struct cv_strbuf out = CV_STRBUF(parse->builder.cx->arena);
    uint32_t end = 0;
    for (size_t i = 0; i < paragraph->inline_count; i++) {
        const struct cv_inline *part = &paragraph->inlines[i];
        assert_int_equal(part->start, end);
        end = part->end;
        bool link = part->element->role == CV_ROLE_LINK;
        if (link) cv_strbuf_printf(&out, "<a:%.*s>", CV_STR_ARG(part->element->target));
        cv_strbuf_printf(&out, "%s%s%s", part->style->bold ? "<b>" : "", part->style->italic ? "<i>" : "",
                         part->style->family.data[0] == 'C' ? "<c>" : "");
        for (uint32_t at = part->start; at < part->end; at++)
            cv_strbuf_add_byte(&out, paragraph->text.data[at] == '\n' ? '|' : paragraph->text.data[at]);
        cv_strbuf_printf(&out, "%s%s%s%s", part->style->family.data[0] == 'C' ? "</c>" : "", part->style->italic ? "</i>" : "",
                         part->style->bold ? "</b>" : "", link ? "</a>" : "");
    }
    assert_int_equal(end, paragraph->text.length);
    return cv_strbuf_view(&out);
}

struct pair {
    const char *text, *parsed;
};

static void check_all(const struct pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct parse parse;
        parse_new(&parse);
        assert_str_equal(parse_text(&parse, cv_str_from_c(pairs[i].text)), pairs[i].parsed);
        test_context_free(&parse.test);
    }
}

#define CHECK_ALL(pairs) check_all(pairs, sizeof(pairs) / sizeof *(pairs))

static void emphasis_is_understood(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"a **strong** word", "a <b>strong</b> word"},
        {"an *emphatic* one", "an <i>emphatic</i> one"},
        {"_under_ and __lined__", "<i>under</i> and <b>lined</b>"},
        {"***both***", "<b><i>both</i></b>"},
        {"**b *bi* b**", "<b>b </b><b><i>bi</i></b><b> b</b>"},
        {"*i **bi** i*", "<i>i </i><b><i>bi</i></b><i> i</i>"},
        {"**API**s and **a**, **b**.", "<b>API</b>s and <b>a</b>, <b>b</b>."},
        {"(**x**)", "(<b>x</b>)"},
        {"un*frigging*believable", "un<i>frigging</i>believable"},
        {"**\u300c\u738b\u300d**\u5b57", "<b>\u300c\u738b\u300d</b>\u5b57"},
        {"\u5b57**\u738b**\u5b57", "\u5b57<b>\u738b</b>\u5b57"},
        {"**a**b**c**", "<b>a</b>b<b>c</b>"},
        {"*a**b*", "<i>a**b</i>"},
        {"2019. Led *a team*", "2019. Led <i>a team</i>"},
        {"**2 years**", "<b>2 years</b>"},
    };
    CHECK_ALL(pairs);
}

static void what_is_no_markup_stays(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "2 * 3 * 4",   "2*3*4",     "C*",        "C* and D*", "*",           "**",      "** **",    "* *",       "snake_case",
        "a_b_c",       "_",         "5 < 6 > 4", "a <- b",    "x[0] = y[1]", "[x]",     "[x] (y)",  "[]()",      "[x]()",
        "- x",         "# x",       "1. x",      "`",         "``",          "a ` b",   "AT&T",     "R&D; more", "&bogus;",
        "vector<int>", "C:\\new",   "50%",       "~100",      "2**3**2",     "**open",  "open**",   "*open",     "__open",
        "<3",          "p < 0.05*", "a@b",       "@handle",   "f(*args)",    "Node.js", "**kwargs", "100*2",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct parse parse;
        parse_new(&parse);
        assert_str_equal(parse_text(&parse, cv_str_from_c(texts[i])), texts[i]);
        test_context_free(&parse.test);
    }
}

static void escapes_and_code_are_understood(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"\\*not\\*", "*not*"},
        {"\\\\", "\\"},
        {"\\[x](y)", "[x](y)"},
        {"\\`x\\`", "`x`"},
        {"use `a*b*c` here", "use <c>a*b*c</c> here"},
        {"``a ` b``", "<c>a ` b</c>"},
        {"**`x`**", "<b><c>x</c></b>"},
        {"`<p>` and `[a](b)`", "<c><p></c> and <c>[a](b)</c>"},
        {"`&amp;`", "<c>&amp;</c>"},
        {"a `b` c `d", "a <c>b</c> c `d"},
    };
    CHECK_ALL(pairs);
}

static void links_are_understood(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"[text](https://example.com/a)", "<a:https://example.com/a>text</a>"},
        {"[a **b**](example.com)", "<a:https://example.com>a </a><a:https://example.com><b>b</b></a>"},
        {"**[a](http://x.org)**", "<a:http://x.org><b>a</b></a>"},
        {"[a](http://x.org/b_(c)_d)", "<a:http://x.org/b_(c)_d>a</a>"},
        {"[a](http://x.org \"title\") b", "<a:http://x.org>a</a> b"},
        {"[mail](mailto:a@b.org)", "<a:mailto:a@b.org>mail</a>"},
        {"[mail](a@b.org)", "<a:mailto:a@b.org>mail</a>"},
        {"[bad](javascript:alert(1))", "[bad](javascript:alert(1))"},
        {"[rel](../x.html)", "[rel](../x.html)"},
        {"see https://x.org/a_b_c*d.", "see <a:https://x.org/a_b_c*d>https://x.org/a_b_c*d</a>."},
        {"(https://x.org/a)", "(<a:https://x.org/a>https://x.org/a</a>)"},
        {"https://x.org/a_(b)", "<a:https://x.org/a_(b)>https://x.org/a_(b)</a>"},
        {"www.x.org, ok", "<a:https://www.x.org>www.x.org</a>, ok"},
        {"<https://x.org>", "<a:https://x.org>https://x.org</a>"},
        {"<a@b.org>", "<a:mailto:a@b.org>a@b.org</a>"},
        {"write to first_last@ex-ample.co.uk.", "write to <a:mailto:first_last@ex-ample.co.uk>first_last@ex-ample.co.uk</a>."},
        {"[see https://a.org](https://b.org)", "<a:https://b.org>see https://a.org</a>"},
        {"[a [b](https://b.org) c](https://c.org)", "[a <a:https://b.org>b</a> c](<a:https://c.org>https://c.org</a>)"},
        {"https://x.org/k\u00f6ln\uff0c\u738b", "<a:https://x.org/k%C3%B6ln>https://x.org/k\u00f6ln</a>\uff0c\u738b"},
    };
    CHECK_ALL(pairs);
}

static void html_is_understood(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"<strong>a</strong> <b>b</b>", "<b>a</b> <b>b</b>"},
        {"<em>a</em><i>b</i>", "<i>ab</i>"},
        {"<u>a</u> <span class=\"x\">b</span>", "a b"},
        {"<code>x</code>", "<c>x</c>"},
        {"<a href=\"https://x.org/?a=1&amp;b=2\">x</a>", "<a:https://x.org/?a=1&b=2>x</a>"},
        {"<a href='x.org' target=_blank>x</a>", "<a:https://x.org>x</a>"},
        {"<A HREF=x.org>x</A>", "<a:https://x.org>x</a>"},
        {"<a name=x>x</a>", "x"},
        {"a<br>b<br/>c<BR />d", "a|b|c|d"},
        {"<b>never closed", "<b>never closed</b>"},
        {"never opened</b> x", "never opened x"},
        {"<b>a *b* c</b>", "<b>a </b><b><i>b</i></b><b> c</b>"},
        {"&lt;b&gt; &amp; &#8211; &#x2014; &nbsp;x", "<b> & \u2013 \u2014 \u00a0x"},
        {"a&#0;b &#xD800; &#1114112;", "a&#0;b &#xD800; &#1114112;"},
        {"<blink>x</blink>", "<blink>x</blink>"},
        {"a<b and c>d", "a<b and c>d"},
        {"<b data-n2=1>x</b> a<i 2>b", "<b>x</b> a<i 2>b"},
    };
    CHECK_ALL(pairs);
}

static void white_space_is_collapsed(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"  a \t b\r\nc  ", "a b c"}, {"a  \nb", "a|b"},         {"a\\\nb", "a|b"},
        {"**a ** b", "**a ** b"},     {"a\u2028b\u2029", "a|b"}, {"\u5b57\n\u5b57", "\u5b57\u5b57"},
        {"\u5b57\na", "\u5b57 a"},    {"a\u00a0b", "a\u00a0b"},  {"<br>a<br><br>b<br>", "a|b"},
    };
    CHECK_ALL(pairs);
}

static void characters_are_cleaned(void **state)
{
    (void)state;
    struct parse parse;
    parse_new(&parse);
    assert_str_equal(parse_text(&parse, cv_str_from_c("o\ufb03ce \ufb01\ufb05 co\u00adop \ufeffx")), "office fist coop x");
    assert_int_equal(parse.test.diags.warnings, 0);
    assert_str_equal(parse_text(&parse, CV_STR("a\x01\x7f\xC2\x80\xEE\x80\x80\xF3\xB0\x80\x80\xEF\xBF\xBE\xEF\xB7\x90z")),
                     "az");
    assert_int_equal(parse.test.diags.warnings, 7);
    for (size_t i = 0; i < parse.test.diags.count; i++)
        assert_int_equal(parse.test.diags.items[i].code, CV_CODE_DROPPED_CHARACTER);
    test_context_free(&parse.test);
}

static void doubtful_markup_is_reported(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum cv_code code;
    } cases[] = {
        {"**never closed", CV_CODE_BAD_MARKUP},
        {"a <blink>", CV_CODE_BAD_MARKUP},
        {"[a](javascript:x)", CV_CODE_BAD_URL},
        {"<a href=\"no way\">x</a>", CV_CODE_BAD_URL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct parse parse;
        parse_new(&parse);
        parse_text(&parse, cv_str_from_c(cases[i].text));
        assert_int_equal(parse.test.diags.count, 1);
        assert_int_equal(parse.test.diags.items[0].code, cases[i].code);
        test_context_free(&parse.test);
    }
}

static void plain_text_has_no_markup(void **state)
{
    (void)state;
    struct parse parse;
    parse_new(&parse);
    struct cv_text text = {.text = CV_STR("**Wang**  *Lei*<br>[x](https://x.org) **")};
    assert_str_equal(cv_inline_plain(&parse.builder, &text), "Wang Lei x **");
    assert_int_equal(parse.test.diags.count, 0);
    assert_int_equal(parse.builder.paragraphs.count, 0);
    test_context_free(&parse.test);
}

/* A megabyte of any of these is read in a moment: no rule looks back or ahead without bound. */
static void time_is_linear(void **state)
{
    (void)state;
    static const char *const units[] = {"*",     "*a ",    "a* ",   "**a*",     "_a",   "[",       "[](",      "[a](b",
                                        "]",     "<",      "<a ",   "<a \"",    "&",    "&amp",    "`",        "` ``",
                                        "a`b``", "```` `", "\\",    "https://", "www.", "a@",      "a.b@c.d ", "[a](b.cd)",
                                        "<b>",   "*_",     "a**b_", "((",       "<p>",  "\xC2\x81"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        struct parse parse;
        parse_new(&parse);
        struct cv_strbuf text = CV_STRBUF(parse.builder.cx->arena);
        while (text.length < 1024 * 1024) cv_strbuf_add_c(&text, units[i]);
        clock_t start = clock();
        struct cv_text source = {.text = cv_strbuf_view(&text)};
        struct cv_composer composer = cv_composer_new(&parse.builder);
        cv_inline_parse(&composer, (struct cv_mark){.style = &body}, &source, 0, source.text.length);
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        if (seconds > 4) fail_msg("1 MiB of \"%s\" took %.1f s", units[i], seconds);
        test_context_free(&parse.test);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(emphasis_is_understood),
        cmocka_unit_test(what_is_no_markup_stays),
        cmocka_unit_test(escapes_and_code_are_understood),
        cmocka_unit_test(links_are_understood),
        cmocka_unit_test(html_is_understood),
        cmocka_unit_test(white_space_is_collapsed),
        cmocka_unit_test(characters_are_cleaned),
        cmocka_unit_test(doubtful_markup_is_reported),
        cmocka_unit_test(plain_text_has_no_markup),
        cmocka_unit_test(time_is_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
