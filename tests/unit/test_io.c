#include "test.h"

#include "base/io.h"
#include "base/strbuf.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LIMIT = 100 * 1000 };

struct folder {
    char path[64];
    struct cv_arena *arena;
};

static int make_folder(void **state)
{
    struct folder *folder = calloc(1, sizeof *folder);
    snprintf(folder->path, sizeof folder->path, "/tmp/cvpdf-test-io-XXXXXX");
    if (mkdtemp(folder->path) == NULL) return -1;
    folder->arena = cv_arena_new(CV_LIMIT_ARENA_BYTES);
    *state = folder;
    return 0;
}

static const char *in(const struct folder *folder, const char *name)
{
    return cv_str_printf(folder->arena, "%s/%s", folder->path, name).data;
}

static int remove_folder(void **state)
{
    struct folder *folder = *state;
    chmod(folder->path, 0700);
    DIR *stream = opendir(folder->path);
    for (struct dirent *entry; (entry = readdir(stream)) != NULL;) {
        const char *path = in(folder, entry->d_name);
        if (unlink(path) != 0) rmdir(path);
    }
    closedir(stream);
    int status = rmdir(folder->path);
    cv_arena_free(folder->arena);
    free(folder);
    return status;
}

static size_t files_in(const struct folder *folder)
{
    size_t count = 0;
    DIR *stream = opendir(folder->path);
    for (struct dirent *entry; (entry = readdir(stream)) != NULL;)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) count++;
    closedir(stream);
    return count;
}

static cv_str content(const struct folder *folder, const char *name)
{
    cv_str bytes = {0};
    assert_int_equal(cv_io_read(folder->arena, in(folder, name), LIMIT, &bytes), 0);
    return bytes;
}

static mode_t mode_of(const struct folder *folder, const char *name)
{
    struct stat status;
    assert_int_equal(lstat(in(folder, name), &status), 0);
    return status.st_mode;
}

static cv_str bytes_of_length(const struct folder *folder, size_t length)
{
    char *data = CV_NEW_ARRAY(folder->arena, char, length);
    for (size_t i = 0; i < length; i++) data[i] = (char)(i * 7 % 251);
    return (cv_str){.data = data, .length = length};
}

/* --- reading --- */

static void what_was_written_is_read(void **state)
{
    struct folder *folder = *state;
    static const size_t lengths[] = {0, 1, 4095, 65536, LIMIT};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        cv_str bytes = bytes_of_length(folder, lengths[i]);
        assert_int_equal(cv_io_write(folder->arena, in(folder, "a"), bytes), 0);
        assert_true(cv_str_equal(content(folder, "a"), bytes));
        assert_int_equal(files_in(folder), 1);
    }
}

static void the_limit_holds_to_the_byte(void **state)
{
    struct folder *folder = *state;
    cv_str bytes;
    assert_int_equal(cv_io_write(folder->arena, in(folder, "a"), bytes_of_length(folder, LIMIT + 1)), 0);
    assert_int_equal(cv_io_read(folder->arena, in(folder, "a"), LIMIT, &bytes), EFBIG);
    assert_int_equal(cv_io_read(folder->arena, in(folder, "a"), LIMIT + 1, &bytes), 0);
    assert_int_equal(cv_io_read(folder->arena, "/dev/zero", LIMIT, &bytes), EFBIG);
    assert_int_equal(cv_io_read(folder->arena, "/dev/null", LIMIT, &bytes), 0);
    assert_int_equal(bytes.length, 0);
}

static void what_cannot_be_read_says_why(void **state)
{
    struct folder *folder = *state;
    cv_str bytes;
    assert_int_equal(cv_io_read(folder->arena, in(folder, "absent"), LIMIT, &bytes), ENOENT);
    assert_int_equal(cv_io_read(folder->arena, folder->path, LIMIT, &bytes), EISDIR);
    assert_int_equal(cv_io_read(folder->arena, "", LIMIT, &bytes), ENOENT);
    assert_int_equal(cv_io_write(folder->arena, in(folder, "a"), CV_STR("x")), 0);
    assert_int_equal(cv_io_read(folder->arena, in(folder, "a/b"), LIMIT, &bytes), ENOTDIR);
    if (geteuid() == 0) return; /* the superuser reads everything */
    assert_int_equal(chmod(in(folder, "a"), 0), 0);
    assert_int_equal(cv_io_read(folder->arena, in(folder, "a"), LIMIT, &bytes), EACCES);
}

static void *feed(void *path)
{
    int descriptor = open(path, O_WRONLY);
    char block[1000];
    memset(block, 'x', sizeof block);
    for (int i = 0; i < 80; i++)
        if (write(descriptor, block, sizeof block) != sizeof block) break;
    close(descriptor);
    return NULL;
}

