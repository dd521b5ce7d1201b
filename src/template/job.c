/* Which template, which values, which units: the steps before a plan is bound. */
#include "template/job.h"

#include "base/decode.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "template/agency.h"
#include "template/file_name.h"
#include "template/leftover.h"
#include "template/superior.h"
#include "template/vocabulary.h"

/* What the plans of one level share. */
typedef struct level_form {
    const prepared *form; /* NULL: not needed, or reported */
    data base;
} level_form;

/* A fault that many rows have. */
typedef struct alike {
    diag_code code;
    pos at; /* in the row that it was told of */
    size_t more;
} alike;

struct job {
    diags *d;
    const job_options *how;
    const levels *levels;
    const source *input;
    ini_file file;
    LIST(str) files;
    unit_lists lists;
    bool has_lists; /* there are to be plans of units, and none of the input alone */
    unit_rows units;
    size_t row_faults;             /* of rows that are no units */
    level_form own;                /* of the input itself */
    level_form below[RANK_XA + 1]; /* of units below it, by rank */
    rank own_rank, asked_rank;
    str own_words, own_name; /* "tỉnh Kon Tum", "Kon Tum" */
    date when;
    bool sees_districts; /* a list has units that there are with three tiers alone */
    superior *superior;  /* the input's plan, where others carry it out */
    const body *file_name;
    map seen;  /* faults of units that were reported */
    map alike; /* those of rows as a whole, by their words → alike */
    LIST(alike *) alikes;
    const finder *unit_names;
    leftover_agency *agencies;
    leftover_years years; /* that the input names */
};

static const levels *load_levels(job *j)
{
    source_layers cap = sources_named(j->d, S("cap.ini"), &j->how->places);
    source_layers dia_danh = sources_named(j->d, S("dia-danh.ini"), &j->how->places);
    for (size_t i = 1; i < cap.n; i++)
        *list_add(j->d->a, &j->files) = cap.at[i]->name;
    for (size_t i = 1; i < dia_danh.n; i++)
        *list_add(j->d->a, &j->files) = dia_danh.at[i]->name;
    return levels_read(j->d, cap.at, cap.n, dia_danh.at, dia_danh.n);
}

/* ---- what the input is, before its template is known ---- */

/* A value as the input or --set has it; no holes are filled. */
static line raw_value(const job *j, const char *in, const char *key)
{
    arena *a = j->d->a;
    const ini_key *k = ini_find(a, &j->file, str_from(in), str_from(key));
    line found = k && k->lines.n ? k->lines.at[0] : (line){0};
    str path = STR_CAT(a, str_from(in), S("."), str_from(key));
    for (size_t i = 0; i < j->how->n_sets; i++) {
        str set = j->how->sets[i];
        size_t equals = str_find(set, S("="));
        if (equals < set.n && str_eq(utf8_fold(a, str_slice(set, 0, equals)), path))
            found = (line){.text = utf8_trim(str_after(set, equals + 1))};
    }
    return found;
}

/* Whose plan the input is: the issuer's unit and rank, as far as they can be told. */
static void look_at_issuer(job *j)
{
    arena *a = j->d->a;
    const levels *l = j->levels;
    agency issuer = agency_read(l, a, raw_value(j, "co_quan", "ten").text);
    str cap = raw_value(j, "van_ban", "cap").text;
    const unit_kind *kind = issuer.unit ? issuer.unit : unit_kind_find(l, a, cap);
    if (date_parse(raw_value(j, "van_ban", "ngay").text, &j->when) != DATE_GOOD)
        j->when = (date){0};
    j->own_words = issuer.unit_words;
    j->own_name = issuer.unit_name;
    if (kind)
        j->own_rank = unit_rank(l, a, kind, issuer.unit_name, j->when);
    const unit_kind *asked = j->how->level ? unit_kind_find(l, a, j->how->level->text) : NULL;
    if (asked)
        j->asked_rank =
            unit_rank(l, a, asked, issuer.unit == asked ? issuer.unit_name : (str){0}, j->when);
}

