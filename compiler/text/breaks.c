/* Break opportunities by ICU's line break iterator (UAX #14) in its strict form for Chinese and Japanese (CSS Text 3,
 * `line-break: strict`: no small kana and no prolonged sound mark at the start of a line), then tailored. */
#include "text/breaks.h"

#include "text/tailor.h"

#include <stdio.h>
#include <unicode/uchar.h>

static bool is_cjk(cv_str lang)
{
    return cv_lang_matches(lang, CV_STR("ja")) || cv_lang_matches(lang, CV_STR("zh")) || cv_lang_matches(lang, CV_STR("ko"));
}

/* ICU knows of three languages whose lines break otherwise; all others share an iterator. */
static void locale_of(cv_str lang, char locale[CV_LOCALE_LENGTH])
{
    cv_str primary = is_cjk(lang) ? cv_str_slice(lang, 0, 2) : CV_STR("en");
    snprintf(locale, CV_LOCALE_LENGTH, "%.*s%s", CV_STR_ARG(primary), is_cjk(lang) ? "@lb=strict" : "");
}

static UBreakIterator *iterator_for(struct cv_fonts *fonts, struct cv_chars *chars, cv_str lang)
{
    char locale[CV_LOCALE_LENGTH];
    locale_of(lang, locale);
    if (fonts->line != NULL && strcmp(locale, fonts->locale) == 0) return fonts->line;
    if (fonts->line != NULL) ubrk_close(fonts->line);
    UErrorCode status = U_ZERO_ERROR;
    fonts->line = ubrk_open(UBRK_LINE, locale, NULL, 0, &status);
    if (U_FAILURE(status)) {
        fonts->line = NULL;
        cv_arena_exhausted(chars->arena);
    }
    memcpy(fonts->locale, locale, sizeof locale);
    return fonts->line;
}

static bool is_ideographic(const struct cv_char *c)
{
    return c->codepoint >= 0x1100 && (c->script == HB_SCRIPT_HAN || c->script == HB_SCRIPT_HANGUL);
}

static enum cv_break_reason reason_before(const struct cv_char *c)
{
    const struct cv_char *before = c - 1;
    if (u_isUWhiteSpace((UChar32)before->codepoint) || before->codepoint == 0x200B) return CV_BREAK_SPACE;
    if (is_ideographic(before) || is_ideographic(c)) return CV_BREAK_IDEO;
    return CV_BREAK_HYPHEN;
}

static void find(struct cv_chars *chars, UBreakIterator *iterator)
{
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(iterator, chars->units, chars->unit_count, &status);
    if (U_FAILURE(status)) cv_arena_exhausted(chars->arena);
    ubrk_first(iterator);
    for (int32_t at = ubrk_next(iterator); at != UBRK_DONE && at < chars->unit_count; at = ubrk_next(iterator)) {
        struct cv_char *c = &chars->items[chars->char_of[at]];
        c->opportunity = (uint8_t)(1 + reason_before(c));
        c->forced = c[-1].codepoint == '\n';
    }
}

/* Inside an inline that is to stay together no opportunity is better than another. */
static void hold_together(struct cv_chars *chars, const struct cv_paragraph *paragraph)
{
    for (size_t i = 0; i < paragraph->inline_count; i++) {
        const struct cv_inline *part = &paragraph->inlines[i];
        if (!part->unbreakable) continue;
        size_t end = cv_chars_at(chars, part->end);
        for (size_t k = cv_chars_at(chars, part->start) + 1; k < end; k++) {
            struct cv_char *c = &chars->items[k];
            if (c->opportunity != 0 && !c->forced) c->opportunity = 1 + CV_BREAK_HELD;
        }
    }
}

void cv_breaks_find(struct cv_fonts *fonts, struct cv_chars *chars, const struct cv_paragraph *paragraph, cv_str lang)
{
    if (chars->count == 0) return;
    find(chars, iterator_for(fonts, chars, lang));
    cv_tailor_breaks(chars);
    hold_together(chars, paragraph);
}

void cv_breaks_list(struct cv_arena *arena, const struct cv_chars *chars, struct cv_shaped *shaped)
{
    size_t count = 0;
    for (size_t i = 0; i < chars->count; i++) count += chars->items[i].opportunity != 0;
    struct cv_break *breaks = CV_NEW_ARRAY(arena, struct cv_break, count);
    shaped->breaks = breaks;
    shaped->break_count = count;
    for (size_t i = 0; i < chars->count; i++) {
        const struct cv_char *c = &chars->items[i];
        if (c->opportunity == 0) continue;
        *breaks++ = (struct cv_break){.offset = c->offset,
                                      .kind = c->forced ? CV_BREAK_FORCED : CV_BREAK_ALLOWED,
                                      .reason = (enum cv_break_reason)(c->opportunity - 1)};
    }
}
