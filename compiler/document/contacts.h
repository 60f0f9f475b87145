/* contacts: the line under the name: place, telephone, addresses, profiles, each with its icon and its link. */
#ifndef CV_DOCUMENT_CONTACTS_H
#define CV_DOCUMENT_CONTACTS_H

#include "document/composer.h"

bool cv_contacts_are_printable(const struct cv_builder *builder);

/* Adds the contacts in the design's order, none of them to be broken across lines. */
void cv_contacts_add(struct cv_builder *builder, const struct cv_style *style, struct cv_composer *composer);

#endif
