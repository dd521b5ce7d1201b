/* A list's documents as a plain C program would write them: whole DIR FORM ROWS
 * For each row the parts are filled in memory, every part is deflated whole with zlib -6 by
 * minizip, and the file is opened under another name, written at once, closed and renamed.
 *
 * FORM and ROWS are texts one after the other, each as its length, a line feed and its bytes (see
 * form.py). FORM: how many parts; of each its path, how many pieces, the pieces. ROWS: of each the
 * file's name, then what stands between the pieces of every part: as XML, with its lines broken, so
 * that this program is spared all that kehoach works out for it. */
#include <fcntl.h>
#include <minizip/zip.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct text {
    char *p;
    size_t n;
} text;

typedef struct part {
    char *path;
    text *pieces;
    size_t n;
} part;

/* ---- reading ---- */

static void die(const char *what)
{
    perror(what);
    exit(1);
}

static text read_whole(const char *path)
{
    FILE *f = fopen(path, "rb");
    struct stat s;
    if (!f || fstat(fileno(f), &s) != 0)
        die(path);
    text all = {malloc((size_t)s.st_size + 1), (size_t)s.st_size};
    if (!all.p || fread(all.p, 1, all.n, f) != all.n || fclose(f) != 0)
        die(path);
    all.p[all.n] = 0;
    return all;
}

static text next(text *rest)
{
    char *end;
    size_t n = strtoul(rest->p, &end, 10), head = (size_t)(end - rest->p) + 1;
    if (*end != '\n' || head > rest->n || n > rest->n - head) {
        fprintf(stderr, "whole: a form or row is broken\n");
        exit(1);
    }
    text found = {end + 1, n};
    rest->p += head + n;
    rest->n -= head + n;
    return found;
}

static char *next_string(text *rest)
{
    text t = next(rest);
    char *copy = strndup(t.p, t.n);
    return copy ? copy : (die("whole"), NULL);
}

static size_t next_number(text *rest)
{
    char *digits = next_string(rest);
    size_t number = strtoul(digits, NULL, 10);
    free(digits);
    return number;
}

static part *read_form(text rest, size_t *n)
{
    *n = next_number(&rest);
    part *parts = calloc(*n, sizeof *parts);
    for (size_t i = 0; parts && i < *n; i++) {
        parts[i].path = next_string(&rest);
        parts[i].n = next_number(&rest);
        parts[i].pieces = calloc(parts[i].n, sizeof(text));
        for (size_t k = 0; parts[i].pieces && k < parts[i].n; k++)
            parts[i].pieces[k] = next(&rest);
    }
    return parts ? parts : (die("whole"), NULL);
}

/* ---- a file in memory, for minizip ---- */

typedef struct memory {
    char *p;
    size_t n, cap, at;
} memory;

static voidpf memory_open(voidpf opaque, const void *name, int mode)
{
    (void)name, (void)mode;
    return opaque;
}

static uLong memory_read(voidpf opaque, voidpf stream, void *to, uLong size)
{
    (void)opaque, (void)stream, (void)to, (void)size;
    return 0; /* what is written is never read */
}

static void append(memory *m, const void *from, size_t n)
{
    if (n > m->cap - m->at) {
        m->cap = 2 * (m->at + n);
        m->p = realloc(m->p, m->cap);
        if (!m->p)
            die("whole");
    }
    memcpy(m->p + m->at, from, n);
    m->at += n;
    m->n = m->at > m->n ? m->at : m->n;
}

static uLong memory_write(voidpf opaque, voidpf stream, const void *from, uLong size)
{
    (void)opaque;
    append(stream, from, size);
    return size;
}

static ZPOS64_T memory_tell(voidpf opaque, voidpf stream)
{
    (void)opaque;
    return ((memory *)stream)->at;
}

static long memory_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
    (void)opaque;
    memory *m = stream;
    m->at = (size_t)offset + (origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                              : origin == ZLIB_FILEFUNC_SEEK_CUR ? m->at
                                                                 : m->n);
    return 0;
}

static int memory_done(voidpf opaque, voidpf stream)
{
    (void)opaque, (void)stream;
    return 0;
}

/* ---- writing ---- */

static void fill(const part *p, text *row, memory *filled)
{
    filled->n = filled->at = 0;
    for (size_t i = 0; i < p->n; i++) {
        append(filled, p->pieces[i].p, p->pieces[i].n);
        if (i + 1 < p->n) {
            text value = next(row);
            append(filled, value.p, value.n);
        }
    }
}

static void pack(const part *parts, size_t n, text *row, memory *filled, memory *package)
{
    enum { LEVEL = 6, FIRST_OF_1980 = (1 << 5 | 1) << 16 };
    const zip_fileinfo info = {.dosDate = FIRST_OF_1980};
    zlib_filefunc64_def io = {memory_open, memory_read, memory_write, memory_tell,
                              memory_seek, memory_done, memory_done,  package};
    package->n = package->at = 0;
    zipFile zip = zipOpen2_64("", APPEND_STATUS_CREATE, NULL, &io);
    for (size_t i = 0; i < n; i++) {
        fill(parts + i, row, filled);
        if (zipOpenNewFileInZip(zip, parts[i].path, &info, NULL, 0, NULL, 0, NULL, Z_DEFLATED,
                                LEVEL) != ZIP_OK ||
            zipWriteInFileInZip(zip, filled->p, (unsigned)filled->n) != ZIP_OK ||
            zipCloseFileInZip(zip) != ZIP_OK)
            die("whole: zip");
    }
    if (zipClose(zip, NULL) != ZIP_OK)
        die("whole: zip");
}

static void put(int dir, const char *name, const memory *package)
{
    static const char temporary[] = ".whole";
    int fd = openat(dir, temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0 || write(fd, package->p, package->n) != (ssize_t)package->n || close(fd) != 0 ||
        renameat(dir, temporary, dir, name) != 0)
        die(name);
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: whole DIR FORM ROWS\n");
        return 2;
    }
    if (mkdir(argv[1], 0777) != 0)
        die(argv[1]);
    int dir = open(argv[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    text form = read_whole(argv[2]), rows = read_whole(argv[3]), rest = rows;
    size_t n;
    part *parts = read_form(form, &n);
    memory filled = {0}, package = {0};
    while (rest.n) {
        char *name = next_string(&rest);
        pack(parts, n, &rest, &filled, &package);
        put(dir, name, &package);
        free(name);
    }
    for (size_t i = 0; i < n; i++) {
        free(parts[i].path);
        free(parts[i].pieces);
    }
    free(parts);
    free(filled.p);
    free(package.p);
    free(form.p);
    free(rows.p);
    return 0;
}
