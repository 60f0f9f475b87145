/* output: the back ends. Each turns the pages (or, for plain text, the document that they show) into the bytes of a file; none
 * writes a file. */
#ifndef CV_OUTPUT_OUTPUT_H
#define CV_OUTPUT_OUTPUT_H

#include "page/page.h"

struct cv_backend {
    const char *name;      /* "pdf", "txt" */
    const char *extension; /* ".pdf" */
    bool (*write)(struct cv_context *cx, const struct cv_pages *pages, cv_str *ret_bytes);
};

/* By the output's extension, case ignored; NULL if there is none for it. */
const struct cv_backend *cv_backend_for_path(const char *path);
/* By name; NULL if there is none. */
const struct cv_backend *cv_backend_lookup(cv_str name);
/* The n-th, for a list of all; NULL from the end on. */
const struct cv_backend *cv_backend_at(size_t n);

bool cv_plain_write(struct cv_context *cx, const struct cv_pages *pages, cv_str *ret_bytes);
bool cv_pdf_write(struct cv_context *cx, const struct cv_pages *pages, cv_str *ret_bytes);

#endif
