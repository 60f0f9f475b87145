/* One walk over the destinations with the chain of open entries, from the root down to the last. The document's own title, its
 * H1, is not listed: it stands at the top of page 1 and would be the parent of all. */
#include "output/pdf/outline.h"

#include "output/pdf/number.h"

enum { LEVELS = 3 }; /* H2, H3, H4 */

struct entry {
    struct cv_pdf_object *object;
    int level;          /* 0: the root */
    int32_t count;      /* entries below */
    size_t parent;      /* index of the entry; the root is its own */
    size_t first, last; /* children; 0: none */
    size_t previous;    /* sibling; 0: none */
    size_t next;        /* sibling; 0: none */
};

static int level_of(const struct cv_element *element)
{
    switch (element->role) {
    case CV_ROLE_H2:
        return 1;
    case CV_ROLE_H3:
        return 2;
    case CV_ROLE_H4:
        return LEVELS;
    default:
        return 0;
    }
}

/* Makes entry `index` the last child of the nearest entry above it of a lower level. */
static void append(struct entry *entries, size_t index)
{
    size_t parent = index - 1;
    while (entries[parent].level >= entries[index].level) parent = entries[parent].parent;
    entries[index].parent = parent;
    entries[index].previous = entries[parent].last;
    if (entries[parent].last != 0) entries[entries[parent].last].next = index;
    if (entries[parent].first == 0) entries[parent].first = index;
    entries[parent].last = index;
    for (size_t above = parent;; above = entries[above].parent) {
        entries[above].count++;
        if (above == 0) break;
    }
}

static void add_place(struct cv_pdf_object *object, const struct cv_destination *destination,
                      struct cv_pdf_object *const *page_objects)
{
    struct cv_strbuf *syntax = cv_pdf_object_syntax(object);
    cv_strbuf_printf(syntax, "/Dest[%u 0 R/XYZ 0 ", cv_pdf_object_number(page_objects[destination->page]));
    cv_pdf_add_length(syntax, destination->y);
    cv_strbuf_add_c(syntax, " null]");
}

static void finish_entry(const struct entry *entries, size_t index)
{
    const struct entry *entry = &entries[index];
    if (index > 0) cv_pdf_object_add_reference(entry->object, "Parent", entries[entry->parent].object);
    if (entry->previous != 0) cv_pdf_object_add_reference(entry->object, "Prev", entries[entry->previous].object);
    if (entry->next != 0) cv_pdf_object_add_reference(entry->object, "Next", entries[entry->next].object);
    if (entry->first == 0) return;
    cv_pdf_object_add_reference(entry->object, "First", entries[entry->first].object);
    cv_pdf_object_add_reference(entry->object, "Last", entries[entry->last].object);
    cv_pdf_object_add_number(entry->object, "Count", entry->count);
}

struct cv_pdf_object *cv_pdf_outline_new(struct cv_arena *arena, struct cv_pdf *pdf, const struct cv_pages *pages,
                                         struct cv_pdf_object *const *page_objects)
{
    struct entry *entries = CV_NEW_ARRAY(arena, struct entry, pages->destination_count + 1);
    size_t count = 1;
    entries[0].object = cv_pdf_object_new(pdf);
    for (size_t i = 0; i < pages->destination_count; i++) {
        const struct cv_destination *destination = &pages->destinations[i];
        int level = level_of(destination->element);
        if (level == 0 || destination->element->title.length == 0) continue;
        entries[count] = (struct entry){.object = cv_pdf_object_new(pdf), .level = level};
        cv_pdf_object_add_text(entries[count].object, "Title", destination->element->title);
        add_place(entries[count].object, destination, page_objects);
        append(entries, count);
        count++;
    }
    cv_pdf_object_add_name(entries[0].object, "Type", "Outlines");
    for (size_t i = 0; i < count; i++) finish_entry(entries, i);
    return count > 1 ? entries[0].object : NULL;
}
