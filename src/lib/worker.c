/* Plans and Word documents of rows, as one thread makes them. Writes no files. */
#include "lib/files.h"

#include "nd30/check.h"

enum {
    DOCUMENTS_IN_MEMORY = 256 * 1024,        /* of each worker: some twenty */
    DOCUMENTS_READ = 64 * 1024,              /* at once */
    DOCUMENTS_IN_FILES = 1024 * 1024 * 1024, /* of all workers together */
    MOST_LOOKED_AT = 32                      /* rows */
};

static void free_arena(void *a)
{
    arena_free(a);
}

/* An arena that ends with the document. */
static arena *make_arena(kh_document *d)
{
    arena *own = arena_new();
    if (!own)
        arena_no_memory(d->a);
    arena_defer(d->a, free_arena, own); /* frees it where it can't be noted */
    return own;
}

/* ---- workers ---- */

static void begin_spool(kh_document *d, worker *w, size_t workers)
{
    spool_options how = {d->out_folder, DOCUMENTS_IN_MEMORY, (uint64_t)DOCUMENTS_IN_FILES / workers,
                         false};
    w->documents = spool_new(d->a, &how);
}

void workers_begin(kh_document *d)
{
    size_t n = batch_threads(d->units.n, d->jobs);
    d->n_crew = n;
    d->scratch = make_arena(d);
    arena_on_no_memory(d->scratch, d->no_memory);
    d->crew = n > 1 ? NEW_ARRAY(d->a, worker, n) : &d->own;
    for (size_t i = 0; i < n; i++) {
        worker *w = &d->crew[i];
        if (d->ahead)
            begin_spool(d, w, n);
        if (w == &d->own)
            continue;
        w->a = make_arena(d);
        w->row = make_arena(d);
        w->kept.a = w->memory.a = w->a;
        w->shared = NEW(d->a, diags);
        w->shared->a = w->a;
    }
}

void worker_guard(worker *w, jmp_buf *where)
{
    if (w->a)
        arena_on_no_memory(w->a, where);
    if (w->row)
        arena_on_no_memory(w->row, where);
}

void workers_forget(kh_document *d)
{
    for (size_t i = 0; i < d->n_crew; i++)
        if (d->crew[i].documents) {
            spool_clear(d->crew[i].documents);
            d->crew[i].read.of = NULL;
        }
    for (size_t i = 0; i < d->units.n; i++)
        d->units.at[i].worker = UNIT_NOT_KEPT;
}

/* ---- plans ---- */

void worker_clear(kh_document *d, worker *w)
{
    if (!w->row) { /* the calling thread's own, which is wanted for the first time */
        w->row = make_arena(d);
        arena_on_no_memory(w->row, d->no_memory);
    }
    arena_reset(w->row);
}

/* `at`: of the whole list, whichever shard's. */
static bool make_plan(kh_document *d, worker *w, size_t at, bool check)
{
    worker_clear(d, w);
    w->faults = (diags){.a = w->row};
    w->plan = (plan){0};
    w->name = (str){0};
    bool made = w->job && job_row_plan(w->job, at, check, &w->faults, &w->plan, &w->name);
    if (made && check)
        check_plan(&w->faults, &w->plan);
    return made && document_fault_count(d, &w->faults) == 0;
}

/* The first whole plan of the list is what all documents are deflated like: so each has the same
 * bytes whoever makes it, in whichever shard, and whatever came before. Up to row `at`, which may
 * itself be the one; of a list that begins with too many that aren't whole there is none. */
static void refer(kh_document *d, worker *w, size_t at)
{
    for (; !w->referred && w->looked <= at && w->looked < MOST_LOOKED_AT; w->looked++) {
        parts all = {0};
        if (!make_plan(d, w, w->looked, true))
            continue;
        plan first = files_plan(d, w->row, &w->plan, 0);
        const form *own = form_chosen(w->row, &first);
        if (parts_write(w->row, &first, own, &d->docx, &w->memory, &all))
            deflate_refer(&w->kept, &all);
        w->referred = true;
    }
}

bool worker_make(kh_document *d, worker *w, size_t nth, bool check)
{
    if (!w->job && !w->tried)
        w->job = job_for_thread(w->shared, d->job);
    w->tried = true;
    size_t at = job_row(d->job, nth), before = document_fault_count(d, w->shared);
    if (w->job && (w->documents || !check)) /* there will be one */
        refer(d, w, at);
    bool whole = make_plan(d, w, at, check);
    w->shared_faulty = document_fault_count(d, w->shared) != before;
    return whole;
}

/* ---- documents ---- */

static bool make_documents(const kh_document *d, worker *w, file_list *out)
{
    bool good = true;
    for (size_t i = 0; i < files_count(d, &w->plan) && good; i++) {
        plan own = files_plan(d, w->row, &w->plan, i);
        good = docx_of(d, w, w->row, &own, &list_add(w->row, out)->bytes);
    }
    return good;
}

/* First how long each is, then all. */
bool worker_keep(const kh_document *d, worker *w, uint64_t *where)
{
    file_list all = {0};
    if (!make_documents(d, w, &all))
        return false; /* who makes it again reports it */
    size_t *lengths = NEW_ARRAY(w->row, size_t, all.n);
    str *pieces = NEW_ARRAY(w->row, str, all.n + 1);
    for (size_t i = 0; i < all.n; i++) {
        lengths[i] = all.at[i].bytes.n;
        pieces[i + 1] = all.at[i].bytes;
    }
    pieces[0] = (str){(const char *)lengths, all.n * sizeof *lengths};
    return spool_add(w->documents, pieces, all.n + 1, where);
}

static bool kept_documents(const kh_document *d, worker *w, const unit_state *u, file_list *out)
{
    str all;
    if (u->worker == UNIT_NOT_KEPT)
        return false;
    if (!w->read.p)
        w->read = (spool_window){.p = arena_alloc(w->a, DOCUMENTS_READ), .cap = DOCUMENTS_READ};
    if (!spool_get(d->crew[u->worker].documents, &w->read, w->row, u->documents, &all))
        return false;
    str rest = str_after(all, u->files * sizeof(size_t));
    for (size_t i = 0; i < u->files; i++) {
        size_t length;
        memcpy(&length, all.p + i * sizeof length, sizeof length);
        list_add(w->row, out)->bytes = str_slice(rest, 0, length);
        rest = str_after(rest, length);
    }
    return true;
}

/* A worker keeps rows in their order. */
void worker_done_with(const kh_document *d, size_t nth)
{
    const unit_state *u = &d->units.at[nth];
    if (u->worker != UNIT_NOT_KEPT)
        spool_drop(d->crew[u->worker].documents, u->documents);
}

bool worker_documents(kh_document *d, worker *w, size_t nth, file_list *out)
{
    worker_clear(d, w);
    *out = (file_list){0};
    if (kept_documents(d, w, &d->units.at[nth], out))
        return true;
    worker_make(d, w, nth, false); /* its faults are known */
    *out = (file_list){0};
    return w->job && make_documents(d, w, out);
}
