/* Lists, the units that they make, and which of them plans are made for. Knows what stays in memory
 * of them; what a plan is made of, others know. */
#include "template/job_state.h"

#include "base/file.h"
#include "base/utf8.h"
#include "input/meant.h"
#include "input/xlsx.h"

/* ---- lists ---- */

static bool is_taken(job *j, str path, pos at)
{
    bool taken = str_eq(path, S("-")) && (j->took_stdin || str_eq(j->input->name, S("<stdin>")));
    j->took_stdin = j->took_stdin || str_eq(path, S("-"));
    if (taken)
        diag_add(j->d, DIAG_STDIN_TWICE, at.src ? at : (pos){j->input, 0}, ARGS(S("")));
    return taken;
}

/* Whether a list was read before: then each of its rows would be there twice. */
static bool is_read(job *j, str path, pos at)
{
    bool read = false;
    for (size_t i = 0; i < j->files.n; i++)
        read = read || str_eq(j->files.at[i], path);
    if (read && !at.src) {
        source *option = NEW(j->d->a, source);
        *option = (source){.name = S("--each"), .text = path, .is_word = true};
        at = (pos){option, 0};
    }
    if (read)
        diag_add(j->d, DIAG_LIST_TWICE, at, ARGS(path));
    return read;
}

static void read_list(job *j, str path, pos at)
{
    diags *d = j->d;
    str name = utf8_lower(d->a, path);
    if (str_ends(name, S(".ini")) || str_ends(name, S(".json"))) {
        diag_add(d, DIAG_LIST_IS_INPUT, at.src ? at : file_as_whole(d->a, path, path), ARGS(path));
        return;
    }
    unit_list *l = NEW(d->a, unit_list);
    unit_taking taking = {d, j->rows};
    byte_stream *from = is_taken(j, path, at) || is_read(j, path, at) ? NULL
                        : xlsx_is_one(d->a, path)                     ? xlsx_stream(d, path, at)
                                                                      : stream_of_file(d, path, at);
    if (!from)
        return;
    from->old = j->how->from.old;
    *list_add(d->a, &j->files) = path;
    size_t faults = d->count[SEVERITY_ERROR];
    str shown = str_eq(path, S("-")) ? S("<stdin>") : path;
    l->from = store_size(j->rows);
    if (!csv_read_stream(d, from, shown, &l->csv, units_take_row, &taking))
        return;
    l->to = store_size(j->rows);
    j->rows_left += l->csv.row_faults;
    j->row_faults += d->count[SEVERITY_ERROR] - faults - l->csv.text_faults;
    size_t before = d->count[SEVERITY_ERROR];
    units_columns(d, j->rows, l);
    j->wrong_lists = j->wrong_lists || d->count[SEVERITY_ERROR] > before;
    *list_add(d->a, &j->lists) = l;
}

void job_read_lists(job *j, bool downstream)
{
    arena *a = j->d->a;
    const job_options *how = j->how;
    j->rows = store_new(a);
    for (size_t i = 0; i < how->n_lists; i++)
        read_list(j, how->lists[i], (pos){0});
    const ini_key *named = meant_find(a, &j->file, "don_vi", "danh_sach");
    bool own_unit = j->own_rank && j->own_words.n;
    j->has_lists = how->n_lists > 0;
    if (!named || how->n_lists || (own_unit && !downstream))
        return;
    for (size_t i = 0; i < named->lines.n; i++) {
        const line *l = &named->lines.at[i];
        str path = file_in(a, how->from.input, l->text);
        j->has_lists = j->has_lists || l->text.n;
        if (l->text.n && data_may_read(j->d, &how->from, path, l->text, l->at))
            read_list(j, path, l->at);
    }
}

/* ---- units ---- */

bool job_rank_is_below(const job *j, rank r)
{
    return j->own_rank && r > j->own_rank;
}

bool job_is_below(const job *j, const unit_row *u)
{
    return job_rank_is_below(j, u->rank);
}

const level_form *job_form_of_rank(const job *j, rank r)
{
    return job_rank_is_below(j, r) ? &j->below[r] : &j->own;
}

const level_form *job_form_of(const job *j, const unit_row *u)
{
    return job_form_of_rank(j, u->rank);
}

static size_t number_of(const job *j, size_t at)
{
    return j->wanted ? j->wanted[at] : at;
}

