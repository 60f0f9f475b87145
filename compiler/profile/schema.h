/* schema: the profile format as tables: which keys a mapping may have, and what each of them means.
 *
 * Everything that reads a mapping reads it through fields.h with one of these tables, so that the format, its older names, its
 * suggestions and its manual page have one source. All of it is constant. */
#ifndef CV_PROFILE_SCHEMA_H
#define CV_PROFILE_SCHEMA_H

#include "profile/profile.h"

/* How a key's value is read. */
enum cv_key_kind {
    CV_KEY_TEXT,       /* a string */
    CV_KEY_PARAGRAPHS, /* a string of one or more paragraphs */
    CV_KEY_LIST,       /* a list of strings */
    CV_KEY_PLACE,      /* a string, or a mapping of the parts of an address */
    CV_KEY_HIGHLIGHTS, /* a list of strings, nested */
    CV_KEY_START,      /* a date */
    CV_KEY_END,        /* a date, or a word for the present */
    CV_KEY_DATE,       /* a date, or any text */
    CV_KEY_RELEASE,    /* a date that stands alone */
    CV_KEY_AREA,       /* part of the title of an education */
    CV_KEY_STUDY,      /* part of the title of an education */
    CV_KEY_POSITIONS,  /* a list of work entries */
    CV_KEY_SECTION,    /* a list of entries */
    CV_KEY_VALUE,      /* read by the code that owns the table, by its name */
    CV_KEY_ATTRIBUTE,  /* says something about its mapping, and is not printed */
};

enum cv_key_flag {
    CV_KEY_OLD = 1,    /* an older name of the key `now` */
    CV_KEY_NUMBER = 2, /* a number is as good as a string */
    CV_KEY_ATOM = 4,   /* an address: a list is not joined, its first is the value */
    CV_KEY_TELLS = 8,  /* an entry that has it is of this section */
};

struct cv_key {
    const char *name;
    enum cv_key_kind kind;
    int field;      /* entries: enum cv_slot; the document: enum cv_section_kind; basics, networks: the member's offset */
    unsigned flags; /* enum cv_key_flag */
    const char *now;
};

struct cv_schema {
    const char *place;              /* "a work entry": for messages */
    const struct cv_key *keys;      /* rows */
    size_t count;                   /* rows */
    const struct cv_schema *common; /* more rows, as good as these; NULL: none */
    const struct cv_schema *wider;  /* rows that are understood here with a warning; NULL: none */
};

enum { CV_SCHEMA_ROWS = 96 }; /* rows of a schema at most, with those of `common` and `wider` */

extern const struct cv_schema cv_schema_document; /* the top level */
extern const struct cv_schema cv_schema_basics;
extern const struct cv_schema cv_schema_location;
extern const struct cv_schema cv_schema_network;
extern const struct cv_schema cv_schema_image;
extern const struct cv_schema cv_schema_text;      /* a text with attributes */
extern const struct cv_schema cv_schema_highlight; /* the same with highlights of its own */
extern const struct cv_schema cv_schema_section;   /* an item of `sections` */
extern const struct cv_schema cv_schema_meta;

/* The keys of an entry of that kind; for SUMMARY, those of CUSTOM. */
const struct cv_schema *cv_schema_entry(enum cv_section_kind kind);

/* The row of that index, counted through the schema, its common and its wider keys; NULL from the end on. */
const struct cv_key *cv_schema_row(const struct cv_schema *schema, size_t index);

/* Index of the row of that name, or -1. */
int cv_schema_find(const struct cv_schema *schema, cv_str name);

/* True for rows of `wider`. */
bool cv_schema_is_wider(const struct cv_schema *schema, size_t index);

#endif
