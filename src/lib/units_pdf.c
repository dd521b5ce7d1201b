/* Plans of units to PDFs: many Word documents in one run of LibreOffice, which takes longer to
 * start than for one. One thread. */
#include "lib/files.h"
#include "lib/record.h"
#include "lib/units.h"

enum { BATCH = 50 };

/* Plans on their way through LibreOffice. */
typedef struct pdf_batch {
    office *o; /* NULL: not needed yet */
    size_t first, next;
    size_t units[BATCH], n;
} pdf_batch;

/* The whole ones from b->next on, at most BATCH; b->next is then the first that is left. */
static bool add_batch(kh_document *d, pdf_batch *b)
{
    b->first = b->next;
    for (b->n = 0; b->next < d->units.n && b->n < BATCH; b->next++) {
        arena *a;
        plan p;
        if (!units_plan(d, b->next, &a, &p))
            continue;
        outlet_result added = files_to_office(d, &b->o, a, &p, units_file(d, a, b->next, KH_PDF));
        if (added == OUTLET_FAILED)
            return false;
        d->written += added == OUTLET_SAME;
        if (added == OUTLET_WRITTEN)
            b->units[b->n++] = b->next;
    }
    return true;
}

/* False where going on is of no use. */
static bool write_row(kh_document *d, const pdf_batch *b, size_t i, size_t *taken)
{
    size_t files = d->units.at[i].files;
    arena *a = d->own.row;
    file_list all = {0};
    str name = units_file(d, a, i, KH_PDF);
    outlet_result put = files_from_office(d, d->out, b->o, a, *taken, files, name, &all);
    *taken += files;
    d->written += put != OUTLET_FAILED;
    record_files(d, i, record_digests(d, a, &all), all.n, put);
    return put != OUTLET_FAILED || (d->keep_going && !outlet_is_hopeless(d->out, &d->d));
}

static bool write_batch(kh_document *d, pdf_batch *b)
{
    size_t taken = 0;
    if (!add_batch(d, b))
        return false;
    if (b->n && !office_convert(b->o) && !d->keep_going)
        return false;
    for (size_t i = b->first, k = 0; i < b->next; i++) {
        bool made = k < b->n && b->units[k] == i;
        k += made;
        worker_clear(d, &d->own);
        arena_reset(d->scratch);
        if (made && !write_row(d, b, i, &taken))
            return false;
        if (!made)
            record_there(d, i);
    }
    return units_go_on(d, b->next, KH_WRITING);
}

void units_write_pdfs(kh_document *d)
{
    pdf_batch b = {0};
    while (b.next < d->units.n && write_batch(d, &b))
        continue;
    if (b.o)
        office_close(b.o);
}
