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

/* The same rows as a stream. */
typedef struct beside {
    const csv_list *whole;
    size_t n;
} beside;

static bool is_same_row(void *context, const csv_row *row)
{
    beside *b = context;
    HOLDS(b->n < b->whole->rows.n && pos_offset(row->at) == b->whole->rows.at[b->n].at.off);
    for (size_t k = 0; k < row->cells.n; k++) {
        const csv_cell *one = &row->cells.at[k], *two = &b->whole->rows.at[b->n].cells.at[k];
        HOLDS(str_eq(one->text, two->text) && pos_offset(one->at) == two->at.off);
    }
    b->n++;
    return true;
}

/* In whatever order they were found. */
static bool has(const diags *all, const diag *one)
{
    size_t i = 0;
    while (i < all->list.n && !(all->list.at[i].code == one->code &&
                                pos_offset(all->list.at[i].at) == pos_offset(one->at)))
        i++;
    return i < all->list.n;
}

static void read_as_stream(arena *a, str bytes, const csv_list *whole, const diags *found)
{
    diags d = {.a = a};
    csv_list list;
    beside b = {whole, 0};
    csv_read_stream(&d, stream_of_bytes(a, bytes), S("fuzz.csv"), &list, is_same_row, &b);
    HOLDS(b.n == whole->rows.n || !diags_clean(&d)); /* some went by before a wrong byte */
    HOLDS(d.list.n == found->list.n && d.left_out == found->left_out);
    for (size_t i = 0; i < d.list.n; i++)
        HOLDS(has(found, &d.list.at[i]));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    arena *a = arena_new();
    diags d = {.a = a};
    csv_list list = {0};
    str bytes = {(const char *)data, n};
    const source *src = source_decode_text(&d, S("fuzz.csv"), bytes, OLD_NONE, COMMENTS_NONE);
    if (src) {
        bool good = csv_read(&d, src, &list);
        HOLDS(good || !diags_clean(&d)); /* rows of a wrong length are left out, and told */
        HOLDS(!good || (list.columns.n && (list.rows.n || !diags_clean(&d))));
        read_as_stream(a, bytes, &list, &d);
    }
    for (size_t i = 0; i < list.rows.n; i++) {
        HOLDS(is_within(list.rows.at[i].at) && list.rows.at[i].cells.n == list.columns.n);
        for (size_t k = 0; k < list.columns.n; k++)
            check_cell(a, src, &list.rows.at[i].cells.at[k]);
    }
    for (size_t k = 0; k < list.columns.n && list.rows.n; k++) {
        HOLDS(is_within(list.columns.at[k].at));
        csv_dates dates = {.column = &list.columns.at[k]};
        for (size_t i = 0; i < list.rows.n; i++)
            csv_dates_add(&dates, &d, a, &list.rows.at[i].cells.at[k]);
        csv_dates_end(&dates, &d);
    }
    say_all(&d);
    arena_free(a);
    return 0;
}
