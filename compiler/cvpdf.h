/* cvpdf: the public interface of the library: a profile in, the bytes of a document out.
 *
 * Everything that a compile reads, says and makes belongs to its cv_compile and is valid until cv_compile_free(). There is no
 * global state: many compiles may run side by side, each thread with its own cv_fonts. Nothing is printed, and no file is
 * touched but the request's output. */
#ifndef CVPDF_H
#define CVPDF_H

#include <stdbool.h>
#include <stddef.h>

struct cv_compile;
struct cv_fonts; /* opened fonts, to be shared by compiles in one thread */

/* How a compile ended; also the program's exit status. */
enum cv_status {
    CV_STATUS_DONE = 0,   /* the output is there */
    CV_STATUS_INPUT = 1,  /* the input is wrong: see the reports */
    CV_STATUS_USAGE = 2,  /* (the program only) the command line is wrong */
    CV_STATUS_SYSTEM = 3, /* a file cannot be read or written, memory or a limit is exhausted */
};

/* A stage whose product is to be the output, as text; VARIANTS: the table of the profile's variants. */
enum cv_dump {
    CV_DUMP_NONE,
    CV_DUMP_PROFILE,
    CV_DUMP_DOCUMENT,
    CV_DUMP_SHAPED,
    CV_DUMP_LINES,
    CV_DUMP_PAGES,
    CV_DUMP_VARIANTS,
    CV_DUMP_COUNT
};

/* What to compile. All pointers are borrowed until cv_compile_run() returns; what is NULL or 0 takes its default. */
struct cv_request {
    const char *profile;    /* path; "-": standard input */
    const char *text;       /* the profile itself; then `profile` is only its name in reports, and its folder */
    size_t text_size;       /* bytes */
    const char *output;     /* path, its extension says the format; "-": standard output; NULL: see cv_compile_output() */
    bool output_is_default; /* the profile's or variant's own `output` goes before it, in its folder */
    const char *format;     /* name of a back end ("pdf", "txt"); NULL: by the output's extension, else PDF */
    const char *layout;     /* NULL: the profile's own, or classic */
    const char *const *layout_dirs; /* searched before `layouts` beside the profile and the embedded layouts */
    size_t layout_dir_count;
    const char *variant;         /* name of the profile's variant; NULL: none */
    const char *const *overlays; /* paths of files laid over the profile and the variant, in order; "-": standard input */
    size_t overlay_count;
    const char *const *settings; /* "design.page.size=letter", laid over the profile in order; the value is YAML */
    size_t setting_count;
    enum cv_dump dump;
    bool anonymous; /* without the person: see cvpdf(5) */
    bool explain;   /* for cv_compile_drop() */
    bool strict;    /* warnings are errors */
    bool timings;   /* measure the stages */
    size_t memory;  /* most bytes of the compile's own memory; 0: the limit in base/limits.h */
};

/* Opens the fonts; `dirs` are searched before the embedded ones. NULL when memory is out. */
struct cv_fonts *cv_fonts_new(const char *const *dirs, size_t dir_count);
void cv_fonts_free(struct cv_fonts *fonts);

/* Compiles, and writes the output if the request names one. *ret_compile is the caller's to free; it is NULL only when memory
 * is out at the very start. After any failure the file at the output's path is as it was before. */
enum cv_status cv_compile_run(const struct cv_request *request, struct cv_fonts *fonts, struct cv_compile **ret_compile);
void cv_compile_free(struct cv_compile *compile);

/* The bytes that were made; NULL and 0 after a failure. */
const void *cv_compile_output(const struct cv_compile *compile, size_t *ret_size);

/* Something to say about the input. Strings end in NUL, are UTF-8, and are never NULL but where said. */
struct cv_report {
    const char *severity; /* "error", "warning", "note" */
    const char *code;     /* stable: "CV-E012" */
    const char *message;  /* one sentence, lower case, no full stop */
    const char *label;    /* what stands at the place; may be empty */
    const char *hint;     /* what to do; may be empty */
    const char *file;     /* as named in the request; NULL: no place, and nothing below is set */
    size_t start, end;    /* bytes of the file */
    size_t line, column;  /* of the start, counted from 1, columns in code points */
    size_t end_line, end_column;
    const char *text;            /* the first line, without its line break; not always well-formed UTF-8, may hold NUL */
    size_t text_size;            /* bytes of it */
    size_t text_start, text_end; /* bytes of it that the place covers */
};

/* The n-th report in the order in which they were found; false from the end on. At most 20 of a severity are kept; the counts
 * are of all that were found. */
bool cv_compile_report(const struct cv_compile *compile, size_t n, struct cv_report *ret_report);
size_t cv_compile_errors(const struct cv_compile *compile);
size_t cv_compile_warnings(const struct cv_compile *compile);

/* Name and duration in microseconds of the n-th stage that ran, in order; false from the end on. */
bool cv_compile_timing(const struct cv_compile *compile, size_t n, const char **ret_stage, long *ret_microseconds);

/* Something of the profile that is not printed, with all that it holds, and why. */
struct cv_drop {
    const char *part;   /* "entry", "position", "highlight", "skill", "keyword", "profile", "section" or "text" */
    const char *name;   /* its beginning; of what is private or names the person, its key */
    const char *rule;   /* "include", "exclude", "priority", "private", "positions" or "anonymous" */
    const char *reason; /* one sentence, lower case */
    const char *file;   /* where it stands; NULL: nowhere */
    size_t line, column;
    const char *rule_file; /* where the rule stands; NULL: nowhere */
    size_t rule_line, rule_column;
};

/* The n-th of them in the order of the profile, those of anonymity last, if the request asked for explanations; false from the
 * end on. */
bool cv_compile_drop(const struct cv_compile *compile, size_t n, struct cv_drop *ret_drop);

/* How many of the n-th kind of part were kept and dropped; false from the end on. Of texts, those that tags, a priority or
 * privacy could have dropped. */
bool cv_compile_count(const struct cv_compile *compile, size_t n, const char **ret_part, size_t *ret_kept, size_t *ret_dropped);

#endif
