#include "test.h"

#include "base/strbuf.h"
#include "yaml/node.h"

#include <time.h>

/* --- helpers --- */

static const struct cv_node *parse_bytes(struct cv_context *cx, cv_str text)
{
    uint32_t source = cv_sources_add(cx->sources, CV_STR("test.yaml"), text);
    const struct cv_node *root = NULL;
    if (!cv_yaml_parse(cx, source, &root)) return NULL;
    assert_non_null(root);
    return root;
}

static const struct cv_node *parse(struct cv_context *cx, const char *text)
{
    return parse_bytes(cx, cv_str_from_c(text));
}

/* The source bytes that a span covers. */
static cv_str covered(const struct cv_context *cx, cv_span span)
{
    return cv_str_slice(cv_sources_text(cx->sources, span.source), span.start, span.end);
}

static void write_node(struct cv_strbuf *buf, const struct cv_node *node)
{
    const char *ends[] = {"~", "<>", "[]", "{}"};
    const char *end = ends[node->kind];
    cv_strbuf_add_byte(buf, end[0]);
    if (node->kind == CV_NODE_NULL) return;
    cv_strbuf_add(buf, node->scalar);
    for (size_t i = 0; i < node->count; i++) {
        if (i > 0) cv_strbuf_add_byte(buf, ' ');
        if (node->kind == CV_NODE_MAPPING) cv_strbuf_printf(buf, "%.*s:", CV_STR_ARG(node->pairs[i].key));
        write_node(buf, node->kind == CV_NODE_MAPPING ? node->pairs[i].value : node->items[i]);
    }
    cv_strbuf_add_byte(buf, end[1]);
}

/* The tree on one line: <scalar>, [item item], {key:value key:value}, ~. */
static cv_str shown(struct cv_context *cx, const struct cv_node *node)
{
    struct cv_strbuf buf = CV_STRBUF(cx->arena);
    if (node == NULL) return CV_STR("no tree");
    write_node(&buf, node);
    return cv_strbuf_view(&buf);
}

static const struct cv_node *at_key(const struct cv_node *map, const char *key)
{
    const struct cv_node *value = cv_node_lookup(map, key);
    assert_non_null(value);
    return value;
}

struct tree_case {
    const char *text;
    const char *tree;
};

static void check_trees(const struct tree_case *cases, size_t count, bool silent)
{
    for (size_t i = 0; i < count; i++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        assert_str_equal(shown(cx, parse(cx, cases[i].text)), cases[i].tree);
        if (silent && test.diags.count != 0) fail_msg("%s: %.*s", cases[i].text, CV_STR_ARG(test.diags.items[0].message));
        test_context_free(&test);
    }
}

#define CHECK_TREES(cases, silent) check_trees(cases, sizeof(cases) / sizeof *(cases), silent)

/* --- values --- */

static void what_is_nothing_and_what_is_a_text(void **state)
{
    (void)state;
    static const struct tree_case cases[] = {
        {"", "~"},
        {"# only a comment\n", "~"},
        {"a: ~\nb: null\nc: NULL\nd: Null\ne:", "{a:~ b:~ c:~ d:~ e:~}"},
        {"a: '~'\nb: \"null\"\nc: ''\nd: nul", "{a:<~> b:<null> c:<> d:<nul>}"},
        {"a: !!str null\nb: !!null anything\nc: ! ~", "{a:<null> b:~ c:<~>}"},
        {"yes: 1\n~: 2\n12: 3", "{yes:<1> ~:<2> 12:<3>}"},
    };
    CHECK_TREES(cases, true);
}

static void scalars_lose_their_writing(void **state)
{
    (void)state;
    static const struct tree_case cases[] = {
        {"a: one\n  two\n\n  three", "{a:<one two\nthree>}"},
        {"a: 'it''s'", "{a:<it's>}"},
        {"a: \"\\\"q\\\" \\/ \\u00e9\\x41\\U0001F600\\n\"", "{a:<\"q\" / \xC3\xA9"
                                                            "A\xF0\x9F\x98\x80\n>}"},
        {"a: \"one \\\n   two\"", "{a:<one two>}"},
        {"a: |\n  one\n   two\n\n  three\n", "{a:<one\n two\n\nthree\n>}"},
        {"a: >-\n  one\n  two\n\n  three\n", "{a:<one two\nthree>}"},
        {"a: >\r\n  one\r\n  two\r\n", "{a:<one two\n>}"},
        {"\"a\\\\uD83D\": x", "{a\\uD83D:<x>}"},
    };
    CHECK_TREES(cases, true);
}

static void plain_tells_quoted_from_unquoted(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    const struct cv_node *root = parse(cx, "- 2019\n- '2019'\n- \"2019\"\n- !!str 2019\n- |\n  2019\n");
    for (size_t i = 0; i < root->count; i++) assert_int_equal(root->items[i]->plain, i == 0);
    test_context_free(&test);
}

