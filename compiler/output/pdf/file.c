/* Writes the objects in two passes over their numbers: streams, then the dictionaries, gathered into object streams of a few
 * hundred so that a reader need not unpack a whole document to find one. What is written takes the numbers after the
 * document's own objects: first the object streams, last the cross-reference stream. */
#include "output/pdf/file.h"

#include "base/sha256.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "output/pdf/number.h"

enum {
    OBJECTS_PER_STREAM = 400,
    ID_BYTES = 16,
    TYPE_OFFSET = 1,     /* an entry of the cross-reference stream: object at a byte offset */
    TYPE_COMPRESSED = 2, /* … or at an index in an object stream */
};

/* Where an object stands. */
struct entry {
    uint8_t type;
    uint64_t place; /* byte offset, or number of the object stream */
    uint32_t index; /* in the object stream */
};

struct file {
    struct cv_arena *arena;
    struct cv_pdf *pdf;
    struct cv_pdf_deflate *deflate;
    const cv_str *dictionaries; /* by object number */
    size_t object_count;        /* the document's own, and number 0 */
    CV_VEC(struct entry) entries;
    struct cv_strbuf bytes;
};

/* "<<…>>" without its closing bracket, so that entries can be appended. */
static cv_str open_dictionary(cv_str dictionary)
{
    dictionary = cv_str_trim(dictionary);
    return cv_str_slice(dictionary, 0, dictionary.length - 2);
}

static struct entry begin_object(struct file *file, size_t number)
{
    struct entry entry = {.type = TYPE_OFFSET, .place = file->bytes.length};
    cv_pdf_add_integer(&file->bytes, (int64_t)number);
    cv_strbuf_add_c(&file->bytes, " 0 obj\n");
    return entry;
}

/* The end of a stream's dictionary, the stream, and the end of the object. */
static void add_stream(struct file *file, cv_str bytes, bool compressed)
{
    cv_strbuf_add_c(&file->bytes, compressed ? "/Filter/FlateDecode/Length " : "/Length ");
    cv_pdf_add_integer(&file->bytes, (int64_t)bytes.length);
    cv_strbuf_add_c(&file->bytes, ">>\nstream\n");
    cv_strbuf_add(&file->bytes, bytes);
    cv_strbuf_add_c(&file->bytes, "\nendstream\nendobj\n");
}

static void write_streams(struct file *file)
{
    for (size_t number = 1; number < file->object_count; number++) {
        cv_str bytes;
        bool compress;
        if (!cv_pdf_object_stream(cv_pdf_object_at(file->pdf, (uint32_t)number), &bytes, &compress)) continue;
        file->entries.items[number] = begin_object(file, number);
        cv_strbuf_add(&file->bytes, open_dictionary(file->dictionaries[number]));
        add_stream(file, compress ? cv_pdf_deflate(file->deflate, bytes) : bytes, compress);
    }
}

/* Packs mere dictionaries from *number on into one object stream, as many as it holds. */
static void write_object_stream(struct file *file, size_t *number)
{
    struct cv_strbuf index = CV_STRBUF(file->arena), body = CV_STRBUF(file->arena);
    size_t stream_number = file->entries.count;
    uint32_t count = 0;
    for (; *number < file->object_count && count < OBJECTS_PER_STREAM; ++*number) {
        if (file->entries.items[*number].type == TYPE_OFFSET) continue;
        file->entries.items[*number] = (struct entry){.type = TYPE_COMPRESSED, .place = stream_number, .index = count++};
        cv_pdf_add_integer(&index, (int64_t)*number);
        cv_strbuf_add_byte(&index, ' ');
        cv_pdf_add_integer(&index, (int64_t)body.length);
        cv_strbuf_add_byte(&index, ' ');
        cv_strbuf_add(&body, file->dictionaries[*number]);
        cv_strbuf_add_byte(&body, '\n');
    }
    if (count == 0) return;
    size_t first = index.length;
    cv_strbuf_add(&index, cv_strbuf_view(&body));
    cv_vec_push(file->arena, &file->entries, begin_object(file, stream_number));
    cv_strbuf_printf(&file->bytes, "<</Type/ObjStm/N %u/First %zu", count, first);
    add_stream(file, cv_pdf_deflate(file->deflate, cv_strbuf_view(&index)), true);
}

static void add_big_endian(struct cv_strbuf *buf, uint64_t value, unsigned bytes)
{
    for (unsigned i = bytes; i > 0; i--) cv_strbuf_add_byte(buf, (char)(value >> (8 * (i - 1)) & 0xFF));
}

static unsigned bytes_needed(uint64_t value)
{
    unsigned bytes = 1;
    while (bytes < 8 && value >> (8 * bytes) != 0) bytes++;
    return bytes;
}

/* The identifier is a digest of all that stands before it. */
static void add_id(struct file *file)
{
    struct cv_sha256 sha;
    uint8_t digest[CV_SHA256_BYTES];
    cv_sha256_start(&sha);
    cv_sha256_add(&sha, cv_strbuf_view(&file->bytes));
    cv_sha256_finish(&sha, digest);
    char hex[2 * ID_BYTES + 1];
    for (size_t i = 0; i < ID_BYTES; i++) {
        static const char digits[] = "0123456789abcdef";
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 0xF];
    }
    hex[2 * ID_BYTES] = '\0';
    cv_strbuf_printf(&file->bytes, "/ID[<%s><%s>]", hex, hex);
}

static void write_cross_references(struct file *file, const struct cv_pdf_object *catalog, const struct cv_pdf_object *info)
{
    size_t number = file->entries.count;
    uint64_t start = file->bytes.length;
    unsigned width = bytes_needed(start);
    cv_vec_push(file->arena, &file->entries, (struct entry){.type = TYPE_OFFSET, .place = start});
    struct cv_strbuf table = CV_STRBUF(file->arena);
    for (size_t i = 0; i < file->entries.count; i++) {
        const struct entry *entry = &file->entries.items[i];
        cv_strbuf_add_byte(&table, (char)entry->type);
        add_big_endian(&table, entry->place, width);
        add_big_endian(&table, i == 0 ? 0xFFFF : entry->index, 2);
    }
    begin_object(file, number);
    cv_strbuf_printf(&file->bytes, "<</Type/XRef/Size %zu/W[1 %u 2]/Root %u 0 R/Info %u 0 R", number + 1, width,
                     cv_pdf_object_number(catalog), cv_pdf_object_number(info));
    add_id(file);
    add_stream(file, cv_pdf_deflate(file->deflate, cv_strbuf_view(&table)), true);
    cv_strbuf_printf(&file->bytes, "startxref\n%llu\n%%%%EOF\n", (unsigned long long)start);
}

cv_str cv_pdf_file_bytes(struct cv_arena *arena, struct cv_pdf *pdf, struct cv_pdf_deflate *deflate,
                         const struct cv_pdf_object *catalog, const struct cv_pdf_object *info)
{
    struct file file = {.arena = arena, .pdf = pdf, .deflate = deflate, .bytes = CV_STRBUF(arena)};
    cv_pdf_dictionaries(pdf, &file.dictionaries, &file.object_count);
    for (size_t i = 0; i < file.object_count; i++) cv_vec_push(arena, &file.entries, (struct entry){.type = 0});
    /* Four bytes beyond ASCII tell transfer programs that the file is binary (§7.5.2). */
    cv_strbuf_add_c(&file.bytes, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    write_streams(&file);
    for (size_t number = 1; number < file.object_count;) write_object_stream(&file, &number);
    write_cross_references(&file, catalog, info);
    return cv_strbuf_view(&file.bytes);
}
