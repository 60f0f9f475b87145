/* The pipeline: the one file that names every stage, in order. Each reads what the stages before it made and leaves its own
 * product in the cv_compile. A stage that cannot go on says false; one that found errors but can go on says true, so that the
 * stages after it report theirs as well, and only the writing of an output is held back. */
#include "cvpdf.h"

#include "base/context.h"
#include "base/io.h"
#include "base/limits.h"
#include "design/design.h"
#include "document/document.h"
#include "line/line.h"
#include "output/dump/dump.h"
#include "output/output.h"
#include "page/page.h"
#include "profile/profile.h"
#include "text/shape.h"
#include "variant/anonymity.h"
#include "variant/overlay.h"
#include "variant/selection.h"
#include "variant/variant.h"
#include "yaml/node.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

enum { STAGES = 14, REPORTS = 2 * CV_LIMIT_DIAGNOSTICS + 1 };

struct timing {
    const char *stage;
    long microseconds;
};

struct cv_compile {
    const struct cv_request *request; /* only while running */
    struct cv_fonts *fonts;           /* only while running */
    struct cv_arena *arena;
    struct cv_diags diags;
    struct cv_context cx;
    jmp_buf exhaustion;
    bool exhausted;
    bool strict; /* warnings count as errors */

    /* the stages' products */
    const struct cv_backend *backend;
    uint32_t source;
    const struct cv_node *root;
    const struct cv_node **trees; /* as they were read: the profile, then the overlays */
    size_t tree_count;
    struct cv_selection selection;
    const char *path; /* of the output; NULL: none */
    const struct cv_profile *profile;
    const struct cv_design *design;
    const struct cv_document *document;
    const struct cv_shaped_document *shaped;
    const struct cv_lined_document *lined;
    const struct cv_pages *pages;
    cv_str output;

    struct timing timings[STAGES];
    size_t timing_count;
    struct cv_report reports[REPORTS];
    size_t report_count;
    struct cv_drop *drops;
    size_t drop_count;
};

static const cv_span nowhere = {0};

static struct cv_diag *system_error(struct cv_compile *compile, enum cv_code code, const char *what, const char *path,
                                    int error)
{
    return cv_diag_add(&compile->diags, code, nowhere, "%s `%s`: %s", what, path, strerror(error));
}

static bool is_path(const char *name)
{
    return name != NULL && strcmp(name, "-") != 0;
}

/* The back end, and that the output would not overwrite what it is made from. */
static bool choose_backend(struct cv_compile *compile)
{
    const struct cv_request *request = compile->request;
    const char *name = request->format != NULL ? request->format : is_path(request->output) ? NULL : "pdf";
    compile->backend = name != NULL ? cv_backend_lookup(cv_str_from_c(name)) : cv_backend_for_path(request->output);
    if (compile->backend == NULL && request->dump == CV_DUMP_NONE) {
        struct cv_diag *diag = cv_diag_add(&compile->diags, CV_CODE_OUTPUT_UNWRITABLE, nowhere,
                                           "there is no output format for `%s`", name != NULL ? name : request->output);
        cv_diag_hint(&compile->diags, diag, "name a file that ends in `.pdf` or `.txt`");
        return false;
    }
    struct stat in;
    struct stat out;
    if (request->text != NULL || !is_path(request->profile) || !is_path(request->output)) return true;
    if (stat(request->profile, &in) != 0 || stat(request->output, &out) != 0) return true;
    if (in.st_dev != out.st_dev || in.st_ino != out.st_ino) return true;
    struct cv_diag *diag = cv_diag_add(&compile->diags, CV_CODE_OUTPUT_UNWRITABLE, nowhere,
                                       "the output `%s` is the profile itself", request->output);
    cv_diag_hint(&compile->diags, diag, "name another file after `-o`");
    return false;
}

