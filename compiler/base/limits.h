/* limits: every bound on what an input may make the compiler do. Beyond one of them a compile ends in a diagnostic. */
#ifndef CV_BASE_LIMITS_H
#define CV_BASE_LIMITS_H

enum {
    CV_LIMIT_INPUT_BYTES = 1024 * 1024,       /* a profile or layout file */
    CV_LIMIT_YAML_DEPTH = 64,                 /* nested collections */
    CV_LIMIT_YAML_NODES = 200 * 1000,         /* nodes of a tree, aliases expanded */
    CV_LIMIT_YAML_ANCHORS = 500,              /* anchors (`&name`) of a file */
    CV_LIMIT_DIAGNOSTICS = 20,                /* reported per compile and severity; the rest is counted */
    CV_LIMIT_PAGES = 1000,                    /* of a document */
    CV_LIMIT_NESTED_LISTS = 8,                /* highlights within highlights */
    CV_LIMIT_FALLBACK = 16,                   /* languages in `fallback`; more are not read */
    CV_LIMIT_EXTENDS = 16,                    /* layouts, styles or colours that extend or name each other */
    CV_LIMIT_STYLES = 500,                    /* styles of a layout */
    CV_LIMIT_VARIANTS = 64,                   /* variants that one variant is made of, itself included */
    CV_LIMIT_TAG_DEPTH = 16,                  /* parentheses and `not` within each other in a tag expression */
    CV_LIMIT_TAG_STEPS = 256,                 /* tags and operators of `include`, and of `exclude` */
    CV_LIMIT_ARENA_BYTES = 512 * 1024 * 1024, /* memory of one compile */
    CV_LIMIT_FONT_BYTES = 64 * 1024 * 1024,   /* a font file */
};

#endif
