/* Whose plan it is, and in which era: what `cấp`, `mô hình`, the date, --level and the issuer's
 * name say, and whether they agree. */
#include <stdint.h>

#include "plan/wording.h"
#include "template/bind_head.h"
#include "template/fill_memory.h"

static void level_unknown(binding *b, str word, pos at)
{
    arena *a = b->d->a;
    str near = unit_kind_nearest(b->how.levels, a, word);
    str all = unit_kind_names(b->how.levels, a, false);
    diag_add(b->d, near.n ? DIAG_LEVEL_NEAR : DIAG_LEVEL_UNKNOWN, at,
             ARGS(word, near.n ? near : all));
}

/* The kind of unit that the input speaks for: the issuer's own, else `cấp`; NULL where `cấp` names
 * none. */
static const unit_kind *input_kind(binding *b, said cap)
{
    const unit_kind *own = b->agency.unit;
    if (cap.text.n == 0)
        return own;
    const unit_kind *kind = unit_kind_find(b->how.levels, b->d->a, cap.text);
    if (!kind)
        level_unknown(b, cap.text, cap.at);
    return kind && own ? own : kind;
}

/* The name of the unit: the issuer's; of an office, that of the body above it, or its seat. */
static str unit_name(binding *b, const unit_kind *kind)
{
    if (b->agency.unit)
        return b->agency.unit_name;
    return b->above.unit == kind ? b->above.unit_name : bind_said(b, "van_ban.dia_danh").text;
}

/* ---- the era ---- */

void bind_era_mattered(binding *b)
{
    if (b->era != ERA_GUESS || b->era_told)
        return;
    b->era_told = true;
    str two = S("2"), three = S("3");
    diag_add(b->d, DIAG_LEVEL_GUESSED, bind_said(b, "van_ban.ngay").at,
             b->unit.two_tiers ? ARGS(two, three) : ARGS(three, two));
}

static void bind_era(binding *b)
{
    const levels *l = b->how.levels;
    unit *u = &b->unit;
    said mo_hinh = bind_said(b, "van_ban.mo_hinh");
    if (mo_hinh.text.n && levels_model(l, mo_hinh.text) == 0)
        diag_add(b->d, DIAG_LEVEL_MODEL, mo_hinh.at, ARGS(mo_hinh.text));
    bool sees =
        b->how.sees_districts || (u->kind && unit_is_of_three_tiers(l, b->d->a, u->kind, u->name));
    u->two_tiers = levels_two_tiers(l, u->when, mo_hinh.text, sees, &b->era);
    u->guessed = b->era == ERA_GUESS;
    said ngay = bind_said(b, "van_ban.ngay");
    if (b->era == ERA_DATE && level_is_taken_as_late(l, u->when))
        diag_add(b->d, DIAG_LEVEL_YEAR_ALONE, ngay.at, ARGS(ngay.text));
}

static rank rank_in_era(const binding *b, const unit_kind *kind, bool two_tiers)
{
    const unit *u = &b->unit;
    date when = levels_date(b->how.levels, u->when, two_tiers);
    return unit_rank(b->how.levels, b->d->a, kind, u->name, when);
}

/* A unit that there isn't at the document's date. */
static void check_era(binding *b, rank own, pos at)
{
    const levels *l = b->how.levels;
    const unit *u = &b->unit;
    date when = levels_date(l, u->when, u->two_tiers);
    date gone = unit_gone_from(l, b->d->a, u->kind, u->name, when);
    date begins = unit_begins(l, b->d->a, u->kind, u->name, when);
    str what = own == RANK_HUYEN ? rank_name(own) : u->kind->name;
    if (own != RANK_NONE && gone.year)
        diag_add(b->d, DIAG_LEVEL_ABOLISHED, at, ARGS(what, wording_ngay_ngan(b->d->a, gone)));
    else if (begins.year && u->when.year)
        diag_add(b->d, DIAG_LEVEL_NOT_BEGUN, at, ARGS(what, wording_ngay_ngan(b->d->a, begins)));
    if (rank_in_era(b, u->kind, true) != rank_in_era(b, u->kind, false))
        bind_era_mattered(b);
}

/* ---- the level ---- */