/* --level asks for plans of units below the input's own. */
static bool is_downstream(const job *j)
{
    return j->own_rank && j->asked_rank > j->own_rank;
}

/* ---- lists ---- */

static void read_list(job *j, str path, pos at)
{
    diags *d = j->d;
    str bytes;
    unit_list *l = NEW(d->a, unit_list);
    if (!file_read(d, path, at, &bytes))
        return;
    *list_add(d->a, &j->files) = path;
    const source *src = source_decode(d, path, bytes);
    if (!src || !csv_read(d, src, &l->csv))
        return;
    units_columns(d, l);
    *list_add(d->a, &j->lists) = l;
}

/* [đơn vị] danh sách counts where there are units below to be written for, or where the input has
 * no unit of its own; --each always does. */
static void read_lists(job *j)
{
    arena *a = j->d->a;
    const job_options *how = j->how;
    for (size_t i = 0; i < how->n_lists; i++)
        read_list(j, how->lists[i], (pos){0});
    const ini_key *named = ini_find(a, &j->file, S("don_vi"), S("danh_sach"));
    bool own_unit = j->own_rank && j->own_words.n;
    j->has_lists = how->n_lists > 0;
    if (!named || how->n_lists || (own_unit && !is_downstream(j)))
        return;
    for (size_t i = 0; i < named->lines.n; i++) {
        const line *l = &named->lines.at[i];
        str path = file_in(a, how->from.input, l->text);
        j->has_lists = j->has_lists || l->text.n;
        if (l->text.n && data_may_read(j->d, &how->from, path, l->text, l->at))
            read_list(j, path, l->at);
    }
}

/* ---- templates ---- */

static void take_files(job *j, const khung *k)
{
    for (size_t i = 0; i < k->chain.n; i++)
        *list_add(j->d->a, &j->files) = k->chain.at[i]->root->at.src->name;
}

static names *make_names(job *j, const khung *k)
{
    names *n = vocabulary_make(j->d->a, k, j->levels);
    units_declare(&j->lists, n);
    return n;
}

static str own_template(const job *j, pos *at)
{
    line named = raw_value(j, "van_ban", "khung");
    *at = (pos){0};
    if (j->how->template_name.n && !is_downstream(j))
        return j->how->template_name;
    *at = named.at;
    return named.text.n ? named.text : S("ke-hoach");
}

/* The section of the input that speaks of a level: [cấp xã]. */
static str level_section(rank r)
{
    static const char *const ids[] = {"", "cap_tinh", "cap_huyen", "cap_xa"};
    return str_from(ids[r]);
}

/* `khung` is chosen by level, not by kind of unit. */
static void check_level_template(job *j, const section *s, const unit_kind *kind)
{
    const ini_key *named = ini_find(j->d->a, &j->file, s->id, S("khung"));
    if (!named)
        named = ini_find(j->d->a, &j->file, s->id, S("van_ban.khung"));
    str of = level_section(kind->rank);
    if (named && !str_eq(s->id, of))
        diag_add(j->d, DIAG_CAP_TEMPLATE, named->at,
                 ARGS(s->name, kind->rank ? rank_name(kind->rank) : S("cấp …")));
}

/* [cấp phườn]: values that no plan would take. */
static void check_level_sections(job *j)
{
    diags *d = j->d;
    for (size_t i = 0; i < j->own.base.sections.n; i++) {
        const section *s = j->own.base.sections.at[i];
        if (!s->known->paths)
            continue;
        const unit_kind *kind = unit_kind_find(j->levels, d->a, s->suffix);
        if (kind)
            check_level_template(j, s, kind);
        if (kind)
            continue;
        str typed = utf8_behind_words(s->name, 1);
        str near = unit_kind_nearest(j->levels, d->a, s->suffix);
        diag_add(d, near.n ? DIAG_LEVEL_NEAR : DIAG_LEVEL_UNKNOWN, s->at,
                 ARGS(typed, near.n ? near : unit_kind_names(j->levels, d->a, false)));
    }
}

