/* Rows to units and values. Knows no templates and no plans. */
#include "template/units.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "template/unit_name.h"

/* ---- units ---- */

static const csv_cell *cell_of(const unit_list *l, const csv_row *row, const char *path)
{
    for (size_t i = 0; i < l->csv.columns.n; i++)
        if (str_eq(l->paths[i], str_from(path)))
            return &row->cells.at[i];
    return NULL;
}

enum { TOLD_OF = 3 }; /* errors that are alike and told of one by one */

/* A fault that rows have alike. */
typedef struct row_fault {
    diag_code code;
    pos at; /* of the last one that was told of */
    size_t told, more;
} row_fault;

typedef struct reading {
    diags *d;
    const units_options *how;
    const unit_rows *all;
    map faults; /* by code and what they have alike → row_fault */
    LIST(row_fault *) in_order;
} reading;

/* Reports what is wrong with a row; what others have too, like this in `alike`, three times, what
 * is no error once. */
static void row_fault_add(reading *r, diag_code code, pos at, str alike, diag_args args)
{
    arena *a = r->d->a;
    str key = STR_CAT(a, str_number(a, (size_t)code), S(" "), alike);
    row_fault *f = map_get(&r->faults, key);
    if (!f) {
        f = NEW(a, row_fault);
        f->code = code;
        map_set(&r->faults, key, f);
        *list_add(a, &r->in_order) = f;
    }
    if (f->told >= (diag_severity(code) >= SEVERITY_ERROR ? TOLD_OF : 1)) {
        f->more++;
        return;
    }
    f->told++;
    f->at = at;
    diag_add(r->d, code, at, args);
}

static void report_alike(const reading *r)
{
    arena *a = r->d->a;
    for (size_t i = 0; i < r->in_order.n; i++) {
        const row_fault *f = r->in_order.at[i];
        str code = STR_CAT(a, S("000"), str_number(a, (size_t)diag_number(f->code)));
        if (f->more)
            diag_add(r->d, DIAG_ROWS_ALIKE, f->at,
                     ARGS(str_number(a, f->more), str_after(code, code.n - 4)));
    }
}

static const unit_kind *said_kind(reading *r, const csv_cell *said)
{
    arena *a = r->d->a;
    const levels *l = r->how->levels;
    const unit_kind *kind = unit_kind_find(l, a, said->text);
    str near = unit_kind_nearest(l, a, said->text);
    if (!kind)
        row_fault_add(r, near.n ? DIAG_LEVEL_NEAR : DIAG_LEVEL_UNKNOWN, said->at, said->text,
                      ARGS(said->text, near.n ? near : unit_kind_names(l, a, false)));
    return kind;
}

/* The kind that the row says, or its name's first words, or the one that rows have without. */
static bool read_kind(reading *r, unit_row *u, str name)
{
    arena *a = r->d->a;
    const levels *l = r->how->levels;
    const csv_cell *cell = cell_of(u->list, u->row, "don_vi.loai");
    bool said = cell && cell->text.n && !str_eq(cell->text, S("-"));
    const unit_kind *in_name = unit_name_kind(l, a, name, said);
    u->kind = said ? said_kind(r, cell) : in_name ? in_name : r->how->kind;
    if (said && !u->kind)
        return false;
    if (!u->kind)
        row_fault_add(r, DIAG_UNIT_NO_KIND, u->at, S(""), ARGS(name));
    else if (in_name && in_name != u->kind)
        diag_add(r->d, DIAG_UNIT_KINDS_DIFFER, cell->at, ARGS(name, cell->text));
    if (!u->kind || (in_name && in_name != u->kind))
        return false;
    u->name = in_name ? unit_name_own(in_name, name) : name;
    u->words =
        in_name ? unit_name_words(l, a, in_name, name) : STR_CAT(a, u->kind->name, S(" "), name);
    if (!said && !in_name)
        row_fault_add(r, DIAG_UNIT_KIND_TAKEN, u->at, S(""), ARGS(name, u->words));
    return true;
}

/* What the row calls its unit, without the body; empty after reporting that it can't be taken. */
static str read_name(reading *r, const csv_cell *cell)
{
    arena *a = r->d->a;
    str name = unit_name_behind_body(a, cell->text), whole = unit_name_unshortened(a, name);
    if (cell->text.n == 0 || str_eq(cell->text, S("-")))
        row_fault_add(r, DIAG_UNIT_NO_NAME, cell->at, S(""), ARGS(S("")));
    else if (name.n == 0 || unit_name_is_kind(r->how->levels, a, name))
        row_fault_add(r, DIAG_UNIT_KIND_ALONE, cell->at, cell->text, ARGS(cell->text));
    else if (whole.n)
        row_fault_add(r, DIAG_UNIT_SHORT, cell->at, S(""), ARGS(cell->text, whole));
    else
        return name;
    return (str){0};
}