static void a_pipe_is_read_to_its_end(void **state)
{
    struct folder *folder = *state;
    const char *path = in(folder, "pipe");
    assert_int_equal(mkfifo(path, 0600), 0);
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, feed, (void *)path), 0);
    cv_str bytes = {0};
    assert_int_equal(cv_io_read(folder->arena, path, LIMIT, &bytes), 0);
    pthread_join(thread, NULL);
    assert_int_equal(bytes.length, 80 * 1000);
}

/* --- writing --- */

static void a_replaced_file_keeps_its_mode(void **state)
{
    struct folder *folder = *state;
    mode_t mask = umask(027);
    assert_int_equal(cv_io_write(folder->arena, in(folder, "new"), CV_STR("1")), 0);
    assert_int_equal(mode_of(folder, "new") & 07777, 0640);
    assert_int_equal(chmod(in(folder, "new"), 0604), 0);
    assert_int_equal(cv_io_write(folder->arena, in(folder, "new"), CV_STR("22")), 0);
    assert_int_equal(mode_of(folder, "new") & 07777, 0604);
    assert_str_equal(content(folder, "new"), "22");
    umask(mask);
}

static void a_link_stays_and_its_file_is_replaced(void **state)
{
    struct folder *folder = *state;
    assert_int_equal(mkdir(in(folder, "sub"), 0700), 0);
    assert_int_equal(cv_io_write(folder->arena, in(folder, "file"), CV_STR("old")), 0);
    assert_int_equal(symlink("file", in(folder, "near")), 0);
    assert_int_equal(symlink(in(folder, "near"), in(folder, "far")), 0);
    assert_int_equal(cv_io_write(folder->arena, in(folder, "far"), CV_STR("new")), 0);
    assert_true(S_ISLNK(mode_of(folder, "near")));
    assert_true(S_ISLNK(mode_of(folder, "far")));
    assert_true(S_ISREG(mode_of(folder, "file")));
    assert_str_equal(content(folder, "file"), "new");

    assert_int_equal(symlink("absent", in(folder, "dangling")), 0);
    assert_int_equal(cv_io_write(folder->arena, in(folder, "dangling"), CV_STR("made")), 0);
    assert_true(S_ISLNK(mode_of(folder, "dangling")));
    assert_str_equal(content(folder, "absent"), "made");

    assert_int_equal(symlink("loop", in(folder, "loop")), 0);
    assert_int_equal(cv_io_write(folder->arena, in(folder, "loop"), CV_STR("x")), ELOOP);
}

static void what_is_no_file_is_not_replaced(void **state)
{
    struct folder *folder = *state;
    struct stat status;
    assert_int_equal(cv_io_write(folder->arena, "/dev/null", CV_STR("x")), 0);
    assert_int_equal(stat("/dev/null", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
    assert_int_equal(cv_io_write(folder->arena, "/dev/full", CV_STR("x")), ENOSPC);
    assert_int_equal(cv_io_write(folder->arena, folder->path, CV_STR("x")), EISDIR);
    assert_int_equal(cv_io_write(folder->arena, in(folder, "absent/a"), CV_STR("x")), ENOENT);
    assert_int_equal(cv_io_write(folder->arena, "", CV_STR("x")), ENOENT);
    assert_int_equal(files_in(folder), 0);
}

static void *drain(void *path)
{
    cv_str bytes = {0};
    struct cv_arena *arena = cv_arena_new(CV_LIMIT_ARENA_BYTES);
    int error = cv_io_read(arena, path, LIMIT, &bytes);
    size_t *length = malloc(sizeof *length);
    *length = error == 0 ? bytes.length : 0;
    cv_arena_free(arena);
    return length;
}

static void a_pipe_is_written_and_stays(void **state)
{
    struct folder *folder = *state;
    const char *path = in(folder, "pipe");
    assert_int_equal(mkfifo(path, 0600), 0);
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, drain, (void *)path), 0);
    assert_int_equal(cv_io_write(folder->arena, path, bytes_of_length(folder, LIMIT)), 0);
    void *length;
    pthread_join(thread, &length);
    assert_int_equal(*(size_t *)length, LIMIT);
    free(length);
    assert_true(S_ISFIFO(mode_of(folder, "pipe")));
}

/* What a child may do, so that limits and identities do not outlive a test. */
static int in_child(int (*act)(struct folder *), struct folder *folder)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) _exit(act(folder));
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int write_beyond_file_size(struct folder *folder)
{
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit = {.rlim_cur = 5000, .rlim_max = 5000};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return 1;
    return cv_io_write(folder->arena, in(folder, "cv.pdf"), bytes_of_length(folder, 9000));
}

