/* Font fallback by grapheme cluster: all of a cluster in one font, or marks would not find their base and emoji sequences
 * would fall apart. The order in which families are asked:
 *
 *   the style's own family; those in the user's folders; for a script with fonts of its own (Han, Arabic, emoji …), those; the
 *   bundled text families of the same kind, the others of them; symbols; whatever there is.
 *
 * Decisions for single characters are kept in a small cache. */
#include "text/fallback.h"

#include <hb-ot.h>
#include <unicode/uchar.h>

enum { SPACE = ' ', HYPHEN = 0x2010, HARD_HYPHEN = 0x2011, TEXT_SELECTOR = 0xFE0E, EMOJI_SELECTOR = 0xFE0F, NEIGHBOURS = 4 };

static const hb_script_t EMOJI = (hb_script_t)HB_TAG('Z', 's', 'y', 'e');
static const hb_script_t SYMBOLS = (hb_script_t)HB_TAG('Z', 's', 'y', 'm');

/* The characters of one cluster. */
struct cluster {
    const struct cv_char *chars;
    size_t count;
    hb_script_t script;
};

static bool is_ignorable(uint32_t codepoint)
{
    return codepoint >= 0x80 && u_hasBinaryProperty((UChar32)codepoint, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/* Whether HarfBuzz can show the character with the font, be it as what it is equivalent to: a space of another width, a letter
 * and a mark for an accented letter (Unicode normalisation; HarfBuzz does the same when it shapes). */
static bool shows(const struct cv_font *font, uint32_t codepoint)
{
    if (cv_face_glyph(font, codepoint) != 0 || is_ignorable(codepoint)) return true;
    if (codepoint < 0x80) return false;
    if (codepoint == HARD_HYPHEN) return cv_face_glyph(font, HYPHEN) != 0;
    if (u_charType((UChar32)codepoint) == U_SPACE_SEPARATOR) return cv_face_glyph(font, SPACE) != 0;
    hb_codepoint_t base, mark;
    if (!hb_unicode_decompose(hb_unicode_funcs_get_default(), codepoint, &base, &mark)) return false;
    return cv_face_glyph(font, base) != 0 && (mark == 0 || cv_face_glyph(font, mark) != 0);
}

static bool shows_cluster(const struct cv_font *font, const struct cluster *cluster)
{
    for (size_t i = 0; i < cluster->count; i++) {
        uint32_t codepoint = cluster->chars[i].codepoint;
        hb_codepoint_t composed;
        if (shows(font, codepoint)) continue;
        if (i == 0 ||
            !hb_unicode_compose(hb_unicode_funcs_get_default(), cluster->chars[i - 1].codepoint, codepoint, &composed) ||
            cv_face_glyph(font, composed) == 0)
            return false;
    }
    return true;
}

static bool serves(const struct cv_font_family *family, hb_script_t script)
{
    for (size_t i = 0; i < family->script_count; i++)
        if (family->scripts[i] == (hb_tag_t)script) return true;
    return false;
}

/* 1 + bytes of the longest of the family's languages that `lang` is; 0 if it is none of them. */
static size_t language_match(const struct cv_font_family *family, cv_str lang)
{
    size_t longest = 0;
    for (size_t i = 0; family->languages != NULL && i < CV_CATALOGUE_LANGUAGES && family->languages[i] != NULL; i++) {
        cv_str language = cv_str_from_c(family->languages[i]);
        if (language.length + 1 > longest && cv_lang_matches(lang, language)) longest = language.length + 1;
    }
    return longest;
}

/* The family that serves a script for a language, or NULL. */
static const struct cv_font_family *family_for_script(const struct cv_font_wish *wish, hb_script_t script)
{
    const struct cv_font_family *best = NULL;
    size_t best_match = 0;
    for (size_t i = 0; i < wish->fonts->families.count; i++) {
        const struct cv_font_family *family = &wish->fonts->families.items[i];
        if (!serves(family, script)) continue;
        size_t match = language_match(family, wish->lang);
        if (best == NULL || match > best_match) {
            best = family;
            best_match = match;
        }
    }
    return best;
}

/* The family's face for the wish if it can be opened and has the cluster. A broken file is passed over. */
static struct cv_font *try_family(const struct cv_font_wish *wish, const struct cv_font_family *family,
                                  const struct cluster *cluster)
{
    if (family == NULL) return NULL;
    struct cv_font *font = cv_font_family_face(family, wish->bold, wish->italic);
    return cv_face_open(font) && shows_cluster(font, cluster) ? font : NULL;
}

enum group { LOCAL_FAMILIES, SAME_KIND, OTHER_TEXT, OTHER_FALLBACK };

static bool in_group(const struct cv_font_wish *wish, const struct cv_font_family *family, enum group group)
{
    switch (group) {
    case LOCAL_FAMILIES:
        return family->local;
    case SAME_KIND:
        return !family->fallback && family->kind == wish->family->kind;
    case OTHER_TEXT:
        return !family->fallback && family->kind != wish->family->kind;
    case OTHER_FALLBACK:
        break;
    }
    return family->fallback;
}

static struct cv_font *try_group(const struct cv_font_wish *wish, enum group group, const struct cluster *cluster)
{
    for (size_t i = 0; i < wish->fonts->families.count; i++) {
        const struct cv_font_family *family = &wish->fonts->families.items[i];
        struct cv_font *font = in_group(wish, family, group) ? try_family(wish, family, cluster) : NULL;
        if (font != NULL) return font;
    }
    return NULL;
}

/* Scripts that text families are made for; what serves the others is asked first. */
static bool is_text_script(hb_script_t script)
{
    return script == HB_SCRIPT_LATIN || script == HB_SCRIPT_GREEK || script == HB_SCRIPT_CYRILLIC || script == HB_SCRIPT_COMMON;
}

static bool is_emoji(const struct cluster *cluster)
{
    if (cluster->chars[0].codepoint < 0x80 && cluster->count == 1) return false;
    for (size_t i = 1; i < cluster->count; i++) {
        if (cluster->chars[i].codepoint == EMOJI_SELECTOR) return true;
        if (cluster->chars[i].codepoint == TEXT_SELECTOR) return false;
    }
    return u_hasBinaryProperty((UChar32)cluster->chars[0].codepoint, UCHAR_EMOJI_PRESENTATION);
}

static bool is_east_asian(const struct cv_char *c)
{
    int width = u_getIntPropertyValue((UChar32)c->codepoint, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

static bool is_ambiguous_punctuation(uint32_t codepoint)
{
    return (U_GET_GC_MASK((UChar32)codepoint) & U_GC_P_MASK) != 0 &&
           u_getIntPropertyValue((UChar32)codepoint, UCHAR_EAST_ASIAN_WIDTH) == U_EA_AMBIGUOUS;
}

/* Whether the next character that is not punctuation of this kind itself, in one direction, is East Asian. */
static bool is_beside_east_asian(const struct cv_chars *chars, size_t index, bool forwards)
{
    for (int looked = 0; looked < NEIGHBOURS && (forwards ? index + 1 < chars->count : index > 0); looked++) {
        index += forwards ? 1 : (size_t)-1;
        if (!is_ambiguous_punctuation(chars->items[index].codepoint)) return is_east_asian(&chars->items[index]);
    }
    return false;
}

/* Quotation marks, dashes and dots that Chinese and Japanese share with Latin text are theirs beside an ideograph, and in a
 * text of another language only between ideographs. */
static bool goes_with_ideographs(const struct cv_font_wish *wish, const struct cv_chars *chars, size_t index)
{
    if (!is_ambiguous_punctuation(chars->items[index].codepoint)) return false;
    bool before = is_beside_east_asian(chars, index, false);
    bool after = is_beside_east_asian(chars, index, true);
    if (cv_lang_matches(wish->lang, CV_STR("zh")) || cv_lang_matches(wish->lang, CV_STR("ja"))) return before || after;
    return before && after && !cv_lang_matches(wish->lang, CV_STR("ko"));
}

/* Punctuation and spaces that text families have, too, but that belong to a writing with fonts of its own. */
static bool goes_with_script(const struct cv_font_wish *wish, const struct cv_chars *chars, size_t index)
{
    const struct cv_char *c = &chars->items[index];
    if (is_text_script(c->script) || c->script == HB_SCRIPT_HANGUL) return false;
    if (c->script == HB_SCRIPT_HAN) return goes_with_ideographs(wish, chars, index);
    return (U_GET_GC_MASK((UChar32)c->codepoint) & (U_GC_P_MASK | U_GC_ZS_MASK)) != 0;
}

/* After the primary font has been asked. NULL: no font has all of the cluster. */
static struct cv_font *search(const struct cv_font_wish *wish, const struct cluster *cluster)
{
    struct cv_font *font = try_group(wish, LOCAL_FAMILIES, cluster);
    if (font == NULL && !is_text_script(cluster->script))
        font = try_family(wish, family_for_script(wish, cluster->script), cluster);
    if (font == NULL) font = try_group(wish, SAME_KIND, cluster);
    if (font == NULL) font = try_group(wish, OTHER_TEXT, cluster);
    if (font == NULL) font = try_family(wish, family_for_script(wish, SYMBOLS), cluster);
    if (font == NULL) font = try_group(wish, OTHER_FALLBACK, cluster);
    return font;
}

static struct cv_font *search_cached(const struct cv_font_wish *wish, const struct cluster *cluster)
{
    uint32_t codepoint = cluster->chars[0].codepoint;
    struct cv_font_choice *choice = &wish->fonts->choices[(codepoint ^ (codepoint >> 9)) % CV_FONT_CHOICES];
    if (choice->primary == wish->primary && choice->codepoint == codepoint && choice->script == cluster->script &&
        choice->language == wish->language && choice->bold == wish->bold && choice->italic == wish->italic)
        return choice->font;
    struct cv_font *font = search(wish, cluster);
    *choice = (struct cv_font_choice){.codepoint = codepoint,
                                      .script = cluster->script,
                                      .primary = wish->primary,
                                      .language = wish->language,
                                      .bold = wish->bold,
                                      .italic = wish->italic,
                                      .font = font};
    return font;
}

static struct cv_font *choose(const struct cv_font_wish *wish, const struct cv_chars *chars, size_t index,
                              const struct cluster *cluster)
{
    struct cv_font *font = NULL;
    if (cluster->script == EMOJI || (cluster->count == 1 && goes_with_script(wish, chars, index)))
        font = try_family(wish, family_for_script(wish, cluster->script), cluster);
    if (font != NULL) return font;
    if (shows_cluster(wish->primary, cluster)) return wish->primary;
    font = cluster->count == 1 ? search_cached(wish, cluster) : search(wish, cluster);
    if (font == NULL && cluster->count > 1) {
        /* Better the letter without its mark, which will be reported, than nothing. */
        struct cluster base = {.chars = cluster->chars, .count = 1, .script = cluster->script};
        font = shows_cluster(wish->primary, &base) ? wish->primary : search(wish, &base);
    }
    return font == NULL ? wish->primary : font;
}

/* A cluster of characters that are not shown stays with what is before it, so that it does not part a run. */
static bool is_invisible(const struct cluster *cluster)
{
    for (size_t i = 0; i < cluster->count; i++)
        if (!is_ignorable(cluster->chars[i].codepoint)) return false;
    return true;
}

void cv_fallback_assign(const struct cv_font_wish *wish, struct cv_chars *chars, size_t start, size_t end)
{
    struct cv_font *before = wish->primary;
    for (size_t i = start; i < end;) {
        struct cluster cluster = {.chars = &chars->items[i], .count = 1, .script = chars->items[i].script};
        while (i + cluster.count < end && !chars->items[i + cluster.count].grapheme) cluster.count++;
        if (is_emoji(&cluster)) cluster.script = EMOJI;
        struct cv_font *font = NULL;
        if (cluster.chars[0].codepoint != '\n') {
            font = is_invisible(&cluster) ? before : choose(wish, chars, i, &cluster);
            before = font;
        }
        for (size_t k = 0; k < cluster.count; k++) chars->items[i + k].font = font;
        i += cluster.count;
    }
    if (wish->fonts->starved) cv_arena_exhausted(chars->arena);
}
