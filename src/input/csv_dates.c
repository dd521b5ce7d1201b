/* What all dates of a column come to. Knows no calendar but that of single dates. */
#include "base/utf8.h"
#include "input/csv.h"
#include "input/value.h"

/* "4/25/2024" → "25/4/2024"; empty where it is no such thing. */
static str swapped(arena *a, str text)
{
    size_t first = str_find(text, S("/"));
    if (first == text.n)
        return S("");
    str rest = str_after(text, first + 1);
    size_t second = str_find(rest, S("/"));
    return STR_CAT(a, str_slice(rest, 0, second), S("/"), str_slice(text, 0, first),
                   str_after(rest, second));
}

/* "46117", as Excel counts days, → "05/4/2026"; empty where it is no such thing. */
static str from_serial(arena *a, str text)
{
    enum { FROM = 20000, TO = 80000 }; /* 1954–2119: other numbers are no dates */
    date day = {30, 12, 1899};
    int n = text.n == 5 ? number_value(text) : -1;
    if (n < FROM || n > TO)
        return S("");
    date_add(&day, n);
    return STR_CAT(a, day.day < 10 ? S("0") : S(""), str_number(a, (size_t)day.day), S("/"),
                   day.month < 3 ? S("0") : S(""), str_number(a, (size_t)day.month), S("/"),
                   str_number(a, (size_t)day.year));
}

/* "05/04/2026 00:00" → "05/04/2026"; empty where there is no time of day. */
static str without_time(str text)
{
    date parts;
    size_t blank = str_find(text, S(" "));
    bool colon = false;
    for (size_t i = blank + 1; i < text.n; i++) {
        colon = colon || text.p[i] == ':';
        if (text.p[i] != ':' && !is_digit((uint32_t)text.p[i]))
            return S("");
    }
    str day = str_slice(text, 0, blank);
    return colon && date_parse(day, &parts) == DATE_GOOD ? day : S("");
}

/* What tables of Excel make of dates: told of once, with the first. */
static void check_excel_date(csv_dates *c, diags *d, arena *a, const csv_cell *cell)
{
    str day = c->serial ? S("") : from_serial(a, cell->text);
    str alone = c->time ? S("") : without_time(cell->text);
    if (day.n)
        diag_add(d, DIAG_CSV_DATES_SERIAL, pos_keep(d->a, cell->at),
                 ARGS(c->column->name, str_copy(d->a, cell->text), str_copy(d->a, day)));
    if (alone.n)
        diag_add(d, DIAG_CSV_DATES_TIME, pos_keep(d->a, cell->at),
                 ARGS(c->column->name, str_copy(d->a, cell->text), str_copy(d->a, alone)));
    c->serial = c->serial || day.n;
    c->time = c->time || alone.n;
}

void csv_dates_add(csv_dates *c, diags *d, arena *a, const csv_cell *cell)
{
    date parts;
    str text = cell->text;
    if (text.n && text.n == c->n_last && memcmp(text.p, c->last, text.n) == 0)
        return; /* what was found of it once is found */
    c->n_last = text.n <= sizeof c->last ? text.n : 0;
    memcpy(c->last, text.p ? text.p : "", c->n_last);
    check_excel_date(c, d, a, cell);
    if (c->settled || text.n == 0 || str_eq(text, S("-")))
        return;
    str other = swapped(a, text);
    c->settled = other.n == 0 || date_parse(other, &parts) != DATE_GOOD;
    if (c->settled || c->found.n || date_parse(text, &parts) == DATE_GOOD)
        return;
    c->found = str_copy(d->a, text);
    c->instead = str_copy(d->a, other);
}

void csv_dates_end(const csv_dates *c, diags *d)
{
    if (c->found.n && !c->settled)
        diag_add(d, DIAG_CSV_DATES_MONTH_FIRST, c->column->at,
                 ARGS(c->column->name, c->found, c->instead));
}
