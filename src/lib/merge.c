/* Manifests of a run's parts joined to that of the whole: what is missing, there twice, different.
 * Knows no plans. */
#include <stdlib.h>

#include "base/file.h"
#include "lib/document.h"
#include "lib/manifest.h"
#include "lib/ranges.h"
#include "template/file_name.h"

/* A line, and whose. */
typedef struct entry {
    const manifest_row *row;
    const manifest_part *part;
    size_t order; /* in which it came */
    str key;      /* its file's name, as file systems compare it */
} entry;

typedef LIST(entry) entries;

typedef struct merging {
    diags *d;
    LIST(manifest_part) parts;
    entries all, kept;
    ranges missing, unwritten, again;
} merging;

static pos whole_of(arena *a, str path)
{
    return file_as_whole(a, path, path);
}

/* ---- parts ---- */

static bool read_parts(merging *m, const char *const *paths, size_t n)
{
    bool good = true;
    for (size_t i = 0; i < n; i++) {
        manifest_part one;
        str path = str_copy(m->d->a, str_from(paths[i]));
        if (manifest_read(m->d, path, &one))
            *list_add(m->d->a, &m->parts) = one;
        else
            good = false;
    }
    return good;
}

static bool check_runs(merging *m)
{
    const manifest_part *first = &m->parts.at[0];
    bool good = true;
    for (size_t i = 1; i < m->parts.n; i++) {
        const manifest_part *one = &m->parts.at[i];
        if (str_eq(one->head.run, first->head.run) && one->head.rows == first->head.rows)
            continue;
        diag_add(m->d, DIAG_PART_OTHER_RUN, one->at, ARGS(one->name, first->name));
        good = false;
    }
    return good;
}

static int by_number(const void *left, const void *right)
{
    size_t l = *(const size_t *)left, r = *(const size_t *)right;
    return (l > r) - (l < r);
}

/* Shards of which no part is there; where the parts were cut alike. */
static void tell_absent_shards(merging *m)
{
    size_t shards = m->parts.at[0].head.shards, *have = NEW_ARRAY(m->d->a, size_t, m->parts.n);
    ranges absent = {.a = m->d->a};
    for (size_t i = 0; i < m->parts.n; i++) {
        have[i] = m->parts.at[i].head.shard;
        if (m->parts.at[i].head.shards != shards)
            return;
    }
    qsort(have, m->parts.n, sizeof *have, by_number);
    size_t next = 1;
    for (size_t i = 0; i < m->parts.n; i++) {
        ranges_add(&absent, next, have[i]);
        next = have[i] + 1;
    }
    ranges_add(&absent, next, shards + 1);
    if (absent.count)
        diag_add(m->d, DIAG_SHARDS_ABSENT, m->parts.at[0].at,
                 ARGS(str_number(m->d->a, shards), ranges_text(&absent)));
}

/* ---- rows ---- */

static int by_row(const void *left, const void *right)
{
    const entry *l = left, *r = right;
    return l->row->row != r->row->row ? (l->row->row > r->row->row ? 1 : -1)
                                      : (l->order > r->order) - (l->order < r->order);
}

static void gather(merging *m)
{
    for (size_t i = 0; i < m->parts.n; i++)
        for (size_t k = 0; k < m->parts.at[i].rows.n; k++) {
            entry *e = list_add(m->d->a, &m->all);
            *e = (entry){&m->parts.at[i].rows.at[k], &m->parts.at[i], m->all.n, {0}};
        }
    if (m->all.n)
        qsort(m->all.at, m->all.n, sizeof *m->all.at, by_row);
}

/* What is kept of one line, where `before` of the same file is kept already. */
static void take_again(merging *m, entry *before, const entry *e)
{
    size_t number = e->row->row;
    if (before->row->bytes == e->row->bytes && str_eq(before->row->unit, e->row->unit) &&
        memcmp(&before->row->digest, &e->row->digest, sizeof e->row->digest) == 0)
        ranges_add(&m->again, number, number + 1);
    else
        diag_add(m->d, DIAG_PART_DIFFERS, e->part->at,
                 ARGS(str_number(m->d->a, number), e->row->file, before->part->name));
}

/* The lines of one row: those with files, each file once; only where there are none one without. */
static void take_row(merging *m, const entry *at, size_t n)
{
    size_t from = m->kept.n, number = at->row->row;
    for (size_t i = 0; i < n; i++) {
        size_t k = from;
        while (k < m->kept.n && !str_eq(m->kept.at[k].row->file, at[i].row->file))
            k++;
        if (manifest_has_file(at[i].row) && k < m->kept.n)
            take_again(m, &m->kept.at[k], &at[i]);
        else if (manifest_has_file(at[i].row))
            *list_add(m->d->a, &m->kept) = at[i];
    }
    if (m->kept.n > from)
        return;
    *list_add(m->d->a, &m->kept) = at[0];
    ranges_add(&m->unwritten, number, number + 1);
}

static void take_rows(merging *m)
{
    size_t next = 1, n;
    for (size_t i = 0; i < m->all.n; i += n) {
        size_t number = m->all.at[i].row->row;
        for (n = 1; i + n < m->all.n && m->all.at[i + n].row->row == number;)
            n++;
        ranges_add(&m->missing, next, number);
        next = number + 1;
        take_row(m, &m->all.at[i], n);
    }
    ranges_add(&m->missing, next, m->parts.at[0].head.rows + 1);
}

