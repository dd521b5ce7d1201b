/* Pieces gathered into blocks, blocks into a draft. */
#include "base/new_file.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/draft.h"

enum { BLOCK = 64 * 1024 };

struct new_file {
    drafts in;
    draft file;
    str shown; /* its path as it was named */
    const char *name;
    bool to_output; /* standard output */
    bool replaces;
    unsigned long long written; /* of the file; what follows is in `block` */
    buf block;
};

static void release(void *object)
{
    new_file *f = object;
    draft_drop(&f->file);
    drafts_close(&f->in);
}

/* Where standard output's bytes wait; its name is never used. */
static str waiting_room(void)
{
    const char *named = getenv("TMPDIR");
    return named && named[0] ? str_from(named) : S("/tmp");
}

static bool open_draft(new_file *f, arena *a, str path)
{
    struct stat old;
    if (!f->to_output && !file_look_whole(a, path, &old, &f->replaces))
        return false;
    if (f->replaces && !S_ISREG(old.st_mode)) {
        errno = S_ISDIR(old.st_mode) ? EISDIR : EEXIST;
        return false;
    }
    if (f->to_output)
        path = file_in(a, waiting_room(), S("-"));
    else
        path = f->replaces ? file_real(a, path) : file_link_target(a, path);
    size_t n = path.n;
    while (n > 0 && path.p[n - 1] != '/')
        n--;
    f->name = str_z(a, str_after(path, n));
    if (!drafts_open(&f->in, str_z(a, file_folder(path))))
        return false;
    drafts_remove_left(&f->in);
    return draft_open(&f->file, &f->in, f->replaces || f->to_output ? 0600 : 0666) &&
           (!f->replaces || draft_keep_rights(&f->file, &old));
}

new_file *new_file_open(diags *d, str path)
{
    new_file *f = NEW(d->a, new_file);
    *f = (new_file){.in.folder = -1,
                    .file.fd = -1,
                    .shown = path,
                    .to_output = str_eq(path, S("-")),
                    .block.a = d->a};
    buf_room(&f->block, BLOCK);
    arena_defer(d->a, release, f);
    if (open_draft(f, d->a, path))
        return f;
    file_report_write(d, path);
    release(f);
    return NULL;
}

void new_file_drop(new_file *f)
{
    release(f);
}

unsigned long long new_file_size(const new_file *f)
{
    return f->written + f->block.n;
}

static bool write_out(new_file *f, str bytes)
{
    f->written += bytes.n;
    return draft_write(&f->file, bytes);
}

static bool empty_block(new_file *f)
{
    str full = buf_str(&f->block);
    f->block.n = 0;
    return write_out(f, full);
}

static bool add(new_file *f, str bytes)
{
    if (bytes.n >= BLOCK || f->block.n + bytes.n > BLOCK)
        if (!empty_block(f))
            return false;
    if (bytes.n >= BLOCK)
        return write_out(f, bytes);
    buf_add(&f->block, bytes);
    return true;
}

bool new_file_add(new_file *f, diags *d, str bytes)
{
    bool good = add(f, bytes);
    if (!good)
        file_report_write(d, f->shown);
    return good;
}

static bool read_back(const new_file *f, unsigned long long from, size_t n, char *into)
{
    while (n) {
        ssize_t got = pread(f->file.fd, into, n, (off_t)from);
        if (got < 0 && errno == EINTR)
            continue;
        if (got == 0)
            errno = EIO;
        if (got <= 0)
            return false;
        into += got;
        n -= (size_t)got;
        from += (unsigned long long)got;
    }
    return true;
}

bool new_file_read(new_file *f, diags *d, unsigned long long from, size_t n, char *into)
{
    bool good = (from + n <= f->written || empty_block(f)) && read_back(f, from, n, into);
    if (!good)
        file_report_write(d, f->shown);
    return good;
}

static bool copy_to_output(new_file *f)
{
    draft output = {.fd = STDOUT_FILENO};
    f->block.n = 0;
    for (unsigned long long at = 0; at < f->written;) {
        size_t n = f->written - at < BLOCK ? (size_t)(f->written - at) : BLOCK;
        if (!read_back(f, at, n, f->block.p) || !draft_write(&output, (str){f->block.p, n}))
            return false;
        at += n;
    }
    return true;
}

static bool give_name(new_file *f)
{
    bool good = !f->replaces && draft_settle(&f->file, f->name);
    if (!good && (f->replaces || errno == EEXIST))
        good = draft_replace(&f->file, f->name);
    if (good)
        drafts_sync(&f->in);
    return good;
}

bool new_file_done(new_file *f, diags *d)
{
    bool good =
        empty_block(f) && (f->to_output ? copy_to_output(f) : draft_sync(&f->file) && give_name(f));
    if (!good)
        file_report_write(d, f->shown);
    release(f);
    return good;
}
