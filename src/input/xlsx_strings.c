/* Records one behind another, each its length and its bytes; the places of every few are kept, the
 * rest is walked. Knows nothing of XML. */
#include "input/xlsx_strings.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/again.h"

enum {
    EVERY = 16, /* the place of each such record is kept: half a byte a string */
    LENGTH = 4, /* bytes before each record */
    WINDOW = 64 * 1024,
    IN_MEMORY = STRINGS_IN_MEMORY_MIB << 20,
};

struct xlsx_strings {
    diags *d;
    pos at;
    LIST(uint64_t) places;
    size_t n;
    uint64_t size;  /* of all records */
    buf tail;       /* what is not in the file yet; all of it while there is none */
    uint64_t filed; /* bytes in the file */
    int fd;         /* -1: none */
    buf window;     /* of the file, from */
    uint64_t window_from;
    size_t last; /* record found last, */
    uint64_t last_at;
};

static void close_file(void *object)
{
    xlsx_strings *s = object;
    if (s->fd >= 0)
        close(s->fd);
    s->fd = -1;
}

xlsx_strings *strings_new(diags *d, pos at)
{
    xlsx_strings *s = NEW(d->a, xlsx_strings);
    *s = (xlsx_strings){.d = d, .at = at, .fd = -1};
    s->tail.a = s->window.a = d->a;
    arena_defer(d->a, close_file, s);
    return s;
}

size_t strings_count(const xlsx_strings *s)
{
    return s->n;
}

static str temporary_folder(void)
{
    const char *set = getenv("TMPDIR");
    return str_from(set && set[0] ? set : "/tmp");
}

static bool disk_fault(xlsx_strings *s, diag_code code)
{
    str reason = str_copy(s->d->a, str_from(strerror(errno)));
    diag_add(s->d, code, s->at, ARGS(temporary_folder(), reason));
    return false;
}

static bool open_file(xlsx_strings *s)
{
    str folder = temporary_folder();
    s->fd = open_at_again(AT_FDCWD, str_z(s->d->a, folder), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (s->fd >= 0)
        return true;
    char *name = str_z(s->d->a, STR_CAT(s->d->a, folder, S("/kehoach-XXXXXX")));
    s->fd = mkostemp(name, O_CLOEXEC); /* where the file system has no nameless ones */
    return s->fd >= 0 && unlink(name) == 0;
}

static bool write_tail(xlsx_strings *s)
{
    if (s->fd < 0 && !open_file(s))
        return disk_fault(s, DIAG_STORE_FULL);
    for (size_t done = 0; done < s->tail.n;) {
        ssize_t put = pwrite(s->fd, s->tail.p + done, s->tail.n - done, (off_t)(s->filed + done));
        if (put < 0 && errno != EINTR)
            return disk_fault(s, DIAG_STORE_FULL);
        done += put > 0 ? (size_t)put : 0;
    }
    s->filed += s->tail.n;
    s->tail.n = 0;
    return true;
}

bool strings_add(xlsx_strings *s, str text)
{
    if (s->n == STRINGS_MOST) {
        diag_add(s->d, DIAG_XLSX_STRINGS, s->at, ARGS(str_number(s->d->a, STRINGS_MOST)));
        return false;
    }
    if (s->n % EVERY == 0)
        *list_add(s->d->a, &s->places) = s->size;
    uint32_t n = (uint32_t)text.n;
    buf_add(&s->tail, (str){(const char *)&n, LENGTH});
    buf_add(&s->tail, text);
    s->size += LENGTH + text.n;
    s->n++;
    return s->tail.n < IN_MEMORY || write_tail(s);
}

/* At least `n` bytes of the records at `at`. */
static bool bytes_at(xlsx_strings *s, uint64_t at, size_t n, const char **bytes)
{
    if (at >= s->filed) { /* a record lies in one of both as a whole */
        *bytes = s->tail.p + (at - s->filed);
        return true;
    }
    if (at < s->window_from || at + n > s->window_from + s->window.n) {
        s->window.n = 0;
        size_t wanted = n > WINDOW ? n : WINDOW;
        buf_room(&s->window, wanted);
        s->window_from = at;
        while (s->window.n < n) {
            ssize_t got = pread(s->fd, s->window.p + s->window.n, wanted - s->window.n,
                                (off_t)(at + s->window.n));
            if (got == 0)
                errno = EIO;
            if (got == 0 || (got < 0 && errno != EINTR))
                return disk_fault(s, DIAG_STORE_LOST);
            s->window.n += got > 0 ? (size_t)got : 0;
        }
    }
    *bytes = s->window.p + (at - s->window_from);
    return true;
}

static bool length_at(xlsx_strings *s, uint64_t at, size_t *n)
{
    const char *bytes;
    uint32_t length;
    if (!bytes_at(s, at, LENGTH, &bytes))
        return false;
    memcpy(&length, bytes, LENGTH);
    *n = length;
    return true;
}

bool strings_get(xlsx_strings *s, size_t i, str *text)
{
    bool ahead = s->last_at && s->last <= i && i - s->last < EVERY;
    size_t now = ahead ? s->last : i - i % EVERY, n;
    uint64_t at = ahead ? s->last_at : s->places.at[i / EVERY];
    for (;; now++, at += LENGTH + n) {
        if (!length_at(s, at, &n))
            return false;
        if (now == i)
            break;
    }
    const char *bytes;
    s->last = i;
    s->last_at = at;
    if (!bytes_at(s, at, LENGTH + n, &bytes))
        return false;
    *text = (str){bytes + LENGTH, n};
    return true;
}
