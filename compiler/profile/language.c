/* Language tags as in BCP 47 (RFC 5646 §2.1), without extensions and private use, with `_` as good as `-`; matching is the
 * lookup of RFC 4647 §3.4: the wanted tag is shortened from its end until one fits. */
#include "profile/language.h"

#include "profile/decoder.h"

#include <stdlib.h>

/* ISO 639-1, and the languages of ISO 639-3 without a code of two letters that have a written press. A mapping with the keys
 * `url` or `tag` is no language map, though both look like tags. */
static const char two_letters[] = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv "
                                  "cy da de dv dz ee el en eo es et "
                                  "eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io "
                                  "is it iu ja jv ka kg ki kj kk kl "
                                  "km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb "
                                  "nd ne ng nl nn no nr nv ny oc oj "
                                  "om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su "
                                  "sv sw ta te tg th ti tk tl tn to "
                                  "tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";
static const char three_letters[] =
    "ast ceb ckb cmn csb dsb fil frp fur gsw hak haw hsb kab lld mni nan nds sah sat scn sco vec "
    "wuu yue";

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_listed(const char *list, size_t list_length, cv_str code)
{
    for (size_t i = 0; i < list_length; i += code.length + 1)
        if (cv_str_equal_nocase((cv_str){.data = list + i, .length = code.length}, code)) return true;
    return false;
}

/* A script, a region or a variant. */
static bool is_subtag(cv_str s)
{
    if (s.length < 2 || s.length > 8) return false;
    size_t letters = 0;
    for (size_t i = 0; i < s.length; i++) {
        if (!is_letter(s.data[i]) && !is_digit(s.data[i])) return false;
        letters += is_letter(s.data[i]);
    }
    if (s.length == 2) return letters == 2;
    if (s.length == 3) return letters == 0;
    if (s.length == 4) return letters == 4 || is_digit(s.data[0]);
    return true;
}

static size_t subtag_end(cv_str s, size_t start)
{
    while (start < s.length && s.data[start] != '-' && s.data[start] != '_') start++;
    return start;
}

bool cv_language_is_tag(cv_str s)
{
    enum { LONGEST = 35 };
    size_t end = subtag_end(s, 0);
    if (s.length > LONGEST || end < 2 || end > 3) return false;
    cv_str code = cv_str_slice(s, 0, end);
    bool known = end == 2 ? is_listed(two_letters, sizeof two_letters - 1, code)
                          : is_listed(three_letters, sizeof three_letters - 1, code);
    while (known && end < s.length) {
        size_t start = end + 1;
        end = subtag_end(s, start);
        known = is_subtag(cv_str_slice(s, start, end));
    }
    return known;
}

cv_str cv_language_normalised(struct cv_arena *arena, cv_str tag)
{
    char *bytes = cv_str_to_c(arena, tag);
    for (size_t i = 0; i < tag.length; i++)
        if (bytes[i] == '_') bytes[i] = '-';
    return (cv_str){.data = bytes, .length = tag.length};
}

bool cv_language_is_map(const struct cv_node *node)
{
    if (node == NULL || node->kind != CV_NODE_MAPPING || node->count == 0) return false;
    for (size_t i = 0; i < node->count; i++)
        if (!cv_language_is_tag(node->pairs[i].key)) return false;
    return true;
}

static char plain(char c)
{
    if (c == '_') return '-';
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether `tag` is `range` or begins with it and a subtag's end: "zh-Hans" is in the range "zh". */
static bool is_in_range(cv_str tag, cv_str range)
{
    if (tag.length < range.length) return false;
    for (size_t i = 0; i < range.length; i++)
        if (plain(tag.data[i]) != plain(range.data[i])) return false;
    return tag.length == range.length || plain(tag.data[range.length]) == '-';
}

static const struct cv_pair *lookup(const struct cv_node *map, cv_str range, bool exact)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct cv_pair *pair = &map->pairs[i];
        if (cv_node_is_empty(pair->value) || !is_in_range(pair->key, range)) continue;
        if (!exact || pair->key.length == range.length) return pair;
    }
    return NULL;
}

/* For "de-AT": de-AT, else de-AT-…, else de, else de-…. */
static const struct cv_pair *lookup_shortening(const struct cv_node *map, cv_str lang)
{
    while (lang.length != 0) {
        const struct cv_pair *pair = lookup(map, lang, true);
        if (pair == NULL) pair = lookup(map, lang, false);
        if (pair != NULL) return pair;
        while (lang.length != 0 && plain(lang.data[lang.length - 1]) != '-') lang.length--;
        if (lang.length != 0) lang.length--;
    }
    return NULL;
}

