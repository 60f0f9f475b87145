#include "profile/profile.h"

#include "base/limits.h"
#include "profile/basics.h"
#include "profile/fields.h"
#include "profile/sections.h"
#include "profile/text.h"
#include "variant/selection.h"

/* --- language, layout, design --- */

/* Whether `pair` holds a language tag, which becomes the profile's. */
static bool take_lang(struct cv_decoder *decoder, const struct cv_pair *pair)
{
    if (pair == NULL || pair->value->kind != CV_NODE_SCALAR) return false;
    cv_str tag = cv_str_trim(pair->value->scalar);
    if (!cv_language_is_tag(tag)) return false;
    decoder->lang = cv_language_normalised(decoder->cx->arena, tag);
    decoder->lang_span = pair->value->span;
    return true;
}

/* `lang`, or what other programs call it. */
static void read_lang(struct cv_decoder *decoder, const struct cv_fields *document, const struct cv_fields *meta)
{
    const struct cv_pair *pair = cv_fields_lookup(document, "lang");
    if (take_lang(decoder, pair)) return;
    if (pair != NULL && !cv_node_is_empty(pair->value)) {
        struct cv_diag *diag = cv_diag_add(decoder->cx->diags, CV_CODE_ODD_VALUE, pair->value->span,
                                           "`lang` is not a language tag; the language is taken to be English");
        cv_diag_hint(decoder->cx->diags, diag, "write a tag such as `en`, `de` or `zh-Hans`");
        return;
    }
    if (!take_lang(decoder, cv_fields_lookup(document, "language"))) take_lang(decoder, cv_fields_lookup(meta, "language"));
}

/* `fallback`: a tag, or a list of tags. */
static void read_fallback(struct cv_decoder *decoder, const struct cv_fields *document)
{
    const struct cv_pair *pair = cv_fields_lookup(document, "fallback");
    if (pair == NULL || cv_node_is_empty(pair->value)) return;
    bool is_list = pair->value->kind == CV_NODE_SEQUENCE;
    size_t count = is_list ? pair->value->count : 1;
    cv_str *tags = CV_NEW_ARRAY(decoder->cx->arena, cv_str, CV_LIMIT_FALLBACK);
    for (size_t i = 0; i < count && decoder->fallback_count < CV_LIMIT_FALLBACK; i++) {
        const struct cv_node *node = is_list ? pair->value->items[i] : pair->value;
        cv_str tag = cv_str_trim(node->scalar);
        if (node->kind == CV_NODE_SCALAR && cv_language_is_tag(tag)) {
            tags[decoder->fallback_count++] = cv_language_normalised(decoder->cx->arena, tag);
            continue;
        }
        struct cv_diag *diag =
            cv_diag_add(decoder->cx->diags, CV_CODE_ODD_VALUE, node->span, "`fallback` has what is not a language tag");
        cv_diag_label(decoder->cx->diags, diag, "left out");
        cv_diag_hint(decoder->cx->diags, diag, "write tags such as `[en, de]`");
    }
    decoder->fallback = tags;
}

static const struct cv_node *read_design(struct cv_decoder *decoder, const struct cv_fields *document)
{
    const struct cv_pair *pair = cv_fields_lookup(document, "design");
    if (pair == NULL || cv_node_is_empty(pair->value)) return NULL;
    if (pair->value->kind == CV_NODE_MAPPING) return pair->value;
    struct cv_diag *diag = cv_text_warn_odd(decoder, pair, pair->value, "a mapping");
    cv_diag_label(decoder->cx->diags, diag, "left out");
    cv_diag_hint(decoder->cx->diags, diag,
                 "write settings such as `page: {size: letter}`; a layout's name belongs to `layout`");
    return NULL;
}

static void read_meta(struct cv_decoder *decoder, const struct cv_fields *document, struct cv_fields *ret_meta)
{
    const struct cv_pair *pair = cv_fields_lookup(document, "meta");
    *ret_meta = (struct cv_fields){.schema = &cv_schema_meta};
    if (pair != NULL && pair->value->kind == CV_NODE_MAPPING)
        cv_fields_read(decoder, &cv_schema_meta, CV_FIELDS_DROPPED, pair->value, ret_meta);
}

