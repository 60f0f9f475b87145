/* Writing is atomic: the bytes go to a file of a name of its own in the target's folder, and rename(2) puts it in the target's
 * place when all of it is on the disk. What is not a regular file (a device, a pipe) cannot be replaced so and is written to. A
 * symbolic link stays one: the file that it leads to is replaced. */
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    FIRST_READ = 64 * 1024, /* bytes */
    MOST_LINKS = 40,        /* as many as Linux follows */
    MOST_NAMES = 1000       /* temporary names tried */
};

/* An open file, and what must go with it if the work on it ends early. */
struct file {
    int descriptor;        /* -1: closed */
    const char *temporary; /* path to be removed; NULL: none */
};

static void close_file(void *handle)
{
    struct file *file = handle;
    if (file->descriptor >= 0) close(file->descriptor);
    file->descriptor = -1;
    if (file->temporary != NULL) unlink(file->temporary);
    file->temporary = NULL;
}

static struct file *new_file(struct cv_arena *arena)
{
    struct file *file = CV_NEW(arena, struct file);
    file->descriptor = -1;
    cv_arena_defer(arena, close_file, file);
    return file;
}

/* --- reading --- */

/* Sets *ret_size to a regular file's size; of anything else it stays the guess it is. */
static int size_hint(int descriptor, size_t limit, size_t *ret_size)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0) return errno;
    if (S_ISDIR(status.st_mode)) return EISDIR;
    if (!S_ISREG(status.st_mode)) return 0;
    if ((uintmax_t)status.st_size > limit) return EFBIG;
    if (status.st_size > 0) *ret_size = (size_t)status.st_size + 1;
    return 0;
}

static char *grow(struct cv_arena *arena, const char *data, size_t length, size_t *capacity)
{
    *capacity *= 2;
    char *larger = CV_NEW_ARRAY(arena, char, *capacity);
    return memcpy(larger, data, length);
}

static int read_all(struct cv_arena *arena, int descriptor, size_t limit, cv_str *ret_bytes)
{
    size_t capacity = FIRST_READ;
    int error = size_hint(descriptor, limit, &capacity);
    if (error != 0) return error;
    char *data = CV_NEW_ARRAY(arena, char, capacity);
    size_t length = 0;
    for (;;) {
        if (length == capacity) data = grow(arena, data, length, &capacity);
        ssize_t got = read(descriptor, data + length, capacity - length);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errno;
        if (got == 0) break;
        length += (size_t)got;
        if (length > limit) return EFBIG;
    }
    *ret_bytes = (cv_str){.data = data, .length = length};
    return 0;
}

int cv_io_read(struct cv_arena *arena, const char *path, size_t limit, cv_str *ret_bytes)
{
    if (strcmp(path, "-") == 0) return read_all(arena, STDIN_FILENO, limit, ret_bytes);
    struct file *file = new_file(arena);
    file->descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (file->descriptor < 0) return errno;
    int error = read_all(arena, file->descriptor, limit, ret_bytes);
    close_file(file);
    return error;
}

/* --- writing --- */

static int write_all(int descriptor, cv_str bytes)
{
    for (size_t done = 0; done < bytes.length;) {
        ssize_t put = write(descriptor, bytes.data + done, bytes.length - done);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return errno;
        done += (size_t)put;
    }
    return 0;
}

/* The path up to and with its last slash; empty if it has none. */
static cv_str folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return (cv_str){.data = path, .length = slash == NULL ? 0 : (size_t)(slash - path) + 1};
}

/* Follows symbolic links, also to a file that is not there yet, to the path of what is to be replaced. */
static int follow_links(struct cv_arena *arena, const char *path, const char **ret_path)
{
    char target[PATH_MAX];
    for (int i = 0; i < MOST_LINKS; i++) {
        ssize_t length = readlink(path, target, sizeof target);
        if (length < 0) {
            *ret_path = path;
            return 0;
        }
        if ((size_t)length == sizeof target) return ENAMETOOLONG;
        cv_str folder = target[0] == '/' ? (cv_str){0} : folder_of(path);
        path = cv_str_printf(arena, "%.*s%.*s", CV_STR_ARG(folder), (int)length, target).data;
    }
    return ELOOP;
}

/* A new file in the folder of `path`, with the permissions that the process gives to new files. */
static int open_temporary(struct cv_arena *arena, const char *path, struct file *file)
{
    cv_str folder = folder_of(path);
    for (int i = 0; i < MOST_NAMES; i++) {
        const char *name = cv_str_printf(arena, "%.*s.cvpdf-%ld-%d", CV_STR_ARG(folder), (long)getpid(), i).data;
        file->descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file->descriptor >= 0) {
            file->temporary = name;
            return 0;
        }
        if (errno != EEXIST) return errno;
    }
    return EEXIST;
}

/* A file that is replaced keeps its owner, if the system lets it, and its permissions. */
static int keep_mode(int descriptor, const struct stat *old)
{
    struct stat new;
    if (fstat(descriptor, &new) != 0) return errno;
    bool is_owner_lost =
        (old->st_uid != new.st_uid || old->st_gid != new.st_gid) && fchown(descriptor, old->st_uid, old->st_gid) != 0;
    /* The bits that lend an owner's rights must not go to another owner's file. */
    mode_t mode = old->st_mode & (is_owner_lost ? 0777 : 07777);
    return fchmod(descriptor, mode) == 0 ? 0 : errno;
}

/* Some file systems have nothing to sync and say so by an error. */
static int sync_file(int descriptor)
{
    return fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno;
}

/* Closing may be the first to say that a disk is full. */
static int finish_file(struct file *file)
{
    int descriptor = file->descriptor;
    file->descriptor = -1;
    return close(descriptor) == 0 ? 0 : errno;
}

/* `old` is NULL if there is no file yet. */
static int replace_file(struct cv_arena *arena, const char *path, const struct stat *old, cv_str bytes)
{
    struct file *file = new_file(arena);
    int error = open_temporary(arena, path, file);
    if (error == 0 && old != NULL) error = keep_mode(file->descriptor, old);
    if (error == 0) error = write_all(file->descriptor, bytes);
    if (error == 0) error = sync_file(file->descriptor);
    if (error == 0) error = finish_file(file);
    if (error == 0 && rename(file->temporary, path) != 0) error = errno;
    if (error == 0) file->temporary = NULL;
    close_file(file);
    return error;
}

static int write_in_place(struct cv_arena *arena, const char *path, cv_str bytes)
{
    struct file *file = new_file(arena);
    file->descriptor = open(path, O_WRONLY | O_CLOEXEC);
    if (file->descriptor < 0) return errno;
    int error = write_all(file->descriptor, bytes);
    if (error == 0) error = finish_file(file);
    close_file(file);
    return error;
}

int cv_io_write(struct cv_arena *arena, const char *path, cv_str bytes)
{
    if (strcmp(path, "-") == 0) return write_all(STDOUT_FILENO, bytes);
    int error = follow_links(arena, path, &path);
    if (error != 0) return error;
    struct stat old;
    if (stat(path, &old) != 0) return errno == ENOENT ? replace_file(arena, path, NULL, bytes) : errno;
    if (S_ISDIR(old.st_mode)) return EISDIR;
    /* A file that its owner protected is not to be replaced, even where the folder would allow it. */
    if (faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0) return errno;
    return S_ISREG(old.st_mode) ? replace_file(arena, path, &old, bytes) : write_in_place(arena, path, bytes);
}
