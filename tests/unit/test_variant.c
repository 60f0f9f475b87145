/* Variants and overlays: what is laid over what, and what is said of mistakes. */
#include "tree.h"

#include "variant/variant.h"

struct example {
    const char *profile;
    const char *variant;     /* "": none */
    const char *overlays[2]; /* up to the first NULL */
    const char *result;      /* without `variants`; NULL: an error */
    const char *said;
};

static cv_str without_variants(struct cv_context *cx, const struct cv_node *root)
{
    struct cv_strbuf buf = CV_STRBUF(cx->arena);
    for (size_t i = 0; i < root->count; i++) {
        if (cv_str_equal(root->pairs[i].key, CV_STR("variants"))) continue;
        if (buf.length != 0) cv_strbuf_add_c(&buf, ", ");
        cv_strbuf_printf(&buf, "%.*s: ", CV_STR_ARG(root->pairs[i].key));
        tree_add(&buf, root->pairs[i].value);
    }
    return cv_strbuf_view(&buf);
}

static void check(const struct example *example)
{
    struct test_context test;
    struct cv_context *cx = test_context_new(&test);
    const struct cv_node *root = tree_from(cx, "profile", example->profile);
    const struct cv_node *overlays[2];
    const char *const names[] = {"one", "two"};
    struct cv_variant_request request = {.name = cv_str_from_c(example->variant), .overlays = overlays};
    request.name_span.source = cv_sources_add(cx->sources, CV_STR("--variant"), request.name);
    request.name_span.end = (uint32_t)request.name.length;
    for (size_t i = 0; i < 2 && example->overlays[i] != NULL; i++)
        overlays[request.overlay_count++] = tree_from(cx, names[i], example->overlays[i]);
    bool done = cv_variant_apply(cx, root, &request, &root);
    assert_str_equal(tree_said(cx), example->said);
    assert_int_equal(done, example->result != NULL);
    if (done) assert_str_equal(without_variants(cx, root), example->result);
    test_context_free(&test);
}

static void check_all(const struct example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) check(&examples[i]);
}

#define CHECK_ALL(examples) check_all(examples, sizeof(examples) / sizeof *(examples))

static void variants(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"{a: 1, variants: {v: {lang: de}}}", "", {NULL}, "a: 1", ""},
        {"{a: 1, variants: {v: {lang: de, layout: x}}}", "v", {NULL}, "a: 1, lang: de, layout: x", ""},
        {"{lang: en, variants: {v: {lang: de}}}", "v", {NULL}, "lang: de", ""},
        {"{lang: en, variants: {v: }}", "v", {NULL}, "lang: en", ""},
        /* `design` merges, all else replaces */
        {"{design: {page: {size: a4}, x: 1}, variants: {v: {design: {page: {top: 2}, x: ~}}}}",
         "v",
         {NULL},
         "design: {page: {size: a4, top: 2}}",
         ""},
        {"{sections: [a, b], variants: {v: {sections: [c]}}}", "v", {NULL}, "sections: [c]", ""},
        /* bases first; each once, so that a shared base does not undo what stands over it */
        {"{variants: {a: {lang: aa, layout: a}, b: {extends: a, lang: bb}, c: {extends: [b, a], output: c}}}",
         "c",
         {NULL},
         "lang: bb, layout: a, output: c",
         ""},
        {"{variants: {a: {include: [x], exclude: [y]}, b: {extends: a, include: ~}}}", "b", {NULL}, "exclude: [y]", ""},
        /* values by path; a variant sets what its base made */
        {"{basics: {label: A}, work: [{name: B}], variants: {v: {set: {basics.label: C, 'work[0].name': D}}}}",
         "v",
         {NULL},
         "basics: {label: C}, work: [{name: D}]",
         ""},
        {"{variants: {a: {design: {x: 1}}, b: {extends: a, set: {design.x: 2}}}}", "b", {NULL}, "design: {x: 2}", ""},
        {"{variants: {v: {x-note: hi}}}", "v", {NULL}, "", ""},
    };
    CHECK_ALL(examples);
}

static void overlays(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"{a: 1, b: {c: 2, d: 3}}", "", {"{b: {d: 4, e: 5}, f: 6}"}, "a: 1, b: {c: 2, d: 4, e: 5}, f: 6", ""},
        {"{a: [1, 2]}", "", {"{a: [3]}"}, "a: [3]", ""},
        {"{a: 1, b: {c: 2, d: 3}}", "", {"{a: ~, b: {c: }}"}, "b: {d: 3}", ""},
        {"{a: {text: x, private: true}}", "", {"{a: y}"}, "a: y", ""},
        {"{a: 1}", "", {"{a: 2}", "{a: 3}"}, "a: 3", ""},
        {"{a: 1}", "", {"", "# nothing\n"}, "a: 1", ""},
        /* over the variant, and in its words */
        {"{lang: en, variants: {v: {lang: de, include: [x]}}}",
         "v",
         {"{lang: fr, exclude: [y]}"},
         "lang: fr, include: [x], exclude: [y]",
         ""},
        /* with variants of its own, which it may extend */
        {"{variants: {v: {lang: de}}}",
         "",
         {"{extends: w, variants: {w: {extends: v, layout: x}}}"},
         "lang: de, layout: x",
         ""},
        {"{variants: {v: {lang: de}}}", "v", {"{variants: {v: {layout: x}}}"}, "lang: de, layout: x", ""},
        {"{basics: {label: A}}", "", {"{basics: {name: N}, set: {basics.label: B}}"}, "basics: {label: B, name: N}", ""},
    };
    CHECK_ALL(examples);
}

