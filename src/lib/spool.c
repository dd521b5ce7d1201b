/* One row of bytes: the last of them in memory; what was there goes to the file whenever it is
 * full, all at once, and is read back in as large steps. Before each record stands how long it is.
 * Knows nothing of what it keeps. */
#include "lib/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/again.h"

enum { FIRST_ROOM = 64 * 1024, DISK_SHARE = 8 }; /* of what is free; the documents want room, too */

struct spool {
    spool_options how;
    char *p; /* the bytes from `before` on */
    size_t n, cap;
    uint64_t before;  /* so many are in the file */
    uint64_t dropped; /* the first of them, which it doesn't have any more */
    int fd;           /* -1: none yet */
    bool full;        /* the file takes no more */
};

static void release(void *object)
{
    spool_clear(object);
}

spool *spool_new(arena *a, const spool_options *how)
{
    spool *s = NEW(a, spool);
    *s = (spool){.how = *how, .fd = -1};
    s->how.folder = str_copy(a, how->folder);
    s->how.block = how->block ? how->block : how->in_memory;
    arena_defer(a, release, s);
    return s;
}

void spool_clear(spool *s)
{
    free(s->p);
    if (s->fd >= 0)
        close(s->fd);
    *s = (spool){.how = s->how, .fd = -1};
}

/* ---- the file ---- */

static int open_nameless(const char *folder)
{
    return open_at_again(AT_FDCWD, folder, O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);
}

/* In the folder, or in the nearest above it that is there. */
static int open_near(str folder)
{
    char path[4096];
    int fd = -1;
    errno = ENOENT;
    for (str at = folder; fd < 0 && errno == ENOENT && at.n && at.n < sizeof path;) {
        memcpy(path, at.p, at.n);
        path[at.n] = 0;
        fd = open_nameless(path);
        str above = file_folder(at);
        if (above.n == at.n)
            break;
        at = above;
    }
    return fd;
}

/* Where the system knows no files without names, one that loses it at once. */
static int open_in_tmpdir(void)
{
    const char *named = getenv("TMPDIR"), *folder = named && named[0] ? named : "/tmp";
    int fd = open_nameless(folder);
    char path[4096];
    int n = snprintf(path, sizeof path, "%s/kehoach-XXXXXX", folder);
    if (fd >= 0 || n < 0 || (size_t)n >= sizeof path)
        return fd;
    fd = mkostemp(path, O_CLOEXEC);
    if (fd >= 0)
        unlink(path);
    return fd;
}

/* The limits that the system sets: bytes past one for files would end the process. */
static void open_file(spool *s)
{
    struct statvfs disk;
    struct rlimit most;
    s->fd = open_near(s->how.folder);
    if (s->fd < 0)
        s->fd = open_in_tmpdir();
    uint64_t room = s->fd >= 0 && fstatvfs(s->fd, &disk) == 0
                        ? (uint64_t)disk.f_bavail * disk.f_frsize / DISK_SHARE
                        : 0;
    if (getrlimit(RLIMIT_FSIZE, &most) == 0 && most.rlim_cur != RLIM_INFINITY &&
        most.rlim_cur < room)
        room = most.rlim_cur;
    if (room < s->how.in_file)
        s->how.in_file = room;
}

static bool write_at(int fd, str bytes, uint64_t at)
{
    while (bytes.n) {
        ssize_t put = pwrite(fd, bytes.p, bytes.n, (off_t)at);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        at += (uint64_t)put;
        bytes = str_after(bytes, (size_t)put);
    }
    return true;
}