/* As programs write it and as people edit it. */
static void json_is_read(void **state)
{
    (void)state;
    static const struct tree_case cases[] = {
        {"{\"a\":\"b\",\"c\":[1,-2.5e3,true,null,{}],\"d\":{\"e\":\"\"}}", "{a:<b> c:[<1> <-2.5e3> <true> ~ {}] d:{e:<>}}"},
        {"{\n\t\"a\": [\n\t\t\"b\"\n\t]\n}\n\t\n", "{a:[<b>]}"},
        {"\t{\"a\": 1}", "{a:<1>}"},
        {"\xEF\xBB\xBF{\"a\": \"http:\\/\\/b\"}", "{a:<http://b>}"},
        {"{\"a\" : \"x\ty\"}", "{a:<x\ty>}"},
        {"{\"a\": \"\\uD83D\\uDE00 \\u4e2d\"}", "{a:<\xF0\x9F\x98\x80 \xE4\xB8\xAD>}"},
        {"{\"a\": 1,}", "{a:<1>}"},
    };
    CHECK_TREES(cases, true);
}

static void blank_lines_may_hold_tabs(void **state)
{
    (void)state;
    static const struct tree_case cases[] = {
        {"a: b\n\t\nc: d\n  \t", "{a:<b> c:<d>}"},
        {"a: |\n  b\n\t\n  c", "{a:<b\n\nc>}"},
    };
    CHECK_TREES(cases, true);
}

/* --- spans --- */

static void check_cover(struct cv_context *cx, const struct cv_node *node, const char *bytes)
{
    assert_str_equal(covered(cx, node->span), bytes);
}

static void every_value_knows_its_bytes(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    const struct cv_node *root = parse(cx, "\xEF\xBB\xBF# \xE4\xB8\xAD\n"
                                           "n\xC3\xA4me: W\xC3\xA4ng  \xF0\x9F\x98\x80 # c\n"
                                           "quoted: 'it''s'\n"
                                           "double: \"\xE4\xB8\xAD\"\n"
                                           "flow: [a, {b: c}]\n"
                                           "block:\n"
                                           "  x: y\n"
                                           "  z:\n"
                                           "    - 1\n"
                                           "    - 2  \n"
                                           "\n"
                                           "tagged: !!str &t  12\n"
                                           "text: |\n"
                                           "  one\n"
                                           "  two\n"
                                           "\n"
                                           "last:\n");
    assert_str_equal(root->pairs[0].key, "n\xC3\xA4me");
    assert_str_equal(covered(cx, root->pairs[0].key_span), "n\xC3\xA4me");
    check_cover(cx, at_key(root, "n\xC3\xA4me"), "W\xC3\xA4ng  \xF0\x9F\x98\x80");
    check_cover(cx, at_key(root, "quoted"), "'it''s'");
    check_cover(cx, at_key(root, "double"), "\"\xE4\xB8\xAD\"");
    check_cover(cx, at_key(root, "flow"), "[a, {b: c}]");
    check_cover(cx, at_key(root, "flow")->items[1], "{b: c}");
    check_cover(cx, at_key(root, "block"), "x: y\n  z:\n    - 1\n    - 2");
    check_cover(cx, at_key(at_key(root, "block"), "z"), "- 1\n    - 2");
    check_cover(cx, at_key(root, "tagged"), "12");
    check_cover(cx, at_key(root, "text"), "|\n  one\n  two");
    check_cover(cx, at_key(root, "last"), "");
    cv_str text = cv_sources_text(cx->sources, root->span.source);
    assert_int_equal(root->span.start, cv_str_find(text, CV_STR("n\xC3\xA4me")));
    assert_int_equal(at_key(root, "last")->span.start, text.length - 1);
    assert_int_equal(test.diags.count, 0);
    test_context_free(&test);
}

/* Beyond one stride of the table of marks, in every phase of it. */
static void spans_hold_far_into_a_text(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_strbuf buf = CV_STRBUF(cx->arena);
    for (int i = 0; i < 500; i++) cv_strbuf_printf(&buf, "- \xC3\xA9 %d \xF0\x9F\x98\x80\n", i);
    const struct cv_node *root = parse_bytes(cx, cv_strbuf_view(&buf));
    assert_int_equal(root->count, 500);
    for (size_t i = 0; i < root->count; i++)
        assert_true(cv_str_equal(covered(cx, root->items[i]->span), root->items[i]->scalar));
    test_context_free(&test);
}

struct part_case {
    const char *text;  /* a YAML text that is one scalar */
    const char *part;  /* a part of its value */
    const char *bytes; /* how that is written */
};

