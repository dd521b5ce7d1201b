/* Who is above whom, as `thuộc` says it, and which unit there is twice. Of the units only those
 * that some row names are kept in memory. */
#include "base/nearest.h"
#include "base/utf8.h"
#include "input/rows.h"
#include "template/unit_name.h"
#include "template/units_state.h"

/* A unit that a row may name as the one above it. */
typedef struct above_unit {
    size_t number;
    rank rank;
    str words;
} above_unit;

/* By what `thuộc` calls them: with and without their kind. */
typedef struct above_index {
    map by_words, by_name; /* the first that is called so */
    map again;             /* of by_name the second */
} above_index;

static bool is_blank(const csv_cell *said)
{
    return !said || said->text.n == 0 || str_eq(said->text, S("-"));
}

void units_note_above(units_reading *r, const unit_list *l, const csv_row *row)
{
    const csv_cell *said = units_cell(l, row, "don_vi.thuoc");
    if (is_blank(said))
        return;
    str key = utf8_fold(r->a, unit_name_behind_body(r->a, said->text));
    if (!map_get(&r->said, key))
        map_set(&r->said, str_copy(r->d->a, key), r);
}

static void index_unit(units_reading *r, const unit_row *u, above_index *to)
{
    arena *a = r->d->a;
    str words = utf8_fold(r->a, u->words), name = utf8_fold(r->a, u->name);
    bool by_words = map_get(&r->said, words), by_name = map_get(&r->said, name);
    if (!by_words && !by_name)
        return;
    above_unit *kept = NEW(a, above_unit);
    *kept = (above_unit){u->number, u->rank, str_copy(a, u->words)};
    if (by_words && !map_get(&to->by_words, words))
        map_set(&to->by_words, str_copy(a, words), kept);
    const above_unit *before = by_name ? map_get(&to->by_name, name) : NULL;
    if (by_name && !before)
        map_set(&to->by_name, str_copy(a, name), kept);
    else if (by_name && !str_eq(before->words, u->words))
        map_set(&to->again, str_copy(a, name), kept);
}

/* Those of the lowest level are above none. */
static bool index_units(units_reading *r, above_index *out)
{
    out->by_words.a = out->by_name.a = out->again.a = r->d->a;
    for (size_t i = 0; i < r->all->n && r->said.n; i++) {
        unit_row u;
        arena_reset(r->a);
        if (units_rank(r->all, i) == RANK_XA)
            continue;
        if (!units_get(&r->view, r->d, r->a, i, false, &u))
            return false;
        index_unit(r, &u, out);
    }
    return true;
}

/* ---- what a row says ---- */

static void try_units_above(units_reading *r, const unit_row *u, nearest *near)
{
    arena *work = arena_below(r->a);
    for (size_t i = 0; i < r->all->n && !diags_full(r->d, DIAG_UNIT_ABOVE_NEAR); i++) {
        unit_row one;
        str best = near->best;
        if (units_rank(r->all, i) >= u->rank)
            continue;
        arena_reset(work);
        if (!units_get(&r->view, r->d, work, i, false, &one))
            return;
        nearest_try(near, utf8_fold(work, one.words), one.words);
        nearest_try(near, utf8_fold(work, one.name), one.words);
        if (near->best.p != best.p)
            near->best = str_copy(r->a, near->best);
    }
}

static void unknown_above(units_reading *r, const unit_row *u, const csv_cell *said, str called)
{
    const units_options *how = r->how;
    if (units_fault_again(r, DIAG_UNIT_ABOVE_NEAR, said->text) ||
        units_fault_again(r, DIAG_UNIT_ABOVE_UNKNOWN, said->text))
        return; /* to look for what is near takes a walk over all */
    nearest near = nearest_start(utf8_fold(r->a, called));
    nearest_try(&near, utf8_fold(r->a, how->own_words), how->own_words);
    nearest_try(&near, utf8_fold(r->a, how->own_name), how->own_words);
    try_units_above(r, u, &near);
    units_fault(r, near.best.n ? DIAG_UNIT_ABOVE_NEAR : DIAG_UNIT_ABOVE_UNKNOWN, said->at,
                said->text, ARGS(said->text, u->words, near.best));
}

/* Two units of one name ("Kon Tum": the province, its city); the second, or empty. */
static str namesake(const units_options *how, arena *a, const above_index *index, str folded)
{
    const above_unit *first = map_get(&index->by_name, folded);
    const above_unit *second = map_get(&index->again, folded);
    bool own = how->own_name.n && str_eq(folded, utf8_fold(a, how->own_name));
    return second                                                  ? second->words
           : first && own && !str_eq(first->words, how->own_words) ? how->own_words
                                                                   : (str){0};
}