/* The input's own values and template. */
static bool read_own(job *j)
{
    diags *d = j->d;
    pos at;
    str name = own_template(j, &at);
    const khung *k = khung_load(d, name, &j->how->places, at);
    const names *n = make_names(j, k);
    data_begin(d->a, j->input, n, &j->own.base);
    data_read(d, &j->file, &j->how->from, &j->own.base);
    check_level_sections(j);
    for (size_t i = 0; i < j->own.base.files.n; i++)
        *list_add(d->a, &j->files) = j->own.base.files.at[i];
    for (size_t i = 0; i < j->how->n_sets && !is_downstream(j); i++)
        data_set(d, &j->own.base, j->how->sets[i]);
    data_get(&j->own.base, S("van_ban.khung")); /* these three are the job's own: taken */
    data_get(&j->own.base, S("don_vi.danh_sach"));
    data_get(&j->own.base, S("don_vi.tep_ten"));
    if (!k)
        return false;
    take_files(j, k);
    j->own.form = prepare(d, n, k, &j->how->places);
    prepare_defaults(j->own.form, &j->own.base);
    return true;
}

/* Of the templates that one names for the levels below it, that of a rank. */
static const khung *among_below(job *j, const khung *of, rank wanted)
{
    for (str rest = of->cap_duoi; rest.n;) {
        size_t end = str_find(rest, S(" "));
        str name = str_slice(rest, 0, end);
        rest = utf8_trim(str_after(rest, end));
        const khung *k = khung_load_below(j->d, of, name, &j->how->places);
        if (k && rank_named(k->cap) == wanted)
            return k;
    }
    return NULL;
}

/* [cấp xã] `khung` */
static line template_named(const job *j, rank r)
{
    str speaks = level_section(r);
    const ini_key *named = ini_find(j->d->a, &j->file, speaks, S("van_ban.khung"));
    if (!named)
        named = ini_find(j->d->a, &j->file, speaks, S("khung"));
    return named && named->lines.n ? named->lines.at[0] : (line){0};
}

static const khung *template_below(job *j, rank r)
{
    line named = template_named(j, r);
    const khung *of = j->own.form->khung, *k = NULL;
    if (j->how->template_name.n) {
        of = k = khung_load(j->d, j->how->template_name, &j->how->places, (pos){0});
        rank fits = k ? rank_named(k->cap) : r;
        if (fits == r || (fits == RANK_NONE && r == j->asked_rank))
            return k;
    }
    if (named.text.n) {
        k = khung_load(j->d, named.text, &j->how->places, named.at);
        rank fits = k ? rank_named(k->cap) : RANK_NONE;
        if (!fits || fits == r)
            return k;
        diag_add(j->d, DIAG_TEMPLATE_LEVEL, named.at, ARGS(k->name, rank_name(fits), rank_name(r)));
        return NULL;
    }
    size_t faults = j->d->count[SEVERITY_ERROR];
    k = among_below(j, of, r);
    if (!k && j->d->count[SEVERITY_ERROR] == faults)
        diag_add(j->d, DIAG_TEMPLATE_BELOW, (pos){j->input, 0},
                 ARGS(rank_name(r), of->name, rank_name(r)));
    return k;
}

/* What the superior's input says of a theme carries over: values of sections that only templates
 * know. */
static void carry_theme(job *j, data *to)
{
    for (size_t i = 0; i < j->own.base.values.n; i++) {
        const value *v = j->own.base.values.at[i];
        size_t dot = str_find(v->path, S("."));
        str suffix, of = str_slice(v->path, 0, dot);
        const names none = {0};
        bool decree = names_section(&none, of, &suffix);
        if (v->layer == LAYER_INPUT && (!decree || str_starts(of, S("cap_"))) &&
            !str_eq(of, S("cap_tren")) && names_path(to->names, v->path))
            data_put_lines(to, LAYER_ABOVE, v->path, v->lines, v->n, v->at, v->literal);
    }
}

