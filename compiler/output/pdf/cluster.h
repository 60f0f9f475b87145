/* cluster: the glyphs that stand for the same piece of a text, and how programs are to read them. */
#ifndef CV_OUTPUT_PDF_CLUSTER_H
#define CV_OUTPUT_PDF_CLUSTER_H

#include "page/page.h"

/* Either its lead is shown as text, and what other glyphs there are are drawn as outlines; or, if it is `spelled`, all are
 * drawn, and the text stands piece by piece on invisible copies of the lead. */
struct cv_pdf_cluster {
    const struct cv_glyph *glyphs; /* from left to right */
    size_t length;
    size_t lead; /* index of the widest glyph */
    cv_str text; /* as it is to be read: every kind of blank is a space */
    bool leftwards;
    bool spelled;
};

/* The cluster that begins with the item's glyph at `offset`. */
struct cv_pdf_cluster cv_pdf_cluster_at(const struct cv_item *item, size_t offset);

/* The bytes of a spelled cluster's text that the next copy stands for, from left to right; `rest` is what is left. */
cv_str cv_pdf_cluster_cut(const struct cv_pdf_cluster *cluster, cv_str *rest);

bool cv_pdf_cluster_is_blank(const struct cv_pdf_cluster *cluster);
/* The same of the cluster that a glyph belongs to. */
bool cv_pdf_glyph_is_blank(const struct cv_item *item, const struct cv_glyph *glyph);

#endif
