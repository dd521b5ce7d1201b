/* From cap.ini and dia-danh.ini to tables: first the kinds that sections declare, then whom each
 * section speaks of and its words. Knows the grammar of sections' names; looks nothing up. */
#include "template/level_table.h"
#include "template/words.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "input/ini.h"

typedef struct reader {
    diags *d;
    arena *a;
    levels *l;
    map folds; /* text as typed → folded; the same few keys stand everywhere */
} reader;

static str fold(reader *r, str text)
{
    str *known = map_get(&r->folds, text);
    if (!known) {
        known = NEW(r->a, str);
        *known = utf8_fold(r->a, text);
        map_set(&r->folds, text, known);
    }
    return *known;
}

/* ---- values ---- */

static str one_line(reader *r, const ini_key *k)
{
    if (k->lines.n > 1)
        diag_add(r->d, DIAG_LEVELS_ONE_LINE, k->lines.at[1].at, ARGS(k->name));
    return k->lines.n ? k->lines.at[0].text : S("");
}

static pos value_place(const ini_key *k)
{
    return k->lines.n ? k->lines.at[0].at : k->at;
}

/* A whole date; an open one after reporting. */
static date read_date(reader *r, str text, pos at)
{
    date when;
    bool good = date_parse(text, &when) == DATE_GOOD && when.day && when.month && when.year;
    if (!good)
        diag_add(r->d, DIAG_LEVELS_DATE, at, ARGS(text));
    return good ? when : (date){0};
}

/* Part `n` of "a | b | c", without blanks at its ends. */
static str row_part(str row, size_t n)
{
    while (n-- && row.n) {
        size_t bar = str_find(row, S("|"));
        row = str_after(row, bar < row.n ? bar + 1 : bar);
    }
    return utf8_trim(str_slice(row, 0, str_find(row, S("|"))));
}

static void key_unknown(reader *r, const ini_section *s, const ini_key *k, const char *keys)
{
    diag_add(r->d, DIAG_LEVELS_KEY, k->at, ARGS(k->name, s->name, str_from(keys)));
}

/* ---- kinds ---- */

static unit_kind *kind_of(reader *r, str name)
{
    str id = fold(r, name);
    for (size_t i = 0; i < r->l->kinds.n; i++)
        if (str_eq(r->l->kinds.at[i]->id, id))
            return r->l->kinds.at[i];
    unit_kind *kind = NEW(r->a, unit_kind);
    *kind = (unit_kind){.id = id, .name = name};
    *list_add(r->a, &r->l->kinds) = kind;
    return kind;
}

static variant *variant_find(const levels *l, str id)
{
    for (size_t i = 0; i < l->variants.n; i++)
        if (str_eq(l->variants.at[i]->id, id))
            return l->variants.at[i];
    return NULL;
}

static void set_rank(reader *r, variant *v, const ini_key *k)
{
    v->rank = rank_named(fold(r, one_line(r, k)));
    if (v->rank == RANK_NONE)
        diag_add(r->d, DIAG_LEVELS_RANK, value_place(k), ARGS(one_line(r, k)));
}

static void set_from(reader *r, variant *v, const ini_key *k)
{
    v->when.from = read_date(r, one_line(r, k), value_place(k));
}

static void set_to(reader *r, variant *v, const ini_key *k)
{
    v->when.to = read_date(r, one_line(r, k), value_place(k));
}

static void set_example(reader *r, variant *v, const ini_key *k)
{
    str row = one_line(r, k);
    v->sample = (unit_sample){row_part(row, 0), row_part(row, 1)};
}

static listed_unit *listed(reader *r, variant *v, str name)
{
    for (size_t i = 0; i < v->list.n; i++)
        if (str_eq(v->list.at[i].name, name))
            return &v->list.at[i];
    return list_add(r->a, &v->list);
}

static void set_list(reader *r, variant *v, const ini_key *k)
{
    v->has_list = true;
    for (size_t i = 0; i < k->lines.n; i++) {
        str row = k->lines.at[i].text, from = row_part(row, 1), name = fold(r, row_part(row, 0));
        if (name.n == 0)
            continue;
        span when = {0};
        if (from.n)
            when.from = read_date(r, from, k->lines.at[i].at);
        *listed(r, v, name) = (listed_unit){name, when};
    }
}

static void set_nothing(reader *r, variant *v, const ini_key *k)
{
    (void)r, (void)v, (void)k;
}

