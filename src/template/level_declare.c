/* The kinds of units that sections of cap.ini declare: their rank, when there were such units, who
 * is one. */
#include "template/level_reader.h"

#include "base/utf8.h"

static unit_kind *kind_of(level_reader *r, str name)
{
    str id = level_fold(r, name);
    for (size_t i = 0; i < r->l->kinds.n; i++)
        if (str_eq(r->l->kinds.at[i]->id, id))
            return r->l->kinds.at[i];
    unit_kind *kind = NEW(r->a, unit_kind);
    *kind = (unit_kind){.id = id, .name = name};
    *list_add(r->a, &r->l->kinds) = kind;
    return kind;
}

variant *level_named(const levels *l, str id)
{
    for (size_t i = 0; i < l->variants.n; i++)
        if (str_eq(l->variants.at[i]->id, id))
            return l->variants.at[i];
    return NULL;
}

static void set_rank(level_reader *r, variant *v, const ini_key *k)
{
    v->rank = rank_named(level_fold(r, level_one_line(r, k)));
    if (v->rank == RANK_NONE)
        diag_add(r->d, DIAG_LEVELS_RANK, level_value_place(k), ARGS(level_one_line(r, k)));
}

static void set_from(level_reader *r, variant *v, const ini_key *k)
{
    v->when.from = level_date(r, level_one_line(r, k), level_value_place(k));
}

static void set_to(level_reader *r, variant *v, const ini_key *k)
{
    v->when.to = level_date(r, level_one_line(r, k), level_value_place(k));
}

static void set_example(level_reader *r, variant *v, const ini_key *k)
{
    str row = level_one_line(r, k);
    v->sample = (unit_sample){level_row_part(row, 0), level_row_part(row, 1)};
}

static listed_unit *listed(level_reader *r, variant *v, str name)
{
    for (size_t i = 0; i < v->list.n; i++)
        if (str_eq(v->list.at[i].name, name))
            return &v->list.at[i];
    return list_add(r->a, &v->list);
}

static void set_list(level_reader *r, variant *v, const ini_key *k)
{
    v->has_list = true;
    for (size_t i = 0; i < k->lines.n; i++) {
        str row = k->lines.at[i].text, from = level_row_part(row, 1),
            name = level_fold(r, level_row_part(row, 0));
        if (name.n == 0)
            continue;
        span when = {0};
        if (from.n)
            when.from = level_date(r, from, k->lines.at[i].at);
        *listed(r, v, name) = (listed_unit){name, when};
    }
}

static void set_nothing(level_reader *r, variant *v, const ini_key *k)
{
    (void)r, (void)v, (void)k;
}

/* The keys that declare a kind; all others are words. */
static const struct {
    const char *id;
    void (*set)(level_reader *, variant *, const ini_key *);
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

bool level_declares(str folded)
{
    return declaring_row(folded) < DECLARING;
}

static const ini_key *key_named(level_reader *r, const ini_section *s, const char *id)
{
    for (size_t i = 0; i < s->keys.n; i++)
        if (str_eq(level_fold(r, s->keys.at[i].name), str_from(id)))
            return &s->keys.at[i];
    return NULL;
}

variant *level_declared(level_reader *r, const ini_section *s)
{
    if (memchr(s->name.p, ',', s->name.n))
        return NULL;
    variant *v = level_named(r->l, level_fold(r, s->name));
    if (v || !key_named(r, s, "cap"))
        return v;
    const ini_key *loai = key_named(r, s, "loai");
    v = NEW(r->a, variant);
    *v = (variant){.id = level_fold(r, s->name),
                   .kind = kind_of(r, loai ? level_one_line(r, loai) : utf8_nfc(r->a, s->name)),
                   .at = s->at};
    *list_add(r->a, &r->l->variants) = v;
    return v;
}

void level_declare(level_reader *r, const ini_section *s)
{
    variant *v = level_declared(r, s);
    for (size_t i = 0; v && i < s->keys.n; i++) {
        size_t row = declaring_row(level_fold(r, s->keys.at[i].name));
        if (row < DECLARING)
            declaring[row].set(r, v, &s->keys.at[i]);
    }
}

void level_settle_ranks(const levels *l)
{
    for (size_t i = 0; i < l->kinds.n; i++) {
        size_t n = 0;
        for (size_t k = 0; k < l->variants.n; k++)
            if (l->variants.at[k]->kind == l->kinds.at[i]) {
                l->kinds.at[i]->rank = n++ ? RANK_NONE : l->variants.at[k]->rank;
            }
    }
}
