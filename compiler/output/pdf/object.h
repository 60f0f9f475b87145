/* object: the objects of a PDF file (ISO 32000-1 §7.3), by libharu's object layer: dictionaries, arrays, names, numbers,
 * strings, references and the numbering of indirect objects. The only file of the program that includes hpdf.h.
 *
 * An object is an indirect dictionary, perhaps with a stream. Entries that libharu cannot hold (decimal numbers, long arrays,
 * nested dictionaries by the thousand) are added as PDF syntax. Lengths of names and strings are the caller's to keep within
 * CV_PDF_TEXT_LIMIT and CV_PDF_NAME_LIMIT; what is beyond is cut.
 *
 * Failures of libharu (it finds no memory) are sticky and end the compile in cv_pdf_dictionaries(). Everything is freed with
 * the arena. */
#ifndef CV_OUTPUT_PDF_OBJECT_H
#define CV_OUTPUT_PDF_OBJECT_H

#include "base/context.h"
#include "base/strbuf.h"

enum {
    CV_PDF_NAME_LIMIT = 127,   /* bytes (ISO 32000-1, annex C) */
    CV_PDF_TEXT_LIMIT = 32767, /* bytes of a string (the same; PDF/A-3 makes it a rule) */
};

struct cv_pdf;
struct cv_pdf_object;

struct cv_pdf *cv_pdf_new(struct cv_arena *arena);

struct cv_pdf_object *cv_pdf_object_new(struct cv_pdf *pdf);
/* Objects are numbered from 1 in the order in which they were made. */
uint32_t cv_pdf_object_number(const struct cv_pdf_object *object);
/* NULL if there is none of that number. */
const struct cv_pdf_object *cv_pdf_object_at(const struct cv_pdf *pdf, uint32_t number);

void cv_pdf_object_add_name(struct cv_pdf_object *object, const char *key, const char *name);
void cv_pdf_object_add_number(struct cv_pdf_object *object, const char *key, int32_t number);
void cv_pdf_object_add_boolean(struct cv_pdf_object *object, const char *key, bool value);
void cv_pdf_object_add_reference(struct cv_pdf_object *object, const char *key, const struct cv_pdf_object *other);
void cv_pdf_object_add_references(struct cv_pdf_object *object, const char *key, struct cv_pdf_object *const *others,
                                  size_t count);
/* A text string from UTF-8 (§7.9.2.2): ASCII as it is, other text as UTF-16BE; control characters become spaces. */
void cv_pdf_object_add_text(struct cv_pdf_object *object, const char *key, cv_str text);
/* Bytes that are ASCII by their nature: a URI, a date. */
void cv_pdf_object_add_ascii(struct cv_pdf_object *object, const char *key, cv_str ascii);
/* Where entries in PDF syntax are appended; they are written after the others. */
struct cv_strbuf *cv_pdf_object_syntax(struct cv_pdf_object *object);

/* Makes the object a stream of these bytes (borrowed); its Length and Filter are the writer's to add. */
void cv_pdf_object_set_stream(struct cv_pdf_object *object, cv_str bytes, bool compress);
/* False if the object is a mere dictionary. */
bool cv_pdf_object_stream(const struct cv_pdf_object *object, cv_str *ret_bytes, bool *ret_compress);

/* Serialises all dictionaries, by number from 1; ret_dictionaries[0] is empty. The bytes live in the arena. */
void cv_pdf_dictionaries(struct cv_pdf *pdf, const cv_str **ret_dictionaries, size_t *ret_count);

#endif
