/* Which unit, which day; and words of examples that name another. Knows no inputs. */
#include "template/sample.h"

#include "base/utf8.h"

static str example_of(const khung *k, const char *path)
{
    const field *f = field_find(&k->fields, str_from(path));
    return f && f->example ? f->example->value : (str){0};
}

/* Of a city the rank depends on which it is: both may be meant. */
static bool is_of_rank(const unit_kind *kind, rank wanted)
{
    bool city = kind->rank == RANK_NONE;
    return wanted == RANK_NONE || kind->rank == wanted || (city && wanted != RANK_XA);
}

/* The kind asked for; else that of the template's example, of its rank, else xã. */
static const unit_kind *choose_kind(diags *d, const sample_options *how, const agency *own)
{
    const khung *k = how->khung;
    rank wanted = rank_named(k->cap);
    if (how->asked && !is_of_rank(how->asked, wanted)) {
        bool option = str_is(how->level->name, "--level"); /* else somebody answered so */
        diag_add(d, option ? DIAG_STARTER_LEVEL : DIAG_ANSWER_TEMPLATE, (pos){how->level, 0},
                 ARGS(k->name, rank_name(wanted), how->asked->name));
        return NULL;
    }
    if (how->asked)
        return how->asked;
    if (own->unit && is_of_rank(own->unit, wanted))
        return own->unit;
    return unit_kind_find(how->levels, d->a, k->cap.n ? k->cap : S("xa"));
}

/* "06/4/2026" with another year. */
static str with_year(arena *a, str words, int from, int to)
{
    str old = str_number(a, (size_t)from), now = str_number(a, (size_t)to);
    size_t at = str_find(words, old);
    return at == words.n ? words
                         : STR_CAT(a, str_slice(words, 0, at), now, str_after(words, at + old.n));
}

/* Moves the day, year by year, to where there are such units. */
static void settle_date(arena *a, const levels *l, str words, sample *s)
{
    date when;
    const unit_kind *kind = s->issuer.unit;
    s->date_words = words;
    if (date_parse(words, &when) != DATE_GOOD || !when.year || !kind)
        return;
    s->year = when.year;
    bool gone = unit_is_of_three_tiers(l, a, kind, s->issuer.unit_name);
    while (gone && level_is_two_tier(l, when))
        when.year--;
    while (unit_begins(l, a, kind, s->issuer.unit_name, when).year)
        when.year++;
    s->years = when.year - s->year;
    s->date_words = with_year(a, words, s->year, when.year);
}

/* The template's own example, where its unit is of the kind; else that of the kind. */
static void choose_unit(arena *a, const sample_options *how, const agency *own, sample *s)
{
    rank wanted = rank_named(how->khung->cap);
    unit_sample of = unit_kind_sample(how->levels, s->kind, wanted ? wanted : RANK_TINH);
    s->issuer_words = example_of(how->khung, "co_quan.ten");
    if (own->unit != s->kind || !own->unit) {
        str words = of.words.n ? of.words : STR_CAT(a, s->kind->name, S(" An Bình"));
        agency above = agency_read(how->levels, a, example_of(how->khung, "cap_tren.co_quan"));
        s->issuer_words = STR_CAT(a, S("Ủy ban nhân dân "), words);
        s->unit = own->unit_words;
        s->unit_for = words;
        s->above = above.unit ? above.unit_words : (str){0};
        s->above_for = of.above;
        s->noun = own->unit ? own->unit->name : (str){0};
        s->noun_for = s->kind->name;
    }
    s->issuer = agency_read(how->levels, a, s->issuer_words);
}

bool sample_fits(const unit_kind *kind, const khung *k)
{
    return is_of_rank(kind, rank_named(k->cap));
}

bool sample_make(diags *d, const sample_options *how, sample *out)
{
    *out = (sample){0};
    agency own = agency_read(how->levels, d->a, example_of(how->khung, "co_quan.ten"));
    out->kind = choose_kind(d, how, &own);
    if (!out->kind)
        return false;
    choose_unit(d->a, how, &own, out);
    str day = example_of(how->khung, "van_ban.ngay");
    settle_date(d->a, how->levels, day.n ? day : how->date, out);
    return true;
}

/* ---- examples ---- */

static str replaced(arena *a, str words, str old, str now)
{
    buf b = {.a = a};
    if (old.n == 0 || now.n == 0)
        return words;
    for (size_t at; (at = str_find(words, old)) < words.n; words = str_after(words, at + old.n)) {
        buf_add(&b, str_slice(words, 0, at));
        buf_add(&b, now);
    }
    buf_add(&b, words);
    return buf_str(&b);
}

/* "Nhà Văn hóa xã" */
static str with_noun(arena *a, str words, str noun, str now)
{
    str end = STR_CAT(a, S(" "), noun);
    if (noun.n == 0 || !str_ends(words, end))
        return words;
    return STR_CAT(a, str_slice(words, 0, words.n - noun.n), now);
}

/* Years from the plan's own on, where it is clear that one is meant: "năm 2026", "/2026", alone. */
static str with_years(const sample *s, arena *a, str words, bool is_date)
{
    buf b = {.a = a};
    for (size_t i = 0; i < words.n;) {
        size_t n = 0;
        while (i + n < words.n && is_digit((unsigned char)words.p[i + n]))
            n++;
        str before = str_slice(words, 0, i), digits = str_slice(words, i, i + n);
        bool alone = n == words.n || str_ends(before, S("/")) || str_ends(before, S("năm "));
        int year = n == 4 ? number_value(digits) : -1;
        bool moves = alone && year > 0 && (is_date || year >= s->year);
        buf_add(&b, moves ? str_number(a, (size_t)(year + s->years))
                          : str_slice(words, i, i + (n ? n : 1)));
        i += n ? n : 1;
    }
    return buf_str(&b);
}

str sample_words(const sample *s, arena *a, str words, bool is_date)
{
    words = replaced(a, words, s->unit, s->unit_for);
    words = replaced(a, words, s->above, s->above_for);
    words = with_noun(a, words, s->noun, s->noun_for);
    return s->years ? with_years(s, a, words, is_date) : words;
}
