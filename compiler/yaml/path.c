#include "yaml/path.h"

enum { INDEX_DIGITS = 6 }; /* no list is longer than CV_LIMIT_YAML_NODES */

static bool is_digits(cv_str s)
{
    for (size_t i = 0; i < s.length; i++)
        if (s.data[i] < '0' || s.data[i] > '9') return false;
    return s.length > 0 && s.length <= INDEX_DIGITS;
}

static bool refuse(struct cv_context *cx, cv_span span, cv_str text, const char *why)
{
    struct cv_diag *diag = cv_diag_add(cx->diags, CV_CODE_SET_PATH, span, "`%.*s` is not a path: %s", CV_STR_ARG(text), why);
    cv_diag_hint(cx->diags, diag, "write keys between dots and items in brackets, as in `work[0].position`");
    return false;
}

static struct cv_path_step step_from_text(cv_str text, size_t start, size_t end)
{
    struct cv_path_step step = {.start = start, .end = end, .key = cv_str_slice(text, start, end)};
    step.has_brackets = cv_str_starts(step.key, CV_STR("["));
    if (step.has_brackets) step.key = cv_str_slice(step.key, 1, step.key.length - 1);
    step.is_index = is_digits(step.key);
    for (size_t i = 0; step.is_index && i < step.key.length; i++)
        step.index = step.index * 10 + (size_t)(step.key.data[i] - '0');
    return step;
}

/* Byte offset past the step that starts at `start`, or `start` if there is none. */
static size_t step_end(cv_str text, size_t start)
{
    size_t end = start;
    if (end < text.length && text.data[end] == '[') {
        while (end < text.length && text.data[end] != ']') end++;
        return end < text.length ? end + 1 : start;
    }
    while (end < text.length && text.data[end] != '.' && text.data[end] != '[' && text.data[end] != ']') end++;
    return end;
}

bool cv_path_parse(struct cv_context *cx, cv_str text, cv_span span, struct cv_path *ret_path)
{
    *ret_path = (struct cv_path){.text = text, .span = span};
    size_t at = 0;
    do {
        if (at > 0 && text.data[at] == '.') at++;
        size_t end = step_end(text, at);
        if (end == at) return refuse(cx, span, text, "a step of it is empty");
        if (ret_path->count == CV_LIMIT_YAML_DEPTH) return refuse(cx, span, text, "it has too many steps");
        struct cv_path_step step = step_from_text(text, at, end);
        if (step.has_brackets && !step.is_index) return refuse(cx, span, text, "brackets hold a number");
        ret_path->steps[ret_path->count++] = step;
        at = end;
        if (at < text.length && text.data[at] == ']') return refuse(cx, span, text, "a bracket is not opened");
    } while (at < text.length);
    return true;
}

cv_span cv_path_span(const struct cv_path *path, size_t n)
{
    cv_span span = path->span;
    if (span.source == 0 || span.end - span.start < path->text.length) return span;
    span.end = span.start + (uint32_t)path->steps[n].end;
    span.start += (uint32_t)path->steps[n].start;
    return span;
}

cv_str cv_path_before(const struct cv_path *path, size_t n)
{
    return n == 0 ? CV_STR("the root") : cv_str_slice(path->text, 0, path->steps[n - 1].end);
}
