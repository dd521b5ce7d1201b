/* Blocks of one size: the first ones stay in memory, later ones go to the file as they fill up.
 * Knows nothing of what it holds. */
#include "base/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/again.h"

enum { BLOCK = 64 * 1024, IN_MEMORY = STORE_IN_MEMORY / BLOCK, READ_AHEAD = 16 * 1024 };

struct store {
    char *blocks[IN_MEMORY];
    char *last; /* the one that is being filled, once the others are full */
    uint64_t size;
    int fd;
    str folder;
    source *shown; /* where faults are: it lives as long */
};

static void release(void *object)
{
    store *s = object;
    for (size_t i = 0; i < IN_MEMORY; i++)
        free(s->blocks[i]);
    free(s->last);
    if (s->fd >= 0)
        close(s->fd);
}

store *store_new(arena *a)
{
    store *s = NEW(a, store);
    const char *folder = getenv("TMPDIR");
    s->fd = -1;
    s->folder = str_copy(a, str_from(folder && folder[0] ? folder : "/tmp"));
    s->shown = NEW(a, source);
    *s->shown = (source){.name = s->folder, .whole_only = true};
    arena_defer(a, release, s);
    return s;
}

uint64_t store_size(const store *s)
{
    return s->size;
}

static bool failed(const store *s, diags *d, diag_code code)
{
    str reason = str_copy(d->a, str_from(strerror(errno)));
    diag_add(d, code, (pos){s->shown, 0}, ARGS(s->folder, reason));
    return false;
}

/* ---- the file: it holds what is behind the blocks in memory ---- */

static uint64_t in_file(uint64_t at)
{
    return at - STORE_IN_MEMORY;
}

static bool open_file(store *s, arena *a)
{
    if (s->fd < 0)
        s->fd = open_at_again(AT_FDCWD, str_z(a, s->folder), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (s->fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL))
        return s->fd >= 0;
    char *name = str_z(a, STR_CAT(a, s->folder, S("/kehoach-XXXXXX"))); /* such a file system */
    s->fd = mkostemp(name, O_CLOEXEC);
    if (s->fd >= 0)
        unlink(name);
    return s->fd >= 0;
}

static bool write_block(const store *s, uint64_t at)
{
    for (size_t done = 0; done < BLOCK;) {
        ssize_t put = pwrite(s->fd, s->last + done, BLOCK - done, (off_t)(in_file(at) + done));
        if (put < 0 && errno != EINTR)
            return false;
        done += put > 0 ? (size_t)put : 0;
    }
    return true;
}

static bool read_file(const store *s, uint64_t at, char *into, size_t n)
{
    while (n) {
        ssize_t got = pread(s->fd, into, n, (off_t)in_file(at));
        if (got == 0)
            errno = EIO; /* the file was cut */
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        size_t done = got > 0 ? (size_t)got : 0;
        at += done;
        into += done;
        n -= done;
    }
    return true;
}

/* ---- writing ---- */

/* The block that the next byte goes to. */
static char **block_of(store *s)
{
    return s->size < STORE_IN_MEMORY ? &s->blocks[s->size / BLOCK] : &s->last;
}

bool store_add(store *s, diags *d, str bytes)
{
    while (bytes.n) {
        size_t used = s->size % BLOCK, room = BLOCK - used;
        if (used == 0 && s->size > STORE_IN_MEMORY &&
            (!open_file(s, d->a) || !write_block(s, s->size - BLOCK)))
            return failed(s, d, DIAG_STORE_FULL);
        char **block = block_of(s);
        if (!*block)
            *block = malloc(BLOCK);
        if (!*block)
            arena_no_memory(d->a);
        size_t n = bytes.n < room ? bytes.n : room;
        memcpy(*block + used, bytes.p, n);
        bytes = str_after(bytes, n);
        s->size += n;
    }
    return true;
}

/* ---- reading ---- */

/* What lies in memory at a place, up to the end of its block; nothing where the file has it. */
static str in_memory(const store *s, uint64_t at)
{
    size_t off = at % BLOCK;
    uint64_t last = s->size ? (s->size - 1) / BLOCK * BLOCK : 0; /* where the last block begins */
    size_t n = at < last ? BLOCK : (size_t)(s->size - last);
    if (at < STORE_IN_MEMORY)
        return (str){s->blocks[at / BLOCK] + off, n - off};
    return at >= last ? (str){s->last + off, n - off} : (str){0};
}

static bool fill(store_view *v, uint64_t at, size_t n)
{
    const store *s = v->of;
    uint64_t last = (s->size - 1) / BLOCK * BLOCK;
    v->kept.a = v->a;
    v->kept.n = 0;
    v->from = at;
    buf_room(&v->kept, n);
    while (v->kept.n < n) {
        str here = in_memory(s, at);
        size_t left = n - v->kept.n;
        if (here.n) {
            here.n = here.n < left ? here.n : left;
            memcpy(v->kept.p + v->kept.n, here.p, here.n);
        } else { /* in the file up to its last whole block */
            here.n = last - at < left ? (size_t)(last - at) : left;
            if (!read_file(s, at, v->kept.p + v->kept.n, here.n))
                return false;
        }
        v->kept.n += here.n;
        at += here.n;
    }
    return true;
}

bool store_read(store_view *v, diags *d, uint64_t at, size_t n, str *bytes)
{
    const store *s = v->of;
    str here = in_memory(s, at);
    *bytes = (str){here.p, n};
    if (n <= here.n)
        return true;
    if (at < v->from || at + n > v->from + v->kept.n) {
        uint64_t left = s->size - at;
        size_t ahead = left < READ_AHEAD ? (size_t)left : READ_AHEAD;
        if (!fill(v, at, n > ahead ? n : ahead)) {
            v->kept.n = 0;
            return failed(s, d, DIAG_STORE_LOST);
        }
    }
    *bytes = str_slice(buf_str(&v->kept), (size_t)(at - v->from), (size_t)(at - v->from) + n);
    return true;
}
