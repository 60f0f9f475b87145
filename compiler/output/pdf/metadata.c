/* Information dictionary (ISO 32000-1 §14.3.3) and XMP (ISO 16684-1) from the same values, as PDF/A asks. There is no clock:
 * only where SOURCE_DATE_EPOCH (reproducible-builds.org) gives a time are there dates. */
#include "output/pdf/metadata.h"

#include "base/utf8.h"
#include "output/pdf/icc.h"

#include <stdlib.h>

static const char creator[] = "cvpdf " CVPDF_VERSION;

/* What is there to be said, with what must not be empty filled in. */
static cv_str title_of(const struct cv_document *document)
{
    if (document->title.length > 0) return document->title;
    return document->author.length > 0 ? document->author : CV_STR("Curriculum vitae");
}

static cv_str lang_of(const struct cv_document *document)
{
    return document->lang.length > 0 ? document->lang : CV_STR("en");
}

struct moment {
    long long year;
    int month, day, hour, minute, second;
};

/* The Gregorian date of a day counted from 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"): eras of
 * 400 years that begin on 1 March. */
static struct moment moment_from_seconds(long long seconds)
{
    long long days = seconds / 86400 + 719468;
    int rest = (int)(seconds % 86400);
    long long era = days / 146097;
    long long day_of_era = days % 146097;
    long long year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = (int)(day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100));
    int shifted_month = (5 * day_of_year + 2) / 153;
    int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    return (struct moment){
        .year = year_of_era + era * 400 + (month <= 2),
        .month = month,
        .day = day_of_year - (153 * shifted_month + 2) / 5 + 1,
        .hour = rest / 3600,
        .minute = rest / 60 % 60,
        .second = rest % 60,
    };
}

/* False if the environment names no time, or none within four-digit years. */
static bool source_date(struct moment *ret_moment)
{
    static const long long end = 253402300800; /* 10000-01-01 */
    const char *text = getenv("SOURCE_DATE_EPOCH");
    long long seconds = 0;
    if (text == NULL || *text == '\0') return false;
    for (; *text >= '0' && *text <= '9' && seconds < end; text++) seconds = seconds * 10 + (*text - '0');
    if (*text != '\0' || seconds >= end) return false;
    *ret_moment = moment_from_seconds(seconds);
    return true;
}

static void add_if_any(struct cv_pdf_object *object, const char *key, cv_str text)
{
    if (text.length > 0) cv_pdf_object_add_text(object, key, text);
}

struct cv_pdf_object *cv_pdf_info_new(struct cv_arena *arena, struct cv_pdf *pdf, const struct cv_document *document)
{
    struct cv_pdf_object *info = cv_pdf_object_new(pdf);
    struct moment at;
    add_if_any(info, "Title", title_of(document));
    add_if_any(info, "Author", document->author);
    add_if_any(info, "Subject", document->subject);
    add_if_any(info, "Keywords", document->keywords);
    cv_pdf_object_add_text(info, "Creator", cv_str_from_c(creator));
    cv_pdf_object_add_text(info, "Producer", cv_str_from_c(creator));
    if (!source_date(&at)) return info;
    cv_str date =
        cv_str_printf(arena, "D:%04lld%02d%02d%02d%02d%02dZ", at.year, at.month, at.day, at.hour, at.minute, at.second);
    cv_pdf_object_add_ascii(info, "CreationDate", date);
    cv_pdf_object_add_ascii(info, "ModDate", date);
    return info;
}

/* Character data of XML 1.0; what XML cannot hold becomes a space, as control characters do in the information dictionary. */
static void add_escaped(struct cv_strbuf *xmp, cv_str text)
{
    for (size_t i = 0; i < text.length;) {
        uint32_t codepoint = cv_utf8_next(text, &i);
        bool control =
            codepoint < 0x20 || (codepoint >= 0x7F && codepoint < 0xA0) || codepoint == 0xFFFE || codepoint == 0xFFFF;
        if (codepoint == '&')
            cv_strbuf_add_c(xmp, "&amp;");
        else if (codepoint == '<')
            cv_strbuf_add_c(xmp, "&lt;");
        else if (codepoint == '>')
            cv_strbuf_add_c(xmp, "&gt;");
        else
            cv_strbuf_add_codepoint(xmp, control ? ' ' : codepoint);
    }
}

