/* A walk over the rows for each matter: what is joined, which column numbers the rows, which rows
 * head others. Knows no text that rows come from. */
#include "plan/table_settle.h"

#include "base/utf8.h"
#include "plan/inline.h"

/* ---- joins ---- */

/* The cell that a place of the grid belongs to. */
typedef struct corner {
    size_t row, column;
} corner;

/* Where a join leads; to the cell itself after reporting that it can't. */
static corner corner_of(diags *d, const table *t, size_t r, size_t c, const corner *now,
                        const corner *above)
{
    const cell *in = &t->rows.at[r].cells.at[c];
    if (in->join == JOIN_LEFT && c > 0)
        return now[c - 1];
    bool stands = in->join == JOIN_UP && r > 0;
    if (stands && t->rows.at[r - 1].heading == t->rows.at[r].heading)
        return above[c];
    if (in->join == JOIN_LEFT)
        diag_add(d, DIAG_TABLE_JOIN_LEFT, in->at, ARGS(S("")));
    else if (stands)
        diag_add(d, DIAG_TABLE_JOIN_HEADING, in->at, ARGS(S("")));
    else if (in->join)
        diag_add(d, DIAG_TABLE_JOIN_UP, in->at, ARGS(S("")));
    return (corner){r, c};
}

/* The cells from..to of a row that belong to one corner: its width, or a row more of it. */
static void join_part(diags *d, table *t, corner at, size_t r, size_t from, size_t to)
{
    cell *owner = &t->rows.at[at.row].cells.at[at.column], *part = &t->rows.at[r].cells.at[from];
    part->across = to - from;
    for (size_t c = from + 1; c < to; c++)
        t->rows.at[r].cells.at[c].across = 0;
    if (at.row == r) {
        owner->down = 1;
        return;
    }
    part->down = 0;
    if (from == at.column && to - from == owner->across && owner->down == r - at.row)
        owner->down++;
    else
        diag_add(d, DIAG_TABLE_JOIN_SHAPE, part->at, ARGS(S("")));
}

void table_join(diags *d, table *t)
{
    size_t n = t->even ? t->n_columns : 0;
    corner *now = NEW_ARRAY(d->a, corner, n + 1), *above = NEW_ARRAY(d->a, corner, n + 1);
    for (size_t r = 0; r < t->rows.n && n; r++) {
        corner *swap = above;
        above = now;
        now = swap;
        for (size_t c = 0; c < n; c++)
            now[c] = corner_of(d, t, r, c, now, above);
        for (size_t from = 0, c = 1; c <= n; c++) {
            if (c < n && now[c].row == now[from].row && now[c].column == now[from].column)
                continue;
            join_part(d, t, now[from], r, from, c);
            from = c;
        }
    }
}

/* ---- words ---- */

bool table_has_tags(const table *t)
{
    bool has = false;
    for (size_t i = 0; i < t->rows.n && !has; i++)
        has = t->rows.at[i].tag;
    return has;
}

str cell_text(arena *a, const cell *c)
{
    if (c->paragraphs.n == 1)
        return runs_text(a, &c->paragraphs.at[0]);
    buf b = {.a = a};
    for (size_t i = 0; i < c->paragraphs.n; i++) {
        if (i)
            buf_byte(&b, ' ');
        buf_add(&b, runs_text(a, &c->paragraphs.at[i]));
    }
    return buf_str(&b);
}

static size_t heading_rows(const table *t)
{
    size_t n = 0;
    while (n < t->rows.n && t->rows.at[n].heading)
        n++;
    return n;
}

str table_heading(arena *a, const table *t, size_t column)
{
    size_t r = heading_rows(t);
    if (r-- == 0)
        return (str){0};
    while (column > 0 && t->rows.at[r].cells.at[column].across == 0)
        column--;
    while (r > 0 && t->rows.at[r].cells.at[column].down == 0)
        r--;
    return cell_text(a, &t->rows.at[r].cells.at[column]);
}

/* ---- the column that numbers the rows ---- */

/* A label without the dot that may end it. */
static str without_dot(str text)
{
    return str_ends(text, S(".")) ? str_slice(text, 0, text.n - 1) : text;
}

