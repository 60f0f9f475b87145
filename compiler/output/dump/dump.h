/* dump: each stage's product as text, for people who look into a compile and for golden tests. Lengths are in points. */
#ifndef CV_OUTPUT_DUMP_DUMP_H
#define CV_OUTPUT_DUMP_DUMP_H

#include "page/page.h"
#include "variant/listing.h"

cv_str cv_dump_variants(struct cv_arena *arena, const struct cv_listing *listing); /* `cvpdf variants` */
cv_str cv_dump_profile(struct cv_arena *arena, const struct cv_profile *profile);
cv_str cv_dump_document(struct cv_arena *arena, const struct cv_document *document);
cv_str cv_dump_shaped(struct cv_arena *arena, const struct cv_shaped_document *shaped);
cv_str cv_dump_lines(struct cv_arena *arena, const struct cv_lined_document *lined);
cv_str cv_dump_pages(struct cv_arena *arena, const struct cv_pages *pages);

#endif
