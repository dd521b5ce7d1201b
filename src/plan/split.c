/* Copies of a plan that hold a part of it. Knows where runs are kept that refer to something. */
#include "plan/split.h"

typedef struct taking {
    arena *a;
    plan *to;
    LIST(note) notes;
    LIST(bookmark) targets;
    size_t *numbers; /* what an old note's index became, from 1; 0: nothing refers to it so far */
    uint32_t *target_of; /* what an old target became; 0: it is gone */
} taking;

#define COPY(a, list)                                                                              \
    ((list)->at = memcpy(arena_alloc((a), (list)->n * sizeof *(list)->at), (list)->at,             \
                         (list)->n * sizeof *(list)->at),                                          \
     (list)->cap = (list)->n)

static bool changes(const runs *r)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->at[i].kind == RUN_NOTE || r->at[i].target)
            return true;
    return false;
}

static void take_runs(taking *t, runs *r)
{
    if (!changes(r))
        return;
    COPY(t->a, r);
    for (size_t i = 0; i < r->n; i++) {
        run *now = &r->at[i];
        now->target = t->target_of[now->target];
        if (now->kind != RUN_NOTE)
            continue;
        size_t *number = &t->numbers[now->note];
        if (*number == 0) {
            *list_add(t->a, &t->to->notes) = t->notes.at[now->note];
            *number = t->to->notes.n;
        }
        now->note = (uint32_t)(*number - 1);
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
        all->at[i].target = t->target_of[all->at[i].target];
        if (all->at[i].table)
            all->at[i].table = take_table(t, all->at[i].table);
    }
}

static void keep_target(taking *t, size_t old)
{
    if (old == 0 || t->target_of[old])
        return;
    *list_add(t->a, &t->to->targets) = t->targets.at[old - 1];
    t->target_of[old] = (uint32_t)t->to->targets.n;
}

static void keep_targets(taking *t)
{
    const plan *p = t->to;
    for (size_t i = 0; i < p->than.n; i++)
        keep_target(t, p->than.at[i].target);
    for (size_t i = 0; i < p->phu_luc.n; i++) {
        const phu_luc *l = &p->phu_luc.at[i];
        keep_target(t, l->target);
        for (size_t k = 0; k < l->than.n; k++)
            keep_target(t, l->than.at[k].target);
    }
}

static void take_annex(taking *t, phu_luc *l)
{
    l->target = t->target_of[l->target];
    take_runs(t, &l->tieu_de.runs);
    take_runs(t, &l->kem_theo.runs);
    take_blocks(t, &l->than);
    take_blocks(t, &l->ghi_chu);
}

void plan_settle(arena *a, plan *p)
{
    taking t = {.a = a, .to = p};
    if (p->notes.n == 0 && p->targets.n == 0)
        return;
    t.numbers = NEW_ARRAY(a, size_t, p->notes.n + 1);
    t.target_of = NEW_ARRAY(a, uint32_t, p->targets.n + 1);
    t.notes.at = p->notes.at;
    t.targets.at = p->targets.at;
    memset(&p->notes, 0, sizeof p->notes);
    memset(&p->targets, 0, sizeof p->targets);
    keep_targets(&t);
    take_runs(&t, &p->trich_yeu.runs);
    take_blocks(&t, &p->can_cu);
    take_blocks(&t, &p->than);
    if (p->phu_luc.n)
        COPY(a, &p->phu_luc);
    for (size_t i = 0; i < p->phu_luc.n; i++)
        take_annex(&t, &p->phu_luc.at[i]);
    for (size_t i = 0; i < p->notes.n; i++)
        take_runs(&t, &p->notes.at[i].text);
}

plan plan_without_annexes(arena *a, const plan *p)
{
    plan own = *p;
    own.phu_luc.n = 0;
    plan_settle(a, &own);
    return own;
}

plan plan_of_annex(arena *a, const plan *p, size_t i)
{
    plan own = *p;
    said kept[EXTRAS] = {0}; /* urgency and address are the document's */
    own.rieng = true;
    for (extra e = EXTRA_LUU_HANH; e <= EXTRA_DU_THAO; e++)
        if (e != EXTRA_DO_KHAN)
            kept[e] = p->extras[e];
    memcpy(own.extras, kept, sizeof kept);
    own.phu_luc.at = &p->phu_luc.at[i];
    own.phu_luc.n = own.phu_luc.cap = 1;
    own.trich_yeu.runs.n = own.can_cu.n = own.than.n = own.muc.n = 0;
    own.kinh_gui.n = own.noi_nhan.n = own.ky.n = 0;
    plan_settle(a, &own);
    return own;
}