static bool read_unit(reading *r, unit_row *u)
{
    arena *a = r->d->a;
    const units_options *how = r->how;
    const csv_cell *cell = cell_of(u->list, u->row, "don_vi.ten");
    if (!cell)
        return false; /* the list was reported */
    u->at = cell->at;
    str name = read_name(r, cell);
    if (name.n == 0 || !read_kind(r, u, name))
        return false;
    if (unit_name_is_capitals(u->name))
        row_fault_add(
            r, DIAG_UNIT_CAPITALS, u->at, S(""),
            ARGS(cell->text, STR_CAT(a, u->kind->name, S(" "), unit_name_small(a, u->name))));
    u->rank = unit_rank(how->levels, a, u->kind, u->name, how->when);
    if (u->rank == RANK_NONE)
        diag_add(r->d, DIAG_LEVEL_CITY, u->at, ARGS(u->name));
    else if (how->own_rank && u->rank < how->own_rank)
        row_fault_add(r, DIAG_UNIT_ABOVE, u->at, rank_name(u->rank),
                      ARGS(u->words, rank_name(u->rank), rank_name(how->own_rank)));
    else if (how->below && u->rank == how->own_rank)
        row_fault_add(r, DIAG_UNIT_BESIDE, u->at, S(""), ARGS(u->words, rank_name(u->rank)));
    else
        return true;
    return false;
}

/* Units by what `thuộc` may call them: with and without their kind. */
typedef struct above_index {
    map by_words, by_name; /* the first that is called so */
    map again;             /* of by_name the second */
} above_index;

static void index_units(arena *a, const unit_rows *all, above_index *out)
{
    out->by_words.a = out->by_name.a = out->again.a = a;
    for (size_t i = 0; i < all->n; i++) {
        unit_row *u = all->at[i];
        str words = utf8_fold(a, u->words), name = utf8_fold(a, u->name);
        if (!map_get(&out->by_words, words))
            map_set(&out->by_words, words, u);
        if (u->rank == RANK_XA)
            continue;
        const unit_row *before = map_get(&out->by_name, name);
        if (!before)
            map_set(&out->by_name, name, u);
        else if (!str_eq(before->words, u->words))
            map_set(&out->again, name, u);
    }
}

static void unknown_above(reading *r, const unit_row *u, const csv_cell *said, str called)
{
    diags *d = r->d;
    const units_options *how = r->how;
    nearest near = nearest_start(utf8_fold(d->a, called));
    nearest_try(&near, utf8_fold(d->a, how->own_words), how->own_words);
    nearest_try(&near, utf8_fold(d->a, how->own_name), how->own_words);
    for (size_t i = 0; i < r->all->n && !diags_full(d, DIAG_UNIT_ABOVE_NEAR); i++)
        if (r->all->at[i]->rank < u->rank) {
            str words = r->all->at[i]->words, name = r->all->at[i]->name;
            nearest_try(&near, utf8_fold(d->a, words), words);
            nearest_try(&near, utf8_fold(d->a, name), words);
        }
    row_fault_add(r, near.best.n ? DIAG_UNIT_ABOVE_NEAR : DIAG_UNIT_ABOVE_UNKNOWN, said->at,
                  said->text, ARGS(said->text, u->words, near.best));
}

/* Two units of one name ("Kon Tum": the province, its city); the second, or empty. */
static str namesake(const units_options *how, arena *a, const above_index *index, str folded)
{
    const unit_row *first = map_get(&index->by_name, folded);
    const unit_row *second = map_get(&index->again, folded);
    bool own = how->own_name.n && str_eq(folded, utf8_fold(a, how->own_name));
    return second                                                  ? second->words
           : first && own && !str_eq(first->words, how->own_words) ? how->own_words
                                                                   : (str){0};
}

/* Whose plan a unit's plan carries out; false after reporting that it can't be told. */
static bool find_above(reading *r, const above_index *index, unit_row *u)
{
    arena *a = r->d->a;
    const units_options *how = r->how;
    const csv_cell *said = cell_of(u->list, u->row, "don_vi.thuoc");
    bool below = how->own_rank && u->rank > how->own_rank;
    u->above_words = below ? how->own_words : (str){0};
    if (!said || said->text.n == 0 || str_eq(said->text, S("-")))
        return true;
    str called = unit_name_behind_body(a, said->text), whole = unit_name_unshortened(a, called);
    if (whole.n) {
        row_fault_add(r, DIAG_UNIT_SHORT, said->at, S("thuoc"), ARGS(said->text, whole));
        return false;
    }
    str folded = utf8_fold(a, called);
    bool is_own = how->own_words.n && str_eq(folded, utf8_fold(a, how->own_words));
    unit_row *above = map_get(&index->by_words, folded);
    str other = above || is_own ? (str){0} : namesake(how, a, index, folded);
    if (!above && !is_own) {
        above = map_get(&index->by_name, folded);
        is_own = !above && how->own_name.n && str_eq(folded, utf8_fold(a, how->own_name));
    }
    bool good = above && !other.n && above != u && above->rank < u->rank;
    if (other.n)
        row_fault_add(r, DIAG_UNIT_ABOVE_TWICE, said->at, said->text,
                      ARGS(said->text, above->words, other));
    else if (!good && !is_own)
        unknown_above(r, u, said, called);
    if (good) {
        u->above = above;
        u->above_words = above->words;
    }
    return good || (is_own && !other.n);
}

