/* Which template, which values, which units: all that the plans share. */
#include "template/job_state.h"

#include "base/decode.h"
#include "base/file.h"
#include "base/utf8.h"
#include "template/agency.h"
#include "template/file_name.h"
#include "template/vocabulary.h"

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
    for (size_t i = 0; i < j->how->n_sets && !j->how->n_lists; i++) { /* else they are the units' */
        str set = j->how->sets[i];
        size_t equals = str_find(set, S("="));
        if (equals < set.n && str_eq(utf8_fold(a, str_slice(set, 0, equals)), path))
            found = (line){.text = utf8_trim(str_after(set, equals + 1))};
    }
    return found;
}

/* Whose plan the input is: the issuer's unit and rank, as far as they can be told. False after
 * reporting that they must be, and can't. */
static bool look_at_issuer(job *j)
{
    arena *a = j->d->a;
    const levels *l = j->levels;
    line name = raw_value(j, "co_quan", "ten");
    bool plain = !str_starts(name.text, S("@")) && str_find(name.text, S("{{")) == name.text.n;
    if (!plain && j->how->level && j->how->n_lists) {
        diag_add(j->d, DIAG_ISSUER_NOT_PLAIN, name.at, ARGS(name.text));
        return false;
    }
    agency issuer = agency_read(l, a, plain ? name.text : (str){0});
    str cap = raw_value(j, "van_ban", "cap").text;
    const unit_kind *kind = issuer.unit ? issuer.unit : unit_kind_find(l, a, cap);
    if (date_parse(raw_value(j, "van_ban", "ngay").text, &j->when) != DATE_GOOD)
        j->when = (date){0};
    j->own_words = issuer.unit_words;
    j->own_name = issuer.unit_name;
    j->own_kind = kind;
    if (kind)
        j->own_rank = unit_rank(l, a, kind, issuer.unit_name, j->when);
    const unit_kind *asked = j->how->level ? unit_kind_find(l, a, j->how->level->text) : NULL;
    if (asked)
        j->asked_rank =
            unit_rank(l, a, asked, issuer.unit == asked ? issuer.unit_name : (str){0}, j->when);
    return true;
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
    size_t faults = d->count[SEVERITY_ERROR];
    if (!src || !csv_read(d, src, &l->csv))
        return;
    j->row_faults += d->count[SEVERITY_ERROR] - faults;
    size_t before = d->count[SEVERITY_ERROR];
    units_columns(d, l);
    j->wrong_lists = j->wrong_lists || d->count[SEVERITY_ERROR] > before;
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

void job_take_files(job *j, const khung *k)
{
    for (size_t i = 0; i < k->chain.n; i++)
        *list_add(j->d->a, &j->files) = k->chain.at[i]->root->at.src->name;
}

names *job_make_names(job *j, const khung *k)
{
    names *n = vocabulary_make(j->d->a, k, j->levels);
    units_declare(&j->lists, n);
    n->files = &j->tables;
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

/* The input's own values and template. */
static bool read_own(job *j)
{
    diags *d = j->d;
    pos at;
    str name = own_template(j, &at);
    const khung *k = khung_load(d, name, &j->how->places, at);
    const names *n = job_make_names(j, k);
    data_begin(d->a, j->input, n, &j->own.base);
    data_read(d, &j->file, &j->how->from, &j->own.base);
    job_check_level_sections(j);
    for (size_t i = 0; i < j->own.base.files.n; i++)
        *list_add(d->a, &j->files) = j->own.base.files.at[i]->name;
    for (size_t i = 0; i < j->how->n_sets && !is_downstream(j); i++)
        data_set(d, &j->own.base, j->how->sets[i]);
    data_get(&j->own.base, S("van_ban.khung")); /* these three are the job's own: taken */
    data_get(&j->own.base, S("don_vi.danh_sach"));
    data_get(&j->own.base, S("don_vi.tep_ten"));
    if (!k)
        return false;
    job_take_files(j, k);
    j->own.form = prepare(d, n, k, &j->how->places);
    prepare_defaults(j->own.form, &j->own.base);
    if (j->own_rank) /* what [cấp xã] says for a plan of that very level */
        job_take_level_values(j, d, k, job_level_section(j->own_rank), &j->own.base);
    str of_kind = j->own_kind ? STR_CAT(d->a, S("cap_"), j->own_kind->id) : (str){0};
    if (!j->has_lists && of_kind.n && !str_eq(of_kind, job_level_section(j->own_rank)))
        job_take_level_values(j, d, k, of_kind, &j->own.base);
    return true;
}

/* ---- units ---- */

bool job_is_below(const job *j, const unit_row *u)
{
    return j->own_rank && u->rank > j->own_rank;
}

/* What its plan is made from. */
const level_form *job_form_of(const job *j, const unit_row *u)
{
    return job_is_below(j, u) ? &j->below[u->rank] : &j->own;
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
    if (none && !j->row_faults && !j->wrong_lists)
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
        const level_form *f = job_form_of(j, j->units.at[i]);
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
        .below = is_downstream(j),
        .when = j->when,
    };
    size_t faults = j->d->count[SEVERITY_ERROR];
    units_read(j->d, &j->lists, &how, &all);
    j->row_faults += j->d->count[SEVERITY_ERROR] - faults;
    for (size_t i = 0; i < all.n && !j->sees_districts; i++)
        j->sees_districts =
            unit_is_of_three_tiers(j->levels, j->d->a, all.at[i]->kind, all.at[i]->name);
    if (!wanted_units(j, &all))
        return;
    bool needed[RANK_XA + 1] = {false};
    for (size_t i = 0; i < j->units.n; i++)
        needed[j->units.at[i]->rank] = job_is_below(j, j->units.at[i]);
    for (int r = RANK_TINH; r <= RANK_XA; r++)
        if (needed[r])
            job_read_below(j, (rank)r);
    job_check_templates_below(j);
    job_say_own_left(j);
    check_columns(j);
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
    *j = (job){.d = d,
               .how = how,
               .input = input,
               .seen.a = d->a,
               .alike.a = d->a,
               .level_values.a = d->a};
    j->pictures = (pictures){d->a, &how->from, &j->files, {.a = d->a}};
    j->memory.a = j->level_words.a = d->a;
    j->tables = (text_files){.from = &how->from, .a = d->a};
    j->levels = load_levels(j);
    if (!data_parse(d, input, &j->file) || !look_at_issuer(j))
        return NULL;
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
    if (j->units.n && j->own_rank) {
        job_bind_superior(j);
        job_fill_themes(j);
    }
    if (j->has_lists)
        read_file_name(j);
    job_prepare_guard(j);
    return j;
}

job *job_for_thread(diags *d, const job *first)
{
    return job_read(d, first->input, first->how);
}

void job_take_marks(job *j, const job *of_thread)
{
    (void)j;
    (void)of_thread;
}

size_t job_file_count(const job *j)
{
    return j->files.n + j->tables.read.n;
}

str job_file(const job *j, size_t i)
{
    return i < j->files.n ? j->files.at[i] : j->tables.read.at[i - j->files.n];
}

size_t job_units(const job *j)
{
    return j->units.n;
}

size_t job_row_faults(const job *j)
{
    return j->row_faults;
}

str job_unit(job *j, size_t i, arena *a)
{
    (void)a;
    return j->units.at[i]->words;
}

pos job_unit_place(job *j, size_t i, arena *a)
{
    (void)a;
    return j->units.at[i]->at;
}