/* What a label makes of its row. A lone letter is a numeral where it is a small one. */
static row_kind kind_of(str label)
{
    label = without_dot(utf8_trim(label));
    bool letter = (label.n == 1 && label.p[0] >= 'A' && label.p[0] <= 'Z') || str_eq(label, S("Đ"));
    bool small = label.n == 1 && memchr("IVX", label.p[0], 3);
    return letter && !small                    ? ROW_GROUP_ABOVE
           : label.n && roman_value(label) > 0 ? ROW_GROUP
                                               : ROW_PLAIN;
}

static bool is_ordinal(str label)
{
    label = without_dot(utf8_trim(label));
    bool digits = label.n > 0 && label.n <= 3;
    for (size_t i = 0; i < label.n && digits; i++)
        digits = is_digit((unsigned char)label.p[i]);
    return digits || kind_of(label) != ROW_PLAIN;
}

bool heading_numbers(arena *a, str words)
{
    static const char *const usual[] = {"tt", "stt", "so_tt", "so_thu_tu", "thu_tu"};
    enum { LONGEST = 32 };
    str folded = words.n < LONGEST ? utf8_fold(a, words) : (str){0};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (str_eq(folded, str_from(usual[i])))
            return true;
    return false;
}

bool table_numbers(arena *a, const table *t, size_t column)
{
    return heading_numbers(a, table_heading(a, t, column));
}

/* Without heading rows: all that the first column says are ordinals. */
static bool first_numbers(arena *a, const table *t)
{
    size_t labels = 0;
    for (size_t r = 0; r < t->rows.n; r++) {
        const cell *c = &t->rows.at[r].cells.at[0];
        str words = utf8_trim(cell_text(a, c));
        if (words.n && c->ask != ASK_NUMBER && !is_ordinal(words))
            return false;
        labels += words.n > 0;
    }
    return labels > 1;
}

static void find_ordinals(arena *a, table *t)
{
    if (heading_rows(t) == 0 && t->n_columns && first_numbers(a, t))
        t->ordinals = 0;
    for (size_t c = t->n_columns; heading_rows(t) && c-- > 0;)
        if (table_numbers(a, t, c))
            t->ordinals = c;
}

/* ---- groups and numbers ---- */

/* A table of which all rows are numbered "I", "II" has no groups. */
static void find_groups(arena *a, table *t)
{
    size_t plain = 0, column = t->ordinals;
    for (size_t r = heading_rows(t); r < t->rows.n; r++) {
        row *now = &t->rows.at[r];
        const cell *label = &now->cells.at[column];
        now->kind = label->ask ? ROW_PLAIN : kind_of(cell_text(a, label));
        plain += now->kind == ROW_PLAIN;
    }
    for (size_t r = 0; r < t->rows.n && plain == 0; r++)
        t->rows.at[r].kind = ROW_PLAIN;
}

/* The number in place of the sign that asks for it. */
static void give_number(arena *a, cell *c, size_t number)
{
    for (size_t i = 0; i < c->paragraphs.n; i++)
        for (size_t k = 0; k < c->paragraphs.at[i].n; k++) {
            run *r = &c->paragraphs.at[i].at[k];
            if (r->kind == RUN_TEXT && str_starts(r->text, S("?")))
                r->text = STR_CAT(a, str_number(a, number), str_after(r->text, 1));
        }
}

/* From 1 under each group, on from a number that was typed. */
static void number_rows(arena *a, table *t)
{
    size_t last = 0;
    for (size_t r = heading_rows(t); r < t->rows.n; r++) {
        cell *c = &t->rows.at[r].cells.at[t->ordinals];
        int typed = c->ask ? -1 : number_value(without_dot(utf8_trim(cell_text(a, c))));
        if (t->rows.at[r].kind != ROW_PLAIN)
            last = 0;
        else if (c->ask == ASK_NUMBER)
            give_number(a, c, ++last);
        else if (typed > 0)
            last = (size_t)typed;
    }
}

void table_settle(diags *d, table *t)
{
    arena *a = d->a;
    t->ordinals = t->n_columns;
    if (!t->even)
        return;
    find_ordinals(a, t);
    if (t->ordinals < t->n_columns) {
        find_groups(a, t);
        number_rows(a, t);
    }
    for (size_t r = heading_rows(t); r < t->rows.n; r++)
        for (size_t c = 0; c < t->n_columns && t->rows.at[r].kind == ROW_PLAIN; c++)
            if (t->rows.at[r].cells.at[c].ask == ASK_TOTAL)
                t->rows.at[r].kind = ROW_TOTAL;
    table_total(d, t);
}
