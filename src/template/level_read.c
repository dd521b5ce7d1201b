/* From cap.ini and dia-danh.ini to tables: first the kinds that sections declare, then whom each
 * section speaks of and its words. Knows the grammar of sections' names; looks nothing up. */
#include "template/level_reader.h"
#include "template/words.h"

#include "base/nearest.h"
#include "base/utf8.h"

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

static bool subject_find(level_reader *r, str folded, subject *s)
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
    const variant *v = level_named(l, folded);
    const unit_kind *kind = unit_kind_at(l, folded);
    if (v)
        *s = (subject){.type = SUBJECT_VARIANT, .kind = v->kind, .variant = v};
    else if (kind)
        *s = (subject){
            .type = SUBJECT_UNIT, .kind = kind, .name = str_after(folded, kind->id.n + 1)};
    return v || kind;
}

static void subject_unknown(level_reader *r, str part, pos at)
{
    str folded = level_fold(r, part);
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
static void add_subject(level_reader *r, str part, pos at, rule *out)
{
    subject s;
    if (!subject_find(r, level_fold(r, part), &s)) {
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
static bool add_date(level_reader *r, str part, pos at, rule *out)
{
    size_t blank = str_find(part, S(" "));
    str first = level_fold(r, str_slice(part, 0, blank));
    bool from = str_eq(first, S("tu")), to = str_eq(first, S("den"));
    if (blank == part.n || (!from && !to))
        return false;
    size_t skipped = blank + 1;
    date when = level_date(r, str_after(part, skipped), (pos){at.src, at.off + skipped});
    *(from ? &out->when.from : &out->when.to) = when;
    return true;
}

/* The name of a section as a rule; faults are told part by part. */
static const rule *read_rule(level_reader *r, const ini_section *s)
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

static void add_word(level_reader *r, const rule *of, const ini_key *k)
{
    str key = level_fold(r, k->name);
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
    *list_add(r->a, &w->entries) = (entry){of, level_one_line(r, k), level_value_place(k)};
}

static void read_words(level_reader *r, const ini_section *s)
{
    bool declares = level_declared(r, s) != NULL;
    const rule *of = read_rule(r, s);
    for (size_t i = 0; i < s->keys.n; i++) {
        const ini_key *k = &s->keys.at[i];
        if (!level_declares(level_fold(r, k->name)))
            add_word(r, of, k);
        else if (!declares)
            diag_add(r->d, DIAG_LEVELS_DECLARES, k->at, ARGS(k->name, s->name));
    }
}

/* ---- other sections ---- */

/* `begins`: of bodies that are new. */
static void read_gone(level_reader *r, const ini_section *s, bool begins)
{
    for (size_t i = 0; i < s->keys.n; i++) {
        const ini_key *k = &s->keys.at[i];
        if (!str_eq(level_fold(r, k->name), S("danh_sach"))) {
            level_key_unknown(r, s, k, "danh sách");
            continue;
        }
        for (size_t n = 0; n < k->lines.n; n++) {
            const line *row = &k->lines.at[n];
            gone_agency g = {.name = level_row_part(row->text, 0),
                             .heir = level_row_part(row->text, 2),
                             .begins = begins,
                             .at = row->at};
            if (row->text.n == 0)
                continue;
            if (g.name.n == 0 || level_row_part(row->text, 1).n == 0 || g.heir.n == 0) {
                diag_add(r->d, DIAG_LEVELS_ROW, row->at, ARGS(S("")));
                continue;
            }
            g.from = level_date(r, level_row_part(row->text, 1), row->at);
            g.key = words_whole_key(r->a, g.name);
            *list_add(r->a, &r->l->gone) = g;
        }
    }
}

static void read_era(level_reader *r, const ini_section *s, const char *id, const char *name,
                     date *out)
{
    for (size_t i = 0; i < s->keys.n; i++) {
        const ini_key *k = &s->keys.at[i];
        if (str_eq(level_fold(r, k->name), str_from(id)))
            *out = level_date(r, level_one_line(r, k), level_value_place(k));
        else
            level_key_unknown(r, s, k, name);
    }
}

/* The sections that are no kind's; false for all others. */
static bool read_other(level_reader *r, const ini_section *s)
{
    str id = level_fold(r, s->name);
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

static void read_names(level_reader *r, const ini_section *s)
{
    static const struct {
        const char *id, *name;
        bool keeps_noun;
    } sections[] = {{"ten_nguoi", "tên người", true},
                    {"su_kien", "sự kiện", true},
                    {"ten_thuong", "tên thường", false}};
    size_t row = 0;
    while (row < 3 && !str_eq(level_fold(r, s->name), str_from(sections[row].id)))
        row++;
    if (row == 3) {
        diag_add(r->d, DIAG_LEVELS_NAMES, s->at, ARGS(s->name));
        return;
    }
    for (size_t i = 0; i < s->keys.n; i++) {
        const ini_key *k = &s->keys.at[i];
        if (!str_eq(level_fold(r, k->name), S("danh_sach"))) {
            level_key_unknown(r, s, k, "danh sách");
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
    level_reader r = {.d = d, .a = a, .l = l, .folds = {.a = a}};
    ini_file all = {0}, names = {0};
    for (size_t i = 0; i < n_cap; i++)
        ini_parse(d, cap[i], &all);
    for (size_t i = 0; i < n_dia_danh; i++)
        ini_parse(d, dia_danh[i], &names);
    for (size_t i = 0; i < all.sections.n; i++)
        level_declare(&r, &all.sections.at[i]);
    level_settle_ranks(l);
    for (size_t i = 0; i < all.sections.n; i++)
        if (!read_other(&r, &all.sections.at[i]))
            read_words(&r, &all.sections.at[i]);
    for (size_t i = 0; i < names.sections.n; i++)
        read_names(&r, &names.sections.at[i]);
    return l;
}
