/* The file of a manifest: written as its lines come, named when it is whole. What the lines look
 * like, manifest_text knows. */
#include "lib/manifest.h"

#include <stdio.h>

#include "base/new_file.h"

struct manifest {
    diags *d;
    manifest_form form;
    manifest_head head;
    bool any;
    bool failed; /* which was reported */
    new_file *file;
    buf line;
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
    else if (kind == FILE_UNSEEN)
        file_report_write(d, path);
    else if (kind == FILE_FOLDER)
        diag_add(d, DIAG_WRITE_IS_FOLDER, at, ARGS(path));
    else if (kind != FILE_NONE && !(kind == FILE_REGULAR && is_manifest(d->a, path)))
        diag_add(d, DIAG_MANIFEST_TAKEN, at, ARGS(path));
    else
        return true;
    return false;
}

manifest *manifest_open(diags *d, str path, const manifest_head *head)
{
    manifest *m = NEW(d->a, manifest);
    *m = (manifest){.d = d, .form = manifest_form_of(path), .head = *head, .line.a = d->a};
    m->head.run = str_copy(d->a, head->run);
    m->file = new_file_open(d, path);
    if (!m->file)
        return NULL;
    manifest_begin_text(&m->line, m->form, &m->head);
    return m;
}

/* What was gathered goes to the file. */
static void put_line(manifest *m)
{
    m->failed = m->failed || !new_file_add(m->file, m->d, buf_str(&m->line));
    m->line.n = 0;
}

void manifest_add(manifest *m, const manifest_row *row)
{
    manifest_line_text(&m->line, m->form, &m->head, row, !m->any);
    m->any = true;
    put_line(m);
}

void manifest_drop(manifest *m)
{
    new_file_drop(m->file);
}

bool manifest_close(manifest *m)
{
    manifest_end_text(&m->line, m->form, &m->head, !m->any);
    put_line(m);
    if (m->failed)
        manifest_drop(m);
    return !m->failed && new_file_done(m->file, m->d);
}