static void mistakes(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"{a: 1}",
         "v",
         {NULL},
         NULL,
         "CV-E050 --variant <v> there is no variant `v` | write `variants: {v: {include: [a tag]}}` in the profile\n"},
        {"{variants: {short: }}",
         "shrot",
         {NULL},
         NULL,
         "CV-E050 --variant <shrot> there is no variant `shrot` | use `short`\n"},
        {"{variants: {short: {extends: [long]}}}",
         "short",
         {NULL},
         NULL,
         "CV-E050 profile <long> there is no variant `long` | `cvpdf variants` lists those that there are\n"},
        {"{variants: {z: {extends: a}, a: {extends: b}, b: {extends: [c]}, c: {extends: a}}}",
         "z",
         {NULL},
         NULL,
         "CV-E051 profile <a> variants extend each other in a circle | a → b → c → a | remove one of these `extends`\n"},
        {"{variants: {a: {extends: a}}}",
         "a",
         {NULL},
         NULL,
         "CV-E051 profile <a> variants extend each other in a circle | a → a | remove one of these `extends`\n"},
        {"{basics: {label: A}, variants: {v: {set: {basics.lable: B}}}}",
         "v",
         {NULL},
         NULL,
         "CV-E011 profile <lable> there is no `lable` in `basics` | write `label`\n"},
        {"{basics: {label: A}, variants: {v: {set: {\"basics.lable\": B}}}}",
         "v",
         {NULL},
         NULL,
         "CV-E011 profile <lable> there is no `lable` in `basics` | write `label`\n"},
        {"{a: {b: 1}}",
         "",
         {"{a: [2]}"},
         NULL,
         "CV-E054 one <a> `a` is a list laid over a mapping | a mapping stands at profile:1:5 | write a mapping here, or "
         "remove "
         "the other with `a: null` in a file before this one\n"},
        {"{a: 1}",
         "",
         {"{b: [1]}", "{b: {c: 1}}"},
         NULL,
         "CV-E054 two <b> `b` is a mapping laid over a list | a list stands at one:1:5 | write a list here, or remove the "
         "other "
         "with `b: null` in a file before this one\n"},
        {"{a: 1}", "", {"[a]"}, NULL, "CV-E056 one <[a]> `--with` is a list where a mapping belongs\n"},
        {"{variants: {v: [a]}}", "v", {NULL}, NULL, "CV-E056 profile <[a]> `v` is a list where a mapping belongs\n"},
        {"{variants: {v: {set: [a]}}}",
         "v",
         {NULL},
         NULL,
         "CV-E056 profile <[a]> `set` is a list where a mapping of paths to values belongs\n"},
        /* warnings */
        {"{basics: {phone: 1}}",
         "",
         {"{basics: {phnoe: ~}}"},
         "basics: {phone: 1}",
         "CV-W051 one <phnoe> there is no `phnoe` to be removed | use `phone`\n"},
        {"{basics: 1, variants: {v: {includes: [a], basics: 2, other: 3}}}",
         "v",
         {NULL},
         "basics: 1",
         "CV-W050 profile <includes> unknown key `includes` in a variant | not a word of variants; not used | use `include`\n"
         "CV-W050 profile <basics> unknown key `basics` in a variant | not a word of variants; not used | write `set: {basics: "
         "…}` to replace a value of the profile\n"
         "CV-W050 profile <other> unknown key `other` in a variant | not a word of variants; not used\n"},
    };
    CHECK_ALL(examples);
}

/* A chain as long as is allowed, and one longer. */
static void long_chains(void **state)
{
    (void)state;
    for (size_t length = CV_LIMIT_VARIANTS; length <= CV_LIMIT_VARIANTS + 1; length++) {
        struct test_context test;
        struct cv_context *cx = test_context_new(&test);
        struct cv_strbuf buf = CV_STRBUF(cx->arena);
        cv_strbuf_add_c(&buf, "variants:\n");
        for (size_t i = 0; i + 1 < length; i++) cv_strbuf_printf(&buf, "  v%zu: {extends: v%zu}\n", i, i + 1);
        cv_strbuf_printf(&buf, "  v%zu: {lang: de}\n", length - 1);
        const struct cv_node *root = tree_from(cx, "profile", cv_strbuf_view(&buf).data);
        struct cv_variant_request request = {.name = CV_STR("v0")};
        assert_int_equal(cv_variant_apply(cx, root, &request, &root), length <= CV_LIMIT_VARIANTS);
        if (length > CV_LIMIT_VARIANTS) assert_int_equal(cx->diags->items[0].code, CV_CODE_VARIANT_EXTENDS);
        test_context_free(&test);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(variants),
        cmocka_unit_test(overlays),
        cmocka_unit_test(mistakes),
        cmocka_unit_test(long_chains),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
