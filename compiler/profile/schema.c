/* The tables of the profile format.
 *
 * The base is JSON Resume v1 (draft-07 schema, every property optional). Rows flagged OLD are the names of JSON Resume v0; they
 * are understood without a word, because what they say is printed in full. The other additions are our own: `positions`,
 * `location` and `keywords` on any entry, `sections`, `lang`, `layout`, `design`; `id`, `tags`, `priority` and `private` are
 * attributes, by which variant/ has chosen what is printed.
 *
 * An entry of any section may also use the names of the slots themselves (`title`, `subtitle`, …): these are the common keys.
 */
#include "profile/schema.h"

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define TEXT(key, slot)                                                                                                        \
    {                                                                                                                          \
        key, CV_KEY_TEXT, CV_SLOT_##slot, 0, NULL                                                                              \
    }
#define TELLING(key, kind, slot)                                                                                               \
    {                                                                                                                          \
        key, CV_KEY_##kind, CV_SLOT_##slot, CV_KEY_TELLS, NULL                                                                 \
    }
#define OLD(key, kind, slot, flags, now)                                                                                       \
    {                                                                                                                          \
        key, CV_KEY_##kind, CV_SLOT_##slot, CV_KEY_OLD | (flags), now                                                          \
    }
#define ATTRIBUTE(key)                                                                                                         \
    {                                                                                                                          \
        key, CV_KEY_ATTRIBUTE, 0, 0, NULL                                                                                      \
    }
#define VALUE(key, flags)                                                                                                      \
    {                                                                                                                          \
        key, CV_KEY_VALUE, 0, flags, NULL                                                                                      \
    }

/* Keys that every entry may have, whatever its section. */
static const struct cv_key common_keys[] = {
    TEXT("title", TITLE),                                       /* the name of the entry */
    TEXT("subtitle", SUBTITLE),                                 /* who it was done with */
    {"location", CV_KEY_PLACE, CV_SLOT_PLACE, 0, NULL},         /* a string, or address, postalCode, city … */
    {"date", CV_KEY_DATE, 0, CV_KEY_NUMBER, NULL},              /* free text; wins over startDate and endDate */
    {"startDate", CV_KEY_START, 0, CV_KEY_NUMBER, NULL},        /* YYYY, YYYY-MM, YYYY-MM-DD, "August 2021" */
    {"endDate", CV_KEY_END, 0, CV_KEY_NUMBER, NULL},            /* the same, or "present"; absent: open */
    {"url", CV_KEY_TEXT, CV_SLOT_LINK, CV_KEY_ATOM, NULL},      /* with or without https:// */
    OLD("website", TEXT, LINK, CV_KEY_ATOM, "url"),             /* v0 */
    TEXT("description", DESCRIPTION),                           /* one line about the employer or the project */
    {"summary", CV_KEY_PARAGRAPHS, CV_SLOT_SUMMARY, 0, NULL},   /* paragraphs, parted by blank lines */
    {"highlights", CV_KEY_HIGHLIGHTS, 0, CV_KEY_NUMBER, NULL},  /* list; an item may hold highlights itself */
    {"keywords", CV_KEY_LIST, CV_SLOT_KEYWORDS, 0, NULL},       /* list of strings */
    TEXT("level", LEVEL),                                       /* of a skill or language */
    {"score", CV_KEY_TEXT, CV_SLOT_SCORE, CV_KEY_NUMBER, NULL}, /* grade */
    {"courses", CV_KEY_LIST, CV_SLOT_COURSES, 0, NULL},         /* list of strings */
    {"roles", CV_KEY_LIST, CV_SLOT_ROLES, 0, NULL},             /* list of strings */
    TEXT("type", TYPE),                                         /* of a project */
    {"positions", CV_KEY_POSITIONS, 0, 0, NULL},                /* several roles under one employer */
    ATTRIBUTE("id"),                                            /* names the entry in `order` and `private` */
    ATTRIBUTE("tags"),                                          /* list of strings: what selects the entry */
    ATTRIBUTE("priority"),                                      /* number: 1 is the first to go */
    ATTRIBUTE("private"),                                       /* true: shown only where asked for */
};
static const struct cv_schema common = {.place = "an entry", .keys = common_keys, .count = COUNT(common_keys)};

static const struct cv_key work_keys[] = {
    TEXT("position", TITLE),                                                       /* what the person was there */
    TEXT("name", SUBTITLE),                                                        /* the employer */
    {"company", CV_KEY_TEXT, CV_SLOT_SUBTITLE, CV_KEY_OLD | CV_KEY_TELLS, "name"}, /* v0 */
};

static const struct cv_key volunteer_keys[] = {
    TEXT("position", TITLE),
    TELLING("organization", TEXT, SUBTITLE),
};

