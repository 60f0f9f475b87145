#include "base/source.h"

#include "base/utf8.h"
#include "base/vec.h"

struct source {
    cv_str name;
    cv_str text;
    CV_VEC(uint32_t) lines; /* byte offset of each line's start; filled on first use */
};

struct cv_sources {
    struct cv_arena *arena;
    CV_VEC(struct source) list;
};

struct cv_sources *cv_sources_new(struct cv_arena *arena)
{
    struct cv_sources *sources = CV_NEW(arena, struct cv_sources);
    sources->arena = arena;
    return sources;
}

uint32_t cv_sources_add(struct cv_sources *sources, cv_str name, cv_str text)
{
    cv_vec_push(sources->arena, &sources->list, (struct source){.name = name, .text = text});
    return (uint32_t)sources->list.count;
}

cv_str cv_sources_text(const struct cv_sources *sources, uint32_t id)
{
    return sources->list.items[id - 1].text;
}

cv_str cv_sources_name(const struct cv_sources *sources, uint32_t id)
{
    return sources->list.items[id - 1].name;
}

/* YAML 1.2 §5.4: a line ends at LF, CR or CR LF. */
static void find_lines(struct cv_arena *arena, struct source *source)
{
    cv_str text = source->text;
    cv_vec_push(arena, &source->lines, 0);
    for (size_t i = 0; i < text.length; i++) {
        bool crlf = text.data[i] == '\r' && i + 1 < text.length && text.data[i + 1] == '\n';
        if (text.data[i] == '\n' || (text.data[i] == '\r' && !crlf)) cv_vec_push(arena, &source->lines, (uint32_t)(i + 1));
    }
}

/* Index of the line that holds the byte at `offset`. */
static size_t line_at(const struct source *source, uint32_t offset)
{
    size_t low = 0;
    size_t high = source->lines.count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (source->lines.items[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static cv_str line_text(const struct source *source, size_t line)
{
    size_t start = source->lines.items[line];
    size_t end = line + 1 < source->lines.count ? source->lines.items[line + 1] : source->text.length;
    while (end > start && (source->text.data[end - 1] == '\n' || source->text.data[end - 1] == '\r')) end--;
    return cv_str_slice(source->text, start, end);
}

bool cv_sources_locate(struct cv_sources *sources, cv_span span, struct cv_location *ret_location)
{
    if (span.source == 0 || span.source > sources->list.count) return false;
    struct source *source = &sources->list.items[span.source - 1];
    if (source->lines.count == 0) find_lines(sources->arena, source);
    size_t line = line_at(source, span.start);
    uint32_t start = source->lines.items[line];
    cv_str text = line_text(source, line);
    size_t width = cv_utf8_count(cv_str_slice(text, span.start - start, span.end - start));
    *ret_location = (struct cv_location){
        .name = source->name,
        .line = (uint32_t)line + 1,
        .column = (uint32_t)cv_utf8_count(cv_str_slice(text, 0, span.start - start)) + 1,
        .text = text,
        .width = width == 0 ? 1 : (uint32_t)width,
    };
    return true;
}
