/* Faults of many rows, each told once. */
#include "template/asked.h"
#include "template/job_state.h"

#include <stdint.h>

#include "base/utf8.h"

/* Its code, words and, where `placed`, place: two that are the same are one fault. */
static str fault_key(arena *a, const diag *one, bool placed)
{
    buf b = {.a = a};
    buf_number(&b, (long)one->code);
    if (placed) {
        buf_byte(&b, ' ');
        buf_number(&b, (long)(intptr_t)source_whole(one->at.src));
        buf_byte(&b, ' ');
        buf_number(&b, (long)pos_offset(one->at));
    }
    for (size_t i = 0; i < 4 && (placed || diag_severity(one->code) > SEVERITY_NOTE); i++) {
        buf_byte(&b, ' ');
        buf_add(&b, one->args.at[i]);
    }
    return buf_str(&b);
}

static bool is_at_row(const unit_row *u, pos at)
{
    return pos_same(at, u->at);
}

/* True for what was told: of this place; or of another row, where it is the row as a whole. */
static bool was_told(job *j, arena *work, const unit_row *u, size_t nth, const diag *one)
{
    arena *a = j->d->a;
    bool of_row = u && is_at_row(u, one->at);
    str key = fault_key(work, one, true);
    if (map_get(&j->seen, key))
        return true;
    bool full = diags_full(j->d, one->code); /* then there is nothing more to tell */
    if (!full)
        map_set(&j->seen, str_copy(a, key), j);
    key = of_row ? fault_key(work, one, false) : key;
    alike *before = of_row ? map_get(&j->alike, key) : NULL;
    if (before && before->last != nth) { /* a row that is told of twice is one row */
        before->more++;
        before->last = nth;
    }
    if (before || !of_row || full)
        return before;
    alike *first = NEW(a, alike);
    *first = (alike){one->code, pos_keep(a, one->at), 0, nth};
    map_set(&j->alike, str_copy(a, key), first);
    *list_add(a, &j->alikes) = first;
    return false;
}

/* Where in the list the fault is, or whose plan it came up with. */
static void say_row(job *j, arena *work, const unit_row *u, const diag *one)
{
    arena *a = j->d->a;
    str words = {0}, column = units_heading(u, one->at, &words);
    diag of_plan = {DIAG_ROW_OF, u->at, {0}, ARGS(one->at.src->name, u->words), 0};
    if (diag_severity(one->code) < SEVERITY_ERROR || is_at_row(u, one->at))
        return;
    if (column.n)
        diag_add(j->d, DIAG_ROW_CELL, pos_keep(a, one->at),
                 ARGS(str_copy(a, column), str_copy(a, u->words),
                      str_copy(a, str_slice(words, 0, str_find(words, S("\n"))))));
    else if (source_whole(one->at.src) != u->list->csv.src && !was_told(j, work, NULL, 0, &of_plan))
        diag_add(j->d, DIAG_ROW_OF, pos_keep(a, u->at),
                 ARGS(of_plan.args.at[0], str_copy(a, u->words)));
}

/* `work` is the unit's own arena, as its faults. */
static void report_one(job *j, arena *work, const unit_row *u, diag one)
{
    arena *a = j->d->a;
    if (diags_full(j->d, one.code)) {
        diag_add(j->d, one.code, one.at, one.args);
        return;
    }
    for (size_t n = 0; n < 4; n++)
        one.args.at[n] = str_copy(a, one.args.at[n]);
    diag_add_both(j->d, one.code, pos_keep(a, one.at), pos_keep(a, one.other), one.args);
    if (u)
        say_row(j, work, u, &one);
}

void job_report(job *j, size_t i, const diags *of_unit)
{
    arena *work = of_unit->a;
    unit_row *u = of_unit->list.n && j->n_units ? NEW(work, unit_row) : NULL;
    diags lost = {.a = work};
    size_t told = 0;
    if (u && !job_row_get(j, &lost, job_row(j, i), u))
        u = NULL; /* which is among the faults */
    for (size_t k = 0; k < of_unit->list.n; k++) {
        if (was_told(j, work, u, i, &of_unit->list.at[k]))
            told++;
        else
            report_one(j, work, u, of_unit->list.at[k]);
    }
    if (told <= of_unit->list.n / 2) /* those that were left out are as new as those kept */
        j->d->left_out += of_unit->left_out;
}

bool job_told(job *j, size_t i, const diags *of_unit)
{
    arena *work = of_unit->a;
    unit_row u;
    diags lost = {.a = work};
    bool all = of_unit->left_out == 0;
    if (of_unit->list.n && j->n_units && !job_row_get(j, &lost, job_row(j, i), &u))
        return false;
    for (size_t k = 0; k < of_unit->list.n && all; k++)
        all = !(j->n_units && is_at_row(&u, of_unit->list.at[k].at));
    for (size_t k = 0; k < of_unit->list.n && all; k++)
        all = map_get(&j->seen, fault_key(work, &of_unit->list.at[k], true));
    for (size_t k = 0; k < of_unit->list.n && !all && j->seen.n < DIAGS_KEPT; k++)
        map_set(&j->seen, str_copy(j->d->a, fault_key(work, &of_unit->list.at[k], true)), j);
    return all;
}

