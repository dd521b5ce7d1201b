/* Plans of units: all are checked before one is written, each by one of several threads. */
#include "lib/units.h"
#include "lib/files.h"

#include "lib/record.h"
#include "template/file_name.h"

/* ---- all of them ---- */

static void guard_worker(void *context, size_t number, jmp_buf *where)
{
    kh_document *d = context;
    if (number == BATCH_CALLER)
        document_guard(d, where);
    else
        worker_guard(&d->crew[number], where);
}

void units_run(kh_document *d, size_t result,
               void (*work)(void *context, size_t worker, size_t nth, arena *keep, void *result),
               bool (*take)(void *context, size_t nth, void *result))
{
    const batch b = {.rows = d->units.n,
                     .threads = d->n_crew,
                     .result = result,
                     .context = d,
                     .work = work,
                     .take = take,
                     .guard = guard_worker};
    jmp_buf *no_memory = d->no_memory;
    bool good = batch_run(&b);
    document_guard(d, no_memory);
    if (!good)
        arena_no_memory(d->a);
}

bool units_go_on(kh_document *d, size_t done, int stage)
{
    if (d->progress)
        d->progress(d->progress_context, done, d->units.n, stage);
    d->stopped = d->stopped || (d->stop && d->stop(d->stop_context));
    return !d->stopped;
}

void units_say_stopped(kh_document *d, size_t written)
{
    if (!d->stopped)
        return;
    diag_add(&d->d, DIAG_STOPPED, document_as_whole(d),
             ARGS(str_number(d->a, written), str_number(d->a, d->units.n)));
}

/* ---- names ---- */

/* "a.docx" and what stands beside it, without ending: the key of the k-th. */
static str key_of(arena *a, str name, size_t k, str *shown)
{
    str docx = files_name(a, STR_CAT(a, name, S(".docx")), k);
    *shown = str_slice(docx, 0, docx.n - 5);
    return file_name_key(a, *shown);
}

static bool has_key(void *context, size_t nth, str key)
{
    kh_document *d = context;
    str shown, name = ledger_name(&d->units, d->scratch, nth);
    for (size_t k = 0; k < d->units.at[nth].files; k++)
        if (str_eq(key_of(d->scratch, name, k, &shown), key))
            return true;
    return false;
}

/* Two rows with one file name: neither may win. */
static void check_names(kh_document *d, size_t i, str name)
{
    unit_state *u = &d->units.at[i];
    for (size_t k = 0; name.n && k < u->files; k++) {
        str shown, key = key_of(d->scratch, name, k, &shown);
        size_t first = ledger_take_key(&d->units, i, key, has_key, d);
        if (first == i)
            continue;
        diag_add_both(&d->d, DIAG_NAME_TWICE, job_unit_place(d->job, i, d->a),
                      job_unit_place(d->job, first, d->a),
                      ARGS(job_unit(d->job, i, d->a), str_copy(d->a, shown)));
        u->whole = d->units.at[first].whole = false;
        return;
    }
}

/* ---- checking ---- */

typedef struct checked {
    str name;
    uint64_t documents;
    size_t files, worker;
    diags faults; /* that the calling thread's job tells */
    bool whole, kept;
    bool again; /* by the calling thread, as another's job can't say where its faults are */
} checked;

/* What of a worker's faults there is to tell, is kept. False where they aren't for another's job.
 */
static bool keep_faults(worker *w, size_t nth, arena *keep, diags *faults)
{
    faults->a = keep;
    if (!w->job || w->shared_faulty)
        return false;
    if ((w->faults.list.n == 0 && w->faults.left_out == 0) || job_told(w->job, nth, &w->faults))
        return true;
    if (!job_shares(w->job, &w->faults))
        return false;
    diags_keep(faults, &w->faults);
    return true;
}

static void check_row(void *context, size_t number, size_t nth, arena *keep, void *result)
{
    kh_document *d = context;
    checked *c = result;
    worker *w = &d->crew[number];
    c->worker = number;
    c->whole = worker_make(d, w, nth, true);
    c->again = w != &d->own && !keep_faults(w, nth, keep, &c->faults);
    c->name = str_copy(keep, w->name);
    c->files = files_count(d, &w->plan);
    c->kept = c->whole && d->ahead && !d->hopeless && worker_keep(d, w, &c->documents);
}

/* What the row's faults are, is told by the first job alone, for every row that has new ones, and
 * in the order of rows: so it is the same however many threads there are. */
