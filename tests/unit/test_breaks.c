/* Where lines may end: each row is a text with its opportunities marked: "|" one that any line may use, "¦" one inside an
 * address. */
#include "test.h"

#include "base/strbuf.h"
#include "text/shape.h"

struct row {
    const char *lang;
    const char *marked;
};

static const struct row rows[] = {
    /* words */
    {"en", "Hello |world, |this |is |fine."},
    {"en", "one, |two; |three: |four! |five? |six."},
    {"en", "a |“quoted |word” |here"},
    {"en", "(in |brackets) |[and |more] |here"},
    {"en", "don’t |and |can't |stay"},
    {"en", "Zürich, |Łódź |and |São |Paulo"},
    {"en", "a\u00A0bound |pair"},
    {"en", "soft |and\u2060glued |words"},
    {"en", "Москва |и |Київ"},
    {"en", "Αθήνα |και |Πάτρα"},
    /* names of things */
    {"en", "wrote |C++ |and |C# |and |F#, |too"},
    {"en", "C++17 |and |C++/CLI |code"},
    {"en", "uses |.NET |and |ASP.NET |Core"},
    {"en", "Node.js |and |Vue.js, |Next.js/React |apps"},
    {"en", "R&D |at |AT&T |labs"},
    {"en", "CI/CD |and |TCP/IP |and |client/|server |work"},
    {"en", "e-mail |and |T-shirt |and |x-ray |prints"},
    {"en", "state-of-|the-|art |well-|known |Wi-Fi |built-in |things"},
    {"en", "an |--option |and |-O2 |flag"},
    {"en", "Objective-C |here |now"},
    {"en", "10x |and |3D |and |A/B |tests |done"},
    {"en", "versions |1.2.3 |and |v2.0-beta |of |it"},
    /* numbers */
    {"en", "some |10–15 % |more |now"},
    {"en", "cut |by |15% |or |20 %, |too"},
    {"en", "from |2019–2021 |and |2019–present |on"},
    {"en", "in |2019 – |2021 |there"},
    {"en", "paid |20 € |or |$5 |each"},
    {"en", "call |+86 131 0000 0000 |now |please"},
    {"en", "call |(+1) 555-010-0100, |then |wait"},
    {"en", "room |131 |of |200 |there"},
    {"en", "about |1,000,000 |users |there"},
    {"en", "a |ratio |of |3:1 |and |7/24 |duty"},
    /* dashes */
    {"en", "one—|two |and |three — |four |five"},
    {"en", "Paris–|Berlin |line |there"},
    {"en", "Beijing · |Shanghai |here"},
    {"en", "Python | |Go | |Rust |now"},
    /* the last line */
    {"en", "this |is |plan B"},
    {"en", "this |is |plan B."},
    {"en", "a |sentence |(with A)"},
    {"en", "the |last |word"},
    {"zh", "这|是|一|个|句子。"},
    /* addresses */
    {"en", "see |https://¦example¦.com/"},
    {"en", "see |https://¦www.example¦.com¦/path¦/to¦/page¦.html |there"},
    {"en", "see |https://¦example¦.com¦/a¦?b¦=c¦&dee¦#top, |too"},
    {"en", "see |https://¦example¦.com¦/%E4¦%BD¦%A0¦%E5 |there"},
    {"en", "mail |alexander¦.smith¦@example¦.com |or |me@x.org |then"},
    {"en", "at |github¦.com¦/example¦/some¦-project |there"},
    {"en", "(https://¦doi¦.org¦/10¦.1000¦/xyz123) |there"},
    {"en", "doi |10.1000¦/journal¦.pone |there"},
    {"en", "in |/usr¦/share¦/fonts¦/truetype |there"},
    {"en", "short |a.io/b |stays"},
    {"zh", "请|访|问|https://¦github¦.com¦/example¦/tool|了|解|更多"},
    /* Chinese, Japanese, Korean */
    {"zh", "他|说：|“你|好”，|然|后|走了。"},
    {"zh", "《红|楼|梦》|（曹|雪|芹）|很长"},
    {"zh", "使|用|Python|和|C++开发"},
    {"zh", "2019年|9月|至|2021年|12月|期间"},
    {"zh", "提|高|了|15%，|超|过|3万|人次"},
    {"zh", "破|折|号——|不|在|行首"},
    {"ja", "ちょっ|と|待っ|て|く|だ|さい"},
    {"ja", "サー|バー|を|作った。"},
    {"ja", "「東|京」|と|『大|阪』|です。"},
    {"ko", "한국어 |문장은 |낱말에서 |나뉜다."},
    {"ko", "서울(2019년) |에서 |일함"},
    {"en", "한국어 |문장은 |여기"},
    /* other scripts and symbols */
    {"ar", "مرحبا |بالعالم |هنا"},
    {"he", "שלום |עולם |כאן"},
    {"en", "👩‍🚀 |👨‍👩‍👧 |🇩🇪|🇫🇷"},
    {"en", "e\u0301te\u0301 |done"},
};

static void read_row(struct cv_arena *arena, const char *marked, cv_str *ret_text)
{
    struct cv_strbuf text = CV_STRBUF(arena);
    cv_str s = cv_str_from_c(marked);
    for (size_t i = 0; i < s.length; i++) {
        if (s.data[i] == '|' && !(i > 0 && s.data[i - 1] == ' ' && s.data[i + 1] == ' ')) continue;
        if (cv_str_starts(cv_str_slice(s, i, s.length), CV_STR("¦"))) {
            i++;
            continue;
        }
        cv_strbuf_add_byte(&text, s.data[i]);
    }
    *ret_text = cv_strbuf_view(&text);
}