static void a_part_of_a_value_knows_its_bytes(void **state)
{
    (void)state;
    static const struct part_case cases[] = {
        {"one two three", "two", "two"},
        {"'one two three'", "two", "two"},
        {"'it''s two'", "two", "two"},
        {"'it''s two'", "'", "'"},
        {"one\n   two\n\n  three", "two", "two"},
        {"one\n   two\n\n  three", "three", "three"},
        {"one\n  two", "one two", "one\n  two"},
        {"\"a\\u00e9b\"", "b", "b"},
        {"\"a\\\"b\\nc\"", "b", "b"},
        {"\"a\\\"b\\nc\"", "c", "c"},
        {"\"\\U0001F600 x\"", "x", "x"},
        {"\"one \\\n   two\\\n\n  three\"", "two", "two"},
        {"\"one \\\n   two\\\n\n  three\"", "three", "three"},
        {"\"\\uD83D\\uDE00 x\"", "x", "x"},
        {"\"a \xC2\x80 x\"", "x", "x"},
        {"|\n  one\n   two\n\n  three\n", " two", " two"},
        {"|\n  one\n   two\n\n  three\n", "three", "three"},
        {"|\n\n\n  one\n", "one", "one"},
        {"|2\n    one\n  two\n", "  one", "  one"},
        {">\n  one\n  two\n\n  three\n    four\n  five\n", "two", "two"},
        {">\n  one\n  two\n\n  three\n    four\n  five\n", "  four", "  four"},
        {">\n  one\n  two\n\n  three\n    four\n  five\n", "five", "five"},
        {">-\r\n  one\r\n  two\r\n", "two", "two"},
        {"!!str &a  'x two'", "two", "two"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        const struct cv_node *node = parse(cx, cases[i].text);
        assert_non_null(node);
        cv_str part = cv_str_from_c(cases[i].part);
        if (part.length > 0) {
            assert_true(node->piece_count > 0);
            size_t start = cv_str_find(node->scalar, part);
            assert_in_range(start, 0, node->scalar.length - part.length);
            assert_str_equal(covered(cx, cv_node_subspan(cx, node, start, start + part.length)), cases[i].bytes);
        }
        test_context_free(&test);
    }
}

static void a_part_beyond_the_end_is_clamped(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    const struct cv_node *node = parse(cx, "'abc'");
    assert_str_equal(covered(cx, cv_node_subspan(cx, node, 1, 99)), "bc");
    assert_str_equal(covered(cx, cv_node_subspan(cx, node, 2, 1)), "'abc'");
    assert_int_equal(cv_node_subspan(cx, node, 2, 2).start, 3);
    assert_int_equal(cv_node_subspan(cx, node, 2, 2).end, 3);
    const struct cv_node *made = parse(cx, "[]");
    assert_str_equal(covered(cx, cv_node_subspan(cx, made, 0, 1)), "[]");
    test_context_free(&test);
}

/* --- diagnostics --- */

struct diag_case {
    const char *text;
    enum cv_code code;
    uint32_t line;
    uint32_t column;
    const char *message; /* a part of it */
    const char *hint;    /* a part of it */
};

static bool contains(cv_str s, const char *part)
{
    return part[0] == '\0' || cv_str_find(s, cv_str_from_c(part)) < s.length;
}

static void check_diag(struct test_context *test, const struct diag_case *c)
{
    if (test->diags.count == 0) fail_msg("%s: no diagnostic", c->text);
    const struct cv_diag *diag = &test->diags.items[0];
    struct cv_location location;
    assert_true(cv_sources_locate(test->cx.sources, diag->span, &location));
    if (diag->code != c->code || location.line != c->line || location.column != c->column ||
        !contains(diag->message, c->message) || !contains(diag->hint, c->hint))
        fail_msg("%s: %s %u:%u %.*s (%.*s)", c->text, cv_code_text(diag->code), (unsigned)location.line,
                 (unsigned)location.column, CV_STR_ARG(diag->message), CV_STR_ARG(diag->hint));
}

static void check_diags(const struct diag_case *cases, size_t count, bool leaves_tree)
{
    for (size_t i = 0; i < count; i++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        assert_int_equal(parse(cx, cases[i].text) != NULL, leaves_tree);
        check_diag(&test, &cases[i]);
        test_context_free(&test);
    }
}

#define CHECK_DIAGS(cases, leaves_tree) check_diags(cases, sizeof(cases) / sizeof *(cases), leaves_tree)
#define SYNTAX CV_CODE_YAML_SYNTAX

static void syntax_errors_say_what_to_do(void **state)
{
    (void)state;
    static const struct diag_case cases[] = {
        {"a: b: c", SYNTAX, 1, 5, "cannot hold a `:`", "quotes"},
        {"a:b\nc: d", SYNTAX, 2, 2, "middle of a text", "space after the `:`"},
        {"a: 1\n b: 2", SYNTAX, 2, 3, "middle of a text", "indent"},
        {"a:\n\tb: c", SYNTAX, 2, 1, "tab", "spaces"},
        {"a: b\n\tc", SYNTAX, 2, 1, "tab", "spaces"},
        {"-\ta", SYNTAX, 1, 2, "tab", "spaces"},
        {"a: |\n\tx", SYNTAX, 2, 1, "tab", "spaces"},
        {"a: \"foo\nb: c", SYNTAX, 1, 4, "not closed", "`\"`"},
        {"a: 'It's me'", SYNTAX, 1, 8, "after its closing quote", "`''`"},
        {"a: \"x\" y", SYNTAX, 1, 8, "after its closing quote", "`\\\"`"},
        {"a: \"x\"\n  \"y\"", SYNTAX, 2, 3, "after its closing quote", "quotes"},
        {"- **foo** bar", SYNTAX, 1, 3, "cannot begin with `*`", "quotes"},
        {"- *foo* bar", SYNTAX, 1, 3, "cannot begin with `*`", "quotes"},
        {"- *foo bar", SYNTAX, 1, 3, "no anchor `&foo`", "quotes"},
        {"- @foo", SYNTAX, 1, 3, "cannot begin with `@`", "quotes"},
        {"- `foo`", SYNTAX, 1, 3, "a backtick", "quotes"},
        {"- %foo", SYNTAX, 1, 3, "cannot begin with `%`", "quotes"},
        {"- & foo", SYNTAX, 1, 3, "cannot begin with `&`", "quotes"},
        {"- >50 percent", SYNTAX, 1, 3, "cannot begin with `>`", "quotes"},
        {"- [a](b) c", SYNTAX, 1, 6, "after its closing `]`", "begins with `[`"},
        {"a: [1, 2", SYNTAX, 1, 4, "not closed", "`]`"},
        {"a: {b: 1\n", SYNTAX, 1, 4, "not closed", "`}`"},
        {"s: [a, b\nw:\n  - x", SYNTAX, 2, 2, "comma or a closing bracket", "line 1"},
        {"{\"a\": 1, \"b\": 2]", SYNTAX, 1, 16, "`]` cannot close the `{` of line 1", "`}`"},
        {"[\"a\" \"b\"]", SYNTAX, 1, 6, "comma or `]` is missing", "comma"},
        {"{\"a\": 1 \"b\": 2}", SYNTAX, 1, 12, "comma is missing", "comma"},
        {"{\"a\": \"b\"c\"}", SYNTAX, 1, 10, "after its closing quote", "`\\\"`"},
        {"{\"a\"\n:\"b\"}", SYNTAX, 2, 1, "another line than its key", "behind the key"},
        {"a:\n  b: 1\n c: 2", SYNTAX, 3, 2, "indented like none", "by 0 like line 1"},
        {"- a\nb: c", SYNTAX, 2, 1, "list item", "indent"},
        {"a: 1\n- b", SYNTAX, 2, 1, "among the keys", "key above"},
        {"a: b\n]", SYNTAX, 2, 1, "closes nothing", "remove"},
        {"{\"a\": 1}}", SYNTAX, 1, 9, "closes nothing", "remove"},
        {"{\"a\": 1} x", SYNTAX, 1, 10, "after the end", "remove"},
        {"a: \"\\q\"", SYNTAX, 1, 5, "`\\q` is not an escape", "backslash"},
        {"a: \"\\u12\"", SYNTAX, 1, 5, "hexadecimal", "backslash"},
        {"a: \"\\u", SYNTAX, 1, 5, "hexadecimal", "backslash"},
        {"a: \"\\", SYNTAX, 1, 4, "not closed", "close it"},
        {"a: - b", SYNTAX, 1, 4, "line of its key", "line of its own"},
        {"a: 1\nfoo\nb: 2", SYNTAX, 2, 1, "`:` is missing", "`:`"},
        {"a: !x!y z", SYNTAX, 1, 4, "cannot begin with `!`", "quotes"},
        {"%FOO\n---\na", SYNTAX, 1, 1, "begins with `%`", "remove"},
        {"? a\n? [", SYNTAX, 2, 4, "the file ends", "value"},
        {"&a [*a]", SYNTAX, 1, 5, "within what it repeats", "remove"},
    };
    CHECK_DIAGS(cases, false);
}

static void slips_that_leave_a_tree_are_told(void **state)
{
    (void)state;
    static const struct diag_case cases[] = {
        {"a: 1\nb: 2\na: 3", CV_CODE_DUPLICATE_KEY, 3, 1, "`a` appears twice", "line 1"},
        {"{[a]: b, c: d}", SYNTAX, 1, 2, "a list cannot be a key", "quotes"},
        {"a: {{name}}", SYNTAX, 1, 5, "a mapping cannot be a key", "quotes"},
        {"a: {<<: 3}", SYNTAX, 1, 5, "merges mappings", "`<<: *name`"},
        {"--- a\n--- b", CV_CODE_SECOND_DOCUMENT, 2, 1, "second document", "`---`"},
        {"- !important news", CV_CODE_YAML_SWALLOWED, 1, 3, "`!important` is read as a tag", "quotes"},
        {"- #1 in sales", CV_CODE_YAML_SWALLOWED, 1, 3, "begins a comment", "quotes"},
        {"a: Voted #1 in sales", CV_CODE_YAML_SWALLOWED, 1, 10, "begins a comment", "quotes"},
        {"a: \"x\vy\"", CV_CODE_DROPPED_CHARACTER, 1, 6, "U+000B", "remove"},
        {"a: \"x\\u000by\"", CV_CODE_DROPPED_CHARACTER, 1, 4, "U+000B", ""},
        {"a: \"x\\uD83Dy\"", CV_CODE_DROPPED_CHARACTER, 1, 6, "surrogate U+D83D", "remove"},
        {"a: \"x\xEF\xBF\xBEy\"", CV_CODE_DROPPED_CHARACTER, 1, 6, "U+FFFE", "remove"},
    };
    CHECK_DIAGS(cases, true);
}

static void a_text_may_be_nothing_at_all(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    assert_int_equal(parse_bytes(cx, (cv_str){0})->kind, CV_NODE_NULL);
    assert_int_equal(parse(cx, "\xEF\xBB\xBF")->kind, CV_NODE_NULL);
    assert_int_equal(test.diags.count, 0);
    test_context_free(&test);
}

static void control_characters_become_spaces(void **state)
{
    (void)state;
    static const struct tree_case cases[] = {
        {"a: \"x\vy\x7Fz\xC2\x80w\"", "{a:<x y z w>}"},
        {"a: \"x\\u000by\\bz\"", "{a:<x y z>}"},
        {"a: \"x\\r\\ny\\rz\"", "{a:<x \ny\nz>}"},
        {"a: \"x\\uD83Dy\\uDE00\\uD83D\"", "{a:<xy>}"},
        {"a: \f\nb: c", "{a:~ b:<c>}"},
        {"\\uD813", "~"},
        {"\f", "~"},
    };
    CHECK_TREES(cases, false);
}

/* libyaml refuses characters of its own choice; the cleaning must know them all. */
static void every_character_parses(void **state)
{
    (void)state;
    for (uint32_t block = 0; block <= 0x10FFFF; block += 0x100) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        struct cv_strbuf buf = CV_STRBUF(cx->arena);
        for (uint32_t codepoint = block; codepoint < block + 0x100; codepoint++) {
            if ((codepoint >= 0xD800 && codepoint <= 0xDFFF) || codepoint == '"' || codepoint == '\\') continue;
            cv_strbuf_add_c(&buf, "- \"a");
            cv_strbuf_add_codepoint(&buf, codepoint);
            cv_strbuf_add_c(&buf, "b\"\n");
        }
        if (buf.length > 0) {
            const struct cv_node *root = parse_bytes(cx, cv_strbuf_view(&buf));
            if (root == NULL) fail_msg("U+%04X to U+%04X", (unsigned)block, (unsigned)block + 0xFF);
            for (size_t i = 0; i < root->count; i++) assert_in_range(root->items[i]->scalar.length, 3, 6);
        }
        test_context_free(&test);
    }
}

