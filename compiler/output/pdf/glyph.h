/* glyph: what a document uses of its fonts: which glyphs are shown as text, and which text each stands for; which are drawn as
 * outlines, and on how many pages. Filled by one walk over the pages before anything is written. */
#ifndef CV_OUTPUT_PDF_GLYPH_H
#define CV_OUTPUT_PDF_GLYPH_H

#include "output/pdf/cluster.h"
#include "output/pdf/object.h"

/* A text that a glyph stands for somewhere. */
struct cv_pdf_spelling {
    cv_str text;    /* UTF-8 */
    uint32_t count; /* uses */
    struct cv_pdf_spelling *next;
};

enum { CV_PDF_SPELLINGS = 16 }; /* per glyph; a font with more is a hostile one, and ActualText serves the rest */

struct cv_pdf_glyph {
    bool shown;                        /* as text */
    uint32_t code;                     /* two-byte code in the PDF; set by cv_pdf_fonts_embed() */
    int32_t width;                     /* millionths of the em */
    struct cv_pdf_spelling *spellings; /* the most used first */
    uint32_t drawn_pages;              /* number of pages on which it is drawn */
    uint32_t last_drawn_page;          /* 1 + index of the last of them */
    struct cv_pdf_object *form;        /* drawn once for all; NULL: drawn in place */
    struct cv_path outline;            /* if drawn */
};

enum { CV_PDF_BLOCK = 64, CV_PDF_BLOCKS = 65536 / CV_PDF_BLOCK };

struct cv_pdf_font {
    struct cv_font *font;
    const struct cv_font_info *info;
    uint32_t number;                                 /* in the order of first use */
    unsigned variants;                               /* the most spellings that one of its glyphs has; 0: it shows no text */
    struct cv_pdf_object *objects[CV_PDF_SPELLINGS]; /* by variant: the same font, each with other spellings */
    struct cv_pdf_glyph *blocks[CV_PDF_BLOCKS];      /* by glyph id / CV_PDF_BLOCK; NULL: none of them used */
    const struct cv_pdf_glyph *space;                /* a glyph of the font that stands for U+0020; NULL: none is shown */
    size_t shown;                                    /* glyphs */
};

struct cv_pdf_fonts {
    struct cv_arena *arena;
    struct cv_pdf_font **items;
    size_t count, capacity;
};

/* What the pages use. */
void cv_pdf_fonts_collect(struct cv_pdf_fonts *fonts, const struct cv_pages *pages);

/* NULL if the document does not use it. */
struct cv_pdf_font *cv_pdf_fonts_lookup(const struct cv_pdf_fonts *fonts, const struct cv_font *font);
struct cv_pdf_glyph *cv_pdf_font_glyph(const struct cv_pdf_font *font, uint32_t glyph);
/* The first glyph from *glyph on that may be used, with *glyph set to its id; NULL if there is none. */
struct cv_pdf_glyph *cv_pdf_font_next_glyph(const struct cv_pdf_font *font, uint32_t *glyph);

/* Appends the name under which pages know a variant: "/F0", "/F0.1". */
void cv_pdf_font_add_name(const struct cv_pdf_font *font, unsigned variant, struct cv_strbuf *buf);

/* The variant of its font in which the glyph stands for the text; false if there is none. */
bool cv_pdf_glyph_variant(const struct cv_pdf_glyph *glyph, cv_str text, unsigned *ret_variant);
/* What the glyph stands for in a variant of its font; NULL if it is not shown in that. */
const struct cv_pdf_spelling *cv_pdf_glyph_spelling(const struct cv_pdf_glyph *glyph, unsigned variant);

#endif
