/* Only the tables that name and classify a face are read here (OpenType 1.9: name, OS/2), from the mapped file; a folder may
 * hold hundreds of files of which a profile uses four. Whether a face can really be used is seen when it is opened. */
#include "text/font_dir.h"

#include "base/limits.h"
#include "base/resource.h"

#include <dirent.h>
#include <errno.h>
#include <hb-ot.h>
#include <stdlib.h>
#include <sys/stat.h>

enum {
    MAX_FILES = 4096,
    MAX_FACES = 64, /* of a collection */
    MAX_NAME = 256, /* bytes of a family's name */
    REGULAR_WEIGHT = 400,
    BOLD_WEIGHT = 700,
    NORMAL_WIDTH = 5,
    WIDTH_COST = 1000, /* of a step of width: more than any difference of weight */
};

/* What a face says of itself. */
struct identity {
    char family[MAX_NAME];
    int weight, width; /* as in OS/2: 1 … 1000, 1 … 9 */
    bool italic;
    enum cv_family_kind kind;
};

static void skip(struct cv_fonts *fonts, cv_str path, const char *reason)
{
    cv_vec_push(fonts->arena, &fonts->skipped,
                (struct cv_skipped_font){.path = path, .reason = cv_str_copy(fonts->arena, cv_str_from_c(reason))});
}

static bool is_font_name(cv_str name)
{
    static const char *const extensions[] = {".ttf", ".otf", ".ttc"};
    if (name.length <= 4) return false;
    cv_str end = cv_str_slice(name, name.length - 4, name.length);
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        if (cv_str_equal_nocase(end, cv_str_from_c(extensions[i]))) return true;
    return false;
}

/* The family of that name that this folder has given, made if there is none; one of an earlier folder stays that folder's. */
static struct cv_font_family *family_record(struct cv_fonts *fonts, cv_str name, cv_str dir)
{
    struct cv_font_family *known = cv_fonts_lookup(fonts, name);
    if (known != NULL) return known;
    cv_vec_push(fonts->arena, &fonts->families,
                (struct cv_font_family){.name = cv_str_copy(fonts->arena, name), .origin = dir, .local = true});
    return &fonts->families.items[fonts->families.count - 1];
}

/* Puts a face into the slot it stands for, unless a better one is there: the slots stand for weights 400 and 700 and the normal
 * width. */
static void add_face(struct cv_fonts *fonts, const struct identity *face, cv_str path, cv_str dir, uint32_t index)
{
    bool bold = face->weight > (REGULAR_WEIGHT + BOLD_WEIGHT) / 2;
    unsigned slot = (bold ? CV_FACE_BOLD : 0U) | (face->italic ? CV_FACE_ITALIC : 0U);
    unsigned unlike =
        (unsigned)(abs(face->weight - (bold ? BOLD_WEIGHT : REGULAR_WEIGHT)) + WIDTH_COST * abs(face->width - NORMAL_WIDTH));
    struct cv_font_family *family = family_record(fonts, cv_str_from_c(face->family), dir);
    if (family->faces[slot] != NULL && family->unlike[slot] <= unlike) return;
    family->faces[slot] = cv_fonts_add(fonts, family->name, path, false, index);
    family->unlike[slot] = unlike;
    family->kind = face->kind;
}

static unsigned number_at(const unsigned char *table, size_t offset)
{
    return (unsigned)table[offset] << 8 | table[offset + 1];
}

/* The OS/2 table: usWeightClass at 4, usWidthClass at 6, panose at 32, fsSelection at 62. */
static void read_os2(hb_face_t *face, struct identity *identity)
{
    enum { WEIGHT = 4, WIDTH = 6, PANOSE = 32, SELECTION = 62, LEAST = 64, LATIN_TEXT = 2, LAST_SERIF = 10, MONOSPACED = 9 };
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned length;
    const unsigned char *table = (const unsigned char *)hb_blob_get_data(blob, &length);
    *identity = (struct identity){.weight = REGULAR_WEIGHT, .width = NORMAL_WIDTH};
    if (length >= LEAST) {
        unsigned weight = number_at(table, WEIGHT);
        unsigned width = number_at(table, WIDTH);
        if (weight >= 1 && weight <= 1000) identity->weight = (int)weight;
        if (width >= 1 && width <= 9) identity->width = (int)width;
        identity->italic = (number_at(table, SELECTION) & 1) != 0;
        const unsigned char *panose = table + PANOSE;
        if (panose[0] == LATIN_TEXT && panose[1] > 1 && panose[1] <= LAST_SERIF) identity->kind = CV_FAMILY_SERIF;
        if (panose[0] == LATIN_TEXT && panose[3] == MONOSPACED) identity->kind = CV_FAMILY_MONO;
    }
    hb_blob_destroy(blob);
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool found = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return found;
}