static void a_full_disk_leaves_the_old_file_alone(void **state)
{
    struct folder *folder = *state;
    assert_int_equal(in_child(write_beyond_file_size, folder), EFBIG);
    assert_int_equal(files_in(folder), 0);
    assert_int_equal(cv_io_write(folder->arena, in(folder, "cv.pdf"), CV_STR("old")), 0);
    assert_int_equal(in_child(write_beyond_file_size, folder), EFBIG);
    assert_str_equal(content(folder, "cv.pdf"), "old");
    assert_int_equal(files_in(folder), 1);
}

static int write_as_nobody(struct folder *folder)
{
    if (geteuid() == 0 && seteuid(65534) != 0) return 0;
    return cv_io_write(folder->arena, in(folder, "cv.pdf"), CV_STR("new"));
}

static void a_closed_folder_is_left_alone(void **state)
{
    struct folder *folder = *state;
    assert_int_equal(cv_io_write(folder->arena, in(folder, "cv.pdf"), CV_STR("old")), 0);
    assert_int_equal(chmod(in(folder, "cv.pdf"), 0666), 0);
    assert_int_equal(chmod(folder->path, 0555), 0);
    assert_int_equal(in_child(write_as_nobody, folder), EACCES);
    assert_str_equal(content(folder, "cv.pdf"), "old");
}

static void a_protected_file_is_left_alone(void **state)
{
    struct folder *folder = *state;
    assert_int_equal(cv_io_write(folder->arena, in(folder, "cv.pdf"), CV_STR("old")), 0);
    assert_int_equal(chmod(in(folder, "cv.pdf"), 0444), 0);
    assert_int_equal(chmod(folder->path, 0777), 0);
    assert_int_equal(in_child(write_as_nobody, folder), EACCES);
    assert_str_equal(content(folder, "cv.pdf"), "old");
    assert_int_equal(files_in(folder), 1);
}

static int write_to_full_stdout(struct folder *folder)
{
    if (dup2(open("/dev/full", O_WRONLY), STDOUT_FILENO) < 0) return 1;
    return cv_io_write(folder->arena, "-", CV_STR("x"));
}

static int write_to_closed_stdout(struct folder *folder)
{
    close(STDOUT_FILENO);
    return cv_io_write(folder->arena, "-", CV_STR("x"));
}

static void standard_output_says_when_it_fails(void **state)
{
    struct folder *folder = *state;
    assert_int_equal(in_child(write_to_full_stdout, folder), ENOSPC);
    assert_int_equal(in_child(write_to_closed_stdout, folder), EBADF);
}

/* True if the arena of `cap` bytes sufficed. */
static bool writes_within(size_t cap, const char *path, cv_str bytes)
{
    struct cv_arena *arena = cv_arena_new(cap);
    jmp_buf target;
    cv_arena_on_exhaustion(arena, &target);
    bool is_jump = setjmp(target) != 0;
    if (!is_jump) assert_int_equal(cv_io_write(arena, path, bytes), 0);
    cv_arena_free(arena);
    return !is_jump;
}

/* An exhausted arena jumps out of the middle of a write: the temporary file goes with the arena. */
static void exhaustion_leaves_no_file(void **state)
{
    struct folder *folder = *state;
    const char *path = in(folder, "cv.pdf");
    size_t cap = 0;
    for (; !writes_within(cap, path, CV_STR("new")); cap++) assert_int_equal(files_in(folder), 0);
    assert_true(cap > 0);
    assert_int_equal(files_in(folder), 1);
    assert_str_equal(content(folder, "cv.pdf"), "new");
}

#define IO_TEST(f) cmocka_unit_test_setup_teardown(f, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IO_TEST(what_was_written_is_read),
        IO_TEST(the_limit_holds_to_the_byte),
        IO_TEST(what_cannot_be_read_says_why),
        IO_TEST(a_pipe_is_read_to_its_end),
        IO_TEST(a_replaced_file_keeps_its_mode),
        IO_TEST(a_link_stays_and_its_file_is_replaced),
        IO_TEST(what_is_no_file_is_not_replaced),
        IO_TEST(a_pipe_is_written_and_stays),
        IO_TEST(a_full_disk_leaves_the_old_file_alone),
        IO_TEST(a_closed_folder_is_left_alone),
        IO_TEST(a_protected_file_is_left_alone),
        IO_TEST(standard_output_says_when_it_fails),
        IO_TEST(exhaustion_leaves_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
