/* Asking the tables of levels: rank, era, words. How the tables come about, level_read knows;
 * documents, nobody here. */
#include "template/level_table.h"

#include "base/nearest.h"
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

/* ---- words ---- */

/* A unit made ready for asking. */
typedef struct asked {
    const unit *unit;
    str name, province; /* folded */
    date when;
    const variant *variant;
    rank rank;
} asked;

static void ask_at(const levels *l, bool two_tiers, asked *q)
{
    q->when = levels_date(l, q->unit->when, two_tiers);
    q->variant = level_variant(l, q->unit->kind, q->name, q->when);
    q->rank = q->variant ? q->variant->rank : q->unit->kind->rank;
}

static bool subject_fits(const subject *s, const asked *q)
{
    switch (s->type) {
    case SUBJECT_ALL: return true;
    case SUBJECT_RANK: return s->rank == q->rank;
    case SUBJECT_KIND: return s->kind == q->unit->kind;
    case SUBJECT_VARIANT: return s->variant == q->variant;
    case SUBJECT_UNIT: return s->kind == q->unit->kind && str_eq(s->name, q->name);
    }
    return false;
}

/* How closely a rule fits a unit; -1: not at all. A named unit is closest, then the units of a
 * province, then dates, kind, rank. */
static int closeness(const rule *r, const asked *q)
{
    static const int of_subject[] = {0, 2, 4, 6, 64};
    int best = -1;
    for (size_t i = 0; i < r->subjects.n; i++) {
        const subject *s = &r->subjects.at[i];
        if (subject_fits(s, q) && of_subject[s->type] > best)
            best = of_subject[s->type];
    }
    bool in_province = r->provinces.n == 0;
    for (size_t i = 0; i < r->provinces.n; i++)
        in_province |= str_eq(r->provinces.at[i], q->province);
    if (best < 0 || !in_province || !span_holds(&r->when, q->when))
        return -1;
    return best + (r->provinces.n ? 32 : 0) + (r->when.from.year || r->when.to.year ? 1 : 0);
}

static const entry *closest(const word_row *w, const asked *q)
{
    const entry *found = NULL;
    int best = 0;
    for (size_t i = 0; i < w->entries.n; i++) {
        int now = closeness(w->entries.at[i].rule, q);
        if (now >= best) {
            best = now;
            found = &w->entries.at[i];
        }
    }
    return found;
}

static bool names_kind(const rule *r, const unit_kind *kind)
{
    for (size_t i = 0; i < r->subjects.n; i++)
        if (r->subjects.at[i].kind == kind)
            return true;
    return false;
}

/* Kinds compiled in have all the words that are meant for them; one that was added may lack some.
 */
static bool was_added(const levels *l, const unit_kind *kind)
{
    for (size_t i = 0; i < l->words.n; i++)
        for (size_t k = 0; k < l->words.at[i]->entries.n; k++) {
            const entry *e = &l->words.at[i]->entries.at[k];
            if (e->at.src && e->at.src->built_in && names_kind(e->rule, kind))
                return false;
        }
    return true;
}

/* The word that the plain kind of its rank has (xã for cấp xã) stands in for the one that an added
 * kind lacks. */
static const entry *closest_of_rank(const levels *l, const word_row *w, const asked *q,
                                    bool two_tiers)
{
    static const char *const plain[] = {"", "tinh", "huyen", "xa"};
    unit stand_in = *q->unit;
    asked p = {.unit = &stand_in, .province = q->province};
    if (q->rank == RANK_NONE || !was_added(l, q->unit->kind))
        return NULL;
    for (size_t i = 0; i < l->kinds.n; i++)
        if (str_eq(l->kinds.at[i]->id, str_from(plain[q->rank])))
            stand_in.kind = l->kinds.at[i];
    ask_at(l, two_tiers, &p);
    return closest(w, &p);
}

