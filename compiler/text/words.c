/* In scripts that are written letter after letter, a word between spaces has the same glyphs wherever it stands, unless a font
 * has rules for the space itself. So the words of a run are looked up in a hash table (open addressing, at most three quarters
 * full) and only new ones are given to HarfBuzz. Whether a font has such rules is found out when it has had enough text for the
 * answer to pay: from its lookups' glyphs, and by trying every printable ASCII character beside a space. */
#include "text/words.h"

#include <hb-ot.h>

enum {
    WORTHWHILE = 16 * 1024, /* bytes of text that a font has had */
    FIRST_CAPACITY = 512,   /* of the table; a power of two */
    MOST_WORDS = 64 * 1024, /* kept */
    LONGEST_WORD = 48,      /* bytes; longer ones seldom come again */
    FIRST_PRINTABLE = '!',
    LAST_PRINTABLE = '~',
};

struct word {
    cv_str text; /* in the paragraph that had it first; empty: a free place */
    uint32_t hash;
    const struct cv_font *font;
    hb_script_t script;
    cv_str lang;
    uint32_t features;      /* cv_run_features() */
    hb_glyph_info_t *infos; /* clusters count from the word's start */
    hb_glyph_position_t *places;
    unsigned count;
};

struct cv_words {
    struct cv_context *cx;
    struct word *table;
    size_t capacity; /* a power of two, or 0 */
    size_t count;
    CV_VEC(hb_glyph_info_t) infos; /* of the run under work */
    CV_VEC(hb_glyph_position_t) places;
};

struct cv_words *cv_words_new(struct cv_context *cx)
{
    struct cv_words *words = CV_NEW(cx->arena, struct cv_words);
    words->cx = cx;
    return words;
}

/* Whether one of the lookups that text may come to, by what HarfBuzz does of itself and what run.c asks for, looks at the
 * glyph. Fractions are left out: HarfBuzz makes them at a fraction slash only. */
static bool has_rule_for(hb_face_t *tables, hb_tag_t table, hb_codepoint_t glyph)
{
    static const hb_tag_t features[] = {
        HB_TAG('a', 'b', 'v', 'm'), HB_TAG('b', 'l', 'w', 'm'),
        HB_TAG('c', '2', 's', 'c'), HB_TAG('c', 'a', 'l', 't'),
        HB_TAG('c', 'c', 'm', 'p'), HB_TAG('c', 'l', 'i', 'g'),
        HB_TAG('c', 'u', 'r', 's'), HB_TAG('d', 'i', 's', 't'),
        HB_TAG('k', 'e', 'r', 'n'), HB_TAG('l', 'i', 'g', 'a'),
        HB_TAG('l', 'o', 'c', 'l'), HB_TAG('l', 't', 'r', 'a'),
        HB_TAG('l', 't', 'r', 'm'), HB_TAG('m', 'a', 'r', 'k'),
        HB_TAG('m', 'k', 'm', 'k'), HB_TAG('o', 'n', 'u', 'm'),
        HB_TAG('p', 'n', 'u', 'm'), HB_TAG('r', 'c', 'l', 't'),
        HB_TAG('r', 'l', 'i', 'g'), HB_TAG('s', 'm', 'c', 'p'),
        HB_TAG('t', 'n', 'u', 'm'), HB_TAG_NONE,
    };
    hb_set_t *lookups = hb_set_create();
    hb_set_t *sets[] = {hb_set_create(), hb_set_create(), hb_set_create(), hb_set_create()};
    bool found = false;
    hb_codepoint_t lookup = HB_SET_VALUE_INVALID;
    hb_ot_layout_collect_lookups(tables, table, NULL, NULL, features, lookups);
    while (!found && hb_set_next(lookups, &lookup)) {
        hb_ot_layout_lookup_collect_glyphs(tables, table, lookup, sets[0], sets[1], sets[2], NULL);
        for (size_t i = 0; i < 3; i++) found = found || hb_set_has(sets[i], glyph) || !hb_set_allocation_successful(sets[i]);
    }
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) hb_set_destroy(sets[i]);
    hb_set_destroy(lookups);
    return found;
}

/* Whether every printable ASCII character stands beside spaces as it stands alone: a class of "all other glyphs" in a kerning
 * table has the space in it without naming it. */
static bool is_even_beside(struct cv_font *font, hb_codepoint_t space)
{
    hb_buffer_t *buffer = font->fonts->buffer;
    hb_buffer_reset(buffer);
    for (hb_codepoint_t c = FIRST_PRINTABLE; c <= LAST_PRINTABLE; c++) {
        hb_buffer_add(buffer, ' ', 2 * c);
        hb_buffer_add(buffer, c, 2 * c + 1);
    }
    hb_buffer_add(buffer, ' ', 2 * LAST_PRINTABLE + 2);
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
    hb_shape(font->shaper, buffer, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &count);
    bool even = hb_buffer_allocation_successful(buffer) && count == 2 * (LAST_PRINTABLE - FIRST_PRINTABLE + 1) + 1;
    for (unsigned i = 0; even && i < count; i++)
        even = (i % 2 == 1 || infos[i].codepoint == space) && places[i].x_offset == 0 && places[i].y_offset == 0 &&
               places[i].x_advance == hb_font_get_glyph_h_advance(font->shaper, infos[i].codepoint);
    return even;
}

static void find_out(struct cv_font *font)
{
    hb_codepoint_t space = cv_face_glyph(font, ' ');
    bool apart = space != 0 && !has_rule_for(font->tables, HB_OT_TAG_GSUB, space) &&
                 !has_rule_for(font->tables, HB_OT_TAG_GPOS, space) && is_even_beside(font, space);
    font->words = apart ? CV_WORDS_APART : CV_WORDS_TOGETHER;
}