/* The keys that declare a kind; all others are words. */
static const struct {
    const char *id;
    void (*set)(reader *, variant *, const ini_key *);
} declaring[] = {
    {"cap", set_rank}, {"loai", set_nothing}, /* its variant's kind is there already */
    {"tu", set_from},  {"den", set_to},       {"vi_du", set_example}, {"danh_sach", set_list},
};
enum { DECLARING = sizeof declaring / sizeof *declaring };

static size_t declaring_row(str folded)
{
    size_t i = 0;
    while (i < DECLARING && !str_eq(folded, str_from(declaring[i].id)))
        i++;
    return i;
}

static const ini_key *key_named(reader *r, const ini_section *s, const char *id)
{
    for (size_t i = 0; i < s->keys.n; i++)
        if (str_eq(fold(r, s->keys.at[i].name), str_from(id)))
            return &s->keys.at[i];
    return NULL;
}

/* The variant that a section declares, made if need be; NULL where it declares none. */
static variant *declared(reader *r, const ini_section *s)
{
    if (memchr(s->name.p, ',', s->name.n))
        return NULL;
    variant *v = variant_find(r->l, fold(r, s->name));
    if (v || !key_named(r, s, "cap"))
        return v;
    const ini_key *loai = key_named(r, s, "loai");
    v = NEW(r->a, variant);
    *v = (variant){.id = fold(r, s->name),
                   .kind = kind_of(r, loai ? one_line(r, loai) : utf8_nfc(r->a, s->name)),
                   .at = s->at};
    *list_add(r->a, &r->l->variants) = v;
    return v;
}

static void read_declarations(reader *r, const ini_section *s)
{
    variant *v = declared(r, s);
    for (size_t i = 0; v && i < s->keys.n; i++) {
        size_t row = declaring_row(fold(r, s->keys.at[i].name));
        if (row < DECLARING)
            declaring[row].set(r, v, &s->keys.at[i]);
    }
}

/* A kind's rank is that of its variant, where it has but one. */
static void settle_ranks(const levels *l)
{
    for (size_t i = 0; i < l->kinds.n; i++) {
        size_t n = 0;
        for (size_t k = 0; k < l->variants.n; k++)
            if (l->variants.at[k]->kind == l->kinds.at[i]) {
                l->kinds.at[i]->rank = n++ ? RANK_NONE : l->variants.at[k]->rank;
            }
    }
}

/* ---- whom a section speaks of ---- */

/* "thành phố Hồ Chí Minh", yet not "thành phố Bắc Kạn". */
static bool may_be_province(const levels *l, const unit_kind *kind, str folded_name)
{
    for (size_t i = 0; i < l->variants.n; i++) {
        const variant *v = l->variants.at[i];
        bool is_in = !v->has_list;
        for (size_t k = 0; k < v->list.n; k++)
            is_in |= str_eq(v->list.at[k].name, folded_name);
        if (v->kind == kind && v->rank == RANK_TINH && is_in)
            return true;
    }
    return false;
}

static bool subject_find(reader *r, str folded, subject *s)
{
    const levels *l = r->l;
    *s = (subject){.type = SUBJECT_ALL};
    if (str_eq(folded, S("moi_loai")))
        return true;
    if (str_starts(folded, S("cap_")) && rank_named(str_after(folded, 4)) != RANK_NONE) {
        *s = (subject){.type = SUBJECT_RANK, .rank = rank_named(str_after(folded, 4))};
        return true;
    }
    for (size_t i = 0; i < l->kinds.n; i++)
        if (str_eq(folded, l->kinds.at[i]->id)) {
            *s = (subject){.type = SUBJECT_KIND, .kind = l->kinds.at[i]};
            return true;
        }
    const variant *v = variant_find(l, folded);
    const unit_kind *kind = unit_kind_at(l, folded);
    if (v)
        *s = (subject){.type = SUBJECT_VARIANT, .kind = v->kind, .variant = v};
    else if (kind)
        *s = (subject){
            .type = SUBJECT_UNIT, .kind = kind, .name = str_after(folded, kind->id.n + 1)};
    return v || kind;
}

