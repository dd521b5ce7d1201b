/* Preloaded into the program, counts its system calls and allocations by kind, and makes one of
 * them fail. FAULT_COUNTS: a file for the counts, a line `kind number` each. FAULT_KIND, FAULT_AT:
 * the call of that kind that fails (from 1). FAULT_ERRNO: with which number; it is made all the
 * same where it is a close(2). FAULT_HOW: `once` (the usual), `since` (that call and all of its
 * kind after it), `short` (a part is read or written), `interrupted` (EINTR once), `tiny` (each
 * transfers one byte), `cut` (the file has ended). The kind `nameless`: files without names, which
 * some file systems don't know. Allocations that minizip, libxml2 and jansson make themselves never
 * fail: the first two write where malloc gave nothing, jansson loses characters of the text it reads.
 * Nor do those of the loader, which ends the process for some of them: dlopen as a whole fails. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* X(name, result type, what is returned for an error, parameters, arguments) */
#define PLAIN(X)                                                                                   \
    X(fsync, int, -1, (int fd), (fd))                                                              \
    X(syncfs, int, -1, (int fd), (fd))                                                             \
    X(linkat, int, -1, (int a, const char *b, int c, const char *d, int e), (a, b, c, d, e))       \
    X(renameat, int, -1, (int a, const char *b, int c, const char *d), (a, b, c, d))               \
    X(mkdir, int, -1, (const char *a, mode_t b), (a, b))                                           \
    X(unlink, int, -1, (const char *a), (a))                                                       \
    X(unlinkat, int, -1, (int a, const char *b, int c), (a, b, c))                                 \
    X(stat, int, -1, (const char *a, struct stat *b), (a, b))                                      \
    X(fstat, int, -1, (int a, struct stat *b), (a, b))                                             \
    X(fstat64, int, -1, (int a, struct stat64 *b), (a, b))                                         \
    X(fstatat, int, -1, (int a, const char *b, struct stat *c, int d), (a, b, c, d))               \
    X(fstatvfs, int, -1, (int a, struct statvfs *b), (a, b))                                       \
    X(faccessat, int, -1, (int a, const char *b, int c, int d), (a, b, c, d))                      \
    X(access, int, -1, (const char *a, int b), (a, b))                                             \
    X(fchmod, int, -1, (int a, mode_t b), (a, b))                                                  \
    X(fchown, int, -1, (int a, uid_t b, gid_t c), (a, b, c))                                       \
    X(fallocate, int, -1, (int a, int b, off_t c, off_t d), (a, b, c, d))                          \
    X(opendir, DIR *, NULL, (const char *a), (a))                                                  \
    X(fdopendir, DIR *, NULL, (int a), (a))                                                        \
    X(readdir, struct dirent *, NULL, (DIR * a), (a))                                              \
    X(readlink, ssize_t, -1, (const char *a, char *b, size_t c), (a, b, c))                        \
    X(__realpath_chk, char *, NULL, (const char *a, char *b, size_t c), (a, b, c))                 \
    X(realpath, char *, NULL, (const char *a, char *b), (a, b))                                    \
    X(mkostemp, int, -1, (char *a, int b), (a, b))

#define NAMED(name, ...) KIND_##name,
enum {
    KIND_none,
    PLAIN(NAMED) KIND_open,
    KIND_openat,
    KIND_nameless,
    KIND_fcntl,
    KIND_read,
    KIND_write,
    KIND_pread,
    KIND_pwrite,
    KIND_close,
    KIND_closedir,
    KIND_thread,
    KIND_dlopen,
    KIND_output,
    KIND_memory,
    KINDS
};
#undef NAMED
#define NAMED(name, ...) #name,
static const char *const names[] = {
    "",       PLAIN(NAMED) "open", "openat", "nameless", "fcntl",  "read",   "write", "pread",
    "pwrite", "close",             "closedir", "thread", "dlopen", "output", "memory"};
#undef NAMED

enum { MOST_EXCUSED = 8 };

static struct {
    int kind, error;
    long at;
    enum { ONCE, SINCE, SHORT, INTERRUPTED, TINY, CUT } how;
    long seen[KINDS];
    FILE *counts; /* open from the start: later the program may have given up its rights */
    struct {
        const char *from, *to;
    } excused[MOST_EXCUSED]; /* code whose allocations never fail */
    int n_excused;
    int ready;
} own;

static int is_excused(const char *at)
{
    for (int i = 0; i < own.n_excused; i++)
        if (at >= own.excused[i].from && at < own.excused[i].to)
            return 1;
    return 0;
}

static int find_excused(struct dl_phdr_info *library, size_t size, void *unused)
{
    (void)size, (void)unused;
    static const char *const excused[] = {"minizip", "libxml2", "jansson", "/ld-linux"};
    int found = 0;
    for (unsigned i = 0; i < sizeof excused / sizeof *excused; i++)
        found = found || strstr(library->dlpi_name, excused[i]);
    if (!found)
        return 0;
    for (int i = 0; i < library->dlpi_phnum && own.n_excused < MOST_EXCUSED; i++)
        if (library->dlpi_phdr[i].p_type == PT_LOAD && library->dlpi_phdr[i].p_flags & PF_X) {
            const char *from = (const char *)(library->dlpi_addr + library->dlpi_phdr[i].p_vaddr);
            if (is_excused(from))
                return 0;
            own.excused[own.n_excused].from = from;
            own.excused[own.n_excused++].to = from + library->dlpi_phdr[i].p_memsz;
        }
    return 0;
}

