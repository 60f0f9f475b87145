#include "text/font_dir.h"

#include "base/limits.h"
#include "base/resource.h"

#include FT_TRUETYPE_TABLES_H
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { MAX_FILES = 4096, MAX_FACES = 64, REGULAR_WEIGHT = 400, BOLD_WEIGHT = 700, NORMAL_WIDTH = 5, WIDTH_COST = 1000 };

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
static void add_face(struct cv_fonts *fonts, FT_Face face, cv_str path, cv_str dir, uint32_t index)
{
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(face, FT_SFNT_OS2);
    bool styled_bold = (face->style_flags & FT_STYLE_FLAG_BOLD) != 0;
    int weight = os2 != NULL && os2->usWeightClass > 0 ? os2->usWeightClass : styled_bold ? BOLD_WEIGHT : REGULAR_WEIGHT;
    int width = os2 != NULL && os2->usWidthClass > 0 ? os2->usWidthClass : NORMAL_WIDTH;
    bool bold = weight > (REGULAR_WEIGHT + BOLD_WEIGHT) / 2;
    unsigned slot = (bold ? CV_FACE_BOLD : 0U) | ((face->style_flags & FT_STYLE_FLAG_ITALIC) != 0 ? CV_FACE_ITALIC : 0U);
    unsigned unlike = (unsigned)(abs(weight - (bold ? BOLD_WEIGHT : REGULAR_WEIGHT)) + WIDTH_COST * abs(width - NORMAL_WIDTH));
    struct cv_font_family *family = family_record(fonts, cv_str_from_c(face->family_name), dir);
    if (family->faces[slot] != NULL && family->unlike[slot] <= unlike) return;
    family->faces[slot] = cv_fonts_add(fonts, family->name, path, false, index);
    family->unlike[slot] = unlike;
    if (os2 != NULL && os2->panose[0] == 2 && os2->panose[1] > 1 && os2->panose[1] <= 10) family->kind = CV_FAMILY_SERIF;
    if (FT_IS_FIXED_WIDTH(face)) family->kind = CV_FAMILY_MONO;
}

/* Reads one face's names. Returns how many faces the file has; 0: none that can be used. The face is closed with the library if
 * memory runs out in between. */
static FT_Long read_face(struct cv_fonts *fonts, cv_str path, cv_str dir, FT_Long index)
{
    FT_Face face;
    if (FT_New_Face(fonts->library, path.data, index, &face) != 0) return 0;
    FT_Long count = face->num_faces;
    bool usable = FT_IS_SFNT(face) && FT_IS_SCALABLE(face) && face->family_name != NULL;
    if (usable) add_face(fonts, face, path, dir, (uint32_t)index);
    FT_Done_Face(face);
    return usable ? count : 0;
}

/* Whether the file is a copy of an embedded one: the same name, size and head, which has the checksums of all tables. Such
 * files need not be opened, so that a folder with the bundled fonts, as in this project's own, costs next to nothing. */
static bool is_embedded_copy(struct cv_fonts *fonts, cv_str path, cv_str name, size_t size)
{
    enum { HEAD = 1024 };
    cv_str embedded;
    if (!cv_resource_lookup(cv_str_printf(fonts->arena, "fonts/%.*s", CV_STR_ARG(name)), &embedded)) return false;
    if (embedded.length != size) return false;
    char head[HEAD];
    FILE *file = fopen(path.data, "rb");
    if (file == NULL) return false;
    setbuf(file, NULL);
    size_t length = fread(head, 1, sizeof head, file);
    fclose(file);
    return length > 0 && memcmp(head, embedded.data, length) == 0;
}

static void read_file(struct cv_fonts *fonts, cv_str path, cv_str name, cv_str dir)
{
    struct stat status;
    if (stat(path.data, &status) != 0) {
        skip(fonts, path, strerror(errno));
        return;
    }
    if (!S_ISREG(status.st_mode)) return;
    if (status.st_size > CV_LIMIT_FONT_BYTES) {
        skip(fonts, path, "it is larger than 64 MiB");
        return;
    }
    if (is_embedded_copy(fonts, path, name, (size_t)status.st_size)) return;
    FT_Long count = read_face(fonts, path, dir, 0);
    if (count == 0) skip(fonts, path, "it is not a scalable font");
    for (FT_Long i = 1; i < count && i < MAX_FACES; i++) read_face(fonts, path, dir, i);
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
    for (size_t i = 0; i < names.count; i++) {
        cv_str name = names.items[i];
        read_file(fonts, cv_str_printf(fonts->arena, "%s/%.*s", dir, CV_STR_ARG(name)), name, origin);
    }
}
