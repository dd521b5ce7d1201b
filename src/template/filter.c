/* Filters as a table: a new one is a row and a function. Knows words, dates and numbers; where the
 * words come from and where they go, it does not. */
#include "template/filter.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "plan/wording.h"
#include "template/number_words.h"
#include "template/words.h"

typedef struct call {
    diags *d;
    const filter *f;
    str argument, words;
    pos at;
    str path;
} call;

struct filter {
    const char *name;
    bool (*apply)(const call *c, str *out);
    bool takes_argument;
};

static bool fail(const call *c, diag_code code, str more)
{
    diag_add(c->d, code, c->at, ARGS(c->path, str_from(c->f->name), c->words, more));
    return false;
}

/* ---- dates ---- */

static bool read_date(const call *c, date *d)
{
    date_fault fault = date_parse(c->words, d);
    if (fault == DATE_GOOD)
        return true;
    return fail(c, fault == DATE_UNREADABLE ? DIAG_FILTER_NO_DATE : DIAG_FILTER_IMPOSSIBLE_DATE,
                (str){0});
}

static bool ngay_dai(const call *c, str *out)
{
    date d;
    bool good = read_date(c, &d);
    *out = good ? wording_ngay(c->d->a, d) : *out;
    return good;
}

static bool ngay_ngan(const call *c, str *out)
{
    date d;
    bool good = read_date(c, &d);
    *out = good ? wording_ngay_ngan(c->d->a, d) : *out;
    return good;
}

/* "5", "-5", "+5" */
static bool read_days(str text, long *days)
{
    text = utf8_trim(text);
    bool back = str_starts(text, S("-"));
    int n = number_value(back || str_starts(text, S("+")) ? str_after(text, 1) : text);
    *days = back ? -n : n;
    return n >= 0;
}

/* Written as an input writes dates, so that another filter can follow. */
static bool lui_ngay(const call *c, str *out)
{
    date d;
    long days;
    if (!read_days(c->argument, &days))
        return fail(c, DIAG_FILTER_DAYS, c->argument);
    if (!read_date(c, &d))
        return false;
    if (d.day == 0 || d.month == 0 || d.year == 0)
        return fail(c, DIAG_FILTER_OPEN_DATE, (str){0});
    if (!date_add(&d, -days))
        return fail(c, DIAG_FILTER_FAR_DATE, utf8_trim(c->argument));
    *out = wording_ngay_ngan(c->d->a, d);
    return true;
}

/* ---- letters ---- */

static bool in_hoa(const call *c, str *out)
{
    *out = utf8_capitals(c->d->a, c->words);
    return true;
}

static bool in_thuong(const call *c, str *out)
{
    *out = utf8_lower(c->d->a, c->words);
    return true;
}

/* The first letter, behind opening quotes too, but not behind a number. */
static bool hoa_dau(const call *c, str *out)
{
    arena *a = c->d->a;
    size_t from = 0, to = 0;
    uint32_t cp = utf8_next(c->words, &to);
    while (!utf8_is_letter(cp) && !is_digit(cp) && to < c->words.n) {
        from = to;
        cp = utf8_next(c->words, &to);
    }
    *out = STR_CAT(a, str_slice(c->words, 0, from), utf8_upper(a, str_slice(c->words, from, to)),
                   str_after(c->words, to));
    return true;
}

/* Abbreviations that every reader of official documents knows. */
static const struct {
    const char *key;
    size_t words;
    const char *sign;
} abbreviations[] = {
    {"ủy ban nhân dân", 4, "UBND"},     {"hội đồng nhân dân", 4, "HĐND"},
    {"mặt trận tổ quốc", 4, "MTTQ"},    {"đại biểu quốc hội", 4, "ĐBQH"},
    {"thanh niên cộng sản", 4, "TNCS"}, {"xã hội chủ nghĩa", 4, "XHCN"},
    {"quy phạm pháp luật", 4, "QPPL"},  {"trung học phổ thông", 4, "THPT"},
    {"trung học cơ sở", 4, "THCS"},
};
enum { ABBREVIATIONS = sizeof abbreviations / sizeof *abbreviations };

static bool viet_tat(const call *c, str *out)
{
    word_list w = {.keys.a = c->d->a};
    words_cut(&w, c->words);
    buf b = {.a = c->d->a};
    size_t copied = 0;
    for (size_t i = 0; i < w.list.n;) {
        size_t k = 0;
        while (k < ABBREVIATIONS && !words_are(&w, i, abbreviations[k].words, abbreviations[k].key))
            k++;
        if (k == ABBREVIATIONS) {
            i++;
            continue;
        }
        buf_add(&b, str_slice(c->words, copied, w.list.at[i].from));
        buf_add(&b, str_from(abbreviations[k].sign));
        i += abbreviations[k].words;
        copied = w.list.at[i - 1].to;
    }
    buf_add(&b, str_after(c->words, copied));
    *out = buf_str(&b);
    return true;
}

