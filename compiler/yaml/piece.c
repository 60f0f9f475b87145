/* Source and value are walked side by side, by the rules of YAML 1.2 for what a scalar's presentation drops (§6.5 line folding,
 * §7.3 flow scalars, §8.1 block scalars). Every byte is compared, so a rule that this walk does not know (libyaml's own for
 * U+0085, say) ends in "unknown" and never in a wrong place. */
#include "yaml/piece.h"

#include "base/vec.h"

struct walk {
    struct cv_arena *arena;
    const struct cv_input *input;
    struct cv_pieces *pieces;
    cv_str text;   /* the clean text, up to the scalar's end */
    size_t at;     /* byte offset in it */
    cv_str value;  /* of the scalar */
    size_t done;   /* byte offset in it */
    size_t edit;   /* index of the input's edit that `at` lies in */
    bool is_apart; /* the next byte starts a piece */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

static char byte_at(const struct walk *w, size_t offset)
{
    return offset < w->text.length ? w->text.data[offset] : '\0';
}

static void start_piece(struct walk *w)
{
    struct cv_piece piece = {.value = (uint32_t)w->done, .source = cv_input_source_offset(w->input, w->at)};
    cv_vec_push(w->arena, w->pieces, piece);
    w->is_apart = false;
}

/* `length` bytes that are the same in both. */
static bool take(struct walk *w, size_t length)
{
    if (length > w->value.length - w->done) return false;
    for (size_t i = 0; i < length; i++) {
        while (w->edit + 1 < w->input->edit_count && w->input->edits[w->edit + 1].clean <= w->at) {
            w->edit++;
            w->is_apart = true;
        }
        if (w->is_apart) start_piece(w);
        if (w->text.data[w->at++] != w->value.data[w->done++]) return false;
    }
    return true;
}

/* `written` bytes of the source that stand for `meant` bytes of the value. */
static bool take_as(struct walk *w, size_t written, size_t meant)
{
    if (meant > w->value.length - w->done) return false;
    if (meant > 0) start_piece(w);
    w->at += written;
    w->done += meant;
    w->is_apart = true;
    return true;
}

/* Past the white space at `at`; counts its line breaks. */
static size_t space_end(const struct walk *w, size_t at, size_t *ret_breaks)
{
    *ret_breaks = 0;
    for (; is_blank(byte_at(w, at)) || is_break(byte_at(w, at)); at++) {
        bool is_half = byte_at(w, at) == '\r' && byte_at(w, at + 1) == '\n';
        if (is_break(byte_at(w, at)) && !is_half) ++*ret_breaks;
    }
    return at;
}

/* A value's run of line feeds, or the one space that a folded line leaves. */
static bool take_folded(struct walk *w, size_t end, size_t breaks)
{
    size_t meant = breaks == 1 ? 1 : breaks - 1;
    if (meant > w->value.length - w->done) return false;
    for (size_t i = 0; i < meant; i++)
        if (w->value.data[w->done + i] != (breaks == 1 ? ' ' : '\n')) return false;
    return take_as(w, end - w->at, meant);
}

static bool take_space(struct walk *w)
{
    size_t breaks;
    size_t end = space_end(w, w->at, &breaks);
    return breaks == 0 ? take(w, end - w->at) : take_folded(w, end, breaks);
}

/* A line break behind a backslash stands for nothing; empty lines after it for one line feed each. */
static bool take_escaped_break(struct walk *w)
{
    size_t breaks;
    size_t end = space_end(w, w->at + 1, &breaks);
    return take_as(w, end - w->at, breaks - 1);
}

static bool take_escape(struct walk *w)
{
    char kind = byte_at(w, w->at + 1);
    if (is_break(kind)) return take_escaped_break(w);
    if (w->done == w->value.length) return false;
    size_t written = kind == 'x' ? 4 : kind == 'u' ? 6 : kind == 'U' ? 10 : 2;
    unsigned char first = (unsigned char)w->value.data[w->done];
    size_t meant = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    return take_as(w, written, meant);
}

/* Plain and quoted scalars; `quote` is NUL for a plain one. */
static bool take_flow(struct walk *w, char quote)
{
    bool is_aligned = true;
    while (is_aligned && w->at < w->text.length) {
        char c = w->text.data[w->at];
        if (is_blank(c) || is_break(c))
            is_aligned = take_space(w);
        else if (quote == '"' && c == '\\')
            is_aligned = take_escape(w);
        else if (quote == '\'' && c == '\'')
            is_aligned = take_as(w, 2, 1);
        else
            is_aligned = take(w, 1);
    }
    return is_aligned && w->at == w->text.length && w->done == w->value.length;
}

static size_t line_end(const struct walk *w, size_t at)
{
    while (at < w->text.length && !is_break(w->text.data[at])) at++;
    return at;
}

static size_t count_spaces(cv_str s, size_t at)
{
    size_t end = at;
    while (end < s.length && s.data[end] == ' ') end++;
    return end - at;
}

/* The line feeds before a line of a block scalar, or the space that folding put in their place. */
static void skip_joint(struct walk *w, char next)
{
    size_t before = w->done;
    while (w->done < w->value.length && w->value.data[w->done] == '\n') w->done++;
    bool is_folded =
        w->done == before && w->done > 0 && next != ' ' && w->done < w->value.length && w->value.data[w->done] == ' ';
    if (is_folded) w->done++;
}

/* Literal and folded scalars; `at` is at their header. The first line with text tells how deep all are indented. */
static bool take_block(struct walk *w)
{
    size_t indent = SIZE_MAX;
    bool is_aligned = true;
    for (w->at = line_end(w, w->at); is_aligned && w->at < w->text.length; w->at = line_end(w, w->at)) {
        if (is_break(w->text.data[w->at])) w->at += byte_at(w, w->at) == '\r' && byte_at(w, w->at + 1) == '\n' ? 2 : 1;
        size_t spaces = count_spaces(w->text, w->at);
        bool is_empty = line_end(w, w->at) == w->at + spaces;
        if (is_empty && (indent == SIZE_MAX || spaces <= indent)) continue;
        if (indent == SIZE_MAX) {
            skip_joint(w, ' ');
            size_t kept = count_spaces(w->value, w->done);
            if (kept > spaces) return false;
            indent = spaces - kept;
        }
        w->at += indent;
        skip_joint(w, byte_at(w, w->at));
        w->is_apart = true;
        is_aligned = take(w, line_end(w, w->at) - w->at);
    }
    while (w->done < w->value.length && w->value.data[w->done] == '\n') w->done++;
    return is_aligned && w->done == w->value.length;
}

void cv_piece_align(struct cv_arena *arena, const struct cv_input *input, size_t start, size_t end, cv_str value,
                    struct cv_pieces *pieces)
{
    pieces->count = 0;
    char style = start < end ? input->text.data[start] : '\0';
    bool is_quoted = end - start >= 2 && (style == '"' || style == '\'');
    struct walk walk = {
        .arena = arena,
        .input = input,
        .pieces = pieces,
        .text = cv_str_slice(input->text, 0, is_quoted ? end - 1 : end),
        .at = is_quoted ? start + 1 : start,
        .value = value,
        .edit = cv_input_edit_at(input, start),
    };
    start_piece(&walk);
    walk.is_apart = false;
    bool is_aligned = style == '|' || style == '>' ? take_block(&walk) : take_flow(&walk, is_quoted ? style : '\0');
    if (!is_aligned) pieces->count = 0;
}
