#include "base/resource.h"

#include "base/resource_table.h"

bool cv_resource_lookup(cv_str path, cv_str *ret_bytes)
{
    size_t low = 0;
    size_t high = cv_resource_row_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct cv_resource_row *row = &cv_resource_rows[middle];
        int order = cv_str_compare(path, cv_str_from_c(row->path));
        if (order == 0) {
            *ret_bytes = (cv_str){.data = row->start, .length = (size_t)(row->end - row->start)};
            return true;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

cv_str cv_resource_path(size_t n)
{
    return n < cv_resource_row_count ? cv_str_from_c(cv_resource_rows[n].path) : (cv_str){0};
}
