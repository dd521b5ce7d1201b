/* Plans of units: all are checked before one is written. */
#include "lib/document.h"

#include "base/file.h"
#include "nd30/check.h"
#include "template/file_name.h"

/* ---- units ---- */

static void free_arena(void *a)
{
    arena_free(a);
}

/* The arena of one unit's plan, empty. */
static arena *unit_arena(kh_document *d)
{
    if (!d->of_unit) {
        arena *own = arena_new();
        if (!own)
            arena_no_memory(d->a);
        arena_defer(d->a, free_arena, own); /* frees it where it can't be noted */
        d->of_unit = own;
    }
    arena_reset(d->of_unit);
    arena_on_no_memory(d->of_unit, d->no_memory);
    return d->of_unit;
}

/* The i-th plan and its faults, until the next is asked for. True if it is whole. */
static bool make_unit(kh_document *d, size_t i, bool check, diags *faults, plan *p, str *name)
{
    *faults = (diags){.a = unit_arena(d)};
    if (!job_plan(d->job, i, check, faults, p, name))
        return false;
    if (check)
        check_plan(faults, p);
    return document_fault_count(d, faults) == 0;
}

/* Two rows with one file name: neither may win. False if so. */
static bool check_name(kh_document *d, map *taken, size_t i, str name)
{
    unit_state *u = &d->units.at[i];
    str key = file_name_key(d->a, name);
    const unit_state *before = map_get(taken, key);
    if (!before) {
        map_set(taken, key, u);
        return true;
    }
    size_t first = (size_t)(before - d->units.at);
    diag_add_both(&d->d, DIAG_NAME_TWICE, job_unit_place(d->job, i, d->a), job_unit_place(d->job, first, d->a),
                  ARGS(job_unit(d->job, i, d->a), name));
    u->whole = d->units.at[first].whole = false;
    return false;
}

static void check_names(kh_document *d, map *taken, size_t i)
{
    const unit_state *u = &d->units.at[i];
    for (size_t k = 0; u->name.n && k < u->files; k++) {
        str docx = files_name(d->a, STR_CAT(d->a, u->name, S(".docx")), k);
        if (!check_name(d, taken, i, str_slice(docx, 0, docx.n - 5)))
            return;
    }
}

/* Every plan once, to find all faults before anything is written. False if a text that they share
 * turns out to have some. */
bool units_check(kh_document *d)
{
    map taken = {.a = d->a};
    bool shared_whole = true;
    for (size_t i = 0; i < job_units(d->job); i++)
        list_add(d->a, &d->units);
    for (size_t i = 0; i < d->units.n; i++) {
        diags faults;
        plan p = {0};
        str name = {0};
        size_t before = document_fault_count(d, &d->d);
        bool whole = make_unit(d, i, true, &faults, &p, &name);
        shared_whole = shared_whole && document_fault_count(d, &d->d) == before;
        d->units.at[i] = (unit_state){str_copy(d->a, name), str_z(d->a, job_unit(d->job, i, d->a)),
                                      files_count(d, &p), whole};
        job_report(d->job, i, &faults);
        check_names(d, &taken, i);
    }
    job_report_alike(d->job);
    return shared_whole;
}

/* ---- writing units ---- */

size_t kh_unit_count(kh_document *d)
{
    return d->built ? d->units.n : 0;
}

const char *kh_unit_name(kh_document *d, size_t index)
{
    return index < kh_unit_count(d) ? d->units.at[index].words : NULL;
}

int kh_unit_is_whole(kh_document *d, size_t index)
{
    return index < kh_unit_count(d) && d->units.at[index].whole;
}