static void tell(merging *m, diag_code code, const ranges *of)
{
    if (of->count)
        diag_add(m->d, code, m->parts.at[0].at,
                 ARGS(str_number(m->d->a, of->count), ranges_text(of)));
}

static int by_key(const void *left, const void *right)
{
    const entry *l = left, *r = right;
    int order = str_compare(l->key, r->key);
    return order ? order : by_row(left, right);
}

/* Rows that have one file, as file systems compare names. */
static void tell_claims(merging *m)
{
    entries named = {0};
    for (size_t i = 0; i < m->kept.n; i++)
        if (manifest_has_file(m->kept.at[i].row)) {
            entry *e = list_add(m->d->a, &named);
            *e = m->kept.at[i];
            e->key = file_name_key(m->d->a, e->row->file);
        }
    if (named.n)
        qsort(named.at, named.n, sizeof *named.at, by_key);
    for (size_t i = 1; i < named.n; i++) {
        const entry *before = &named.at[i - 1], *e = &named.at[i];
        if (str_eq(before->key, e->key))
            diag_add(m->d, DIAG_FILE_CLAIMED, e->part->at,
                     ARGS(e->row->file, str_number(m->d->a, before->row->row),
                          str_number(m->d->a, e->row->row)));
    }
}

/* ---- files ---- */

static void check_file(merging *m, str folder, const manifest_row *wanted)
{
    diags *d = m->d;
    str path = file_in(d->a, folder, wanted->file);
    sha256_digest digest;
    size_t bytes;
    file_kind kind = file_look(d->a, path);
    if (kind != FILE_REGULAR && kind != FILE_UNSEEN)
        diag_add(d, DIAG_FILE_ABSENT, whole_of(d->a, path), ARGS(str_number(d->a, wanted->row)));
    else if (!sha256_file(str_z(d->a, path), &digest, &bytes))
        file_tell_unread(d, path, whole_of(d->a, path));
    else if (bytes != wanted->bytes || memcmp(&digest, &wanted->digest, sizeof digest) != 0)
        diag_add(d, DIAG_FILE_CHANGED, whole_of(d->a, path),
                 ARGS(str_number(d->a, bytes), str_number(d->a, wanted->bytes)));
}

static void check_files(merging *m, str folder)
{
    file_kind kind = file_look(m->d->a, folder);
    if (kind == FILE_UNSEEN)
        file_tell_unread(m->d, folder, (pos){0});
    if (kind != FILE_FOLDER && kind != FILE_UNSEEN) {
        diag_add(m->d, DIAG_NO_FOLDER, whole_of(m->d->a, folder), ARGS(folder));
        return;
    }
    for (size_t i = 0; i < m->kept.n; i++)
        if (manifest_has_file(m->kept.at[i].row))
            check_file(m, folder, m->kept.at[i].row);
}

/* ---- the whole ---- */

static bool write_merged(merging *m, str path)
{
    manifest_head head = m->parts.at[0].head;
    head.shard = head.shards = 1;
    manifest *out = manifest_open(m->d, path, &head);
    for (size_t i = 0; out && i < m->kept.n; i++)
        manifest_add(out, m->kept.at[i].row);
    return out && manifest_close(out);
}

static bool print_merged(merging *m)
{
    manifest_head head = m->parts.at[0].head;
    head.shard = head.shards = 1;
    buf b = {.a = m->d->a};
    manifest_begin_text(&b, MANIFEST_CSV, &head);
    for (size_t i = 0; i < m->kept.n; i++)
        manifest_line_text(&b, MANIFEST_CSV, &head, m->kept.at[i].row, i == 0);
    manifest_end_text(&b, MANIFEST_CSV, &head, m->kept.n == 0);
    return file_write(m->d, S("-"), buf_str(&b));
}

/* Where two parts contradict each other there is no whole. True if it is written. */
static bool merge(diags *d, const char *const *paths, size_t n, const char *folder, str path)
{
    merging m = {.d = d, .missing.a = d->a, .unwritten.a = d->a, .again.a = d->a};
    bool shown = str_eq(path, S("-"));
    bool good = shown || manifest_may_stand(d, path, whole_of(d->a, path));
    if (!read_parts(&m, paths, n) || !good || !check_runs(&m))
        return false;
    gather(&m);
    take_rows(&m);
    tell_claims(&m);
    if (d->count[SEVERITY_ERROR])
        return false;
    tell_absent_shards(&m);
    tell(&m, DIAG_ROWS_MISSING, &m.missing);
    tell(&m, DIAG_ROWS_UNWRITTEN, &m.unwritten);
    tell(&m, DIAG_ROWS_AGAIN, &m.again);
    if (folder)
        check_files(&m, str_copy(d->a, str_from(folder)));
    return shown ? print_merged(&m) : write_merged(&m, path);
}

kh_status kh_merge_manifests(kh_document *d, const char *const *paths, size_t n, const char *folder,
                             const char *path, int *written)
{
    jmp_buf no_memory;
    *written = 0;
    if (n == 0)
        return KH_E_USAGE;
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    d->sorted = false;
    *written = merge(&d->d, paths, n, folder, document_copy(d, path));
    document_guard(d, NULL);
    return *written ? document_status(d) : document_failure(d);
}
