/* Lists. */
#include "fuzz.h"

#include "base/decode.h"
#include "base/utf8.h"
#include "input/csv.h"

/* A cell's words stand where it says, but for form and doubled quotes. */
static void check_cell(arena *a, const source *src, const csv_cell *cell)
{
    line *lines;
    size_t n = csv_cell_lines(a, cell, &lines);
    HOLDS(is_within(cell->at) && cell->at.src == src);
    HOLDS((n == 0) == (cell->text.n == 0));
    for (size_t i = 0; i < n; i++) {
        str words = lines[i].text;
        for (size_t at = 0; at < words.n; at++)
            if (words.p[at] == '"' || is_digit((unsigned char)words.p[at]))
                HOLDS(src->text.p[line_pos(&lines[i], at).off] == words.p[at]);
        HOLDS(is_within(line_pos(&lines[i], words.n)));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    arena *a = arena_new();
    diags d = {.a = a};
    csv_list list = {0};
    const source *src = source_decode(&d, S("fuzz.csv"), (str){(const char *)data, n});
    if (src) {
        bool good = csv_read(&d, src, &list);
        HOLDS(good || !diags_clean(&d)); /* rows of a wrong length are left out, and told */
        HOLDS(!good || (list.columns.n && (list.rows.n || !diags_clean(&d))));
    }
    for (size_t i = 0; i < list.rows.n; i++) {
        HOLDS(is_within(list.rows.at[i].at) && list.rows.at[i].cells.n == list.columns.n);
        for (size_t k = 0; k < list.columns.n; k++)
            check_cell(a, src, &list.rows.at[i].cells.at[k]);
    }
    for (size_t k = 0; k < list.columns.n && list.rows.n; k++) {
        HOLDS(is_within(list.columns.at[k].at));
        csv_check_dates(&d, &list, k);
    }
    say_all(&d);
    arena_free(a);
    return 0;
}
