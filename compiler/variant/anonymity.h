/* anonymity: a profile without its person, for readers who are not to know whose it is.
 *
 * What names the person goes by its place (name, contacts, picture, birth, the dates of education) and, wherever else it
 * stands, by what it says. man/cvpdf.5 lists the rules. All of it lives in the arena. */
#ifndef CV_VARIANT_ANONYMITY_H
#define CV_VARIANT_ANONYMITY_H

#include "variant/selection.h"

/* Where the top level's `anonymous` says yes, takes the person out of `selection` and adds what went to its omissions; warns of
 * the texts that had to be changed. `wholes` are the trees that tell who the person is: the profile, what was laid over it, and
 * what came of that before the selection; what is private, replaced or removed names the person too. */
void cv_anonymity_apply(struct cv_context *cx, const struct cv_node *const *wholes, size_t count,
                        struct cv_selection *selection);

#endif
