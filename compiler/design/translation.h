/* translation: the labels of a language: the file labels/TAG.yaml, which has what `labels` has in a layout. */
#ifndef CV_DESIGN_TRANSLATION_H
#define CV_DESIGN_TRANSLATION_H

#include "design/design.h"

/* What a language lays over base's labels, each as a layout: `{labels: …}`. */
struct cv_translation {
    const struct cv_node *embedded; /* NULL: none; so with English, which is base's */
    const struct cv_node *own;      /* of a file in one of the folders, laid over the other; NULL: none */
};

/* The labels of the request's language; of one without labels those of its fallback languages, with a warning. False after an
 * error. */
bool cv_translation_read(struct cv_context *cx, const struct cv_design_request *request,
                         struct cv_translation *ret_translation);

#endif