static const struct cv_key education_keys[] = {
    {"studyType", CV_KEY_STUDY, 0, CV_KEY_TELLS, NULL}, /* "Bachelor"; with `area` the title */
    {"area", CV_KEY_AREA, 0, CV_KEY_TELLS, NULL},       /* "Physics" */
    TELLING("institution", TEXT, SUBTITLE),             /* the school */
    OLD("gpa", TEXT, SCORE, CV_KEY_NUMBER, "score"),    /* v0 */
};

static const struct cv_key awards_keys[] = {
    TELLING("awarder", TEXT, SUBTITLE),
};

static const struct cv_key certificates_keys[] = {
    TEXT("name", TITLE),
    TELLING("issuer", TEXT, SUBTITLE),
};

static const struct cv_key publications_keys[] = {
    TEXT("name", TITLE),
    TELLING("publisher", TEXT, SUBTITLE),
    {"releaseDate", CV_KEY_RELEASE, 0, CV_KEY_NUMBER | CV_KEY_TELLS, NULL},
};

static const struct cv_key skills_keys[] = {
    TEXT("name", TITLE), /* of the skill or the group of skills; its members are the keywords */
};

static const struct cv_key languages_keys[] = {
    TELLING("language", TEXT, TITLE),
    TELLING("fluency", TEXT, LEVEL),
    OLD("name", TEXT, TITLE, 0, "language"),
};

static const struct cv_key interests_keys[] = {
    TEXT("name", TITLE),
};

static const struct cv_key references_keys[] = {
    TEXT("name", TITLE),                                                   /* who says so */
    {"reference", CV_KEY_PARAGRAPHS, CV_SLOT_SUMMARY, CV_KEY_TELLS, NULL}, /* what they say */
};

static const struct cv_key projects_keys[] = {
    TEXT("name", TITLE), TELLING("entity", TEXT, SUBTITLE), /* the company or organization it was done for */
};

/* An entry of a person's own section: the common keys and those of every section, in one sense each. The other sections
 * understand these too, with a warning. */
static const struct cv_key custom_keys[] = {
    TEXT("name", TITLE),
    TEXT("position", TITLE),
    TEXT("language", TITLE),
    TEXT("company", SUBTITLE),
    TEXT("organization", SUBTITLE),
    TEXT("institution", SUBTITLE),
    TEXT("awarder", SUBTITLE),
    TEXT("issuer", SUBTITLE),
    TEXT("publisher", SUBTITLE),
    TEXT("entity", SUBTITLE),
    {"studyType", CV_KEY_STUDY, 0, 0, NULL},
    {"area", CV_KEY_AREA, 0, 0, NULL},
    {"releaseDate", CV_KEY_RELEASE, 0, CV_KEY_NUMBER, NULL},
    TEXT("fluency", LEVEL),
    {"gpa", CV_KEY_TEXT, CV_SLOT_SCORE, CV_KEY_NUMBER, NULL},
    {"reference", CV_KEY_PARAGRAPHS, CV_SLOT_SUMMARY, 0, NULL},
};
static const struct cv_schema custom = {
    .place = "an entry", .keys = custom_keys, .count = COUNT(custom_keys), .common = &common};

#define ENTRY(words, table)                                                                                                    \
    {                                                                                                                          \
        .place = (words), .keys = (table), .count = COUNT(table), .common = &common, .wider = &custom_wider                    \
    }
static const struct cv_schema custom_wider = {.place = "an entry", .keys = custom_keys, .count = COUNT(custom_keys)};

static const struct cv_schema entries[CV_SECTION_KIND_COUNT] = {
    [CV_SECTION_WORK] = ENTRY("a work entry", work_keys),
    [CV_SECTION_VOLUNTEER] = ENTRY("a volunteer entry", volunteer_keys),
    [CV_SECTION_EDUCATION] = ENTRY("an education entry", education_keys),
    [CV_SECTION_AWARDS] = ENTRY("an award", awards_keys),
    [CV_SECTION_CERTIFICATES] = ENTRY("a certificate", certificates_keys),
    [CV_SECTION_PUBLICATIONS] = ENTRY("a publication", publications_keys),
    [CV_SECTION_SKILLS] = ENTRY("a skill", skills_keys),
    [CV_SECTION_LANGUAGES] = ENTRY("a language", languages_keys),
    [CV_SECTION_INTERESTS] = ENTRY("an interest", interests_keys),
    [CV_SECTION_REFERENCES] = ENTRY("a reference", references_keys),
    [CV_SECTION_PROJECTS] = ENTRY("a project", projects_keys),
};

