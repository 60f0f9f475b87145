/* Folders of fonts: which of their files count. */
#include "test.h"

#include "text/font.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const struct cv_family *family_named(struct cv_fonts *fonts, const char *name)
{
    size_t count;
    const struct cv_family *families = cv_fonts_families(fonts, &count);
    for (size_t i = 0; i < count; i++)
        if (cv_str_equal(families[i].name, cv_str_from_c(name))) return &families[i];
    return NULL;
}

static void copies_of_embedded_files_are_passed_over(void **state)
{
    (void)state;
    static const char *const dirs[] = {CV_TEST_SOURCE_DIR "/fonts"};
    struct cv_fonts *fonts = cv_fonts_new(dirs, 1);
    const struct cv_family *family = family_named(fonts, "Source Sans 3");
    assert_non_null(family);
    assert_str_equal(family->origin, "bundled");
    cv_fonts_free(fonts);
}

/* A copy of `from` with `added` bytes at its end. */
static void copy_file(const char *from, const char *to, size_t added)
{
    FILE *in = fopen(from, "rb");
    FILE *out = fopen(to, "wb");
    assert_non_null(in);
    assert_non_null(out);
    for (int byte = fgetc(in); byte != EOF; byte = fgetc(in)) fputc(byte, out);
    for (size_t i = 0; i < added; i++) fputc(0, out);
    fclose(in);
    fclose(out);
}

static void a_changed_file_of_a_bundled_name_wins(void **state)
{
    (void)state;
    char dir[] = "/tmp/cvpdf-fonts-XXXXXX";
    assert_non_null(mkdtemp(dir));
    char path[64];
    snprintf(path, sizeof path, "%s/EBGaramond-Regular.ttf", dir);
    copy_file(CV_TEST_SOURCE_DIR "/fonts/EBGaramond-Regular.ttf", path, 4);
    const char *dirs[] = {dir};
    struct cv_fonts *fonts = cv_fonts_new(dirs, 1);
    const struct cv_family *family = family_named(fonts, "EB Garamond");
    assert_non_null(family);
    assert_str_equal(family->origin, dir);
    cv_fonts_free(fonts);
    unlink(path);
    rmdir(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_of_embedded_files_are_passed_over),
        cmocka_unit_test(a_changed_file_of_a_bundled_name_wins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
