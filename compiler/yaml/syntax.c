/* libyaml says what its grammar wanted; the person who wrote the file has most often begun a text with a character that means
 * something, or written `: ` or a quote within one, or slipped in the indentation. A table takes each of libyaml's problems to
 * a function that looks at the text around it and says which. */
#include "yaml/syntax.h"

#include "base/utf8.h"

struct report {
    struct cv_context *cx;
    const struct cv_input *input;
    const char *problem;
    cv_str text;   /* the clean text */
    size_t at;     /* byte offset of the problem */
    size_t opened; /* byte offset where what libyaml was reading begins; `at` if it does not say */
};

/* --- the text around a place --- */

static char byte_at(const struct report *r, size_t offset)
{
    return offset < r->text.length ? r->text.data[offset] : '\0';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_space(char c)
{
    return is_blank(c) || c == '\n' || c == '\r' || c == '\0';
}

static size_t line_start(const struct report *r, size_t offset)
{
    while (offset > 0 && r->text.data[offset - 1] != '\n' && r->text.data[offset - 1] != '\r') offset--;
    return offset;
}

/* The line above the one that holds `offset`, blank lines skipped; empty if there is none. */
static cv_str line_above(const struct report *r, size_t offset)
{
    size_t end = line_start(r, offset);
    while (end > 0 && is_space(r->text.data[end - 1])) end--;
    return cv_str_slice(r->text, line_start(r, end), end);
}

/* The last byte in [start, offset) that is not white space, or NUL. */
static char last_before(const struct report *r, size_t offset, size_t start)
{
    while (offset > start && is_space(r->text.data[offset - 1])) offset--;
    return offset == start ? '\0' : r->text.data[offset - 1];
}

static cv_span character_span(const struct report *r, size_t offset)
{
    size_t end = offset;
    if (end < r->text.length) cv_utf8_next(r->text, &end);
    return cv_input_span(r->input, offset, end);
}

static void locate(const struct report *r, size_t offset, struct cv_location *ret_location)
{
    cv_sources_locate(r->cx->sources, character_span(r, offset), ret_location);
}

static unsigned line_of(const struct report *r, size_t offset)
{
    struct cv_location location = {0};
    locate(r, offset, &location);
    return (unsigned)location.line;
}

static void say(const struct report *r, size_t at, const char *message, const char *label, const char *hint)
{
    struct cv_diags *diags = r->cx->diags;
    struct cv_diag *diag = cv_diag_add(diags, CV_CODE_YAML_SYNTAX, character_span(r, at), "%s", message);
    if (label != NULL) cv_diag_label(diags, diag, "%s", label);
    if (hint != NULL) cv_diag_hint(diags, diag, "%s", hint);
}

#define FORMAT(r, ...) (cv_str_printf((r)->cx->arena, __VA_ARGS__).data)

/* --- what people do --- */

static void say_tab(const struct report *r)
{
    say(r, r->at, "a tab stands where YAML takes only spaces", "a tab", "replace it by spaces");
}

static void say_first_character(const struct report *r, size_t at)
{
    char c = byte_at(r, at);
    const char *what = c == '`' ? "a backtick" : FORMAT(r, "`%c`", c);
    say(r, at, FORMAT(r, "a text without quotes cannot begin with %s", what), NULL, "put quotes around the text");
}

static void strange_start(const struct report *r)
{
    if (byte_at(r, r->at) == '\t')
        say_tab(r);
    else
        say_first_character(r, r->at);
}

static void marked_start(const struct report *r)
{
    say_first_character(r, r->opened);
}

static void block_header(const struct report *r)
{
    if (byte_at(r, r->at) == '\t')
        say_tab(r);
    else
        say_first_character(r, r->opened);
}

/* Byte offset of a `: ` in the line before `offset`, or `offset`. */
static size_t earlier_colon(const struct report *r, size_t offset)
{
    for (size_t i = line_start(r, offset); i < offset; i++)
        if (r->text.data[i] == ':' && is_blank(byte_at(r, i + 1))) return i;
    return offset;
}

/* A line such as `name:Wang`, which is a text and no key. */
static bool lacks_space(cv_str line)
{
    size_t colon = cv_str_find(line, CV_STR(":"));
    return colon + 1 < line.length && !is_space(line.data[colon + 1]) && cv_str_find(line, CV_STR(": ")) == line.length &&
           cv_str_find(line, CV_STR("://")) == line.length;
}

static void stray_colon(const struct report *r)
{
    if (earlier_colon(r, r->at) < r->at)
        say(r, r->at, "a text without quotes cannot hold a `:` before a space", "reads as a key's colon",
            "put quotes around the text");
    else if (lacks_space(line_above(r, r->at)))
        say(r, r->at, "a key cannot stand here, in the middle of a text", NULL,
            "write a space after the `:` in the line above");
    else
        say(r, r->at, "a key cannot stand here, in the middle of a text", NULL,
            "indent the line like the key that it follows, and see that the line above is complete");
}

static void lost_key(const struct report *r)
{
    say(r, r->opened, "a `:` is missing after a key", "reads as a key",
        "write `:` and a space after it; if it belongs to the text above, indent it further");
}

static void open_quote(const struct report *r)
{
    char quote = byte_at(r, r->opened);
    say(r, r->opened, "a quote is opened and not closed", "opened here",
        FORMAT(r, "close it with `%c`; within the text, write `%s`", quote, quote == '"' ? "\\\"" : "''"));
}

/* Byte offset of the backslash before the problem. */
static size_t escape_start(const struct report *r)
{
    size_t start = r->at;
    while (start > r->opened && byte_at(r, start) != '\\') start--;
    return start;
}

static void bad_escape(const struct report *r)
{
    size_t start = escape_start(r);
    if (byte_at(r, start + 1) == '\0') {
        open_quote(r);
        return;
    }
    say(r, start, FORMAT(r, "`\\%c` is not an escape that YAML knows", byte_at(r, start + 1)), NULL,
        "write `\\\\` for a backslash, or put the text in single quotes");
}

static void bad_hex(const struct report *r)
{
    size_t start = escape_start(r);
    say(r, start, "an escape by number has too few hexadecimal digits, or is no character", NULL,
        "write `\\x` with 2 digits, `\\u` with 4 or `\\U` with 8; write `\\\\` for a backslash");
}

/* A value is complete, and something follows that cannot: on its line, or as a second quoted text below it. */
static bool said_trailing_text(const struct report *r)
{
    char c = byte_at(r, r->at);
    bool is_quote = c == '"' || c == '\'';
    size_t start = is_quote ? 0 : line_start(r, r->at);
    char last = last_before(r, r->at, start);
    if (last == '"' || last == '\'') {
        say(r, r->at, "a text goes on after its closing quote", NULL,
            FORMAT(r, "put quotes around all of it; a `%c` within the quotes is written `%s`", last,
                   last == '"' ? "\\\"" : "''"));
        return true;
    }
    if (last != ']' && last != '}') return false;
    say(r, r->at, FORMAT(r, "a text goes on after its closing `%c`", last), NULL,
        FORMAT(r, "put quotes around a text that begins with `%c`", last == ']' ? '[' : '{'));
    return true;
}

static void say_indentation(const struct report *r, const char *what)
{
    struct cv_location here = {0};
    struct cv_location opened = {0};
    locate(r, r->at, &here);
    locate(r, r->opened, &opened);
    if (here.column == opened.column)
        say(r, r->at, FORMAT(r, "%s is expected here, as in line %u", what, (unsigned)opened.line), NULL,
            "begin the line like those around it, or indent it to make it a part of the line above");
    else
        say(r, r->at, "the line is indented like none of those above that it could belong to", NULL,
            FORMAT(r, "indent it by %u like line %u, or put quotes around the text if it goes on from the line above",
                   (unsigned)opened.column - 1, (unsigned)opened.line));
}

static void no_key(const struct report *r)
{
    if (said_trailing_text(r)) return;
    char c = byte_at(r, r->at);
    if (c == '-' && is_space(byte_at(r, r->at + 1)))
        say(r, r->at, "a list item stands among the keys of a mapping", NULL,
            "write a key above the list, or indent the item like the others of its list");
    else if (c == ']' || c == '}')
        say(r, r->at, FORMAT(r, "a `%c` closes nothing", c), NULL, "remove it");
    else
        say_indentation(r, "a key");
}

static void no_item(const struct report *r)
{
    if (!said_trailing_text(r)) say_indentation(r, "a list item (`- `)");
}

static void list_on_key_line(const struct report *r)
{
    say(r, r->at, "a list cannot begin on the line of its key", NULL,
        "write each item on a line of its own below the key; put quotes around a text that begins with `- `");
}

/* In brackets: a colon where a comma or the closing bracket should stand. */
static void colon_in_brackets(const struct report *r, char open)
{
    char last = last_before(r, r->at, line_start(r, r->at));
    if (last == '\0')
        say(r, r->at, "a `:` stands on another line than its key", NULL, "write it behind the key");
    else if (last == '"')
        say(r, r->at, "a comma is missing before this key", NULL, "write a comma between two values");
    else
        say(r, r->at, "a `:` stands where a comma or a closing bracket is expected", NULL,
            FORMAT(r, "put quotes around the text, or close the `%c` of line %u", open, line_of(r, r->opened)));
}

/* In brackets: what stands where a comma or the closing bracket should. */
static void no_comma(const struct report *r)
{
    char open = byte_at(r, r->opened);
    char close = open == '{' ? '}' : ']';
    char c = byte_at(r, r->at);
    bool follows_text = last_before(r, r->at, 0) == '"' && c != '"' && c != '{' && c != '[';
    if (r->at >= r->text.length)
        say(r, r->opened, FORMAT(r, "a `%c` is opened and not closed", open), "opened here",
            FORMAT(r, "close it with `%c`; put quotes around a text that begins with `%c`", close, open));
    else if (c == ':')
        colon_in_brackets(r, open);
    else if (c == ']' || c == '}')
        say(r, r->at, FORMAT(r, "a `%c` cannot close the `%c` of line %u", c, open, line_of(r, r->opened)), NULL,
            FORMAT(r, "write `%c`", close));
    else if (follows_text)
        say(r, r->at, "a text goes on after its closing quote", NULL, "write `\\\"` for a quote within the text");
    else
        say(r, r->at, FORMAT(r, "a comma or `%c` is missing", close), "before this",
            FORMAT(r, "write a comma between two values, or close the `%c` of line %u", open, line_of(r, r->opened)));
}

static void after_the_end(const struct report *r)
{
    char c = byte_at(r, r->at);
    if (c == ']' || c == '}')
        say(r, r->at, FORMAT(r, "a `%c` closes nothing", c), NULL, "remove it");
    else
        say(r, r->at, "text follows after the end of the document", NULL, "remove it, or put it inside the brackets above");
}

static void no_value(const struct report *r)
{
    char c = byte_at(r, r->at);
    if (c == '\0')
        say(r, r->at, "the file ends where a value is expected", NULL, "write the value, or close the brackets that are open");
    else
        say(r, r->at, FORMAT(r, "a value cannot begin with `%c`", c), NULL, "write the value, or put quotes around the text");
}

static void directive(const struct report *r)
{
    say(r, r->opened, "a line that begins with `%` must be `%YAML 1.2` or `%TAG`", NULL,
        "remove the line, or put quotes around the text");
}

static void anything(const struct report *r)
{
    say(r, r->at, FORMAT(r, "the YAML cannot be read: %s", r->problem), NULL,
        "see that quotes and brackets are closed, and that lines are indented alike");
}

/* NULL matches anything; the first row that matches is taken. */
static const struct {
    const char *problem;
    const char *context;
    void (*say)(const struct report *r);
} rows[] = {
    {"found a tab character that violates indentation", NULL, say_tab},
    {"found a tab character where an indentation space is expected", NULL, say_tab},
    {"found character that cannot start any token", NULL, strange_start},
    {"mapping values are not allowed in this context", NULL, stray_colon},
    {"could not find expected ':'", NULL, lost_key},
    {NULL, "while scanning a quoted scalar", open_quote},
    {"found unknown escape character", NULL, bad_escape},
    {NULL, "while parsing a quoted scalar", bad_hex},
    {NULL, "while scanning an alias", marked_start},
    {NULL, "while scanning an anchor", marked_start},
    {NULL, "while scanning a tag", marked_start},
    {NULL, "while parsing a tag", marked_start},
    {"found undefined tag handle", NULL, strange_start},
    {NULL, "while scanning a block scalar", block_header},
    {"did not find expected key", NULL, no_key},
    {"did not find expected '-' indicator", NULL, no_item},
    {"block sequence entries are not allowed in this context", NULL, list_on_key_line},
    {"did not find expected ',' or ']'", NULL, no_comma},
    {"did not find expected ',' or '}'", NULL, no_comma},
    {"did not find expected <document start>", NULL, after_the_end},
    {"did not find expected node content", NULL, no_value},
    {"found incompatible YAML document", NULL, directive},
    {"found unknown directive name", NULL, directive},
    {NULL, "while scanning a directive", directive},
    {NULL, "while scanning a %YAML directive", directive},
    {NULL, "while scanning a %TAG directive", directive},
    {NULL, NULL, anything},
};

void cv_syntax_report(struct cv_context *cx, const struct cv_input *input, const struct cv_syntax_error *error)
{
    struct report report = {
        .cx = cx,
        .input = input,
        .problem = error->problem == NULL ? "it is not well-formed" : error->problem,
        .text = input->text,
        .at = error->problem_offset,
        .opened = error->context == NULL ? error->problem_offset : error->context_offset,
    };
    size_t i = 0;
    while ((rows[i].problem != NULL && strcmp(rows[i].problem, report.problem) != 0) ||
           (rows[i].context != NULL && (error->context == NULL || strcmp(rows[i].context, error->context) != 0)))
        i++;
    rows[i].say(&report);
}

void cv_syntax_report_alias(struct cv_context *cx, cv_span span, cv_str name, bool is_open)
{
    struct cv_diag *diag;
    if (is_open) {
        diag = cv_diag_add(cx->diags, CV_CODE_YAML_SYNTAX, span, "`*%.*s` stands within what it repeats", CV_STR_ARG(name));
        cv_diag_hint(cx->diags, diag, "remove it, or put quotes around the text if it is meant as it stands");
        return;
    }
    diag = cv_diag_add(cx->diags, CV_CODE_YAML_SYNTAX, span, "there is no anchor `&%.*s` above `*%.*s`", CV_STR_ARG(name),
                       CV_STR_ARG(name));
    cv_diag_hint(cx->diags, diag, "put quotes around a text that begins with `*`");
}