/* ---- numbers ---- */

/* Digits without the dots between thousands and without zeros in front. A comma is told apart: the
 * writer meant a decimal number. */
static bool read_digits(const call *c, str *digits)
{
    buf b = {.a = c->d->a};
    str text = utf8_trim(c->words);
    size_t first_dot = str_find(text, S("."));
    bool good = first_dot > 0 && (first_dot == text.n || first_dot <= 3);
    for (size_t i = 0; i < text.n; i++) {
        bool dot = i >= first_dot && (i - first_dot) % 4 == 0;
        good &= dot ? text.p[i] == '.' : is_digit((unsigned char)text.p[i]);
        if (!dot && (b.n || text.p[i] != '0'))
            buf_byte(&b, text.p[i]);
    }
    good &= first_dot == text.n || (text.n - first_dot) % 4 == 0; /* three digits behind each */
    if (!good)
        return fail(c, str_find(text, S(",")) < text.n ? DIAG_FILTER_COMMA : DIAG_FILTER_NO_NUMBER,
                    (str){0});
    *digits = b.n ? buf_str(&b) : S("0");
    return true;
}

/* As typed, once it is known to be a number. */
static bool so(const call *c, str *out)
{
    str digits;
    bool good = read_digits(c, &digits);
    *out = good ? wording_number(c->d->a, utf8_trim(c->words)) : *out;
    return good;
}

static bool tien(const call *c, str *out)
{
    buf b = {.a = c->d->a};
    str digits;
    if (!read_digits(c, &digits))
        return false;
    for (size_t i = 0; i < digits.n; i++) {
        if (i && (digits.n - i) % 3 == 0)
            buf_byte(&b, '.');
        buf_byte(&b, digits.p[i]);
    }
    *out = buf_str(&b);
    return true;
}

static bool bang_chu(const call *c, str *out)
{
    str digits;
    if (!read_digits(c, &digits))
        return false;
    if (digits.n > NUMBER_WORDS_DIGITS)
        return fail(c, DIAG_FILTER_LARGE, str_number(c->d->a, NUMBER_WORDS_DIGITS));
    *out = number_words(c->d->a, digits);
    return true;
}

static bool la_ma(const call *c, str *out)
{
    str digits;
    if (!read_digits(c, &digits))
        return false;
    *out = roman_text(c->d->a, number_value(digits));
    return out->n || fail(c, DIAG_FILTER_RANGE, S("3999"));
}

static bool diem(const call *c, str *out)
{
    str digits;
    if (!read_digits(c, &digits))
        return false;
    *out = point_letter(number_value(digits));
    return out->n || fail(c, DIAG_FILTER_RANGE, S("23"));
}

/* ---- the table ---- */

static const filter filters[] = {
    {"ngay_dai", ngay_dai, false},
    {"ngay_ngan", ngay_ngan, false},
    {"in_hoa", in_hoa, false},
    {"in_thuong", in_thuong, false},
    {"hoa_dau", hoa_dau, false},
    {"viet_tat", viet_tat, false},
    {"so", so, false},
    {"tien", tien, false},
    {"bang_chu", bang_chu, false},
    {"la_ma", la_ma, false},
    {"diem", diem, false},
    {"lui_ngay", lui_ngay, true},
};
enum { FILTERS = sizeof filters / sizeof *filters };

const filter *filter_find(str folded_name)
{
    for (size_t i = 0; i < FILTERS; i++)
        if (str_eq(folded_name, str_from(filters[i].name)))
            return &filters[i];
    return NULL;
}

str filter_nearest(arena *a, str name)
{
    nearest near = nearest_start(utf8_fold(a, name));
    for (size_t i = 0; i < FILTERS; i++)
        nearest_try(&near, str_from(filters[i].name), str_from(filters[i].name));
    return near.best;
}

str filter_names(arena *a)
{
    buf all = {.a = a};
    for (size_t i = 0; i < FILTERS; i++) {
        buf_add(&all, i ? S(", ") : S(""));
        buf_add(&all, str_from(filters[i].name));
    }
    return buf_str(&all);
}

bool filter_takes_argument(const filter *f)
{
    return f->takes_argument;
}

bool filter_apply(diags *d, const filter *f, str argument, str words, pos at, str path, str *out)
{
    *out = S("");
    if (utf8_trim(words).n == 0)
        return true;
    const call c = {d, f, argument, utf8_trim(words), at, path};
    return f->apply(&c, out);
}