bool units_plan(kh_document *d, size_t i, arena **a, plan *p)
{
    diags faults; /* known since they were checked */
    str name;
    if (!d->units.at[i].whole)
        return false;
    make_unit(d, i, false, &faults, p, &name);
    *a = d->of_unit;
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

static str unit_file(kh_document *d, size_t i, kh_format format)
{
    return STR_CAT(d->a, d->units.at[i].name, write_ending(format));
}

static str unit_path(kh_document *d, size_t i, kh_format format)
{
    return file_in(d->a, d->out_folder, unit_file(d, i, format));
}

/* Which of them may be written; false if that isn't all. */
static bool check_paths(kh_document *d, kh_format format)
{
    bool all = true;
    for (size_t i = 0; i < d->units.n; i++) {
        unit_state *u = &d->units.at[i];
        u->whole = u->whole && (d->zip.n || files_may_stand(d, unit_arena(d),
                                                            unit_path(d, i, format), u->files, 0));
        all = all && u->whole;
    }
    return all;
}

static size_t count_whole(const kh_document *d)
{
    size_t n = 0;
    for (size_t i = 0; i < d->units.n; i++)
        n += d->units.at[i].whole;
    return n;
}

/* Whose plans are left out, where the others are written. */
static void say_left(kh_document *d)
{
    for (size_t i = 0; i < d->units.n; i++)
        if (!d->units.at[i].whole)
            diag_add(&d->d, DIAG_ROW_LEFT, job_unit_place(d->job, i, d->a), ARGS(job_unit(d->job, i, d->a)));
}

/* Each plan by itself; stops where going on is of no use. */
static void write_each(kh_document *d, outlet *o, kh_format format, size_t *written)
{
    for (size_t i = 0; i < d->units.n; i++) {
        arena *a;
        plan p;
        if (!d->units.at[i].whole)
            continue;
        if (units_plan(d, i, &a, &p) && files_put(d, o, a, &p, format, unit_file(d, i, format)))
            (*written)++;
        else if (!d->keep_going || outlet_is_hopeless(o, &d->d))
            return;
    }
}

/* Plans for one run of LibreOffice, which takes longer to start than for one. */
enum { BATCH = 50 };

/* Plans on their way through LibreOffice. */
typedef struct pdf_batch {
    office *o; /* NULL: not needed yet */
    size_t next;
    size_t units[BATCH], n;
} pdf_batch;

/* The whole ones from b->next on, at most BATCH; b->next is then the first that is left. */
static bool add_batch(kh_document *d, pdf_batch *b, size_t *written)
{
    for (b->n = 0; b->next < d->units.n && b->n < BATCH; b->next++) {
        arena *a;
        plan p;
        if (!units_plan(d, b->next, &a, &p))
            continue;
        outlet_result added = files_to_office(d, &b->o, a, &p, unit_file(d, b->next, KH_PDF));
        if (added == OUTLET_FAILED)
            return false;
        *written += added == OUTLET_SAME;
        if (added == OUTLET_WRITTEN)
            b->units[b->n++] = b->next;
    }
    return true;
}

static bool write_batch(kh_document *d, outlet *out, pdf_batch *b, size_t *written)
{
    size_t taken = 0;
    if (!add_batch(d, b, written))
        return false;
    if (b->n && !office_convert(b->o) && !d->keep_going)
        return false;
    for (size_t i = 0; i < b->n; i++) {
        size_t at = b->units[i], files = d->units.at[at].files;
        str name = unit_file(d, at, KH_PDF);
        if (files_from_office(d, out, b->o, unit_arena(d), taken, files, name))
            (*written)++;
        else if (!d->keep_going || outlet_is_hopeless(out, &d->d))
            return false;
        taken += files;
    }
    return true;
}

static void write_pdfs(kh_document *d, outlet *out, size_t *written)
{
    pdf_batch b = {0};
    while (b.next < d->units.n && write_batch(d, out, &b, written))
        continue;
    if (b.o)
        office_close(b.o);
}

static void write_units(kh_document *d, kh_format format, size_t *written)
{
    if (!d->built)
        return;
    bool good = target_may_stand(d);
    if ((!check_paths(d, format) && !d->keep_going) || !good)
        return;
    outlet *o = d->check_only ? NULL : target_open(d);
    if (!o && !d->check_only)
        return;
    say_left(d);
    if (d->check_only)
        *written = count_whole(d);
    else if (format == KH_PDF)
        write_pdfs(d, o, written);
    else
        write_each(d, o, format, written);
    if (o)
        target_close(d, o, written);
}

kh_status kh_write_units(kh_document *d, kh_format format, size_t *written, const char **folder)
{
    jmp_buf no_memory;
    *written = 0;
    *folder = "";
    if (!format_is_kept(format))
        return KH_E_USAGE;
    if (setjmp(no_memory))
        return document_no_memory(d);
    document_guard(d, &no_memory);
    d->sorted = false;
    d->same = 0;
    *folder = str_z(d->a, target_name(d));
    write_units(d, format, written);
    document_guard(d, NULL);
    return *written == d->units.n && d->units.n ? document_status(d) : document_failure(d);
}