/* The family that people know a face by: the typographic one, where weights beyond regular and bold are kept apart from it. */
static void read_family_name(hb_face_t *face, char name[MAX_NAME])
{
    static const hb_ot_name_id_t ids[] = {HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, HB_OT_NAME_ID_FONT_FAMILY};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        unsigned size = MAX_NAME;
        hb_ot_name_get_utf8(face, ids[i], hb_language_from_string("en", 2), &size, name);
        if (size > 0) return;
    }
    name[0] = '\0';
}

/* False if the face has no name or no outlines. */
static bool identify(hb_blob_t *file, unsigned index, struct identity *ret_identity)
{
    hb_face_t *face = hb_face_create(file, index);
    read_os2(face, ret_identity);
    read_family_name(face, ret_identity->family);
    bool usable = ret_identity->family[0] != '\0' &&
                  (has_table(face, HB_TAG('g', 'l', 'y', 'f')) || has_table(face, HB_TAG('C', 'F', 'F', ' ')));
    hb_face_destroy(face);
    return usable;
}

/* Reads what the faces of a file say of themselves; returns how many can be used. Takes nothing from the arena. */
static size_t identify_all(const char *path, struct identity identities[MAX_FACES], uint32_t indices[MAX_FACES])
{
    hb_blob_t *file = hb_blob_create_from_file_or_fail(path);
    if (file == NULL) return 0;
    unsigned faces = hb_face_count(file);
    size_t count = 0;
    for (unsigned i = 0; i < faces && i < MAX_FACES; i++) {
        indices[count] = i;
        if (identify(file, i, &identities[count])) count++;
    }
    hb_blob_destroy(file);
    return count;
}

/* A file of the name and size of an embedded one is, but for a rare case that opening it will tell, that file: the folder is
 * that of the program's own sources, say. Reading all of them at every start would cost more than a compile. */
static bool is_twin(struct cv_fonts *fonts, cv_str path, cv_str name, off_t size)
{
    cv_str bytes;
    cv_str embedded = cv_str_printf(fonts->arena, "fonts/%.*s", CV_STR_ARG(name));
    if (!cv_resource_lookup(embedded, &bytes) || (off_t)bytes.length != size) return false;
    cv_vec_push(fonts->arena, &fonts->twins, (struct cv_font_twin){.embedded = embedded, .path = path});
    return true;
}

static void read_file(struct cv_fonts *fonts, cv_str path, cv_str name, cv_str dir)
{
    struct stat status;
    struct identity identities[MAX_FACES];
    uint32_t indices[MAX_FACES];
    if (stat(path.data, &status) != 0) {
        skip(fonts, path, strerror(errno));
        return;
    }
    if (!S_ISREG(status.st_mode) || is_twin(fonts, path, name, status.st_size)) return;
    if (status.st_size > CV_LIMIT_FONT_BYTES) {
        skip(fonts, path, "it is larger than 64 MiB");
        return;
    }
    size_t count = identify_all(path.data, identities, indices);
    if (count == 0) skip(fonts, path, "it is not a font with outlines");
    for (size_t i = 0; i < count; i++) add_face(fonts, &identities[i], path, dir, indices[i]);
}

static int compare_names(const void *a, const void *b)
{
    return cv_str_compare(*(const cv_str *)a, *(const cv_str *)b);
}

static void close_dir(void *handle)
{
    DIR **dir = handle;
    if (*dir != NULL) closedir(*dir);
    *dir = NULL;
}

void cv_font_dir_scan(struct cv_fonts *fonts, const char *dir)
{
    CV_VEC(cv_str) names = {0};
    cv_str origin = cv_str_copy(fonts->arena, cv_str_from_c(dir));
    DIR **open = CV_NEW(fonts->arena, DIR *);
    cv_arena_defer(fonts->arena, close_dir, open);
    *open = opendir(dir);
    if (*open == NULL) {
        skip(fonts, origin, strerror(errno));
        return;
    }
    for (const struct dirent *entry = readdir(*open); entry != NULL && names.count < MAX_FILES; entry = readdir(*open)) {
        cv_str name = cv_str_from_c(entry->d_name);
        if (is_font_name(name)) cv_vec_push(fonts->arena, &names, cv_str_copy(fonts->arena, name));
    }
    close_dir(open);
    if (names.count > 0) qsort(names.items, names.count, sizeof *names.items, compare_names);
    for (size_t i = 0; i < names.count; i++)
        read_file(fonts, cv_str_printf(fonts->arena, "%s/%.*s", dir, CV_STR_ARG(names.items[i])), names.items[i], origin);
}