static void one_warning_a_line_of_control_characters(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    assert_non_null(parse(cx, "a: \"\v\v\v\"\nb: \"\v\"\n"));
    assert_int_equal(test.diags.warnings, 2);
    test_context_free(&test);
}

static void other_encodings_are_refused(void **state)
{
    (void)state;
    static const struct {
        cv_str text;
        const char *message;
        uint32_t start;
    } cases[] = {
        {{"\xFF\xFE"
          "a\0:\0",
          6},
         "UTF-16",
         0},
        {{"\xFE\xFF\0a\0:", 6}, "UTF-16", 0},
        {{"{\0\"\0", 4}, "UTF-16", 0},
        {{"\0{\0\"", 4}, "UTF-16", 0},
        {{"name: Ren\xE9\n", 11}, "byte 0xE9 at offset 9", 9},
        {{"a: \xC0\x80", 5}, "byte 0xC0 at offset 3", 3},
        {{"a: \xE4\xB8", 5}, "byte 0xE4 at offset 3", 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        assert_null(parse_bytes(cx, cases[i].text));
        assert_int_equal(test.diags.count, 1);
        assert_int_equal(test.diags.items[0].code, CV_CODE_UTF8);
        assert_true(contains(test.diags.items[0].message, cases[i].message));
        assert_int_equal(test.diags.items[0].span.start, cases[i].start);
        test_context_free(&test);
    }
}

/* --- aliases --- */

static void aliases_share_and_merge(void **state)
{
    (void)state;
    static const struct tree_case cases[] = {
        {"a: &x [1, 2]\nb: *x", "{a:[<1> <2>] b:[<1> <2>]}"},
        {"a: &x 1\nb: &x 2\nc: *x", "{a:<1> b:<2> c:<2>}"},
        {"&k a: *k", "{a:<a>}"},
        {"a: &x b\n*x : c", "{a:<b> b:<c>}"},
        {"x: &x {a: 1, b: 2}\ny: {b: 3, <<: *x, c: 4}", "{x:{a:<1> b:<2>} y:{b:<3> c:<4> a:<1>}}"},
        {"x: &x {a: 1}\ny: &y {a: 2, b: 3}\nz: {<<: [*x, *y]}", "{x:{a:<1>} y:{a:<2> b:<3>} z:{a:<1> b:<3>}}"},
        {"a: {\"<<\": 1}", "{a:{<<:<1>}}"},
    };
    CHECK_TREES(cases, true);
}

/* --- limits --- */

struct limit_case {
    const char *prefix;
    const char *unit; /* repeated to a mebibyte */
};

static double milliseconds_since(struct timespec start)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)(now.tv_sec - start.tv_sec) * 1e3 + (double)(now.tv_nsec - start.tv_nsec) / 1e6;
}

