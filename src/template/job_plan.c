/* One plan: its values, the superior's plan, the guard. */
#include "template/job_state.h"

#include "base/utf8.h"
#include "template/file_name.h"

/* ---- leftovers ---- */

void job_prepare_guard(job *j)
{
    arena *a = j->d->a;
    size_t gone = levels_gone_count(j->levels);
    j->unit_names = job_unit_names(j);
    j->guarded.a = a;
    j->agencies = NEW_ARRAY(a, leftover_agency, gone + 1);
    for (size_t i = 0; i < gone; i++) {
        const gone_agency *g = levels_gone_agency(j->levels, i);
        j->agencies[i] = (leftover_agency){g->name, g->from, g->heir, g->begins, g->key};
    }
    leftover_years_add(&j->years, j->input->text);
    for (size_t i = 0; i < j->own.base.files.n; i++)
        leftover_years_add(&j->years, j->own.base.files.at[i]->text);
    for (size_t i = 0; i < j->how->n_sets; i++)
        leftover_years_add(&j->years, j->how->sets[i]);
}

/* A unit that there is no more, which another warning tells: its words are those of its time. */
static bool is_of_the_past(const job *j, const unit *u)
{
    return u->kind && unit_is_of_three_tiers(j->levels, j->d->a, u->kind, u->name);
}

/* A default is a value, not text left standing. */
static const leftover_years *years_of_defaults(job *j, const khung *k)
{
    if (j->defaults_of == k)
        return &j->defaults;
    j->defaults_of = k;
    j->defaults = (leftover_years){0};
    for (size_t i = 0; i < k->fields.n; i++)
        if (k->fields.at[i].default_value)
            leftover_years_add(&j->defaults, k->fields.at[i].default_value->value);
    return &j->defaults;
}

/* Words in a plan that belong to another unit, level or time. */
static void guard_plan(job *j, diags *d, const unit_row *u, const unit *whose, const khung *k,
                       const data *values, const plan *p)
{
    const value *superior_unit = data_peek(values, S("cap_tren.don_vi"));
    arena *a = d->a;
    LIST(str) allowed = {0};
    LIST(const source *) inputs = {0};
    *list_add(a, &inputs) = j->input;
    for (size_t i = 0; i < j->tables.sources.n; i++)
        *list_add(a, &inputs) = j->tables.sources.at[i];
    leftover_context c = {
        .own_rank =
            whose->kind ? unit_rank(j->levels, a, whose->kind, whose->name, p->ngay) : RANK_NONE,
        .when = whose->when,
        .two_tiers = whose->two_tiers && !whose->guessed && !is_of_the_past(j, whose),
        .others = u ? j->unit_names : NULL,
        .inputs = inputs.at,
        .n_inputs = inputs.n,
        .agencies = j->agencies,
        .n_agencies = levels_gone_count(j->levels),
        .years = j->years,
        .classes = u ? &j->guarded : NULL,
    };
    if (whose->kind) {
        c.own_kind = whose->kind->name;
        c.own_words = STR_CAT(a, whose->kind->name, S(" "), whose->name);
    }
    if (superior_unit)
        *list_add(a, &allowed) = value_line(superior_unit).text;
    if (u && job_is_below(j, u))
        *list_add(a, &allowed) = j->own_words;
    for (const unit_row *above = u ? u->above : NULL; above; above = above->above)
        *list_add(a, &allowed) = above->words;
    for (size_t i = 0; u && i < u->row->cells.n; i++)
        leftover_years_add(&c.years, u->row->cells.at[i].text);
    leftover_years_join(&c.years, years_of_defaults(j, k));
    c.allowed = allowed.at;
    c.n_allowed = allowed.n;
    leftover_check(d, &c, p);
}

/* ---- one plan ---- */

static bind_options bind_how(job *j, bool own)
{
    return (bind_options){.levels = j->levels,
                          .level = own ? j->how->level : NULL,
                          .when = own ? (date){0} : j->when,
                          .sees_districts = j->sees_districts,
                          .province = j->own_rank == RANK_TINH ? j->own_name : (str){0},
                          .pictures = &j->pictures,
                          .renumber = j->how->renumber,
                          .apart = j->how->apart,
                          .split = j->how->split};
}

