/* Plans of units to files, once all were found whole. */
#include <limits.h>

#include "base/file.h"
#include "lib/files.h"
#include "lib/record.h"
#include "lib/units.h"

str units_file(const kh_document *d, arena *a, size_t i, kh_format format)
{
    return STR_CAT(a, ledger_name(&d->units, a, i), write_ending(format));
}

/* ---- looking ---- */

typedef struct looked {
    diags faults;
    bool free;
} looked;

static void look_at_row(void *context, size_t number, size_t nth, arena *keep, void *result)
{
    kh_document *d = context;
    looked *l = result;
    worker *w = &d->crew[number];
    const unit_state *u = &d->units.at[nth];
    l->faults.a = keep;
    if (!u->whole)
        return;
    worker_clear(d, w);
    str path = file_in(keep, d->out_folder, units_file(d, keep, nth, d->format));
    l->free = files_may_stand(d, &l->faults, w->row, path, u->files, 0);
}

static bool take_looked(void *context, size_t nth, void *result)
{
    kh_document *d = context;
    const looked *l = result;
    unit_state *u = &d->units.at[nth];
    document_take_faults(d, &l->faults);
    u->whole = u->whole && l->free;
    d->all_free = d->all_free && u->whole;
    return true;
}

static size_t count_whole(const kh_document *d)
{
    size_t n = 0;
    for (size_t i = 0; i < d->units.n; i++)
        n += d->units.at[i].whole;
    return n;
}

/* The path of the last of a row's files, which is the longest. */
static str longest_path(kh_document *d, size_t i)
{
    str first = units_file(d, d->scratch, i, d->format);
    str last = files_name(d->scratch, first, d->units.at[i].files - 1);
    return file_in(d->scratch, d->out_folder, last);
}

/* They could be made, which wants their names alone, but nobody could open them by their paths. */
static void check_lengths(kh_document *d)
{
    enum { ADDED = 64 }; /* an annex's number, the ending */
    size_t first = 0, n = 0;
    if (d->zip.n || d->out_folder.n + LIMIT_FILE_NAME_BYTES + ADDED < PATH_MAX)
        return;
    for (size_t i = 0; i < d->units.n; i++) {
        arena_reset(d->scratch);
        if (!d->units.at[i].whole)
            continue;
        str path = longest_path(d, i);
        if (path.n < PATH_MAX)
            continue;
        d->units.at[i].whole = false;
        first = n++ ? first : i;
        if (n == 1)
            diag_add(&d->d, DIAG_WRITE_NAME_LONG, job_unit_place(d->job, i, d->a),
                     ARGS(str_copy(d->a, path)));
    }
    if (n > 1)
        diag_add(&d->d, DIAG_ROWS_ALIKE, job_unit_place(d->job, first, d->a),
                 ARGS(str_number(d->a, n - 1), S("1252")));
}

/* Which of them may be written; false if that isn't all. */
static bool check_paths(kh_document *d)
{
    check_lengths(d);
    if (d->zip.n || file_is_bare(d->a, d->out_folder)) /* nothing is there to be looked at */
        return count_whole(d) == d->units.n;
    d->all_free = true;
    units_run(d, sizeof(looked), look_at_row, take_looked);
    return d->all_free;
}

/* Whose plans are left out, where the others are written. */
static void say_left(kh_document *d)
{
    for (size_t i = 0; i < d->units.n; i++)
        if (!d->units.at[i].whole)
            diag_add(&d->d, DIAG_ROW_LEFT, job_unit_place(d->job, i, d->a),
                     ARGS(job_unit(d->job, i, d->a)));
}

/* ---- Word documents ---- */

typedef struct written_row {
    diags faults;
    const file_made *files; /* for the manifest */
    size_t n_files;
    outlet_result result;
    bool tried;
    bool again; /* by the calling thread: the worker can't make it, or mustn't put it */
} written_row;

