/* cvpdf: the public interface of the library: a profile in, the bytes of a document out.
 *
 * No global state: many compiles may run side by side, each thread with its own cv_fonts. */
#ifndef CVPDF_H
#define CVPDF_H

#include <stdbool.h>
#include <stddef.h>

struct cv_compile; /* one compile: what was read, said and made */
struct cv_fonts;   /* opened fonts, to be shared by compiles in one thread */
struct cv_diags;
struct cv_sources;

/* How a compile ended; also the program's exit status. */
enum cv_status {
    CV_STATUS_DONE = 0,   /* the output is there */
    CV_STATUS_INPUT = 1,  /* the input is wrong: see the diagnostics */
    CV_STATUS_USAGE = 2,  /* (the program only) the command line is wrong */
    CV_STATUS_SYSTEM = 3, /* a file cannot be read or written, memory or a limit is exhausted */
};

/* `cvpdf --set PATH=VALUE` */
struct cv_setting {
    const char *text; /* "design.page.size=letter" */
};

struct cv_request {
    const char *profile; /* path; "-": standard input */
    const char *output;  /* path, its extension says the format; "-": standard output (PDF unless `format` says other); NULL:
                            check only */
    const char *format;  /* name of a back end; NULL: by the output's extension */
    const char *layout;  /* NULL: the profile's own, or classic */
    const char *const *layout_dirs; /* searched before the folder beside the profile and the embedded layouts */
    size_t layout_dir_count;
    const struct cv_setting *settings; /* applied in order */
    size_t setting_count;
    const char *dump; /* stage whose product is the output, as text; NULL: none */
    bool strict;      /* warnings are errors */
    bool timings;     /* measure the stages */
};

/* Opens the fonts; `dirs` are searched before the embedded ones. NULL when memory is out. */
struct cv_fonts *cv_fonts_new(const char *const *dirs, size_t dir_count);
void cv_fonts_free(struct cv_fonts *fonts);

/* Compiles and writes the output. *ret_compile is always set (NULL only when memory is out at the very start) and is the
 * caller's to free; diagnostics are read from it. On any failure the output is as it was before. */
enum cv_status cv_compile_run(const struct cv_request *request, struct cv_fonts *fonts, struct cv_compile **ret_compile);
void cv_compile_free(struct cv_compile *compile);

const struct cv_diags *cv_compile_diags(const struct cv_compile *compile);
struct cv_sources *cv_compile_sources(const struct cv_compile *compile);

/* Name and duration in microseconds of the n-th stage that ran, in order; false from the end on. */
bool cv_compile_timing(const struct cv_compile *compile, size_t n, const char **ret_stage, long *ret_microseconds);

#endif
