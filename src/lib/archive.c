/* Entries are stored: the documents in them are deflated already. The directory at the end is made
 * by reading back the entries' own headers, so that none of it is kept. minizip keeps it, without a
 * look at whether there is memory for it. */
#include "lib/archive.h"

#include "base/map.h"
#include "base/new_file.h"
#include "docx/package.h"

#define COMMENT_START "kehoach zip "
#define LOCAL_MARK    "PK\3\4"
#define CENTRAL_MARK  "PK\1\2"
#define END_MARK      "PK\5\6"
#define END64_MARK    "PK\6\6"
#define LOCATOR_MARK  "PK\6\7"

enum {
    LOCAL = 30, /* fixed sizes of headers (APPNOTE.TXT, 4.3) */
    CENTRAL = 46,
    END = 22,
    END64 = 56,
    LOCATOR = 20,
    WIDE = 12,             /* an extra field with a 64-bit offset (4.5.3) */
    VERSION = 20,          /* that it takes to read an entry; with 64-bit fields: */
    VERSION_64 = 45,       /**/
    MADE_ON_UNIX = 3 << 8, /* so that rights are told */
    NAME_IS_UTF8 = 1 << 11,
    DIGEST = 16, /* hexadecimal digits */
    COMMENT = sizeof COMMENT_START - 1 + DIGEST,
};
#define RIGHTS  (0100644UL << 16)
#define LARGE   0xffffffffUL /* of 32 bits: see the 64-bit field */
#define TOO_BIG 0xfffffffeULL

struct archive {
    new_file *file;
    unsigned long date;
    unsigned long long n; /* entries */
    unsigned long long digest;
    buf b; /* a header */
};

/* ---- numbers, the low byte first ---- */

static void put(buf *b, unsigned long long number, int bytes)
{
    for (; bytes > 0; bytes--, number >>= 8)
        buf_byte(b, (char)(number & 0xff));
}

static unsigned long long get(const char *p, int bytes)
{
    unsigned long long number = 0;
    while (bytes-- > 0)
        number = number << 8 | (unsigned char)p[bytes];
    return number;
}

static unsigned long long least(unsigned long long number, unsigned long long most)
{
    return number < most ? number : most;
}

/* ---- writing ---- */

archive *archive_open(diags *d, str path)
{
    archive *z = NEW(d->a, archive);
    *z = (archive){.file = new_file_open(d, path), .date = package_date(-1), .b.a = d->a};
    return z->file ? z : NULL;
}

void archive_date(archive *z, long long epoch)
{
    z->date = package_date(epoch);
}

bool archive_add(archive *z, diags *d, str name, str bytes)
{
    buf *b = &z->b;
    if (bytes.n > TOO_BIG || name.n > 0xffff) { /* no document is */
        diag_add(d, DIAG_WRITE_TOO_LARGE, file_as_whole(d->a, name, name), ARGS(name));
        return false;
    }
    b->n = 0;
    buf_add(b, S(LOCAL_MARK));
    put(b, VERSION, 2);
    put(b, NAME_IS_UTF8, 2);
    put(b, 0, 2); /* stored */
    put(b, z->date, 4);
    put(b, deflate_crc(bytes), 4);
    put(b, bytes.n, 4);
    put(b, bytes.n, 4);
    put(b, name.n, 2);
    put(b, 0, 2); /* no extra field */
    buf_add(b, name);
    z->n++;
    return new_file_add(z->file, d, buf_str(b)) && new_file_add(z->file, d, bytes);
}

static bool add_digested(archive *z, diags *d, str bytes)
{
    z->digest = map_hash_on(z->digest, bytes);
    return new_file_add(z->file, d, bytes);
}

/* The entry that begins at *at; *at is then behind it. */
static bool add_central(archive *z, diags *d, unsigned long long *at)
{
    buf *b = &z->b;
    char local[LOCAL];
    if (!new_file_read(z->file, d, *at, LOCAL, local))
        return false;
    size_t size = (size_t)get(local + 18, 4), name = (size_t)get(local + 26, 2);
    bool wide = *at >= LARGE;
    b->n = 0;
    buf_add(b, S(CENTRAL_MARK));
    put(b, MADE_ON_UNIX | VERSION_64, 2);
    put(b, wide ? VERSION_64 : VERSION, 2);
    buf_add(b, (str){local + 6, 22}); /* flags to length of the name: as they are there */
    put(b, wide ? WIDE : 0, 2);
    put(b, 0, 2 + 2 + 2); /* no comment, the first disk, no kind */
    put(b, RIGHTS, 4);
    put(b, least(*at, LARGE), 4);
    buf_room(b, name);
    if (!new_file_read(z->file, d, *at + LOCAL, name, b->p + b->n))
        return false;
    b->n += name;
    if (wide) {
        put(b, 1, 2);
        put(b, WIDE - 4, 2);
        put(b, *at, 8);
    }
    *at += LOCAL + name + size;
    return add_digested(z, d, buf_str(b));
}

