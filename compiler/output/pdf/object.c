/* libharu's objects without its document: memory manager, object numbers, dictionaries, and the memory stream that they are
 * serialised into. Its fonts, pages, images and file writer are not used: they know no glyphs and no structure.
 *
 * libharu allocates with malloc here, not from the arena: an exhausted arena jumps, which must not happen across its frames,
 * and its own pool hands out misaligned memory. */
#include "output/pdf/object.h"

#include "base/utf8.h"
#include "base/vec.h"

#include <hpdf.h>
#include <hpdf_mmgr.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>
#include <stdio.h>

enum { STREAM_CHUNK = 16 * 1024 }; /* bytes that the memory stream grows by */

struct cv_pdf_object {
    struct cv_pdf *pdf;
    HPDF_Dict dict;          /* NULL if libharu found no memory; its calls then do nothing */
    struct cv_strbuf syntax; /* entries that libharu does not hold */
    uint32_t number;
    bool is_stream, compress;
    cv_str stream;
};

struct cv_pdf {
    struct cv_arena *arena;
    HPDF_Error_Rec error; /* sticky */
    HPDF_MMgr memory;
    HPDF_Xref numbers;
    HPDF_Stream dictionaries;
    CV_VEC(struct cv_pdf_object *) objects;
};

static void close_pdf(void *handle)
{
    struct cv_pdf *pdf = handle;
    if (pdf->dictionaries != NULL) HPDF_Stream_Free(pdf->dictionaries);
    if (pdf->numbers != NULL) HPDF_Xref_Free(pdf->numbers);
    if (pdf->memory != NULL) HPDF_MMgr_Free(pdf->memory);
}

struct cv_pdf *cv_pdf_new(struct cv_arena *arena)
{
    struct cv_pdf *pdf = CV_NEW(arena, struct cv_pdf);
    pdf->arena = arena;
    cv_arena_defer(arena, close_pdf, pdf);
    HPDF_Error_Init(&pdf->error, NULL);
    pdf->memory = HPDF_MMgr_New(&pdf->error, 0, NULL, NULL);
    if (pdf->memory != NULL) pdf->numbers = HPDF_Xref_New(pdf->memory, 0);
    if (pdf->numbers == NULL) cv_arena_exhausted(arena);
    return pdf;
}

/* Called by libharu after the dictionary's own entries. */
static HPDF_STATUS write_syntax(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct cv_pdf_object *object = dict->attr;
    if (object->syntax.length == 0) return HPDF_OK;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)object->syntax.data, (HPDF_UINT)object->syntax.length);
}

struct cv_pdf_object *cv_pdf_object_new(struct cv_pdf *pdf)
{
    struct cv_pdf_object *object = CV_NEW(pdf->arena, struct cv_pdf_object);
    cv_vec_push(pdf->arena, &pdf->objects, object);
    *object = (struct cv_pdf_object){.pdf = pdf, .number = (uint32_t)pdf->objects.count, .syntax = CV_STRBUF(pdf->arena)};
    HPDF_Dict dict = HPDF_Dict_New(pdf->memory);
    if (dict == NULL || HPDF_Xref_Add(pdf->numbers, dict) != HPDF_OK) cv_arena_exhausted(pdf->arena);
    dict->attr = object;
    dict->write_fn = write_syntax;
    object->dict = dict;
    return object;
}

uint32_t cv_pdf_object_number(const struct cv_pdf_object *object)
{
    return object->number;
}

const struct cv_pdf_object *cv_pdf_object_at(const struct cv_pdf *pdf, uint32_t number)
{
    return number >= 1 && number <= pdf->objects.count ? pdf->objects.items[number - 1] : NULL;
}

void cv_pdf_object_add_name(struct cv_pdf_object *object, const char *key, const char *name)
{
    char cut[CV_PDF_NAME_LIMIT + 1];
    snprintf(cut, sizeof cut, "%s", name);
    HPDF_Dict_AddName(object->dict, key, cut);
}

void cv_pdf_object_add_number(struct cv_pdf_object *object, const char *key, int32_t number)
{
    HPDF_Dict_AddNumber(object->dict, key, number);
}

void cv_pdf_object_add_boolean(struct cv_pdf_object *object, const char *key, bool value)
{
    HPDF_Dict_AddBoolean(object->dict, key, value ? HPDF_TRUE : HPDF_FALSE);
}

void cv_pdf_object_add_reference(struct cv_pdf_object *object, const char *key, const struct cv_pdf_object *other)
{
    HPDF_Dict_Add(object->dict, key, other->dict);
}

void cv_pdf_object_add_references(struct cv_pdf_object *object, const char *key, struct cv_pdf_object *const *others,
                                  size_t count)
{
    HPDF_Array array = HPDF_Array_New(object->pdf->memory);
    if (array == NULL || HPDF_Dict_Add(object->dict, key, array) != HPDF_OK) return;
    for (size_t i = 0; i < count; i++) HPDF_Array_Add(array, others[i]->dict);
}

