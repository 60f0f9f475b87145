/* sections: which sections are printed, in which order, under which titles. */
#ifndef CV_PROFILE_SECTIONS_H
#define CV_PROFILE_SECTIONS_H

#include "profile/decoder.h"
#include "profile/fields.h"

/* Notes in the decoder which keys of the top level `sections` names; to be called before the top level is sorted. */
void cv_sections_note_names(struct cv_decoder *decoder, const struct cv_node *root);

/* The sections of a profile whose top level is `document` and whose summary is `summary`: in the order of `sections`, or in
 * the usual one. Sets the profile's sections. */
void cv_sections_read(struct cv_decoder *decoder, const struct cv_fields *document, struct cv_text summary,
                      struct cv_profile *profile);

#endif