/* A `cấp` that names the rank alone ("xã" for a phường) agrees with the issuer. */
static void check_said_level(binding *b, said cap)
{
    const unit_kind *own = b->agency.unit;
    const unit_kind *kind = unit_kind_find(b->how.levels, b->d->a, cap.text);
    if (!own || !kind || own == kind)
        return;
    bool two_tiers = b->unit.two_tiers;
    bool is_rank = rank_in_era(b, kind, two_tiers) == rank_in_era(b, own, two_tiers) &&
                   rank_named(kind->id) == kind->rank;
    if (!is_rank)
        diag_add(b->d, DIAG_LEVEL_AND_AGENCY, cap.at, ARGS(cap.text, b->agency.unit_words));
}

/* The same for --level, where it is for one plan and not for the rows of a list. */
static void check_asked_kind(binding *b, const unit_kind *asked, rank own)
{
    const unit_kind *kind = b->agency.unit;
    bool listed = data_in_layer(b->data, LAYER_ROW, S("don_vi.ten"));
    if (!asked || !kind || listed || asked == kind || rank_named(asked->id) == asked->rank)
        return;
    if (rank_in_era(b, asked, b->unit.two_tiers) == own)
        diag_add(b->d, DIAG_LEVEL_AND_AGENCY, (pos){b->how.level, 0},
                 ARGS(b->how.level->text, b->agency.unit_words));
}

static bool is_province(binding *b, const agency *g)
{
    return g->unit &&
           unit_rank(b->how.levels, b->d->a, g->unit, g->unit_name, b->p->ngay) == RANK_TINH;
}

/* The body whose plan this one carries out: of a batch mostly the same. */
static agency body_above(binding *b, str name)
{
    fill_memory *memory = b->how.memory;
    step_key key = {0};
    step_add(&key, name, (pos){0});
    const agency *kept = memory ? step_recall(&memory->body_above, &key) : NULL;
    if (kept)
        return *kept;
    if (!memory || !step_has_room(&memory->body_above, &key))
        return agency_read(b->how.levels, b->d->a, name);
    agency *found = NEW(memory->a, agency);
    *found = agency_read(b->how.levels, memory->a, str_copy(memory->a, name));
    step_keep(memory->a, &memory->body_above, &key, found);
    return *found;
}

/* The province, as far as issuer, the body above it and the superior plan tell. */
static str province(binding *b, rank own)
{
    if (own == RANK_TINH)
        return b->unit.name;
    if (is_province(b, &b->above))
        return b->above.unit_name;
    agency issuer = body_above(b, bind_said(b, "cap_tren.co_quan").text);
    return is_province(b, &issuer) ? issuer.unit_name : b->how.province;
}

void bind_level(binding *b)
{
    said cap = bind_said(b, "van_ban.cap");
    const unit_kind *wanted = unit_kind_asked(b->d, b->how.levels, b->how.level),
                    *kind = input_kind(b, cap);
    if (!kind)
        kind = wanted;
    b->unit = (unit){.kind = kind,
                     .name = unit_name(b, kind),
                     .when = b->p->ngay.year ? b->p->ngay : b->how.when};
    bind_era(b);
    if (!kind) {
        if (!b->how.level && cap.text.n == 0 && bind_names_issuer(b))
            diag_add(b->d, DIAG_LEVEL_MISSING, cap.at, ARGS(S("")));
        return;
    }
    check_said_level(b, cap);
    b->p->cap = kind->name;
    pos at = cap.text.n ? cap.at : b->p->co_quan.at[0].ten.at;
    rank own = rank_in_era(b, kind, b->unit.two_tiers);
    b->unit.province = province(b, own);
    if (own == RANK_NONE)
        diag_add(b->d, DIAG_LEVEL_CITY, at, ARGS(b->unit.name));
    check_era(b, own, at);
    rank asked = wanted ? rank_in_era(b, wanted, b->unit.two_tiers) : own;
    if (asked < own && own != RANK_NONE)
        diag_add(b->d, DIAG_LEVEL_ABOVE, at, ARGS(rank_name(asked), rank_name(own)));
    check_asked_kind(b, wanted, own);
}

/* ---- words ---- */

