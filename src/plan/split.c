/* Copies of a plan that hold a part of it. Knows where runs are kept, for their notes' numbers. */
#include "plan/split.h"

typedef struct taking {
    arena *a;
    plan *to;
    LIST(note) from;
    size_t *numbers; /* what an old index became, from 1; 0: nothing refers to it so far */
} taking;

#define COPY(a, list)                                                                              \
    ((list)->at = memcpy(arena_alloc((a), (list)->n * sizeof *(list)->at), (list)->at,             \
                         (list)->n * sizeof *(list)->at),                                          \
     (list)->cap = (list)->n)

static bool has_note(const runs *r)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->at[i].kind == RUN_NOTE)
            return true;
    return false;
}

static void take_runs(taking *t, runs *r)
{
    if (!has_note(r))
        return;
    COPY(t->a, r);
    for (size_t i = 0; i < r->n; i++) {
        run *now = &r->at[i];
        if (now->kind != RUN_NOTE)
            continue;
        size_t *number = &t->numbers[now->note];
        if (*number == 0) {
            *list_add(t->a, &t->to->notes) = t->from.at[now->note];
            *number = t->to->notes.n;
        }
        now->note = *number - 1;
    }
}

static table *take_table(taking *t, const table *from)
{
    table *own = NEW(t->a, table);
    *own = *from;
    COPY(t->a, &own->rows);
    for (size_t r = 0; r < own->rows.n; r++) {
        row *now = &own->rows.at[r];
        if (now->cells.n)
            COPY(t->a, &now->cells);
        for (size_t c = 0; c < now->cells.n; c++) {
            cell *in = &now->cells.at[c];
            if (in->paragraphs.n)
                COPY(t->a, &in->paragraphs);
            for (size_t i = 0; i < in->paragraphs.n; i++)
                take_runs(t, &in->paragraphs.at[i]);
        }
    }
    return own;
}

static void take_blocks(taking *t, blocks *all)
{
    if (all->n == 0)
        return;
    COPY(t->a, all);
    for (size_t i = 0; i < all->n; i++) {
        take_runs(t, &all->at[i].runs);
        if (all->at[i].table)
            all->at[i].table = take_table(t, all->at[i].table);
    }
}

void plan_take_notes(arena *a, plan *p)
{
    if (p->notes.n == 0)
        return;
    taking t = {.a = a, .to = p, .numbers = NEW_ARRAY(a, size_t, p->notes.n)};
    t.from.at = p->notes.at;
    p->notes.at = NULL;
    p->notes.n = p->notes.cap = 0;
    take_runs(&t, &p->trich_yeu.runs);
    take_blocks(&t, &p->can_cu);
    take_blocks(&t, &p->than);
    if (p->phu_luc.n)
        COPY(a, &p->phu_luc);
    for (size_t i = 0; i < p->phu_luc.n; i++) {
        phu_luc *l = &p->phu_luc.at[i];
        take_runs(&t, &l->tieu_de.runs);
        take_runs(&t, &l->kem_theo.runs);
        take_blocks(&t, &l->than);
        take_blocks(&t, &l->ghi_chu);
    }
}

plan plan_without_annexes(arena *a, const plan *p)
{
    plan own = *p;
    own.phu_luc.n = 0;
    plan_take_notes(a, &own);
    return own;
}

plan plan_of_annex(arena *a, const plan *p, size_t i)
{
    plan own = *p;
    said draft = own.extras[EXTRA_DU_THAO];
    own.rieng = true;
    memset(own.extras, 0, sizeof own.extras); /* marks and address are the document's */
    own.extras[EXTRA_DU_THAO] = draft;
    own.phu_luc.at = &p->phu_luc.at[i];
    own.phu_luc.n = own.phu_luc.cap = 1;
    own.trich_yeu.runs.n = own.can_cu.n = own.than.n = 0;
    plan_take_notes(a, &own);
    return own;
}
