/* Whatever people write, and wherever: no word is lost. Profiles are made by chance (always the same) of known keys, mistyped
 * ones and unknown ones, with strings, lists and mappings where they belong and where they do not; each string is made of
 * words that stand nowhere else, and all of them must be found in what was understood. Keys of which it is said that their
 * values are not printed (tags, image, meta …) are not among those used, nor are dates, of which only the free text is kept. */
#include "profile.h"

enum { PROFILES = 2000, DEEPEST = 4, MOST_CHILDREN = 5 };

static const char *const entry_keys[] = {
    "title",    "subtitle",  "location",      "url",       "website",    "description", "summary",   "highlights",
    "keywords", "level",     "score",         "courses",   "roles",      "type",        "positions", "position",
    "name",     "company",   "organization",  "studyType", "area",       "institution", "gpa",       "awarder",
    "issuer",   "publisher", "language",      "fluency",   "reference",  "entity",      "techStack", "hilights",
    "positon",  "sumary",    "text",          "city",      "postalCode", "username",    "network",   "entries",
    "items",    "Headline",  "whatever_else",
};
static const char *const basics_keys[] = {
    "name", "label", "email", "phone", "url", "website", "summary", "location", "profiles", "nmae", "Email", "hobby", "city",
};
static const char *const section_keys[] = {
    "work",       "volunteer", "education",    "awards", "certificates", "publications", "skills", "languages", "interests",
    "references", "projects",  "sideProjects", "wrok",   "educaton",     "motto",        "email",  "name",
};

struct maker {
    struct cv_strbuf json;
    uint64_t chance; /* the state of the generator */
    int words;       /* written so far: w0q, w1q, … */
};

/* A number below `limit` (Knuth's MMIX generator, its high bits). */
static unsigned draw(struct maker *maker, unsigned limit)
{
    maker->chance = maker->chance * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(maker->chance >> 33) % limit;
}

static void make_word(struct maker *maker)
{
    cv_strbuf_printf(&maker->json, "w%dq", maker->words++);
}

static void make_string(struct maker *maker)
{
    static const char *const separators[] = {" ", ", ", "\\n", "\\n- ", ": ", " (", "/"};
    cv_strbuf_add_c(&maker->json, "\"");
    for (unsigned left = draw(maker, 4); left > 0; left--) {
        make_word(maker);
        if (left > 1) cv_strbuf_add_c(&maker->json, separators[draw(maker, sizeof separators / sizeof *separators)]);
    }
    cv_strbuf_add_c(&maker->json, "\"");
}

static void make_mapping(struct maker *maker, const char *const *keys, size_t count, int depth);

static void make_value(struct maker *maker, int depth)
{
    unsigned kind = draw(maker, 10);
    if (depth == 0 || kind < 4) {
        make_string(maker);
    } else if (kind < 7) {
        cv_strbuf_add_c(&maker->json, "[");
        for (unsigned left = draw(maker, MOST_CHILDREN); left > 0; left--) {
            make_value(maker, depth - 1);
            if (left > 1) cv_strbuf_add_c(&maker->json, ",");
        }
        cv_strbuf_add_c(&maker->json, "]");
    } else if (kind < 9) {
        make_mapping(maker, entry_keys, sizeof entry_keys / sizeof *entry_keys, depth - 1);
    } else {
        cv_strbuf_add_c(&maker->json, "null");
    }
}

/* Takes keys in their order, so that none comes twice. */
static void make_pairs(struct maker *maker, const char *const *keys, size_t count, int depth)
{
    bool is_first = true;
    for (size_t i = draw(maker, 5); i < count; i += 1 + draw(maker, (unsigned)count)) {
        cv_strbuf_printf(&maker->json, "%s\"%s\":", is_first ? "" : ",", keys[i]);
        make_value(maker, depth);
        is_first = false;
    }
}

static void make_mapping(struct maker *maker, const char *const *keys, size_t count, int depth)
{
    cv_strbuf_add_c(&maker->json, "{");
    make_pairs(maker, keys, count, depth);
    cv_strbuf_add_c(&maker->json, "}");
}

static void make_profile(struct maker *maker)
{
    cv_strbuf_add_c(&maker->json, "{\"basics\":");
    make_mapping(maker, basics_keys, sizeof basics_keys / sizeof *basics_keys, DEEPEST);
    cv_strbuf_add_c(&maker->json, ",");
    make_pairs(maker, section_keys, sizeof section_keys / sizeof *section_keys, DEEPEST);
    cv_strbuf_add_c(&maker->json, "}");
}

static void check_profile(uint64_t seed)
{
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    struct maker maker = {.json = CV_STRBUF(cx->arena), .chance = seed * 0x9E3779B97F4A7C15u};
    make_profile(&maker);
    uint32_t source;
    const struct cv_profile *profile = example_decode(cx, maker.json.data, &source);
    cv_str dump = cv_dump_profile(cx->arena, profile);
    for (int i = 0; i < maker.words; i++)
        if (cv_str_find(dump, cv_str_printf(cx->arena, "w%dq", i)) == dump.length)
            fail_msg("w%dq is lost: %.*s", i, CV_STR_ARG(cv_strbuf_view(&maker.json)));
    test_context_free(&test);
}

static void no_word_is_lost(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < PROFILES; seed++) check_profile(seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_word_is_lost)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