/* The field that a bare key of [cấp xã] fills: the one whose last part it is. Fields of levels
 * (cap_xa.thoi_gian) are none. *n: how many there are, one of which it is. */
static const field *bare_field(const khung *k, str key, size_t *n, const field **other)
{
    const field *found = NULL;
    *n = 0;
    for (size_t i = 0; i < k->fields.n; i++) {
        const field *f = &k->fields.at[i];
        if (!str_eq(f->key, key) || str_starts(f->section, S("cap_")))
            continue;
        *other = found;
        found = f;
        ++*n;
    }
    return found;
}

static void unknown_level_key(diags *d, const khung *k, const names *n, const value *v, str key)
{
    nearest near = nearest_start(key);
    bool dotted = memchr(key.p, '.', key.n);
    for (size_t i = 0; i < k->fields.n && !dotted; i++)
        nearest_try(&near, k->fields.at[i].key, k->fields.at[i].key_name);
    if (dotted)
        names_try_paths(n, d->a, &near);
    diag_add(d, near.best.n ? DIAG_CAP_KEY_NEAR : DIAG_CAP_KEY_UNKNOWN, v->at,
             ARGS(str_from(v->key->name), k->name, near.best));
}

/* One key of [cấp xã] for a plan of that level. */
static void take_level_value(job *j, diags *d, const khung *k, const value *v, str key, data *to)
{
    const field *other = NULL;
    size_t n = 0;
    bool dotted = memchr(key.p, '.', key.n);
    const field *f = dotted ? NULL : bare_field(k, key, &n, &other);
    str path = dotted ? key : n == 1 ? f->path : (str){0};
    if (str_eq(key, S("khung")) || str_eq(key, S("van_ban.khung")))
        return;
    str of = str_slice(v->path, 0, str_find(v->path, S(".")));
    if (path.n && names_path(to->names, path)) {
        data_open_section(to, str_slice(path, 0, str_find(path, S("."))), v->at);
        data_put_lines(to, LAYER_CAP, path, v->lines, v->n, v->at, v->literal);
    } else if (n > 1) {
        diag_add(d, DIAG_CAP_KEY_TWICE, v->at,
                 ARGS(str_from(v->key->name), other->path, f->path, k->name));
    } else if (!names_key(j->own.base.names, of, key)) {
        unknown_level_key(d, k, to->names, v, key); /* else it is for the superior's own text */
    }
}

/* [cấp xã], [cấp phường]: what the input says for plans of a level, a kind. */
static void take_level_values(job *j, diags *d, const khung *k, str of, data *to)
{
    str prefix = STR_CAT(d->a, of, S("."));
    for (size_t i = 0; i < j->own.base.values.n; i++) {
        const value *v = j->own.base.values.at[i];
        if (v->layer == LAYER_INPUT && str_starts(v->path, prefix))
            take_level_value(j, d, k, v, str_after(v->path, prefix.n), to);
    }
}

static void read_below(job *j, rank r)
{
    diags *d = j->d;
    level_form *f = &j->below[r];
    const khung *k = template_below(j, r);
    if (!k)
        return;
    take_files(j, k);
    const names *n = make_names(j, k);
    data_begin(d->a, j->input, n, &f->base);
    f->form = prepare(d, n, k, &j->how->places);
    prepare_defaults(f->form, &f->base);
    carry_theme(j, &f->base);
    take_level_values(j, d, k, level_section(r), &f->base);
    for (size_t i = 0; i < j->how->n_sets; i++)
        data_set(d, &f->base, j->how->sets[i]);
}

/* ---- units ---- */

static bool is_below(const job *j, const unit_row *u)
{
    return j->own_rank && u->rank > j->own_rank;
}

/* What its plan is made from. */
static const level_form *form_of(const job *j, const unit_row *u)
{
    return is_below(j, u) ? &j->below[u->rank] : &j->own;
}

