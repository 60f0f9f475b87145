/* The algorithm of Knuth and Plass, "Breaking Paragraphs into Lines" (Software: Practice and Experience 11, 1981): dynamic
 * programming over the legal breaks. An active node is a break from which a line may still begin; at each penalty every active
 * node offers the line between them, and the best predecessor per fitness class becomes a new active node. Nodes whose line has
 * become too long are deactivated, so the time is that of the list times the breaks that fit on a line.
 *
 * Ragged text follows the paper's section on it: glue is rigid and every line has the same stretch at its end, so lines fall
 * short evenly. Beyond the paper: a last line that is short or a single word has demerits of its own, badness has a much
 * higher ceiling so that bad lines can be told from worse ones, and the second pass, which always finds a way, allows breaks
 * of last resort and adds stretch to every line (TeX's \emergencystretch). Ratios are in thousandths: all of it is integer
 * arithmetic. */
#include "line/knuth_plass.h"

enum fitness { FITNESS_TIGHT, FITNESS_DECENT, FITNESS_LOOSE, FITNESS_VERY_LOOSE, FITNESS_COUNT };

enum {
    MAX_ACTIVE = 256,       /* zero-width characters must not make the search quadratic; the oldest nodes go first */
    RATIO_MAX = 21544,      /* thousandths; gives CV_BADNESS_MAX */
    EMERGENCY_DIVISOR = 50, /* the second pass stretches every line by this part of the measure */
    LONE_WORD_DIVISOR = 3,  /* of the measure */
};

static const int64_t NO_DEMERITS_YET = INT64_MAX;
static const int64_t DEMERITS_OVERFULL = (int64_t)10 * CV_BADNESS_MAX * CV_BADNESS_MAX;

/* Sums over the items from the beginning of the list. */
struct totals {
    cv_pt width, stretch, shrink;
    uint32_t glues;
};

struct cv_break_node {
    size_t item;         /* the penalty; not used in the first node, the beginning of the text */
    size_t previous;     /* index of the node at which the line that ends here begins */
    struct totals after; /* the sums where the next line begins */
    int64_t demerits;    /* of all lines up to here */
    enum fitness fitness;
    bool flagged;
};

struct search {
    struct cv_arena *arena;
    const cv_hlist *list;
    const struct cv_goal *goal;
    cv_pt background; /* stretch that every line has besides its glue's */
    int64_t tolerance;
    bool last_pass;
    CV_VEC(struct cv_break_node) nodes;
    size_t active[MAX_ACTIVE]; /* indices into nodes, oldest first */
    size_t active_count;
    struct totals all;     /* of the items read so far */
    struct totals visible; /* the same without the glue at their end */
};

/* A line as judged. */
struct verdict {
    int64_t badness;
    enum fitness fitness;
};

/* The best way to a break whose last line is of one fitness class. */
struct candidate {
    int64_t demerits;
    size_t previous;
};

static int64_t badness_of(cv_pt slack, cv_pt elasticity, int64_t *ret_ratio)
{
    int64_t ratio = slack == 0 ? 0 : elasticity <= 0 ? RATIO_MAX : slack * 1000 / elasticity;
    if (ratio > RATIO_MAX) ratio = RATIO_MAX;
    *ret_ratio = ratio;
    return ratio * ratio * ratio / (1000 * 1000 * 10);
}

static struct verdict judge_tight(cv_pt excess, cv_pt shrink)
{
    int64_t ratio;
    int64_t badness = badness_of(excess, shrink, &ratio);
    return (struct verdict){.badness = badness, .fitness = ratio > 500 ? FITNESS_TIGHT : FITNESS_DECENT};
}

static struct verdict judge_loose(cv_pt slack, cv_pt stretch)
{
    int64_t ratio;
    int64_t badness = badness_of(slack, stretch, &ratio);
    enum fitness fitness = ratio < 500 ? FITNESS_DECENT : ratio < 1000 ? FITNESS_LOOSE : FITNESS_VERY_LOOSE;
    return (struct verdict){.badness = badness, .fitness = fitness};
}

