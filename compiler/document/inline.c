/* Inline markup: a small part of CommonMark 0.31 and of HTML, for texts of one paragraph.
 *
 *   text     = { escape | code | emphasis | link | address | tag | reference | break | character }
 *   escape   = "\" and an ASCII punctuation character, which stands for itself
 *   code     = "`" … "`", or two or three backticks on both sides; nothing inside is markup
 *   emphasis = "*" … "*" or "_" … "_"; strong: "**" … "**" or "__" … "__"
 *   link     = "[" text "](" address [ '"' title '"' ] ")"
 *   address  = "<" address ">", or a bare http://, https://, www. or e-mail address
 *   tag      = <strong> <b> <em> <i> <code> <a href> <br> <u> <span>; others print as they stand
 *   reference = "&amp;" "&#8211;" "&#x2013;" …
 *   break    = "\" or two spaces before a line's end, <br>
 *
 * What is not closed prints as it stands. Delimiter runs are matched as CommonMark's "process emphasis" does: a stack of runs,
 * each closer looking back for its opener no further than a closer of its kind has looked in vain, which makes it linear. Three
 * rules are our own: a lone "*" beside a digit is a sign of multiplication, "**" between digits is a power, and characters of
 * scripts without spaces count as punctuation, so that **「王」**字 works.
 *
 * One pass makes tokens; the second hands them to the composer, with emphasis as counters. */
#include "document/inline.h"

#include "base/utf8.h"
#include "document/html.h"
#include "document/url.h"

enum token_kind {
    TOKEN_TEXT,       /* bytes as they stand */
    TOKEN_CODE,       /* bytes as they stand, as code */
    TOKEN_CODEPOINT,  /* a character written otherwise */
    TOKEN_DELIMITERS, /* a run of * or _ */
    TOKEN_LINK_START,
    TOKEN_LINK_END,
    TOKEN_BREAK,
    TOKEN_TAG,
};

struct token {
    enum token_kind kind;
    uint32_t start, end; /* bytes of the source */
    uint32_t codepoint;  /* CODEPOINT */
    /* DELIMITERS */
    uint32_t count;           /* not yet matched */
    uint32_t previous, next;  /* neighbours on the stack; 0: none */
    uint32_t opens[2];        /* how many emphases and strong emphases start after it */
    uint32_t closes[2];       /* … end before it */
    bool can_open, can_close; /* flanking */
    bool warn;                /* an opener that looks meant */
    char character;
    /* LINK_START, TAG */
    bool closing;
    enum cv_tag_kind tag;
    cv_str target;
};

struct bracket {
    uint32_t token; /* the "[" as TEXT */
    uint32_t below; /* top of the delimiter stack then */
};

struct parser {
    struct cv_composer *composer;
    const struct cv_text *source;
    cv_str text; /* up to the end that was asked for */
    size_t offset;
    size_t plain;                /* where the text that is not yet a token starts */
    CV_VEC(struct token) tokens; /* the first is a sentinel, so that 0 means none */
    uint32_t top;                /* of the delimiter stack */
    CV_VEC(struct bracket) brackets;
    struct cv_code_finder finder;
};

static struct cv_arena *arena_of(const struct parser *parser)
{
    return parser->composer->builder->cx->arena;
}

