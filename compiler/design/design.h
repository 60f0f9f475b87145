/* design: a layout, resolved: every value there, every style complete. Made from layouts/NAME.yaml, what it extends, and the
 * profile's own `design` settings by cv_design_load(). docs/layouts.md describes the language. */
#ifndef CV_DESIGN_DESIGN_H
#define CV_DESIGN_DESIGN_H

#include "base/context.h"
#include "base/units.h"
#include "design/style.h"
#include "design/template.h"
#include "profile/profile.h"
#include "yaml/node.h"

/* Contacts in the order in which they stand. */
enum cv_contact {
    CV_CONTACT_LOCATION,
    CV_CONTACT_PHONE,
    CV_CONTACT_EMAIL,
    CV_CONTACT_URL,
    CV_CONTACT_PROFILES,
    CV_CONTACT_EXTRAS,
    CV_CONTACT_COUNT
};

/* "location", "phone" …: as in layouts. */
const char *cv_contact_name(enum cv_contact contact);

struct cv_contact_icon {
    cv_str key;  /* "phone", "GitHub": a contact's name, or a network's */
    cv_str icon; /* empty: none */
};

struct cv_contacts_design {
    enum cv_contact order[CV_CONTACT_COUNT];
    size_t count;
    cv_str separator;                       /* printed between contacts */
    const struct cv_style *separator_style; /* the contacts' with the gap as tracking */
    const struct cv_style *icon_style;
    bool show_icons;
    cv_pt icon_gap; /* between icon and text */
    const struct cv_contact_icon *icons;
    size_t icon_count;
};

/* How the entries of one kind of section are set. */
struct cv_entry_design {
    struct cv_row_templates rows;     /* an entry, from top to bottom */
    struct cv_row_templates group;    /* one with several positions: what they share, and {positions} */
    struct cv_row_templates position; /* each of those positions */
    bool heading;                     /* an entry's title is a heading */
    cv_pt gap;                        /* between two entries */
    cv_str join;                      /* not empty: entries of one row run on in one paragraph, with this between them */
};

struct cv_furniture {
    struct cv_template single, first, other; /* on a document's only page, on the first of several, on the rest */
    const struct cv_style *style;            /* its align says where */
    cv_pt distance;                          /* baseline to the page's edge */
};

/* The words and forms of one language. */
struct cv_labels {
    cv_str sections[CV_SECTION_KIND_COUNT]; /* default titles */
    cv_str slots[CV_SLOT_COUNT];            /* before what is printed by {rest} */
    cv_str months[12];
    cv_str months_with_day[12]; /* the form beside a day */
    cv_str present;
    struct cv_template year, month, day;           /* {year} {month} {day} */
    struct cv_template day_in_range;               /* a day on which something starts or ends */
    struct cv_template range;                      /* {start} {end} */
    cv_str list_separator;                         /* between keywords */
    cv_str colon;                                  /* between a label and what it labels, with the space */
    cv_str document;                               /* "Résumé" */
    struct cv_template title;                      /* of the document, in its metadata: {name} {document} */
    struct cv_template contacts[CV_CONTACT_COUNT]; /* what a link does, for those who hear it: {name} {network} */
};

struct cv_design {
    cv_str name;
    cv_pt page_width, page_height;
    cv_pt margin_top, margin_right, margin_bottom, margin_left;

    const struct cv_style *body;
    struct cv_style_change strong, emphasis, code, link; /* inline markup */

    struct cv_row_templates name_block; /* name, label, contacts */
    struct cv_contacts_design contacts;

    const struct cv_style *section_style;
    struct cv_spacing section_space;
    struct cv_rule section_rule;

    struct cv_entry_design entries[CV_SECTION_KIND_COUNT];
    cv_pt end_width;                   /* least width of the column of dates */
    const struct cv_style *rest_style; /* of the labels before what {rest} prints */
    cv_pt position_gap;                /* between roles under one employer */
    int64_t keep_characters;           /* an entry of at most so many stays on one page */

    cv_str bullets[2]; /* of lists, and of lists within lists */
    const struct cv_style *bullet_style;
    cv_pt list_indent;   /* text's distance from the parent's start edge */
    cv_pt number_indent; /* the same in lists with numbers */
    cv_pt bullet_indent; /* bullet's distance */
    struct cv_spacing list_space, item_space, paragraph_space;

    struct cv_labels labels;
    struct cv_furniture header, footer; /* page furniture */
};

/* What to load. */
struct cv_design_request {
    cv_str name;                    /* of the layout; empty: "classic" */
    cv_span name_span;              /* where it is named */
    const struct cv_node *settings; /* the profile's `design`, laid over the layout; may be NULL */
    const char *const *dirs;        /* searched in order, before the embedded layouts: --layout-dir, the profile's folder */
    size_t dir_count;
    cv_str lang;            /* of the labels, BCP 47 with hyphens; empty: English */
    cv_span lang_span;      /* where it is said */
    const cv_str *fallback; /* languages to take labels from when there are none in `lang`, best first */
    size_t fallback_count;
    const char *const *label_dirs; /* searched in order for TAG.yaml, which lies over the embedded labels */
    size_t label_dir_count;
};

/* False after an error; all that was found is in cx->diags either way. */
bool cv_design_load(struct cv_context *cx, const struct cv_design_request *request, const struct cv_design **ret_design);

/* A layout as `cvpdf layouts` lists it. */
struct cv_design_name {
    cv_str name;
    cv_str description; /* may be empty */
    cv_str origin;      /* folder, or "built in" */
};

/* All layouts there are, sorted by name; of two with one name the one that cv_design_load() would take. */
const struct cv_design_name *cv_design_names(struct cv_context *cx, const char *const *dirs, size_t dir_count,
                                             size_t *ret_count);

#endif
