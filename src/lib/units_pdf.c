/* Plans of units to PDFs: many Word documents in one run of LibreOffice, which takes longer to
 * start than for one. One thread. */
#include "lib/files.h"
#include "lib/units.h"

enum { BATCH = 50 };

/* Plans on their way through LibreOffice. */
typedef struct pdf_batch {
    office *o; /* NULL: not needed yet */
    size_t next;
    size_t units[BATCH], n;
} pdf_batch;

/* The whole ones from b->next on, at most BATCH; b->next is then the first that is left. */
static bool add_batch(kh_document *d, pdf_batch *b)
{
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

static bool write_batch(kh_document *d, pdf_batch *b)
{
    size_t taken = 0;
    if (!add_batch(d, b))
        return false;
    if (b->n && !office_convert(b->o) && !d->keep_going)
        return false;
    for (size_t i = 0; i < b->n; i++) {
        size_t files = d->units.at[b->units[i]].files;
        worker_clear(d, &d->own);
        arena *a = d->own.row;
        str name = units_file(d, a, b->units[i], KH_PDF);
        if (files_from_office(d, d->out, b->o, a, taken, files, name))
            d->written++;
        else if (!d->keep_going || outlet_is_hopeless(d->out, &d->d))
            return false;
        taken += files;
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