static void add_property(struct cv_strbuf *xmp, const char *before, cv_str text, const char *after)
{
    if (text.length == 0) return;
    cv_strbuf_add_c(xmp, before);
    add_escaped(xmp, text);
    cv_strbuf_add_c(xmp, after);
}

static void add_dates(struct cv_strbuf *xmp)
{
    struct moment at;
    if (!source_date(&at)) return;
    static const char *const names[] = {"CreateDate", "ModifyDate"};
    for (size_t i = 0; i < 2; i++)
        cv_strbuf_printf(xmp, "<xmp:%s>%04lld-%02d-%02dT%02d:%02d:%02dZ</xmp:%s>\n", names[i], at.year, at.month, at.day,
                         at.hour, at.minute, at.second, names[i]);
}

/* PDF/UA's property is not among those that PDF/A knows, so the packet describes it (ISO 19005-3 §6.6.2.3.2). */
static const char extension_schema[] =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of PDF/UA that the file conforms to</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n";

static cv_str xmp_packet(struct cv_arena *arena, const struct cv_document *document)
{
    struct cv_strbuf xmp = CV_STRBUF(arena);
    cv_strbuf_add_c(&xmp,
                    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                    "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
                    "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                    "<dc:format>application/pdf</dc:format>\n");
    add_property(&xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", title_of(document),
                 "</rdf:li></rdf:Alt></dc:title>\n");
    add_property(&xmp, "<dc:creator><rdf:Seq><rdf:li>", document->author, "</rdf:li></rdf:Seq></dc:creator>\n");
    add_property(&xmp, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", document->subject,
                 "</rdf:li></rdf:Alt></dc:description>\n");
    add_property(&xmp, "<dc:language><rdf:Bag><rdf:li>", lang_of(document), "</rdf:li></rdf:Bag></dc:language>\n");
    add_property(&xmp, "<pdf:Keywords>", document->keywords, "</pdf:Keywords>\n");
    add_property(&xmp, "<pdf:Producer>", cv_str_from_c(creator), "</pdf:Producer>\n");
    add_property(&xmp, "<xmp:CreatorTool>", cv_str_from_c(creator), "</xmp:CreatorTool>\n");
    add_dates(&xmp);
    cv_strbuf_add_c(&xmp, "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
                          "<pdfuaid:part>1</pdfuaid:part></rdf:Description>\n");
    cv_strbuf_add_c(&xmp, extension_schema);
    cv_strbuf_add_c(&xmp, "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
    return cv_strbuf_view(&xmp);
}

void cv_pdf_metadata_add(struct cv_arena *arena, struct cv_pdf *pdf, const struct cv_document *document,
                         struct cv_pdf_object *catalog)
{
    /* Not compressed, so that programs that know no PDF find it. */
    struct cv_pdf_object *metadata = cv_pdf_object_new(pdf);
    cv_pdf_object_add_name(metadata, "Type", "Metadata");
    cv_pdf_object_add_name(metadata, "Subtype", "XML");
    cv_pdf_object_set_stream(metadata, xmp_packet(arena, document), false);

    struct cv_pdf_object *profile = cv_pdf_object_new(pdf);
    cv_pdf_object_add_number(profile, "N", 3);
    cv_pdf_object_set_stream(profile, cv_pdf_srgb_profile(arena), true);

    cv_pdf_object_add_text(catalog, "Lang", lang_of(document));
    cv_pdf_object_add_reference(catalog, "Metadata", metadata);
    struct cv_strbuf *syntax = cv_pdf_object_syntax(catalog);
    cv_strbuf_add_c(syntax, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>");
    cv_strbuf_printf(syntax,
                     "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
                     "/DestOutputProfile %u 0 R>>]",
                     cv_pdf_object_number(profile));
}