/* What a unit's plan says to those below it: worked out once; its faults are told with its own
 * plan. */
static superior *superior_of_unit(job *j, diags *d, const unit_row *u);

/* What the input says of its own unit is none of another's: number, place, signers, address, who
 * issues with it; unless it is made of the unit's words. */
static const char *const own_alone[] = {
    "van_ban.so",          "van_ban.dia_danh",  "ky.ho_ten",          "ky.anh_chu_ky",
    "ky.anh_dau",          "co_quan.dia_chi",   "co_quan.dien_thoai", "co_quan.fax",
    "co_quan.thu_dien_tu", "co_quan.trang_tin", "co_quan_2.ten",      "ky_2.ho_ten",
    "ky_2.anh_chu_ky",     "ky_2.anh_dau",      "kem_theo.so",        "ban_sao.so",
    "ban_sao.dia_danh",    "ban_sao.ho_ten",
};
enum { OWN_ALONE = sizeof own_alone / sizeof *own_alone };

static bool is_another(const job *j, arena *a, const unit_row *u)
{
    return j->own_words.n && !job_is_below(j, u) &&
           !str_eq(utf8_fold(a, j->own_words), utf8_fold(a, u->words));
}

static const value *own_value(const job *j, size_t i)
{
    const value *v = data_in_layer(&j->own.base, LAYER_INPUT, str_from(own_alone[i]));
    const value *copier = data_peek(&j->own.base, S("ban_sao.co_quan"));
    if (copier && !value_is_blank(copier) && str_starts(str_from(own_alone[i]), S("ban_sao.")))
        return NULL; /* one body makes the copies of all */
    return v && !value_is_blank(v) && !value_has_tags(v) ? v : NULL;
}

static void leave_own(const job *j, const unit_row *u, data *out)
{
    for (size_t i = 0; is_another(j, out->a, u) && i < OWN_ALONE; i++)
        if (own_value(j, i))
            data_put(out, LAYER_ROW, str_from(own_alone[i]), S(""), u->at);
}

/* The heading of a list that gives it: short, or its path. */
static str own_column(const value *v)
{
    bool is_short = str_starts(v->path, S("van_ban.")) || str_starts(v->path, S("ky."));
    return is_short ? str_from(v->key->name) : v->path;
}

void job_say_own_left(job *j)
{
    arena *work = arena_below(j->d->a);
    bool another = false;
    for (size_t i = 0; i < j->n_units && !another && j->own_words.n; i++) {
        arena_reset(work);
        another = !job_rank_is_below(j, job_row_rank(j, i)) &&
                  !str_eq(utf8_fold(work, j->own_words), utf8_fold(work, job_unit(j, i, work)));
    }
    arena_reset(work);
    for (size_t k = 0; another && k < OWN_ALONE; k++) {
        const value *v = own_value(j, k);
        if (v)
            diag_add(j->d, DIAG_OWN_LEFT, v->at, ARGS(own_column(v), j->own_words));
    }
}

static void unit_data(job *j, diags *d, const unit_row *u, data *out)
{
    const level_form *f = job_form_of(j, u);
    str of_kind = STR_CAT(d->a, S("cap_"), u->kind->id);
    *out = data_share(d->a, &f->base);
    if (!j->how->apart)
        memory_compare(&j->memory, out, f->form);
    if (job_is_below(j, u))
        superior_give(u->above ? superior_of_unit(j, d, u->above) : j->superior, out);
    else
        leave_own(j, u, out);
    if (f == &j->own && !j->own_rank) /* else its base has them */
        job_take_level_values(j, d, f->form->khung, job_level_section(u->rank), out);
    if (!str_eq(of_kind, job_level_section(u->rank)))
        job_take_level_values(j, d, f->form->khung, of_kind, out);
    units_give(d, u, out);
}

/* A plan that others carry out. Its own faults wait; those of texts that its values share with
 * other plans are told at once. */