/* Those of the levels down to the one that --level asks for. False after reporting that no list has
 * any of that one. */
static bool wanted_units(job *j, const unit_rows *all)
{
    size_t left = 0, asked = 0;
    pos at = {j->lists.at[0]->csv.src, 0};
    for (size_t i = 0; i < all->n; i++) {
        bool wanted = !j->asked_rank || all->at[i]->rank <= j->asked_rank;
        asked += all->at[i]->rank == j->asked_rank;
        left += !wanted;
        if (wanted)
            *list_add(j->d->a, &j->units) = all->at[i];
    }
    bool none = j->asked_rank && !asked;
    if (none)
        j->units.n = 0;
    if (none && !j->row_faults)
        diag_add(j->d, DIAG_UNITS_NONE, at, ARGS(rank_name(j->asked_rank)));
    else if (!none && left)
        diag_add(j->d, DIAG_UNITS_LEFT, at,
                 ARGS(str_number(j->d->a, left), rank_name(j->asked_rank)));
    return !none;
}

/* A row sets what one of the templates knows. */
static void check_columns(job *j)
{
    unit_names known = {0};
    for (size_t i = 0; i < j->units.n; i++) {
        const level_form *f = form_of(j, j->units.at[i]);
        bool listed = !f->form;
        for (size_t k = 0; k < known.n; k++)
            listed = listed || known.at[k] == f->form->names;
        if (!listed)
            known.at[known.n++] = f->form->names;
    }
    if (known.n)
        units_check_columns(j->d, &j->lists, &known);
}

static void read_units(job *j)
{
    unit_rows all = {0};
    units_options how = {
        .levels = j->levels,
        .kind = j->how->level ? unit_kind_find(j->levels, j->d->a, j->how->level->text) : NULL,
        .own_words = j->own_words,
        .own_name = j->own_name,
        .own_rank = j->own_rank,
        .when = j->when,
    };
    size_t faults = j->d->count[SEVERITY_ERROR];
    units_read(j->d, &j->lists, &how, &all);
    j->row_faults = j->d->count[SEVERITY_ERROR] - faults;
    for (size_t i = 0; i < all.n && !j->sees_districts; i++)
        j->sees_districts =
            unit_is_of_three_tiers(j->levels, j->d->a, all.at[i]->kind, all.at[i]->name);
    if (!wanted_units(j, &all))
        return;
    bool needed[RANK_XA + 1] = {false};
    for (size_t i = 0; i < j->units.n; i++)
        needed[j->units.at[i]->rank] = is_below(j, j->units.at[i]);
    for (int r = RANK_TINH; r <= RANK_XA; r++)
        if (needed[r])
            read_below(j, (rank)r);
    check_columns(j);
}

/* ---- leftovers ---- */

static void prepare_guard(job *j)
{
    arena *a = j->d->a;
    size_t gone = levels_gone_count(j->levels);
    str *names_of = NEW_ARRAY(a, str, j->units.n + 1);
    for (size_t i = 0; i < j->units.n; i++)
        names_of[i] = j->units.at[i]->words;
    j->unit_names = leftover_units(a, names_of, j->units.n);
    j->agencies = NEW_ARRAY(a, leftover_agency, gone + 1);
    for (size_t i = 0; i < gone; i++) {
        const gone_agency *g = levels_gone_agency(j->levels, i);
        j->agencies[i] = (leftover_agency){g->name, g->from, g->heir};
    }
    leftover_years_add(&j->years, j->input->text);
    for (size_t i = 0; i < j->how->n_sets; i++)
        leftover_years_add(&j->years, j->how->sets[i]);
}

