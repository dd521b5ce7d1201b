/* minizip over a memory file writes the package's frame, once for all documents with the same
 * parts; their bytes are put in between. The comment, a digest of all before it, tells later
 * whether somebody has edited the file. */
#include "docx/package.h"

#include <minizip/zip.h>
#include <stdlib.h>

#include "docx/bits.h"
#include "docx/digest.h"
#include "docx/ready.h"

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
};

/* Counting days forward keeps libc's clock out of it. */
unsigned long package_date(long long epoch)
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

/* Nothing is in it yet. */
static bool add_empty(zipFile zip, const char *path, uLong when)
{
    enum { RAW = 1, NO_ZIP64 = 0 };
    const zip_fileinfo info = {.dosDate = when,
                               .internal_fa = !str_ends(str_from(path), S(".png"))};
    return zipOpenNewFileInZip2_64(zip, path, &info, NULL, 0, NULL, 0, NULL, Z_DEFLATED,
                                   Z_DEFAULT_COMPRESSION, RAW, NO_ZIP64) == ZIP_OK &&
           zipCloseFileInZipRaw64(zip, 0, 0) == ZIP_OK;
}

/* minizip doesn't look whether its own blocks were given: better to know before. */
static void check_room(const arena *a)
{
    void *room = malloc(1024 * 1024);
    if (!room)
        arena_no_memory(a);
    free(room);
}

/* Sizes of the headers without names, and of the end record (APPNOTE.TXT, 4.3.7, 4.3.12, 4.3.16);
 * places in them. */
enum { LOCAL = 30, CENTRAL = 46, END = 22 };
enum { LOCAL_WHEN = 10, LOCAL_SUM = 14, CENTRAL_SUM = 16, CENTRAL_PLACE = 42, END_PLACE = 16 };

/* How long the parts' names are. */
static size_t *measure_names(arena *a, const parts *all)
{
    size_t *names = NEW_ARRAY(a, size_t, all->n);
    for (size_t i = 0; i < all->n; i++)
        names[i] = strlen(all->at[i].path);
    return names;
}

static size_t frame_size(const size_t *names, size_t n)
{
    size_t size = END;
    for (size_t i = 0; i < n; i++)
        size += LOCAL + CENTRAL + 2 * names[i];
    return size;
}

str package_frame(arena *a, const parts *all, unsigned long when)
{
    size_t most = frame_size(measure_names(a, all), all->n);
    memory m = {.p = arena_alloc(a, most), .cap = most};
    check_room(a);
    zlib_filefunc64_def calls = {memory_open, NULL,        memory_write, memory_tell,
                                 memory_seek, memory_done, memory_done,  &m};
    zipFile zip = zipOpen2_64("", APPEND_STATUS_CREATE, NULL, &calls);
    if (!zip)
        arena_no_memory(a);
    bool good = true;
    for (size_t i = 0; i < all->n && good; i++)
        good = add_empty(zip, all->at[i].path, when);
    if (zipClose(zip, NULL) != ZIP_OK || !good || m.n != most)
        arena_no_memory(a); /* a file in memory fails for no other reason */
    return (str){m.p, m.n};
}

static bool is_frame_of(str frame, const parts *all, const size_t *names, uLong when)
{
    const char *p = frame.p;
    for (size_t i = 0; i < all->n; i++) {
        if (load_32(p + LOCAL_WHEN) != when || memcmp(p + LOCAL, all->at[i].path, names[i]) != 0)
            return false;
        p += LOCAL + names[i];
    }
    return true;
}

static str frame_of(kept_parts *kept, const parts *all, const size_t *names, uLong when)
{
    size_t size = frame_size(names, all->n);
    for (size_t i = 0; ready_frames[i].n; i++)
        if (ready_frames[i].n == size && is_frame_of(ready_frames[i], all, names, when))
            return ready_frames[i];
    for (size_t i = 0; i < kept->frames.n; i++)
        if (kept->frames.at[i].n == size && is_frame_of(kept->frames.at[i], all, names, when))
            return kept->frames.at[i];
    str frame = package_frame(kept->a, all, when);
    *list_add(kept->a, &kept->frames) = frame;
    return frame;
}

/* ---- what is in it ---- */

static void put(memory *m, const char **frame, size_t n)
{
    memory_write(NULL, m, *frame, (uLong)n);
    *frame += n;
}

/* A part's sum and sizes stand side by side in both headers. */
static void set_sums(char *at, const part *p, const deflated *as)
{
    store_32(at, (uint32_t)as->crc);
    store_32(at + 4, (uint32_t)as->bytes.n);
    store_32(at + 8, (uint32_t)p->bytes.n);
}

/* Puts the parts between the headers, and into the headers what they say of them. */
static void fill(memory *m, str frame, const parts *all, const size_t *names, const deflated *as)
{
    const char *from = frame.p;
    for (size_t i = 0; i < all->n; i++) {
        char *header = m->p + m->n;
        put(m, &from, LOCAL + names[i]);
        set_sums(header + LOCAL_SUM, &all->at[i], &as[i]);
        memory_write(NULL, m, as[i].bytes.p, as[i].bytes.n);
    }
    size_t central = m->n, local = 0;
    for (size_t i = 0; i < all->n; i++) {
        char *header = m->p + m->n;
        put(m, &from, CENTRAL + names[i]);
        set_sums(header + CENTRAL_SUM, &all->at[i], &as[i]);
        store_32(header + CENTRAL_PLACE, (uint32_t)local);
        local += LOCAL + names[i] + as[i].bytes.n;
    }
    put(m, &from, END);
    store_32(m->p + m->n - END + END_PLACE, (uint32_t)central);
}

/* The end record closes with the comment's length (APPNOTE.TXT, 4.3.16), 0 until now. */
static void add_comment(memory *m)
{
    char tail[2 + DIGEST_COMMENT] = {DIGEST_COMMENT, 0};
    m->at = m->n -= 2;
    digest_write((str){m->p, m->n}, tail + 2);
    memory_write(NULL, m, tail, sizeof tail);
}

str package_write(arena *a, const parts *all, const docx_options *how, kept_parts *kept)
{
    kept_parts alone = {.a = a};
    kept = kept ? kept : &alone;
    deflated *as = NEW_ARRAY(a, deflated, all->n);
    const size_t *names = measure_names(a, all);
    str frame = frame_of(kept, all, names, package_date(how->epoch));
    size_t most = frame.n + DIGEST_COMMENT;
    for (size_t i = 0; i < all->n; i++) {
        as[i] = deflate_part(a, &all->at[i], kept);
        most += as[i].bytes.n;
        if (all->at[i].bytes.n > UINT32_MAX || most > UINT32_MAX)
            arena_no_memory(a); /* it would take another kind of headers */
    }
    memory m = {.p = arena_grow(a, NULL, 0, most), .cap = most};
    fill(&m, frame, all, names, as);
    add_comment(&m);
    return (str){m.p, m.n};
}

bool package_is_untouched(str bytes)
{
    enum { END_LENGTH = 2 };
    if (bytes.n < END + DIGEST_COMMENT)
        return false;
    str before = str_slice(bytes, 0, bytes.n - DIGEST_COMMENT - END_LENGTH);
    str length = str_slice(bytes, before.n, before.n + END_LENGTH);
    return length.p[0] == DIGEST_COMMENT && length.p[1] == 0 &&
           digest_is_of(before, str_after(bytes, before.n + END_LENGTH));
}
