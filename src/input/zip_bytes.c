/* minizip's calls. Knows no format but the first bytes of Office's older one. */
#include "input/zip_bytes.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

bool package_is_old_office(str bytes)
{
    return str_starts(bytes, S("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
}

bool package_has_password(package *m)
{
    static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    for (m->at = 0; m->at < m->n;) {
        str here = package_peek(m);
        if (here.n == 0 || str_find(here, (str){name, sizeof name}) < here.n)
            return here.n > 0;
        size_t step = here.n > sizeof name ? here.n - sizeof name : here.n;
        m->at += step; /* it may lie across two blocks */
        m->cached = 0;
    }
    return false;
}

/* The cache from here on, full but at the file's end. */
static void fill(package *m)
{
    ssize_t got = 1;
    m->cached_from = m->at;
    for (m->cached = 0; got > 0 && m->cached < PACKAGE_CACHE;) {
        char *into = m->cache + m->cached;
        do
            got = pread(m->fd, into, PACKAGE_CACHE - m->cached, (off_t)(m->at + m->cached));
        while (got < 0 && errno == EINTR);
        m->cached += got > 0 ? (size_t)got : 0;
    }
    m->error = got < 0 ? errno : m->error;
}

str package_peek(package *m)
{
    if (m->at >= m->n)
        return (str){0};
    if (m->bytes.p)
        return str_after(m->bytes, (size_t)m->at);
    if (m->at < m->cached_from || m->at >= m->cached_from + m->cached) {
        fill(m);
    }
    size_t skip = (size_t)(m->at - m->cached_from);
    return (str){m->cache + skip, m->cached - skip};
}

static voidpf ZCALLBACK package_open(voidpf opaque, const void *name, int mode)
{
    (void)name, (void)mode;
    return opaque;
}

static uLong ZCALLBACK package_read(voidpf opaque, voidpf stream, void *to, uLong size)
{
    (void)opaque;
    package *m = stream;
    uLong done = 0;
    while (done < size) {
        str here = package_peek(m);
        size_t n = here.n < size - done ? here.n : size - done;
        if (n == 0)
            break;
        memcpy((char *)to + done, here.p, n);
        done += n;
        m->at += n;
    }
    return done;
}

static ZPOS64_T ZCALLBACK package_tell(voidpf opaque, voidpf stream)
{
    (void)opaque;
    return ((package *)stream)->at;
}

static long ZCALLBACK package_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
    (void)opaque;
    package *m = stream;
    uint64_t base = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                    : origin == ZLIB_FILEFUNC_SEEK_CUR ? m->at
                                                       : m->n;
    if (offset > m->n - base)
        return -1;
    m->at = base + offset;
    return 0;
}

static int ZCALLBACK package_done(voidpf opaque, voidpf stream)
{
    (void)opaque, (void)stream;
    return 0;
}

static int ZCALLBACK package_error(voidpf opaque, voidpf stream)
{
    (void)opaque, (void)stream;
    return 0;
}

zlib_filefunc64_def package_calls(package *m)
{
    return (zlib_filefunc64_def){package_open, package_read, NULL,          package_tell,
                                 package_seek, package_done, package_error, m};
}
