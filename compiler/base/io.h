/* io: whole files in, whole files out. */
#ifndef CV_BASE_IO_H
#define CV_BASE_IO_H

#include "base/str.h"

/* Reads a regular file, a pipe, or standard input ("-") into the arena, at most `limit` bytes. Returns 0, an errno value, or
 * EFBIG when there is more than the limit. */
int cv_io_read(struct cv_arena *arena, const char *path, size_t limit, cv_str *ret_bytes);

/* Writes all of `bytes` to a temporary file beside `path`, syncs it and renames it over `path`, keeping an existing file's
 * mode; "-" is standard output. On failure the old file is as it was and no other is left. Returns 0 or an errno value. */
int cv_io_write(struct cv_arena *arena, const char *path, cv_str bytes);

#endif
