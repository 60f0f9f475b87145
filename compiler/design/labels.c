/* Labels: the words and forms of dates of one language. */
#include "design/labels.h"

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void read_months(const struct cv_decoder *decoder, const struct cv_node *node, const char *what, cv_str months[12])
{
    if (node == NULL || node->kind != CV_NODE_SEQUENCE || node->count != 12) {
        cv_decode_fail(decoder, node == NULL ? (cv_span){0} : node->span, what, "is not a list of 12 names",
                       "write the months' names from January on");
        return;
    }
    for (size_t i = 0; i < 12; i++) cv_decode_text(decoder, node->items[i], what, &months[i]);
}

/* Many languages have one form of the months' names only; then there is no list of others. */
static void read_months_with_day(const struct cv_decoder *decoder, const struct cv_node *node, struct cv_labels *labels)
{
    if (node != NULL && node->kind == CV_NODE_SEQUENCE && node->count == 0)
        memcpy(labels->months_with_day, labels->months, sizeof labels->months);
    else
        read_months(decoder, node, "labels.monthsWithDay", labels->months_with_day);
}

static void read_section_titles(const struct cv_decoder *decoder, const struct cv_node *node, struct cv_labels *labels)
{
    struct cv_key keys[CV_SECTION_KIND_COUNT];
    for (size_t i = 0; i < CV_SECTION_KIND_COUNT; i++)
        keys[i] = (struct cv_key){cv_section_kind_key((enum cv_section_kind)i), CV_VALUE_TEXT, i * sizeof(cv_str), NULL};
    cv_decode_map(decoder, node, "labels.sections", keys, COUNT(keys), labels->sections);
}

static void read_slot_labels(const struct cv_decoder *decoder, const struct cv_node *node, struct cv_labels *labels)
{
    struct cv_key keys[CV_SLOT_COUNT];
    for (size_t i = 0; i < CV_SLOT_COUNT; i++)
        keys[i] = (struct cv_key){cv_slot_name((enum cv_slot)i), CV_VALUE_TEXT, i * sizeof(cv_str), NULL};
    cv_decode_map(decoder, node, "labels.slots", keys, COUNT(keys), labels->slots);
}

static void read_label_templates(const struct cv_decoder *decoder, const struct cv_node *node, struct cv_labels *labels)
{
    uint64_t year = CV_FIELD_BIT(CV_FIELD_YEAR);
    uint64_t date = CV_FIELD_BIT(CV_FIELD_YEAR) | CV_FIELD_BIT(CV_FIELD_MONTH) | CV_FIELD_BIT(CV_FIELD_DAY);
    uint64_t range = CV_FIELD_BIT(CV_FIELD_START) | CV_FIELD_BIT(CV_FIELD_END);
    uint64_t name = CV_FIELD_BIT(CV_FIELD_NAME);
    static const char *const date_names[] = {"year", "month", "day", "dayInRange", "range"};
    const struct cv_node *dates = cv_node_lookup(node, "dates");
    cv_decode_check_keys(decoder, dates, "labels.dates", date_names, COUNT(date_names));
    cv_template_read(decoder, dates, "labels.dates", "year", year, &labels->year);
    cv_template_read(decoder, dates, "labels.dates", "month", date, &labels->month);
    cv_template_read(decoder, dates, "labels.dates", "day", date, &labels->day);
    cv_template_read(decoder, dates, "labels.dates", "dayInRange", date, &labels->day_in_range);
    cv_template_read(decoder, dates, "labels.dates", "range", range, &labels->range);
    cv_template_read(decoder, node, "labels", "title", name | CV_FIELD_BIT(CV_FIELD_DOCUMENT), &labels->title);
    const struct cv_node *contacts = cv_node_lookup(node, "contacts");
    const char *names[CV_CONTACT_COUNT];
    for (size_t i = 0; i < CV_CONTACT_COUNT; i++) names[i] = cv_contact_name((enum cv_contact)i);
    cv_decode_check_keys(decoder, contacts, "labels.contacts", names, COUNT(names));
    for (size_t i = 0; i < CV_CONTACT_COUNT; i++)
        cv_template_read(decoder, contacts, "labels.contacts", cv_contact_name((enum cv_contact)i),
                         name | CV_FIELD_BIT(CV_FIELD_NETWORK), &labels->contacts[i]);
}

void cv_labels_read(struct cv_decoder *decoder, const struct cv_node *tree, struct cv_labels *labels)
{
    static const struct cv_key keys[] = {
        {"sections", CV_VALUE_ANY, 0, NULL},
        {"slots", CV_VALUE_ANY, 0, NULL},
        {"months", CV_VALUE_ANY, 0, NULL},
        {"monthsWithDay", CV_VALUE_ANY, 0, NULL},
        {"dates", CV_VALUE_ANY, 0, NULL},
        {"title", CV_VALUE_ANY, 0, NULL},
        {"contacts", CV_VALUE_ANY, 0, NULL},
        {"document", CV_VALUE_TEXT, offsetof(struct cv_labels, document), NULL},
        {"present", CV_VALUE_TEXT, offsetof(struct cv_labels, present), NULL},
        {"listSeparator", CV_VALUE_TEXT, offsetof(struct cv_labels, list_separator), NULL},
        {"colon", CV_VALUE_TEXT, offsetof(struct cv_labels, colon), NULL},
    };
    const struct cv_node *node = cv_node_lookup(tree, "labels");
    cv_decode_map(decoder, node, "labels", keys, COUNT(keys), labels);
    read_section_titles(decoder, cv_node_lookup(node, "sections"), labels);
    read_slot_labels(decoder, cv_node_lookup(node, "slots"), labels);
    read_months(decoder, cv_node_lookup(node, "months"), "labels.months", labels->months);
    read_months_with_day(decoder, cv_node_lookup(node, "monthsWithDay"), labels);
    read_label_templates(decoder, node, labels);
    decoder->labels = labels;
}