/* `language` at the top is the document's language, or the section of languages with its name cut short. */
static void settle_language(struct cv_fields *document)
{
    int language = cv_schema_find(document->schema, CV_STR("language"));
    int languages = cv_schema_find(document->schema, CV_STR("languages"));
    const struct cv_pair *pair = document->found[language];
    if (pair == NULL || cv_node_is_empty(pair->value)) return;
    bool is_tag = pair->value->kind == CV_NODE_SCALAR && cv_language_is_tag(cv_str_trim(pair->value->scalar));
    if (!is_tag && document->found[languages] == NULL) document->found[languages] = pair;
}

/* Leaves a pair of the top level to be printed as a section. */
static void add_section(struct cv_context *cx, struct cv_fields *document, const struct cv_pair *pair)
{
    const struct cv_pair **extras = CV_NEW_ARRAY(cx->arena, const struct cv_pair *, document->extra_count + 1);
    if (document->extra_count != 0) memcpy(extras, document->extras, document->extra_count * sizeof(*extras));
    extras[document->extra_count++] = pair;
    document->extras = extras;
}

/* The value of `basics`, and with it what stands at the top level although it belongs there. What both have stays apart. */
static struct cv_pair gather_basics(struct cv_decoder *decoder, struct cv_fields *document)
{
    const struct cv_pair *pair = cv_fields_lookup(document, "basics");
    struct cv_pair basics = pair == NULL ? (struct cv_pair){.key = CV_STR("basics")} : *pair;
    if (pair != NULL && pair->value->kind != CV_NODE_MAPPING && !cv_node_is_empty(pair->value)) return basics;
    struct cv_pair *pairs = CV_NEW_ARRAY(decoder->cx->arena, struct cv_pair, CV_SCHEMA_ROWS);
    struct cv_node *strays = CV_NEW(decoder->cx->arena, struct cv_node);
    *strays = (struct cv_node){.kind = CV_NODE_MAPPING, .pairs = pairs};
    for (size_t i = 0; cv_schema_row(document->schema, i) != NULL; i++) {
        const struct cv_pair *stray = document->found[i];
        if (stray == NULL || !cv_schema_is_wider(document->schema, i)) continue;
        const struct cv_pair *same = cv_node_lookup_pair(basics.value, stray->key);
        if (same == NULL || cv_node_is_empty(same->value))
            pairs[strays->count++] = *stray;
        else if (!cv_text_is_same(decoder, same->value, stray->value))
            add_section(decoder->cx, document, stray);
    }
    if (strays->count != 0 || pair == NULL)
        basics.value = cv_node_merge(decoder->cx, cv_node_is_empty(basics.value) ? NULL : basics.value, strays);
    return basics;
}

/* --- keywords --- */

enum { MOST_KEYWORDS = 64, LONGEST_KEYWORD = 80 };

static void add_keywords(const struct cv_texts *texts, struct cv_text *keywords, size_t *count)
{
    for (size_t i = 0; i < texts->count && *count < MOST_KEYWORDS; i++) {
        bool is_known = texts->items[i].text.length > LONGEST_KEYWORD;
        for (size_t k = 0; k < *count && !is_known; k++) is_known = cv_str_equal_nocase(keywords[k].text, texts->items[i].text);
        if (!is_known) keywords[(*count)++] = texts->items[i];
    }
}

/* The printed skills and what they are made of, each once. */
static struct cv_texts collect_keywords(struct cv_arena *arena, const struct cv_profile *profile)
{
    struct cv_text *keywords = CV_NEW_ARRAY(arena, struct cv_text, MOST_KEYWORDS);
    size_t count = 0;
    for (size_t i = 0; i < profile->section_count; i++) {
        const struct cv_section *section = &profile->sections[i];
        for (size_t k = 0; section->kind == CV_SECTION_SKILLS && k < section->entry_count; k++) {
            add_keywords(&section->entries[k].slots[CV_SLOT_TITLE], keywords, &count);
            add_keywords(&section->entries[k].slots[CV_SLOT_KEYWORDS], keywords, &count);
        }
    }
    return (struct cv_texts){.items = keywords, .count = count};
}

