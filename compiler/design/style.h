/* style: how a stretch of text is set. Resolved: nothing is inherited any more. */
#ifndef CV_DESIGN_STYLE_H
#define CV_DESIGN_STYLE_H

#include "base/str.h"
#include "base/units.h"

typedef struct cv_color {
    uint8_t red, green, blue; /* sRGB */
} cv_color;

enum cv_align { CV_ALIGN_START, CV_ALIGN_CENTER, CV_ALIGN_END, CV_ALIGN_JUSTIFY };
enum cv_caps { CV_CAPS_NONE, CV_CAPS_SMALL, CV_CAPS_ALL_SMALL };
enum cv_figures { CV_FIGURES_DEFAULT, CV_FIGURES_TABULAR, CV_FIGURES_PROPORTIONAL, CV_FIGURES_OLDSTYLE };

struct cv_style {
    cv_str family; /* of fonts/fonts.yaml or --font-dir */
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

#endif
