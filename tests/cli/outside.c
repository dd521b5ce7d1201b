/* Preloaded into the program, tries what it shouldn't do: as its input is opened ("early"), and as
 * it ends ("late"). OUTSIDE names a folder that is none of its own; what became of each try is
 * appended to the file that is open as descriptor 9. With LANDLOCK=N the kernel looks like one of
 * Landlock's version N (0: one that has none). */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void tell(const char *when, const char *what, int result)
{
    dprintf(9, "%s %s: %s\n", when, what, result >= 0 ? "done" : strerror(errno));
}

static int give_back(int fd)
{
    if (fd >= 0)
        close(fd);
    return fd;
}

static int run_true(void)
{
    char *arguments[] = {"true", NULL}, *none[] = {NULL};
    pid_t child;
    int error = posix_spawn(&child, "/bin/true", NULL, NULL, arguments, none);
    if (error == 0)
        waitpid(child, NULL, 0);
    errno = error;
    return error ? -1 : 0;
}

/* Nobody listens there: without a sandbox the connection is refused. */
static int connect_tcp(void)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(1)};
    inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
    int result = connect(fd, (struct sockaddr *)&to, sizeof to), error = errno;
    close(fd);
    errno = error;
    return result;
}

static void try_all(const char *when)
{
    const char *folder = getenv("OUTSIDE");
    char path[4096], other[4096], own[4096];
    int (*next)(int, const char *, int, ...) = dlsym(RTLD_NEXT, "openat");
    if (!folder)
        return;
    snprintf(path, sizeof path, "%s/secret", folder);
    snprintf(other, sizeof other, "%s/new", folder);
    snprintf(own, sizeof own, "%s/own", folder);
    tell(when, "read", give_back(next(AT_FDCWD, path, O_RDONLY | O_CLOEXEC)));
    tell(when, "read passwd", give_back(next(AT_FDCWD, "/etc/passwd", O_RDONLY | O_CLOEXEC)));
    tell(when, "list", give_back(next(AT_FDCWD, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)));
    tell(when, "write", give_back(next(AT_FDCWD, path, O_WRONLY | O_CLOEXEC)));
    tell(when, "make", give_back(next(AT_FDCWD, other, O_WRONLY | O_CREAT | O_CLOEXEC, 0600)));
    tell(when, "make folder", mkdir(own, 0700));
    tell(when, "link", symlink("x", other));
    tell(when, "remove", unlink(path));
    tell(when, "rename", rename(path, other));
    tell(when, "run", run_true());
    tell(when, "connect", connect_tcp());
    tell(when, "signal", kill(getppid(), 0));
}

int openat(int in, const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    int (*next)(int, const char *, int, ...) = dlsym(RTLD_NEXT, "openat");
    size_t n = strlen(path);
    if (n > 4 && strcmp(path + n - 4, ".ini") == 0 && !(flags & O_PATH))
        try_all("early");
    return next(in, path, flags, mode);
}

/* What a kernel of that version says to a ruleset, before it makes one. */
static int refusal(int version, const unsigned long long *rules, size_t size)
{
    static const unsigned long long known[] = {0, 0x1fff, 0x3fff, 0x7fff, 0x7fff, 0xffff};
    size_t most = version < 4 ? 8 : version < 6 ? 16 : 24;
    unsigned long long files = known[version < 5 ? version : 5];
    for (size_t i = most / 8; i < size / 8; i++)
        if (rules[i])
            return E2BIG;
    return rules[0] & ~files ? EINVAL : 0;
}

long syscall(long number, ...)
{
    enum { CREATE = 444 };
    long (*next)(long, ...) = dlsym(RTLD_NEXT, "syscall"), a[4];
    const char *version = getenv("LANDLOCK");
    va_list more;
    va_start(more, number);
    for (int i = 0; i < 4; i++)
        a[i] = va_arg(more, long);
    va_end(more);
    if (!version || number != CREATE)
        return next(number, a[0], a[1], a[2], a[3]);
    int error = atoi(version) == 0 ? ENOSYS
                : a[0]             ? refusal(atoi(version), (void *)a[0], (size_t)a[1])
                                   : 0;
    if (error) {
        errno = error;
        return -1;
    }
    return a[0] ? next(number, a[0], a[1], a[2], a[3]) : atoi(version);
}

__attribute__((destructor)) static void at_the_end(void)
{
    try_all("late");
}