void job_report_alike(job *j)
{
    for (size_t i = 0; i < j->alikes.n; i++) {
        const alike *one = j->alikes.at[i];
        str number =
            STR_CAT(j->d->a, S("000"), str_number(j->d->a, (size_t)diag_number(one->code)));
        if (one->more)
            diag_add(j->d, DIAG_ROWS_ALIKE, one->at,
                     ARGS(str_number(j->d->a, one->more), str_after(number, number.n - 4)));
    }
}

/* True if a plan of some level took what --set gave at a path. */
static bool is_set_taken(const job *j, str path)
{
    bool taken = false;
    for (int r = RANK_TINH; r <= RANK_XA; r++) {
        const level_form *f = &j->below[r];
        const value *v = f->form ? data_in_layer(&f->base, LAYER_SET, path) : NULL;
        taken = taken || (v && (v->used || (v->key && v->key->field)));
    }
    return taken;
}

/* True for what [cấp xã] says and neither a plan took nor --set or a row replaced. */
static bool is_level_value_left(const job *j, const data *of, const value *v)
{
    bool left = v->layer == LAYER_CAP && !v->used && !(v->key && v->key->field);
    for (size_t i = 0; i < j->lists.n && left; i++)
        for (size_t k = 0; k < j->lists.at[i]->csv.columns.n && left; k++)
            left = !str_eq(j->lists.at[i]->paths[k], v->path);
    return left && !value_is_blank(v) && !data_in_layer(of, LAYER_SET, v->path);
}

/* The same of [cấp phường], which each unit's plan has by itself. */
typedef struct level_value {
    const value *v;
    const khung *k;
    bool taken;
} level_value;

static str level_value_key(arena *a, const value *v)
{
    return STR_CAT(a, str_number(a, v->at.off), S(" "), v->path);
}

void job_note_level_values(job *j, const data *of_unit, const khung *k)
{
    arena *a = j->d->a;
    for (size_t i = 0; i < of_unit->values.n; i++) {
        const value *v = of_unit->values.at[i];
        if (v->layer != LAYER_CAP)
            continue;
        str key = level_value_key(of_unit->a, v);
        level_value *known = map_get(&j->level_values, key);
        if (!known) {
            known = NEW(a, level_value);
            value *kept = NEW(a, value);
            *kept = *v;
            kept->path = str_copy(a, v->path);
            *known = (level_value){kept, k, false};
            map_set(&j->level_values, str_copy(a, key), known);
            *list_add(a, &j->of_kinds) = known;
        }
        bool hidden =
            data_in_layer(of_unit, LAYER_CAP, v->path) != v; /* [cấp xã] by [cấp phường] */
        known->taken = known->taken || hidden || !is_level_value_left(j, of_unit, v);
        value *of_level = (value *)data_in_layer(of_unit->below, LAYER_CAP, v->path);
        if (of_level) /* a default */
            of_level->used = true;
    }
}

static void take_used(data *to, const data *from)
{
    for (size_t i = 0; i < to->values.n && i < from->values.n; i++)
        to->values.at[i]->used = to->values.at[i]->used || from->values.at[i]->used;
}

static void take_level_value(job *j, const level_value *one)
{
    str key = level_value_key(j->d->a, one->v);
    level_value *known = map_get(&j->level_values, key);
    if (known) {
        known->taken = known->taken || one->taken;
        return;
    }
    known = NEW(j->d->a, level_value);
    *known = *one;
    map_set(&j->level_values, key, known);
    *list_add(j->d->a, &j->of_kinds) = known;
}

void job_take_marks(job *j, const job *from)
{
    take_used(&j->own.base, &from->own.base);
    for (int r = RANK_TINH; r <= RANK_XA; r++)
        take_used(&j->below[r].base, &from->below[r].base);
    for (size_t i = 0; i < j->lists.n; i++)
        for (size_t k = 0; k < j->lists.at[i]->csv.columns.n; k++)
            j->lists.at[i]->taken[k] = j->lists.at[i]->taken[k] || from->lists.at[i]->taken[k];
    for (size_t i = 0; i < from->of_kinds.n; i++)
        take_level_value(j, from->of_kinds.at[i]);
    map known = {.a = j->d->a};
    for (size_t i = 0; i < job_file_count(j); i++)
        map_set(&known, job_file(j, i), j);
    for (size_t i = 0; i < job_file_count(from); i++)
        if (!map_get(&known, job_file(from, i)))
            *list_add(j->d->a, &j->files) = job_file(from, i);
}

static void report_level_value(job *j, const value *v, const khung *k)
{
    diag_add(j->d, DIAG_VALUE_UNUSED, v->at, ARGS(str_from(v->key->name), k->name));
}

