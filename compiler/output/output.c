#include "output/output.h"

static const struct cv_backend backends[] = {
    {.name = "pdf", .extension = ".pdf", .write = cv_pdf_write},
    {.name = "txt", .extension = ".txt", .write = cv_plain_write},
};
enum { BACKENDS = sizeof backends / sizeof *backends };

const struct cv_backend *cv_backend_for_path(const char *path)
{
    cv_str name = cv_str_from_c(path);
    for (size_t i = 0; i < BACKENDS; i++) {
        size_t length = strlen(backends[i].extension);
        if (length >= name.length) continue;
        cv_str end = cv_str_slice(name, name.length - length, name.length);
        if (cv_str_equal_nocase(end, cv_str_from_c(backends[i].extension))) return &backends[i];
    }
    return NULL;
}

const struct cv_backend *cv_backend_lookup(cv_str name)
{
    for (size_t i = 0; i < BACKENDS; i++)
        if (cv_str_equal(name, cv_str_from_c(backends[i].name))) return &backends[i];
    return NULL;
}

const struct cv_backend *cv_backend_at(size_t n)
{
    return n < BACKENDS ? &backends[n] : NULL;
}
