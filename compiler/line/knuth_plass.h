/* knuth_plass: chooses the breaks of a horizontal list so that the sum of all lines' demerits is least. */
#ifndef CV_LINE_KNUTH_PLASS_H
#define CV_LINE_KNUTH_PLASS_H

#include "line/hlist.h"

/* What a good line is. */
struct cv_goal {
    cv_pt measure;
    cv_pt raggedness;     /* every line may well fall short by this much; 0 for justified text */
    cv_pt least_last;     /* the last line should be at least so wide */
    bool last_is_counted; /* the last line should be as long as the others (centred text); else it may be of any length */
};

/* How lines are judged. Badness is 100 × ratio³, the ratio being the slack in terms of the stretch or shrink at hand. */
enum {
    CV_BADNESS_MAX = 1000 * 1000,
    CV_BADNESS_TOLERATED = 2000,      /* in the first pass: a ratio of 2.7 */
    CV_DEMERITS_LINE = 10,            /* is added to the badness before it is squared */
    CV_DEMERITS_FITNESS = 10000,      /* a tight line beside a loose one */
    CV_DEMERITS_FLAGGED = 10000,      /* two lines in a row that end in a hyphen */
    CV_DEMERITS_SHORT_LAST = 1500000, /* the part of it by which the last line is shorter than it should be */
    CV_DEMERITS_LONE_WORD = 1000000,  /* the last line is one word, shorter than a third of the measure */
    CV_LIMIT_OPTIMAL_ITEMS = 16384,   /* of a list; a longer one is broken by first fit */
};

/* Chosen breaks: indices of penalties, ascending; the last is that of the list. */
typedef CV_VEC(size_t) cv_breaks;

/* A place to break at, and the best way there. */
struct cv_break_node;

/* The breaker's memory, used again from list to list; a zeroed one is new. */
struct cv_breaker {
    struct cv_break_node *nodes;
    size_t capacity; /* of nodes */
};

/* Replaces what ret_breaks holds. Total fit, or first fit when the list is too long for it. A box wider than the measure gets
 * a line of its own. */
void cv_knuth_plass(struct cv_arena *arena, struct cv_breaker *breaker, const cv_hlist *list, const struct cv_goal *goal,
                    cv_breaks *ret_breaks);

#endif