/* Whose plan a unit's plan carries out; false after reporting that it can't be told. */
static bool find_above(units_reading *r, const above_index *index, unit_row *u)
{
    arena *a = r->a;
    const units_options *how = r->how;
    const csv_cell *said = u->row ? units_cell(u->list, u->row, "don_vi.thuoc") : NULL;
    if (is_blank(said))
        return true;
    str called = unit_name_behind_body(a, said->text), whole = unit_name_unshortened(a, called);
    if (whole.n) {
        units_fault(r, DIAG_UNIT_SHORT, said->at, S("thuoc"), ARGS(said->text, whole));
        return false;
    }
    str folded = utf8_fold(a, called);
    bool is_own = how->own_words.n && str_eq(folded, utf8_fold(a, how->own_words));
    const above_unit *above = map_get(&index->by_words, folded);
    str other = above || is_own ? (str){0} : namesake(how, a, index, folded);
    if (!above && !is_own) {
        above = map_get(&index->by_name, folded);
        is_own = !above && how->own_name.n && str_eq(folded, utf8_fold(a, how->own_name));
    }
    bool good = above && !other.n && above->number != u->number && above->rank < u->rank;
    if (other.n)
        units_fault(r, DIAG_UNIT_ABOVE_TWICE, said->at, said->text,
                    ARGS(said->text, above->words, other));
    else if (!good && !is_own)
        unknown_above(r, u, said, called);
    if (good) {
        units_entry(r->all, u->number)->above = (uint32_t)(above->number + 1);
        u->above_words = above->words;
    }
    return good || (is_own && !other.n);
}

/* ---- what all of them say ---- */

/* The input's own unit is above most: its words are made small once. */
static uint64_t hash_of(units_reading *r, const unit_row *u)
{
    str own = r->how->own_words, above = u->above_words;
    if (own.n && r->own_small.n == 0)
        r->own_small = utf8_lower(r->d->a, own);
    bool is_own = above.p == own.p && above.n == own.n;
    uint64_t hash = map_hash_on(map_hash(utf8_lower(r->a, u->words)), S("\n"));
    return map_hash_on(hash, is_own ? r->own_small : utf8_lower(r->a, above));
}

static bool is_same(arena *a, const unit_row *one, const unit_row *two)
{
    return str_eq(utf8_lower(a, one->words), utf8_lower(a, two->words)) &&
           str_eq(utf8_lower(a, one->above_words), utf8_lower(a, two->above_words));
}

/* Two rows of one unit: one of them is likely to be left over. */
static bool check_again(units_reading *r, unit_view *earlier, const unit_row *u)
{
    uint64_t hash = hash_of(r, u);
    size_t step = 0, number;
    while (hash_index_next(r->index, hash, &step, &number)) {
        unit_row before, now;
        if (!units_get(earlier, r->d, r->a, number, false, &before))
            return false;
        if (!is_same(r->a, u, &before))
            continue;
        if (!units_get(earlier, r->d, r->a, number, true, &before) ||
            !units_get(earlier, r->d, r->a, u->number, true, &now))
            return false;
        units_tell(r, DIAG_UNIT_AGAIN, now.at, before.at, ARGS(u->words, before.at.src->name));
        return true;
    }
    hash_index_add(r->index, hash, u->number);
    return true;
}

/* True where a list may name units above, or leave it open where others do. */
static bool may_name_above(const unit_lists *lists)
{
    for (size_t i = 0; i < lists->n; i++)
        for (size_t k = 0; k < lists->at[i]->csv.columns.n; k++)
            if (str_eq(lists->at[i]->paths[k], S("don_vi.thuoc")))
                return true;
    return false;
}

static bool settle_unit(units_reading *r, const above_index *index, unit_view *earlier,
                        bool any_names_above, size_t i)
{
    unit_row u;
    unit_entry *e = units_entry(r->all, i);
    const units_options *how = r->how;
    arena_reset(r->a);
    if (!units_get(&r->view, r->d, r->a, i, any_names_above, &u))
        return false;
    if (!find_above(r, index, &u)) {
        e->marks |= UNIT_LEFT;
        return true;
    }
    const csv_cell *said = u.row ? units_cell(u.list, u.row, "don_vi.thuoc") : NULL;
    if (!said || said->text.n == 0)
        e->marks |= UNIT_NAMES_NONE;
    r->all->sees_districts =
        r->all->sees_districts || unit_is_of_three_tiers(how->levels, r->a, u.kind, u.name);
    bool good = check_again(r, earlier, &u);
    r->plans += units_are_wanted(r, u.rank);
    return good;
}

/* Where other rows of its level name the unit above, one that doesn't may have forgotten it. */
static bool check_named_above(units_reading *r)
{
    const unit_rows *all = r->all;
    bool named[RANK_XA + 1] = {false};
    for (size_t i = 0; i < all->n; i++)
        named[units_rank(all, i)] |= units_is_good(all, i) && units_entry(all, i)->above;
    r->plans = 0;
    for (size_t i = 0, plans = 0; i < all->n; i++) {
        unit_row u;
        const unit_entry *e = units_entry(all, i);
        r->plans = plans;
        plans += units_is_good(all, i) && units_are_wanted(r, (rank)e->rank);
        if (!named[e->rank] || e->above || !(e->marks & UNIT_NAMES_NONE) ||
            units_fault_again(r, DIAG_UNIT_NOT_NAMED_ABOVE, S("")))
            continue;
        arena_reset(r->a);
        if (!units_get(&r->view, r->d, r->a, i, true, &u))
            return false;
        units_fault(r, DIAG_UNIT_NOT_NAMED_ABOVE, u.at, S(""), ARGS(u.words, r->how->own_words));
    }
    return true;
}

bool units_settle(units_reading *r)
{
    above_index index = {0};
    unit_view earlier = units_view(r->d->a, r->all);
    bool good = index_units(r, &index), cells = may_name_above(r->all->lists);
    r->plans = 0;
    for (size_t i = 0; i < r->all->n && good; i++)
        good = settle_unit(r, &index, &earlier, cells, i);
    return good && check_named_above(r);
}