#define SECTION(key, kind)                                                                                                     \
    {                                                                                                                          \
        key, CV_KEY_SECTION, CV_SECTION_##kind, 0, NULL                                                                        \
    }
static const struct cv_key document_keys[] = {
    VALUE("basics", 0), /* name, contacts, summary */
    SECTION("work", WORK),
    SECTION("volunteer", VOLUNTEER),
    SECTION("education", EDUCATION),
    SECTION("awards", AWARDS),
    SECTION("certificates", CERTIFICATES),
    SECTION("publications", PUBLICATIONS),
    SECTION("skills", SKILLS),
    SECTION("languages", LANGUAGES),
    SECTION("interests", INTERESTS),
    SECTION("references", REFERENCES),
    SECTION("projects", PROJECTS),
    VALUE("meta", 0),     /* JSON Resume's data about the file; not printed */
    VALUE("sections", 0), /* order, titles, sections of one's own */
    VALUE("lang", 0),     /* BCP 47 tag of the document's language */
    VALUE("language", 0), /* the same in other programs */
    VALUE("fallback", 0), /* languages of texts that are not there in that one */
    VALUE("layout", 0),   /* name of the layout */
    VALUE("design", 0),   /* settings laid over the layout's */
    /* Acted upon by variant/. */
    ATTRIBUTE("variants"),
    ATTRIBUTE("include"),
    ATTRIBUTE("exclude"),
    ATTRIBUTE("priority"),
    ATTRIBUTE("order"),
    ATTRIBUTE("private"),
    ATTRIBUTE("anonymous"),
    ATTRIBUTE("output"),
    /* Reserved: accepted and not acted upon. */
    ATTRIBUTE("letters"),
    ATTRIBUTE("pages"),
    ATTRIBUTE("attach"),
};

#define MEMBER(key, type, member, flags, now)                                                                                  \
    {                                                                                                                          \
        key, CV_KEY_TEXT, (int)offsetof(struct type, member), flags, now                                                       \
    }
static const struct cv_key basics_keys[] = {
    MEMBER("name", cv_basics, name, 0, NULL),
    MEMBER("label", cv_basics, label, 0, NULL),                      /* "Web Developer" */
    VALUE("image", CV_KEY_ATOM),                                     /* path, or {file: path, alt: text} */
    {"picture", CV_KEY_VALUE, 0, CV_KEY_OLD | CV_KEY_ATOM, "image"}, /* v0 */
    MEMBER("email", cv_basics, email, CV_KEY_ATOM, NULL),
    MEMBER("phone", cv_basics, phone, CV_KEY_ATOM | CV_KEY_NUMBER, NULL),
    MEMBER("url", cv_basics, url, CV_KEY_ATOM, NULL),
    MEMBER("website", cv_basics, url, CV_KEY_OLD | CV_KEY_ATOM, "url"), /* v0 */
    VALUE("summary", 0),                                                /* paragraphs; printed as the section `summary` */
    VALUE("location", 0), /* a string, or address, postalCode, city, region, countryCode */
    VALUE("profiles", 0), /* list of {network, username, url} */
    ATTRIBUTE("tags"),
    ATTRIBUTE("priority"),
    ATTRIBUTE("private"),
};
const struct cv_schema cv_schema_basics = {.place = "`basics`", .keys = basics_keys, .count = COUNT(basics_keys)};

/* Keys of `basics` are understood at the top level as well, with a warning. */
const struct cv_schema cv_schema_document = {
    .place = "the profile", .keys = document_keys, .count = COUNT(document_keys), .wider = &cv_schema_basics};

static const struct cv_key location_keys[] = {
    VALUE("address", CV_KEY_NUMBER), /* may have several lines */
    VALUE("postalCode", CV_KEY_NUMBER),
    VALUE("city", 0),
    VALUE("region", 0),
    VALUE("country", 0), /* instead of a code */
    VALUE("countryCode", 0),
    ATTRIBUTE("tags"),
    ATTRIBUTE("priority"),
    ATTRIBUTE("private"),
};
const struct cv_schema cv_schema_location = {.place = "a location", .keys = location_keys, .count = COUNT(location_keys)};

static const struct cv_key network_keys[] = {
    MEMBER("network", cv_network, network, 0, NULL), /* "GitHub" */
    MEMBER("username", cv_network, username, CV_KEY_NUMBER, NULL),
    MEMBER("url", cv_network, url, CV_KEY_ATOM, NULL),
    ATTRIBUTE("id"),
    ATTRIBUTE("tags"),
    ATTRIBUTE("priority"),
    ATTRIBUTE("private"),
};
const struct cv_schema cv_schema_network = {.place = "a network profile", .keys = network_keys, .count = COUNT(network_keys)};

