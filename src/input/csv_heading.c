/* Names of columns. Knows no rows, and not what the names mean. */
#include "input/csv_heading.h"

#include "base/map.h"
#include "base/utf8.h"

/* A name stands in messages, so on one line. */
static str on_one_line(arena *a, str name)
{
    char *z = str_z(a, name);
    for (size_t i = 0; i < name.n; i++)
        if (z[i] == '\n' || z[i] == '\r')
            z[i] = ' ';
    return (str){z, name.n};
}

static bool check_heading(diags *d, map *seen, const csv_column *all, size_t i)
{
    const csv_column *now = &all[i], *before = map_get(seen, now->folded);
    if (now->name.n == 0) { /* a run of them is one fault */
        bool first = i == 0 || all[i - 1].name.n;
        if (first)
            diag_add(d, DIAG_CSV_HEADING_BLANK, now->at, ARGS(str_number(d->a, i + 1)));
        return !first;
    }
    if (!before) {
        map_set(seen, now->folded, (void *)now);
        return true;
    }
    str number = str_number(d->a, (size_t)(before - all) + 1);
    diag_add_both(d, DIAG_CSV_HEADING_TWICE, now->at, before->at,
                  ARGS(before->name, now->name, number, str_number(d->a, i + 1)));
    return false;
}

bool csv_take_heading(diags *d, const csv_cell *cells, size_t n, csv_list *out)
{
    arena *a = d->a;
    map seen = {.a = a};
    bool good = true;
    for (size_t i = 0; i < n; i++) {
        str name = on_one_line(a, cells[i].text);
        *list_add(a, &out->columns) =
            (csv_column){name, utf8_fold(a, name), {out->src, cells[i].at.off}, false};
    }
    for (size_t i = 0; i < n; i++)
        good = check_heading(d, &seen, out->columns.at, i) && good;
    return good;
}
