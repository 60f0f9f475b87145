/* Subsets by hb-subset, with glyphs renumbered, and the codes that a PDF's two-byte strings use for them (ISO 32000-1
 * §9.7.4.2): a TrueType font's new glyph ids, a name-keyed CFF font's new glyph ids, a CID-keyed CFF font's own CIDs, which
 * renumbering keeps.
 *
 * hb-subset is given a view of the face that has the tables of the drawings and no others: no cmap to walk (a CJK font has one
 * of 45,000 entries), no layout tables whose glyphs it would have to close over. */
#include "text/face.h"

#include FT_CID_H
#include <hb-subset.h>

static hb_blob_t *drawing_table(hb_face_t *view, hb_tag_t tag, void *user)
{
    (void)view;
    static const hb_tag_t drawing[] = {
        HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p'),
        HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('C', 'F', 'F', ' '),
    };
    for (size_t i = 0; i < sizeof drawing / sizeof *drawing; i++)
        if (tag == drawing[i]) return hb_face_reference_table(user, tag);
    return NULL;
}

static hb_subset_input_t *input_of(const uint32_t *glyphs, size_t count)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (input == NULL) return NULL;
    hb_set_t *wanted = hb_subset_input_glyph_set(input);
    for (size_t i = 0; i < count; i++) hb_set_add(wanted, glyphs[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    return input;
}

/* The program of the subset face, or NULL. */
static hb_blob_t *program_of(hb_subset_plan_t *plan, bool cff)
{
    hb_face_t *face = hb_subset_plan_execute_or_fail(plan);
    if (face == NULL) return NULL;
    hb_blob_t *program = cff ? hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' ')) : hb_face_reference_blob(face);
    hb_face_destroy(face);
    if (hb_blob_get_length(program) == 0) {
        hb_blob_destroy(program);
        return NULL;
    }
    return program;
}

static void set_codes(const struct cv_font *font, hb_subset_plan_t *plan, const uint32_t *glyphs, size_t count, uint32_t *codes)
{
    const hb_map_t *renumbered = hb_subset_plan_old_to_new_glyph_mapping(plan);
    for (size_t i = 0; i < count; i++) {
        FT_UInt cid = 0;
        if (font->info.cid_keyed)
            codes[i] = FT_Get_CID_From_Glyph_Index(font->face, glyphs[i], &cid) == 0 ? cid : 0;
        else
            codes[i] = hb_map_get(renumbered, glyphs[i]);
    }
}

/* A view of the font's face for hb-subset. Metrics and outlines are asked for once before: a face of which hb-subset was the
 * first to read them, and found no memory to, cannot be destroyed (in HarfBuzz 6 each of the two libraries takes a null object
 * of its own for what it could not read). */
static hb_face_t *view_of(const struct cv_font *font)
{
    hb_face_t *view = hb_face_create_for_tables(drawing_table, font->tables, NULL);
    hb_face_set_upem(view, font->info.units_per_em);
    hb_face_set_glyph_count(view, font->info.glyph_count);
    hb_glyph_extents_t extents;
    hb_font_t *metrics = hb_font_create(view);
    hb_font_get_glyph_h_advance(metrics, 0);
    hb_font_get_glyph_v_advance(metrics, 0);
    hb_font_get_glyph_extents(metrics, 0, &extents);
    hb_font_destroy(metrics);
    return view;
}

/* The program, or NULL; sets the codes. Takes nothing from an arena. */
static hb_blob_t *subset(const struct cv_font *font, const uint32_t *glyphs, size_t count, uint32_t *codes)
{
    hb_blob_t *program = NULL;
    hb_face_t *view = view_of(font);
    hb_subset_input_t *input = input_of(glyphs, count);
    hb_subset_plan_t *plan = input == NULL ? NULL : hb_subset_plan_create_or_fail(view, input);
    if (plan != NULL) {
        program = program_of(plan, font->info.cff);
        set_codes(font, plan, glyphs, count, codes);
        hb_subset_plan_destroy(plan);
    }
    hb_subset_input_destroy(input);
    hb_face_destroy(view);
    return program;
}

/* hb-subset does not say why it fails. If there is no memory for a copy of the font, that is why. */
static bool memory_is_out(const struct cv_font *font)
{
    hb_blob_t *copy = hb_blob_copy_writable_or_fail(font->bytes);
    hb_blob_destroy(copy);
    return copy == NULL;
}

static void destroy_blob(void *blob)
{
    hb_blob_destroy(blob);
}

bool cv_font_subset(struct cv_context *cx, struct cv_font *font, const uint32_t *glyphs, size_t count,
                    struct cv_subset *ret_subset)
{
    *ret_subset = (struct cv_subset){0};
    if (!cv_face_require(cx, font)) return false;
    uint32_t *codes = CV_NEW_ARRAY(cx->arena, uint32_t, count);
    hb_blob_t *program = subset(font, glyphs, count, codes);
    if (program == NULL) {
        if (memory_is_out(font)) cv_arena_exhausted(cx->arena);
        cv_diag_add(cx->diags, CV_CODE_FONT_BROKEN, (cv_span){0}, "the font file `%.*s` cannot be cut down to the glyphs used",
                    CV_STR_ARG(font->path));
        return false;
    }
    cv_arena_defer(cx->arena, destroy_blob, program);
    unsigned length;
    const char *data = hb_blob_get_data(program, &length);
    *ret_subset = (struct cv_subset){.program = {.data = data, .length = length}, .codes = codes};
    return true;
}
