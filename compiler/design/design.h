/* design: a layout, resolved: every value there, every style complete. Made from layouts/NAME.yaml, what it extends, and the
 * profile's own `design` settings by cv_design_load(). */
#ifndef CV_DESIGN_DESIGN_H
#define CV_DESIGN_DESIGN_H

#include "base/context.h"
#include "base/units.h"
#include "design/style.h"
#include "design/template.h"
#include "profile/profile.h"
#include "yaml/node.h"

/* Header contacts in the order in which they stand. */
enum cv_contact {
    CV_CONTACT_LOCATION,
    CV_CONTACT_PHONE,
    CV_CONTACT_EMAIL,
    CV_CONTACT_URL,
    CV_CONTACT_PROFILES,
    CV_CONTACT_EXTRAS,
    CV_CONTACT_COUNT
};

struct cv_heading_rule {
    enum { CV_HEADING_RULE_NONE, CV_HEADING_RULE_BELOW, CV_HEADING_RULE_BESIDE } place;
    cv_pt thickness, gap, raise;
    cv_color color;
};

/* How the entries of one kind of section are set. */
struct cv_entry_design {
    const struct cv_row_template *rows; /* from top to bottom */
    size_t row_count;
    cv_pt gap; /* space between two entries */
};

struct cv_furniture {
    struct cv_template first, other; /* on page 1, on the others; may be empty */
    const struct cv_style *style;
    cv_pt distance; /* baseline to the page's edge */
};

struct cv_design {
    cv_str name;
    cv_pt page_width, page_height;
    cv_pt margin_top, margin_right, margin_bottom, margin_left;

    const struct cv_style *body;
    const struct cv_style *name_style;
    const struct cv_style *label_style;
    const struct cv_style *contact_style;
    const struct cv_style *section_style;

    /* header */
    enum cv_contact contacts[CV_CONTACT_COUNT];
    size_t contact_count;
    bool contact_icons;
    cv_str contact_separator; /* printed between contacts */
    struct cv_spacing name_space, label_space, contact_space;

    /* sections */
    struct cv_spacing section_space;
    struct cv_heading_rule section_rule;
    cv_str labels[CV_SECTION_KIND_COUNT]; /* default titles */
    enum cv_section_kind order[CV_SECTION_KIND_COUNT];

    /* entries */
    struct cv_entry_design entries[CV_SECTION_KIND_COUNT];
    cv_pt end_width;    /* least width of the column of dates */
    cv_pt position_gap; /* between roles under one employer */

    /* lists and paragraphs */
    cv_str bullet, nested_bullet;
    const struct cv_style *bullet_style;
    cv_pt list_indent;   /* text's distance from the parent's start edge */
    cv_pt bullet_indent; /* bullet's distance */
    struct cv_spacing item_space, paragraph_space, row_space;

    /* dates */
    cv_str months[12];
    cv_str present;
    cv_str date_range; /* between start and end: " – " */

    struct cv_furniture header, footer;
};

#endif
