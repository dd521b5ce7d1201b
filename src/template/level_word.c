/* Asking the tables of levels for words. */
#include "template/level_table.h"

#include "base/utf8.h"

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