/* What there is when the document's language is not: the fallback languages, English, the first. */
static const struct cv_pair *choose_other(const struct cv_decoder *decoder, const struct cv_node *map)
{
    const struct cv_pair *pair = NULL;
    for (size_t i = 0; i < decoder->fallback_count && pair == NULL; i++) pair = lookup_shortening(map, decoder->fallback[i]);
    if (pair == NULL) pair = lookup_shortening(map, CV_STR("en"));
    for (size_t i = 0; pair == NULL && i < map->count; i++)
        if (!cv_node_is_empty(map->pairs[i].value)) pair = &map->pairs[i];
    return pair;
}

/* NULL if the map has nothing to print. */
static const struct cv_pair *choose(const struct cv_decoder *decoder, const struct cv_node *map, bool *ret_is_other)
{
    const struct cv_pair *pair = lookup_shortening(map, decoder->lang);
    *ret_is_other = pair == NULL;
    return pair == NULL ? choose_other(decoder, map) : pair;
}

const struct cv_node *cv_language_peek(const struct cv_decoder *decoder, const struct cv_node *node)
{
    bool is_other;
    if (!cv_language_is_map(node)) return node;
    const struct cv_pair *pair = choose(decoder, node, &is_other);
    return pair == NULL ? node->pairs[0].value : pair->value;
}

const struct cv_node *cv_language_pick(struct cv_decoder *decoder, const struct cv_node *node)
{
    bool is_other;
    if (!cv_language_is_map(node)) return node;
    const struct cv_pair *pair = choose(decoder, node, &is_other);
    if (pair == NULL) return node->pairs[0].value;
    struct cv_foreign foreign = {.map = node->span, .span = pair->value->span, .lang = pair->key};
    if (is_other) cv_vec_push(decoder->cx->arena, &decoder->foreign, foreign);
    return pair->value;
}

/* --- what is missing --- */

static int compare_spans(cv_span a, cv_span b)
{
    if (a.source != b.source) return a.source < b.source ? -1 : 1;
    if (a.start != b.start) return a.start < b.start ? -1 : 1;
    return (a.end > b.end) - (a.end < b.end);
}

static int compare_foreign(const void *a, const void *b)
{
    return compare_spans(((const struct cv_foreign *)a)->span, ((const struct cv_foreign *)b)->span);
}

/* A value may be read more than once. */
static size_t without_doubles(struct cv_foreign *items, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || compare_foreign(&items[kept - 1], &items[i]) != 0) items[kept++] = items[i];
    return kept;
}

static void warn_of_missing(struct cv_decoder *decoder, const struct cv_foreign *items, size_t count)
{
    enum { MOST_LISTED = 8 };
    struct cv_diags *diags = decoder->cx->diags;
    cv_str lang = decoder->lang;
    for (size_t i = 0; i < count && i < MOST_LISTED; i++) {
        struct cv_diag *diag =
            cv_diag_add(diags, CV_CODE_MISSING_LANGUAGE, items[i].map, "a text is not there in `%.*s`", CV_STR_ARG(lang));
        cv_diag_label(diags, diag, "printed in `%.*s`", CV_STR_ARG(items[i].lang));
        cv_diag_hint(diags, diag, "add `%.*s: …`", CV_STR_ARG(lang));
    }
    if (count <= MOST_LISTED) return;
    struct cv_diag *diag = cv_diag_add(diags, CV_CODE_MISSING_LANGUAGE, decoder->lang_span, "%zu texts are not there in `%.*s`",
                                       count, CV_STR_ARG(lang));
    cv_diag_label(diags, diag, "the first %d are listed", MOST_LISTED);
}

void cv_language_report(struct cv_decoder *decoder, struct cv_profile *profile)
{
    struct cv_foreign *items = decoder->foreign.items;
    if (decoder->foreign.count == 0) return;
    qsort(items, decoder->foreign.count, sizeof *items, compare_foreign);
    profile->foreign_count = without_doubles(items, decoder->foreign.count);
    profile->foreign = items;
    if (decoder->lang_span.source != 0) warn_of_missing(decoder, items, profile->foreign_count);
    for (size_t i = 0; i < profile->foreign_count; i++)
        items[i].lang = cv_language_normalised(decoder->cx->arena, items[i].lang);
}

cv_str cv_profile_lang_at(const struct cv_profile *profile, cv_span span)
{
    size_t low = 0;
    size_t high = profile->foreign_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_spans(profile->foreign[middle].span, (cv_span){span.source, span.start, UINT32_MAX}) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0 || span.source == 0) return (cv_str){0};
    const struct cv_foreign *foreign = &profile->foreign[low - 1];
    bool is_inside = foreign->span.source == span.source && foreign->span.end >= span.end;
    return is_inside ? foreign->lang : (cv_str){0};
}
