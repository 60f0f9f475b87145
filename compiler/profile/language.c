/* Language tags as in BCP 47 (RFC 5646 §2.1), without extensions and private use, with `_` as good as `-`; matching is the
 * lookup of RFC 4647 §3.4: the wanted tag is shortened from its end until one fits. */
#include "profile/language.h"

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

static const struct cv_node *lookup(const struct cv_node *map, cv_str range, bool exact)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct cv_pair *pair = &map->pairs[i];
        if (cv_node_is_empty(pair->value) || !is_in_range(pair->key, range)) continue;
        if (!exact || pair->key.length == range.length) return pair->value;
    }
    return NULL;
}

/* For "de-AT": de-AT, else de-AT-…, else de, else de-…. */
static const struct cv_node *lookup_shortening(const struct cv_node *map, cv_str lang)
{
    while (lang.length != 0) {
        const struct cv_node *value = lookup(map, lang, true);
        if (value == NULL) value = lookup(map, lang, false);
        if (value != NULL) return value;
        while (lang.length != 0 && plain(lang.data[lang.length - 1]) != '-') lang.length--;
        if (lang.length != 0) lang.length--;
    }
    return NULL;
}

const struct cv_node *cv_language_pick(cv_str lang, const struct cv_node *node)
{
    if (!cv_language_is_map(node)) return node;
    const struct cv_node *value = lookup_shortening(node, lang);
    if (value == NULL) value = lookup_shortening(node, CV_STR("en"));
    for (size_t i = 0; value == NULL && i < node->count; i++)
        if (!cv_node_is_empty(node->pairs[i].value)) value = node->pairs[i].value;
    return value == NULL ? node->pairs[0].value : value;
}