static void subject_unknown(reader *r, str part, pos at)
{
    str folded = fold(r, part);
    nearest near = nearest_start(folded);
    for (size_t i = 0; i < r->l->kinds.n; i++)
        nearest_try(&near, r->l->kinds.at[i]->id, r->l->kinds.at[i]->name);
    for (size_t i = 0; i < r->l->variants.n; i++)
        nearest_try(&near, r->l->variants.at[i]->id, r->l->variants.at[i]->id);
    nearest_try(&near, S("moi_loai"), S("mọi loại"));
    nearest_try(&near, S("co_quan_cu"), S("cơ quan cũ"));
    nearest_try(&near, S("co_quan_moi"), S("cơ quan mới"));
    diag_add(r->d, near.best.n ? DIAG_LEVELS_KIND_NEAR : DIAG_LEVELS_KIND, at,
             ARGS(part, near.best));
}

/* After a kind, a province says whose units; alone or among provinces it is a unit itself. */
static void add_subject(reader *r, str part, pos at, rule *out)
{
    subject s;
    if (!subject_find(r, fold(r, part), &s)) {
        subject_unknown(r, part, at);
        return;
    }
    const subject *first = out->subjects.n ? &out->subjects.at[0] : NULL;
    bool first_is_province =
        first && first->type == SUBJECT_UNIT && may_be_province(r->l, first->kind, first->name);
    if (first && !first_is_province && s.type == SUBJECT_UNIT &&
        may_be_province(r->l, s.kind, s.name))
        *list_add(r->a, &out->provinces) = s.name;
    else
        *list_add(r->a, &out->subjects) = s;
}

/* "từ 01/7/2025", "đến 30/6/2025": true if the part is one. */
static bool add_date(reader *r, str part, pos at, rule *out)
{
    size_t blank = str_find(part, S(" "));
    str first = fold(r, str_slice(part, 0, blank));
    bool from = str_eq(first, S("tu")), to = str_eq(first, S("den"));
    if (blank == part.n || (!from && !to))
        return false;
    size_t skipped = blank + 1;
    date when = read_date(r, str_after(part, skipped), (pos){at.src, at.off + skipped});
    *(from ? &out->when.from : &out->when.to) = when;
    return true;
}

/* The name of a section as a rule; faults are told part by part. */
static const rule *read_rule(reader *r, const ini_section *s)
{
    rule *out = NEW(r->a, rule);
    for (size_t from = 0; from <= s->name.n;) {
        str rest = str_after(s->name, from);
        size_t comma = str_find(rest, S(","));
        str part = utf8_trim(str_slice(rest, 0, comma));
        pos at = {s->at.src, (size_t)(part.p - s->at.src->text.p)};
        if (!add_date(r, part, at, out))
            add_subject(r, part, at, out);
        from += comma + 1;
    }
    return out;
}

/* ---- words ---- */

static void add_word(reader *r, const rule *of, const ini_key *k)
{
    str key = fold(r, k->name);
    if (key.n == 0)
        return; /* the grammar has told of it */
    if (memchr(key.p, '.', key.n))
        diag_add(r->d, DIAG_KEY_DOT, k->at, ARGS(k->name));
    word_row *w = map_get(&r->l->by_key, key);
    if (!w) {
        w = NEW(r->a, word_row);
        w->key = key;
        *list_add(r->a, &r->l->words) = w;
        map_set(&r->l->by_key, key, w);
    }
    const entry *last = w->entries.n ? &w->entries.at[w->entries.n - 1] : NULL;
    if (last && last->rule == of)
        diag_add_both(r->d, DIAG_KEY_TWICE, k->at, last->at, ARGS(k->name));
    *list_add(r->a, &w->entries) = (entry){of, one_line(r, k), value_place(k)};
}

static void read_words(reader *r, const ini_section *s)
{
    bool declares = declared(r, s) != NULL;
    const rule *of = read_rule(r, s);
    for (size_t i = 0; i < s->keys.n; i++) {
        const ini_key *k = &s->keys.at[i];
        if (declaring_row(fold(r, k->name)) == DECLARING)
            add_word(r, of, k);
        else if (!declares)
            diag_add(r->d, DIAG_LEVELS_DECLARES, k->at, ARGS(k->name, s->name));
    }
}

/* ---- other sections ---- */

