/* minizip over a memory file. The package's comment, "kehoach " and a digest of all before it,
 * tells later whether somebody has edited the file. */
#include "docx/package.h"

#include <minizip/zip.h>
#include <stdlib.h>

#include "base/map.h"

/* ---- a file in memory ---- */

/* All the room it can need is there from the start: a write that fails in the middle would make
 * minizip forget blocks of its own. */
typedef struct memory {
    char *p;
    size_t n, cap, at;
} memory;

static voidpf ZCALLBACK memory_open(voidpf opaque, const void *name, int mode)
{
    (void)name, (void)mode;
    return opaque;
}

static uLong ZCALLBACK memory_read(voidpf opaque, voidpf stream, void *to, uLong size)
{
    (void)opaque;
    memory *m = stream;
    size_t left = m->n - m->at, n = size < left ? size : left;
    if (n)
        memcpy(to, m->p + m->at, n);
    m->at += n;
    return (uLong)n;
}

static uLong ZCALLBACK memory_write(voidpf opaque, voidpf stream, const void *from, uLong size)
{
    (void)opaque;
    memory *m = stream;
    if (size > m->cap - m->at)
        return 0;
    if (size)
        memcpy(m->p + m->at, from, size);
    m->at += size;
    m->n = m->at > m->n ? m->at : m->n;
    return size;
}

static ZPOS64_T ZCALLBACK memory_tell(voidpf opaque, voidpf stream)
{
    (void)opaque;
    return ((memory *)stream)->at;
}

static long ZCALLBACK memory_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
    (void)opaque;
    memory *m = stream;
    size_t base = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                  : origin == ZLIB_FILEFUNC_SEEK_CUR ? m->at
                                                     : m->n;
    if (offset > m->n - base)
        return -1;
    m->at = base + (size_t)offset;
    return 0;
}

static int ZCALLBACK memory_done(voidpf opaque, voidpf stream)
{
    (void)opaque, (void)stream;
    return 0;
}

/* ---- the package ---- */

enum {
    DOS_FIRST_DAY = (1 << 5 | 1) << 16, /* 1980-01-01 00:00, the earliest that zip knows */
    EPOCH_1980 = 315532800,
    DAY = 86400,
    DIGEST = 16, /* hexadecimal digits */
};

/* MS-DOS date and time of an epoch, UTC; counting days forward keeps libc's clock out of it. */
static uLong dos_time(long long epoch)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    long long days = (epoch - EPOCH_1980) / DAY, seconds = (epoch - EPOCH_1980) % DAY;
    unsigned year = 0, month = 0;
    if (epoch < EPOCH_1980 || days > 127LL * 365)
        return DOS_FIRST_DAY;
    for (;; month = 0, year++) { /* 1980–2106: every fourth year is a leap year but 2100 */
        bool leap = year % 4 == 0 && year != 120;
        for (; month < 12; month++) {
            int length = lengths[month] + (leap && month == 1);
            if (days < length)
                return (uLong)(year << 25 | (month + 1) << 21 | (unsigned)(days + 1) << 16 |
                               (unsigned)(seconds / 3600) << 11 |
                               (unsigned)(seconds / 60 % 60) << 5 | (unsigned)(seconds % 60 / 2));
            days -= length;
        }
    }
}

static bool add_part(zipFile zip, const part *p, const deflated *as, uLong when)
{
    enum { RAW = 1, NO_ZIP64 = 0 };
    const zip_fileinfo info = {.dosDate = when, .internal_fa = as->is_text};
    if (zipOpenNewFileInZip2_64(zip, p->path, &info, NULL, 0, NULL, 0, NULL, Z_DEFLATED,
                                Z_DEFAULT_COMPRESSION, RAW, NO_ZIP64) != ZIP_OK)
        return false;
    bool good = true;
    for (str rest = as->bytes; rest.n && good;) {
        size_t n = rest.n < 1u << 30 ? rest.n : 1u << 30;
        good = zipWriteInFileInZip(zip, rest.p, (unsigned)n) == ZIP_OK;
        rest = str_after(rest, n);
    }
    return zipCloseFileInZipRaw64(zip, p->bytes.n, as->crc) == ZIP_OK && good;
}

static void write_digest(str bytes, char out[DIGEST])
{
    unsigned long long digest = map_hash(bytes);
    for (int i = DIGEST - 1; i >= 0; i--, digest >>= 4)
        out[i] = "0123456789abcdef"[digest & 15];
}

#define COMMENT_START "kehoach "
enum { COMMENT = sizeof COMMENT_START - 1 + DIGEST };

/* The end record closes with the comment's length (APPNOTE.TXT, 4.3.16), 0 until now. */
static bool add_comment(memory *m)
{
    char tail[2 + COMMENT] = {COMMENT, 0};
    memcpy(tail + 2, COMMENT_START, sizeof COMMENT_START - 1);
    m->at = m->n -= 2;
    write_digest((str){m->p, m->n}, tail + 2 + sizeof COMMENT_START - 1);
    return memory_write(NULL, m, tail, sizeof tail) == sizeof tail;
}

/* What the package of these parts takes: each with its local and central header (APPNOTE.TXT, 4.3.7
 * and 4.3.12), and the end record. */
static size_t room_for(const parts *all, const deflated *as)
{
    size_t most = 22 + COMMENT;
    for (size_t i = 0; i < all->n; i++)
        most += as[i].bytes.n + 30 + 46 + 2 * strlen(all->at[i].path);
    return most;
}

/* minizip doesn't look whether its own blocks were given: better to know before. */
static void check_room(const arena *a)
{
    void *room = malloc(1024 * 1024);
    if (!room)
        arena_no_memory(a);
    free(room);
}

str package_write(arena *a, const parts *all, const docx_options *how, kept_parts *kept)
{
    deflated *as = NEW_ARRAY(a, deflated, all->n);
    for (size_t i = 0; i < all->n; i++)
        as[i] = deflate_part(a, &all->at[i], kept);
    size_t most = room_for(all, as);
    memory m = {.p = arena_alloc(a, most), .cap = most};
    check_room(a);
    zlib_filefunc64_def calls = {memory_open, memory_read, memory_write, memory_tell,
                                 memory_seek, memory_done, memory_done,  &m};
    zipFile zip = zipOpen2_64("", APPEND_STATUS_CREATE, NULL, &calls);
    if (!zip)
        arena_no_memory(a);
    bool good = true;
    uLong when = how->epoch >= 0 ? dos_time(how->epoch) : DOS_FIRST_DAY;
    for (size_t i = 0; i < all->n && good; i++)
        good = add_part(zip, &all->at[i], &as[i], when);
    if (zipClose(zip, NULL) != ZIP_OK || !good || !add_comment(&m))
        arena_no_memory(a); /* a file in memory fails for no other reason */
    return (str){m.p, m.n};
}

bool package_is_untouched(str bytes)
{
    size_t tail = COMMENT + 2;
    if (bytes.n < tail + 20)
        return false;
    str before = str_slice(bytes, 0, bytes.n - tail);
    str comment = str_after(bytes, bytes.n - COMMENT);
    char digest[DIGEST];
    write_digest(before, digest);
    return bytes.p[before.n] == COMMENT && bytes.p[before.n + 1] == 0 &&
           str_starts(comment, S(COMMENT_START)) &&
           str_eq(str_after(comment, strlen(COMMENT_START)), (str){digest, DIGEST});
}
