/* The parts stand in the order of postal addresses: the code before the city, as in most of the world, or after the region, as
 * in the countries of which that is known (Universal Postal Union, postal addressing systems). A region of the same name as its
 * city, such as Berlin or Shanghai, is not said twice, nor is a country by its code as well as by its name. */
#include "profile/place.h"

#include "base/strbuf.h"
#include "profile/fields.h"
#include "profile/text.h"

static bool is_code_last(cv_str country)
{
    static const char *const countries[] = {"US", "USA", "CA", "AU", "GB", "UK", "IN", "IE", "NZ", "SG", "TH", "ID"};
    for (size_t i = 0; i < sizeof countries / sizeof *countries; i++)
        if (cv_str_equal_nocase(country, cv_str_from_c(countries[i]))) return true;
    return false;
}

/* A line that is being put together. */
struct line {
    struct cv_strbuf buf;
    struct cv_text only; /* the part, while there is but one */
    size_t count;
    cv_span span;
};

/* Line breaks within a part become commas. */
static void add(struct line *line, struct cv_text part, const char *separator)
{
    if (part.text.length == 0) return;
    bool is_flat = true;
    if (line->count != 0) cv_strbuf_add_c(&line->buf, separator);
    for (size_t i = 0; i < part.text.length;) {
        cv_str rest = cv_str_slice(part.text, i, part.text.length);
        size_t length = cv_str_find(rest, CV_STR("\n"));
        cv_str piece = cv_str_trim(cv_str_slice(rest, 0, length));
        if (piece.length != 0 && piece.data[piece.length - 1] == ',') piece.length--;
        if (i != 0 && piece.length != 0) cv_strbuf_add_c(&line->buf, ", ");
        is_flat = is_flat && length == rest.length && piece.length == part.text.length;
        cv_strbuf_add(&line->buf, piece);
        i += length + 1;
    }
    line->count++;
    line->span = cv_text_join_spans(line->span, part.span);
    line->only = part;
    if (!is_flat) line->only.node = NULL;
}

static struct cv_text finished(const struct line *line)
{
    if (line->count == 1 && line->only.node != NULL) return line->only;
    return cv_text_made(cv_strbuf_view(&line->buf), line->span);
}

static struct cv_text read_part(struct cv_decoder *decoder, const struct cv_fields *fields, const char *name)
{
    int row = cv_schema_find(fields->schema, cv_str_from_c(name));
    const struct cv_pair *pair = fields->found[row];
    if (pair == NULL) return (struct cv_text){0};
    return cv_text_read(decoder, pair, CV_TEXT_COMMAS, cv_schema_row(fields->schema, (size_t)row)->flags);
}

static struct cv_text read_address(struct cv_decoder *decoder, const struct cv_node *map)
{
    struct cv_fields fields;
    cv_fields_read(decoder, &cv_schema_location, CV_FIELDS_EXTRA, map, &fields);
    struct cv_text code = read_part(decoder, &fields, "postalCode");
    struct cv_text city = read_part(decoder, &fields, "city");
    struct cv_text region = read_part(decoder, &fields, "region");
    struct cv_text country = read_part(decoder, &fields, "country");
    struct cv_text country_code = read_part(decoder, &fields, "countryCode");
    struct line line = {.buf = CV_STRBUF(decoder->cx->arena)};
    if (cv_str_equal_nocase(region.text, city.text)) region.text.length = 0;
    add(&line, read_part(decoder, &fields, "address"), ", ");
    if (is_code_last(country_code.text)) {
        add(&line, city, ", ");
        add(&line, region, ", ");
        add(&line, code, region.text.length != 0 || city.text.length != 0 ? " " : ", ");
    } else {
        add(&line, code, ", ");
        add(&line, city, code.text.length != 0 ? " " : ", ");
        add(&line, region, ", ");
    }
    add(&line, country.text.length != 0 ? country : country_code, ", ");
    for (size_t i = 0; i < fields.extra_count; i++) add(&line, cv_text_of_anything(decoder, fields.extras[i]->value), ", ");
    return finished(&line);
}

struct cv_text cv_place_read(struct cv_decoder *decoder, const struct cv_pair *pair)
{
    const struct cv_node *value = cv_language_pick(decoder, pair->value);
    if (value->kind == CV_NODE_MAPPING && value->count != 0 && cv_node_lookup(value, "text") == NULL)
        return read_address(decoder, value);
    struct line line = {.buf = CV_STRBUF(decoder->cx->arena)};
    add(&line, cv_text_read(decoder, pair, CV_TEXT_COMMAS, CV_KEY_NUMBER), ", ");
    return finished(&line);
}
