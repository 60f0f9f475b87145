/* entry: one entry of a section, and lists of them. */
#ifndef CV_PROFILE_ENTRY_H
#define CV_PROFILE_ENTRY_H

#include "profile/decoder.h"

struct cv_entries {
    const struct cv_entry *items;
    size_t count;
};

/* The value of `pair` where a list of entries of a kind belongs. With CUSTOM, each entry's kind is told from its keys, and
 * *kind becomes theirs where they agree. A string or a list of lines that has no entries in it becomes *ret_text. */
struct cv_entries cv_entries_read(struct cv_decoder *decoder, const struct cv_pair *pair, enum cv_section_kind *kind,
                                  struct cv_text *ret_text);

#endif
