/* Rows to units, read through once. Knows no templates and no plans; who is above whom, others
 * know. */
#include "base/utf8.h"
#include "input/rows.h"
#include "template/unit_name.h"
#include "template/units_state.h"

const csv_cell *units_cell(const unit_list *l, const csv_row *row, const char *path)
{
    str wanted = str_from(path);
    for (size_t i = 0; i < l->csv.columns.n; i++)
        if (str_eq(l->paths[i], wanted))
            return &row->cells.at[i];
    return NULL;
}

/* ---- faults ---- */

enum { TOLD_OF = 3 }; /* errors that are alike and told of one by one */

/* A fault that rows have alike. */
typedef struct row_fault {
    diag_code code;
    pos at; /* of the last one that was told of */
    size_t told, more;
} row_fault;

/* What is no error is told by the shard that makes the row's plan, so that of all shards one does.
 */
static bool is_anothers(const units_reading *r, diag_code code)
{
    const units_options *how = r->how;
    return how->shards && diag_severity(code) < SEVERITY_ERROR &&
           r->plans % how->shards != how->shard - 1;
}

void units_tell(units_reading *r, diag_code code, pos at, pos other, diag_args args)
{
    arena *a = r->d->a;
    if (is_anothers(r, code))
        return;
    if (!diags_full(r->d, code)) {
        at = pos_keep(a, at);
        other = pos_keep(a, other);
        for (size_t i = 0; i < 4; i++)
            args.at[i] = str_copy(a, args.at[i]);
    }
    diag_add_both(r->d, code, at, other, args);
}

static str fault_key(const units_reading *r, diag_code code, str alike)
{
    return STR_CAT(r->a, str_number(r->a, (size_t)code), S(" "), alike);
}

bool units_fault_again(units_reading *r, diag_code code, str alike)
{
    if (is_anothers(r, code))
        return true;
    row_fault *f = map_get(&r->faults, fault_key(r, code, alike));
    bool enough = f && f->told >= (diag_severity(code) >= SEVERITY_ERROR ? TOLD_OF : 1);
    if (enough)
        f->more++;
    return enough;
}

void units_fault(units_reading *r, diag_code code, pos at, str alike, diag_args args)
{
    arena *a = r->d->a;
    str key = fault_key(r, code, alike);
    if (units_fault_again(r, code, alike))
        return;
    row_fault *f = map_get(&r->faults, key);
    if (!f) {
        f = NEW(a, row_fault);
        f->code = code;
        map_set(&r->faults, str_copy(a, key), f);
        *list_add(a, &r->in_order) = f;
    }
    f->told++;
    f->at = pos_keep(a, at);
    units_tell(r, code, f->at, (pos){0}, args);
}

static void report_alike(const units_reading *r)
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

/* ---- one unit ---- */

static const unit_kind *said_kind(units_reading *r, const csv_cell *said)
{
    arena *a = r->a;
    const levels *l = r->how->levels;
    const unit_kind *kind = unit_kind_find(l, a, said->text);
    str near = unit_kind_nearest(l, a, said->text);
    if (!kind)
        units_fault(r, near.n ? DIAG_LEVEL_NEAR : DIAG_LEVEL_UNKNOWN, said->at, said->text,
                    ARGS(said->text, near.n ? near : unit_kind_names(l, a, false)));
    return kind;
}

/* The kind that the row says, or its name's first words, or the one that rows have without. */
static bool read_kind(units_reading *r, unit_row *u, str name)
{
    arena *a = r->a;
    const levels *l = r->how->levels;
    const csv_cell *cell = units_cell(u->list, u->row, "don_vi.loai");
    bool said = cell && cell->text.n && !str_eq(cell->text, S("-"));
    const unit_kind *in_name = unit_name_kind(l, a, name, said, &u->name);
    u->kind = said ? said_kind(r, cell) : in_name ? in_name : r->how->kind;
    if (said && !u->kind)
        return false;
    if (!u->kind)
        units_fault(r, DIAG_UNIT_NO_KIND, u->at, S(""), ARGS(name));
    else if (in_name && in_name != u->kind)
        units_tell(r, DIAG_UNIT_KINDS_DIFFER, cell->at, (pos){0}, ARGS(name, cell->text));
    if (!u->kind || (in_name && in_name != u->kind))
        return false;
    u->words = in_name ? unit_name_words(l, a, in_name, name, u->name)
                       : STR_CAT(a, u->kind->name, S(" "), name);
    if (!said && !in_name)
        units_fault(r, DIAG_UNIT_KIND_TAKEN, u->at, S(""), ARGS(name, u->words));
    return true;
}

