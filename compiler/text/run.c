/* Shaping by HarfBuzz in font units; lengths follow from the size by integer arithmetic.
 *
 * Clusters are kept as fine as HarfBuzz can (monotone characters), so that every glyph's own text is known to whoever writes
 * it. The paragraph's text around the run is given as context: letters join across a change of colour or weight. */
#include "text/run.h"

#include "base/utf8.h"
#include "text/missing.h"
#include "text/words.h"

#include <unicode/uchar.h>
#include <unicode/ustring.h>

/* Capitals that stand for small ones are set at four fifths of the size: a little over the x-height, as drawn ones are. */
enum { CAPITALS_FIFTHS = 4, MAX_FEATURES = 8, MAX_UPPER = 8 };

struct features {
    hb_feature_t items[MAX_FEATURES];
    unsigned count;
};

static void add(struct features *features, hb_tag_t tag, uint32_t value)
{
    features->items[features->count++] =
        (hb_feature_t){.tag = tag, .value = value, .start = HB_FEATURE_GLOBAL_START, .end = HB_FEATURE_GLOBAL_END};
}

/* Kerning, ligatures and contextual forms are on without being asked for. Letters that are tracked must not be ligated. */
static struct features features_of(const struct cv_style *style, bool tracked, bool capitals)
{
    struct features features = {.count = 0};
    if (tracked) {
        add(&features, HB_TAG('l', 'i', 'g', 'a'), 0);
        add(&features, HB_TAG('c', 'l', 'i', 'g'), 0);
    }
    if (style->caps != CV_CAPS_NONE && !capitals) add(&features, HB_TAG('s', 'm', 'c', 'p'), 1);
    if (style->caps == CV_CAPS_ALL_SMALL && !capitals) add(&features, HB_TAG('c', '2', 's', 'c'), 1);
    switch (style->figures) {
    case CV_FIGURES_DEFAULT:
        break;
    case CV_FIGURES_TABULAR:
        add(&features, HB_TAG('t', 'n', 'u', 'm'), 1);
        break;
    case CV_FIGURES_PROPORTIONAL:
        add(&features, HB_TAG('p', 'n', 'u', 'm'), 1);
        break;
    case CV_FIGURES_OLDSTYLE:
        add(&features, HB_TAG('o', 'n', 'u', 'm'), 1);
        break;
    }
    return features;
}

bool cv_run_needs_capitals(const struct cv_font *font, const struct cv_style *style)
{
    if (style->caps == CV_CAPS_NONE) return false;
    return !font->has_small_caps || (style->caps == CV_CAPS_ALL_SMALL && !font->has_caps_to_small);
}

bool cv_run_is_small(uint32_t codepoint, const struct cv_style *style)
{
    if (u_hasBinaryProperty((UChar32)codepoint, UCHAR_CHANGES_WHEN_UPPERCASED)) return true;
    return style->caps == CV_CAPS_ALL_SMALL && u_hasBinaryProperty((UChar32)codepoint, UCHAR_UPPERCASE);
}

/* Scripts whose letters are joined: space between them would tear them apart. */
static bool is_joined(hb_script_t script)
{
    return script == HB_SCRIPT_ARABIC || script == HB_SCRIPT_SYRIAC || script == HB_SCRIPT_MONGOLIAN ||
           script == HB_SCRIPT_NKO || script == HB_SCRIPT_MANDAIC || script == HB_SCRIPT_DEVANAGARI ||
           script == HB_SCRIPT_BENGALI;
}

/* Puts the text's capitals into the buffer, each with the cluster of the letter it stands for. */
static void add_capitals(hb_buffer_t *buffer, const struct cv_run_request *request)
{
    char locale[CV_LOCALE_LENGTH] = {0};
    if (request->lang.length < sizeof locale) memcpy(locale, request->lang.data, request->lang.length);
    for (size_t offset = request->start; offset < request->end;) {
        uint32_t cluster = (uint32_t)offset;
        UChar32 letter = (UChar32)cv_utf8_next(request->paragraph->text, &offset);
        UChar small[2], upper[MAX_UPPER];
        UErrorCode status = U_ZERO_ERROR;
        int32_t small_length = 0;
        U16_APPEND_UNSAFE(small, small_length, letter);
        int32_t length = u_strToUpper(upper, MAX_UPPER, small, small_length, locale, &status);
        UChar32 capitals[MAX_UPPER];
        u_strToUTF32(capitals, MAX_UPPER, &length, upper, length, &status);
        for (int32_t i = 0; U_SUCCESS(status) && i < length; i++) hb_buffer_add(buffer, (hb_codepoint_t)capitals[i], cluster);
    }
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
}

static void fill(hb_buffer_t *buffer, const struct cv_run_request *request)
{
    cv_str text = request->paragraph->text;
    hb_buffer_reset(buffer);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    if (request->small_caps)
        add_capitals(buffer, request);
    else
        hb_buffer_add_utf8(buffer, text.data, (int)text.length, request->start, (int)(request->end - request->start));
    hb_buffer_set_direction(buffer, (request->level & 1) != 0 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, request->script);
    hb_buffer_set_language(buffer, hb_language_from_string(request->lang.data, (int)request->lang.length));
}