static void write_with(kh_document *d, worker *w, size_t nth, arena *keep, written_row *r)
{
    file_list all;
    r->faults = (diags){.a = keep};
    r->tried = true;
    r->again = !worker_documents(d, w, nth, &all);
    if (r->again)
        return;
    str path = units_file(d, keep, nth, KH_DOCX);
    for (size_t i = 0; i < all.n; i++)
        all.at[i].path = files_name(keep, path, i);
    r->result = outlet_put_set(d->out, &r->faults, all.at, all.n);
    r->files = record_digests(d, keep, &all);
    r->n_files = all.n;
    if (r->result == OUTLET_FAILED && (!d->keep_going || outlet_is_hopeless(d->out, &r->faults)))
        d->hopeless = true; /* nobody begins another one */
}

/* An archive is given its files in their order. */
static void write_row(void *context, size_t number, size_t nth, arena *keep, void *result)
{
    kh_document *d = context;
    written_row *r = result;
    r->again = d->zip.n > 0 && d->units.at[nth].whole;
    if (d->units.at[nth].whole && !d->hopeless && !r->again)
        write_with(d, &d->crew[number], nth, keep, r);
}

/* What has become of a row is known here, and in the order of rows. */
static bool take_written(void *context, size_t nth, void *result)
{
    kh_document *d = context;
    written_row *r = result;
    arena_reset(d->scratch);
    if (r->again && !d->failed && !d->stopped) {
        write_with(d, &d->own, nth, d->scratch, r);
        if (r->again)
            write_internal(d);
        d->hopeless = d->hopeless || (r->again && !d->keep_going);
    }
    bool failed = r->tried && r->result == OUTLET_FAILED;
    if (failed && !d->failed)
        document_take_faults(d, &r->faults);
    if (r->tried)
        record_files(d, nth, r->files, r->n_files, r->result);
    else if (!d->units.at[nth].whole)
        record_files(d, nth, NULL, 0, OUTLET_FAILED);
    d->failed = d->failed || (failed && d->hopeless);
    d->written += r->tried && !failed;
    d->same += r->tried && r->result == OUTLET_SAME;
    worker_done_with(d, nth);
    return units_go_on(d, nth + 1, KH_WRITING) && !d->failed;
}

static void write_documents(kh_document *d)
{
    d->hopeless = d->failed = false;
    units_run(d, sizeof(written_row), write_row, take_written);
    workers_forget(d); /* before all is brought to the disk: what was kept needn't */
}

/* ---- all ---- */

static void write_all(kh_document *d)
{
    d->out = target_open(d);
    if (!d->out)
        return;
    if (!record_open(d)) {
        outlet_abandon(d->out);
        outlet_close(d->out, &d->d);
        d->out = NULL;
        return;
    }
    say_left(d);
    if (d->format == KH_PDF)
        units_write_pdfs(d);
    else
        write_documents(d);
    if (d->stopped)
        outlet_abandon(d->out);
    bool any = d->written > 0;
    target_close(d, d->out, &d->written);
    record_close(d, d->written || !any);
    d->out = NULL;
    units_say_stopped(d, d->written);
}

static void write_units(kh_document *d)
{
    if (!d->built)
        return;
    if (!target_is_open(d))
        return;
    bool good = target_may_stand(d);
    if ((!check_paths(d) && !d->keep_going) || !good)
        return;
    if (!d->check_only) {
        write_all(d);
        return;
    }
    say_left(d);
    d->written = count_whole(d);
}

kh_status kh_write_units(kh_document *d, kh_format format, size_t *written, const char **folder)
{
    jmp_buf no_memory;
    *written = 0;
    *folder = "";
    if (!format_is_kept(format))
        return KH_E_USAGE;
    d->written = d->same = 0;
    d->stopped = false;
    d->format = format;
    if (setjmp(no_memory)) {
        *written = d->written;
        return document_no_memory(d);
    }
    document_guard(d, &no_memory);
    d->sorted = false;
    *folder = str_z(d->a, target_name(d));
    write_units(d);
    *written = d->written;
    document_guard(d, NULL);
    return d->built && *written == d->units.n ? document_status(d) : document_failure(d);
}
