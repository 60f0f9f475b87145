#include "cli/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

void cv_terminal_prepare(void)
{
    /* open() takes the lowest free number, and all below `fd` are taken. The mode is the wrong one for each. */
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF && open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) == -1)
            abort();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

bool cv_terminal_is_output(void)
{
    return isatty(STDOUT_FILENO) == 1;
}

bool cv_terminal_has_color(void)
{
    const char *no_color = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    if (no_color != NULL && *no_color != '\0') return false;
    return term != NULL && strcmp(term, "dumb") != 0 && isatty(STDERR_FILENO) == 1;
}

static int write_all(int fd, cv_str text)
{
    while (text.length > 0) {
        ssize_t written = write(fd, text.data, text.length);
        if (written == -1 && errno == EINTR) continue;
        if (written == -1) return errno;
        text = cv_str_slice(text, (size_t)written, text.length);
    }
    return 0;
}

int cv_terminal_print(cv_str text)
{
    return write_all(STDOUT_FILENO, text);
}

void cv_terminal_complain(cv_str text)
{
    (void)write_all(STDERR_FILENO, text);
}