/* False if the line from `node` to `penalty` is too long. */
static bool judge(const struct search *s, const struct cv_break_node *node, const struct cv_hitem *penalty,
                  struct verdict *ret_verdict)
{
    cv_pt slack = s->goal->measure - (s->visible.width - node->after.width);
    if (slack < 0) {
        cv_pt shrink = s->visible.shrink - node->after.shrink;
        if (-slack > shrink) return false;
        *ret_verdict = judge_tight(-slack, shrink);
    } else if (penalty->cost == CV_COST_FORCED && !s->goal->last_is_counted) {
        *ret_verdict = (struct verdict){.badness = 0, .fitness = FITNESS_DECENT};
    } else {
        *ret_verdict = judge_loose(slack, s->visible.stretch - node->after.stretch + s->background);
    }
    return true;
}

static int64_t last_line_demerits(const struct search *s, const struct cv_break_node *node)
{
    cv_pt width = s->visible.width - node->after.width;
    cv_pt least = s->goal->least_last;
    int64_t demerits = 0;
    if (width < least) demerits += cv_pt_scale(CV_DEMERITS_SHORT_LAST, least - width, least);
    if (s->visible.glues == node->after.glues && width < s->goal->measure / LONE_WORD_DIVISOR)
        demerits += CV_DEMERITS_LONE_WORD;
    return demerits;
}

static int64_t line_demerits(const struct search *s, const struct cv_break_node *node, const struct cv_hitem *penalty,
                             const struct verdict *verdict)
{
    int64_t demerits = CV_DEMERITS_LINE + verdict->badness;
    demerits *= demerits;
    if (penalty->cost > 0) demerits += (int64_t)penalty->cost * penalty->cost;
    if (penalty->cost == CV_COST_FORCED) demerits += last_line_demerits(s, node);
    if (penalty->flagged && node->flagged) demerits += CV_DEMERITS_FLAGGED;
    int jump = (int)verdict->fitness - (int)node->fitness;
    if (jump > 1 || jump < -1) demerits += CV_DEMERITS_FITNESS;
    return demerits;
}

static void activate(struct search *s, struct cv_break_node node)
{
    if (s->active_count == MAX_ACTIVE) {
        memmove(s->active, s->active + 1, sizeof *s->active * (MAX_ACTIVE - 1));
        s->active_count--;
    }
    s->active[s->active_count++] = s->nodes.count;
    cv_vec_push(s->arena, &s->nodes, node);
}

static void add_node(struct search *s, size_t item, enum fitness fitness, const struct candidate *candidate)
{
    activate(s, (struct cv_break_node){
                    .item = item,
                    .previous = candidate->previous,
                    .after = s->all,
                    .demerits = candidate->demerits,
                    .fitness = fitness,
                    .flagged = s->list->items[item].flagged,
                });
}

/* Judges the lines that could end at `penalty`, keeps the best of each class, and drops the nodes that it is too far from. */
static void offer_lines(struct search *s, const struct cv_hitem *penalty, struct candidate best[FITNESS_COUNT])
{
    size_t kept = 0;
    for (size_t i = 0; i < s->active_count; i++) {
        const struct cv_break_node *node = &s->nodes.items[s->active[i]];
        struct verdict verdict;
        if (!judge(s, node, penalty, &verdict)) continue;
        if (penalty->cost != CV_COST_FORCED) s->active[kept++] = s->active[i];
        if (verdict.badness > s->tolerance) continue;
        int64_t demerits = node->demerits + line_demerits(s, node, penalty, &verdict);
        if (demerits < best[verdict.fitness].demerits)
            best[verdict.fitness] = (struct candidate){.demerits = demerits, .previous = s->active[i]};
    }
    s->active_count = kept;
}

/* False if no line can begin any more. */
static bool try_break(struct search *s, size_t item)
{
    const struct cv_hitem *penalty = &s->list->items[item];
    struct candidate best[FITNESS_COUNT];
    for (size_t i = 0; i < FITNESS_COUNT; i++) best[i] = (struct candidate){.demerits = NO_DEMERITS_YET};
    size_t nearest = s->active[s->active_count - 1];
    offer_lines(s, penalty, best);
    bool found = false;
    for (size_t i = 0; i < FITNESS_COUNT; i++) {
        if (best[i].demerits == NO_DEMERITS_YET) continue;
        add_node(s, item, (enum fitness)i, &best[i]);
        found = true;
    }
    if (found || s->active_count > 0) return true;
    if (!s->last_pass) return false;
    /* A box wider than the measure: the line overflows, as short as it can be. */
    struct candidate overfull = {.demerits = s->nodes.items[nearest].demerits + DEMERITS_OVERFULL, .previous = nearest};
    add_node(s, item, FITNESS_TIGHT, &overfull);
    return true;
}