static bool read_at(int fd, char *into, size_t n, uint64_t at)
{
    while (n) {
        ssize_t got = pread(fd, into, n, (off_t)at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += (uint64_t)got;
        into += got;
        n -= (size_t)got;
    }
    return true;
}

/* ---- both ---- */

/* Memory has a block from now on. */
static void shrink(spool *s)
{
    char *p = s->cap > s->how.block ? realloc(s->p, s->how.block) : NULL;
    if (!p)
        return;
    s->p = p;
    s->cap = s->how.block;
}

/* All that is in memory. */
static bool move_to_file(spool *s)
{
    if (s->fd < 0 && !s->full)
        open_file(s);
    s->full = s->full || s->n > s->how.in_file || s->before > s->how.in_file - s->n ||
              !write_at(s->fd, (str){s->p, s->n}, s->before);
    if (s->full)
        return false;
    s->before += s->n;
    s->n = 0;
    shrink(s);
    return true;
}

/* Bytes that memory has before they are moved. */
static size_t most_in_memory(const spool *s)
{
    return s->before ? s->how.block : s->how.in_memory;
}

static bool grow(spool *s)
{
    size_t cap = s->cap ? s->cap * 2 : FIRST_ROOM, most = most_in_memory(s);
    if (s->cap < most && cap > most)
        cap = most;
    char *p = realloc(s->p, cap);
    if (!p)
        return false;
    s->p = p;
    s->cap = cap;
    return true;
}

static bool add(spool *s, str bytes)
{
    while (bytes.n) {
        if (s->n >= most_in_memory(s) && !move_to_file(s) && !s->how.needed)
            return false;
        if (s->n == s->cap && !grow(s))
            return false;
        size_t room = s->cap - s->n, n = bytes.n < room ? bytes.n : room;
        memcpy(s->p + s->n, bytes.p, n);
        s->n += n;
        bytes = str_after(bytes, n);
    }
    return true;
}

bool spool_add(spool *s, const str *pieces, size_t n, uint64_t *where)
{
    size_t length = 0;
    *where = s->before + s->n;
    for (size_t i = 0; i < n; i++)
        length += pieces[i].n;
    bool good = add(s, (str){(const char *)&length, sizeof length});
    for (size_t i = 0; i < n && good; i++)
        good = add(s, pieces[i]);
    if (!good) /* what came before stays */
        s->n = *where > s->before ? (size_t)(*where - s->before) : 0;
    return good;
}

static bool read_all(const spool *s, char *into, size_t n, uint64_t at)
{
    size_t in_file = at >= s->before ? 0 : s->before - at < n ? (size_t)(s->before - at) : n;
    if (!read_at(s->fd, into, in_file, at))
        return false;
    if (n > in_file)
        memcpy(into + in_file, s->p + (at + in_file - s->before), n - in_file);
    return true;
}

/* `n` bytes: where they are, or in the window, or in `a`. */
static const char *look(const spool *s, spool_window *w, arena *a, uint64_t at, size_t n)
{
    uint64_t end = s->before + s->n;
    if (at >= s->before)
        return s->p + (at - s->before);
    if (w->of == s && at >= w->from && at + n <= w->from + w->n)
        return w->p + (at - w->from);
    if (n > w->cap) {
        char *own = arena_alloc(a, n);
        return read_all(s, own, n, at) ? own : NULL;
    }
    w->of = NULL;
    w->n = end - at < w->cap ? (size_t)(end - at) : w->cap;
    if (!read_all(s, w->p, w->n, at))
        return NULL;
    w->of = s;
    w->from = at;
    return w->p;
}

bool spool_get(const spool *s, spool_window *w, arena *a, uint64_t where, str *all)
{
    size_t length;
    const char *p = look(s, w, a, where, sizeof length);
    if (!p)
        return false;
    memcpy(&length, p, sizeof length);
    *all = (str){look(s, w, a, where + sizeof length, length), length};
    return all->p;
}

/* Where the file system can't do that, they stay until the end. */
void spool_drop(spool *s, uint64_t where)
{
    uint64_t end = where < s->before ? where : s->before, n = end - end % s->how.block;
    if (n <= s->dropped)
        return;
    (void)fallocate(s->fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, (off_t)s->dropped,
                    (off_t)(n - s->dropped));
    s->dropped = n;
}
