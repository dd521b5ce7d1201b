/* minizip over bytes or a descriptor. Knows names, sizes and checksums; what the parts hold, others
 * know. Trusts no number that the package says of itself. */
#include "input/zip_read.h"

#include <errno.h>
#include <minizip/unzip.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/map.h"
#include "input/web_page.h"
#include "input/zip_bytes.h"

enum { MIB = 1 << 20, DEFLATED = 8, LOCKED = 1 };

typedef struct entry {
    str name;
    unz64_file_pos at;
    uint64_t deflated, inflated;
    uint64_t start; /* of its bytes, once it was opened */
    bool readable;  /* stored or deflated, without a password */
} entry;

struct zip_file {
    diags *d;
    const source *src;
    package bytes;
    unzFile unzip;
    map parts; /* folded name → entry */
    LIST(const entry *) opened;
    const entry *open;
    uint64_t read; /* of the open part */
};

static bool fault(zip_file *z, diag_code code, str first, str second)
{
    errno = z->bytes.error;
    if (errno) /* what was seen of it is no ground to judge it */
        file_tell_unread(z->d, z->src->name, zip_place(z));
    else
        diag_add(z->d, code, zip_place(z), ARGS(first, second));
    return false;
}

pos zip_place(const zip_file *z)
{
    return (pos){z->src, 0};
}

bool zip_looks_like(str bytes)
{
    return str_starts(bytes, S("PK\x03\x04")) || package_is_old_office(bytes);
}

static char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static str folded_name(arena *a, str name)
{
    char *z = str_z(a, name);
    for (size_t i = 0; i < name.n; i++)
        z[i] = folded(z[i]);
    return (str){z, name.n};
}

/* No folder above, no root, no drive, no character that one program reads so and another thus. */
static bool is_safe(str name)
{
    for (size_t from = 0; from <= name.n;) {
        str rest = str_after(name, from);
        str segment = str_slice(rest, 0, str_find(rest, S("/")));
        bool last = from + segment.n >= name.n;
        if (str_eq(segment, S("..")) || str_eq(segment, S(".")) || (segment.n == 0 && !last))
            return false;
        from += segment.n + 1;
    }
    for (size_t i = 0; i < name.n; i++)
        if ((unsigned char)name.p[i] < ' ' || name.p[i] == '\\' || name.p[i] == ':')
            return false;
    return name.n > 0 && name.p[0] != '/';
}

/* A name of strangers' choice, as a message can show it. */
static str shown_name(arena *a, str name)
{
    char *z = str_z(a, str_slice(name, 0, name.n < 100 ? name.n : 100));
    size_t n = strlen(z);
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)z[i] < ' ' || (unsigned char)z[i] > '~')
            z[i] = '?';
    return (str){z, n};
}

static bool take_entry(zip_file *z)
{
    arena *a = z->d->a;
    unz_file_info64 info;
    char name[ZIP_NAME_MOST + 1];
    if (unzGetCurrentFileInfo64(z->unzip, &info, name, sizeof name, NULL, 0, NULL, 0) != UNZ_OK)
        return fault(z, DIAG_ZIP_DAMAGED, z->src->name, S("ZIP"));
    if (info.size_filename > ZIP_NAME_MOST)
        return fault(z, DIAG_ZIP_NAME, shown_name(a, (str){name, ZIP_NAME_MOST}), S(""));
    str given = {name, info.size_filename};
    if (!is_safe(given))
        return fault(z, DIAG_ZIP_NAME, shown_name(a, given), S(""));
    if (str_ends(given, S("/")))
        return true; /* a folder */
    str key = folded_name(a, given);
    if (map_get(&z->parts, key))
        return fault(z, DIAG_ZIP_TWICE, shown_name(a, given), S(""));
    entry *e = NEW(a, entry);
    *e = (entry){.name = str_copy(a, given),
                 .deflated = info.compressed_size,
                 .inflated = info.uncompressed_size,
                 .readable = !(info.flag & LOCKED) &&
                             (info.compression_method == DEFLATED || info.compression_method == 0)};
    if (unzGetFilePos64(z->unzip, &e->at) != UNZ_OK)
        return fault(z, DIAG_ZIP_DAMAGED, z->src->name, shown_name(a, given));
    map_set(&z->parts, key, e);
    return true;
}

static bool take_entries(zip_file *z)
{
    unz_global_info64 all;
    if (unzGetGlobalInfo64(z->unzip, &all) != UNZ_OK)
        return fault(z, DIAG_ZIP_DAMAGED, z->src->name, S("ZIP"));
    if (all.number_entry > ZIP_MOST_PARTS)
        return fault(z, DIAG_ZIP_PARTS, str_number(z->d->a, all.number_entry),
                     str_number(z->d->a, ZIP_MOST_PARTS));
    int at = all.number_entry ? unzGoToFirstFile(z->unzip) : UNZ_END_OF_LIST_OF_FILE;
    size_t n = 0;
    for (; at == UNZ_OK && n < all.number_entry; n++) {
        if (!take_entry(z))
            return false;
        at = unzGoToNextFile(z->unzip);
    }
    return n == all.number_entry || fault(z, DIAG_ZIP_DAMAGED, z->src->name, S("ZIP"));
}

static void release(void *object)
{
    zip_close(object);
}