/* Adds a file, or the request's text in its place, to the sources. */
static bool add_file(struct cv_compile *compile, const char *path, cv_str text, uint32_t *ret_source)
{
    cv_str name = is_path(path) ? cv_str_from_c(path) : CV_STR("<stdin>");
    int error = text.length > CV_LIMIT_INPUT_BYTES ? EFBIG : 0;
    if (text.data == NULL) error = cv_io_read(compile->arena, path, CV_LIMIT_INPUT_BYTES, &text);
    if (error == EFBIG) {
        cv_diag_add(&compile->diags, CV_CODE_FILE_TOO_LARGE, nowhere, "`%.*s` is larger than %d KiB", CV_STR_ARG(name),
                    CV_LIMIT_INPUT_BYTES / 1024);
        return false;
    }
    if (error != 0) {
        system_error(compile, CV_CODE_FILE_UNREADABLE, "cannot read", path, error);
        return false;
    }
    *ret_source = cv_sources_add(compile->cx.sources, cv_str_copy(compile->arena, name), text);
    return true;
}

static bool read_profile(struct cv_compile *compile)
{
    const struct cv_request *request = compile->request;
    cv_str text = {.data = request->text, .length = request->text_size};
    return add_file(compile, request->profile, text, &compile->source);
}

static bool parse_yaml(struct cv_compile *compile)
{
    return cv_yaml_parse(&compile->cx, compile->source, &compile->root);
}

/* A text from the command line becomes a source, so that diagnostics can point into it. */
static uint32_t argument_source(struct cv_compile *compile, cv_str name, cv_str text)
{
    return cv_sources_add(compile->cx.sources, name, cv_str_copy(compile->arena, text));
}

/* The overlays' trees, behind the profile's; false after an error in any of them. One more place is left behind them. */
static bool read_overlays(struct cv_compile *compile)
{
    const struct cv_request *request = compile->request;
    compile->trees = CV_NEW_ARRAY(compile->arena, const struct cv_node *, request->overlay_count + 2);
    compile->trees[compile->tree_count++] = compile->root;
    bool done = true;
    for (size_t i = 0; i < request->overlay_count; i++) {
        uint32_t source;
        done &= add_file(compile, request->overlays[i], (cv_str){0}, &source) &&
                cv_yaml_parse(&compile->cx, source, &compile->trees[compile->tree_count]);
        compile->tree_count++;
    }
    return done;
}

static bool apply_variant(struct cv_compile *compile)
{
    const struct cv_request *request = compile->request;
    if (!read_overlays(compile)) return false;
    struct cv_variant_request variant = {.overlays = compile->trees + 1, .overlay_count = request->overlay_count};
    if (request->variant != NULL) {
        variant.name = cv_str_from_c(request->variant);
        variant.name_span = (cv_span){.source = argument_source(compile, CV_STR("--variant"), variant.name),
                                      .end = (uint32_t)variant.name.length};
    }
    return cv_variant_apply(&compile->cx, compile->root, &variant, &compile->root);
}

/* "PATH=VALUE": the path is a place in the source `--set`, the value is YAML in a source named after the path. */
static bool apply_setting(struct cv_compile *compile, cv_str setting)
{
    uint32_t source = argument_source(compile, CV_STR("--set"), setting);
    cv_str path = cv_str_slice(setting, 0, cv_str_find(setting, CV_STR("=")));
    cv_span span = {.source = source, .start = 0, .end = (uint32_t)path.length};
    if (path.length == setting.length) {
        struct cv_diag *diag = cv_diag_add(&compile->diags, CV_CODE_SET_PATH, span, "`%.*s` has no value", CV_STR_ARG(setting));
        cv_diag_hint(&compile->diags, diag, "write `PATH=VALUE`");
        return false;
    }
    const struct cv_node *value;
    cv_str value_name = cv_str_printf(compile->arena, "--set %.*s", CV_STR_ARG(path));
    uint32_t value_source = argument_source(compile, value_name, cv_str_slice(setting, path.length + 1, setting.length));
    return cv_yaml_parse(&compile->cx, value_source, &value) &&
           cv_node_set(&compile->cx, compile->root, path, span, value, true, &compile->root);
}

static bool apply_settings(struct cv_compile *compile)
{
    bool done = true;
    for (size_t i = 0; i < compile->request->setting_count; i++)
        done &= apply_setting(compile, cv_str_from_c(compile->request->settings[i]));
    return done;
}

