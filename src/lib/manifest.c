/* The file of a manifest: written as its lines come, named when it is whole. What the lines look
 * like, manifest_text knows. */
#include "lib/manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/draft.h"
#include "base/file.h"

enum { BLOCK = 64 * 1024 }; /* bytes that are written at once */

struct manifest {
    str path;
    const char *name; /* in its folder */
    manifest_form form;
    manifest_head head;
    bool any;
    int error; /* errno of the first fault, or 0 */
    drafts in;
    draft file;
    buf block;
};

manifest_form manifest_form_of(str path)
{
    return str_ends(path, S(".csv"))    ? MANIFEST_CSV
           : str_ends(path, S(".json")) ? MANIFEST_JSON
                                        : MANIFEST_UNKNOWN;
}

static bool is_manifest(arena *a, str path)
{
    char start[512];
    FILE *f = fopen(str_z(a, path), "re");
    size_t n = f ? fread(start, 1, sizeof start, f) : 0;
    if (f)
        fclose(f);
    return manifest_is_ours((str){start, n});
}

bool manifest_may_stand(diags *d, str path, pos at)
{
    file_kind kind = file_look(d->a, path);
    if (manifest_form_of(path) == MANIFEST_UNKNOWN)
        diag_add(d, DIAG_MANIFEST_NAME, at, ARGS(path));
    else if (kind == FILE_FOLDER)
        diag_add(d, DIAG_WRITE_IS_FOLDER, at, ARGS(path));
    else if (kind != FILE_NONE && !(kind == FILE_REGULAR && is_manifest(d->a, path)))
        diag_add(d, DIAG_MANIFEST_TAKEN, at, ARGS(path));
    else
        return true;
    return false;
}

static void drop(void *object)
{
    manifest *m = object;
    draft_drop(&m->file);
    drafts_close(&m->in);
}

static void flush(manifest *m)
{
    if (!m->error && !draft_write(&m->file, buf_str(&m->block)))
        m->error = errno;
    m->block.n = 0;
}

manifest *manifest_open(diags *d, str path, const manifest_head *head)
{
    manifest *m = NEW(d->a, manifest);
    *m = (manifest){.path = path,
                    .form = manifest_form_of(path),
                    .head = *head,
                    .in.folder = -1,
                    .file.fd = -1,
                    .block.a = d->a};
    str real = file_look(d->a, path) == FILE_NONE ? path : file_real(d->a, path);
    const char *folder = str_z(d->a, file_folder(real)), *whole = str_z(d->a, real);
    const char *slash = strrchr(whole, '/');
    m->name = slash ? slash + 1 : whole;
    m->head.run = str_copy(d->a, head->run);
    buf_room(&m->block, BLOCK + BLOCK / 4);
    arena_defer(d->a, drop, m);
    if (!drafts_open(&m->in, folder) || !draft_open(&m->file, &m->in, 0666)) {
        file_report_write(d, path);
        drop(m);
        return NULL;
    }
    manifest_begin_text(&m->block, m->form, &m->head);
    return m;
}

void manifest_add(manifest *m, const manifest_row *row)
{
    manifest_line_text(&m->block, m->form, &m->head, row, !m->any);
    m->any = true;
    if (m->block.n >= BLOCK)
        flush(m);
}

static bool has_same_rights(manifest *m)
{
    struct stat old;
    if (fstatat(m->in.folder, m->name, &old, 0) != 0)
        return true; /* nothing stands there */
    return draft_keep_rights(&m->file, &old);
}

/* A folder that can't be synced is no failure: the file itself is. */
static void sync_folder(const drafts *in)
{
    int fd = openat(in->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    (void)fsync(fd);
    close(fd);
}

void manifest_drop(manifest *m)
{
    drop(m);
}

bool manifest_close(manifest *m, diags *d)
{
    manifest_end_text(&m->block, m->form, &m->head, !m->any);
    flush(m);
    errno = m->error;
    bool good =
        !m->error && has_same_rights(m) && draft_sync(&m->file) &&
        (draft_settle(&m->file, m->name) || (errno == EEXIST && draft_replace(&m->file, m->name)));
    if (good)
        sync_folder(&m->in);
    else
        file_report_write(d, m->path);
    drop(m);
    return good;
}