bool units_are_wanted(const units_reading *r, rank of)
{
    return !r->how->asked || of <= r->how->asked;
}

/* What the row calls its unit, without the body; empty after reporting that it can't be taken. */
static str read_name(units_reading *r, const csv_cell *cell)
{
    arena *a = r->a;
    str name = unit_name_behind_body(a, cell->text), whole = unit_name_unshortened(a, name);
    if (cell->text.n == 0 || str_eq(cell->text, S("-")))
        units_fault(r, DIAG_UNIT_NO_NAME, cell->at, S(""), ARGS(S("")));
    else if (name.n == 0 || unit_name_is_kind(r->how->levels, a, name))
        units_fault(r, DIAG_UNIT_KIND_ALONE, cell->at, cell->text, ARGS(cell->text));
    else if (whole.n)
        units_fault(r, DIAG_UNIT_SHORT, cell->at, S(""), ARGS(cell->text, whole));
    else
        return name;
    return (str){0};
}

static bool read_unit(units_reading *r, unit_row *u)
{
    arena *a = r->a;
    const units_options *how = r->how;
    const csv_cell *cell = units_cell(u->list, u->row, "don_vi.ten");
    if (!cell)
        return false; /* the list was reported */
    u->at = cell->at;
    str name = read_name(r, cell);
    if (name.n == 0 || !read_kind(r, u, name))
        return false;
    if (unit_name_is_capitals(u->name))
        units_fault(
            r, DIAG_UNIT_CAPITALS, u->at, S(""),
            ARGS(cell->text, STR_CAT(a, u->kind->name, S(" "), unit_name_small(a, u->name))));
    u->rank = unit_rank(how->levels, a, u->kind, u->name, how->when);
    if (u->rank == RANK_NONE)
        units_tell(r, DIAG_LEVEL_CITY, u->at, (pos){0}, ARGS(u->name));
    else if (how->own_rank && u->rank < how->own_rank)
        units_fault(r, DIAG_UNIT_ABOVE, u->at, rank_name(u->rank),
                    ARGS(u->words, rank_name(u->rank), rank_name(how->own_rank)));
    else if (how->below && u->rank == how->own_rank)
        units_fault(r, DIAG_UNIT_BESIDE, u->at, S(""), ARGS(u->words, rank_name(u->rank)));
    else
        return true;
    return false;
}

/* False where rows are lost, or there is no room for more. */
static bool read_rows(units_reading *r, const unit_list *l)
{
    for (uint64_t at = l->from, next; at < l->to; at = next) {
        csv_row row;
        unit_row u = {.list = l, .row = &row};
        arena_reset(r->a);
        if (!rows_get(&r->view.rows, r->d, r->a, at, l->csv.src, &row, &next))
            return false;
        if (!read_unit(r, &u)) {
            r->all->lost++;
            continue;
        }
        r->plans += units_are_wanted(r, u.rank);
        units_note_above(r, l, &row);
        if (!units_add(r->all, r->d, &u, at))
            return false;
    }
    return true;
}

void units_read(diags *d, store *rows, const unit_lists *lists, const units_options *how,
                hash_index *index, unit_rows *out)
{
    *out = (unit_rows){.lists = lists, .how = how, .rows = rows, .units = store_new(d->a)};
    units_reading r = {.d = d,
                       .a = arena_below(d->a),
                       .how = how,
                       .all = out,
                       .view = units_view(d->a, out),
                       .faults.a = d->a,
                       .said.a = d->a,
                       .index = index};
    bool good = true;
    for (size_t i = 0; i < lists->n && good; i++)
        good = read_rows(&r, lists->at[i]);
    *index = hash_index_new(d->a, out->n + 1);
    if (good)
        good = units_settle(&r);
    report_alike(&r);
    arena_reset(r.a);
    if (!good)
        out->n = 0; /* which was reported */
}
