/* Preloaded into the program, makes system or library calls fail: FAULT names them ("a,b"). Built
 * with ALLOCATIONS, it makes those fail that come at FAULT_AT or later; but not minizip's own, which
 * writes to a part's central header without a look at what malloc gave. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* What comes after the program's end isn't its own: counts of a coverage build are written then. */
static int over;

static void end(void)
{
    over = 1;
}

/* Called when the program runs already: else it would come after all that others do at its end. */
static void await_end(void)
{
    atexit(end);
}

static int is_over(void)
{
    static pthread_once_t first = PTHREAD_ONCE_INIT;
    pthread_once(&first, await_end);
    return over;
}

static int fails(const char *name)
{
    const char *fault = getenv("FAULT");
    size_t n = strlen(name);
    int meant = 0;
    for (const char *at = fault; at && (at = strstr(at, name)); at += n)
        meant = meant || ((at == fault || at[-1] == ',') && (!at[n] || at[n] == ','));
    return !is_over() && meant;
}

/* FAULT=kill: the process dies at the call numbered FAULT_AT of those that make files. */
static void count(void)
{
    static int calls;
    const char *at = getenv("FAULT_AT");
    if (fails("kill") && at && __sync_add_and_fetch(&calls, 1) == atoi(at))
        kill(getpid(), SIGKILL);
}

/* A line for each call that waits for the disk, in the file that FAULT_LOG names. */
static void note(const char *line)
{
    const char *path = getenv("FAULT_LOG");
    int fd = path ? open(path, O_WRONLY | O_CREAT | O_APPEND, 0666) : -1;
    if (fd >= 0) {
        ssize_t (*next)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
        next(fd, line, strlen(line));
        close(fd);
    }
}

/* A disk that fills up: half of the first write fits, nothing after it. */
ssize_t write(int fd, const void *bytes, size_t n)
{
    static int full;
    ssize_t (*next)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    if (fd > STDERR_FILENO)
        count();
    if (!fails("write") || fd <= STDERR_FILENO)
        return next(fd, bytes, n);
    if (full++) {
        errno = ENOSPC;
        return -1;
    }
    return next(fd, bytes, n / 2);
}

int fsync(int fd)
{
    int (*next)(int) = dlsym(RTLD_NEXT, "fsync");
    note("fsync\n");
    if (!fails("fsync"))
        return next(fd);
    errno = EIO;
    return -1;
}

/* "syncfs": the disk has failed; "no-syncfs": there is no such call here. */
int syncfs(int fd)
{
    int (*next)(int) = dlsym(RTLD_NEXT, "syncfs");
    note("syncfs\n");
    if (!fails("syncfs") && !fails("no-syncfs"))
        return next(fd);
    errno = fails("syncfs") ? EIO : ENOSYS;
    return -1;
}

/* "watch": the system lets no more be watched, or for another reason (FAULT_ERRNO). */
int inotify_add_watch(int fd, const char *path, unsigned what)
{
    int (*next)(int, const char *, unsigned) = dlsym(RTLD_NEXT, "inotify_add_watch");
    if (!fails("watch"))
        return next(fd, path, what);
    errno = getenv("FAULT_ERRNO") ? atoi(getenv("FAULT_ERRNO")) : ENOSPC;
    return -1;
}

int close(int fd)
{
    int (*next)(int) = dlsym(RTLD_NEXT, "close");
    count();
    int done = next(fd);
    if (!fails("close") || done != 0)
        return done;
    errno = EIO;
    return -1;
}

/* A file gets its name by one of two calls: "name" fails both, "linkat" says that there is no such
 * thing here. */
int linkat(int from_folder, const char *from, int folder, const char *to, int flags)
{
    int (*next)(int, const char *, int, const char *, int) = dlsym(RTLD_NEXT, "linkat");
    count();
    if (!fails("linkat") && !fails("name"))
        return next(from_folder, from, folder, to, flags);
    errno = fails("linkat") ? EPERM : EIO;
    return -1;
}

int renameat(int from_folder, const char *from, int folder, const char *to)
{
    int (*next)(int, const char *, int, const char *) = dlsym(RTLD_NEXT, "renameat");
    count();
    if (fails("kill-rename"))
        kill(getpid(), SIGKILL);
    if (!fails("name"))
        return next(from_folder, from, folder, to);
    errno = EIO;
    return -1;
}

