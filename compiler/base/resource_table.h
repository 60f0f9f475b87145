/* resource_table: what the build generates for resource.c. */
#ifndef CV_BASE_RESOURCE_TABLE_H
#define CV_BASE_RESOURCE_TABLE_H

#include <stddef.h>

struct cv_resource_row {
    const char *path;
    const char *start; /* first byte */
    const char *end;   /* past the last byte; a NUL stands there */
};

extern const struct cv_resource_row cv_resource_rows[]; /* sorted by path */
extern const size_t cv_resource_row_count;

#endif