static cv_str mark(struct cv_arena *arena, const struct cv_shaped *shaped)
{
    struct cv_strbuf out = CV_STRBUF(arena);
    cv_str text = shaped->paragraph->text;
    uint32_t from = 0;
    for (size_t i = 0; i < shaped->break_count; i++) {
        const struct cv_break *b = &shaped->breaks[i];
        cv_strbuf_add(&out, cv_str_slice(text, from, b->offset));
        cv_strbuf_add_c(&out, b->reason == CV_BREAK_URL ? "¦" : "|");
        from = b->offset;
    }
    cv_strbuf_add(&out, cv_str_slice(text, from, text.length));
    return cv_strbuf_view(&out);
}

struct fixture {
    struct test_context test;
    struct cv_context *cx;
    struct cv_fonts *fonts;
    struct cv_style style;
    struct cv_inline parts[3];
    struct cv_paragraph paragraph;
    struct cv_shaped shaped;
};

static void setup(struct fixture *f)
{
    memset(f, 0, sizeof *f);
    f->cx = test_context_new(&f->test);
    f->fonts = cv_fonts_new(NULL, 0);
    assert_non_null(f->fonts);
    f->style = (struct cv_style){.family = CV_STR("Source Sans 3"), .size = CV_PT(10), .leading = CV_PT(13)};
}

static void teardown(struct fixture *f)
{
    test_context_free(&f->test);
    cv_fonts_free(f->fonts);
}

static const struct cv_shaped *shape(struct fixture *f, cv_str text, const char *lang)
{
    f->parts[0] = (struct cv_inline){.end = (uint32_t)text.length, .style = &f->style};
    f->paragraph = (struct cv_paragraph){.text = text, .inlines = f->parts, .inline_count = 1, .style = &f->style};
    if (!cv_shape_paragraph(f->cx, f->fonts, &f->paragraph, cv_str_from_c(lang), &f->shaped))
        fail_msg("%.*s: %.*s", CV_STR_ARG(text), CV_STR_ARG(f->cx->diags->items[0].message));
    return &f->shaped;
}

static void breaks_are_those_marked(void **state)
{
    (void)state;
    struct fixture f;
    setup(&f);
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cv_str text;
        read_row(f.cx->arena, rows[i].marked, &text);
        cv_str found = mark(f.cx->arena, shape(&f, text, rows[i].lang));
        if (cv_str_equal(found, cv_str_from_c(rows[i].marked))) continue;
        print_error("expected %s\nfound    %.*s\n", rows[i].marked, CV_STR_ARG(found));
        wrong++;
    }
    assert_int_equal(wrong, 0);
    teardown(&f);
}

static void reasons_are_told(void **state)
{
    (void)state;
    struct fixture f;
    setup(&f);
    const struct cv_shaped *shaped = shape(&f, CV_STR("so well-known 北京\nhttps://example.com/"), "en");
    static const struct cv_break expected[] = {
        {3, CV_BREAK_ALLOWED, CV_BREAK_SPACE}, {8, CV_BREAK_ALLOWED, CV_BREAK_HYPHEN}, {14, CV_BREAK_ALLOWED, CV_BREAK_SPACE},
        {21, CV_BREAK_FORCED, CV_BREAK_SPACE}, {29, CV_BREAK_ALLOWED, CV_BREAK_URL},   {36, CV_BREAK_ALLOWED, CV_BREAK_URL},
    };
    assert_int_equal(shaped->break_count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < shaped->break_count; i++) {
        assert_int_equal(shaped->breaks[i].offset, expected[i].offset);
        assert_int_equal(shaped->breaks[i].kind, expected[i].kind);
        assert_int_equal(shaped->breaks[i].reason, expected[i].reason);
    }
    teardown(&f);
}

/* Between two unbreakable stretches a line may end, inside them only for want of room. */
static void unbreakable_stretches_are_held(void **state)
{
    (void)state;
    struct fixture f;
    setup(&f);
    cv_str text = CV_STR("New York, USA · me@example.com");
    f.parts[0] = (struct cv_inline){.end = 13, .style = &f.style, .unbreakable = true};
    f.parts[1] = (struct cv_inline){.start = 13, .end = 17, .style = &f.style};
    f.parts[2] = (struct cv_inline){.start = 17, .end = (uint32_t)text.length, .style = &f.style, .unbreakable = true};
    f.paragraph = (struct cv_paragraph){.text = text, .inlines = f.parts, .inline_count = 3, .style = &f.style};
    assert_true(cv_shape_paragraph(f.cx, f.fonts, &f.paragraph, CV_STR("en"), &f.shaped));
    assert_int_equal(f.shaped.break_count, 3);
    assert_int_equal(f.shaped.breaks[0].reason, CV_BREAK_HELD);
    assert_int_equal(f.shaped.breaks[1].reason, CV_BREAK_HELD);
    assert_int_equal(f.shaped.breaks[2].offset, 17);
    assert_int_equal(f.shaped.breaks[2].reason, CV_BREAK_SPACE);
    teardown(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_are_those_marked),
        cmocka_unit_test(reasons_are_told),
        cmocka_unit_test(unbreakable_stretches_are_held),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
