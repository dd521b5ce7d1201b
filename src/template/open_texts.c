/* A block that asks for a document's own value is filled twice: as it is to be, and with those
 * holes left. What is looked up for the second alone counts as what the kept block was made from.
 */
#include "template/open_texts.h"

#include "template/fill_runs.h"
#include "template/step_memory.h"

void open_find_paths(const data *of, open_texts *out)
{
    *out = (open_texts){0};
    for (size_t i = 0; i < of->changed.n * NUMBERS_IN_WORD; i++) {
        const value *v = number_set_has(&of->changed, i) ? data_peek_at(of, i) : NULL;
        if (v && !v->shared && !v->parsed)
            number_set_put(of->a, &out->paths, i, true);
    }
}

size_t open_messages(const resolver *r)
{
    return step_messages(r->d) + (r->shared == r->d ? 0 : step_messages(r->shared));
}

void open_begin(resolver *r, bool simple, open_watch *w)
{
    w->is = r->open_texts && simple;
    if (!w->is)
        return;
    looked_begin((data *)r->data, &w->own, &w->around);
    w->produced = r->produced;
    w->missing = r->missing;
    w->messages = open_messages(r);
}

static bool has_notes(const runs *r)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->at[i].kind == RUN_NOTE)
            return true;
    return false;
}

void open_end(resolver *r, const block *from, bool gone, const blocks *into, open_watch *w)
{
    open_texts *o = r->open_texts;
    data *values = (data *)r->data;
    if (!w->is)
        return;
    bool plain = !gone && r->missing == w->missing && open_messages(r) == w->messages &&
                 !has_notes(&from->runs);
    if (!plain || !number_sets_meet(&w->own.at, &o->paths)) {
        looked_end(values, &w->own, w->around);
        return;
    }
    size_t produced = r->produced;
    open_block *open = list_add(r->d->a, &o->all);
    *open = (open_block){.in = into, .at = into->n - 1, .open = *from};
    open->open.runs = (runs){0};
    w->own = (data_looks){0};
    r->leaves = &o->paths;
    r->produced = w->produced; /* the same words again: they stand in the document once */
    fill_runs(r, &from->runs, &open->open.runs);
    r->leaves = NULL;
    looked_end(values, &w->own, w->around);
    o->spent += produced - r->produced;
    r->produced = produced;
}