/* Words in a plan that belong to another unit, level or time. */
static void guard_plan(job *j, diags *d, const unit_row *u, const unit *whose, const khung *k,
                       const plan *p)
{
    arena *a = d->a;
    LIST(str) allowed = {0};
    leftover_context c = {
        .own_rank =
            whose->kind ? unit_rank(j->levels, a, whose->kind, whose->name, p->ngay) : RANK_NONE,
        .when = whose->when,
        .two_tiers = whose->two_tiers && !whose->guessed,
        .others = u ? j->unit_names : NULL,
        .inputs = &j->input,
        .n_inputs = 1,
        .agencies = j->agencies,
        .n_agencies = levels_gone_count(j->levels),
        .years = j->years,
    };
    if (whose->kind) {
        c.own_kind = whose->kind->name;
        c.own_words = STR_CAT(a, whose->kind->name, S(" "), whose->name);
    }
    if (u && j->own_words.n)
        *list_add(a, &allowed) = j->own_words;
    for (const unit_row *above = u ? u->above : NULL; above; above = above->above)
        *list_add(a, &allowed) = above->words;
    for (size_t i = 0; u && i < u->row->cells.n; i++)
        leftover_years_add(&c.years, u->row->cells.at[i].text);
    for (size_t i = 0; i < k->fields.n; i++) /* a default is a value, not text left standing */
        if (k->fields.at[i].default_value)
            leftover_years_add(&c.years, k->fields.at[i].default_value->value);
    c.allowed = allowed.at;
    c.n_allowed = allowed.n;
    leftover_check(d, &c, p);
}

/* ---- one plan ---- */

static bind_options bind_how(const job *j, bool own)
{
    return (bind_options){.levels = j->levels,
                          .level = own ? j->how->level : NULL,
                          .when = own ? (date){0} : j->when,
                          .sees_districts = j->sees_districts,
                          .province = j->own_rank == RANK_TINH ? j->own_name : (str){0},
                          .renumber = j->how->renumber,
                          .apart = j->how->apart};
}

/* What a unit's plan says to those below it: worked out once; its faults are told with its own
 * plan. */
static superior *superior_of_unit(job *j, const unit_row *u);

static void unit_data(job *j, diags *d, const unit_row *u, data *out)
{
    const level_form *f = form_of(j, u);
    str of_kind = STR_CAT(d->a, S("cap_"), u->kind->id);
    *out = data_share(d->a, &f->base);
    if (is_below(j, u))
        superior_give(u->above ? superior_of_unit(j, u->above) : j->superior, out);
    if (is_below(j, u) && !str_eq(of_kind, level_section(u->rank)))
        take_level_values(j, d, f->form->khung, of_kind, out);
    units_give(d, u, out);
}

/* A plan that others carry out. Its own faults wait; those of texts that its values share with
 * other plans are told at once. */
static superior *bind_superior(job *j, data *values, const prepared *form, str of)
{
    diags *faults = NEW(j->d->a, diags);
    faults->a = j->d->a;
    plan *p = NEW(j->d->a, plan);
    unit ignored;
    bind_options how = bind_how(j, false);
    how.goes_on = true;
    bind_plan(faults, j->d, values, form, how, p, &ignored);
    superior *s = superior_of(j->d->a, p, values, of);
    s->faults = faults;
    return s;
}

static superior *superior_of_unit(job *j, const unit_row *u)
{
    unit_row *kept = (unit_row *)u; /* its plan is a cache */
    if (kept->plan)
        return kept->plan;
    diags dropped = {.a = j->d->a}; /* they come with the unit's own plan */
    data *values = NEW(j->d->a, data);
    const level_form *f = form_of(j, u);
    kept->plan = NEW(j->d->a, superior);
    if (!f->form)
        return kept->plan;
    unit_data(j, &dropped, u, values);
    kept->plan = bind_superior(j, values, f->form, u->words);
    return kept->plan;
}

static void bind_own_superior(job *j)
{
    data *values = NEW(j->d->a, data); /* what follows for it doesn't for the units */
    *values = data_share(j->d->a, &j->own.base);
    j->superior = bind_superior(j, values, j->own.form, j->own_words);
}

