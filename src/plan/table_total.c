/* Column by column, one walk down: what counts, and what each `=tổng` comes to. A group's own
 * number counts only where nothing under it does, so that no number counts twice. */
#include "base/utf8.h"
#include "plan/decimal.h"
#include "plan/inline.h"
#include "plan/table_settle.h"

/* A group that is open: by its rank, "A" above "I". */
typedef struct open_group {
    bool waits; /* its own number, which counts if nothing under it does */
    decimal own;
    cell *asks; /* the cell that gets its sum */
    decimal sum;
} open_group;

enum { LETTERS, NUMERALS, RANKS };

typedef struct summing {
    diags *d;
    const table *t;
    size_t column;
    decimal sum;
    bool over;      /* a sum has grown past what can be counted */
    size_t counted; /* numbers so far */
    open_group open[RANKS];
} summing;

static bool is_nothing(str text)
{
    return text.n == 0 || str_eq(text, S("-")) || str_eq(text, S("–")) || str_eq(text, S("−"));
}

/* False for a cell without a number, which is reported where it has words. */
static bool number_of(const summing *s, const cell *c, decimal *out)
{
    str text = utf8_trim(cell_text(s->d->a, c));
    if (c->across == 0 || c->down == 0 || is_nothing(text))
        return false;
    if (decimal_parse(text, out))
        return true;
    str above = table_heading(s->d->a, s->t, s->column);
    diag_add(s->d, DIAG_TABLE_NOT_NUMBER, c->at,
             ARGS(text, above.n ? above : str_number(s->d->a, s->column + 1)));
    return false;
}

static void give(summing *s, cell *c, decimal sum)
{
    if (s->over)
        diag_add(s->d, DIAG_TABLE_TOTAL_TOO_LARGE, c->at, ARGS(S("")));
    for (size_t i = 0; i < c->paragraphs.n; i++)
        for (size_t k = 0; k < c->paragraphs.at[i].n; k++)
            if (c->paragraphs.at[i].at[k].kind == RUN_TEXT)
                c->paragraphs.at[i].at[k].text = decimal_text(s->d->a, sum);
}

static void count(summing *s, decimal n)
{
    s->over = !decimal_add(&s->sum, n) || s->over;
    s->counted++;
    for (size_t i = 0; i < RANKS; i++) {
        s->over = !decimal_add(&s->open[i].sum, n) || s->over;
        s->open[i].waits = false;
    }
}

/* Groups of this rank and below end here. */
static void close_groups(summing *s, size_t rank)
{
    for (size_t i = RANKS; i-- > rank;) {
        open_group *g = &s->open[i];
        if (g->waits)
            count(s, g->own);
        if (g->asks)
            give(s, g->asks, g->sum);
        *g = (open_group){0};
    }
}

static void open_group_at(summing *s, size_t rank, cell *c)
{
    close_groups(s, rank);
    open_group g = {0};
    if (c->ask == ASK_TOTAL)
        g.asks = c;
    else
        g.waits = number_of(s, c, &g.own);
    s->open[rank] = g;
}

static void total_at(summing *s, cell *c)
{
    close_groups(s, 0);
    if (s->counted == 0)
        diag_add(s->d, DIAG_TABLE_TOTAL_OF_NOTHING, c->at, ARGS(S("")));
    give(s, c, s->sum);
}

/* The rows up to `end` count. */
static void sum_column(diags *d, table *t, size_t column, size_t end)
{
    summing s = {.d = d, .t = t, .column = column};
    for (size_t r = 0; r < end; r++) {
        row *now = &t->rows.at[r];
        cell *c = &now->cells.at[column];
        decimal n;
        if (now->heading)
            continue;
        if (now->kind == ROW_GROUP || now->kind == ROW_GROUP_ABOVE)
            open_group_at(&s, now->kind == ROW_GROUP ? NUMERALS : LETTERS, c);
        else if (c->ask == ASK_TOTAL)
            total_at(&s, c);
        else if (now->kind == ROW_PLAIN && number_of(&s, c, &n))
            count(&s, n);
    }
    close_groups(&s, 0);
}

/* Past the last row that counts for a sum of the column: a group's may go on to the end. */
static size_t end_of_sums(const table *t, size_t column)
{
    size_t r = t->rows.n;
    while (r > 0 && t->rows.at[r - 1].cells.at[column].ask != ASK_TOTAL)
        r--;
    return r > 0 && t->rows.at[r - 1].kind == ROW_TOTAL ? r : r > 0 ? t->rows.n : 0;
}

void table_total(diags *d, table *t)
{
    for (size_t c = 0; c < t->n_columns; c++)
        sum_column(d, t, c, end_of_sums(t, c));
}