static void report_level_values(job *j)
{
    for (int r = RANK_TINH; r <= RANK_XA; r++) {
        const level_form *f = &j->below[r];
        for (size_t i = 0; f->form && i < f->base.values.n; i++)
            if (is_level_value_left(j, &f->base, f->base.values.at[i]))
                report_level_value(j, f->base.values.at[i], f->form->khung);
    }
    for (size_t i = 0; i < j->of_kinds.n; i++) {
        const level_value *one = j->of_kinds.at[i];
        if (!one->taken)
            report_level_value(j, one->v, one->k);
    }
}

/* What --set gave for plans below, and none of them took. */
static void report_unused_below(job *j)
{
    int r = RANK_TINH;
    while (r <= RANK_XA && !j->below[r].form)
        r++;
    for (size_t i = 0; r <= RANK_XA && i < j->below[r].base.values.n; i++) {
        const value *v = j->below[r].base.values.at[i];
        if (v->layer == LAYER_SET && !value_is_blank(v) && !is_set_taken(j, v->path))
            diag_add(j->d, DIAG_VALUE_UNUSED, v->at,
                     ARGS(str_from(v->key->name), j->below[r].form->khung->name));
    }
}

/* ---- columns ---- */

typedef LIST(const level_form *) level_forms;

/* What the units' plans are made from. */
static level_forms forms_of_units(const job *j)
{
    level_forms all = {0};
    rank ranks[RANK_XA + 1];
    for (size_t i = 0, n = job_ranks(j, ranks); i < n; i++) {
        const level_form *f = job_form_of_rank(j, ranks[i]);
        size_t k = 0;
        while (k < all.n && all.at[k] != f)
            k++;
        if (f->form && k == all.n)
            *list_add(j->d->a, &all) = f;
    }
    return all;
}

/* All names that the plans' texts and values have. */
static asked_names names_asked_for(const job *j, const level_forms *forms)
{
    asked_names q = {.names.a = j->d->a};
    for (size_t i = 0; i < forms->n; i++) {
        const level_form *f = forms->at[i];
        asked_all(&q, &f->base, f->form);
        for (size_t k = 0; k < f->base.values.n; k++)
            asked_value(&q, f->base.values.at[k]);
    }
    for (size_t k = 0; k < j->own.base.values.n; k++)
        asked_value(&q, j->own.base.values.at[k]);
    return q;
}

static bool is_asked_for(const job *j, const asked_names *q, str path)
{
    return asked_for(q, path) || (j->file_name && text_asks_for(j->d->a, j->file_name, path));
}

/* A column of a field is asked for as the field is, too. */
static bool is_column_asked_for(const job *j, const asked_names *q, const level_forms *forms,
                                str path, const field *of)
{
    bool asked = is_asked_for(j, q, path) || (of && is_asked_for(j, q, of->path));
    for (size_t i = 0; of && !asked && i < forms->n; i++)
        asked = asked_elsewhere(j->d->a, of, forms->at[i]->form->khung, &j->how->places);
    return asked;
}

/* Columns that no plan took, and no text would that isn't printed this time. */
static void report_columns(job *j)
{
    level_forms forms = forms_of_units(j);
    asked_names asked = names_asked_for(j, &forms);
    unit_names known = {0};
    for (size_t i = 0; i < forms.n; i++)
        known.at[known.n++] = forms.at[i]->form->names;
    for (size_t i = 0; i < j->lists.n; i++)
        for (size_t k = 0; k < j->lists.at[i]->csv.columns.n; k++)
            if (units_may_be_unused(j->lists.at[i], k, &known) &&
                !is_column_asked_for(j, &asked, &forms, j->lists.at[i]->paths[k],
                                     units_declared_field(j->lists.at[i], k, &known)))
                units_report_unused(j->d, j->lists.at[i], k, &known);
}

void job_report_unused(job *j)
{
    bool own = j->n_units == 0;
    for (size_t i = 0; i < j->n_units; i++)
        own = own || !job_rank_is_below(j, job_row_rank(j, i));
    report_unused_below(j);
    report_level_values(j);
    report_columns(j);
    if (!own || !j->own.form)
        return;
    for (size_t i = 0; i < j->lists.n; i++) /* the rows' default, even where all rows say more */
        for (size_t k = 0; k < j->lists.at[i]->csv.columns.n; k++)
            data_get(&j->own.base, j->lists.at[i]->paths[k]);
    for (size_t i = 0; i < j->own.base.values.n; i++) { /* as [cấp xã], where it is for all rows */
        str path = j->own.base.values.at[i]->path;
        if (str_starts(path, S("cap_")))
            data_get(&j->own.base, str_after(path, str_find(path, S(".")) + 1));
    }
    data_report_unused(j->d, &j->own.base, j->own.form->khung->name);
    asked_check_values(j->d, &j->own.base, j->own.form, &j->how->places);
}
