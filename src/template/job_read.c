/* Which template, which values, which units: all that the plans share. */
#include "template/job_state.h"

#include "base/utf8.h"
#include "input/meant.h"
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
    const ini_key *k = meant_find(a, &j->file, in, key);
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

/* ---- templates ---- */

void job_take_files(job *j, const khung *k)
{
    for (size_t i = 0; i < k->chain.n; i++)
        *list_add(j->d->a, &j->files) = k->chain.at[i]->root->at.src->name;
}

names *job_make_names(job *j, const khung *k, const prepared *first)
{
    names *n = first ? NEW(j->d->a, names) : vocabulary_make(j->d->a, k, j->levels);
    if (first)
        *n = *first->names; /* nobody declares more */
    else
        units_declare(&j->lists, n);
    n->files = &j->tables;
    return n;
}

const prepared *job_prepare(job *j, const names *n, const khung *k, const prepared *first)
{
    return first ? prepare_shared(j->d->a, n, first) : prepare(j->d, n, k, &j->how->places);
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
    const prepared *first = j->first ? j->first->own.form : NULL;
    const khung *k = first ? first->khung : khung_load(d, name, &j->how->places, at);
    const names *n = job_make_names(j, k, first);
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
    j->own.form = job_prepare(j, n, k, first);
    prepare_defaults(j->own.form, &j->own.base);
    if (j->own_rank) /* what [cấp xã] says for a plan of that very level */
        job_take_level_values(j, d, k, job_level_section(j->own_rank), &j->own.base);
    str of_kind = j->own_kind ? STR_CAT(d->a, S("cap_"), j->own_kind->id) : (str){0};
    if (!j->has_lists && of_kind.n && !str_eq(of_kind, job_level_section(j->own_rank)))
        job_take_level_values(j, d, k, of_kind, &j->own.base);
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

/* `first`: a job that has read the templates and lists already, or NULL. */
static job *read_job(diags *d, const source *input, const job_options *how, const job *first)
{
    job *j = NEW(d->a, job);
    *j = (job){.d = d,
               .how = how,
               .input = input,
               .first = first,
               .seen.a = d->a,
               .alike.a = d->a,
               .level_values.a = d->a};
    j->pictures = (pictures){d->a, &how->from, &j->files, {.a = d->a}};
    j->memory.a = j->level_words.a = d->a;
    j->tables = (text_files){.from = &how->from, .a = d->a};
    j->levels = load_levels(j);
    if (!data_parse(d, input, &j->file) || !look_at_issuer(j))
        return NULL;
    if (first)
        job_share_units(j, first);
    else
        job_read_lists(j, is_downstream(j));
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
        job_read_units(j, is_downstream(j));
    if (j->has_lists ? j->n_units == 0 : is_downstream(j))
        return NULL; /* reported: there is nothing to make plans for */
    if (j->n_units && j->own_rank) {
        job_bind_superior(j);
        job_fill_themes(j);
    }
    if (j->has_lists)
        read_file_name(j);
    job_prepare_guard(j);
    return j;
}

job *job_read(diags *d, const source *input, const job_options *how)
{
    return read_job(d, input, how, NULL);
}

job *job_for_thread(diags *d, const job *first)
{
    return read_job(d, first->input, first->how, first);
}

size_t job_file_count(const job *j)
{
    return j->files.n + j->tables.read.n;
}

str job_file(const job *j, size_t i)
{
    return i < j->files.n ? j->files.at[i] : j->tables.read.at[i - j->files.n];
}

size_t job_row_faults(const job *j)
{
    return j->row_faults;
}

size_t job_rows_left(const job *j)
{
    return j->rows_left;
}
