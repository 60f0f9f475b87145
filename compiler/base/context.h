/* context: what every stage of one compile is handed first. */
#ifndef CV_BASE_CONTEXT_H
#define CV_BASE_CONTEXT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

struct cv_context {
    struct cv_arena *arena;     /* where every product lives */
    struct cv_diags *diags;     /* what is said */
    struct cv_sources *sources; /* what was read */
};

#endif
