/* A table in C, not a file that is read: reading one took longer (0.3 ms) than opening all the fonts of a page, and what is
 * embedded is settled when the program is built anyway. Every file named here stands in fonts/ with its licence. */
#include "text/catalogue.h"

#define HAN HB_TAG('H', 'a', 'n', 'i')
#define CJK                                                                                                                    \
    {                                                                                                                          \
        HAN, HB_TAG('H', 'a', 'n', 'g')                                                                                        \
    }

enum { MAX_SCRIPTS = 2 };

/* The order is the order in which families are tried for a character that a text's own family lacks. */
static const struct row {
    const char *name;
    enum cv_family_kind kind;
    bool fallback; /* not meant to be asked for by name: it serves characters */
    const char *files[CV_FACE_SLOTS];
    uint32_t index;                                /* of the face in a collection */
    hb_tag_t scripts[MAX_SCRIPTS];                 /* it is asked first for these; Zsye is emoji, Zsym other symbols */
    const char *languages[CV_CATALOGUE_LANGUAGES]; /* BCP 47: of several families for a script the longest match is taken */
} rows[] = {
    {.name = "Source Sans 3",
     .kind = CV_FAMILY_SANS,
     .files = {"SourceSans3-Regular.ttf", "SourceSans3-It.ttf", "SourceSans3-Bold.ttf", "SourceSans3-BoldIt.ttf"}},
    {.name = "Source Serif 4",
     .kind = CV_FAMILY_SERIF,
     .files = {"SourceSerif4-Regular.otf", "SourceSerif4-It.otf", "SourceSerif4-Bold.otf", "SourceSerif4-BoldIt.otf"}},
    {.name = "EB Garamond",
     .kind = CV_FAMILY_SERIF,
     .files = {"EBGaramond-Regular.ttf", "EBGaramond-Italic.ttf", "EBGaramond-Bold.ttf", "EBGaramond-BoldItalic.ttf"}},
    {.name = "Source Code Pro",
     .kind = CV_FAMILY_MONO,
     .files = {"SourceCodePro-Regular.ttf", "SourceCodePro-Italic.ttf", "SourceCodePro-Bold.ttf",
               "SourceCodePro-BoldItalic.ttf"}},
    {.name = "Noto Sans CJK SC",
     .fallback = true,
     .files = {"NotoSansCJK-Regular.ttc", NULL, "NotoSansCJK-Bold.ttc"},
     .index = 2,
     .scripts = CJK,
     .languages = {"zh"}},
    {.name = "Noto Sans CJK TC",
     .fallback = true,
     .files = {"NotoSansCJK-Regular.ttc", NULL, "NotoSansCJK-Bold.ttc"},
     .index = 3,
     .scripts = CJK,
     .languages = {"zh-Hant", "zh-TW"}},
    {.name = "Noto Sans CJK HK",
     .fallback = true,
     .files = {"NotoSansCJK-Regular.ttc", NULL, "NotoSansCJK-Bold.ttc"},
     .index = 4,
     .scripts = CJK,
     .languages = {"zh-HK", "zh-MO", "zh-Hant-HK", "zh-Hant-MO", "yue"}},
    {.name = "Noto Sans CJK JP",
     .fallback = true,
     .files = {"NotoSansCJK-Regular.ttc", NULL, "NotoSansCJK-Bold.ttc"},
     .index = 0,
     .scripts = CJK,
     .languages = {"ja"}},
    {.name = "Noto Sans CJK KR",
     .fallback = true,
     .files = {"NotoSansCJK-Regular.ttc", NULL, "NotoSansCJK-Bold.ttc"},
     .index = 1,
     .scripts = CJK,
     .languages = {"ko"}},
    {.name = "Noto Sans Arabic",
     .fallback = true,
     .files = {"NotoSansArabic-Regular.ttf", NULL, "NotoSansArabic-Bold.ttf"},
     .scripts = {HB_TAG('A', 'r', 'a', 'b')}},
    {.name = "Noto Sans Hebrew",
     .fallback = true,
     .files = {"NotoSansHebrew-Regular.ttf", NULL, "NotoSansHebrew-Bold.ttf"},
     .scripts = {HB_TAG('H', 'e', 'b', 'r')}},
    {.name = "Noto Sans Symbols 2",
     .fallback = true,
     .files = {"NotoSansSymbols2-Regular.ttf"},
     .scripts = {HB_TAG('Z', 's', 'y', 'm')}},
    {.name = "Noto Emoji", .fallback = true, .files = {"NotoEmoji-Regular.ttf"}, .scripts = {HB_TAG('Z', 's', 'y', 'e')}},
};

static const char *const icon_files[CV_ICON_FONTS] = {
    [CV_ICON_SOLID] = "fa-solid-900.ttf", [CV_ICON_BRANDS] = "fa-brands-400.ttf"};

/* The file in a folder of the user's that may take an embedded one's place. */
static cv_str twin_of(const struct cv_fonts *fonts, cv_str embedded)
{
    for (size_t i = 0; i < fonts->twins.count; i++)
        if (cv_str_equal(fonts->twins.items[i].embedded, embedded)) return fonts->twins.items[i].path;
    return (cv_str){0};
}

static struct cv_font *add_face(struct cv_fonts *fonts, cv_str family, const char *file, uint32_t index)
{
    cv_str path = cv_str_printf(fonts->arena, "fonts/%s", file);
    struct cv_font *font = cv_fonts_add(fonts, family, path, true, index);
    font->twin = twin_of(fonts, path);
    return font;
}

/* A bundled family's own record, or that of a folder's family of the same name. */
static struct cv_font_family *family_record(struct cv_fonts *fonts, cv_str name)
{
    struct cv_font_family *known = cv_fonts_lookup(fonts, name);
    if (known != NULL) return known;
    cv_vec_push(fonts->arena, &fonts->families,
                (struct cv_font_family){.name = name, .licence = CV_STR("OFL-1.1"), .origin = CV_STR("bundled")});
    return &fonts->families.items[fonts->families.count - 1];
}

static void add_family(struct cv_fonts *fonts, const struct row *row)
{
    struct cv_font_family *family = family_record(fonts, cv_str_from_c(row->name));
    family->kind = row->kind;
    family->fallback = row->fallback;
    family->scripts = row->scripts;
    while (family->script_count < MAX_SCRIPTS && row->scripts[family->script_count] != 0) family->script_count++;
    family->languages = row->languages;
    for (size_t i = 0; i < CV_FACE_SLOTS; i++)
        if (row->files[i] != NULL && family->faces[i] == NULL)
            family->faces[i] = add_face(fonts, family->name, row->files[i], row->index);
}

void cv_catalogue_add(struct cv_fonts *fonts)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) add_family(fonts, &rows[i]);
    for (size_t i = 0; i < CV_ICON_FONTS; i++)
        fonts->icon_fonts[i] = add_face(fonts, CV_STR("Font Awesome 6 Free"), icon_files[i], 0);
}
