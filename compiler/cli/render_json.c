/* RFC 8259. Beyond what it asks for, characters that a terminal would act upon are escaped too, since people look at the output
 * with `cat`. */
#include "base/utf8.h"
#include "cli/render.h"

static bool is_escaped(uint32_t codepoint)
{
    return codepoint < 0x20 || codepoint == '"' || codepoint == '\\' || (codepoint >= 0x7f && codepoint <= 0x9f) ||
           (codepoint >= 0x2028 && codepoint <= 0x202e) || (codepoint >= 0x2066 && codepoint <= 0x2069);
}

static void add_string(struct cv_strbuf *out, cv_str text)
{
    cv_strbuf_add_byte(out, '"');
    for (size_t offset = 0; offset < text.length;) {
        uint32_t codepoint = cv_utf8_next(text, &offset);
        if (!is_escaped(codepoint))
            cv_strbuf_add_codepoint(out, codepoint);
        else if (codepoint == '"' || codepoint == '\\')
            cv_strbuf_printf(out, "\\%c", (int)codepoint);
        else
            cv_strbuf_printf(out, "\\u%04x", (unsigned)codepoint);
    }
    cv_strbuf_add_byte(out, '"');
}

/* `text` may be NULL. */
static void add_member(struct cv_strbuf *out, const char *name, const char *text)
{
    cv_strbuf_printf(out, "%s\"%s\": ", out->data[out->length - 1] == '{' ? "" : ", ", name);
    if (text == NULL || *text == '\0')
        cv_strbuf_add_c(out, "null");
    else
        add_string(out, cv_str_from_c(text));
}

static void add_number(struct cv_strbuf *out, const char *name, const char *file, size_t number)
{
    if (file == NULL)
        cv_strbuf_printf(out, ", \"%s\": null", name);
    else
        cv_strbuf_printf(out, ", \"%s\": %zu", name, number);
}

void cv_render_json(struct cv_strbuf *out, const struct cv_report *report)
{
    cv_strbuf_add_byte(out, '{');
    add_member(out, "severity", report->severity);
    add_member(out, "code", report->code);
    add_member(out, "message", report->message);
    add_member(out, "label", report->label);
    add_member(out, "hint", report->hint);
    add_member(out, "file", report->file);
    add_number(out, "line", report->file, report->line);
    add_number(out, "column", report->file, report->column);
    add_number(out, "endLine", report->file, report->end_line);
    add_number(out, "endColumn", report->file, report->end_column);
    add_number(out, "start", report->file, report->start);
    add_number(out, "end", report->file, report->end);
    cv_strbuf_add_c(out, "}\n");
}

void cv_render_drop_json(struct cv_strbuf *out, const struct cv_drop *drop)
{
    cv_strbuf_add_byte(out, '{');
    add_member(out, "dropped", drop->part);
    add_member(out, "name", drop->name);
    add_member(out, "rule", drop->rule);
    add_member(out, "reason", drop->reason);
    add_member(out, "file", drop->file);
    add_number(out, "line", drop->file, drop->line);
    add_number(out, "column", drop->file, drop->column);
    add_member(out, "ruleFile", drop->rule_file);
    add_number(out, "ruleLine", drop->rule_file, drop->rule_line);
    add_number(out, "ruleColumn", drop->rule_file, drop->rule_column);
    cv_strbuf_add_c(out, "}\n");
}
