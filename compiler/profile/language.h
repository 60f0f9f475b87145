/* language: texts that a profile gives in several languages, `{en: …, fr: …}`. */
#ifndef CV_PROFILE_LANGUAGE_H
#define CV_PROFILE_LANGUAGE_H

#include "base/str.h"
#include "yaml/node.h"

/* True for a tag of BCP 47 whose language is one of ISO 639 that people write résumés in: "en", "zh-Hant-HK", "pt_BR". */
bool cv_language_is_tag(cv_str s);

/* True for a mapping whose keys are all language tags. */
bool cv_language_is_map(const struct cv_node *node);

/* The value that a language map has for `lang`, else the nearest to it, else the English one, else the first that is not empty;
 * any other node itself. NULL only for NULL. */
const struct cv_node *cv_language_pick(cv_str lang, const struct cv_node *node);

#endif
