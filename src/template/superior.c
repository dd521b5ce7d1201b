/* What a plan says to those below. Its citation is made in superior_cite.c. */
#include "template/superior.h"

#include "plan/wording.h"
#include "template/bind_phan_cong.h"

/* A section that repeats is one text. */
static body *section_text(arena *a, superior *s, const plan *p, str id)
{
    for (size_t i = 0; i < s->sections.n; i++)
        if (str_eq(s->sections.at[i].id, id))
            return s->sections.at[i].text;
    body *text = NEW(a, body);
    for (size_t k = 0; k < p->notes.n; k++)
        *list_add(a, &text->notes) = p->notes.at[k];
    *list_add(a, &s->sections) = (superior_section){id, text};
    return text;
}

/* Where what its plan lacks is to be added: its row, or [văn bản] of the input. */
static pos missing_place(const data *from)
{
    const value *of_row = data_in_layer(from, LAYER_ROW, S("don_vi.ten"));
    const section *in = NULL;
    for (const data *in_data = from; in_data && !in; in_data = in_data->below)
        in = map_get(&in_data->by_section, S("van_ban"));
    return of_row ? of_row->at : in ? in->at : (pos){from->src, 0};
}

/* Cited is the decision: "Quyết định số … của … ban hành Kế hoạch …". */
static void take_decision(arena *a, const plan *p, const data *from, superior *s)
{
    const ban_hanh *by = p->ban_hanh;
    const value *typed = data_get_named(from, "kem_theo.ngay");
    s->noi = (said){STR_CAT(a, S("ban hành "), s->loai.text), s->loai.at};
    s->loai.text = by->loai;
    s->so = (said){by->so.text, by->so.text.n ? by->so.at : s->so.at};
    s->ky_hieu = by->ky_hieu;
    if (typed)
        s->ngay = (said){value_line(typed).text, value_line(typed).at};
    s->co_quan.text = by->co_quan;
}

/* The lines that assign them are no assignments of the plans below. */
static void take_tasks(arena *a, superior *s, const plan *p)
{
    s->task_faults.a = a;
    tasks_collect(&s->task_faults, &p->than, 0, p->than.n, &s->tasks);
    for (size_t i = 0; i < p->phu_luc.n; i++)
        tasks_collect(&s->task_faults, &p->phu_luc.at[i].than, 0, p->phu_luc.at[i].than.n,
                      &s->tasks);
    for (size_t i = 0; i < s->sections.n; i++)
        for (size_t k = 0; k < s->sections.at[i].text->blocks.n; k++)
            s->sections.at[i].text->blocks.at[k].giao = NULL;
}

superior *superior_of(arena *a, const plan *p, const data *from, str of)
{
    superior *s = NEW(a, superior);
    const value *typed = data_get_named(from, "van_ban.ngay");
    line date_typed = typed ? value_line(typed) : (line){.at = missing_place(from)};
    pos at = p->co_quan.at[0].ten.at;
    *s = (superior){
        .loai = {wording_as_sentence(a, p->ten_loai), at},
        .so = {p->so.text, p->so.text.n ? p->so.at : missing_place(from)},
        .ky_hieu = p->ky_hieu,
        .ngay = {date_typed.text, date_typed.at},
        .co_quan = {wording_co_quan(a, p), at},
        .trich_yeu = {p->trich_yeu.text, p->trich_yeu.at},
        .don_vi = {of, at},
        .values = from,
        .given.a = a,
    };
    if (p->ban_hanh)
        take_decision(a, p, from, s);
    for (size_t i = 0; i < p->muc.n; i++) {
        const muc_range *m = &p->muc.at[i];
        body *text = section_text(a, s, p, m->id);
        for (size_t k = m->from; k < m->to; k++)
            *list_add(a, &text->blocks) = p->than.at[k];
    }
    take_tasks(a, s, p);
    return s;
}

static str section_path(arena *a, const superior_section *s)
{
    return STR_CAT(a, S("cap_tren.muc."), s->id);
}

