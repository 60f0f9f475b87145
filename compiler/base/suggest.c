/* Optimal string alignment (Damerau 1964 in the restricted form: insertion, deletion, substitution and the transposition of
 * neighbours cost 1, no substring is edited twice), by dynamic programming over three rows. */
#include "base/suggest.h"

enum {
    LONGEST = 64,     /* bytes; a longer word has no near one */
    MOST_DISTANCE = 3 /* edits */
};

/* Writes the letters that count to folded[LONGEST] and returns how many; LONGEST + 1 if there are more. */
static size_t fold(cv_str word, char *folded)
{
    size_t length = 0;
    for (size_t i = 0; i < word.length; i++) {
        char c = word.data[i];
        if (c == '-' || c == '_' || c == ' ') continue;
        if (length == LONGEST) return LONGEST + 1;
        folded[length++] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return length;
}

static size_t least(size_t a, size_t b, size_t c)
{
    size_t smaller = a < b ? a : b;
    return smaller < c ? smaller : c;
}

static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][LONGEST + 1];
    size_t *before = rows[0];
    size_t *previous = rows[1];
    size_t *current = rows[2];
    for (size_t j = 0; j <= b_length; j++) previous[j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        current[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t cost = a[i - 1] != b[j - 1];
            current[j] = least(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost);
            bool are_swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (are_swapped && before[j - 2] + 1 < current[j]) current[j] = before[j - 2] + 1;
        }
        size_t *spare = before;
        before = previous;
        previous = current;
        current = spare;
    }
    return previous[b_length];
}

const char *cv_suggest(cv_str word, const char *const *words, size_t count)
{
    char folded[LONGEST];
    size_t length = fold(word, folded);
    if (length == 0 || length > LONGEST) return NULL;
    size_t most = length / 3;
    if (most < 1) most = 1;
    if (most > MOST_DISTANCE) most = MOST_DISTANCE;
    const char *nearest = NULL;
    for (size_t i = 0; i < count; i++) {
        char candidate[LONGEST];
        size_t candidate_length = fold(cv_str_from_c(words[i]), candidate);
        if (candidate_length > LONGEST || candidate_length > length + most || candidate_length + most < length) continue;
        size_t edits = distance(folded, length, candidate, candidate_length);
        if (edits > most || (nearest != NULL && edits == most)) continue;
        nearest = words[i];
        most = edits;
    }
    return nearest;
}