static __attribute__((constructor)) void begin(void)
{
    static const char *const hows[] = {"once", "since", "short", "interrupted", "tiny", "cut"};
    const char *kind = getenv("FAULT_KIND"), *at = getenv("FAULT_AT"), *how = getenv("FAULT_HOW");
    const char *error = getenv("FAULT_ERRNO");
    for (int i = 1; kind && i < KINDS; i++)
        if (strcmp(kind, names[i]) == 0)
            own.kind = i;
    for (unsigned i = 0; how && i < sizeof hows / sizeof *hows; i++)
        if (strcmp(how, hows[i]) == 0)
            own.how = i;
    own.at = at ? atol(at) : 0;
    own.error = error ? atoi(error) : EIO;
    const char *counts = getenv("FAULT_COUNTS");
    own.counts = counts ? fopen(counts, "w") : NULL;
    dl_iterate_phdr(find_excused, NULL);
    own.ready = 1;
}

static __attribute__((destructor)) void end(void)
{
    own.ready = 0;
    for (int i = 1; own.counts && i < KINDS; i++)
        fprintf(own.counts, "%s %ld\n", names[i], own.seen[i]);
    if (own.counts)
        fclose(own.counts);
}

/* What comes after the program's end isn't its own: counts of a coverage build are written then. */
static void rest(void)
{
    own.ready = 0;
}

/* Called when the program runs already: else it would come after all that others do at its end. */
static void await_end(void)
{
    atexit(rest);
}

/* This call is one that is meant. */
static int meant(int kind)
{
    static pthread_once_t first = PTHREAD_ONCE_INIT;
    if (!own.ready)
        return 0;
    pthread_once(&first, await_end);
    long seen = __sync_add_and_fetch(&own.seen[kind], 1);
    return kind == own.kind &&
           (own.how == TINY || (own.how == SINCE ? seen >= own.at : seen == own.at));
}

static int fails(int kind)
{
    if (!meant(kind) || own.how == TINY || own.how == SHORT)
        return 0;
    errno = own.how == INTERRUPTED ? EINTR : own.error;
    return 1;
}

#define REAL(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))
extern char *__realpath_chk(const char *, char *, size_t);

#define CALL(name, type, error, parameters, arguments)                                             \
    type name parameters                                                                           \
    {                                                                                              \
        return fails(KIND_##name) ? error : REAL(name) arguments;                                  \
    }
PLAIN(CALL)

static mode_t mode_of(int flags, va_list rest)
{
    return flags & (O_CREAT | O_TMPFILE) & ~O_DIRECTORY ? va_arg(rest, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = mode_of(flags, rest);
    va_end(rest);
    return fails(KIND_open) ? -1 : REAL(open)(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = mode_of(flags, rest);
    va_end(rest);
    if ((flags & O_TMPFILE) == O_TMPFILE && fails(KIND_nameless))
        return -1;
    return fails(KIND_openat) ? -1 : REAL(openat)(folder, path, flags, mode);
}

int fcntl(int fd, int what, ...)
{
    va_list rest;
    va_start(rest, what);
    void *more = va_arg(rest, void *);
    va_end(rest);
    return fails(KIND_fcntl) ? -1 : REAL(fcntl)(fd, what, more);
}

/* How many bytes of `n` are transferred; 0: none, it fails. */
static size_t share(int kind, size_t n)
{
    if (n == 0 || !meant(kind))
        return n;
    if (own.how == TINY)
        return 1;
    if (own.how == SHORT)
        return n > 1 ? n / 2 : 1;
    errno = own.how == INTERRUPTED ? EINTR : own.error;
    return 0;
}

#define TRANSFER(name, pointer, before, parameters, arguments)                                     \
    ssize_t name parameters                                                                        \
    {                                                                                              \
        int kind = before;                                                                         \
        size_t n = kind ? share(kind, whole) : whole;                                              \
        if (whole && !n)                                                                           \
            return own.how == CUT ? 0 : -1;                                                        \
        return REAL(name) arguments;                                                               \
    }
TRANSFER(read, void *, KIND_read, (int fd, void *p, size_t whole), (fd, p, n))
TRANSFER(write, const void *,
         fd > STDERR_FILENO    ? KIND_write
         : fd == STDOUT_FILENO ? KIND_output
                               : 0,
         (int fd, const void *p, size_t whole), (fd, p, n))
TRANSFER(pread, void *, KIND_pread, (int fd, void *p, size_t whole, off_t at), (fd, p, n, at))
TRANSFER(pwrite, const void *, KIND_pwrite, (int fd, const void *p, size_t whole, off_t at),
         (fd, p, n, at))

int close(int fd)
{
    int done = REAL(close)(fd);
    return done == 0 && fails(KIND_close) ? -1 : done;
}

int closedir(DIR *folder)
{
    int done = REAL(closedir)(folder);
    return done == 0 && fails(KIND_closedir) ? -1 : done;
}

int pthread_create(pthread_t *thread, const pthread_attr_t *how, void *(*start)(void *),
                   void *object)
{
    return fails(KIND_thread) ? EAGAIN : REAL(pthread_create)(thread, how, start, object);
}

/* What is loaded later may be excused as well. */
void *dlopen(const char *name, int how)
{
    void *library = fails(KIND_dlopen) ? NULL : REAL(dlopen)(name, how);
    dl_iterate_phdr(find_excused, NULL);
    return library;
}

/* ---- memory ---- */

#ifndef NO_MEMORY
extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);

static int spent(const void *caller)
{
    if (is_excused(caller))
        return 0;
    int error = errno, none = fails(KIND_memory);
    errno = none ? ENOMEM : error;
    return none;
}

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