static void give(const superior *s, data *to)
{
    const struct {
        const char *path;
        said is;
    } rows[] = {
        {"cap_tren.loai", s->loai},       {"cap_tren.so", s->so},
        {"cap_tren.ky_hieu", s->ky_hieu}, {"cap_tren.ngay", s->ngay},
        {"cap_tren.co_quan", s->co_quan}, {"cap_tren.trich_yeu", s->trich_yeu},
        {"cap_tren.don_vi", s->don_vi},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        data_put(to, LAYER_ABOVE, str_from(rows[i].path), rows[i].is.text, rows[i].is.at);
    if (s->noi.text.n)
        data_put(to, LAYER_ABOVE, S("cap_tren.noi"), s->noi.text, s->noi.at);
    for (size_t i = 0; i < s->sections.n; i++)
        data_put_text(to, LAYER_ABOVE, section_path(to->a, &s->sections.at[i]),
                      s->sections.at[i].text, s->co_quan.at);
}

void superior_give(superior *s, data *to)
{
    arena *a = s->given.a;
    if (a && !s->given.numbers) {
        s->given = data_share(a, to);
        s->given.below = NULL; /* a document's values go, its numbers of paths stay */
        give(s, &s->given);
        for (size_t i = 0; i < s->given.values.n; i++)
            s->given.values.at[i]->shared = false;
    }
    if (s->given.numbers == to->numbers)
        data_lend(to, &s->given);
    else
        give(s, to); /* plans of another level have it in common */
}

void superior_tell(diags *d, const superior *s, const data *of)
{
    bool taken = false;
    for (size_t i = 0; s->faults && s->faults->list.n && i < s->sections.n; i++) {
        const value *v = data_in_layer(of, LAYER_ABOVE, section_path(d->a, &s->sections.at[i]));
        taken = taken || (v && v->used);
    }
    for (size_t i = 0; taken && s->faults && i < s->faults->list.n; i++) {
        const diag *one = &s->faults->list.at[i];
        if (diag_severity(one->code) >= SEVERITY_ERROR)
            diag_add_both(d, one->code, one->at, one->other, one->args);
    }
}

/* ---- deadlines ---- */

static bool whole_date(const value *v, date *out)
{
    return v && v->n && date_parse(v->lines[0].text, out) == DATE_GOOD && out->day && out->month &&
           out->year;
}

void superior_check_dates(diags *d, const superior *s, const prepared *form, const data *own)
{
    for (size_t i = 0; s && s->values && i < form->khung->fields.n; i++) {
        const field *f = &form->khung->fields.at[i];
        date mine, theirs;
        if (f->kind != FIELD_NGAY || str_eq(f->section, S("cap_tren")) ||
            str_eq(f->section, S("van_ban")))
            continue;
        const value *v = data_peek(own, f->path), *above = data_peek(s->values, f->path);
        if (!v || !above || v->n == 0 || above->n == 0 ||
            str_eq(v->lines[0].text, above->lines[0].text)) /* as in most plans */
            continue;
        if (!whole_date(v, &mine) || !whole_date(above, &theirs))
            continue;
        bool same =
            mine.day == theirs.day && mine.month == theirs.month && mine.year == theirs.year;
        if (!same && date_reaches(mine, theirs))
            diag_add_both(d, DIAG_DATE_LATER, v->at, above->at,
                          ARGS(f->key_name, v->lines[0].text, above->lines[0].text));
    }
}

void superior_check_order(diags *d, const data *of)
{
    date own, theirs;
    const value *mine = data_peek_named(of, "van_ban.ngay");
    if (!whole_date(mine, &own) || !whole_date(data_peek_named(of, "cap_tren.ngay"), &theirs) ||
        date_reaches(own, theirs))
        return;
    diag_add(d, DIAG_DATE_BEFORE, value_line(mine).at,
             ARGS(wording_ngay_ngan(d->a, own), wording_ngay_ngan(d->a, theirs)));
}
