/* A paragraph is read into characters (chars.c), each grapheme gets a font (fallback.c), the text is cut where inline, font,
 * level or script change, each piece is shaped (run.c), and breaks are found (breaks.c). All of it is linear in the text. */
#include "text/shape.h"

#include "base/suggest.h"
#include "text/breaks.h"
#include "text/fallback.h"
#include "text/icon.h"
#include "text/run.h"
#include "text/words.h"

/* What is used for one paragraph after the other. */
struct shaper {
    struct cv_context *cx;
    struct cv_fonts *fonts;
    struct cv_chars chars;
    struct cv_words *words; /* NULL for a single paragraph */
    CV_VEC(struct cv_run) runs;
    CV_VEC(uint32_t) joined;
    CV_VEC(cv_str) unknown; /* families that were asked for and are not there */
    const struct cv_paragraph *paragraph;
    cv_str lang;                   /* of the paragraph */
    struct cv_font_wish wish;      /* for `wished` */
    const struct cv_style *wished; /* NULL: none */
};

/* The language of an inline: its element's, or that of the nearest around it. */
static cv_str lang_of(const struct cv_element *element, cv_str document)
{
    for (; element != NULL; element = element->parent)
        if (element->lang.length > 0) return element->lang;
    return document;
}

/* The family with the name nearest to a mistyped one, or NULL. */
static const char *near_family(struct shaper *shaper, cv_str name)
{
    size_t count = shaper->fonts->families.count;
    const char **names = CV_NEW_ARRAY(shaper->cx->arena, const char *, count);
    for (size_t i = 0; i < count; i++) names[i] = cv_str_to_c(shaper->cx->arena, shaper->fonts->families.items[i].name);
    return cv_suggest(name, names, count);
}

static void report_family(struct shaper *shaper, const struct cv_style *style)
{
    cv_str name = style->family;
    for (size_t i = 0; i < shaper->unknown.count; i++)
        if (cv_str_equal_nocase(shaper->unknown.items[i], name)) return;
    cv_vec_push(shaper->cx->arena, &shaper->unknown, name);
    struct cv_diags *diags = shaper->cx->diags;
    struct cv_diag *diag =
        cv_diag_add(diags, CV_CODE_FONT_UNKNOWN, style->family_span, "there is no font family `%.*s`", CV_STR_ARG(name));
    const char *near = near_family(shaper, name);
    if (near != NULL)
        cv_diag_hint(diags, diag, "use `%s`", near);
    else
        cv_diag_hint(diags, diag, "name one of those that `cvpdf fonts` lists, or add its folder with `--font-dir`");
}