rank job_row_rank(const job *j, size_t at)
{
    return units_rank(j->units, number_of(j, at));
}

size_t job_ranks(const job *j, rank ranks[RANK_XA + 1])
{
    bool seen[RANK_XA + 1] = {false};
    size_t n = 0;
    for (size_t i = 0; i < j->n_units; i++) {
        rank r = job_row_rank(j, i);
        if (!seen[r])
            ranks[n++] = r;
        seen[r] = true;
    }
    return n;
}

bool job_row_get(job *j, diags *d, size_t at, unit_row *out)
{
    return units_get(&j->view, d, d->a, number_of(j, at), true, out);
}

str job_row_unit(job *j, size_t at, arena *a)
{
    unit_row u;
    diags lost = {.a = a}; /* its plan's faults tell of it */
    return units_get(&j->view, &lost, a, number_of(j, at), false, &u) ? u.words : (str){0};
}

pos job_row_place(job *j, size_t at, arena *a)
{
    unit_row u;
    diags lost = {.a = a};
    return job_row_get(j, &lost, at, &u) ? u.at : (pos){j->lists.at[0]->csv.src, 0};
}

static void number_wanted(job *j)
{
    uint32_t *numbers = NEW_ARRAY(j->d->a, uint32_t, j->n_units);
    for (size_t i = 0, n = 0; i < j->units->n; i++) {
        rank r = units_is_good(j->units, i) ? units_rank(j->units, i) : RANK_NONE;
        if (r && (!j->asked_rank || r <= j->asked_rank))
            numbers[n++] = (uint32_t)i;
    }
    j->wanted = numbers;
}

/* Those of the levels down to the one that --level asks for. False after reporting that no list has
 * any of that one. */
static bool wanted_units(job *j)
{
    size_t left = 0, asked = 0, n = j->units->n, wanted = 0;
    pos at = {j->lists.at[0]->csv.src, 0};
    for (size_t i = 0; i < n; i++) {
        rank r = units_is_good(j->units, i) ? units_rank(j->units, i) : RANK_NONE;
        bool is_wanted = r && (!j->asked_rank || r <= j->asked_rank);
        asked += r && r == j->asked_rank;
        left += r && !is_wanted;
        wanted += is_wanted;
    }
    bool none = j->asked_rank && !asked;
    j->n_units = none ? 0 : wanted;
    if (wanted < n && !none)
        number_wanted(j);
    bool were_read = !j->row_faults && !j->wrong_lists && !j->d->count[SEVERITY_SYSTEM];
    if (none && were_read)
        diag_add(j->d, DIAG_UNITS_NONE, at, ARGS(rank_name(j->asked_rank)));
    else if (!none && left)
        diag_add(j->d, DIAG_UNITS_LEFT, at,
                 ARGS(str_number(j->d->a, left), rank_name(j->asked_rank)));
    return !none;
}

/* A row sets what one of the templates knows. */
static void check_columns(job *j)
{
    rank ranks[RANK_XA + 1];
    size_t n = job_ranks(j, ranks);
    unit_names known = {0};
    for (size_t i = 0; i < n; i++) {
        const level_form *f = job_form_of_rank(j, ranks[i]);
        bool listed = !f->form;
        for (size_t k = 0; k < known.n; k++)
            listed = listed || known.at[k] == f->form->names;
        if (!listed)
            known.at[known.n++] = f->form->names;
    }
    if (known.n)
        units_check_columns(j->d, j->rows, &j->lists, &known);
}

