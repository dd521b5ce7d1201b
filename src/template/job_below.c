/* Levels below the input's: which template, and what the input says for plans of theirs. */
#include "template/job_state.h"

#include "base/nearest.h"
#include "base/utf8.h"

/* The section of the input that speaks of a level: [cấp xã]. */
str job_level_section(rank r)
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
    str of = job_level_section(kind->rank);
    if (named && !str_eq(s->id, of))
        diag_add(j->d, DIAG_CAP_TEMPLATE, named->at,
                 ARGS(s->name, kind->rank ? rank_name(kind->rank) : S("cấp …")));
    else if (named && kind->rank <= (j->own_rank ? j->own_rank : RANK_XA))
        diag_add(j->d, DIAG_CAP_TEMPLATE_OWN, named->at, ARGS(rank_name(kind->rank)));
}

/* What is said of a level above the input's own: no plan of it is ever made from here. */
static void check_level_is_reached(job *j, const section *s, const unit_kind *kind)
{
    if (kind->rank && kind->rank < j->own_rank)
        diag_add(j->d, DIAG_CAP_ABOVE, s->at, ARGS(s->name, rank_name(j->own_rank)));
}

/* [cấp phườn]: values that no plan would take. */
void job_check_level_sections(job *j)
{
    diags *d = j->d;
    for (size_t i = 0; i < j->own.base.sections.n; i++) {
        const section *s = j->own.base.sections.at[i];
        if (!s->known->paths)
            continue;
        const unit_kind *kind = unit_kind_find(j->levels, d->a, s->suffix);
        if (kind) {
            check_level_template(j, s, kind);
            check_level_is_reached(j, s, kind);
            continue;
        }
        str typed = utf8_behind_words(s->name, 1);
        str near = unit_kind_nearest(j->levels, d->a, s->suffix);
        diag_add(d, near.n ? DIAG_LEVEL_NEAR : DIAG_LEVEL_UNKNOWN, s->at,
                 ARGS(typed, near.n ? near : unit_kind_names(j->levels, d->a, false)));
    }
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
    str speaks = job_level_section(r);
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
        k = khung_load(j->d, j->how->template_name, &j->how->places, (pos){0});
        rank fits = k ? rank_named(k->cap) : r;
        if (fits == r || (fits == RANK_NONE && r == j->asked_rank)) {
            j->template_taken = true;
            return k;
        }
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
        j->without[r] = true;
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
        const known_key *key = names_path(to->names, v->path);
        bool locked = key && key->field && key->field->locked; /* it has its words already */
        bool theme = !decree || str_starts(of, S("cap_"));
        if (v->layer == LAYER_INPUT && key && !locked && theme && !str_eq(of, S("cap_tren")))
            data_put_lines(to, LAYER_ABOVE, v->path, v->lines, v->n, v->at, v->literal);
    }
}

static bool has_section_lines(const value *v)
{
    for (size_t i = 0; i < v->n; i++)
        if (tag_alone(v->lines[i].text))
            return true;
    return false;
}

/* A theme that names other values means the superior's: {{co_quan.ten}} is its issuer. */
static void fill_theme(job *j, const value *v, data *to)
{
    arena *a = j->d->a;
    resolver r = {.d = j->d, .shared = j->d, .data = j->superior->values};
    line *lines = NEW_ARRAY(a, line, v->n + 1);
    for (size_t i = 0; i < v->n; i++) {
        const value *one = value_item(a, v, i);
        lines[i] = v->lines[i];
        lines[i].text = fill_words(&r, one, one->at);
    }
    data_put_lines(to, LAYER_ABOVE, v->path, lines, v->n, v->at, true);
}

void job_fill_themes(job *j)
{
    for (int r = RANK_TINH; r <= RANK_XA; r++) {
        data *to = &j->below[r].base;
        size_t n = j->below[r].form ? to->values.n : 0; /* more are added meanwhile */
        for (size_t i = 0; i < n; i++) {
            const value *v = to->values.at[i];
            if (v->layer == LAYER_ABOVE && value_has_tags(v) && !has_section_lines(v))
                fill_theme(j, v, to);
        }
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
        ((value *)data_in_layer(to, LAYER_CAP, path))->used = false; /* until a plan takes it */
    } else if (n > 1) {
        diag_add(d, DIAG_CAP_KEY_TWICE, v->at,
                 ARGS(str_from(v->key->name), other->path, f->path, k->name));
    } else if (!names_key(j->own.base.names, of, key)) {
        unknown_level_key(d, k, to->names, v, key); /* else it is for the superior's own text */
    }
}

/* [cấp xã], [cấp phường]: what the input says for plans of a level, a kind. */
void job_take_level_values(job *j, diags *d, const khung *k, str of, data *to)
{
    str prefix = STR_CAT(d->a, of, S("."));
    for (size_t i = 0; i < j->own.base.values.n; i++) {
        const value *v = j->own.base.values.at[i];
        if (v->layer == LAYER_INPUT && str_starts(v->path, prefix))
            take_level_value(j, d, k, v, str_after(v->path, prefix.n), to);
    }
}

/* --template where no level below is the one that it is for. */
static void tell_not_taken(job *j)
{
    const khung *k = khung_load(j->d, j->how->template_name, &j->how->places, (pos){0});
    source *typed = NEW(j->d->a, source);
    *typed = (source){.name = S("--template"), .text = j->how->template_name, .is_word = true};
    rank wanted = j->asked_rank ? j->asked_rank : job_row_rank(j, 0);
    if (k && !rank_named(k->cap))
        diag_add(j->d, DIAG_TEMPLATE_NO_LEVEL, (pos){typed, 0}, ARGS(k->name, rank_name(wanted)));
    else if (k)
        diag_add(j->d, DIAG_TEMPLATE_LEVEL, (pos){typed, 0},
                 ARGS(k->name, rank_name(rank_named(k->cap)), rank_name(wanted)));
}

void job_check_templates_below(job *j)
{
    size_t below = 0;
    for (size_t i = 0; i < j->n_units; i++)
        below += job_rank_is_below(j, job_row_rank(j, i));
    bool not_taken = below && !j->template_taken && j->how->template_name.n;
    if (not_taken)
        tell_not_taken(j);
    for (int r = RANK_TINH; r <= RANK_XA && !not_taken; r++)
        if (j->without[r])
            diag_add(j->d, DIAG_TEMPLATE_BELOW, (pos){j->input, 0},
                     ARGS(rank_name((rank)r), j->own.form->khung->name, rank_name((rank)r)));
}

void job_read_below(job *j, rank r)
{
    diags *d = j->d;
    level_form *f = &j->below[r];
    const prepared *first = j->first ? j->first->below[r].form : NULL;
    const khung *k = first ? first->khung : template_below(j, r);
    if (!k)
        return;
    job_take_files(j, k);
    const names *n = job_make_names(j, k, first);
    data_begin(d->a, j->input, n, &f->base);
    f->form = job_prepare(j, n, k, first);
    prepare_defaults(f->form, &f->base);
    carry_theme(j, &f->base);
    job_take_level_values(j, d, k, job_level_section(r), &f->base);
    for (size_t i = 0; i < j->how->n_sets; i++)
        data_set(d, &f->base, j->how->sets[i]);
}
