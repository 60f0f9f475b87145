/* Outlines by FreeType, in font units, quadratic curves raised to cubic ones: c1 = p0 + 2/3 (c - p0), c2 = p1 + 2/3 (c - p1).
 */
#include "text/face.h"

#include FT_OUTLINE_H

/* The path under construction; the room was allocated before FreeType was entered. */
struct tracer {
    struct cv_path_step *steps;
    size_t count;
    size_t room;
    FT_Vector at; /* the current point, font units */
};

enum { FRACTION = 64 };

static struct cv_path_step *step(struct tracer *tracer, enum cv_path_verb verb)
{
    if (tracer->count == tracer->room) return NULL;
    tracer->steps[tracer->count].verb = verb;
    return &tracer->steps[tracer->count++];
}

static void set(struct cv_path_step *to, int point, const FT_Vector *from)
{
    to->x[point] = (int32_t)(from->x * FRACTION);
    to->y[point] = (int32_t)(from->y * FRACTION);
}

/* Two thirds of the way from `end` to `control`. */
static int32_t raised(FT_Pos end, FT_Pos control)
{
    return (int32_t)((end * FRACTION + 2 * control * FRACTION) / 3);
}

static int straight(struct tracer *tracer, enum cv_path_verb verb, const FT_Vector *to)
{
    struct cv_path_step *next = step(tracer, verb);
    if (next == NULL) return 1;
    set(next, 0, to);
    tracer->at = *to;
    return 0;
}

static int move_to(const FT_Vector *to, void *user)
{
    struct tracer *tracer = user;
    if (tracer->count > 0 && step(tracer, CV_PATH_CLOSE) == NULL) return 1;
    return straight(tracer, CV_PATH_MOVE, to);
}

static int line_to(const FT_Vector *to, void *user)
{
    return straight(user, CV_PATH_LINE, to);
}

static int conic_to(const FT_Vector *control, const FT_Vector *to, void *user)
{
    struct tracer *tracer = user;
    struct cv_path_step *next = step(tracer, CV_PATH_CURVE);
    if (next == NULL) return 1;
    next->x[0] = raised(tracer->at.x, control->x);
    next->y[0] = raised(tracer->at.y, control->y);
    next->x[1] = raised(to->x, control->x);
    next->y[1] = raised(to->y, control->y);
    set(next, 2, to);
    tracer->at = *to;
    return 0;
}

static int cubic_to(const FT_Vector *first, const FT_Vector *second, const FT_Vector *to, void *user)
{
    struct tracer *tracer = user;
    struct cv_path_step *next = step(tracer, CV_PATH_CURVE);
    if (next == NULL) return 1;
    set(next, 0, first);
    set(next, 1, second);
    set(next, 2, to);
    tracer->at = *to;
    return 0;
}

bool cv_font_outline(struct cv_context *cx, struct cv_font *font, uint32_t glyph, struct cv_path *ret_path)
{
    static const FT_Outline_Funcs funcs = {
        .move_to = move_to, .line_to = line_to, .conic_to = conic_to, .cubic_to = cubic_to, .shift = 0, .delta = 0};
    *ret_path = (struct cv_path){0};
    if (!cv_face_require(cx, font)) return false;
    FT_Face face = font->face;
    FT_Error error = FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
    if (error == FT_Err_Out_Of_Memory) cv_arena_exhausted(cx->arena);
    if (error != 0 || face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) {
        cv_diag_add(cx->diags, CV_CODE_FONT_BROKEN, (cv_span){0}, "the font file `%.*s` has no outline for its glyph %u",
                    CV_STR_ARG(font->path), (unsigned)glyph);
        return false;
    }
    /* A point gives at most one step, and each contour a move, a closing line and a close. */
    FT_Outline *outline = &face->glyph->outline;
    struct tracer tracer = {.room = (size_t)outline->n_points + 3 * (size_t)outline->n_contours + 1};
    tracer.steps = CV_NEW_ARRAY(cx->arena, struct cv_path_step, tracer.room);
    if (FT_Outline_Decompose(outline, &funcs, &tracer) != 0) tracer.count = 0;
    if (tracer.count > 0) step(&tracer, CV_PATH_CLOSE);
    *ret_path = (struct cv_path){.steps = tracer.steps, .count = tracer.count};
    return true;
}