/* The language by which Han characters get their shapes: a text's own, or what its kana or Hangul say. */
static cv_str han_lang(const struct cv_chars *chars, cv_str lang)
{
    static const char *const own[] = {"zh", "ja", "ko", "yue"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (cv_lang_matches(lang, cv_str_from_c(own[i]))) return lang;
    if (chars->has_kana) return CV_STR("ja");
    return chars->has_hangul ? CV_STR("ko") : lang;
}

static bool same_fonts(const struct cv_style *a, const struct cv_style *b)
{
    return a == b || (a->bold == b->bold && a->italic == b->italic && cv_str_equal(a->family, b->family));
}

/* Sets shaper->wish for a style and a language. False if the family's face cannot be used; it is reported. */
static bool set_wish(struct shaper *shaper, const struct cv_style *style, cv_str lang)
{
    struct cv_font_wish *wish = &shaper->wish;
    cv_str han = han_lang(&shaper->chars, lang);
    if (shaper->wished == NULL || !cv_str_equal(wish->lang, han)) {
        wish->lang = han;
        wish->language = hb_language_from_string(han.data, (int)han.length);
    }
    if (shaper->wished != NULL && same_fonts(shaper->wished, style)) return true;
    shaper->wished = NULL;
    const struct cv_font_family *family = cv_fonts_lookup(shaper->fonts, style->family);
    if (family == NULL) {
        report_family(shaper, style);
        return false;
    }
    wish->fonts = shaper->fonts;
    wish->family = family;
    wish->bold = style->bold;
    wish->italic = style->italic;
    wish->primary = cv_font_family_face(family, style->bold, style->italic);
    if (!cv_face_require(shaper->cx, wish->primary)) return false;
    shaper->wished = style;
    return true;
}

/* The characters [first, last) that do not begin a grapheme, as offsets. */
static void set_joined(struct shaper *shaper, size_t first, size_t last, struct cv_run_request *request)
{
    shaper->joined.count = 0;
    if (!shaper->chars.has_clusters) return;
    for (size_t i = first; i < last; i++)
        if (!shaper->chars.items[i].grapheme) cv_vec_push(shaper->cx->arena, &shaper->joined, shaper->chars.items[i].offset);
    request->joined = shaper->joined.items;
    request->joined_count = shaper->joined.count;
}

/* What has no glyph, a mark of direction between two words say, is read with what is before it. */
static void give_to_last_run(struct shaper *shaper, const struct cv_run *empty)
{
    if (shaper->runs.count == 0) return;
    struct cv_run *last = &shaper->runs.items[shaper->runs.count - 1];
    if (last->end != empty->start || last->start == last->end) return;
    struct cv_glyph *glyphs = (struct cv_glyph *)last->glyphs; /* made by cv_run_shape() a moment ago */
    for (size_t i = last->glyph_count; i-- > 0 && glyphs[i].end == last->end;) glyphs[i].end = empty->end;
    last->end = empty->end;
}

/* Shapes characters [first, last), which have all but the inline in common. */
static void shape_piece(struct shaper *shaper, const struct cv_inline *part, cv_str lang, size_t first, size_t last, bool small)
{
    const struct cv_chars *chars = &shaper->chars;
    const struct cv_char *c = &chars->items[first];
    struct cv_run_request request = {
        .paragraph = shaper->paragraph,
        .source = part,
        .font = c->font,
        .start = c->offset,
        .end = last < chars->count ? chars->items[last].offset : (uint32_t)shaper->paragraph->text.length,
        .level = c->level,
        .script = c->script,
        .lang = lang,
        .small_caps = small,
        .words = shaper->words,
    };
    set_joined(shaper, first, last, &request);
    struct cv_run run;
    cv_run_shape(shaper->cx, &request, &run);
    if (run.glyph_count > 0)
        cv_vec_push(shaper->cx->arena, &shaper->runs, run);
    else
        give_to_last_run(shaper, &run);
}

/* Whether a character is to be shown by a capital in place of a small one; marks go with their letter. */
static bool is_small(const struct cv_char *c, const struct cv_style *style, bool before)
{
    if (!cv_run_needs_capitals(c->font, style)) return false;
    return c->grapheme ? cv_run_is_small(c->codepoint, style) : before;
}

static bool same_piece(const struct cv_char *a, const struct cv_char *b)
{
    return a->font == b->font && a->level == b->level && a->script == b->script;
}

/* HarfBuzz looks for a mark's base through all the marks before it. No writing has more than a few, and Unicode thinks 30
 * enough (UAX #15 §13, "Stream-Safe Text Format"); what has more is cut there. */
enum { MOST_MARKS = 30 };

/* Index past the piece that starts at `first`, at most `end`. */
static size_t piece_end(const struct cv_char *chars, size_t first, size_t end, const struct cv_style *style, bool small)
{
    size_t marks = 0;
    size_t last = first + 1;
    for (; last < end && same_piece(&chars[first], &chars[last]); last++) {
        if (is_small(&chars[last], style, small) != small) break;
        marks = chars[last].grapheme ? 0 : marks + 1;
        if (marks > MOST_MARKS) break;
    }
    return last;
}

/* Cuts characters [first, end) of one inline into pieces and shapes them. */
static void shape_text(struct shaper *shaper, const struct cv_inline *part, cv_str lang, size_t first, size_t end)
{
    const struct cv_char *chars = shaper->chars.items;
    while (first < end) {
        if (chars[first].font == NULL) {
            first++;
            continue;
        }
        bool small = is_small(&chars[first], part->style, false);
        size_t last = piece_end(chars, first, end, part->style, small);
        shape_piece(shaper, part, lang, first, last, small);
        first = last;
    }
}

static void shape_icon(struct shaper *shaper, const struct cv_inline *part)
{
    struct cv_run run;
    if (cv_icon_run(shaper->cx, shaper->fonts, part, shaper->wish.primary, shaper->chars.level, &run))
        cv_vec_push(shaper->cx->arena, &shaper->runs, run);
}

static bool shape_inline(struct shaper *shaper, const struct cv_inline *part)
{
    cv_str lang = lang_of(part->element, shaper->lang);
    if (!set_wish(shaper, part->style, lang)) return false;
    if (part->icon.length > 0) {
        shape_icon(shaper, part);
        return true;
    }
    size_t first = cv_chars_at(&shaper->chars, part->start);
    size_t end = cv_chars_at(&shaper->chars, part->end);
    cv_fallback_assign(&shaper->wish, &shaper->chars, first, end);
    shape_text(shaper, part, lang, first, end);
    return true;
}

/* The leading is shared out so that the font's ascender and descender stand in its middle. */
static bool set_strut(struct shaper *shaper, struct cv_shaped *shaped)
{
    const struct cv_style *style = shaper->paragraph->style;
    if (!set_wish(shaper, style, shaper->lang)) return false;
    const struct cv_font_info *info = &shaper->wish.primary->info;
    cv_pt ascent = cv_pt_scale(style->size, info->ascender, info->units_per_em);
    cv_pt descent = cv_pt_scale(style->size, -info->descender, info->units_per_em);
    shaped->height = ascent + (style->leading - ascent - descent) / 2;
    shaped->depth = style->leading - shaped->height;
    return true;
}

static void keep_runs(struct shaper *shaper, struct cv_shaped *shaped)
{
    struct cv_run *runs = CV_NEW_ARRAY(shaper->cx->arena, struct cv_run, shaper->runs.count);
    if (shaper->runs.count > 0) memcpy(runs, shaper->runs.items, shaper->runs.count * sizeof *runs);
    shaped->runs = runs;
    shaped->run_count = shaper->runs.count;
}

static bool shape_paragraph(struct shaper *shaper, const struct cv_paragraph *paragraph, cv_str lang,
                            struct cv_shaped *ret_shaped)
{
    shaper->paragraph = paragraph;
    shaper->lang = paragraph->lang.length > 0 ? paragraph->lang : lang_of(paragraph->element, lang);
    shaper->runs.count = 0;
    cv_chars_read(&shaper->chars, shaper->fonts, paragraph->text, shaper->lang);
    *ret_shaped = (struct cv_shaped){.paragraph = paragraph, .lang = shaper->lang, .level = shaper->chars.level};
    bool ok = set_strut(shaper, ret_shaped);
    for (size_t i = 0; i < paragraph->inline_count; i++) ok = shape_inline(shaper, &paragraph->inlines[i]) && ok;
    keep_runs(shaper, ret_shaped);
    cv_breaks_find(shaper->fonts, &shaper->chars, paragraph, shaper->lang);
    cv_breaks_list(shaper->cx->arena, &shaper->chars, ret_shaped);
    return ok;
}

/* What an earlier compile has left: its reports, and faces that were opened when there was no memory for all of their tables.
 */
static void forget_earlier(struct cv_fonts *fonts)
{
    hb_set_clear(fonts->missing);
    for (size_t i = 0; i < fonts->fonts.count; i++) {
        fonts->fonts.items[i]->reported = false;
        if (fonts->starved) cv_face_close(fonts->fonts.items[i]);
    }
    if (fonts->starved) memset(fonts->choices, 0, sizeof fonts->choices);
    fonts->starved = false;
}

static void report_skipped(struct cv_context *cx, const struct cv_fonts *fonts)
{
    for (size_t i = 0; i < fonts->skipped.count; i++)
        cv_diag_add(cx->diags, CV_CODE_FONT_SKIPPED, (cv_span){0}, "`%.*s` is passed over: %.*s",
                    CV_STR_ARG(fonts->skipped.items[i].path), CV_STR_ARG(fonts->skipped.items[i].reason));
}

bool cv_shape_document(struct cv_context *cx, struct cv_fonts *fonts, const struct cv_document *document,
                       const struct cv_shaped_document **ret_shaped)
{
    struct shaper shaper = {.cx = cx, .fonts = fonts, .chars = {.arena = cx->arena}, .words = cv_words_new(cx)};
    struct cv_shaped_document *shaped = CV_NEW(cx->arena, struct cv_shaped_document);
    struct cv_shaped *paragraphs = CV_NEW_ARRAY(cx->arena, struct cv_shaped, document->paragraph_count);
    size_t errors = cx->diags->errors;
    forget_earlier(fonts);
    report_skipped(cx, fonts);
    for (uint32_t i = 0; i < document->paragraph_count; i++)
        shape_paragraph(&shaper, document->paragraphs[i], document->lang, &paragraphs[i]);
    *shaped = (struct cv_shaped_document){.document = document, .paragraphs = paragraphs};
    *ret_shaped = shaped;
    return cx->diags->errors == errors;
}

bool cv_shape_paragraph(struct cv_context *cx, struct cv_fonts *fonts, const struct cv_paragraph *paragraph, cv_str lang,
                        struct cv_shaped *ret_shaped)
{
    struct shaper shaper = {.cx = cx, .fonts = fonts, .chars = {.arena = cx->arena}};
    size_t errors = cx->diags->errors;
    return shape_paragraph(&shaper, paragraph, lang, ret_shaped) && cx->diags->errors == errors;
}

/* Index of the run's first glyph whose text starts at or after `offset`. */
static size_t glyph_at(const struct cv_run *run, uint32_t offset)
{
    size_t low = 0;
    size_t high = run->glyph_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (run->glyphs[middle].start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Offsets in [start, end) at which the whole run has a cluster that continues a grapheme. */
static void find_joined(struct cv_arena *arena, const struct cv_run *run, struct cv_run_request *request)
{
    size_t first = glyph_at(run, request->start);
    size_t last = glyph_at(run, request->end);
    uint32_t *joined = CV_NEW_ARRAY(arena, uint32_t, last - first);
    request->joined = joined;
    for (size_t i = first; i < last; i++) {
        bool new_cluster = i == 0 || run->glyphs[i - 1].start != run->glyphs[i].start;
        if (new_cluster && run->glyphs[i].continues) joined[request->joined_count++] = run->glyphs[i].start;
    }
}

bool cv_shape_part(struct cv_context *cx, const struct cv_shaped *shaped, const struct cv_run *run, uint32_t start,
                   uint32_t end, struct cv_run *ret_run)
{
    size_t errors = cx->diags->errors;
    struct cv_run_request request = {
        .paragraph = shaped->paragraph,
        .source = run->source,
        .font = run->font,
        .start = start,
        .end = end,
        .level = run->level,
        .script = run->script,
        .lang = lang_of(run->source->element, shaped->lang),
        .small_caps = run->small_caps,
    };
    find_joined(cx->arena, run, &request);
    cv_run_shape(cx, &request, ret_run);
    return cx->diags->errors == errors;
}
