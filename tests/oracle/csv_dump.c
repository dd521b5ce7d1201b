/* What lists hold, as JSON: for tests/oracle/lists. */
#include <stdio.h>
#include <stdlib.h>

#include "base/decode.h"
#include "base/file.h"
#include "input/csv.h"
#include "input/json.h"

static tree *row_of(arena *a, const csv_row *row)
{
    tree *cells = tree_list(a);
    for (size_t i = 0; i < row->cells.n; i++)
        tree_append(a, cells, tree_text(a, row->cells.at[i].text));
    return cells;
}

/* Where each cell begins in the file. */
static tree *places_of(arena *a, const csv_row *row)
{
    tree *places = tree_list(a);
    for (size_t i = 0; i < row->cells.n; i++) {
        place p = source_place(row->cells.at[i].at, NULL);
        tree_append(a, places, tree_number(a, (long long)p.byte));
    }
    return places;
}

static void dump(const char *path)
{
    arena *a = arena_new();
    diags d = {.a = a};
    str bytes;
    csv_list list = {0};
    if (!file_read(&d, str_from(path), (pos){0}, &bytes)) {
        fprintf(stderr, "csv_dump: can't read %s\n", path);
        exit(3);
    }
    const source *src = source_decode(&d, str_from(path), bytes);
    tree *whole = tree_object(a), *codes = tree_list(a), *rows = tree_list(a), *at = tree_list(a);
    tree *headings = tree_list(a);
    tree_set(a, whole, S("accepted"), tree_bool(a, src && csv_read(&d, src, &list)));
    for (size_t i = 0; i < d.list.n; i++)
        tree_append(a, codes, tree_number(a, diag_number(d.list.at[i].code)));
    for (size_t i = 0; i < list.columns.n; i++)
        tree_append(a, headings, tree_text(a, list.columns.at[i].name));
    for (size_t i = 0; i < list.rows.n; i++) {
        tree_append(a, rows, row_of(a, &list.rows.at[i]));
        tree_append(a, at, places_of(a, &list.rows.at[i]));
    }
    tree_set(a, whole, S("codes"), codes);
    tree_set(a, whole, S("headings"), headings);
    tree_set(a, whole, S("rows"), rows);
    tree_set(a, whole, S("bytes"), at);
    str json = json_write(a, whole);
    fwrite(json.p, 1, json.n, stdout);
    arena_free(a);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        dump(argv[i]);
    return 0;
}
