/* language: texts that a profile gives in several languages, `{en: …, fr: …}`. */
#ifndef CV_PROFILE_LANGUAGE_H
#define CV_PROFILE_LANGUAGE_H

#include "profile/profile.h"

/* True for a tag of BCP 47 whose language is one of ISO 639 that people write résumés in: "en", "zh-Hant-HK", "pt_BR". */
bool cv_language_is_tag(cv_str s);

/* The tag with hyphens. */
cv_str cv_language_normalised(struct cv_arena *arena, cv_str tag);

/* True for a mapping whose keys are all language tags. */
bool cv_language_is_map(const struct cv_node *node);

struct cv_decoder;

/* The value that a language map has for the document's language, else the nearest to it, else that of a language to fall back
 * on, else the English one, else the first that is not empty; any other node itself. NULL only for NULL. That a map does not
 * have the document's language is noted in the decoder. */
const struct cv_node *cv_language_pick(struct cv_decoder *decoder, const struct cv_node *node);

/* The same, without a note. */
const struct cv_node *cv_language_peek(const struct cv_decoder *decoder, const struct cv_node *node);

/* Lists what was not there in the document's language in the profile and, if a language was asked for, warns of it. */
void cv_language_report(struct cv_decoder *decoder, struct cv_profile *profile);

#endif
