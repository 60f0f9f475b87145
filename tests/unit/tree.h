/* What the tests of variant/ share: YAML in, the tree as one line of flow style out, and what was said. */
#ifndef CV_TESTS_UNIT_TREE_H
#define CV_TESTS_UNIT_TREE_H

#include "test.h"

#include "base/strbuf.h"
#include "yaml/node.h"

static inline const struct cv_node *tree_from(struct cv_context *cx, const char *name, const char *yaml)
{
    const struct cv_node *root;
    uint32_t source = cv_sources_add(cx->sources, cv_str_from_c(name), cv_str_from_c(yaml));
    assert_true(cv_yaml_parse(cx, source, &root));
    return root;
}

static inline void tree_add(struct cv_strbuf *buf, const struct cv_node *node)
{
    if (node->kind == CV_NODE_NULL) cv_strbuf_add_c(buf, "~");
    if (node->kind == CV_NODE_SCALAR) cv_strbuf_add(buf, node->scalar);
    if (node->kind == CV_NODE_SEQUENCE) cv_strbuf_add_c(buf, "[");
    for (size_t i = 0; node->kind == CV_NODE_SEQUENCE && i < node->count; i++) {
        if (i != 0) cv_strbuf_add_c(buf, ", ");
        tree_add(buf, node->items[i]);
    }
    if (node->kind == CV_NODE_SEQUENCE) cv_strbuf_add_c(buf, "]");
    if (node->kind == CV_NODE_MAPPING) cv_strbuf_add_c(buf, "{");
    for (size_t i = 0; node->kind == CV_NODE_MAPPING && i < node->count; i++) {
        if (i != 0) cv_strbuf_add_c(buf, ", ");
        cv_strbuf_add(buf, node->pairs[i].key);
        cv_strbuf_add_c(buf, ": ");
        tree_add(buf, node->pairs[i].value);
    }
    if (node->kind == CV_NODE_MAPPING) cv_strbuf_add_c(buf, "}");
}

static inline cv_str tree_text(struct cv_context *cx, const struct cv_node *root)
{
    struct cv_strbuf buf = CV_STRBUF(cx->arena);
    if (root == NULL) return CV_STR("nothing");
    tree_add(&buf, root);
    return cv_strbuf_view(&buf);
}

/* A line per diagnostic: code, file, the bytes that it points at, message, then label and hint where there are any. */
static inline cv_str tree_said(struct cv_context *cx)
{
    struct cv_strbuf buf = CV_STRBUF(cx->arena);
    for (size_t i = 0; i < cx->diags->count; i++) {
        const struct cv_diag *diag = &cx->diags->items[i];
        cv_str at = cv_str_slice(cv_sources_text(cx->sources, diag->span.source), diag->span.start, diag->span.end);
        cv_strbuf_printf(&buf, "%s %.*s <%.*s> %.*s", cv_code_text(diag->code),
                         CV_STR_ARG(cv_sources_name(cx->sources, diag->span.source)), CV_STR_ARG(at),
                         CV_STR_ARG(diag->message));
        if (diag->label.length != 0) cv_strbuf_printf(&buf, " | %.*s", CV_STR_ARG(diag->label));
        if (diag->hint.length != 0) cv_strbuf_printf(&buf, " | %.*s", CV_STR_ARG(diag->hint));
        cv_strbuf_add_byte(&buf, '\n');
    }
    return cv_strbuf_view(&buf);
}

#endif