/* HarfBuzz's glyphs, in logical order, each with the text of its cluster. */
static void convert(struct cv_run *run, struct cv_glyph *glyphs, const struct cv_shaping *shaping)
{
    const hb_glyph_info_t *infos = shaping->infos;
    const hb_glyph_position_t *places = shaping->places;
    size_t count = run->glyph_count;
    int64_t units = run->font->info.units_per_em;
    uint32_t end = run->end;
    for (size_t i = count; i-- > 0;) {
        size_t from = (run->level & 1) != 0 ? count - 1 - i : i;
        if (i + 1 < count && glyphs[i + 1].start != infos[from].cluster) end = glyphs[i + 1].start;
        glyphs[i] = (struct cv_glyph){
            .id = infos[from].codepoint,
            .start = infos[from].cluster,
            .end = end,
            .advance = cv_pt_scale(run->size, places[from].x_advance, units),
            .x_offset = cv_pt_scale(run->size, places[from].x_offset, units),
            .y_offset = cv_pt_scale(run->size, places[from].y_offset, units),
            .unsafe_to_break = (hb_glyph_info_get_glyph_flags(&infos[from]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0,
        };
    }
}

/* The second and later glyphs of a cluster, and the clusters of characters that do not begin a grapheme. */
static void mark_continuing(struct cv_glyph *glyphs, size_t count, const struct cv_run_request *request)
{
    size_t next = 0;
    for (size_t i = 0; i < count; i++) {
        while (next < request->joined_count && request->joined[next] < glyphs[i].start) next++;
        glyphs[i].continues = (i > 0 && glyphs[i].start == glyphs[i - 1].start) ||
                              (next < request->joined_count && request->joined[next] == glyphs[i].start);
    }
}

/* Adds the tracking to the glyph of each grapheme that is drawn last. */
static void track(struct cv_glyph *glyphs, size_t count, cv_pt tracking, bool right_to_left)
{
    for (size_t i = 0; i < count; i++) {
        bool last = right_to_left ? !glyphs[i].continues : i + 1 == count || !glyphs[i + 1].continues;
        if (last) glyphs[i].advance += tracking;
    }
}

static void report_missing(struct cv_context *cx, const struct cv_run *run, const struct cv_run_request *request)
{
    for (size_t i = 0; i < run->glyph_count; i++)
        if (run->glyphs[i].id == 0)
            cv_missing_report(cx, run->font, request->paragraph, request->source, run->glyphs[i].start, run->glyphs[i].end);
}

static cv_pt total(const struct cv_glyph *glyphs, size_t count)
{
    cv_pt width = 0;
    for (size_t i = 0; i < count; i++) width += glyphs[i].advance;
    return width;
}

/* What letters are set apart by; not those that are joined. */
static cv_pt tracking_of(const struct cv_run_request *request)
{
    return is_joined(request->script) ? 0 : request->source->style->tracking;
}

uint32_t cv_run_features(const struct cv_run_request *request)
{
    const struct cv_style *style = request->source->style;
    return (uint32_t)style->caps << 8 | (uint32_t)style->figures << 1 | (tracking_of(request) != 0);
}

struct cv_shaping cv_run_harfbuzz(struct cv_context *cx, const struct cv_run_request *request)
{
    hb_buffer_t *buffer = request->font->fonts->buffer;
    struct features features = features_of(request->source->style, tracking_of(request) != 0, request->small_caps);
    fill(buffer, request);
    hb_shape(request->font->shaper, buffer, features.items, features.count);
    if (!hb_buffer_allocation_successful(buffer)) cv_arena_exhausted(cx->arena);
    struct cv_shaping shaping;
    shaping.infos = hb_buffer_get_glyph_infos(buffer, &shaping.count);
    shaping.places = hb_buffer_get_glyph_positions(buffer, &shaping.count);
    return shaping;
}

void cv_run_shape(struct cv_context *cx, const struct cv_run_request *request, struct cv_run *ret_run)
{
    const struct cv_style *style = request->source->style;
    struct cv_shaping shaping;
    if (!cv_words_shape(request->words, request, &shaping)) shaping = cv_run_harfbuzz(cx, request);
    struct cv_glyph *glyphs = CV_NEW_ARRAY(cx->arena, struct cv_glyph, shaping.count);
    *ret_run = (struct cv_run){.font = request->font,
                               .source = request->source,
                               .start = request->start,
                               .end = request->end,
                               .level = request->level,
                               .script = request->script,
                               .small_caps = request->small_caps,
                               .size = request->small_caps ? style->size * CAPITALS_FIFTHS / 5 : style->size,
                               .glyphs = glyphs,
                               .glyph_count = shaping.count};
    convert(ret_run, glyphs, &shaping);
    mark_continuing(glyphs, shaping.count, request);
    cv_pt tracking = tracking_of(request);
    if (tracking != 0) track(glyphs, shaping.count, tracking, (request->level & 1) != 0);
    ret_run->width = total(glyphs, shaping.count);
    report_missing(cx, ret_run, request);
}