static bool is_punctuation(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

static struct token *push(struct parser *parser, enum token_kind kind, size_t start, size_t end)
{
    struct token token = {.kind = kind, .start = (uint32_t)start, .end = (uint32_t)end};
    cv_vec_push(arena_of(parser), &parser->tokens, token);
    return &parser->tokens.items[parser->tokens.count - 1];
}

/* Makes a token of the plain text before `offset`; what comes next starts at `next`. */
static void flush(struct parser *parser, size_t offset, size_t next)
{
    if (offset > parser->plain) push(parser, TOKEN_TEXT, parser->plain, offset);
    parser->plain = next;
    parser->offset = next;
}

/* --- emphasis --- */

/* What stands beside a delimiter run. */
enum side { SIDE_SPACE, SIDE_PUNCTUATION, SIDE_LETTER, SIDE_DIGIT };

static enum side classify(uint32_t c)
{
    bool space = c <= ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
                 c == 0x202F || c == 0x205F || c == 0x3000;
    if (space) return SIDE_SPACE;
    if (c < 0x80) return is_digit((char)c) ? SIDE_DIGIT : is_punctuation((char)c) ? SIDE_PUNCTUATION : SIDE_LETTER;
    bool sign =
        c == 0xA1 || c == 0xA7 || c == 0xAB || c == 0xB6 || c == 0xB7 || c == 0xBB || c == 0xBF || (c >= 0x2010 && c <= 0x2BFF);
    bool unspaced = (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
                    (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0x0E00 && c <= 0x0EFF);
    return sign || unspaced ? SIDE_PUNCTUATION : SIDE_LETTER;
}

static enum side side_before(cv_str text, size_t offset)
{
    if (offset == 0) return SIDE_SPACE;
    size_t start = offset - 1;
    while (start > 0 && (text.data[start] & 0xC0) == 0x80) start--;
    return classify(cv_utf8_next(text, &start));
}

static enum side side_after(cv_str text, size_t offset)
{
    return offset >= text.length ? SIDE_SPACE : classify(cv_utf8_next(text, &offset));
}

/* CommonMark §6.2, left- and right-flanking, with the rules of our own. */
static void find_flanks(const struct parser *parser, struct token *run)
{
    enum side before = side_before(parser->text, run->start);
    enum side after = side_after(parser->text, run->end);
    bool left = after != SIDE_SPACE && (after != SIDE_PUNCTUATION || before == SIDE_SPACE || before == SIDE_PUNCTUATION);
    bool right = before != SIDE_SPACE && (before != SIDE_PUNCTUATION || after == SIDE_SPACE || after == SIDE_PUNCTUATION);
    bool product = (before == SIDE_DIGIT && after >= SIDE_LETTER) || (after == SIDE_DIGIT && before >= SIDE_LETTER);
    bool power = before == SIDE_DIGIT && after == SIDE_DIGIT;
    bool literal = run->character == '*' && (run->count == 1 ? product : power);
    run->can_open = left && !literal;
    run->can_close = right && !literal;
    if (run->character == '_') {
        run->can_open = left && (!right || before == SIDE_PUNCTUATION);
        run->can_close = right && (!left || after == SIDE_PUNCTUATION);
    }
    run->warn = run->count >= 2 && run->can_open && !run->can_close;
}

static void read_delimiters(struct parser *parser)
{
    size_t start = parser->offset;
    size_t end = start;
    while (end < parser->text.length && parser->text.data[end] == parser->text.data[start]) end++;
    flush(parser, start, end);
    struct token *run = push(parser, TOKEN_DELIMITERS, start, end);
    run->character = parser->text.data[start];
    run->count = (uint32_t)(end - start);
    find_flanks(parser, run);
    if (!run->can_open && !run->can_close) return;
    uint32_t index = (uint32_t)parser->tokens.count - 1;
    run->previous = parser->top;
    if (parser->top != 0) parser->tokens.items[parser->top].next = index;
    parser->top = index;
}

static void unlink_run(struct parser *parser, uint32_t index)
{
    struct token *tokens = parser->tokens.items;
    struct token *run = &tokens[index];
    if (run->previous != 0) tokens[run->previous].next = run->next;
    if (run->next != 0)
        tokens[run->next].previous = run->previous;
    else
        parser->top = run->previous;
}

/* CommonMark §6.2, rules 9 and 10: "multiple of 3". */
static bool can_pair(const struct token *opener, const struct token *closer)
{
    if (opener->character != closer->character || !opener->can_open) return false;
    bool both = opener->can_close || closer->can_open;
    uint32_t sum = (opener->end - opener->start) + (closer->end - closer->start);
    bool thirds = (opener->end - opener->start) % 3 == 0 && (closer->end - closer->start) % 3 == 0;
    return !both || sum % 3 != 0 || thirds;
}

/* Marks one emphasis between the runs, and takes the runs between them and those used up off the stack. */
static void pair(struct parser *parser, uint32_t opener, uint32_t closer)
{
    struct token *tokens = parser->tokens.items;
    int strong = tokens[opener].count >= 2 && tokens[closer].count >= 2;
    while (tokens[closer].previous != opener) unlink_run(parser, tokens[closer].previous);
    tokens[opener].opens[strong]++;
    tokens[closer].closes[strong]++;
    tokens[opener].count -= (uint32_t)strong + 1;
    tokens[closer].count -= (uint32_t)strong + 1;
    if (tokens[opener].count == 0) unlink_run(parser, opener);
}

/* How far down closers of a kind have looked in vain: by character, by the closer's length modulo 3, by whether it can open. */
static uint32_t *bottom_for(uint32_t bottoms[12], const struct token *closer)
{
    uint32_t kind = (closer->character == '_' ? 6U : 0U) + (closer->can_open ? 3U : 0U) + (closer->end - closer->start) % 3;
    return &bottoms[kind];
}

/* Matches all runs on the stack above `below`, and leaves the stack there. */
static void match_runs(struct parser *parser, uint32_t below)
{
    uint32_t bottoms[12];
    for (size_t i = 0; i < 12; i++) bottoms[i] = below;
    uint32_t closer = parser->top;
    while (closer != below && parser->tokens.items[closer].previous != below) closer = parser->tokens.items[closer].previous;
    while (closer != below && closer != 0) {
        struct token *tokens = parser->tokens.items;
        uint32_t next = tokens[closer].next;
        uint32_t *bottom = bottom_for(bottoms, &tokens[closer]);
        uint32_t opener = tokens[closer].can_close ? tokens[closer].previous : 0;
        while (opener > *bottom && !can_pair(&tokens[opener], &tokens[closer])) opener = tokens[opener].previous;
        if (opener > *bottom) {
            pair(parser, opener, closer);
            if (tokens[closer].count > 0) continue;
            unlink_run(parser, closer);
        } else if (tokens[closer].can_close) {
            *bottom = tokens[closer].previous > below ? tokens[closer].previous : below;
            if (!tokens[closer].can_open) unlink_run(parser, closer);
        }
        closer = next;
    }
    parser->top = below;
    if (below != 0) parser->tokens.items[below].next = 0;
}

/* --- links --- */

/* Byte past the ")" of "](address)" at the "]" at `offset`, or 0. Few parentheses within are allowed, so that a text full of
 * "[](" is read in linear time. */
static size_t read_destination(cv_str text, size_t offset, cv_str *ret_address)
{
    enum { DEPTH_LIMIT = 8 };
    size_t at = offset + 2;
    size_t depth = 0;
    if (offset + 1 >= text.length || text.data[offset + 1] != '(') return 0;
    size_t start = at;
    for (; at < text.length && (unsigned char)text.data[at] > ' ' && depth <= DEPTH_LIMIT; at++) {
        if (text.data[at] == ')' && depth == 0) break;
        if (text.data[at] == '(') depth++;
        if (text.data[at] == ')') depth--;
    }
    *ret_address = cv_str_slice(text, start, at);
    while (at < text.length && text.data[at] == ' ') at++;
    if (at < text.length && text.data[at] == '"') {
        for (at++; at < text.length && text.data[at] != '"' && text.data[at] != ')' && text.data[at] != '\n';) at++;
        if (at < text.length && text.data[at] == '"') at++;
    }
    return depth == 0 && at < text.length && text.data[at] == ')' ? at + 1 : 0;
}

/* "]": closes the last "[" if an address follows. Whatever "[" stands before it can then no longer open a link around it. */
static bool read_link_end(struct parser *parser)
{
    if (parser->brackets.count == 0) return false;
    struct bracket bracket = parser->brackets.items[parser->brackets.count - 1];
    size_t start = parser->offset;
    cv_str address = {0};
    size_t end = read_destination(parser->text, start, &address);
    struct cv_url url;
    parser->brackets.count--;
    if (end == 0 || address.length == 0) return false;
    if (!cv_url_from_text(arena_of(parser), address, &url)) {
        size_t at = (size_t)(address.data - parser->text.data);
        cv_builder_warn_address(parser->composer->builder, parser->source, at, at + address.length);
        return false;
    }
    flush(parser, start, end);
    parser->tokens.items[bracket.token].kind = TOKEN_LINK_START;
    parser->tokens.items[bracket.token].target = url.target;
    push(parser, TOKEN_LINK_END, start, end);
    match_runs(parser, bracket.below);
    parser->brackets.count = 0;
    return true;
}

static void read_bracket(struct parser *parser)
{
    size_t start = parser->offset;
    flush(parser, start, start + 1);
    push(parser, TOKEN_TEXT, start, start + 1);
    cv_vec_push(arena_of(parser), &parser->brackets,
                (struct bracket){.token = (uint32_t)parser->tokens.count - 1, .below = parser->top});
}

/* An address that is its own text, bytes [start, end), in a token that ends at `next`. */
static bool add_address(struct parser *parser, size_t start, size_t end, size_t next)
{
    struct cv_url url;
    if (!cv_url_from_text(arena_of(parser), cv_str_slice(parser->text, start, end), &url)) return false;
    flush(parser, parser->offset, next);
    push(parser, TOKEN_LINK_START, start, start)->target = url.target;
    push(parser, TOKEN_TEXT, start, end);
    push(parser, TOKEN_LINK_END, end, end);
    return true;
}

static bool read_bare_address(struct parser *parser)
{
    size_t start = parser->offset;
    if (start > 0 && (is_word(parser->text.data[start - 1]) || strchr("._%+-/@", parser->text.data[start - 1]) != NULL))
        return false;
    size_t end = cv_url_scan(parser->text, start);
    return end > start && add_address(parser, start, end, end);
}

/* --- tags, references, escapes --- */

/* "<https://…>" or "<name@host>". */
static bool read_angle_address(struct parser *parser)
{
    size_t start = parser->offset + 1;
    size_t end = cv_url_scan(parser->text, start);
    return end > start && end < parser->text.length && parser->text.data[end] == '>' &&
           add_address(parser, start, end, end + 1);
}

static void warn_markup(const struct parser *parser, size_t start, size_t end, const char *problem, const char *hint)
{
    struct cv_builder *builder = parser->composer->builder;
    cv_str markup = cv_str_slice(parser->text, start, end);
    struct cv_diag *diag =
        cv_diag_add(builder->cx->diags, CV_CODE_BAD_MARKUP, cv_builder_span(builder, parser->source, start, end),
                    "`%.*s` %s and is printed as it stands", CV_STR_ARG(markup), problem);
    cv_diag_hint(builder->cx->diags, diag, "%s", hint);
}

static bool read_tag(struct parser *parser)
{
    struct cv_tag tag;
    size_t start = parser->offset;
    if (!cv_html_tag(parser->text, start, &tag)) return read_angle_address(parser);
    if (tag.kind == CV_TAG_UNKNOWN) {
        /* "vector<int>" is a text about programming, "<blink>" is a tag. */
        if (start > 0 && is_word(parser->text.data[start - 1])) return false;
        warn_markup(parser, start, tag.end, "is not a known tag", "remove it, or write `\\<`");
        return false;
    }
    flush(parser, start, tag.end);
    struct token *token = push(parser, tag.kind == CV_TAG_BREAK ? TOKEN_BREAK : TOKEN_TAG, start, tag.end);
    token->tag = tag.kind;
    token->closing = tag.closing;
    token->target = tag.href;
    return true;
}

static bool read_reference(struct parser *parser)
{
    uint32_t codepoint = 0;
    size_t end = 0;
    size_t start = parser->offset;
    if (!cv_html_entity(parser->text, start, &codepoint, &end)) return false;
    flush(parser, start, end);
    push(parser, TOKEN_CODEPOINT, start, end)->codepoint = codepoint;
    return true;
}

static bool read_escape(struct parser *parser)
{
    size_t start = parser->offset;
    if (start + 1 >= parser->text.length) return false;
    char next = parser->text.data[start + 1];
    if (next == '\n') {
        flush(parser, start, start + 2);
        push(parser, TOKEN_BREAK, start, start + 2);
        return true;
    }
    if (!is_punctuation(next)) return false;
    flush(parser, start, start + 2);
    push(parser, TOKEN_TEXT, start + 1, start + 2);
    return true;
}

/* Two spaces before a line's end break the line. */
static bool read_newline(struct parser *parser)
{
    size_t start = parser->offset;
    size_t end = start > 0 && parser->text.data[start - 1] == '\r' ? start - 1 : start;
    if (end < 2 || parser->text.data[end - 1] != ' ' || parser->text.data[end - 2] != ' ') return false;
    flush(parser, start, start + 1);
    push(parser, TOKEN_BREAK, start, start + 1);
    return true;
}

bool cv_code_find(struct cv_code_finder *finder, cv_str text, size_t offset, size_t *ret_start, size_t *ret_stop,
                  size_t *ret_end)
{
    size_t start = offset;
    while (start < text.length && text.data[start] == '`') start++;
    size_t length = start - offset;
    if (length > 3) return false;
    size_t *none_from = &finder->none_from[length];
    if (*none_from != 0 && start >= *none_from - 1) return false;
    for (size_t at = start; at < text.length;) {
        const char *tick = memchr(text.data + at, '`', text.length - at);
        if (tick == NULL) break;
        size_t stop = (size_t)(tick - text.data);
        for (at = stop; at < text.length && text.data[at] == '`';) at++;
        if (at - stop != length) continue;
        *ret_start = start;
        *ret_stop = stop;
        *ret_end = at;
        return true;
    }
    *none_from = start + 1;
    return false;
}

static bool read_code(struct parser *parser)
{
    size_t start = 0;
    size_t stop = 0;
    size_t end = 0;
    size_t offset = parser->offset;
    if (!cv_code_find(&parser->finder, parser->text, offset, &start, &stop, &end)) {
        while (parser->offset < parser->text.length && parser->text.data[parser->offset] == '`') parser->offset++;
        return true;
    }
    flush(parser, offset, end);
    push(parser, TOKEN_CODE, start, stop);
    return true;
}

/* --- first pass --- */

static bool read_special(struct parser *parser, char c)
{
    switch (c) {
    case '*':
    case '_':
        read_delimiters(parser);
        return true;
    case '`':
        return read_code(parser);
    case '[':
        read_bracket(parser);
        return true;
    case ']':
        return read_link_end(parser);
    case '<':
        return read_tag(parser);
    case '&':
        return read_reference(parser);
    case '\\':
        return read_escape(parser);
    case '\n':
        return read_newline(parser);
    default:
        return is_word(c) && read_bare_address(parser);
    }
}

static void read_tokens(struct parser *parser)
{
    while (parser->offset < parser->text.length)
        if (!read_special(parser, parser->text.data[parser->offset])) parser->offset++;
    flush(parser, parser->offset, parser->offset);
    match_runs(parser, 0);
}

/* --- second pass --- */

struct writer {
    struct parser *parser;
    struct cv_mark base;
    uint32_t link;     /* of the markup that is open */
    int depths[2];     /* of emphasis and strong emphasis */
    int tag_depths[4]; /* by the first tag kinds: of strong, emphasis, code */
};

static struct cv_mark current_mark(const struct writer *writer)
{
    struct cv_mark mark = writer->base;
    mark.markup.emphasis |= writer->depths[0] > 0 || writer->tag_depths[CV_TAG_EMPHASIS] > 0;
    mark.markup.strong |= writer->depths[1] > 0 || writer->tag_depths[CV_TAG_STRONG] > 0;
    mark.markup.code |= writer->tag_depths[CV_TAG_CODE] > 0;
    if (writer->link != 0) {
        mark.link = writer->link;
        mark.markup.link = true;
    }
    return mark;
}

/* A link within a link is none. */
static void open_link(struct writer *writer, cv_str target)
{
    if (writer->base.link != 0 || writer->link != 0) return;
    writer->link = cv_composer_link(writer->parser->composer, target, (cv_str){0});
}

static void write_tag(struct writer *writer, const struct token *token)
{
    struct cv_url url;
    struct cv_composer *composer = writer->parser->composer;
    struct cv_arena *arena = arena_of(writer->parser);
    if (token->tag == CV_TAG_LINK) {
        if (token->closing)
            writer->link = 0;
        else if (cv_url_from_text(arena, cv_html_unescape(arena, token->target), &url))
            open_link(writer, url.target);
        else if (token->target.length > 0)
            cv_builder_warn_address(composer->builder, writer->parser->source, token->start, token->end);
        return;
    }
    if (token->tag >= CV_TAG_STRONG && token->tag <= CV_TAG_CODE)
        writer->tag_depths[token->tag] += token->closing ? (writer->tag_depths[token->tag] > 0 ? -1 : 0) : 1;
    else if (token->tag != CV_TAG_PLAIN)
        cv_composer_add_literal(composer, writer->base, CV_STR(" "));
}

static void write_delimiters(struct writer *writer, const struct token *token)
{
    struct parser *parser = writer->parser;
    for (int strong = 0; strong < 2; strong++) writer->depths[strong] -= (int)token->closes[strong];
    cv_composer_add(parser->composer, current_mark(writer), parser->source, token->start, token->start + token->count);
    for (int strong = 0; strong < 2; strong++) writer->depths[strong] += (int)token->opens[strong];
    if (token->warn && token->count >= 2)
        warn_markup(parser, token->start, token->end, "is never closed", "close it, or write a backslash before it");
}

static void write_token(struct writer *writer, const struct token *token)
{
    struct cv_composer *composer = writer->parser->composer;
    const struct cv_text *source = writer->parser->source;
    struct cv_mark mark = current_mark(writer);
    switch (token->kind) {
    case TOKEN_CODE:
    case TOKEN_TEXT:
        mark.markup.code |= token->kind == TOKEN_CODE;
        cv_composer_add(composer, mark, source, token->start, token->end);
        return;
    case TOKEN_CODEPOINT:
        cv_composer_add_codepoint(composer, mark, source, token->start, token->end, token->codepoint);
        return;
    case TOKEN_DELIMITERS:
        write_delimiters(writer, token);
        return;
    case TOKEN_LINK_START:
        open_link(writer, token->target);
        return;
    case TOKEN_LINK_END:
        writer->link = 0;
        return;
    case TOKEN_BREAK:
        cv_composer_break(composer, mark);
        return;
    case TOKEN_TAG:
        write_tag(writer, token);
        return;
    }
}

void cv_inline_parse(struct cv_composer *composer, struct cv_mark mark, const struct cv_text *source, size_t start, size_t end)
{
    struct parser parser = {.composer = composer, .source = source, .offset = start, .plain = start};
    parser.text = cv_str_slice(source->text, 0, end);
    push(&parser, TOKEN_TEXT, start, start);
    read_tokens(&parser);
    struct writer writer = {.parser = &parser, .base = mark};
    for (size_t i = 1; i < parser.tokens.count; i++) write_token(&writer, &parser.tokens.items[i]);
}

cv_str cv_inline_plain(struct cv_builder *builder, const struct cv_text *source)
{
    static const struct cv_style style = {.size = CV_PT_ONE};
    /* What there is to say about the text was said where it is printed. */
    struct cv_diags diags = {.arena = builder->cx->arena};
    struct cv_context quiet = {.arena = builder->cx->arena, .diags = &diags, .sources = builder->cx->sources};
    struct cv_builder apart = {.cx = &quiet, .design = builder->design};
    struct cv_composer composer = cv_composer_new(&apart);
    cv_inline_parse(&composer, (struct cv_mark){.style = &style}, source, 0, source->text.length);
    return cv_plain_line(quiet.arena, cv_strbuf_view(&composer.text));
}

cv_str cv_plain_line(struct cv_arena *arena, cv_str text)
{
    struct cv_strbuf line = CV_STRBUF(arena);
    for (size_t i = 0; i < text.length; i++) cv_strbuf_add_byte(&line, text.data[i] == '\n' ? ' ' : text.data[i]);
    return cv_strbuf_view(&line);
}
