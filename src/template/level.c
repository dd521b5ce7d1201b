/* Asking the tables of levels: rank, era. How the tables come about, level_read knows; documents,
 * nobody here. */
#include "template/level_table.h"

#include "base/utf8.h"

static const char *const rank_names[] = {"", "cấp tỉnh", "cấp huyện", "cấp xã"};

/* ---- days ---- */

static bool has_begun(date from, date when)
{
    return from.year == 0 || date_reaches(when, from);
}

static bool has_ended(date to, date when)
{
    return to.year != 0 && date_add(&to, 1) && date_reaches(when, to);
}

bool span_holds(const span *s, date when)
{
    return has_begun(s->from, when) && !has_ended(s->to, when);
}

/* ---- units ---- */

static bool is_listed(const variant *v, str folded_name, date when)
{
    for (size_t i = 0; i < v->list.n; i++)
        if (str_eq(v->list.at[i].name, folded_name))
            return when.year == 0 || span_holds(&v->list.at[i].when, when);
    return false;
}

/* Of a kind with several variants: the one that lists the unit, else the one without a list. */
static const variant *variant_ever(const levels *l, const unit_kind *kind, str folded_name,
                                   date when)
{
    const variant *found = NULL;
    for (size_t i = 0; i < l->variants.n; i++) {
        const variant *v = l->variants.at[i];
        if (v->kind != kind)
            continue;
        if (v->has_list && is_listed(v, folded_name, when))
            return v;
        if (!v->has_list)
            found = v;
    }
    return found;
}

/* Only lists are asked for names. */
static bool has_lists(const levels *l, const unit_kind *kind)
{
    for (size_t i = 0; i < l->variants.n; i++)
        if (l->variants.at[i]->kind == kind && l->variants.at[i]->has_list)
            return true;
    return false;
}

const variant *level_variant(const levels *l, const unit_kind *kind, str folded_name, date when)
{
    const variant *v = variant_ever(l, kind, folded_name, when);
    bool is_sole = kind->rank != RANK_NONE;
    return v && (is_sole || when.year == 0 || span_holds(&v->when, when)) ? v : NULL;
}

rank unit_rank(const levels *l, arena *a, const unit_kind *kind, str name, date when)
{
    if (kind->rank != RANK_NONE)
        return kind->rank;
    const variant *v = level_variant(l, kind, utf8_fold(a, name), when);
    return v ? v->rank : RANK_NONE;
}

date unit_gone_from(const levels *l, arena *a, const unit_kind *kind, str name, date when)
{
    str folded = has_lists(l, kind) ? utf8_fold(a, name) : (str){0};
    const variant *v = variant_ever(l, kind, folded, when);
    if (!v || when.year == 0 || !has_ended(v->when.to, when))
        return (date){0};
    date next = v->when.to;
    date_add(&next, 1);
    return next;
}

date unit_begins(const levels *l, arena *a, const unit_kind *kind, str name, date when)
{
    str folded = has_lists(l, kind) ? utf8_fold(a, name) : (str){0};
    const variant *v = variant_ever(l, kind, folded, when);
    return v && when.year && !has_begun(v->when.from, when) ? v->when.from : (date){0};
}

bool unit_is_of_three_tiers(const levels *l, arena *a, const unit_kind *kind, str name)
{
    str folded = has_lists(l, kind) ? utf8_fold(a, name) : (str){0};
    const variant *v = variant_ever(l, kind, folded, (date){0});
    return v && has_ended(v->when.to, l->two_tiers_from);
}

/* Of rows that say the same words, the last. */
static const map *rows_by_name(const levels *l)
{
    map *all = l->by_name;
    if (all->n)
        return all;
    all->a = l->a;
    for (size_t i = 0; i < l->names.n; i++)
        map_set(all, utf8_lower(l->a, l->names.at[i].words), &l->names.at[i]);
    return all;
}

bool unit_keeps_noun(const levels *l, arena *a, const unit_kind *kind, str name)
{
    const map *rows = rows_by_name(l);
    str small = utf8_lower(a, name);
    const name_row *alone = map_get(rows, small);
    const name_row *whole = map_get(rows, STR_CAT(a, kind->name, S(" "), small));
    const name_row *said = !alone || (whole && whole > alone) ? whole : alone;
    return said ? said->keeps_noun : is_digit(utf8_first(name));
}

rank rank_named(str folded)
{
    static const char *const ids[] = {"", "tinh", "huyen", "xa"};
    for (int i = RANK_TINH; i <= RANK_XA; i++)
        if (str_eq(folded, str_from(ids[i])))
            return (rank)i;
    return RANK_NONE;
}

str rank_name(rank r)
{
    return str_from(rank_names[r]);
}

/* ---- eras ---- */

bool level_is_two_tier(const levels *l, date when)
{
    return when.year && has_begun(l->two_tiers_from, when);
}

bool level_is_taken_as_late(const levels *l, date when)
{
    date earliest = {when.day ? when.day : 1, when.month ? when.month : 1, when.year};
    return level_is_two_tier(l, when) && !date_reaches(earliest, l->two_tiers_from);
}

int levels_model(const levels *l, str mo_hinh)
{
    str folded = utf8_fold(l->a, mo_hinh);
    return str_eq(folded, S("2_cap")) ? 2 : str_eq(folded, S("3_cap")) ? 3 : 0;
}

bool levels_two_tiers(const levels *l, date when, str mo_hinh, bool sees_district_kinds,
                      era_source *how)
{
    int model = levels_model(l, mo_hinh);
    *how = model ? ERA_MODEL : when.year ? ERA_DATE : ERA_GUESS;
    if (model)
        return model == 2;
    return when.year ? level_is_two_tier(l, when) : !sees_district_kinds;
}

date levels_date(const levels *l, date when, bool two_tiers)
{
    if (when.year && level_is_two_tier(l, when) == two_tiers)
        return when;
    if (!two_tiers)
        return l->three_tiers_to;
    return when.year ? l->two_tiers_from : (date){31, 12, 2999};
}

/* ---- agencies that are no more ---- */

size_t levels_gone_count(const levels *l)
{
    return l->gone.n;
}

const gone_agency *levels_gone_agency(const levels *l, size_t i)
{
    return &l->gone.at[i];
}
