#include "profile/extra.h"

#include "base/strbuf.h"
#include "profile/text.h"

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static char lower(char c)
{
    return is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

static char upper(char c)
{
    return is_lower(c) ? (char)(c - 'a' + 'A') : c;
}

/* Whether a word begins at `i`: "techStack" and "URLList" have two. */
static bool begins_word(cv_str key, size_t i)
{
    if (i == 0 || !is_upper(key.data[i])) return false;
    if (is_lower(key.data[i - 1])) return true;
    return is_upper(key.data[i - 1]) && i + 1 < key.length && is_lower(key.data[i + 1]);
}

/* A capital that begins a word but no abbreviation. */
static bool is_lone_capital(cv_str key, size_t i)
{
    return is_upper(key.data[i]) && i + 1 < key.length && is_lower(key.data[i + 1]);
}

/* A key with a space in it is words already. */
cv_str cv_extra_label(struct cv_arena *arena, cv_str key)
{
    key = cv_str_trim(key);
    if (key.length == 0 || cv_str_find(key, CV_STR(" ")) != key.length) return key;
    struct cv_strbuf buf = CV_STRBUF(arena);
    for (size_t i = 0; i < key.length; i++) {
        char c = key.data[i];
        bool spaced = buf.length == 0 || buf.data[buf.length - 1] == ' ';
        if (begins_word(key, i) && !spaced) cv_strbuf_add_byte(&buf, ' ');
        if (c == '_' || c == '-')
            cv_strbuf_add(&buf, spaced ? CV_STR("") : CV_STR(" "));
        else if (buf.length == 0)
            cv_strbuf_add_byte(&buf, upper(c));
        else
            cv_strbuf_add_byte(&buf, is_lone_capital(key, i) ? lower(c) : c);
    }
    return cv_str_trim(cv_strbuf_view(&buf));
}

void cv_extras_add_texts(struct cv_decoder *decoder, struct cv_extras *extras, const struct cv_pair *pair,
                         struct cv_texts texts)
{
    if (texts.count == 0) return;
    struct cv_extra extra = {.label = cv_extra_label(decoder->cx->arena, pair->key), .texts = texts};
    cv_vec_push(decoder->cx->arena, extras, extra);
}

void cv_extras_add(struct cv_decoder *decoder, struct cv_extras *extras, const struct cv_pair *pair)
{
    cv_extras_add_texts(decoder, extras, pair, cv_texts_of_anything(decoder, pair->value));
}

void cv_extras_add_fields(struct cv_decoder *decoder, struct cv_extras *extras, const struct cv_fields *fields)
{
    for (size_t i = 0; i < fields->extra_count; i++) cv_extras_add(decoder, extras, fields->extras[i]);
}