static void report_row(kh_document *d, size_t nth, checked *c)
{
    worker *own = &d->own;
    if (!c->again && d->crew != own) {
        diags faults = c->faults;
        faults.a = d->scratch;
        job_report(d->job, nth, &faults);
        return;
    }
    if (c->again) {
        c->whole = worker_make(d, own, nth, true);
        c->name = own->name;
        c->files = files_count(d, &own->plan);
    }
    d->shared_whole = d->shared_whole && !own->shared_faulty;
    job_report(d->job, nth, &own->faults);
}

static bool take_checked(void *context, size_t nth, void *result)
{
    kh_document *d = context;
    checked *c = result;
    unit_state *u = &d->units.at[nth];
    if (d->stopped)
        return false;
    arena_reset(d->scratch);
    report_row(d, nth, c);
    u->files = (uint32_t)c->files;
    u->whole = c->whole;
    if (c->kept) {
        u->worker = (uint16_t)c->worker;
        u->documents = c->documents;
    }
    ledger_name_is(&d->units, nth, c->name);
    check_names(d, nth, c->name);
    d->apart = d->apart || u->files > 1;
    if (!u->whole && !d->keep_going)
        d->hopeless = true; /* nothing will be written */
    return units_go_on(d, nth + 1, KH_CHECKING);
}

bool units_check(kh_document *d)
{
    ledger_begin(&d->units, d->a, job_units(d->job), d->out_folder);
    d->shared_whole = true;
    d->hopeless = document_fault_count(d, &d->d) > 0 && !d->keep_going;
    workers_begin(d);
    units_run(d, sizeof(checked), check_row, take_checked);
    if (d->stopped) {
        units_say_stopped(d, 0);
        return false;
    }
    for (size_t i = 0; i < d->n_crew; i++)
        if (d->crew[i].job && &d->crew[i] != &d->own)
            job_take_marks(d->job, d->crew[i].job);
    if (d->how.shards)
        record_check_names(d);
    job_report_alike(d->job);
    return d->shared_whole;
}

/* ---- one of them ---- */

bool units_listed(const kh_document *d)
{
    return d->job && job_rows(d->job) > 0;
}

size_t kh_row_count(kh_document *d)
{
    return d->built ? job_rows(d->job) : 0;
}

size_t kh_lost_row_count(kh_document *d)
{
    return d->built ? job_rows_left(d->job) : 0;
}

size_t kh_unit_count(kh_document *d)
{
    return d->built ? d->units.n : 0;
}

const char *kh_unit_name(kh_document *d, size_t index)
{
    jmp_buf no_memory;
    if (index >= kh_unit_count(d))
        return NULL;
    if (setjmp(no_memory)) {
        document_no_memory(d);
        return "";
    }
    document_guard(d, &no_memory);
    if (!d->words)
        d->words = NEW_ARRAY(d->a, const char *, d->units.n);
    if (!d->words[index])
        d->words[index] = str_z(d->a, job_unit(d->job, index, d->a));
    document_guard(d, NULL);
    return d->words[index];
}

int kh_unit_is_whole(kh_document *d, size_t index)
{
    return index < kh_unit_count(d) && d->units.at[index].whole;
}

bool units_plan(kh_document *d, size_t i, arena **a, plan *p)
{
    if (!d->units.at[i].whole)
        return false;
    worker_make(d, &d->own, i, false); /* its faults are known since it was checked */
    *a = d->own.row;
    *p = d->own.plan;
    return true;
}

size_t kh_unit_file_count(kh_document *d, size_t index)
{
    return kh_unit_is_whole(d, index) ? d->units.at[index].files : 0;
}

kh_status kh_render_unit(kh_document *d, size_t index, kh_format format, const void **bytes,
                         size_t *n)
{
    return kh_render_unit_file(d, index, 0, format, bytes, n);
}

kh_status kh_render_unit_file(kh_document *d, size_t index, size_t file, kh_format format,
                              const void **bytes, size_t *n)
{
    jmp_buf no_memory;
    document_give((str){0}, bytes, n);
    if (!format_is_rendered(format) || index >= kh_unit_count(d) ||
        file >= d->units.at[index].files)
        return KH_E_USAGE;
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    str out = {0};
    arena *a;
    plan p;
    bool good = units_plan(d, index, &a, &p) && files_render(d, a, &p, file, format, &out);
    document_guard(d, NULL);
    document_give(out, bytes, n);
    return good ? KH_OK : document_failure(d);
}
