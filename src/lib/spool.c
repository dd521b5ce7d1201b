/* Memory first, then a file. A place's lowest bit says which of them; before the bytes stands how
 * many there are. Knows nothing of what it keeps. */
#include "lib/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { FIRST_ROOM = 64 * 1024, DISK_SHARE = 8 }; /* of what is free; the documents want room, too */

struct spool {
    spool_options how;
    char *p;
    size_t n, cap;
    int fd; /* -1: none yet; without one there is no room in `how.in_file` either */
    uint64_t end;
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
    arena_defer(a, release, s);
    return s;
}

void spool_clear(spool *s)
{
    free(s->p);
    if (s->fd >= 0)
        close(s->fd);
    s->p = NULL;
    s->n = s->cap = 0;
    s->fd = -1;
    s->end = 0;
}

/* ---- the file ---- */

static int open_nameless(const char *folder)
{
    return open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);
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

static bool add_to_file(spool *s, const str *pieces, size_t n, size_t all, uint64_t *where)
{
    if (s->fd < 0 && s->how.in_file)
        open_file(s);
    uint64_t at = s->end;
    if (all > s->how.in_file || at > s->how.in_file - all)
        return false;
    *where = at << 1 | 1;
    bool good = true;
    for (size_t i = 0; i < n && good; i++) {
        good = write_at(s->fd, pieces[i], at);
        at += pieces[i].n;
    }
    if (good)
        s->end = at;
    else
        s->how.in_file = s->end; /* the disk is full: no more of it */
    return good;
}

/* ---- memory ---- */

static bool add_to_memory(spool *s, const str *pieces, size_t n, size_t all, size_t most,
                          uint64_t *where)
{
    if (all > most || s->n > most - all)
        return false;
    if (s->cap - s->n < all) {
        size_t cap = s->cap ? s->cap * 2 : FIRST_ROOM;
        while (cap - s->n < all)
            cap *= 2;
        char *p = realloc(s->p, cap);
        if (!p)
            return false;
        s->p = p;
        s->cap = cap;
    }
    *where = (uint64_t)s->n << 1;
    for (size_t i = 0; i < n; i++) {
        if (pieces[i].n)
            memcpy(s->p + s->n, pieces[i].p, pieces[i].n);
        s->n += pieces[i].n;
    }
    return true;
}

/* ---- both ---- */

enum { PIECES = 64 };

bool spool_add(spool *s, const str *pieces, size_t n, uint64_t *where)
{
    size_t length = 0;
    str all[PIECES + 1];
    if (n > PIECES)
        return false;
    for (size_t i = 0; i < n; i++) {
        all[i + 1] = pieces[i];
        length += pieces[i].n;
    }
    all[0] = (str){(const char *)&length, sizeof length};
    size_t whole = length + sizeof length;
    return add_to_memory(s, all, n + 1, whole, s->how.in_memory, where) ||
           add_to_file(s, all, n + 1, whole, where) ||
           (s->how.needed && add_to_memory(s, all, n + 1, whole, SIZE_MAX / 4, where));
}

bool spool_get(const spool *s, arena *a, uint64_t where, str *all)
{
    uint64_t at = where >> 1;
    size_t length = 0;
    bool in_file = where & 1;
    if (!in_file)
        memcpy(&length, s->p + at, sizeof length);
    else if (!read_at(s->fd, (char *)&length, sizeof length, at))
        return false;
    char *p = arena_alloc(a, length);
    at += sizeof length;
    *all = (str){p, length};
    if (in_file)
        return read_at(s->fd, p, length, at);
    memcpy(p, s->p + at, length);
    return true;
}
