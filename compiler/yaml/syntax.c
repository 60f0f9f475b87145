#include "yaml/syntax.h"

void cv_syntax_report(struct cv_context *cx, const struct cv_input *input, const struct cv_syntax_error *error)
{
    cv_span span = cv_input_span(input, error->problem_offset, error->problem_offset);
    cv_diag_add(cx->diags, CV_CODE_YAML_SYNTAX, span, "%s", error->problem);
}

void cv_syntax_report_alias(struct cv_context *cx, cv_span span, cv_str name, bool is_open)
{
    struct cv_diag *diag;
    if (is_open) {
        diag = cv_diag_add(cx->diags, CV_CODE_YAML_SYNTAX, span, "`*%.*s` stands within what it repeats", CV_STR_ARG(name));
        cv_diag_hint(cx->diags, diag, "remove it, or put quotes around the text if it is meant as it stands");
        return;
    }
    diag = cv_diag_add(cx->diags, CV_CODE_YAML_SYNTAX, span, "there is no anchor `&%.*s` before `*%.*s`", CV_STR_ARG(name),
                       CV_STR_ARG(name));
    cv_diag_hint(cx->diags, diag, "put quotes around a text that begins with `*`");
}