bool job_plan(job *j, size_t i, bool check, diags *d, plan *out, str *name)
{
    unit whose;
    if (!j->has_lists) {
        bind_plan(d, j->d, &j->own.base, j->own.form, bind_how(j, true), out, &whose);
        guard_plan(j, d, NULL, &whose, j->own.form->khung, out);
        return true;
    }
    const unit_row *u = j->units.at[i];
    const level_form *f = form_of(j, u);
    data values;
    if (!f->form)
        return false;
    unit_data(j, d, u, &values);
    bind_plan(d, j->d, &values, f->form, bind_how(j, !is_below(j, u)), out, &whose);
    if (check)
        guard_plan(j, d, u, &whose, f->form->khung, out);
    if (check && is_below(j, u)) {
        const superior *s = u->above ? u->above->plan : j->superior;
        superior_tell(d, s, &values);
        superior_check_dates(d, s, f->form, &values);
    }
    if (j->file_name)
        *name = file_name_fill(d, j->d, j->file_name, &values, u->at);
    return true;
}

bool job_look(job *j, size_t i, job_view *out)
{
    arena *a = j->d->a;
    diags dropped = {.a = a};
    unit ignored;
    const unit_row *u = j->units.n ? j->units.at[i] : NULL;
    bool below = u && is_below(j, u);
    *out = (job_view){
        .data = NEW(a, data),
        .own = &j->own.base,
        .form = below ? j->below[u->rank].form : j->own.form,
        .unit = u,
        .how = bind_how(j, !below),
    };
    if (!out->form)
        return false;
    if (u)
        unit_data(j, &dropped, u, out->data);
    else
        *out->data = data_share(a, &j->own.base);
    bind_plan(&dropped, &dropped, out->data, out->form, out->how, &out->plan, &ignored);
    return true;
}

/* ---- the whole ---- */

static void check_template_level(job *j)
{
    const khung *k = j->own.form->khung;
    rank for_rank = rank_named(k->cap);
    if (for_rank && j->own_rank && for_rank != j->own_rank)
        diag_add(j->d, DIAG_TEMPLATE_LEVEL, (pos){j->input, 0},
                 ARGS(k->name, rank_name(for_rank), rank_name(j->own_rank)));
}

/* Where it is wrong there are no names to look into. */
static void read_file_name(job *j)
{
    size_t faults = j->d->count[SEVERITY_ERROR];
    const body *parsed = file_name_parse(j->d, j->how->file_name, &j->own.base);
    j->file_name = j->d->count[SEVERITY_ERROR] == faults ? parsed : NULL;
}

job *job_read(diags *d, const source *input, const job_options *how)
{
    job *j = NEW(d->a, job);
    *j = (job){.d = d, .how = how, .input = input, .seen.a = d->a, .alike.a = d->a};
    j->levels = load_levels(j);
    if (!data_parse(d, input, &j->file))
        return NULL;
    look_at_issuer(j);
    read_lists(j);
    if (!read_own(j))
        return NULL;
    if (!is_downstream(j))
        check_template_level(j);
    if (is_downstream(j) && !j->has_lists)
        diag_add(d, DIAG_LEVEL_NEEDS_LIST, how->level ? (pos){how->level, 0} : (pos){input, 0},
                 ARGS(rank_name(j->asked_rank), rank_name(j->own_rank)));
    if (j->has_lists && j->asked_rank && j->asked_rank < j->own_rank) {
        diag_add(d, DIAG_LEVEL_ABOVE, (pos){how->level, 0},
                 ARGS(rank_name(j->asked_rank), rank_name(j->own_rank)));
        return NULL;
    }
    if (j->lists.n)
        read_units(j);
    if (j->has_lists ? j->units.n == 0 : is_downstream(j))
        return NULL; /* reported: there is nothing to make plans for */
    if (j->units.n && j->own_rank)
        bind_own_superior(j);
    if (j->has_lists)
        read_file_name(j);
    prepare_guard(j);
    return j;
}

