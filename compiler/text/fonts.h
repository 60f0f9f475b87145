/* fonts: the families that a compile may use, what serves what they lack, and the handles that are shared by all paragraphs.
 * Internal to text/.
 *
 * Everything lives in the cv_fonts' own arena, which is filled by cv_fonts_new() and not touched afterwards: the later work of
 * opening faces goes into records made then, so that no memory of one compile is kept for the next. */
#ifndef CV_TEXT_FONTS_H
#define CV_TEXT_FONTS_H

#include "base/vec.h"
#include "text/face.h"

#include <unicode/ubrk.h>

enum cv_family_kind { CV_FAMILY_SANS, CV_FAMILY_SERIF, CV_FAMILY_MONO };

enum { CV_FACE_SLOTS = 4, CV_FACE_ITALIC = 1, CV_FACE_BOLD = 2, CV_CATALOGUE_LANGUAGES = 6 };

struct cv_font_family {
    cv_str name;
    cv_str licence;
    cv_str origin; /* "bundled" or a folder */
    enum cv_family_kind kind;
    bool fallback;
    bool local;                           /* from a folder: tried before the bundled ones */
    struct cv_font *faces[CV_FACE_SLOTS]; /* by CV_FACE_ITALIC | CV_FACE_BOLD; NULL where there is none */
    uint32_t unlike[CV_FACE_SLOTS];       /* how far a folder's face is from what the slot stands for */
    const hb_tag_t *scripts;              /* ISO 15924: it is asked first for these */
    size_t script_count;
    const char *const *languages; /* BCP 47: and, of several such families, for these; CV_CATALOGUE_LANGUAGES or to NULL */
};

/* The fonts that icons are taken from. */
enum cv_icon_font { CV_ICON_SOLID, CV_ICON_BRANDS, CV_ICON_FONTS };

/* A file in a font folder that has the name and size of an embedded one. */
struct cv_font_twin {
    cv_str embedded; /* name of the embedded file */
    cv_str path;
};

/* A file in a font folder that is no usable font. */
struct cv_skipped_font {
    cv_str path;
    cv_str reason;
};

/* Which font a code point was found in: an entry of a cache. */
struct cv_font_choice {
    uint32_t codepoint;
    hb_script_t script;
    const struct cv_font *primary; /* the style's own font; NULL: an empty entry */
    hb_language_t language;
    bool bold, italic;
    struct cv_font *font; /* NULL: no font has it */
};

enum { CV_FONT_CHOICES = 512, CV_LOCALE_LENGTH = 48 };

struct cv_fonts {
    struct cv_arena *arena;
    FT_Library library;
    CV_VEC(struct cv_font *) fonts; /* all records */
    CV_VEC(struct cv_font_family) families;
    struct cv_font *icon_fonts[CV_ICON_FONTS];
    CV_VEC(struct cv_skipped_font) skipped;
    CV_VEC(struct cv_font_twin) twins;
    struct cv_family *list; /* for cv_fonts_families(); made when first asked for */

    bool starved;         /* a library found no memory: what was opened and chosen since is not to be trusted */
    hb_buffer_t *buffer;  /* for shaping */
    hb_set_t *missing;    /* code points reported in this compile */
    UBreakIterator *line; /* for `locale`; NULL until needed */
    char locale[CV_LOCALE_LENGTH];
    UBreakIterator *graphemes;                      /* NULL until needed */
    struct cv_font_choice choices[CV_FONT_CHOICES]; /* a cache, by hash */
};

/* A new record. */
struct cv_font *cv_fonts_add(struct cv_fonts *fonts, cv_str family, cv_str path, bool embedded, uint32_t index);

/* The family of that name, case ignored, or NULL. */
struct cv_font_family *cv_fonts_lookup(const struct cv_fonts *fonts, cv_str name);

/* The family's face nearest to the wish. Never NULL: a family has at least one face. */
struct cv_font *cv_font_family_face(const struct cv_font_family *family, bool bold, bool italic);

#endif
