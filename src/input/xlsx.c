/* The sheet as a stream of CSV text: what is fed to its XML, and what is said at the end. */
#include "input/xlsx.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/asked.h"
#include "base/file.h"
#include "input/xlsx_sheet.h"

enum {
    BLOCK = 4096, /* of XML at a time: what its cells refer to may be much more */
    MIB = 1 << 20,
};

static bool is_named_so(str path)
{
    static const char ending[] = ".xlsx";
    size_t n = sizeof ending - 1;
    bool named = path.n >= n;
    for (size_t i = 0; i < n && named; i++)
        named = (path.p[path.n - n + i] | 0x20) == (ending[i] | 0x20);
    return named;
}

/* One that can't be looked at goes by its name: whoever opens it says why. */
bool xlsx_is_one(arena *a, str path)
{
    char head[8];
    struct stat info;
    int fd = file_open(a, path);
    bool unseen = fd < 0 || fstat(fd, &info) != 0;
    bool regular = unseen || S_ISREG(info.st_mode), named = is_named_so(path);
    size_t n = 0;
    for (ssize_t got = 1; !unseen && regular && !named && got != 0 && n < sizeof head;) {
        got = pread(fd, head + n, sizeof head - n, (off_t)n);
        if (got < 0 && errno != EINTR)
            break;
        n += got > 0 ? (size_t)got : 0;
    }
    if (fd > STDIN_FILENO)
        close(fd);
    return regular && (named || zip_looks_like((str){head, n}));
}

static void tell_what_stays(xlsx *x)
{
    arena *a = x->d->a;
    if (x->hidden)
        diag_add(x->d, DIAG_XLSX_HIDDEN_ROWS, zip_place(x->zip),
                 ARGS(str_number(a, x->hidden), str_number(a, x->first_hidden)));
    if (x->merged)
        diag_add(x->d, DIAG_XLSX_MERGED, zip_place(x->zip),
                 ARGS(x->first_merged, str_number(a, x->merged)));
}

/* Reads on. False at the end, good or bad. */
static bool read_block(xlsx *x)
{
    char block[BLOCK];
    long got = zip_part_read(x->zip, block, sizeof block);
    if (got < 0) {
        x->broken = true;
        return false;
    }
    xml_fault fault = xml_parser_feed(x->parser, (str){block, (size_t)got}, got == 0);
    if (!x->broken && !book_xml_fault(x->book, x->book->sheet, fault, x->parser))
        x->broken = true;
    if (!x->broken && x->lines.put > (uint64_t)XLSX_TEXT_MOST_MIB * MIB) {
        diag_add(x->d, DIAG_XLSX_TEXT_LONG, zip_place(x->zip),
                 ARGS(str_number(x->d->a, XLSX_TEXT_MOST_MIB)));
        x->broken = true;
    }
    return got > 0 && !x->broken;
}

static size_t read_text(byte_stream *s, char *into, size_t room)
{
    xlsx *x = (xlsx *)s;
    buf *out = &x->lines.out;
    x->lines.src = s->whole ? s->whole : zip_place(x->zip).src;
    if (x->read == out->n)
        x->read = out->n = 0;
    while (out->n == 0 && !x->ended) {
        x->ended = !read_block(x);
        if (x->ended && !x->broken)
            tell_what_stays(x);
        if (x->ended)
            xml_parser_free(x->parser);
        s->failed = x->ended && (x->broken || !x->lines.usable);
    }
    size_t n = out->n - x->read < room ? out->n - x->read : room;
    if (n)
        memcpy(into, out->p + x->read, n);
    x->read += n;
    s->rows_left_out = x->lines.left_out;
    return n;
}

static void tell_own(byte_stream *s, diags *d)
{
    xlsx *x = (xlsx *)s;
    diags_take_new(d, &x->own);
    x->own = (diags){.a = d->a};
}

static void close_file(void *object)
{
    xlsx *x = object;
    if (x->fd > STDIN_FILENO)
        close(x->fd);
    x->fd = -1;
}

static xlsx *new_one(diags *d)
{
    xlsx *x = NEW(d->a, xlsx);
    *x = (xlsx){
        .is = {.read = read_text, .tell = tell_own, .tells = true, .is_sheet = true},
        .own.a = d->a,
        .fd = -1,
        .raw.a = d->a,
        .words.a = d->a,
    };
    x->d = &x->own;
    return x;
}

static byte_stream *open_one(xlsx *x, diags *d, zip_file *zip)
{
    x->zip = zip;
    x->book = zip ? book_open(x->d, zip) : NULL;
    if (x->book && zip_part_open(zip, x->book->sheet, 0))
        x->parser = xml_parser_new(x->d, zip_place(zip), &sheet_events, x);
    if (!x->parser) {
        tell_own(&x->is, d);
        close_file(x);
        return NULL;
    }
    lines_begin(&x->lines, x->d, zip_place(zip).src);
    return &x->is;
}

byte_stream *xlsx_stream(diags *d, str path, pos at)
{
    xlsx *x = new_one(d);
    arena_defer(d->a, close_file, x);
    file_asked(d, path);
    x->fd = file_open(d->a, path);
    if (x->fd < 0) {
        file_tell_unread(d, path, at);
        return NULL;
    }
    str name = str_eq(path, S("-")) ? S("<stdin>") : path;
    return open_one(x, d, zip_open_fd(x->d, name, x->fd));
}

byte_stream *xlsx_stream_of_bytes(diags *d, str name, str bytes)
{
    xlsx *x = new_one(d);
    return open_one(x, d, zip_open_bytes(x->d, name, bytes));
}