/* The name that the profile or its variant gives to the output, in the place of the default one and in its folder. */
static bool name_output(struct cv_compile *compile)
{
    const struct cv_node *value = cv_node_lookup(compile->root, "output");
    if (value == NULL || cv_node_is_empty(value)) return true;
    cv_str name = cv_str_trim(value->scalar);
    bool is_name = value->kind == CV_NODE_SCALAR && name.data[0] != '.';
    for (size_t i = 0; i < name.length; i++) is_name &= name.data[i] != '/' && (unsigned char)name.data[i] >= ' ';
    if (!is_name) {
        struct cv_diag *diag =
            cv_diag_add(&compile->diags, CV_CODE_CHOICE_VALUE, value->span, "`output` is not the name of a file");
        cv_diag_hint(&compile->diags, diag, "write a name without folders and extension; `-o` names a file anywhere");
        return false;
    }
    if (!compile->request->output_is_default || compile->path == NULL) return true;
    const char *slash = strrchr(compile->path, '/');
    const char *dot = strrchr(slash == NULL ? compile->path : slash, '.');
    int folder = slash == NULL ? 0 : (int)(slash + 1 - compile->path);
    const char *extension = dot == NULL || cv_str_ends(name, cv_str_from_c(dot)) ? "" : dot;
    compile->path = cv_str_printf(compile->arena, "%.*s%.*s%s", folder, compile->path, CV_STR_ARG(name), extension).data;
    return true;
}

/* As if it stood in the profile. */
static void make_anonymous(struct cv_compile *compile)
{
    static const struct cv_node yes = {.kind = CV_NODE_SCALAR, .scalar = {.data = "true", .length = 4}, .plain = true};
    struct cv_pair pair = {.key = CV_STR("anonymous"), .value = &yes};
    if (compile->root->kind == CV_NODE_MAPPING) compile->root = cv_overlay_put(&compile->cx, compile->root, &pair);
}

static bool select_printed(struct cv_compile *compile)
{
    if (compile->request->anonymous) make_anonymous(compile);
    bool done = cv_selection_apply(&compile->cx, compile->root, &compile->selection);
    compile->trees[compile->tree_count++] = compile->root;
    cv_anonymity_apply(&compile->cx, compile->trees, compile->tree_count, &compile->selection);
    compile->root = compile->selection.root;
    return name_output(compile) && done;
}

static bool decode_profile(struct cv_compile *compile)
{
    return cv_profile_decode(&compile->cx, compile->root, &compile->profile);
}

/* The folder `name` beside the profile. */
static const char *sibling(struct cv_compile *compile, const char *name)
{
    const char *profile = compile->request->profile;
    const char *slash = is_path(profile) ? strrchr(profile, '/') : NULL;
    return cv_str_printf(compile->arena, "%.*s%s", slash == NULL ? 0 : (int)(slash + 1 - profile), profile, name).data;
}

static bool load_design(struct cv_compile *compile)
{
    const struct cv_request *request = compile->request;
    size_t count = request->layout_dir_count + 1;
    const char **dirs = CV_NEW_ARRAY(compile->arena, const char *, count);
    const char **label_dirs = CV_NEW_ARRAY(compile->arena, const char *, count);
    for (size_t i = 0; i < count - 1; i++) {
        dirs[i] = request->layout_dirs[i];
        label_dirs[i] = cv_str_printf(compile->arena, "%s/labels", dirs[i]).data;
    }
    dirs[count - 1] = sibling(compile, "layouts");
    label_dirs[count - 1] = sibling(compile, "labels");
    struct cv_design_request design = {
        .name = compile->profile->layout.text,
        .name_span = compile->profile->layout.span,
        .settings = compile->profile->design,
        .dirs = dirs,
        .dir_count = count,
        .lang = compile->profile->lang,
        .lang_span = compile->profile->lang_span,
        .fallback = compile->profile->fallback,
        .fallback_count = compile->profile->fallback_count,
        .label_dirs = label_dirs,
        .label_dir_count = count,
    };
    if (request->layout != NULL) {
        design.name = cv_str_from_c(request->layout);
        design.name_span =
            (cv_span){.source = argument_source(compile, CV_STR("--layout"), design.name), .end = (uint32_t)design.name.length};
    }
    return cv_design_load(&compile->cx, &design, &compile->design);
}

static bool build_document(struct cv_compile *compile)
{
    return cv_document_build(&compile->cx, compile->profile, compile->design, &compile->document);
}

static bool shape_document(struct cv_compile *compile)
{
    return cv_shape_document(&compile->cx, compile->fonts, compile->document, &compile->shaped);
}