static value *add_word(data *to, str key, line word, bool literal)
{
    line *only = NEW(to->a, line);
    *only = word;
    str path = STR_CAT(to->a, S("cap."), key);
    data_put_lines(to, LAYER_LEVEL, path, only, word.text.n ? 1 : 0, word.at, literal);
    value *put = data_own(to, LAYER_LEVEL, path);
    put->used = false;
    return put;
}

static void add_words(const levels *l, const unit *u, data *to)
{
    for (size_t i = 0; i < levels_key_count(l); i++) {
        str key = levels_key(l, i);
        level_word word;
        if (levels_word(l, to->a, u, key, &word))
            add_word(to, key, (line){.text = word.words, .at = word.at}, false);
    }
}

enum { MOST_ALIKE = 256 }; /* sets of words that are kept: kinds of unit, at dates */

static const data *words_by_key(binding *b, map *kept)
{
    str key =
        STR_CAT(b->d->a, levels_alike(b->how.levels, b->d->a, b->how.memory->special, &b->unit),
                S(" "), str_number(b->d->a, (size_t)(uintptr_t)b->data->numbers));
    data *words = map_get(kept, key);
    if (words || kept->n == MOST_ALIKE)
        return words;
    words = NEW(kept->a, data);
    *words = data_share(kept->a, b->data);
    words->below = NULL; /* a document's values go, its numbers of paths stay */
    add_words(b->how.levels, &b->unit, words);
    map_set(kept, str_copy(kept->a, key), words);
    return words;
}

/* The words of the unit before: those of the next mostly, too, if no word knows it by its name. */
typedef struct unit_words {
    unit of;
    const path_numbers *numbers;
    const data *words;
    size_t changed; /* how many times: no more than MOST_ALIKE, each takes memory */
} unit_words;

static bool is_alike(const unit_words *before, const binding *b)
{
    const unit *u = &before->of, *now = &b->unit;
    return before->numbers == b->data->numbers && u->kind == now->kind &&
           u->two_tiers == now->two_tiers && u->when.year == now->when.year &&
           u->when.month == now->when.month && u->when.day == now->when.day &&
           str_eq(u->province, now->province);
}

/* The words of units alike, which a batch has many of; NULL: they aren't kept. */
static const data *words_alike(binding *b)
{
    fill_memory *m = b->how.memory;
    if (!b->how.level_words || !m)
        return NULL;
    if (!m->special) {
        level_names *special = NEW(m->a, level_names);
        levels_names(b->how.levels, m->a, special);
        m->special = special;
    }
    bool plain = !levels_may_name(m->special, b->d->a, &b->unit);
    if (plain && m->words && is_alike(m->words, b))
        return m->words->words;
    const data *words = words_by_key(b, b->how.level_words);
    if (!plain || !words)
        return words;
    if (!m->words)
        m->words = NEW(m->a, unit_words);
    if (m->words->changed == MOST_ALIKE)
        return words;
    *m->words = (unit_words){b->unit, b->data->numbers, words, m->words->changed + 1};
    m->words->of.province = str_copy(m->a, b->unit.province);
    m->words->of.name = (str){0};
    return words;
}

/* The unit's words are the lowest layer of values: cap.uy, cap.noi_vu … */
void bind_level_words(binding *b)
{
    said below = bind_said(b, "co_quan.don_vi_duoi");
    if (!b->unit.kind)
        return;
    const data *words = words_alike(b);
    if (words)
        data_refer(b->data, words);
    else
        add_words(b->how.levels, &b->unit, b->data);
    if (below.text.n)
        add_word(b->data, S("don_vi_duoi"), (line){.text = below.text, .at = below.at}, true);
}

/* A word that another era would have put otherwise was taken: the guess is told. */
void bind_level_words_taken(binding *b)
{
    const levels *l = b->how.levels;
    for (size_t i = 0; b->unit.kind && b->era == ERA_GUESS && i < levels_key_count(l); i++) {
        str key = levels_key(l, i);
        const value *v = data_in_layer(b->data, LAYER_LEVEL, STR_CAT(b->d->a, S("cap."), key));
        level_word word;
        if (v && v->used && levels_word(l, b->d->a, &b->unit, key, &word) && word.by_date)
            bind_era_mattered(b);
    }
}
