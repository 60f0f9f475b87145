/* profile: a career as the program understands it: one entry model for every section.
 *
 * Made from the YAML tree by cv_profile_decode(). Texts are as people wrote them (inline markup unparsed, line breaks kept);
 * language maps are resolved, dates are parsed, older names are mapped. Nothing here knows how it will look. */
#ifndef CV_PROFILE_PROFILE_H
#define CV_PROFILE_PROFILE_H

#include "yaml/node.h"

/* A text of the profile, without white space at its ends. Empty: length 0. */
struct cv_text {
    cv_str text;                /* UTF-8, inline markup unparsed; where there is a node, bytes of node->scalar */
    cv_span span;               /* where it stands */
    const struct cv_node *node; /* the scalar it came from, for cv_node_subspan(); NULL if it was made */
};

struct cv_texts {
    const struct cv_text *items;
    size_t count;
};

enum cv_date_kind {
    CV_DATE_NONE,
    CV_DATE_YEAR,    /* year */
    CV_DATE_MONTH,   /* year, month */
    CV_DATE_DAY,     /* year, month, day */
    CV_DATE_PRESENT, /* open end: "present" in any language, or an absent or empty end after a start */
    CV_DATE_FREE,    /* literal text that is printed as it stands */
};

struct cv_date {
    enum cv_date_kind kind;
    int year;            /* 1 … 9999 */
    int month;           /* 1 … 12 */
    int day;             /* 1 … 31 */
    struct cv_text text; /* as written */
};

struct cv_dates {
    struct cv_date start; /* the only one for a single date (award, publication, an end alone): then end is NONE */
    struct cv_date end;
    struct cv_text free; /* `date` beside startDate/endDate: wins over both when not empty */
    bool is_range;       /* from startDate/endDate: an absent end is CV_DATE_PRESENT */
};

struct cv_highlight {
    struct cv_text text;
    const struct cv_highlight *children;
    size_t count; /* children */
};

struct cv_highlights {
    const struct cv_highlight *items;
    size_t count;
};

/* What an entry can say. Every section's keys map onto these (profile/schema.c), and layouts speak of them by name. */
enum cv_slot {
    CV_SLOT_TITLE,       /* work: position; education: studyType and area; project, award, skill …: its name */
    CV_SLOT_SUBTITLE,    /* employer, institution, awarder, issuer, publisher, entity, organization */
    CV_SLOT_PLACE,       /* location */
    CV_SLOT_LINK,        /* url */
    CV_SLOT_DESCRIPTION, /* of the employer or project, one line */
    CV_SLOT_SUMMARY,     /* paragraphs, separated by blank lines */
    CV_SLOT_KEYWORDS,    /* list */
    CV_SLOT_LEVEL,       /* skill level, language fluency */
    CV_SLOT_SCORE,
    CV_SLOT_COURSES, /* list */
    CV_SLOT_ROLES,   /* list */
    CV_SLOT_TYPE,
    CV_SLOT_COUNT
};

/* A key that is not part of the format, with its text, so that the text is still printed. */
struct cv_extra {
    cv_str label; /* the key in words: "techStack" → "Tech stack" */
    struct cv_texts texts;
};

struct cv_entry {
    struct cv_texts slots[CV_SLOT_COUNT]; /* a slot that is not a list has at most one text */
    struct cv_dates dates;
    struct cv_highlights highlights;
    const struct cv_entry *positions; /* several roles under one employer: then this entry holds what they share */
    size_t position_count;
    const struct cv_extra *extras;
    size_t extra_count;
    cv_span span;
};

enum cv_section_kind {
    CV_SECTION_SUMMARY, /* basics.summary: paragraphs only */
    CV_SECTION_WORK,
    CV_SECTION_VOLUNTEER,
    CV_SECTION_EDUCATION,
    CV_SECTION_AWARDS,
    CV_SECTION_CERTIFICATES,
    CV_SECTION_PUBLICATIONS,
    CV_SECTION_SKILLS,
    CV_SECTION_LANGUAGES,
    CV_SECTION_INTERESTS,
    CV_SECTION_REFERENCES,
    CV_SECTION_PROJECTS,
    CV_SECTION_CUSTOM,
    CV_SECTION_KIND_COUNT
};

/* A section to be printed, in the order of printing; sections without content are not here. */
struct cv_section {
    enum cv_section_kind kind; /* which entries these are; a custom section of work entries has CV_SECTION_WORK */
    struct cv_text title;      /* empty: the design's label for the kind */
    struct cv_text text;       /* paragraphs before the entries (SUMMARY, custom text); may be empty */
    const struct cv_entry *entries;
    size_t entry_count;
    cv_span span;
};

struct cv_network {
    struct cv_text network; /* "GitHub" */
    struct cv_text username;
    struct cv_text url;
};

struct cv_basics {
    struct cv_text name;
    struct cv_text label;
    struct cv_text email;
    struct cv_text phone;
    struct cv_text url;
    struct cv_text image;
    struct cv_text location; /* one line, made of address, postalCode, city, region, countryCode as far as present */
    const struct cv_network *profiles;
    size_t profile_count;
    const struct cv_extra *extras;
    size_t extra_count;
};

/* A value that is printed in another language than the document's, because it is not there in that one. */
struct cv_foreign {
    cv_span map;  /* of all languages' values */
    cv_span span; /* of the value */
    cv_str lang;  /* its language, a tag with hyphens */
};

struct cv_profile {
    struct cv_basics basics;
    const struct cv_section *sections;
    size_t section_count;
    cv_str lang;            /* BCP 47 tag of the document, with hyphens; "en" if not said */
    cv_span lang_span;      /* where it is said */
    const cv_str *fallback; /* languages that texts not there in `lang` are taken from, best first; tags with hyphens */
    size_t fallback_count;
    const struct cv_foreign *foreign; /* in the order of the source, each once */
    size_t foreign_count;
    struct cv_text layout;        /* name of the layout; empty: the default */
    const struct cv_node *design; /* settings laid over the layout's; NULL if none */
    struct cv_texts keywords;     /* for the document's metadata: the skills' names */
};

/* Reads the tree. False after an error that leaves nothing to print; all that was found is in cx->diags either way. */
bool cv_profile_decode(struct cv_context *cx, const struct cv_node *root, const struct cv_profile **ret_profile);

/* The language of the text at `span`; empty: the document's. */
cv_str cv_profile_lang_at(const struct cv_profile *profile, cv_span span);

/* "work", "education" …: the section's key; "custom" for CUSTOM. */
const char *cv_section_kind_key(enum cv_section_kind kind);
/* "title", "subtitle" …: the slot's name in layouts. */
const char *cv_slot_name(enum cv_slot slot);

#endif
