/* The one place that knows where a plan keeps words. */
#include "plan/walk.h"

typedef struct walk {
    plan_visit *visit;
    void *context;
    plan_part part;
    const plan_known *known; /* or NULL */
} walk;

static void visit_runs(const walk *w, const runs *words, pos at)
{
    w->visit(w->context, w->part, words, at);
}

static void visit_text(const walk *w, str text, pos at)
{
    run only = {.kind = RUN_TEXT, .text = text, .at = at};
    visit_runs(w, &(runs){.at = &only, .n = 1}, at);
}

static void visit_table(const walk *w, const table *t)
{
    for (size_t r = 0; r < t->rows.n; r++)
        for (size_t c = 0; c < t->rows.at[r].cells.n; c++) {
            const cell *now = &t->rows.at[r].cells.at[c];
            for (size_t i = 0; i < now->paragraphs.n; i++)
                visit_runs(w, &now->paragraphs.at[i], t->rows.at[r].at);
        }
}

static void visit_blocks(const walk *w, const blocks *all)
{
    for (size_t i = 0;; i++) {
        if (w->known)
            i = w->known->skip(w->context, w->part, all, i);
        if (i == all->n)
            return;
        const block *now = &all->at[i];
        bool of_superior = now->phan_cong && now->phan_cong->cap_tren;
        plan_part part = of_superior ? PART_CAP_TREN : w->part;
        if (now->table)
            visit_table(&(walk){w->visit, w->context, part, w->known}, now->table);
        else
            visit_runs(w, &now->runs, now->at);
        if (w->known)
            w->known->learn(w->context, part, now);
    }
}

static void visit_recipients(const walk *w, const plan *p)
{
    for (size_t i = 0; i < p->noi_nhan.n; i++) {
        const nhan *now = &p->noi_nhan.at[i];
        bool last = i + 1 == p->noi_nhan.n || p->noi_nhan.at[i + 1].brace != now->brace;
        visit_text(w, now->text, now->at);
        if (now->brace && last)
            visit_text(w, p->braces.at[now->brace - 1], now->at);
    }
}

static void visit_annex(const walk *w, const phu_luc *l)
{
    visit_text(w, l->nhan, l->at);
    visit_runs(w, &l->tieu_de.runs, l->tieu_de.at);
    visit_runs(w, &l->kem_theo.runs, l->kem_theo.at);
    visit_blocks(w, &l->than);
    visit_blocks(w, &l->ghi_chu);
}

static void visit_tail(walk *w, const plan *p)
{
    w->part = PART_NOI_NHAN;
    visit_recipients(w, p);
    w->part = PART_KY;
    for (size_t i = 0; i < p->ky.n; i++) {
        visit_text(w, p->ky.at[i].chuc_vu.text, p->ky.at[i].chuc_vu.at);
        visit_text(w, p->ky.at[i].chuc_vu_khac.text, p->ky.at[i].chuc_vu_khac.at);
    }
}

void plan_walk(const plan *p, plan_visit *visit, void *context)
{
    plan_walk_unknown(p, NULL, visit, context);
}

void plan_walk_unknown(const plan *p, const plan_known *known, plan_visit *visit, void *context)
{
    walk w = {visit, context, PART_TRICH_YEU, known};
    visit_runs(&w, &p->trich_yeu.runs, p->trich_yeu.at);
    w.part = PART_EXTRA; /* circulation is typed; the address too */
    visit_text(&w, p->extras[EXTRA_LUU_HANH].text, p->extras[EXTRA_LUU_HANH].at);
    visit_text(&w, p->extras[EXTRA_DIA_CHI].text, p->extras[EXTRA_DIA_CHI].at);
    w.part = PART_KINH_GUI;
    for (size_t i = 0; i < p->kinh_gui.n; i++)
        visit_text(&w, p->kinh_gui.at[i].text, p->kinh_gui.at[i].at);
    w.part = PART_CAN_CU;
    visit_blocks(&w, &p->can_cu);
    w.part = PART_THAN;
    visit_blocks(&w, &p->than);
    w.part = PART_NOTES;
    for (size_t i = 0; i < p->notes.n; i++)
        visit_runs(&w, &p->notes.at[i].text, p->notes.at[i].at);
    visit_tail(&w, p);
    w.part = PART_PHU_LUC;
    for (size_t i = 0; i < p->phu_luc.n; i++)
        visit_annex(&w, &p->phu_luc.at[i]);
    if (p->ban_sao)
        visit_tail(&w, p->ban_sao->khoi);
}
