/* hlist: a paragraph as the breaker sees it: a horizontal list of boxes, glue and penalties (Knuth and Plass, 1981).
 *
 * Made from a shaped paragraph for a measure. One thing differs from the paper: UAX #14 puts a break opportunity after the
 * white space, so every legal break is a penalty, and the glue that stands right before it hangs beyond the line instead of
 * being discarded after it. The last item is the forced penalty at the end of the text. Lives in the arena it is made in. */
#ifndef CV_LINE_HLIST_H
#define CV_LINE_HLIST_H

#include "base/vec.h"
#include "text/shape.h"

enum cv_hitem_kind {
    CV_HITEM_BOX,     /* glyphs that stay together */
    CV_HITEM_GLUE,    /* white space */
    CV_HITEM_PENALTY, /* a place where a line may end, before the byte at `start` */
};

enum {
    CV_COST_FORCED = -10000,    /* the line must end here */
    CV_COST_HYPHEN = 50,        /* after a hyphen, a dash, a slash */
    CV_COST_ADDRESS = 1000,     /* inside a web or mail address */
    CV_COST_LAST_RESORT = 2000, /* from here on: where no line ends unless the measure leaves no other way */
    CV_COST_PASSED = 5000,      /* at a legal break that is not wanted, in a stretch wider than the measure */
    CV_COST_TIED = 10000,       /* at a no-break space of such a stretch */
    CV_COST_EMERGENCY = 30000,  /* between clusters of such a stretch */
};

struct cv_hitem {
    enum cv_hitem_kind kind;
    int32_t cost;   /* PENALTY: how little a break is liked here */
    bool flagged;   /* PENALTY: two lines in a row should not both end so */
    uint32_t start; /* byte of the paragraph's text */
    cv_pt width;    /* BOX, GLUE: natural width */
    cv_pt stretch;  /* GLUE: by how much it may well grow; 0 unless the paragraph is justified */
    cv_pt shrink;   /* GLUE: by how much it can shrink */
};

typedef CV_VEC(struct cv_hitem) cv_hlist;

/* Replaces what `list` holds, whose memory is used again. `elastic`: the glue can stretch and shrink, for justified text.
 * Stretches without a break that are wider than `measure` can be broken anywhere, at a cost. */
void cv_hlist_from_shaped(struct cv_arena *arena, const struct cv_shaped *shaped, cv_pt measure, bool elastic,
                          cv_hlist *ret_list);

/* What a cluster is to the breaker. */
enum cv_space_kind {
    CV_SPACE_NONE,    /* something that is seen */
    CV_SPACE_FIXED,   /* white space of a width of its own, such as an em space */
    CV_SPACE_ELASTIC, /* a space between words, which justification widens; it may forbid a break */
};

enum cv_space_kind cv_space_kind_of(cv_str text, const struct cv_glyph *glyph);

/* How a space behaves in justified text. */
struct cv_elasticity {
    cv_pt stretch; /* grows well by this much */
    cv_pt most;    /* grows by no more than this: a hole would be worse than a ragged line */
    cv_pt shrink;  /* shrinks by no more than this */
};

/* `width`: the space's natural one; `size`: the em. */
struct cv_elasticity cv_elasticity_of_space(cv_pt width, cv_pt size);

#endif