/* `begins`: of bodies that are new. */
static void read_gone(reader *r, const ini_section *s, bool begins)
{
    for (size_t i = 0; i < s->keys.n; i++) {
        const ini_key *k = &s->keys.at[i];
        if (!str_eq(fold(r, k->name), S("danh_sach"))) {
            key_unknown(r, s, k, "danh sách");
            continue;
        }
        for (size_t n = 0; n < k->lines.n; n++) {
            const line *row = &k->lines.at[n];
            gone_agency g = {.name = row_part(row->text, 0),
                             .heir = row_part(row->text, 2),
                             .begins = begins,
                             .at = row->at};
            if (row->text.n == 0)
                continue;
            if (g.name.n == 0 || row_part(row->text, 1).n == 0 || g.heir.n == 0) {
                diag_add(r->d, DIAG_LEVELS_ROW, row->at, ARGS(S("")));
                continue;
            }
            g.from = read_date(r, row_part(row->text, 1), row->at);
            g.key = words_whole_key(r->a, g.name);
            *list_add(r->a, &r->l->gone) = g;
        }
    }
}

static void read_era(reader *r, const ini_section *s, const char *id, const char *name, date *out)
{
    for (size_t i = 0; i < s->keys.n; i++) {
        const ini_key *k = &s->keys.at[i];
        if (str_eq(fold(r, k->name), str_from(id)))
            *out = read_date(r, one_line(r, k), value_place(k));
        else
            key_unknown(r, s, k, name);
    }
}

/* The sections that are no kind's; false for all others. */
static bool read_other(reader *r, const ini_section *s)
{
    str id = fold(r, s->name);
    if (str_eq(id, S("co_quan_cu")) || str_eq(id, S("co_quan_moi")))
        read_gone(r, s, str_eq(id, S("co_quan_moi")));
    else if (str_eq(id, S("mo_hinh_2_cap")))
        read_era(r, s, "tu", "từ", &r->l->two_tiers_from);
    else if (str_eq(id, S("mo_hinh_3_cap")))
        read_era(r, s, "den", "đến", &r->l->three_tiers_to);
    else
        return false;
    return true;
}

/* ---- dia-danh.ini ---- */

static void read_names(reader *r, const ini_section *s)
{
    static const struct {
        const char *id, *name;
        bool keeps_noun;
    } sections[] = {{"ten_nguoi", "tên người", true},
                    {"su_kien", "sự kiện", true},
                    {"ten_thuong", "tên thường", false}};
    size_t row = 0;
    while (row < 3 && !str_eq(fold(r, s->name), str_from(sections[row].id)))
        row++;
    if (row == 3) {
        diag_add(r->d, DIAG_LEVELS_NAMES, s->at, ARGS(s->name));
        return;
    }
    for (size_t i = 0; i < s->keys.n; i++) {
        const ini_key *k = &s->keys.at[i];
        if (!str_eq(fold(r, k->name), S("danh_sach"))) {
            key_unknown(r, s, k, "danh sách");
            continue;
        }
        for (size_t n = 0; n < k->lines.n; n++)
            *list_add(r->a, &r->l->names) =
                (name_row){k->lines.at[n].text, sections[row].keeps_noun};
    }
}

/* What the build has made of the files that are compiled in. */
static const levels *built_in(arena *a)
{
    levels *l = NEW(a, levels);
    *l = builtin_levels;
    l->a = l->by_key.a = a;
    l->by_name = NEW(a, map);
    for (size_t i = 0; i < l->words.n; i++)
        map_set(&l->by_key, l->words.at[i]->key, l->words.at[i]);
    return l;
}

const levels *levels_read(diags *d, const source *const *cap, size_t n_cap,
                          const source *const *dia_danh, size_t n_dia_danh)
{
    arena *a = d->a;
    if (n_cap == 1 && n_dia_danh == 1 && cap[0]->built_in && dia_danh[0]->built_in)
        return built_in(a);
    levels *l = NEW(a, levels);
    *l = (levels){.a = a, .by_key = {.a = a}, .by_name = NEW(a, map)};
    reader r = {.d = d, .a = a, .l = l, .folds = {.a = a}};
    ini_file all = {0}, names = {0};
    for (size_t i = 0; i < n_cap; i++)
        ini_parse(d, cap[i], &all);
    for (size_t i = 0; i < n_dia_danh; i++)
        ini_parse(d, dia_danh[i], &names);
    for (size_t i = 0; i < all.sections.n; i++)
        read_declarations(&r, &all.sections.at[i]);
    settle_ranks(l);
    for (size_t i = 0; i < all.sections.n; i++)
        if (!read_other(&r, &all.sections.at[i]))
            read_words(&r, &all.sections.at[i]);
    for (size_t i = 0; i < names.sections.n; i++)
        read_names(&r, &names.sections.at[i]);
    return l;
}