/* Ends in time, whatever it says. */
static double time_of(const struct limit_case *c, struct test_context *test)
{
    struct cv_context *cx = test_context_new(test);
    struct cv_strbuf buf = CV_STRBUF(cx->arena);
    cv_strbuf_add_c(&buf, c->prefix);
    while (buf.length + strlen(c->unit) <= CV_LIMIT_INPUT_BYTES) cv_strbuf_add_c(&buf, c->unit);
    struct timespec start;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    parse_bytes(cx, cv_strbuf_view(&buf));
    return milliseconds_since(start);
}

static void hostile_depth_ends_at_once(void **state)
{
    (void)state;
    static const struct limit_case cases[] = {
        {"", "["}, {"", "{"}, {"", "- "}, {"", "? "}, {"", "{a: "}, {"", "[{"}, {"", "{a: [\n"}, {"a: ", "&a ["},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test_context test;
        double elapsed = time_of(&cases[i], &test);
        assert_int_equal(test.diags.count, 1);
        if (test.diags.items[0].code != CV_CODE_YAML_LIMIT) assert_int_equal(test.diags.items[0].code, SYNTAX);
        if (elapsed > 50) fail_msg("`%s`: %.0f ms", cases[i].unit, elapsed);
        test_context_free(&test);
    }
}

