#include "base/diag.h"

#include "base/limits.h"
#include "base/vec.h"

#include <stdarg.h>
#include <stdio.h>

static const struct {
    const char *text;
    const char *meaning;
} codes[] = {
#define CV_DIAG(name, text, meaning) {text, meaning},
#include "base/diag_codes.h"
#undef CV_DIAG
};

const char *cv_code_text(enum cv_code code)
{
    return codes[code].text;
}

const char *cv_code_meaning(enum cv_code code)
{
    return codes[code].meaning;
}

enum cv_severity cv_code_severity(enum cv_code code)
{
    return codes[code].text[3] == 'E' ? CV_SEVERITY_ERROR : CV_SEVERITY_WARNING;
}

__attribute__((format(printf, 2, 0))) static cv_str format_message(struct cv_arena *arena, const char *format,
                                                                   va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0) return (cv_str){0};
    char *text = CV_NEW_ARRAY(arena, char, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return (cv_str){.data = text, .length = (size_t)length};
}

struct cv_diag *cv_diag_add(struct cv_diags *diags, enum cv_code code, cv_span span, const char *format, ...)
{
    enum cv_severity severity = cv_code_severity(code);
    size_t *found = severity == CV_SEVERITY_ERROR ? &diags->errors : &diags->warnings;
    if (++*found > CV_LIMIT_DIAGNOSTICS) return &diags->spare;
    struct cv_diag diag = {.severity = severity, .code = code, .span = span};
    va_list arguments;
    va_start(arguments, format);
    diag.message = format_message(diags->arena, format, arguments);
    va_end(arguments);
    cv_vec_push(diags->arena, diags, diag);
    return &diags->items[diags->count - 1];
}

void cv_diag_label(struct cv_diags *diags, struct cv_diag *diag, const char *format, ...)
{
    if (diag == &diags->spare) return;
    va_list arguments;
    va_start(arguments, format);
    diag->label = format_message(diags->arena, format, arguments);
    va_end(arguments);
}

void cv_diag_hint(struct cv_diags *diags, struct cv_diag *diag, const char *format, ...)
{
    if (diag == &diags->spare) return;
    va_list arguments;
    va_start(arguments, format);
    diag->hint = format_message(diags->arena, format, arguments);
    va_end(arguments);
}