/* Whether the run can be shaped by words, and should be. */
static bool is_fit(const struct cv_run_request *request)
{
    struct cv_font *font = request->font;
    bool simple = request->script == HB_SCRIPT_LATIN || request->script == HB_SCRIPT_CYRILLIC ||
                  request->script == HB_SCRIPT_GREEK || request->script == HB_SCRIPT_COMMON;
    if (!simple || request->level != 0 || request->small_caps || request->joined_count > 0) return false;
    cv_str text = cv_str_slice(request->paragraph->text, request->start, request->end);
    if (cv_str_find(text, CV_STR("\xE2\x81\x84")) < text.length) return false; /* U+2044, the fraction slash */
    if (font->words == CV_WORDS_UNKNOWN) {
        font->bytes_shaped += request->end - request->start;
        if (font->bytes_shaped >= WORTHWHILE) find_out(font);
    }
    return font->words == CV_WORDS_APART;
}

/* FNV-1a. */
static uint32_t hash_of(cv_str text, uint32_t seed)
{
    uint32_t hash = 2166136261U ^ seed;
    for (size_t i = 0; i < text.length; i++) hash = (hash ^ (unsigned char)text.data[i]) * 16777619U;
    return hash;
}

static bool same_word(const struct word *a, const struct word *b)
{
    return a->hash == b->hash && a->font == b->font && a->script == b->script && a->features == b->features &&
           cv_str_equal(a->text, b->text) && cv_str_equal(a->lang, b->lang);
}

/* The word's place in the table: its own, or the free one where it belongs. */
static struct word *place_of(const struct cv_words *words, const struct word *word)
{
    size_t i = word->hash & (words->capacity - 1);
    while (words->table[i].text.length > 0 && !same_word(&words->table[i], word)) i = (i + 1) & (words->capacity - 1);
    return &words->table[i];
}

static void grow(struct cv_words *words)
{
    struct word *old = words->table;
    size_t old_capacity = words->capacity;
    words->capacity = old_capacity == 0 ? FIRST_CAPACITY : old_capacity * 2;
    words->table = CV_NEW_ARRAY(words->cx->arena, struct word, words->capacity);
    for (size_t i = 0; i < old_capacity; i++)
        if (old[i].text.length > 0) *place_of(words, &old[i]) = old[i];
}

/* Shapes a word and keeps copies of its glyphs. */
static void shape_word(struct cv_words *words, const struct cv_run_request *request, uint32_t start, struct word *word)
{
    struct cv_run_request alone = *request;
    alone.start = start;
    alone.end = start + (uint32_t)word->text.length;
    struct cv_shaping shaping = cv_run_harfbuzz(words->cx, &alone);
    word->count = shaping.count;
    word->infos = CV_NEW_ARRAY(words->cx->arena, hb_glyph_info_t, shaping.count);
    word->places = CV_NEW_ARRAY(words->cx->arena, hb_glyph_position_t, shaping.count);
    memcpy(word->infos, shaping.infos, shaping.count * sizeof *word->infos);
    memcpy(word->places, shaping.places, shaping.count * sizeof *word->places);
    for (unsigned i = 0; i < word->count; i++) word->infos[i].cluster -= start;
}

/* Appends the glyphs of the word at `start`. */
static void add_word(struct cv_words *words, const struct cv_run_request *request, uint32_t start, uint32_t end)
{
    cv_str text = cv_str_slice(request->paragraph->text, start, end);
    struct word word = {.text = text,
                        .font = request->font,
                        .script = request->script,
                        .lang = request->lang,
                        .features = cv_run_features(request)};
    word.hash = hash_of(text, word.features);
    struct word *place = NULL;
    if (text.length <= LONGEST_WORD && words->count < MOST_WORDS) {
        if (words->count * 4 >= words->capacity * 3) grow(words);
        place = place_of(words, &word);
    }
    if (place != NULL && place->text.length > 0) {
        word = *place;
    } else {
        shape_word(words, request, start, &word);
        words->count += place != NULL;
        if (place != NULL) *place = word;
    }
    for (unsigned i = 0; i < word.count; i++) {
        cv_vec_push(words->cx->arena, &words->infos, word.infos[i]);
        words->infos.items[words->infos.count - 1].cluster += start;
        cv_vec_push(words->cx->arena, &words->places, word.places[i]);
    }
}

static void add_space(struct cv_words *words, struct cv_font *font, uint32_t start)
{
    hb_codepoint_t space = cv_face_glyph(font, ' ');
    cv_vec_push(words->cx->arena, &words->infos, (hb_glyph_info_t){.codepoint = space, .cluster = start});
    cv_vec_push(words->cx->arena, &words->places,
                (hb_glyph_position_t){.x_advance = hb_font_get_glyph_h_advance(font->shaper, space)});
}

bool cv_words_shape(struct cv_words *words, const struct cv_run_request *request, struct cv_shaping *ret_shaping)
{
    if (words == NULL || !is_fit(request)) return false;
    const char *text = request->paragraph->text.data;
    words->infos.count = 0;
    words->places.count = 0;
    for (uint32_t start = request->start; start < request->end;) {
        uint32_t end = start;
        while (end < request->end && text[end] != ' ') end++;
        if (end > start) add_word(words, request, start, end);
        if (end < request->end) add_space(words, request->font, end);
        start = end + 1;
    }
    *ret_shaping =
        (struct cv_shaping){.infos = words->infos.items, .places = words->places.items, .count = (unsigned)words->infos.count};
    return true;
}
