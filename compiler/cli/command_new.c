#include "base/resource.h"
#include "cli/command.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Writes a file that must not exist yet; 0 or an errno value. What was begun and failed is removed. */
static int create(const char *path, cv_str bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd == -1) return errno;
    int error = 0;
    while (error == 0 && bytes.length > 0) {
        ssize_t written = write(fd, bytes.data, bytes.length);
        if (written >= 0)
            bytes = cv_str_slice(bytes, (size_t)written, bytes.length);
        else if (errno != EINTR)
            error = errno;
    }
    if (close(fd) == -1 && error == 0) error = errno;
    if (error != 0) unlink(path);
    return error;
}

static enum cv_status refuse(struct cv_arena *arena, const char *what, const char *path, int error)
{
    cv_str hint = error == EEXIST ? CV_STR("name another folder: `cvpdf new DIR`") : (cv_str){0};
    return cv_command_refuse(arena, CV_STATUS_SYSTEM, cv_str_printf(arena, "cannot %s `%s`: %s", what, path, strerror(error)),
                             hint);
}

enum cv_status cv_command_new(struct cv_arena *arena, const struct cv_options *options)
{
    const char *dir = options->operand == NULL ? "." : options->operand;
    const char *path = options->operand == NULL ? "profile.yaml" : cv_str_printf(arena, "%s/profile.yaml", dir).data;
    if (mkdir(dir, 0777) == -1 && errno != EEXIST) return refuse(arena, "make the folder", dir, errno);
    cv_str starter;
    if (!cv_resource_lookup(CV_STR("starter/profile.yaml"), &starter)) return CV_STATUS_SYSTEM;
    int error = create(path, starter);
    if (error != 0) return refuse(arena, "create", path, error);
    return cv_command_print(
        arena, cv_str_printf(arena, "%s is there: put your own career into it, then run\n\n    cvpdf %s\n", path, path));
}