/* 4.3.14 and 4.3.15, where 4.3.16 has too few bits. */
static void put_end64(const archive *z, buf *b, unsigned long long start, unsigned long long size)
{
    buf_add(b, S(END64_MARK));
    put(b, END64 - 12, 8);
    put(b, MADE_ON_UNIX | VERSION_64, 2);
    put(b, VERSION_64, 2);
    put(b, 0, 4 + 4); /* the first disk */
    put(b, z->n, 8);
    put(b, z->n, 8);
    put(b, size, 8);
    put(b, start, 8);
    buf_add(b, S(LOCATOR_MARK));
    put(b, 0, 4);
    put(b, start + size, 8);
    put(b, 1, 4);
}

static void put_end(const archive *z, buf *b, unsigned long long start, unsigned long long size)
{
    if (z->n >= 0xffff || start >= LARGE || size >= LARGE)
        put_end64(z, b, start, size);
    buf_add(b, S(END_MARK));
    put(b, 0, 2 + 2);
    put(b, least(z->n, 0xffff), 2);
    put(b, least(z->n, 0xffff), 2);
    put(b, least(size, LARGE), 4);
    put(b, least(start, LARGE), 4);
    put(b, COMMENT, 2);
    buf_add(b, S(COMMENT_START));
}

static void write_digest(unsigned long long digest, char out[DIGEST])
{
    for (int i = DIGEST - 1; i >= 0; i--, digest >>= 4)
        out[i] = "0123456789abcdef"[digest & 15];
}

bool archive_close(archive *z, diags *d)
{
    char digest[DIGEST];
    unsigned long long start = new_file_size(z->file), at = 0;
    z->digest = map_hash((str){0});
    while (at < start)
        if (!add_central(z, d, &at)) {
            archive_drop(z);
            return false;
        }
    z->b.n = 0;
    put_end(z, &z->b, start, new_file_size(z->file) - start);
    bool good = add_digested(z, d, buf_str(&z->b));
    write_digest(z->digest, digest);
    good = good && new_file_add(z->file, d, (str){digest, DIGEST});
    if (!good)
        archive_drop(z);
    return good && new_file_done(z->file, d);
}

void archive_drop(archive *z)
{
    new_file_drop(z->file);
}

/* ---- reading ---- */

/* Where the directory begins; `end`: where the end record does. False where the records make no
 * sense. */
static bool find_directory(arena *a, str path, unsigned long long end, unsigned long long *start)
{
    char record[END], wide[END64], locator[LOCATOR];
    if (!file_read_at(a, path, end, END, record) || memcmp(record, END_MARK, 4) != 0)
        return false;
    *start = get(record + 16, 4);
    if (end > END64 + LOCATOR && file_read_at(a, path, end - LOCATOR, LOCATOR, locator) &&
        memcmp(locator, LOCATOR_MARK, 4) == 0) {
        end = get(locator + 8, 8);
        if (!file_read_at(a, path, end, END64, wide) || memcmp(wide, END64_MARK, 4) != 0)
            return false;
        *start = get(wide + 48, 8);
    }
    return *start <= end;
}

static bool has_digest(arena *a, str path, unsigned long long start, unsigned long long end,
                       const char *wanted)
{
    enum { BLOCK = 64 * 1024 };
    char *some = arena_alloc(a, BLOCK), digest[DIGEST];
    unsigned long long hash = map_hash((str){0});
    while (start < end) {
        size_t n = (size_t)least(end - start, BLOCK);
        if (!file_read_at(a, path, start, n, some))
            return false;
        hash = map_hash_on(hash, (str){some, n});
        start += n;
    }
    write_digest(hash, digest);
    return memcmp(digest, wanted, DIGEST) == 0;
}

bool archive_is_untouched(arena *a, str path)
{
    char comment[COMMENT];
    unsigned long long size, start;
    return file_size(a, path, &size) && size >= END + COMMENT &&
           file_read_at(a, path, size - COMMENT, COMMENT, comment) &&
           memcmp(comment, COMMENT_START, sizeof COMMENT_START - 1) == 0 &&
           find_directory(a, path, size - COMMENT - END, &start) &&
           has_digest(a, path, start, size - DIGEST, comment + sizeof COMMENT_START - 1);
}