static bool break_lines(struct cv_compile *compile)
{
    const struct cv_design *design = compile->design;
    cv_pt width = design->page_width - design->margin_left - design->margin_right;
    return cv_line_document(&compile->cx, compile->shaped, width, &compile->lined);
}

static bool build_pages(struct cv_compile *compile)
{
    return cv_pages_build(&compile->cx, compile->fonts, compile->lined, &compile->pages);
}

/* Whether what was found up to now lets an output be made. */
static bool is_printable(const struct cv_compile *compile)
{
    return compile->diags.errors == 0 && (!compile->request->strict || compile->diags.warnings == 0);
}

static bool make_output(struct cv_compile *compile)
{
    return is_printable(compile) && compile->backend->write(&compile->cx, compile->pages, &compile->output);
}

static bool write_output(struct cv_compile *compile)
{
    const char *path = compile->path;
    if (path == NULL) return true;
    int error = cv_io_write(compile->arena, path, compile->output);
    if (error == 0) return true;
    system_error(compile, CV_CODE_OUTPUT_UNWRITABLE, "cannot write", is_path(path) ? path : "<stdout>", error);
    return false;
}

static const struct stage {
    const char *name;
    bool (*run)(struct cv_compile *compile);
    enum cv_dump dump; /* what its product is called in dumps */
} stages[] = {
    {"request", choose_backend, CV_DUMP_NONE},      {"read", read_profile, CV_DUMP_NONE},
    {"yaml", parse_yaml, CV_DUMP_VARIANTS},         {"variant", apply_variant, CV_DUMP_NONE},
    {"set", apply_settings, CV_DUMP_NONE},          {"select", select_printed, CV_DUMP_NONE},
    {"profile", decode_profile, CV_DUMP_PROFILE},   {"design", load_design, CV_DUMP_NONE},
    {"document", build_document, CV_DUMP_DOCUMENT}, {"text", shape_document, CV_DUMP_SHAPED},
    {"line", break_lines, CV_DUMP_LINES},           {"page", build_pages, CV_DUMP_PAGES},
    {"output", make_output, CV_DUMP_NONE},
};
_Static_assert(sizeof stages / sizeof *stages < STAGES, "write_output() is timed as well");

static cv_str list_variants(struct cv_compile *compile)
{
    struct cv_listing listing = {0};
    if (!read_overlays(compile)) return (cv_str){0};
    if (!cv_listing_make(&compile->cx, compile->trees, compile->tree_count, &listing)) return (cv_str){0};
    return cv_dump_variants(compile->arena, &listing);
}

static cv_str dump_product(struct cv_compile *compile)
{
    switch (compile->request->dump) {
    case CV_DUMP_VARIANTS:
        return list_variants(compile);
    case CV_DUMP_PROFILE:
        return cv_dump_profile(compile->arena, compile->profile);
    case CV_DUMP_DOCUMENT:
        return cv_dump_document(compile->arena, compile->document);
    case CV_DUMP_SHAPED:
        return cv_dump_shaped(compile->arena, compile->shaped);
    case CV_DUMP_LINES:
        return cv_dump_lines(compile->arena, compile->lined);
    case CV_DUMP_PAGES:
        return cv_dump_pages(compile->arena, compile->pages);
    case CV_DUMP_NONE:
    case CV_DUMP_COUNT:
        break;
    }
    return (cv_str){0};
}

static bool run_stage(struct cv_compile *compile, const char *name, bool (*run)(struct cv_compile *))
{
    struct timespec start = {0};
    struct timespec end = {0};
    if (!compile->request->timings) return run(compile);
    clock_gettime(CLOCK_MONOTONIC, &start);
    bool done = run(compile);
    clock_gettime(CLOCK_MONOTONIC, &end);
    compile->timings[compile->timing_count++] = (struct timing){
        .stage = name,
        .microseconds = (long)(end.tv_sec - start.tv_sec) * 1000000 + (end.tv_nsec - start.tv_nsec) / 1000,
    };
    return done;
}

/* All of them but the last, the writing of the output. */
static bool run_stages(struct cv_compile *compile)
{
    compile->cx.sources = cv_sources_new(compile->arena);
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        if (!run_stage(compile, stages[i].name, stages[i].run)) return false;
        if (stages[i].dump == CV_DUMP_NONE || stages[i].dump != compile->request->dump) continue;
        compile->output = dump_product(compile);
        break;
    }
    return is_printable(compile);
}

