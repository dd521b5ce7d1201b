/* Rows with as many cells as there are columns, and what is wrong with the others. Knows no
 * grammar, and not what the columns mean. */
#include "input/csv_heading.h"
#include "input/csv_reader.h"

void csv_fault(csv_reader *r, diag_code code, pos at, diag_args args)
{
    diag_add(r->d, code, at, args);
    r->good = false;
}

/* The row's place, once its line's end is at hand. */
static pos row_place(csv_reader *r, size_t off)
{
    return window_place(r->w, r->row_at, off);
}

static str shown_delimiter(const csv_reader *r)
{
    return r->delimiter == '\t' ? S("tab")
                                : STR_CAT(r->d->a, S("`"), (str){&r->delimiter, 1}, S("`"));
}

void csv_take_columns(csv_reader *r)
{
    while (r->cells.n > 1 && r->cells.at[r->cells.n - 1].text.n == 0) {
        r->tail_at = (pos){r->out->src, r->cells.at[--r->cells.n].at.off};
        r->blank_tail++;
    }
    r->good = csv_take_heading(r->d, r->cells.at, r->cells.n, r->out) && r->good;
}

/* ---- rows ---- */

enum { ALIKE_TOLD = 3 }; /* rows with the same fault that are told of one by one */

/* Too many cells, or too few: a shifted row would give wrong documents, so it is left out. */
static void wrong_count(csv_reader *r)
{
    arena *a = r->d->a;
    size_t wanted = r->out->columns.n + r->blank_tail;
    bool longer = r->n_cells > wanted;
    r->out->row_faults++;
    if (++r->told[longer] > ALIKE_TOLD)
        return;
    str has = str_number(a, r->n_cells), number = str_number(a, wanted);
    pos at = row_place(r, longer ? r->extra_at : r->row_at);
    if (longer)
        diag_add(r->d, DIAG_CSV_ROW_LONG, at, ARGS(has, number, shown_delimiter(r)));
    else
        diag_add(r->d, DIAG_CSV_ROW_SHORT, at,
                 ARGS(has, number, r->out->columns.at[r->n_cells].name, shown_delimiter(r)));
    r->last_told[longer] = at;
}

/* The other rows of which that holds. */
void csv_tell_alike(csv_reader *r)
{
    static const char *const codes[] = {"0806", "0805"};
    for (size_t i = 0; i < 2; i++)
        if (r->told[i] > ALIKE_TOLD)
            diag_add(r->d, DIAG_ROWS_ALIKE, r->last_told[i],
                     ARGS(str_number(r->d->a, r->told[i] - ALIKE_TOLD), str_from(codes[i])));
}

/* Behind the row's last character. */
size_t csv_row_end(const csv_reader *r)
{
    size_t end = r->w->base + r->w->text.n;
    return r->off - 1 < end ? r->off - 1 : end;
}

static void keep_row(csv_reader *r)
{
    size_t n = r->out->columns.n;
    csv_row *row = list_add(r->d->a, &r->out->rows);
    row->at = (pos){r->out->src, r->row_at};
    row->cells.at = NEW_ARRAY(r->d->a, csv_cell, n);
    row->cells.n = row->cells.cap = n;
    memcpy(row->cells.at, r->cells.at, n * sizeof(csv_cell));
}

/* With places in the row alone. */
static void give_row(csv_reader *r)
{
    csv_row row = {.at = {&r->part, 0}};
    r->part = window_mark(r->w, r->row_at);
    r->part.text = str_slice(window_from(r->w, r->row_at), 0, csv_row_end(r) - r->row_at);
    for (size_t i = 0; i < r->cells.n; i++)
        r->cells.at[i].at = (pos){&r->part, r->cells.at[i].at.off - r->row_at};
    row.cells.at = r->cells.at;
    row.cells.n = r->cells.n;
    r->stopped = !r->take(r->context, &row);
}

void csv_take_values(csv_reader *r)
{
    size_t n = r->out->columns.n;
    if (r->n_cells < n || r->n_cells > n + r->blank_tail) {
        wrong_count(r);
        return;
    }
    r->tail_has_words = r->tail_has_words || r->extra_has_words;
    r->out->n_rows++;
    for (size_t i = 0; i < n; i++)
        r->out->columns.at[i].has_words |= r->cells.at[i].text.n > 0;
    if (r->take)
        give_row(r);
    else
        keep_row(r);
}

/* Words in a column without heading: nobody knows what they mean. */
void csv_check_tail(csv_reader *r)
{
    if (r->tail_has_words)
        csv_fault(r, DIAG_CSV_HEADING_BLANK, r->tail_at,
                  ARGS(str_number(r->d->a, r->out->columns.n + 1)));
}