static bool run_pass(struct search *s)
{
    s->nodes.count = s->active_count = 0;
    s->all = s->visible = (struct totals){0};
    activate(s, (struct cv_break_node){.fitness = FITNESS_DECENT});
    for (size_t i = 0; i < s->list->count; i++) {
        const struct cv_hitem *item = &s->list->items[i];
        if (item->kind == CV_HITEM_PENALTY) {
            if (item->cost >= CV_COST_LAST_RESORT && !s->last_pass) continue;
            if (!try_break(s, i)) return false;
            continue;
        }
        s->all.width += item->width;
        s->all.stretch += item->stretch;
        s->all.shrink += item->shrink;
        if (item->kind == CV_HITEM_GLUE)
            s->all.glues++;
        else
            s->visible = s->all;
    }
    return true;
}

/* The way back from the best of the nodes at the end of the text. */
static void trace_back(const struct search *s, cv_breaks *breaks)
{
    size_t end = s->active[0];
    for (size_t i = 1; i < s->active_count; i++)
        if (s->nodes.items[s->active[i]].demerits < s->nodes.items[end].demerits) end = s->active[i];
    for (size_t node = end; node != 0; node = s->nodes.items[node].previous)
        cv_vec_push(s->arena, breaks, s->nodes.items[node].item);
    for (size_t i = 0, j = breaks->count; i + 1 < j; i++) {
        size_t swapped = breaks->items[i];
        breaks->items[i] = breaks->items[--j];
        breaks->items[j] = swapped;
    }
}

/* Each line as full as it gets. */
static void first_fit(struct cv_arena *arena, const cv_hlist *list, cv_pt measure, cv_breaks *breaks)
{
    cv_pt width = 0, visible = 0; /* of the line so far; without the glue at its end */
    cv_pt width_at_last = 0;
    size_t last = SIZE_MAX; /* penalty at which the line so far may end */
    for (size_t i = 0; i < list->count; i++) {
        const struct cv_hitem *item = &list->items[i];
        if (item->kind != CV_HITEM_PENALTY) {
            width += item->width;
            if (item->kind == CV_HITEM_BOX) visible = width;
            continue;
        }
        if (visible > measure && last != SIZE_MAX) {
            cv_vec_push(arena, breaks, last);
            width -= width_at_last;
            visible -= width_at_last;
        }
        last = i;
        width_at_last = width;
        if (item->cost != CV_COST_FORCED) continue;
        cv_vec_push(arena, breaks, i);
        width = visible = 0;
        last = SIZE_MAX;
    }
}

static void total_fit(struct search *s)
{
    if (run_pass(s)) return;
    cv_pt emergency = s->goal->measure / EMERGENCY_DIVISOR;
    if (s->background < emergency) s->background = emergency;
    s->tolerance = CV_BADNESS_MAX;
    s->last_pass = true;
    run_pass(s);
}

void cv_knuth_plass(struct cv_arena *arena, struct cv_breaker *breaker, const cv_hlist *list, const struct cv_goal *goal,
                    cv_breaks *ret_breaks)
{
    ret_breaks->count = 0;
    if (list->count > CV_LIMIT_OPTIMAL_ITEMS) {
        first_fit(arena, list, goal->measure, ret_breaks);
        return;
    }
    struct search search = {
        .arena = arena,
        .list = list,
        .goal = goal,
        .background = goal->raggedness,
        .tolerance = CV_BADNESS_TOLERATED,
        .nodes = {.items = breaker->nodes, .capacity = breaker->capacity},
    };
    total_fit(&search);
    trace_back(&search, ret_breaks);
    *breaker = (struct cv_breaker){.nodes = search.nodes.items, .capacity = search.nodes.capacity};
}