/* `cap.loai` and `cap.cap`, which no section has to say. */
static bool word_of_itself(const asked *q, str key, level_word *out)
{
    bool is_kind = str_eq(key, S("loai"));
    if (!is_kind && (!str_eq(key, S("cap")) || q->rank == RANK_NONE))
        return false;
    *out = (level_word){.words = is_kind ? q->unit->kind->name : rank_name(q->rank)};
    if (q->variant)
        out->at = q->variant->at;
    return true;
}

bool levels_word(const levels *l, arena *a, const unit *u, str key, level_word *out)
{
    *out = (level_word){0};
    asked q = {.unit = u, .name = utf8_fold(a, u->name), .province = utf8_fold(a, u->province)};
    ask_at(l, u->two_tiers, &q);
    if (word_of_itself(&q, key, out))
        return true;
    const word_row *w = map_get(&l->by_key, key);
    const entry *found = w ? closest(w, &q) : NULL;
    if (w && !found)
        found = closest_of_rank(l, w, &q, u->two_tiers);
    if (!found)
        return false;
    ask_at(l, !u->two_tiers, &q);
    const entry *other = closest(w, &q);
    *out = (level_word){found->words, found->at, !other || !str_eq(other->words, found->words)};
    return true;
}

/* Whether some word has a rule for this very unit. */
static bool is_named(const levels *l, const unit_kind *kind, str name)
{
    for (size_t i = 0; i < l->words.n; i++)
        for (size_t k = 0; k < l->words.at[i]->entries.n; k++) {
            const rule *r = l->words.at[i]->entries.at[k].rule;
            for (size_t n = 0; n < r->subjects.n; n++) {
                const subject *s = &r->subjects.at[n];
                if (s->type == SUBJECT_UNIT && s->kind == kind && str_eq(s->name, name))
                    return true;
            }
        }
    return false;
}

void levels_names(const levels *l, arena *a, level_names *out)
{
    *out = (level_names){.units.a = a, .provinces.a = a};
    for (size_t i = 0; i < l->words.n; i++)
        for (size_t k = 0; k < l->words.at[i]->entries.n; k++) {
            const rule *r = l->words.at[i]->entries.at[k].rule;
            for (size_t n = 0; n < r->subjects.n; n++)
                if (r->subjects.at[n].type == SUBJECT_UNIT)
                    map_set(&out->units, r->subjects.at[n].name, (void *)r);
            for (size_t n = 0; n < r->provinces.n; n++)
                map_set(&out->provinces, r->provinces.at[n], (void *)r);
        }
}

bool levels_may_name(const level_names *special, arena *a, const unit *u)
{
    return u->kind->rank == RANK_NONE || map_get(&special->units, utf8_fold(a, u->name));
}

str levels_alike(const levels *l, arena *a, const level_names *special, const unit *u)
{
    str name = utf8_fold(a, u->name), province = utf8_fold(a, u->province);
    bool named = u->kind->rank == RANK_NONE ||
                 (map_get(&special->units, name) && is_named(l, u->kind, name));
    bool of_province = map_get(&special->provinces, province);
    buf key = {.a = a};
    buf_add(&key, u->kind->id);
    buf_byte(&key, u->two_tiers ? '2' : '3');
    buf_number(&key, (u->when.year * 100L + u->when.month) * 100L + u->when.day);
    buf_byte(&key, ' ');
    buf_add(&key, named ? name : (str){0});
    buf_byte(&key, ' ');
    buf_add(&key, of_province ? province : (str){0});
    return buf_str(&key);
}

enum { OF_ITSELF = 2 };

size_t levels_key_count(const levels *l)
{
    return l->words.n + OF_ITSELF;
}

str levels_key(const levels *l, size_t i)
{
    static const char *const of_itself[OF_ITSELF] = {"loai", "cap"};
    return i < OF_ITSELF ? str_from(of_itself[i]) : l->words.at[i - OF_ITSELF]->key;
}

size_t levels_gone_count(const levels *l)
{
    return l->gone.n;
}

const gone_agency *levels_gone_agency(const levels *l, size_t i)
{
    return &l->gone.at[i];
}