static bool run_write(struct cv_compile *compile)
{
    return run_stage(compile, "write", write_output);
}

static const char *severity_name(enum cv_severity severity)
{
    switch (severity) {
    case CV_SEVERITY_NOTE:
        return "note";
    case CV_SEVERITY_WARNING:
        return "warning";
    case CV_SEVERITY_ERROR:
        break;
    }
    return "error";
}

/* Sets the members that say where; nothing for a span that is nowhere. */
static void locate(struct cv_compile *compile, cv_span span, struct cv_report *report)
{
    struct cv_sources *sources = compile->cx.sources;
    struct cv_location start;
    struct cv_location end;
    if (!cv_sources_locate(sources, span, &start)) return;
    cv_sources_locate(sources, (cv_span){.source = span.source, .start = span.end, .end = span.end}, &end);
    size_t line_start =
        start.text.length == 0 ? span.start : (size_t)(start.text.data - cv_sources_text(sources, span.source).data);
    report->file = cv_str_to_c(compile->arena, start.name);
    report->start = span.start;
    report->end = span.end;
    report->line = start.line;
    report->column = start.column;
    report->end_line = end.line;
    report->end_column = end.column;
    report->text = start.text.data;
    report->text_size = start.text.length;
    report->text_start = span.start - line_start;
    report->text_end = span.end - line_start < start.text.length ? span.end - line_start : start.text.length;
}

/* The diagnostics, from the first that is not there yet, as the public header shows them. */
static bool collect_reports(struct cv_compile *compile)
{
    const struct cv_diags *diags = &compile->diags;
    for (size_t i = compile->report_count; i < diags->count && i < REPORTS - 1; i++) {
        const struct cv_diag *diag = &diags->items[i];
        bool promoted = compile->strict && diag->severity == CV_SEVERITY_WARNING;
        struct cv_report report = {
            .severity = severity_name(promoted ? CV_SEVERITY_ERROR : diag->severity),
            .code = cv_code_text(diag->code),
            .message = cv_str_to_c(compile->arena, diag->message),
            .label = cv_str_to_c(compile->arena, diag->label),
            .hint = cv_str_to_c(compile->arena, diag->hint),
        };
        locate(compile, diag->span, &report);
        compile->reports[compile->report_count++] = report;
    }
    return true;
}

static void place_drop(struct cv_compile *compile, cv_span span, const char **ret_file, size_t *ret_line, size_t *ret_column)
{
    struct cv_location place;
    if (!cv_sources_locate(compile->cx.sources, span, &place)) return;
    *ret_file = cv_str_to_c(compile->arena, place.name);
    *ret_line = place.line;
    *ret_column = place.column;
}

/* What was left out, as the public header shows it. */
static bool collect_drops(struct cv_compile *compile)
{
    const struct cv_selection *selection = &compile->selection;
    if (!compile->request->explain || selection->omission_count == 0) return true;
    compile->drops = CV_NEW_ARRAY(compile->arena, struct cv_drop, selection->omission_count);
    for (size_t i = 0; i < selection->omission_count; i++) {
        const struct cv_omission *omission = &selection->omissions[i];
        struct cv_drop *drop = &compile->drops[compile->drop_count];
        drop->part = cv_part_name(omission->part);
        drop->name = cv_str_to_c(compile->arena, omission->name);
        drop->rule = cv_selection_rule_name(omission->rule);
        drop->reason = cv_str_to_c(compile->arena, omission->reason);
        place_drop(compile, omission->span, &drop->file, &drop->line, &drop->column);
        place_drop(compile, omission->rule_span, &drop->rule_file, &drop->rule_line, &drop->rule_column);
        compile->drop_count++;
    }
    return true;
}

/* Needs no memory, since there is none. */
static void report_exhaustion(struct cv_compile *compile)
{
    compile->reports[compile->report_count++] = (struct cv_report){
        .severity = severity_name(CV_SEVERITY_ERROR),
        .code = cv_code_text(CV_CODE_LIMIT),
        .message = "the compile needs more memory than it may have",
        .label = "",
        .hint = "",
    };
    compile->diags.errors++;
}

