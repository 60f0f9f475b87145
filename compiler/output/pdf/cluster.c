/* Readers take a text from codes, one by one, by ToUnicode (ISO 32000-1 §9.10.3), and agree on little more than that a code
 * stands for one character. What they do not agree on, as tried with poppler 22.12, MuPDF 1.21 and 1.28, and pdf.js 4.10:
 *
 * - A code without text, as for the dots of an Arabic letter that the font composes of parts, is U+FFFD to MuPDF and the
 *   code's own number to pdf.js. So only one glyph of a cluster is text; the others are outlines.
 * - A code with several characters, within text from right to left, has them read backwards by all of them, since they turn
 *   whole words around. Elsewhere MuPDF fails if one of them is beyond U+FFFF or if they are more than eight.
 * - A mark at its own glyph's place breaks the word for poppler where that is written from right to left; so does one without
 *   a width of its own. (Elsewhere poppler knows marks.)
 * - ActualText is read by poppler alone, and within words from right to left backwards.
 *
 * So where a cluster is not simply one glyph with one text, it is drawn, and copies of its lead that are not seen divide its
 * width among the characters. */
#include "output/pdf/cluster.h"

#include "base/utf8.h"

enum { PIECE_UNITS = 8 }; /* the most UTF-16 units that MuPDF lets one code stand for */

static cv_str read_text(cv_str source, uint32_t start, uint32_t end)
{
    cv_str text = cv_str_slice(source, start, end);
    if (text.length == 0 || (text.length == 1 && text.data[0] != '\t')) return text;
    size_t length = 0;
    return cv_utf8_is_blank(cv_utf8_next(text, &length)) && length == text.length ? CV_STR(" ") : text;
}

static bool is_blank(cv_str text)
{
    return text.length == 1 && text.data[0] == ' ';
}

/* Length in bytes of what one code can stand for at the beginning of the text. */
static size_t piece_length(cv_str text, bool leftwards)
{
    size_t length = 0, units = 0;
    while (length < text.length && units < PIECE_UNITS) {
        size_t next = length;
        bool wide = cv_utf8_next(text, &next) > 0xFFFF;
        if (wide && length > 0) return length;
        length = next;
        units++;
        if (wide || leftwards) return length;
    }
    return length;
}

static bool is_spelled(const struct cv_pdf_cluster *cluster)
{
    if (cluster->length == 1 && cluster->text.length == 1) return false;
    if (piece_length(cluster->text, cluster->leftwards) < cluster->text.length) return true;
    size_t wide = 0;
    for (size_t i = 0; i < cluster->length; i++)
        if (cluster->glyphs[i].advance > 0) wide++;
    return wide > 1 || (wide == 0 && (cluster->leftwards || cluster->length > 1));
}

/* How many glyphs from the first on are read as one: those of the same bytes; from right to left, those of a whole grapheme, of
 * which the base comes last. */
static size_t glyph_count(const struct cv_glyph *glyphs, size_t available, bool leftwards)
{
    size_t count = 1;
    if (leftwards)
        while (count < available && glyphs[count - 1].continues) count++;
    else
        while (count < available && glyphs[count].start == glyphs[0].start && glyphs[count].end == glyphs[0].end) count++;
    return count;
}

struct cv_pdf_cluster cv_pdf_cluster_at(const struct cv_item *item, size_t offset)
{
    struct cv_pdf_cluster cluster = {.glyphs = item->text.glyphs + offset, .leftwards = item->text.run->level % 2 != 0};
    cluster.length = glyph_count(cluster.glyphs, item->text.glyph_count - offset, cluster.leftwards);
    for (size_t i = 1; i < cluster.length; i++)
        if (cluster.glyphs[i].advance > cluster.glyphs[cluster.lead].advance) cluster.lead = i;
    cluster.text = read_text(item->source, cluster.glyphs[cluster.length - 1].start, cluster.glyphs[0].end);
    cluster.spelled = is_spelled(&cluster);
    return cluster;
}

/* From right to left, the text's end is what stands on the left. */
cv_str cv_pdf_cluster_cut(const struct cv_pdf_cluster *cluster, cv_str *rest)
{
    size_t length = rest->length, start = 0;
    if (cluster->leftwards)
        for (start = length - 1; start > 0 && ((unsigned char)rest->data[start] & 0xC0) == 0x80;) start--;
    else
        length = piece_length(*rest, false);
    cv_str piece = cv_str_slice(*rest, start, length);
    *rest = cluster->leftwards ? cv_str_slice(*rest, 0, start) : cv_str_slice(*rest, length, rest->length);
    return piece;
}

bool cv_pdf_cluster_is_blank(const struct cv_pdf_cluster *cluster)
{
    return is_blank(cluster->text);
}

bool cv_pdf_glyph_is_blank(const struct cv_item *item, const struct cv_glyph *glyph)
{
    return is_blank(read_text(item->source, glyph->start, glyph->end));
}