/* Where other rows of its level name the unit above, one that doesn't may have forgotten it. */
static void check_named_above(reading *r, const unit_rows *all)
{
    bool named[RANK_XA + 1] = {false};
    for (size_t i = 0; i < all->n; i++)
        named[all->at[i]->rank] = named[all->at[i]->rank] || all->at[i]->above;
    for (size_t i = 0; i < all->n; i++) {
        const unit_row *u = all->at[i];
        const csv_cell *said = cell_of(u->list, u->row, "don_vi.thuoc");
        if (named[u->rank] && !u->above && (!said || said->text.n == 0))
            row_fault_add(r, DIAG_UNIT_NOT_NAMED_ABOVE, u->at, S(""),
                          ARGS(u->words, r->how->own_words));
    }
}

/* Two rows of one unit: one of them is likely to be left over. */
static void check_again(reading *r, map *seen, unit_row *u)
{
    arena *a = r->d->a;
    str key = STR_CAT(a, utf8_lower(a, u->words), S("\n"), utf8_lower(a, u->above_words));
    const unit_row *before = map_get(seen, key);
    if (before)
        diag_add_both(r->d, DIAG_UNIT_AGAIN, u->at, before->at,
                      ARGS(u->words, before->at.src->name));
    else
        map_set(seen, key, u);
}

void units_read(diags *d, const unit_lists *lists, const units_options *how, unit_rows *out)
{
    reading r = {.d = d, .how = how, .all = out, .faults.a = d->a};
    for (size_t i = 0; i < lists->n; i++)
        for (size_t k = 0; k < lists->at[i]->csv.rows.n; k++) {
            unit_row *u = NEW(d->a, unit_row);
            u->list = lists->at[i];
            u->row = &lists->at[i]->csv.rows.at[k];
            if (read_unit(&r, u))
                *list_add(d->a, out) = u;
        }
    above_index index = {0};
    map seen = {.a = d->a};
    index_units(d->a, out, &index);
    unit_rows good = {0};
    for (size_t i = 0; i < out->n; i++)
        if (find_above(&r, &index, out->at[i])) {
            *list_add(d->a, &good) = out->at[i];
            check_again(&r, &seen, out->at[i]);
        }
    check_named_above(&r, &good);
    report_alike(&r);
    *out = good;
}

/* ---- values ---- */

/* `d` NULL: it may have several lines. */
static void give_cell_as(diags *d, const unit_row *u, size_t column, str path, data *to)
{
    const csv_cell *cell = &u->row->cells.at[column];
    const known_key *key = names_path(to->names, path);
    if (cell->text.n == 0 || path.n == 0 || !key)
        return;
    line *lines;
    size_t n = csv_cell_lines(to->a, cell, &lines);
    if (str_eq(cell->text, S("-")))
        n = 0;
    if (d && n > 1 && key_takes_one_line(key->kind))
        diag_add(d, DIAG_CELL_ONE_LINE, cell->at,
                 ARGS(u->list->csv.columns.at[column].name, u->words));
    data_open_section(to, str_slice(path, 0, str_find(path, S("."))), cell->at);
    data_put_lines(to, LAYER_ROW, path, lines, n, cell->at, true);
}

/* A heading that is a field's last part gives the field its value; texts may ask for either. */
static void give_cell(diags *d, const unit_row *u, size_t column, data *to)
{
    const field *f = units_field_of(to->names, u->list, column);
    if (f)
        give_cell_as(d, u, column, f->path, to);
    give_cell_as(f ? NULL : d, u, column, u->list->paths[column], to);
    value *given = data_own(to, LAYER_ROW, u->list->paths[column]);
    if (given)
        given->used = false; /* until a text asks for it: units_took */
}

void units_give(diags *d, const unit_row *u, data *to)
{
    for (size_t i = 0; i < u->list->csv.columns.n; i++)
        give_cell(d, u, i, to);
    data_put(to, LAYER_ROW, S("don_vi.ten"), u->words, u->at);
    data_put(to, LAYER_ROW, S("don_vi.ten_rieng"), u->name, u->at);
    data_put(to, LAYER_ROW, S("don_vi.loai"), u->kind->name, u->at);
    if (!data_in_layer(to, LAYER_ROW, S("co_quan.ten")))
        data_put(to, LAYER_ROW, S("co_quan.ten"), STR_CAT(to->a, S("Ủy ban nhân dân "), u->words),
                 u->at);
    data_put(to, LAYER_ROW, S("van_ban.cap"), u->kind->name, u->at);
    if (u->above_words.n)
        data_put(to, LAYER_ROW, S("don_vi.thuoc"), u->above_words, u->at);
}

str units_heading(const unit_row *u, pos at, str *words)
{
    if (at.src != u->list->csv.src)
        return (str){0};
    for (size_t i = u->row->cells.n; i-- > 0;)
        if (at.off >= u->row->cells.at[i].at.off) {
            *words = u->row->cells.at[i].text;
            return u->list->csv.columns.at[i].name;
        }
    return (str){0};
}