static bool is_system_error(enum cv_code code)
{
    switch (code) {
    case CV_CODE_FILE_UNREADABLE:
    case CV_CODE_FILE_TOO_LARGE:
    case CV_CODE_YAML_LIMIT:
    case CV_CODE_OUTPUT_UNWRITABLE:
    case CV_CODE_LIMIT:
        return true;
    default:
        return false;
    }
}

static enum cv_status status_of(const struct cv_compile *compile, bool done)
{
    if (compile->exhausted) return CV_STATUS_SYSTEM;
    for (size_t i = 0; i < compile->diags.count; i++)
        if (is_system_error(compile->diags.items[i].code)) return CV_STATUS_SYSTEM;
    return done ? CV_STATUS_DONE : CV_STATUS_INPUT;
}

static struct cv_compile *compile_new(size_t memory)
{
    struct cv_compile *compile = calloc(1, sizeof *compile);
    if (compile == NULL) return NULL;
    compile->arena = cv_arena_new(memory != 0 ? memory : CV_LIMIT_ARENA_BYTES);
    if (compile->arena == NULL) {
        free(compile);
        return NULL;
    }
    compile->diags.arena = compile->arena;
    compile->cx = (struct cv_context){.arena = compile->arena, .diags = &compile->diags};
    cv_arena_on_exhaustion(compile->arena, &compile->exhaustion);
    return compile;
}

/* Runs a part of the compile; the arena's exhaustion ends it, and lands here. */
static bool guarded(struct cv_compile *compile, bool (*run)(struct cv_compile *))
{
    if (setjmp(compile->exhaustion) == 0) return run(compile);
    compile->exhausted = true;
    return false;
}

/* The output is written when all else, the reports too, has found its memory. */
static bool run_all(struct cv_compile *compile)
{
    bool done = guarded(compile, run_stages);
    done = guarded(compile, collect_reports) && guarded(compile, collect_drops) && done && !compile->exhausted;
    if (done && !guarded(compile, run_write)) {
        done = false;
        guarded(compile, collect_reports);
    }
    if (compile->exhausted) report_exhaustion(compile);
    return done;
}

enum cv_status cv_compile_run(const struct cv_request *request, struct cv_fonts *fonts, struct cv_compile **ret_compile)
{
    struct cv_compile *compile = *ret_compile = compile_new(request->memory);
    if (compile == NULL) return CV_STATUS_SYSTEM;
    compile->request = request;
    compile->fonts = fonts;
    compile->strict = request->strict;
    compile->path = request->output;
    enum cv_status status = status_of(compile, run_all(compile));
    if (status != CV_STATUS_DONE) compile->output = (cv_str){0};
    compile->request = NULL;
    compile->fonts = NULL;
    return status;
}

void cv_compile_free(struct cv_compile *compile)
{
    if (compile == NULL) return;
    cv_arena_free(compile->arena);
    free(compile);
}

const void *cv_compile_output(const struct cv_compile *compile, size_t *ret_size)
{
    *ret_size = compile->output.length;
    return compile->output.data;
}

bool cv_compile_report(const struct cv_compile *compile, size_t n, struct cv_report *ret_report)
{
    if (n >= compile->report_count) return false;
    *ret_report = compile->reports[n];
    return true;
}

size_t cv_compile_errors(const struct cv_compile *compile)
{
    return compile->diags.errors + (compile->strict ? compile->diags.warnings : 0);
}

size_t cv_compile_warnings(const struct cv_compile *compile)
{
    return compile->strict ? 0 : compile->diags.warnings;
}

bool cv_compile_timing(const struct cv_compile *compile, size_t n, const char **ret_stage, long *ret_microseconds)
{
    if (n >= compile->timing_count) return false;
    *ret_stage = compile->timings[n].stage;
    *ret_microseconds = compile->timings[n].microseconds;
    return true;
}

bool cv_compile_drop(const struct cv_compile *compile, size_t n, struct cv_drop *ret_drop)
{
    if (n >= compile->drop_count) return false;
    *ret_drop = compile->drops[n];
    return true;
}

bool cv_compile_count(const struct cv_compile *compile, size_t n, const char **ret_part, size_t *ret_kept, size_t *ret_dropped)
{
    if (n >= CV_PART_COUNT) return false;
    *ret_part = cv_part_name((enum cv_part)n);
    *ret_kept = compile->selection.kept[n];
    *ret_dropped = compile->selection.dropped[n];
    return true;
}