static const struct cv_key image_keys[] = {
    VALUE("file", CV_KEY_ATOM), {"url", CV_KEY_VALUE, 0, CV_KEY_OLD | CV_KEY_ATOM, "file"},
    ATTRIBUTE("alt"), /* what the picture shows */
    ATTRIBUTE("tags"),          ATTRIBUTE("private"),
};
const struct cv_schema cv_schema_image = {.place = "an image", .keys = image_keys, .count = COUNT(image_keys)};

#define TEXT_KEYS VALUE("text", CV_KEY_NUMBER), ATTRIBUTE("id"), ATTRIBUTE("tags"), ATTRIBUTE("priority"), ATTRIBUTE("private")
static const struct cv_key text_keys[] = {TEXT_KEYS};
const struct cv_schema cv_schema_text = {.place = "a text", .keys = text_keys, .count = COUNT(text_keys)};

static const struct cv_key highlight_keys[] = {TEXT_KEYS, VALUE("highlights", 0)};
const struct cv_schema cv_schema_highlight = {.place = "a highlight", .keys = highlight_keys, .count = COUNT(highlight_keys)};

static const struct cv_key section_keys[] = {
    VALUE("section", 0),           /* key of the section that stands here */
    VALUE("title", CV_KEY_NUMBER), /* its heading; absent: the label of its kind */
    VALUE("entries", 0),           /* a section of one's own: entries of any kind */
    VALUE("text", CV_KEY_NUMBER),  /* paragraphs before the entries */
    VALUE("kind", 0),              /* key of the section that the entries are like; absent: told from their keys */
    ATTRIBUTE("id"),
    ATTRIBUTE("tags"),
    ATTRIBUTE("priority"),
    ATTRIBUTE("private"),
};
const struct cv_schema cv_schema_section = {
    .place = "an item of `sections`", .keys = section_keys, .count = COUNT(section_keys)};

static const struct cv_key meta_keys[] = {
    ATTRIBUTE("canonical"), /* URL of the newest version of the file */
    ATTRIBUTE("version"),
    ATTRIBUTE("lastModified"),
    ATTRIBUTE("theme"),   /* of other programs */
    VALUE("language", 0), /* read when there is no `lang` */
    {"lang", CV_KEY_VALUE, 0, CV_KEY_OLD, "language"},
};
const struct cv_schema cv_schema_meta = {.place = "`meta`", .keys = meta_keys, .count = COUNT(meta_keys)};

const struct cv_schema *cv_schema_entry(enum cv_section_kind kind)
{
    return entries[kind].keys == NULL ? &custom : &entries[kind];
}

const struct cv_key *cv_schema_row(const struct cv_schema *schema, size_t index)
{
    const struct cv_schema *parts[] = {schema, schema->common, schema->wider};
    for (size_t i = 0; i < COUNT(parts); i++) {
        if (parts[i] == NULL) continue;
        if (index < parts[i]->count) return &parts[i]->keys[index];
        index -= parts[i]->count;
    }
    return NULL;
}

int cv_schema_find(const struct cv_schema *schema, cv_str name)
{
    const struct cv_key *key;
    for (size_t i = 0; (key = cv_schema_row(schema, i)) != NULL; i++)
        if (cv_str_equal(name, cv_str_from_c(key->name))) return (int)i;
    return -1;
}

bool cv_schema_is_wider(const struct cv_schema *schema, size_t index)
{
    size_t own = schema->count + (schema->common == NULL ? 0 : schema->common->count);
    return index >= own;
}

/* The document's table knows the kinds' keys. */
const char *cv_section_kind_key(enum cv_section_kind kind)
{
    if (kind == CV_SECTION_SUMMARY) return "summary";
    for (size_t i = 0; i < COUNT(document_keys); i++)
        if (document_keys[i].kind == CV_KEY_SECTION && document_keys[i].field == (int)kind) return document_keys[i].name;
    return "custom";
}

const char *cv_slot_name(enum cv_slot slot)
{
    static const char *const names[CV_SLOT_COUNT] = {
        [CV_SLOT_TITLE] = "title",
        [CV_SLOT_SUBTITLE] = "subtitle",
        [CV_SLOT_PLACE] = "place",
        [CV_SLOT_LINK] = "link",
        [CV_SLOT_DESCRIPTION] = "description",
        [CV_SLOT_SUMMARY] = "summary",
        [CV_SLOT_KEYWORDS] = "keywords",
        [CV_SLOT_LEVEL] = "level",
        [CV_SLOT_SCORE] = "score",
        [CV_SLOT_COURSES] = "courses",
        [CV_SLOT_ROLES] = "roles",
        [CV_SLOT_TYPE] = "type",
    };
    return names[slot];
}
