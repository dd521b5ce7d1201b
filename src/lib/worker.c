/* Plans and Word documents of rows, as one thread makes them. Writes no files. */
#include "lib/files.h"

#include "docx/short_parts.h"
#include "nd30/check.h"

enum {
    DOCUMENTS_IN_MEMORY = 4 * 1024 * 1024,   /* of all workers together: some thousands */
    DOCUMENTS_BLOCK = 256 * 1024,            /* of each, where there are more */
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
    size_t in_memory = DOCUMENTS_IN_MEMORY / workers;
    spool_options how = {.folder = d->out_folder,
                         .in_memory = in_memory > DOCUMENTS_BLOCK ? in_memory : DOCUMENTS_BLOCK,
                         .in_file = (uint64_t)DOCUMENTS_IN_FILES / workers,
                         .block = DOCUMENTS_BLOCK};
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

/* So that it can make plans, and documents like those of the others. */
static void begin_work(kh_document *d, worker *w, size_t at, bool documents)
{
    if (!w->job && !w->tried)
        w->job = job_for_thread(w->shared, d->job);
    w->tried = true;
    if (w->job && documents)
        refer(d, w, at);
}

bool worker_make(kh_document *d, worker *w, size_t nth, bool check)
{
    size_t at = job_row(d->job, nth), before = document_fault_count(d, w->shared);
    begin_work(d, w, at, w->documents || !check);
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

/* A document that waits: before its bytes. */
typedef struct kept_head {
    size_t n;        /* bytes that follow */
    size_t is_parts; /* they are parts (docx/short_parts.h), not a package; 0 or 1 */
} kept_head;

/* Parts are deflated when the document gets its name: till then they take a fraction of its room.
 * But an archive is written by one thread alone, which gets packages that several have made. */
static bool waits_as_parts(const kh_document *d)
{
    return d->zip.n == 0;
}

static bool keep_document(const kh_document *d, worker *w, size_t i, buf *out)
{
    parts all = {0};
    plan own = files_plan(d, w->row, &w->plan, i);
    if (!docx_parts(d, w, w->row, &own, &all))
        return false;
    size_t begin = out->n;
    kept_head head = {0};
    buf_add(out, (str){(const char *)&head, sizeof head});
    head.is_parts = waits_as_parts(d);
    if (head.is_parts)
        parts_shorten(w->row, &all, &w->kept, out);
    else
        buf_add(out, package_write(w->row, &all, &d->docx, &w->kept));
    head.n = out->n - begin - sizeof head;
    memcpy(out->p + begin, &head, sizeof head);
    return true;
}

bool worker_keep(const kh_document *d, worker *w, uint64_t *where)
{
    buf all = {.a = w->row};
    for (size_t i = 0; i < files_count(d, &w->plan); i++)
        if (!keep_document(d, w, i, &all))
            return false; /* who makes it again reports it */
    str whole = buf_str(&all);
    return spool_add(w->documents, &whole, 1, where);
}

static bool kept_document(const kh_document *d, worker *w, str *rest, str *out)
{
    kept_head head;
    parts all = {0};
    memcpy(&head, rest->p, sizeof head);
    *out = str_slice(*rest, sizeof head, sizeof head + head.n);
    *rest = str_after(*rest, sizeof head + head.n);
    if (!head.is_parts)
        return true;
    bool good = parts_restore(w->row, *out, &w->kept, &all);
    if (good)
        *out = package_write(w->row, &all, &d->docx, &w->kept);
    return good;
}

static bool kept_documents(const kh_document *d, worker *w, const unit_state *u, file_list *out)
{
    str all;
    bool good = true;
    if (u->worker == UNIT_NOT_KEPT)
        return false;
    if (!w->read.p)
        w->read = (spool_window){.p = arena_alloc(w->a, DOCUMENTS_READ), .cap = DOCUMENTS_READ};
    if (!spool_get(d->crew[u->worker].documents, &w->read, w->row, u->documents, &all))
        return false;
    for (size_t i = 0; i < u->files && good; i++)
        good = kept_document(d, w, &all, &list_add(w->row, out)->bytes);
    return good;
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
    if (waits_as_parts(d) && d->units.at[nth].worker != UNIT_NOT_KEPT)
        begin_work(d, w, job_row(d->job, nth), true);
    worker_clear(d, w);
    *out = (file_list){0};
    if (kept_documents(d, w, &d->units.at[nth], out))
        return true;
    worker_make(d, w, nth, false); /* its faults are known */
    *out = (file_list){0};
    return w->job && make_documents(d, w, out);
}
