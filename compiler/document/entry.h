/* entry: a section's entries as blocks, by the rows that the design has for them. */
#ifndef CV_DOCUMENT_ENTRY_H
#define CV_DOCUMENT_ENTRY_H

#include "document/builder.h"

/* Adds the section's entries below a block and an element. */
void cv_entries_build(struct cv_builder *builder, const struct cv_section *section, struct cv_block *block,
                      struct cv_element *element);

#endif