static void hostile_breadth_ends_in_time(void **state)
{
    (void)state;
    static const struct limit_case cases[] = {
        {"[", "a,"},
        {"[", ","},
        {"", "- a\n"},
        {"", "a: b\n"},
        {"{", "a: b, "},
        {"{", "\"a\":1,"},
        {"- \"", "a"},
        {"- \"", "\\n"},
        {"- \"", "\n"},
        {"- ", "a "},
        {"- |\n ", "a\n "},
        {"- >\n ", "a\n\n "},
        {"", "#"},
        {"", "# a\n"},
        {"", "\n"},
        {"", " "},
        {"", "\t"},
        {"", " \t\n"},
        {"", "--- a\n"},
        {"", "!a "},
        {"", "&a "},
        {"", "- &a a\n"},
        {"- &a a\n", "- *a\n"},
        {"", "'"},
        {"", "\""},
        {"", "%"},
        {"", "a:"},
        {"", ": "},
        {"- \"", "\v"},
        {"- \"", "\\u000b"},
        {"- \"", "\\uD83D\\uDE00"},
        {"- \"", "\\uD83D"},
        {"", "- !a b\n"},
        {"", "- #a\n"},
        {"", "a #1\n"},
        {"", "]"},
        {"{", "? a "},
        {"x: &x {a: b}\ny: {", "<<: *x, "},
        {"", "\xF0\x9F\x98\x80"},
        {"- ", "\xF0\x9F\x98\x80: "},
        {"{", "a: b, ? [c]: d, "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test_context test;
        double elapsed = time_of(&cases[i], &test);
        if (elapsed > 1000) fail_msg("`%s` and `%s`: %.0f ms", cases[i].prefix, cases[i].unit, elapsed);
        test_context_free(&test);
    }
}

static void depth_is_allowed_up_to_its_limit(void **state)
{
    (void)state;
    for (size_t depth = CV_LIMIT_YAML_DEPTH; depth <= CV_LIMIT_YAML_DEPTH + 1; depth++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        struct cv_strbuf buf = CV_STRBUF(cx->arena);
        for (size_t i = 0; i < depth; i++) cv_strbuf_add_byte(&buf, '[');
        for (size_t i = 0; i < depth; i++) cv_strbuf_add_byte(&buf, ']');
        const struct cv_node *root = parse_bytes(cx, cv_strbuf_view(&buf));
        assert_int_equal(root != NULL, depth == CV_LIMIT_YAML_DEPTH);
        if (root == NULL) assert_int_equal(test.diags.items[0].span.start, CV_LIMIT_YAML_DEPTH);
        test_context_free(&test);
    }
}

static void nodes_are_allowed_up_to_their_limit(void **state)
{
    (void)state;
    for (size_t nodes = CV_LIMIT_YAML_NODES; nodes <= CV_LIMIT_YAML_NODES + 1; nodes++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        struct cv_strbuf buf = CV_STRBUF(cx->arena);
        cv_strbuf_add_byte(&buf, '[');
        for (size_t i = 1; i < nodes; i++) cv_strbuf_add_c(&buf, "a,");
        cv_strbuf_add_byte(&buf, ']');
        assert_int_equal(parse_bytes(cx, cv_strbuf_view(&buf)) != NULL, nodes == CV_LIMIT_YAML_NODES);
        test_context_free(&test);
    }
}

/* "Billion laughs": each line is ten of the one before. */
static void aliases_count_as_what_they_stand_for(void **state)
{
    (void)state;
    static const struct diag_case laughs = {"a: &a [x, x, x, x, x, x, x, x, x, x]\n"
                                            "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
                                            "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
                                            "d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
                                            "e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n"
                                            "f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]\n",
                                            CV_CODE_YAML_LIMIT,
                                            6,
                                            8,
                                            "more than 200000 values",
                                            "alias"};
    check_diags(&laughs, 1, false);

    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_strbuf buf = CV_STRBUF(cx->arena);
    cv_strbuf_add_c(&buf, "- &a0 []\n");
    for (int i = 1; i <= CV_LIMIT_YAML_DEPTH; i++) cv_strbuf_printf(&buf, "- &a%d [*a%d]\n", i, i - 1);
    assert_null(parse_bytes(cx, cv_strbuf_view(&buf)));
    assert_int_equal(test.diags.items[0].code, CV_CODE_YAML_LIMIT);
    assert_true(contains(test.diags.items[0].message, "deep"));
    test_context_free(&test);
}

static void anchors_have_a_limit(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_strbuf buf = CV_STRBUF(cx->arena);
    for (int i = 0; i <= CV_LIMIT_YAML_ANCHORS; i++) cv_strbuf_printf(&buf, "- &a%d x\n", i);
    assert_null(parse_bytes(cx, cv_strbuf_view(&buf)));
    assert_int_equal(test.diags.items[0].code, CV_CODE_YAML_LIMIT);
    test_context_free(&test);
}

static void duplicates_are_each_told_once(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    assert_str_equal(shown(cx, parse(cx, "b: 1\na: 2\nb: 3\nc: {x: 1, x: 2}\na: 4\nb: 5\n")), "{b:<1> a:<2> c:{x:<1>}}");
    static const uint32_t lines[] = {4, 3, 5, 6};
    assert_int_equal(test.diags.errors, 4);
    for (size_t i = 0; i < 4; i++) {
        struct cv_location location;
        assert_true(cv_sources_locate(cx->sources, test.diags.items[i].span, &location));
        assert_int_equal(location.line, lines[i]);
    }
    test_context_free(&test);
}

/* --- trees --- */

static void emptiness_is_what_cannot_be_seen(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    const struct cv_node *empty = parse(cx, "['', ' \t\n', \"\\u00A0\\u200B\\uFEFF\", ~, [], {}]");
    for (size_t i = 0; i < empty->count; i++) assert_true(cv_node_is_empty(empty->items[i]));
    const struct cv_node *full = parse(cx, "[a, '.', [~], {a: ~}, \"\\u00A1\"]");
    for (size_t i = 0; i < full->count; i++) assert_false(cv_node_is_empty(full->items[i]));
    assert_true(cv_node_is_empty(NULL));
    assert_string_equal(cv_node_kind_name(NULL), "nothing");
    assert_string_equal(cv_node_kind_name(full), "a list");
    assert_null(cv_node_lookup(NULL, "a"));
    assert_null(cv_node_lookup(full, "a"));
    test_context_free(&test);
}

static void mappings_merge_by_key(void **state)
{
    (void)state;
    static const struct {
        const char *under;
        const char *over;
        const char *merged;
    } cases[] = {
        {"{a: 1, b: 2}", "{b: 3, c: 4}", "{a:<1> b:<3> c:<4>}"},
        {"{a: {x: 1, y: 2}, b: 3}", "{a: {y: 4, z: 5}}", "{a:{x:<1> y:<4> z:<5>} b:<3>}"},
        {"{a: [1, 2]}", "{a: [3]}", "{a:[<3>]}"},
        {"{a: {x: 1}}", "{a: text}", "{a:<text>}"},
        {"{a: text}", "{a: {x: 1}}", "{a:{x:<1>}}"},
        {"{a: 1}", "{}", "{a:<1>}"},
        {"{}", "{a: 1}", "{a:<1>}"},
        {"{a: 1}", "{a: ~}", "{a:~}"},
        {"[1]", "{a: 1}", "{a:<1>}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        const struct cv_node *under = parse(cx, cases[i].under);
        const struct cv_node *over = parse(cx, cases[i].over);
        assert_str_equal(shown(cx, cv_node_merge(cx, under, over)), cases[i].merged);
        assert_ptr_equal(cv_node_merge(cx, under, NULL), under);
        assert_ptr_equal(cv_node_merge(cx, NULL, over), over);
        test_context_free(&test);
    }
}

static void merged_values_point_where_they_came_from(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    const struct cv_node *under = parse(cx, "{a: 1, b: 2}");
    const struct cv_node *over = parse(cx, "b: three");
    const struct cv_node *merged = cv_node_merge(cx, under, over);
    assert_int_equal(at_key(merged, "a")->span.source, 1);
    assert_int_equal(at_key(merged, "b")->span.source, 2);
    assert_int_equal(merged->pairs[1].key_span.source, 2);
    assert_str_equal(covered(cx, at_key(merged, "b")->span), "three");
    test_context_free(&test);
}

static const char profile[] = "basics: {name: Wang Lei, email: ~}\n"
                              "work: [{position: Architect}, {position: Analyst}]\n"
                              "notes: ~\n";

static void a_path_sets_a_value(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        bool create;
        const char *changed;
    } cases[] = {
        {"basics.name", false, "{basics:{name:<new> email:~} work:[{position:<Architect>} {position:<Analyst>}] notes:~}"},
        {"work[1].position", false,
         "{basics:{name:<Wang Lei> email:~} work:[{position:<Architect>} {position:<new>}] notes:~}"},
        {"work.0.position", false, "{basics:{name:<Wang Lei> email:~} work:[{position:<new>} {position:<Analyst>}] notes:~}"},
        {"work[0]", false, "{basics:{name:<Wang Lei> email:~} work:[<new> {position:<Analyst>}] notes:~}"},
        {"work", false, "{basics:{name:<Wang Lei> email:~} work:<new> notes:~}"},
        {"notes.a.b", true,
         "{basics:{name:<Wang Lei> email:~} work:[{position:<Architect>} {position:<Analyst>}] notes:{a:{b:<new>}}}"},
        {"work.1.url", true,
         "{basics:{name:<Wang Lei> email:~} work:[{position:<Architect>} {position:<Analyst> url:<new>}] notes:~}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        const struct cv_node *root = parse(cx, profile);
        const struct cv_node *value = parse(cx, "new");
        cv_str before = shown(cx, root);
        const struct cv_node *changed = NULL;
        assert_true(cv_node_set(cx, root, cv_str_from_c(cases[i].path), (cv_span){0}, value, cases[i].create, &changed));
        assert_str_equal(shown(cx, changed), cases[i].changed);
        assert_true(cv_str_equal(shown(cx, root), before));
        test_context_free(&test);
    }
}

static void a_wrong_path_is_an_error_at_its_step(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        bool create;
        const char *step; /* what the span covers */
        const char *message;
        const char *hint;
    } cases[] = {
        {"basics.nmae", false, "nmae", "no `nmae` in `basics`", "`name`"},
        {"absent", false, "absent", "no `absent` in `the root`", ""},
        {"work[2].position", true, "[2]", "`work` has no item `2`", "it has 2"},
        {"work.first", true, "first", "`work` has no item `first`", "counted from 0"},
        {"basics.name.first", true, "first", "`basics.name` is a string", ""},
        {"basics[0]", true, "[0]", "`basics` is a mapping", ""},
        {"notes.a", false, "a", "`notes` is nothing", ""},
        {"", true, "", "is empty", "dots"},
        {".a", true, ".a", "is empty", "dots"},
        {"a..b", true, "a..b", "is empty", "dots"},
        {"a.", true, "a.", "is empty", "dots"},
        {"a[b]", true, "a[b]", "brackets hold a number", "dots"},
        {"a[1", true, "a[1", "is empty", "dots"},
        {"a]b", true, "a]b", "not opened", "dots"},
        {"a[99999999999999999999]", true, "a[99999999999999999999]", "brackets hold a number", "dots"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        const struct cv_node *root = parse(cx, profile);
        cv_str path = cv_str_from_c(cases[i].path);
        uint32_t source = cv_sources_add(cx->sources, CV_STR("--set"), path);
        cv_span span = {.source = source, .start = 0, .end = (uint32_t)path.length};
        const struct cv_node *changed = NULL;
        assert_false(cv_node_set(cx, root, path, span, root, cases[i].create, &changed));
        assert_int_equal(test.diags.count, 1);
        const struct cv_diag *diag = &test.diags.items[0];
        assert_int_equal(diag->code, CV_CODE_SET_PATH);
        assert_str_equal(covered(cx, diag->span), cases[i].step);
        if (!contains(diag->message, cases[i].message) || !contains(diag->hint, cases[i].hint))
            fail_msg("%s: %.*s (%.*s)", cases[i].path, CV_STR_ARG(diag->message), CV_STR_ARG(diag->hint));
        test_context_free(&test);
    }
}

static void a_path_has_a_limit(void **state)
{
    (void)state;
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct cv_strbuf buf = CV_STRBUF(cx->arena);
    for (int i = 0; i < CV_LIMIT_YAML_DEPTH; i++) cv_strbuf_add_c(&buf, i == 0 ? "a" : ".a");
    const struct cv_node *root = parse(cx, "~");
    const struct cv_node *changed = NULL;
    assert_true(cv_node_set(cx, root, cv_strbuf_view(&buf), (cv_span){0}, root, true, &changed));
    cv_strbuf_add_c(&buf, ".a");
    assert_false(cv_node_set(cx, root, cv_strbuf_view(&buf), (cv_span){0}, root, true, &changed));
    test_context_free(&test);
}

/* True if the arena of `cap` bytes sufficed. */
static bool parses_within(size_t cap)
{
    struct cv_arena *arena = cv_arena_new(cap);
    jmp_buf target;
    cv_arena_on_exhaustion(arena, &target);
    bool is_jump = setjmp(target) != 0;
    if (!is_jump) {
        struct cv_diags diags = {.arena = arena};
        struct cv_context cx = {.arena = arena, .diags = &diags, .sources = cv_sources_new(arena)};
        assert_null(parse(&cx, "a: &x [1, \"\\uD83D\\uDE00\", *x, *y]\n"));
        assert_int_equal(diags.errors, 1);
    }
    cv_arena_free(arena);
    return !is_jump;
}

/* An exhausted arena leaves nothing of libyaml behind; the address sanitizer counts. */
static void exhaustion_frees_the_parser(void **state)
{
    (void)state;
    size_t cap = 0;
    while (!parses_within(cap)) cap += 64;
    assert_true(cap > 10 * 64);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_nothing_and_what_is_a_text),
        cmocka_unit_test(scalars_lose_their_writing),
        cmocka_unit_test(plain_tells_quoted_from_unquoted),
        cmocka_unit_test(json_is_read),
        cmocka_unit_test(blank_lines_may_hold_tabs),
        cmocka_unit_test(every_value_knows_its_bytes),
        cmocka_unit_test(spans_hold_far_into_a_text),
        cmocka_unit_test(a_part_of_a_value_knows_its_bytes),
        cmocka_unit_test(a_part_beyond_the_end_is_clamped),
        cmocka_unit_test(syntax_errors_say_what_to_do),
        cmocka_unit_test(slips_that_leave_a_tree_are_told),
        cmocka_unit_test(a_text_may_be_nothing_at_all),
        cmocka_unit_test(control_characters_become_spaces),
        cmocka_unit_test(every_character_parses),
        cmocka_unit_test(one_warning_a_line_of_control_characters),
        cmocka_unit_test(other_encodings_are_refused),
        cmocka_unit_test(aliases_share_and_merge),
        cmocka_unit_test(hostile_depth_ends_at_once),
        cmocka_unit_test(hostile_breadth_ends_in_time),
        cmocka_unit_test(depth_is_allowed_up_to_its_limit),
        cmocka_unit_test(nodes_are_allowed_up_to_their_limit),
        cmocka_unit_test(aliases_count_as_what_they_stand_for),
        cmocka_unit_test(anchors_have_a_limit),
        cmocka_unit_test(duplicates_are_each_told_once),
        cmocka_unit_test(emptiness_is_what_cannot_be_seen),
        cmocka_unit_test(mappings_merge_by_key),
        cmocka_unit_test(merged_values_point_where_they_came_from),
        cmocka_unit_test(a_path_sets_a_value),
        cmocka_unit_test(a_wrong_path_is_an_error_at_its_step),
        cmocka_unit_test(a_path_has_a_limit),
        cmocka_unit_test(exhaustion_frees_the_parser),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