/* --- the whole --- */

static bool has_anything(const struct cv_profile *profile)
{
    const struct cv_basics *basics = &profile->basics;
    const struct cv_text *texts[] = {&basics->name,  &basics->label, &basics->email,
                                     &basics->phone, &basics->url,   &basics->location};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i]->text.length != 0) return true;
    return basics->profile_count != 0 || basics->extra_count != 0 || profile->section_count != 0;
}

static bool check_root(struct cv_context *cx, const struct cv_node *root)
{
    if (root->kind == CV_NODE_MAPPING && root->count != 0) return true;
    struct cv_diag *diag;
    if (cv_node_is_empty(root)) {
        diag = cv_diag_add(cx->diags, CV_CODE_EMPTY_PROFILE, root->span, "the profile is empty");
    } else {
        diag = cv_diag_add(cx->diags, CV_CODE_WRONG_KIND, root->span, "the profile is %s where a mapping belongs",
                           cv_node_kind_name(root));
    }
    cv_diag_hint(cx->diags, diag, "begin with `basics:` and, below it, `name: …`");
    return false;
}

static bool check_content(struct cv_context *cx, const struct cv_node *root, const struct cv_profile *profile)
{
    cv_span first = {.source = root->span.source, .start = root->span.start, .end = root->span.start + 1};
    struct cv_diag *diag;
    if (!has_anything(profile)) {
        if (cx->diags->errors != 0) return false;
        diag = cv_diag_add(cx->diags, CV_CODE_EMPTY_PROFILE, first, "there is nothing to print in the profile");
        cv_diag_hint(cx->diags, diag, "write `basics:` and, below it, `name: …`");
        return false;
    }
    bool wants_name = !cv_selection_says_yes(cv_node_lookup(root, "anonymous"));
    if (wants_name && profile->basics.name.text.length == 0 && cx->diags->errors == 0) {
        diag = cv_diag_add(cx->diags, CV_CODE_NO_NAME, first, "the profile has no name");
        cv_diag_hint(cx->diags, diag, "write `name: …` below `basics:`");
    }
    return true;
}

bool cv_profile_decode(struct cv_context *cx, const struct cv_node *root, const struct cv_profile **ret_profile)
{
    struct cv_profile *profile = CV_NEW(cx->arena, struct cv_profile);
    profile->lang = CV_STR("en");
    *ret_profile = profile;
    if (!check_root(cx, root)) return false;
    struct cv_decoder decoder = {.cx = cx, .lang = profile->lang};
    struct cv_fields document;
    struct cv_fields meta;
    struct cv_text summary = {0};
    cv_sections_note_names(&decoder, root);
    cv_fields_read(&decoder, &cv_schema_document, CV_FIELDS_SECTION, root, &document);
    settle_language(&document);
    read_meta(&decoder, &document, &meta);
    read_lang(&decoder, &document, &meta);
    read_fallback(&decoder, &document);
    profile->lang = decoder.lang;
    profile->lang_span = decoder.lang_span;
    profile->fallback = decoder.fallback;
    profile->fallback_count = decoder.fallback_count;
    profile->design = read_design(&decoder, &document);
    const struct cv_pair *pair = cv_fields_lookup(&document, "layout");
    if (pair != NULL) profile->layout = cv_text_read(&decoder, pair, CV_TEXT_COMMAS, 0);
    struct cv_pair basics = gather_basics(&decoder, &document);
    profile->basics = cv_basics_read(&decoder, &basics, &summary);
    cv_sections_read(&decoder, &document, summary, profile);
    cv_language_report(&decoder, profile);
    profile->keywords = collect_keywords(cx->arena, profile);
    return check_content(cx, root, profile);
}