size_t job_file_count(const job *j)
{
    return j->files.n;
}

str job_file(const job *j, size_t i)
{
    return j->files.at[i];
}

size_t job_units(const job *j)
{
    return j->units.n;
}

size_t job_row_faults(const job *j)
{
    return j->row_faults;
}

str job_unit(const job *j, size_t i)
{
    return j->units.at[i]->words;
}

pos job_unit_place(const job *j, size_t i)
{
    return j->units.at[i]->at;
}

/* ---- faults ---- */

/* Its code, words and, where `placed`, place: two that are the same are one fault. */
static str fault_key(arena *a, const diag *one, bool placed)
{
    buf b = {.a = a};
    buf_number(&b, (long)one->code);
    if (placed) {
        buf_byte(&b, ' ');
        buf_number(&b, (long)(intptr_t)one->at.src);
        buf_byte(&b, ' ');
        buf_number(&b, (long)one->at.off);
    }
    for (size_t i = 0; i < 4 && (placed || diag_severity(one->code) > SEVERITY_NOTE); i++) {
        buf_byte(&b, ' ');
        buf_add(&b, one->args.at[i]);
    }
    return buf_str(&b);
}

static bool is_at_row(const unit_row *u, pos at)
{
    return at.src == u->at.src && at.off == u->at.off;
}

/* True for what was told: of this place; or of another row, where it is the row as a whole. */
static bool was_told(job *j, const unit_row *u, const diag *one)
{
    arena *a = j->d->a;
    bool of_row = u && is_at_row(u, one->at);
    str key = fault_key(a, one, true);
    if (map_get(&j->seen, key))
        return true;
    map_set(&j->seen, key, j);
    alike *before = of_row ? map_get(&j->alike, fault_key(a, one, false)) : NULL;
    if (before)
        before->more++;
    if (before || !of_row)
        return before;
    alike *first = NEW(a, alike);
    *first = (alike){one->code, one->at, 0};
    map_set(&j->alike, fault_key(a, one, false), first);
    *list_add(a, &j->alikes) = first;
    return false;
}

/* Where in the list the fault is, or whose plan it came up with. */
static void say_row(job *j, const unit_row *u, const diag *one)
{
    str words = {0}, column = units_heading(u, one->at, &words);
    diag of_plan = {DIAG_ROW_OF, u->at, {0}, ARGS(one->at.src->name, u->words), 0};
    if (diag_severity(one->code) < SEVERITY_ERROR || is_at_row(u, one->at))
        return;
    if (column.n)
        diag_add(j->d, DIAG_ROW_CELL, one->at,
                 ARGS(column, u->words, str_slice(words, 0, str_find(words, S("\n")))));
    else if (one->at.src != u->list->csv.src && !was_told(j, NULL, &of_plan))
        diag_add(j->d, DIAG_ROW_OF, u->at, of_plan.args);
}

void job_report(job *j, size_t i, const diags *of_unit)
{
    const unit_row *u = j->units.n ? j->units.at[i] : NULL;
    for (size_t k = 0; k < of_unit->list.n; k++) {
        diag one = of_unit->list.at[k];
        if (was_told(j, u, &one))
            continue;
        for (size_t n = 0; n < 4; n++)
            one.args.at[n] = str_copy(j->d->a, one.args.at[n]);
        diag_add_both(j->d, one.code, one.at, one.other, one.args);
        if (u)
            say_row(j, u, &one);
    }
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

void job_report_unused(job *j)
{
    bool own = j->units.n == 0 || !is_below(j, j->units.at[0]);
    if (!own || !j->own.form)
        return;
    for (size_t i = 0; i < j->lists.n; i++) /* the rows' default, even where all rows say more */
        for (size_t k = 0; k < j->lists.at[i]->csv.columns.n; k++)
            data_get(&j->own.base, j->lists.at[i]->paths[k]);
    data_report_unused(j->d, &j->own.base, j->own.form->khung->name);
}
