/* style: how a stretch of text is set. Resolved: nothing is inherited any more. */
#ifndef CV_DESIGN_STYLE_H
#define CV_DESIGN_STYLE_H

#include "base/source.h"
#include "base/units.h"

typedef struct cv_color {
    uint8_t red, green, blue; /* sRGB */
} cv_color;

enum cv_align { CV_ALIGN_START, CV_ALIGN_CENTER, CV_ALIGN_END, CV_ALIGN_JUSTIFY };
enum cv_caps { CV_CAPS_NONE, CV_CAPS_SMALL, CV_CAPS_ALL_SMALL };
enum cv_figures { CV_FIGURES_DEFAULT, CV_FIGURES_TABULAR, CV_FIGURES_PROPORTIONAL, CV_FIGURES_OLDSTYLE };

struct cv_style {
    cv_str family;       /* a bundled one (text/catalogue.c) or one of --font-dir */
    cv_span family_span; /* where it is named */
    bool bold;
    bool italic;
    cv_pt size;     /* em */
    cv_pt leading;  /* distance of baselines */
    cv_pt tracking; /* added after each glyph; disables ligatures when not 0 */
    cv_color color;
    enum cv_align align;
    enum cv_caps caps; /* small: smcp; all-small: smcp and c2sc */
    enum cv_figures figures;
};

/* A hairline that belongs to a paragraph (a section's heading). */
struct cv_rule {
    enum { CV_RULE_NONE, CV_RULE_BELOW, CV_RULE_BESIDE } place; /* full measure below the text, or filling its line */
    cv_pt thickness;
    cv_pt gap;   /* from the text's depth (BELOW) or end (BESIDE) */
    cv_pt raise; /* BESIDE: height of the rule's centre above the baseline */
    cv_color color;
};

/* What a markup changes in the style around it: `strong`, `emphasis`, `code`, `link`. */
struct cv_style_change {
    cv_str family;            /* empty: as around */
    cv_span family_span;      /* where it is named */
    int64_t size_thousandths; /* of the size around; 0: as around */
    bool sets_bold, bold;
    bool sets_italic, italic;
    bool sets_color;
    cv_color color;
};

/* `under` as changed; leading and what else is not in the change stay. */
struct cv_style cv_style_changed(const struct cv_style *under, const struct cv_style_change *change);

/* Contrast of a text in this colour on white paper in thousandths, 1000 … 21000 (WCAG 2.1, "contrast ratio"). */
int cv_color_contrast(cv_color color);

#endif