static uint32_t printable(uint32_t codepoint)
{
    return codepoint < 0x20 || (codepoint >= 0x7F && codepoint < 0xA0) ? ' ' : codepoint;
}

static bool is_ascii(cv_str text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.data[i] >= 0x7F) return false;
    return true;
}

static void add_unit(struct cv_strbuf *buf, uint32_t unit)
{
    cv_strbuf_add_byte(buf, (char)(unit >> 8));
    cv_strbuf_add_byte(buf, (char)(unit & 0xFF));
}

static cv_str utf16_from_utf8(struct cv_arena *arena, cv_str text)
{
    struct cv_strbuf buf = CV_STRBUF(arena);
    add_unit(&buf, 0xFEFF);
    for (size_t i = 0; i < text.length && buf.length + 4 <= CV_PDF_TEXT_LIMIT;) {
        uint32_t codepoint = printable(cv_utf8_next(text, &i));
        if (codepoint < 0x10000) {
            add_unit(&buf, codepoint);
        } else {
            add_unit(&buf, 0xD800 + ((codepoint - 0x10000) >> 10));
            add_unit(&buf, 0xDC00 + ((codepoint - 0x10000) & 0x3FF));
        }
    }
    return cv_strbuf_view(&buf);
}

void cv_pdf_object_add_text(struct cv_pdf_object *object, const char *key, cv_str text)
{
    if (is_ascii(text)) {
        cv_pdf_object_add_ascii(object, key, text);
        return;
    }
    /* libharu copies the bytes and does not write to them, though its parameter is not const. */
    cv_str bytes = utf16_from_utf8(object->pdf->arena, text);
    HPDF_Binary binary = HPDF_Binary_New(object->pdf->memory, (HPDF_BYTE *)(uintptr_t)bytes.data, (HPDF_UINT)bytes.length);
    if (binary != NULL) HPDF_Dict_Add(object->dict, key, binary);
}

void cv_pdf_object_add_ascii(struct cv_pdf_object *object, const char *key, cv_str ascii)
{
    char *text = cv_str_to_c(object->pdf->arena, cv_str_slice(ascii, 0, CV_PDF_TEXT_LIMIT));
    for (char *c = text; c < text + ascii.length && c < text + CV_PDF_TEXT_LIMIT; c++) *c = (char)printable((unsigned char)*c);
    HPDF_String string = HPDF_String_New(object->pdf->memory, text, NULL);
    if (string != NULL) HPDF_Dict_Add(object->dict, key, string);
}

struct cv_strbuf *cv_pdf_object_syntax(struct cv_pdf_object *object)
{
    return &object->syntax;
}

void cv_pdf_object_set_stream(struct cv_pdf_object *object, cv_str bytes, bool compress)
{
    object->is_stream = true;
    object->compress = compress;
    object->stream = bytes;
}

bool cv_pdf_object_stream(const struct cv_pdf_object *object, cv_str *ret_bytes, bool *ret_compress)
{
    *ret_bytes = object->stream;
    *ret_compress = object->compress;
    return object->is_stream;
}

/* The memory stream's chunks as one string. */
static cv_str gather(struct cv_pdf *pdf)
{
    HPDF_UINT32 size = HPDF_Stream_Size(pdf->dictionaries);
    char *bytes = CV_NEW_ARRAY(pdf->arena, char, size);
    size_t used = 0;
    HPDF_UINT chunks = HPDF_MemStream_GetBufCount(pdf->dictionaries);
    for (HPDF_UINT i = 0; i < chunks; i++) {
        HPDF_UINT length = 0;
        const HPDF_BYTE *chunk = HPDF_MemStream_GetBufPtr(pdf->dictionaries, i, &length);
        if (chunk == NULL || length > size - used) break;
        memcpy(bytes + used, chunk, length);
        used += length;
    }
    return (cv_str){.data = bytes, .length = used};
}

void cv_pdf_dictionaries(struct cv_pdf *pdf, const cv_str **ret_dictionaries, size_t *ret_count)
{
    size_t count = pdf->objects.count;
    size_t *ends = CV_NEW_ARRAY(pdf->arena, size_t, count + 1);
    pdf->dictionaries = HPDF_MemStream_New(pdf->memory, STREAM_CHUNK);
    for (size_t i = 0; i < count && pdf->dictionaries != NULL && pdf->error.error_no == HPDF_OK; i++) {
        HPDF_Obj_WriteValue(pdf->objects.items[i]->dict, pdf->dictionaries, NULL);
        ends[i + 1] = HPDF_Stream_Size(pdf->dictionaries);
    }
    if (pdf->dictionaries == NULL || pdf->error.error_no != HPDF_OK) cv_arena_exhausted(pdf->arena);
    cv_str all = gather(pdf);
    cv_str *dictionaries = CV_NEW_ARRAY(pdf->arena, cv_str, count + 1);
    for (size_t i = 0; i < count; i++) dictionaries[i + 1] = cv_str_slice(all, ends[i], ends[i + 1]);
    *ret_dictionaries = dictionaries;
    *ret_count = count + 1;
}
