/* The units of the lists, and which of them the job is for: all, or those of a shard. */
#include "base/utf8.h"
#include "template/file_name.h"
#include "template/job_state.h"

size_t job_rows(const job *j)
{
    return j->n_units;
}

/* Every shards-th, so that rows in an order (of their districts, say) are spread alike. */
size_t job_row(const job *j, size_t i)
{
    return j->how->shards ? j->how->shard - 1 + i * j->how->shards : i;
}

size_t job_units(const job *j)
{
    size_t all = j->n_units, first = job_row(j, 0), step = j->how->shards ? j->how->shards : 1;
    return first < all ? (all - first - 1) / step + 1 : 0;
}

str job_unit(job *j, size_t i, arena *a)
{
    return job_row_unit(j, job_row(j, i), a);
}

pos job_unit_place(job *j, size_t i, arena *a)
{
    return job_row_place(j, job_row(j, i), a);
}

/* ---- names ---- */

/* True if the row itself says all that its file's name asks for, so that no plan is needed. */
static bool row_gives_name(const job *j, const data *values)
{
    for (size_t i = 0; i < j->file_name->blocks.n; i++) {
        const block *b = &j->file_name->blocks.at[i];
        for (size_t k = 0; k < b->runs.n; k++) {
            const tag *t = b->runs.at[k].tag;
            const value *v = t ? data_peek(values, utf8_fold(values->a, t->name)) : NULL;
            bool whole = v && v->layer >= LAYER_ROW && v->literal && !value_is_blank(v);
            if (t && (t->kind == TAG_REFERENCE || !whole))
                return false;
        }
    }
    return true;
}

str job_row_file_name(job *j, size_t at, arena *a, size_t *annexes)
{
    const level_form *f = job_form_of_rank(j, job_row_rank(j, at));
    diags dropped = {.a = a};
    unit_row u;
    str name = {0};
    plan p = {0};
    *annexes = 0;
    if (!f->form || !j->file_name || !job_row_get(j, &dropped, at, &u))
        return name;
    data values = data_share(a, &f->base);
    units_give(&dropped, &u, &values);
    if (!j->how->split && row_gives_name(j, &values))
        return file_name_fill(&dropped, j->d, j->file_name, &values, u.at);
    job_row_plan(j, at, false, &dropped, &p, &name);
    *annexes = j->how->split ? p.phu_luc.n : 0;
    return name;
}