static zip_file *open_package(zip_file *z)
{
    package *m = &z->bytes;
    arena *a = z->d->a;
    arena_defer(a, release, z);
    if (m->n > (uint64_t)ZIP_MOST_MIB * MIB) {
        fault(z, DIAG_ZIP_TOO_LARGE, z->src->name, str_number(a, ZIP_MOST_MIB));
        return NULL;
    }
    str head = package_peek(m);
    if (package_is_old_office(head)) {
        fault(z, package_has_password(m) ? DIAG_ZIP_PASSWORD : DIAG_ZIP_OLD_OFFICE, z->src->name,
              S(""));
        return NULL;
    }
    if (web_page_begins(head)) {
        fault(z, DIAG_LIST_IS_PAGE, z->src->name, S(""));
        return NULL;
    }
    if (!str_starts(head, S("PK"))) {
        fault(z, DIAG_XLSX_NOT_ONE, z->src->name, S(""));
        return NULL;
    }
    zlib_filefunc64_def calls = package_calls(m);
    z->unzip = unzOpen2_64("", &calls);
    if (!z->unzip) {
        fault(z, DIAG_ZIP_DAMAGED, z->src->name, S("ZIP"));
        return NULL;
    }
    return take_entries(z) ? z : NULL;
}

static zip_file *make(diags *d, str name)
{
    source *src = NEW(d->a, source);
    *src = (source){.name = name, .whole_only = true};
    zip_file *z = NEW(d->a, zip_file);
    z->d = d;
    z->src = src;
    z->parts.a = d->a;
    z->bytes.fd = -1;
    return z;
}

zip_file *zip_open_bytes(diags *d, str name, str bytes)
{
    zip_file *z = make(d, name);
    z->bytes.bytes = bytes.p ? bytes : S("");
    z->bytes.n = bytes.n;
    return open_package(z);
}

zip_file *zip_open_fd(diags *d, str name, int fd)
{
    zip_file *z = make(d, name);
    struct stat info;
    if (fstat(fd, &info) != 0) {
        file_tell_unread(d, name, zip_place(z));
        return NULL;
    }
    z->bytes.fd = fd;
    z->bytes.n = (uint64_t)info.st_size;
    return open_package(z);
}

void zip_close(zip_file *z)
{
    if (z->unzip) {
        unzCloseCurrentFile(z->unzip);
        unzClose(z->unzip);
    }
    z->unzip = NULL;
    z->open = NULL;
}

/* ---- parts ---- */

bool zip_has(const zip_file *z, str part)
{
    return map_get(&z->parts, folded_name(z->d->a, part)) != NULL;
}

static bool damaged(zip_file *z, str part)
{
    z->open = NULL;
    return fault(z, DIAG_ZIP_DAMAGED, z->src->name, shown_name(z->d->a, part));
}

/* What no part says of itself: bytes that serve for several make a small package a large one. */
static bool lies_apart(zip_file *z, const entry *e)
{
    for (size_t i = 0; i < z->opened.n; i++) {
        const entry *other = z->opened.at[i];
        if (other == e)
            return true;
        if (e->start < other->start + other->deflated && other->start < e->start + e->deflated)
            return fault(z, DIAG_ZIP_OVERLAP, shown_name(z->d->a, other->name),
                         shown_name(z->d->a, e->name));
    }
    *list_add(z->d->a, &z->opened) = e;
    return true;
}

bool zip_part_open(zip_file *z, str part, unsigned most_mib)
{
    arena *a = z->d->a;
    entry *e = map_get(&z->parts, folded_name(a, part));
    unsigned most = most_mib && most_mib < ZIP_PART_MOST_MIB ? most_mib : ZIP_PART_MOST_MIB;
    unzCloseCurrentFile(z->unzip);
    z->open = NULL;
    if (!e)
        return damaged(z, part);
    if (!e->readable)
        return fault(z, DIAG_ZIP_METHOD, e->name, S(""));
    if (e->inflated > (uint64_t)most * MIB)
        return fault(z, DIAG_ZIP_PART_TOO_LARGE, e->name, str_number(a, most));
    if (e->inflated > (uint64_t)ZIP_RATIO_FROM_MIB * MIB &&
        e->inflated / ZIP_RATIO_MOST >= (e->deflated ? e->deflated : 1))
        return fault(z, DIAG_ZIP_RATIO, e->name, str_number(a, ZIP_RATIO_MOST));
    int opened = unzGoToFilePos64(z->unzip, &e->at);
    if (opened == UNZ_OK)
        opened = unzOpenCurrentFile(z->unzip);
    if (opened == Z_MEM_ERROR)
        arena_no_memory(a);
    if (opened != UNZ_OK)
        return damaged(z, part);
    e->start = unzGetCurrentFileZStreamPos64(z->unzip);
    if (!lies_apart(z, e))
        return false;
    z->open = e;
    z->read = 0;
    return true;
}

/* minizip gives no more than the size that the part says, so the checks of zip_part_open hold. */
long zip_part_read(zip_file *z, char *into, size_t room)
{
    if (!z->open)
        return -1;
    int got = unzReadCurrentFile(z->unzip, into, (unsigned)(room < MIB ? room : MIB));
    if (got == Z_MEM_ERROR)
        arena_no_memory(z->d->a);
    z->read += got > 0 ? (uint64_t)got : 0;
    if (got > 0)
        return got;
    if (got == 0 && z->read == z->open->inflated && unzCloseCurrentFile(z->unzip) == UNZ_OK) {
        z->open = NULL;
        return 0;
    }
    damaged(z, z->open->name);
    return -1;
}
