/* Made from the public numbers of IEC 61966-2-1: its primaries and white point, adapted to D50 by the Bradford transform, and
 * its transfer curve as an ICC parametric curve of type 3 (ICC.1:2010, §8.3 display profiles, §9.2 tags, §10 types). */
#include "output/pdf/icc.h"

enum {
    HEADER_BYTES = 128,
    TAG_ENTRY_BYTES = 12,
    VERSION = 0x04200000, /* 4.2 */
};

/* s15Fixed16Number */
#define FIXED(value) ((uint32_t)(int32_t)((value)*65536.0 + ((value) < 0 ? -0.5 : 0.5)))

static const uint32_t white[] = {FIXED(0.9642), FIXED(1.0), FIXED(0.8249)}; /* D50, as the header's illuminant */
static const uint32_t red[] = {FIXED(0.4360747), FIXED(0.2225045), FIXED(0.0139322)};
static const uint32_t green[] = {FIXED(0.3850649), FIXED(0.7168786), FIXED(0.0971045)};
static const uint32_t blue[] = {FIXED(0.1430804), FIXED(0.0606169), FIXED(0.7141733)};
/* D65 to D50 */
static const uint32_t adaptation[] = {FIXED(1.0478112),  FIXED(0.0228866), FIXED(-0.0501270),
                                      FIXED(0.0295424),  FIXED(0.9904844), FIXED(-0.0170491),
                                      FIXED(-0.0092345), FIXED(0.0150436), FIXED(0.7521316)};
/* Y = (aX + b)^g where X >= d, else cX: g a b c d */
static const uint32_t curve[] = {FIXED(2.4), FIXED(1 / 1.055), FIXED(0.055 / 1.055), FIXED(1 / 12.92), FIXED(0.04045)};

struct profile {
    struct cv_strbuf tags; /* the tag table */
    struct cv_strbuf data; /* the tags' data */
    size_t data_start;     /* byte offset in the file */
    uint32_t count;        /* tags */
};

static void add_u32(struct cv_strbuf *buf, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8) cv_strbuf_add_byte(buf, (char)(value >> shift & 0xFF));
}

static void add_zeros(struct cv_strbuf *buf, size_t count)
{
    while (count-- > 0) cv_strbuf_add_byte(buf, '\0');
}

static void add_entry(struct profile *profile, const char *signature, size_t start, size_t length)
{
    cv_strbuf_add_c(&profile->tags, signature);
    add_u32(&profile->tags, (uint32_t)(profile->data_start + start));
    add_u32(&profile->tags, (uint32_t)length);
    profile->count++;
}

static void add_numbers(struct profile *profile, const char *signature, const char *type, const uint32_t *numbers, size_t count)
{
    size_t start = profile->data.length;
    cv_strbuf_add_c(&profile->data, type);
    add_u32(&profile->data, 0);
    for (size_t i = 0; i < count; i++) add_u32(&profile->data, numbers[i]);
    add_entry(profile, signature, start, profile->data.length - start);
}

/* A multiLocalizedUnicode of one record in English. */
static void add_text(struct profile *profile, const char *signature, const char *text)
{
    enum { RECORD_BYTES = 12, TEXT_OFFSET = 28 };
    size_t start = profile->data.length, length = strlen(text);
    cv_strbuf_add_c(&profile->data, "mluc");
    add_u32(&profile->data, 0);
    add_u32(&profile->data, 1);
    add_u32(&profile->data, RECORD_BYTES);
    cv_strbuf_add_c(&profile->data, "enUS");
    add_u32(&profile->data, (uint32_t)(2 * length));
    add_u32(&profile->data, TEXT_OFFSET);
    for (size_t i = 0; i < length; i++) {
        cv_strbuf_add_byte(&profile->data, '\0');
        cv_strbuf_add_byte(&profile->data, text[i]);
    }
    add_entry(profile, signature, start, profile->data.length - start);
    add_zeros(&profile->data, (4 - profile->data.length % 4) % 4);
}

/* The three channels share one curve. */
static void add_curves(struct profile *profile)
{
    size_t start = profile->data.length;
    cv_strbuf_add_c(&profile->data, "para");
    add_u32(&profile->data, 0);
    add_u32(&profile->data, 3u << 16);
    for (size_t i = 0; i < sizeof curve / sizeof *curve; i++) add_u32(&profile->data, curve[i]);
    static const char *const channels[] = {"rTRC", "gTRC", "bTRC"};
    for (size_t i = 0; i < 3; i++) add_entry(profile, channels[i], start, profile->data.length - start);
}

/* ICC.1:2010, §7.2 */
static void add_header(struct cv_strbuf *file, size_t size)
{
    add_u32(file, (uint32_t)size);
    add_zeros(file, 4); /* no preferred colour management module */
    add_u32(file, VERSION);
    cv_strbuf_add_c(file, "mntrRGB XYZ ");
    static const uint8_t date[] = {2026 >> 8, 2026 & 0xFF, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0}; /* any, but always the same */
    cv_strbuf_add(file, (cv_str){.data = (const char *)date, .length = sizeof date});
    cv_strbuf_add_c(file, "acsp");
    add_zeros(file, 28); /* platform, flags, device, intent: perceptual */
    for (size_t i = 0; i < 3; i++) add_u32(file, white[i]);
    add_zeros(file, HEADER_BYTES - 80);
}

cv_str cv_pdf_srgb_profile(struct cv_arena *arena)
{
    enum { TAGS = 10 };
    struct profile profile = {.tags = CV_STRBUF(arena), .data = CV_STRBUF(arena)};
    profile.data_start = HEADER_BYTES + 4 + TAGS * TAG_ENTRY_BYTES;
    add_text(&profile, "desc", "sRGB");
    add_text(&profile, "cprt", "CC0");
    add_numbers(&profile, "wtpt", "XYZ ", white, 3);
    add_numbers(&profile, "chad", "sf32", adaptation, 9);
    add_numbers(&profile, "rXYZ", "XYZ ", red, 3);
    add_numbers(&profile, "gXYZ", "XYZ ", green, 3);
    add_numbers(&profile, "bXYZ", "XYZ ", blue, 3);
    add_curves(&profile);
    struct cv_strbuf file = CV_STRBUF(arena);
    add_header(&file, profile.data_start + profile.data.length);
    add_u32(&file, profile.count);
    cv_strbuf_add(&file, cv_strbuf_view(&profile.tags));
    cv_strbuf_add(&file, cv_strbuf_view(&profile.data));
    return cv_strbuf_view(&file);
}