/* "tmpfile": a file system that knows no nameless files; "new-name": nobody may make others. */
int openat(int folder, const char *path, int flags, ...)
{
    int (*next)(int, const char *, int, ...) = dlsym(RTLD_NEXT, "openat");
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if ((flags & O_TMPFILE) == O_TMPFILE && fails("tmpfile"))
        return errno = EOPNOTSUPP, -1;
    if (flags & O_EXCL && fails("new-name"))
        return errno = EACCES, -1;
    return next(folder, path, flags, mode);
}

ssize_t pread(int fd, void *into, size_t n, off_t at)
{
    ssize_t (*next)(int, void *, size_t, off_t) = dlsym(RTLD_NEXT, "pread");
    if (!fails("pread"))
        return next(fd, into, n, at);
    errno = EIO;
    return -1;
}

/* "unlink": nobody may remove it. */
int unlink(const char *path)
{
    int (*next)(const char *) = dlsym(RTLD_NEXT, "unlink");
    if (!fails("unlink"))
        return next(path);
    errno = EPERM;
    return -1;
}

/* "clock": whenever it is looked at, a tenth of a second has gone by. */
int clock_gettime(clockid_t which, struct timespec *at)
{
    static long tenths;
    int (*next)(clockid_t, struct timespec *) = dlsym(RTLD_NEXT, "clock_gettime");
    if (which != CLOCK_MONOTONIC || !fails("clock"))
        return next(which, at);
    long now = __sync_add_and_fetch(&tenths, 1);
    *at = (struct timespec){now / 10, now % 10 * 100000000};
    return 0;
}

/* "thread": none can be started; "second-thread": one can. */
int pthread_create(pthread_t *thread, const pthread_attr_t *how, void *(*main)(void *), void *own)
{
    static int started;
    int (*next)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *) =
        dlsym(RTLD_NEXT, "pthread_create");
    if (fails("thread") || (fails("second-thread") && started++))
        return EAGAIN;
    return next(thread, how, main, own);
}

/* "socketpair", "pipe2": no more files may be open; "fork", "second-fork": no more processes. */
int socketpair(int domain, int type, int protocol, int ends[2])
{
    int (*next)(int, int, int, int *) = dlsym(RTLD_NEXT, "socketpair");
    if (!fails("socketpair"))
        return next(domain, type, protocol, ends);
    errno = EMFILE;
    return -1;
}

int pipe2(int ends[2], int flags)
{
    int (*next)(int *, int) = dlsym(RTLD_NEXT, "pipe2");
    if (!fails("pipe2"))
        return next(ends, flags);
    errno = EMFILE;
    return -1;
}

pid_t fork(void)
{
    static int made;
    pid_t (*next)(void) = dlsym(RTLD_NEXT, "fork");
    if (!fails("fork") && (!fails("second-fork") || !made++))
        return next();
    errno = EAGAIN;
    return -1;
}

/* "waitpid": a signal comes first. */
pid_t waitpid(pid_t pid, int *status, int options)
{
    static int waited;
    pid_t (*next)(pid_t, int *, int) = dlsym(RTLD_NEXT, "waitpid");
    if (!fails("waitpid") || options || waited++ % 2)
        return next(pid, status, options);
    errno = EINTR;
    return -1;
}

void *dlopen(const char *name, int how)
{
    void *(*next)(const char *, int) = dlsym(RTLD_NEXT, "dlopen");
    return next(fails("dlopen") ? "libnone.so.1" : name, how);
}

void *zipOpen2_64(const void *name, int append, const char **comment, void *calls)
{
    void *(*next)(const void *, int, const char **, void *) = dlsym(RTLD_NEXT, "zipOpen2_64");
    return fails("zip") ? NULL : next(name, append, comment, calls);
}

#ifdef ALLOCATIONS
static long left = -1; /* allocations that still succeed, and one; -1: all */

static __attribute__((constructor)) void begin(void)
{
    const char *at = getenv("FAULT_AT");
    left = at ? atol(at) : -1;
}

static int spent(const void *caller)
{
    Dl_info from;
    if (left < 0 || is_over() || (dladdr(caller, &from) && strstr(from.dli_fname, "minizip")))
        return 0;
    if (left > 0)
        left--;
    return left == 0;
}

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);

void *malloc(size_t n)
{
    return spent(__builtin_return_address(0)) ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
    return spent(__builtin_return_address(0)) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
    return spent(__builtin_return_address(0)) ? NULL : __libc_realloc(p, n);
}
#endif