void job_read_units(job *j, bool downstream)
{
    bool shared = j->units, needed[RANK_XA + 1] = {false};
    rank ranks[RANK_XA + 1];
    j->units_how = (units_options){
        .levels = j->levels,
        .kind = j->how->level ? unit_kind_find(j->levels, j->d->a, j->how->level->text) : NULL,
        .own_words = j->own_words,
        .own_name = j->own_name,
        .own_rank = j->own_rank,
        .below = downstream,
        .when = j->when,
        .asked = j->asked_rank,
        .shard = j->how->shard,
        .shards = j->how->shards,
    };
    unit_rows *all = NEW(j->d->a, unit_rows);
    size_t faults = j->d->count[SEVERITY_ERROR];
    if (shared) {
        *all = *j->units;
        all->lists = &j->lists;
        all->how = &j->units_how;
    } else {
        units_read(j->d, j->rows, &j->lists, &j->units_how, &j->unit_index, all);
        j->row_faults += j->d->count[SEVERITY_ERROR] - faults;
        j->rows_left += all->lost;
        for (size_t i = 0; i < all->n; i++)
            j->rows_left += !units_is_good(all, i);
    }
    j->units = all;
    j->view = units_view(j->d->a, all);
    j->sees_districts = all->sees_districts;
    if (!shared && !wanted_units(j))
        return;
    for (size_t i = 0, n = job_ranks(j, ranks); i < n; i++)
        needed[ranks[i]] = true;
    for (int r = RANK_TINH; r <= RANK_XA; r++)
        if (needed[r] && job_rank_is_below(j, (rank)r))
            job_read_below(j, (rank)r);
    if (shared)
        return; /* what is wrong with the lists is known */
    job_check_templates_below(j);
    job_say_own_left(j);
    check_columns(j);
}

void job_share_units(job *j, const job *first)
{
    arena *a = j->d->a;
    for (size_t i = 0; i < first->lists.n; i++) {
        unit_list *l = NEW(a, unit_list);
        *l = *first->lists.at[i];
        l->taken = NEW_ARRAY(a, bool, l->csv.columns.n + 1);
        l->giving = units_giving(a);
        *list_add(a, &j->lists) = l;
    }
    j->has_lists = first->has_lists;
    j->units = first->units;
    j->wanted = first->wanted;
    j->n_units = first->n_units;
    j->unit_index = first->unit_index;
    j->first_names = first->unit_names;
}

/* True for a place in the input or a list, or nowhere: which are the same to jobs of all threads.
 */
static bool is_shared(const job *j, pos at)
{
    const source *whole = source_whole(at.src);
    bool found = !whole || whole == j->input;
    for (size_t i = 0; i < j->lists.n && !found; i++)
        found = j->lists.at[i]->csv.src == whole;
    return found;
}

bool job_shares(const job *j, const diags *of_unit)
{
    bool all = true;
    for (size_t i = 0; i < of_unit->list.n && all; i++)
        all = is_shared(j, of_unit->list.at[i].at) && is_shared(j, of_unit->list.at[i].other);
    return all;
}

/* ---- their names ---- */

/* The one behind all units is the input's own: another's too, where the list is of its level. */
static bool name_of(void *context, arena *a, size_t number, str *name)
{
    job *j = context;
    unit_row u;
    diags lost = {.a = a};
    *name = j->own_words;
    if (number == j->units->n)
        return true;
    if (!units_get(&j->view, &lost, a, number, false, &u))
        return false;
    *name = u.words;
    return true;
}

const finder *job_unit_names(job *j)
{
    finder_names by_number = {name_of, j};
    if (j->first_names)
        return finder_share(j->d->a, j->first_names, by_number);
    if (!j->n_units)
        return NULL;
    hash_index_clear(&j->unit_index);
    finder *made = finder_of_names(j->d->a, j->unit_index, by_number);
    arena *work = arena_below(j->d->a);
    for (size_t i = 0; i < j->n_units; i++) {
        arena_reset(work);
        finder_add_number(made, job_row_unit(j, i, work), number_of(j, i));
    }
    arena_reset(work);
    finder_add_number(made, j->own_words, j->units->n);
    return made;
}

/* ---- plans above ---- */

static void forget(kept_superior *k)
{
    k->number = 0;
    k->is = NULL;
    if (k->a)
        arena_reset(k->a);
}

kept_superior *job_kept_superior(job *j, const unit_row *u)
{
    kept_superior *kept = j->superiors, *oldest = kept;
    for (size_t i = 0; i < SUPERIORS_KEPT; i++) {
        if (kept[i].number == u->number + 1)
            oldest = &kept[i];
        else if (oldest->number != u->number + 1 && kept[i].asked < oldest->asked)
            oldest = &kept[i];
    }
    oldest->asked = ++j->superiors_asked;
    if (oldest->number == u->number + 1)
        return oldest;
    forget(oldest);
    oldest->number = u->number + 1;
    if (!oldest->a)
        oldest->a = arena_below(j->d->a);
    return oldest;
}
