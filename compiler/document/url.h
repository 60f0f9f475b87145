/* url: addresses as people write them, made into URIs. */
#ifndef CV_DOCUMENT_URL_H
#define CV_DOCUMENT_URL_H

#include "base/str.h"

struct cv_url {
    cv_str target; /* a URI: http, https, mailto or tel; ASCII */
    cv_str shown;  /* as it stands on paper: without scheme, "www." and a last slash */
};

/* False if the text is no address that can be linked to. Without a scheme it is taken for a web site or an e-mail address. */
bool cv_url_from_text(struct cv_arena *arena, cv_str text, struct cv_url *ret_url);

/* "tel:" and the digits; false if there are none. */
bool cv_url_from_phone(struct cv_arena *arena, cv_str text, cv_str *ret_target);

/* Byte past the bare web or e-mail address that starts at `offset`, or `offset` if none starts there. What ends a sentence is
 * not part of it. The caller sees to it that no word is cut in two. */
size_t cv_url_scan(cv_str text, size_t offset);

#endif
