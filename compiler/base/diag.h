/* diag: what a compile has to say to the person who wrote the input.
 *
 * A message is one sentence, lower case, no full stop, with things in `backticks`; a label says what stands at the span; a hint
 * is an instruction. Nothing below cli/ prints: stages add to the list, cli/ renders it. */
#ifndef CV_BASE_DIAG_H
#define CV_BASE_DIAG_H

#include "base/source.h"

enum cv_severity {
    CV_SEVERITY_NOTE,    /* says where something else stands */
    CV_SEVERITY_WARNING, /* printed all the same */
    CV_SEVERITY_ERROR,   /* cannot be printed faithfully */
};

/* Stable codes: CV-E… for errors, CV-W… for warnings; base/diag_codes.h lists them with what they mean. */
enum cv_code {
#define CV_DIAG(name, text, meaning) CV_CODE_##name,
#include "base/diag_codes.h"
#undef CV_DIAG
    CV_CODE_COUNT
};

struct cv_diag {
    enum cv_severity severity;
    enum cv_code code;
    cv_span span;
    cv_str message;
    cv_str label; /* at the caret; may be empty */
    cv_str hint;  /* what to do; may be empty */
};

struct cv_diags {
    struct cv_arena *arena;
    struct cv_diag *items;
    size_t count;
    size_t capacity;
    size_t errors;        /* found, reported or not */
    size_t warnings;      /* found, reported or not */
    struct cv_diag spare; /* what cv_diag_add() returns for those that are only counted */
};

/* "CV-E012" */
const char *cv_code_text(enum cv_code code);
/* One sentence: what the code stands for. */
const char *cv_code_meaning(enum cv_code code);
/* By the letter in its text. */
enum cv_severity cv_code_severity(enum cv_code code);

/* Adds a diagnostic of the code's severity and returns it for cv_diag_label() and cv_diag_hint(). Never NULL. Beyond
 * CV_LIMIT_DIAGNOSTICS of a severity it is only counted. */
struct cv_diag *cv_diag_add(struct cv_diags *diags, enum cv_code code, cv_span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void cv_diag_label(struct cv_diags *diags, struct cv_diag *diag, const char *format, ...) __attribute__((format(printf, 3, 4)));
void cv_diag_hint(struct cv_diags *diags, struct cv_diag *diag, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
