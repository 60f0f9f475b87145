/* decoder: what one decoding of a profile knows on its way through the tree. */
#ifndef CV_PROFILE_DECODER_H
#define CV_PROFILE_DECODER_H

#include "base/vec.h"
#include "profile/profile.h"

struct cv_decoder {
    struct cv_context *cx;
    cv_str lang;            /* the document's language: picks from language maps */
    cv_span lang_span;      /* where it is said; source 0: nowhere */
    const cv_str *fallback; /* languages to pick from next */
    size_t fallback_count;
    CV_VEC(struct cv_foreign) foreign; /* values that were picked in another language, in the order of picking */
    cv_str *own;                       /* names that `sections` has */
    size_t own_count;
    bool has_sections; /* there is a `sections`: what it does not name is not printed */
    size_t compared;   /* known names that unknown ones were compared with; bounded, see fields.c */
};

/* Extras while they are collected. */
struct cv_extras {
    struct cv_extra *items;
    size_t count;
    size_t capacity;
};

#endif
