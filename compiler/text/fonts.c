#include "text/fonts.h"

#include "base/strbuf.h"
#include "text/catalogue.h"
#include "text/font_dir.h"

enum { ARENA_BYTES = 64 * 1024 * 1024 };

static void close_library(void *library)
{
    FT_Done_FreeType(library);
}

/* Everything that may be opened after cv_fonts_new(). */
static void close_handles(void *handle)
{
    struct cv_fonts *fonts = handle;
    for (size_t i = 0; i < fonts->fonts.count; i++) cv_face_close(fonts->fonts.items[i]);
    hb_buffer_destroy(fonts->buffer);
    hb_set_destroy(fonts->missing);
    if (fonts->line != NULL) ubrk_close(fonts->line);
    if (fonts->graphemes != NULL) ubrk_close(fonts->graphemes);
}

static bool open_libraries(struct cv_fonts *fonts)
{
    if (FT_Init_FreeType(&fonts->library) != 0) return false;
    cv_arena_defer(fonts->arena, close_library, fonts->library);
    cv_arena_defer(fonts->arena, close_handles, fonts);
    fonts->buffer = hb_buffer_create();
    fonts->missing = hb_set_create();
    return hb_buffer_allocation_successful(fonts->buffer) && hb_set_allocation_successful(fonts->missing);
}

static struct cv_fonts *build(struct cv_arena *arena, const char *const *dirs, size_t dir_count)
{
    struct cv_fonts *fonts = CV_NEW(arena, struct cv_fonts);
    fonts->arena = arena;
    if (!open_libraries(fonts)) return NULL;
    for (size_t i = 0; i < dir_count; i++) cv_font_dir_scan(fonts, dirs[i]);
    cv_catalogue_add(fonts);
    return fonts;
}

struct cv_fonts *cv_fonts_new(const char *const *dirs, size_t dir_count)
{
    struct cv_arena *arena = cv_arena_new(ARENA_BYTES);
    if (arena == NULL) return NULL;
    jmp_buf exhausted;
    cv_arena_on_exhaustion(arena, &exhausted);
    if (setjmp(exhausted) != 0) {
        cv_arena_free(arena);
        return NULL;
    }
    struct cv_fonts *fonts = build(arena, dirs, dir_count);
    cv_arena_on_exhaustion(arena, NULL);
    if (fonts == NULL) cv_arena_free(arena);
    return fonts;
}

void cv_fonts_free(struct cv_fonts *fonts)
{
    if (fonts != NULL) cv_arena_free(fonts->arena);
}

struct cv_font *cv_fonts_add(struct cv_fonts *fonts, cv_str family, cv_str path, bool embedded, uint32_t index)
{
    struct cv_font *font = CV_NEW(fonts->arena, struct cv_font);
    *font = (struct cv_font){.fonts = fonts, .family = family, .path = path, .embedded = embedded, .index = index};
    cv_vec_push(fonts->arena, &fonts->fonts, font);
    return font;
}

struct cv_font_family *cv_fonts_lookup(const struct cv_fonts *fonts, cv_str name)
{
    for (size_t i = 0; i < fonts->families.count; i++)
        if (cv_str_equal_nocase(fonts->families.items[i].name, name)) return &fonts->families.items[i];
    return NULL;
}

bool cv_fonts_has_family(const struct cv_fonts *fonts, cv_str name)
{
    return cv_fonts_lookup(fonts, name) != NULL;
}

/* Weight is the stronger mark of the two, so it is kept where both cannot be had. */
struct cv_font *cv_font_family_face(const struct cv_font_family *family, bool bold, bool italic)
{
    unsigned wish = (bold ? CV_FACE_BOLD : 0U) | (italic ? CV_FACE_ITALIC : 0U);
    const unsigned order[] = {wish, wish ^ CV_FACE_ITALIC, wish ^ CV_FACE_BOLD, wish ^ (CV_FACE_ITALIC | CV_FACE_BOLD)};
    for (size_t i = 0; i < CV_FACE_SLOTS; i++)
        if (family->faces[order[i]] != NULL) return family->faces[order[i]];
    return NULL;
}

static cv_str face_names(struct cv_arena *arena, const struct cv_font_family *family)
{
    static const char *const names[CV_FACE_SLOTS] = {"regular", "italic", "bold", "bold italic"};
    struct cv_strbuf buf = CV_STRBUF(arena);
    for (size_t i = 0; i < CV_FACE_SLOTS; i++) {
        if (family->faces[i] == NULL) continue;
        if (buf.length > 0) cv_strbuf_add_c(&buf, ", ");
        cv_strbuf_add_c(&buf, names[i]);
    }
    return cv_strbuf_view(&buf);
}

static cv_str format_name(const struct cv_font_family *family)
{
    struct cv_font *font = cv_font_family_face(family, false, false);
    if (!cv_face_open(font)) return CV_STR("unusable");
    return font->info.cff ? CV_STR("CFF") : CV_STR("TrueType");
}

static void make_list(struct cv_fonts *fonts)
{
    fonts->list = CV_NEW_ARRAY(fonts->arena, struct cv_family, fonts->families.count);
    for (size_t i = 0; i < fonts->families.count; i++) {
        const struct cv_font_family *family = &fonts->families.items[i];
        fonts->list[i] = (struct cv_family){.name = family->name,
                                            .faces = face_names(fonts->arena, family),
                                            .format = format_name(family),
                                            .licence = family->licence,
                                            .origin = family->origin,
                                            .fallback = family->fallback};
    }
}

const struct cv_family *cv_fonts_families(struct cv_fonts *fonts, size_t *ret_count)
{
    *ret_count = 0;
    jmp_buf exhausted;
    cv_arena_on_exhaustion(fonts->arena, &exhausted);
    if (setjmp(exhausted) != 0) {
        fonts->list = NULL;
        cv_arena_on_exhaustion(fonts->arena, NULL);
        return NULL;
    }
    if (fonts->list == NULL) make_list(fonts);
    cv_arena_on_exhaustion(fonts->arena, NULL);
    *ret_count = fonts->families.count;
    return fonts->list;
}