static superior *bind_superior(job *j, arena *a, data *values, const prepared *form,
                               bind_options how, str of)
{
    diags *faults = NEW(a, diags);
    faults->a = a;
    plan *p = NEW(a, plan);
    unit ignored;
    how.goes_on = true;
    bind_plan(faults, j->d, values, form, how, p, &ignored);
    superior *s = superior_of(a, p, values, of);
    s->faults = faults;
    return s;
}

static superior *superior_of_unit(job *j, diags *d, const unit_row *u)
{
    bind_options how = bind_how(j, false);
    if (job_is_below(j, u)) /* of three levels the highest first */
        how.above = u->above ? superior_of_unit(j, d, u->above) : j->superior;
    kept_superior *kept = job_kept_superior(j, u);
    if (kept->is)
        return kept->is;
    diags dropped = {.a = kept->a}; /* they come with the unit's own plan */
    data *values = NEW(kept->a, data);
    unit_row *whole = NEW(kept->a, unit_row);
    const level_form *f = job_form_of(j, u);
    kept->is = NEW(kept->a, superior);
    if (!f->form || !units_get(&j->view, d, kept->a, u->number, true, whole))
        return kept->is;
    unit_data(j, &dropped, whole, values);
    kept->is = bind_superior(j, kept->a, values, f->form, how, whole->words);
    return kept->is;
}

void job_bind_superior(job *j)
{
    data *values = NEW(j->d->a, data); /* what follows for it doesn't for the units */
    *values = data_share(j->d->a, &j->own.base);
    j->superior = bind_superior(j, j->d->a, values, j->own.form, bind_how(j, false), j->own_words);
}

/* A unit's plan, with the one that it carries out. */
static bind_options bind_unit_how(job *j, diags *d, const unit_row *u)
{
    bind_options how = bind_how(j, !job_is_below(j, u));
    if (job_is_below(j, u))
        how.above = u->above ? superior_of_unit(j, d, u->above) : j->superior;
    if (!how.apart) {
        how.memory = &j->memory;
        how.level_words = &j->level_words;
    }
    return how;
}

bool job_row_plan(job *j, size_t at, bool check, diags *d, plan *out, str *name)
{
    unit whose;
    unit_row *u = NEW(d->a, unit_row);
    const level_form *f = job_form_of_rank(j, job_row_rank(j, at));
    data values;
    if (!f->form || !job_row_get(j, d, at, u))
        return false;
    unit_data(j, d, u, &values);
    bind_plan(d, j->d, &values, f->form, bind_unit_how(j, d, u), out, &whose);
    if (check)
        job_note_level_values(j, &values, f->form->khung);
    if (check)
        guard_plan(j, d, u, &whose, f->form->khung, &values, out);
    if (check && job_is_below(j, u)) {
        const superior *s = u->above ? superior_of_unit(j, d, u->above) : j->superior;
        superior_tell(d, s, &values);
        superior_check_dates(d, s, f->form, &values);
    }
    if (j->file_name)
        *name = file_name_fill(d, j->d, j->file_name, &values, u->at);
    units_took(u, &values);
    return true;
}

void job_plan(job *j, diags *d, plan *out)
{
    unit whose;
    bind_plan(d, j->d, &j->own.base, j->own.form, bind_how(j, true), out, &whose);
    guard_plan(j, d, NULL, &whose, j->own.form->khung, &j->own.base, out);
}

bool job_look(job *j, size_t i, job_view *out)
{
    arena *a = j->d->a;
    diags dropped = {.a = a};
    unit ignored;
    unit_row *u = j->n_units ? NEW(a, unit_row) : NULL;
    if (u && !job_row_get(j, &dropped, job_row(j, i), u))
        return false;
    bool below = u && job_is_below(j, u);
    *out = (job_view){
        .data = NEW(a, data),
        .own = &j->own.base,
        .form = below ? j->below[u->rank].form : j->own.form,
        .unit = u,
        .how = u ? bind_unit_how(j, &dropped, u) : bind_how(j, true),
    };
    out->how.memory = NULL; /* each piece is to tell where it comes from */
    if (!out->form)
        return false;
    if (u)
        unit_data(j, &dropped, u, out->data);
    else
        *out->data = data_share(a, &j->own.base);
    bind_plan(&dropped, &dropped, out->data, out->form, out->how, &out->plan, &ignored);
    return true;
}
