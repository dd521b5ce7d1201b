/* Files and bytes as streams. Knows nothing of what they hold. */
#include "input/stream.h"

#include <errno.h>
#include <unistd.h>

#include "base/asked.h"
#include "base/file.h"

/* ---- a file ---- */

typedef struct file_stream {
    byte_stream is;
    str path;
    pos at;
    int fd, error;
} file_stream;

static size_t read_some(byte_stream *s, char *into, size_t room)
{
    file_stream *f = (file_stream *)s;
    ssize_t got;
    do {
        got = read(f->fd, into, room);
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        f->error = errno;
        s->failed = true;
    }
    return got < 0 ? 0 : (size_t)got;
}

static void tell_error(byte_stream *s, diags *d)
{
    const file_stream *f = (const file_stream *)s;
    errno = f->error;
    file_tell_unread(d, f->path, f->at);
}

static void close_stream(void *object)
{
    const file_stream *f = object;
    if (f->fd > STDIN_FILENO)
        close(f->fd);
}

byte_stream *stream_of_file(diags *d, str path, pos at)
{
    file_stream *f = NEW(d->a, file_stream);
    *f = (file_stream){
        .is = {.read = read_some, .tell = tell_error}, .path = path, .at = at, .fd = -1};
    arena_defer(d->a, close_stream, f);
    file_asked(d, path);
    f->fd = file_open(d->a, path);
    if (f->fd >= 0)
        return &f->is;
    file_tell_unread(d, path, at);
    return NULL;
}

/* ---- bytes ---- */

typedef struct bytes_stream {
    byte_stream is;
    str left;
} bytes_stream;

static size_t give_some(byte_stream *s, char *into, size_t room)
{
    bytes_stream *b = (bytes_stream *)s;
    size_t n = b->left.n < room ? b->left.n : room;
    memcpy(into, b->left.p, n);
    b->left = str_after(b->left, n);
    return n;
}

byte_stream *stream_of_bytes(arena *a, str bytes)
{
    bytes_stream *b = NEW(a, bytes_stream);
    *b = (bytes_stream){{.read = give_some}, {bytes.p ? bytes.p : "", bytes.n}};
    return &b->is;
}
