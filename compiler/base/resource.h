/* resource: the files that travel inside the program: layouts and fonts. */
#ifndef CV_BASE_RESOURCE_H
#define CV_BASE_RESOURCE_H

#include "base/str.h"

/* The bytes of the file at `path` ("layouts/classic.yaml"): static, 16-byte aligned, followed by a NUL. False if there is none.
 */
bool cv_resource_lookup(cv_str path, cv_str *ret_bytes);

/* Path of the n-th file in byte order of the paths; the empty string from the end on. */
cv_str cv_resource_path(size_t n);

#endif
