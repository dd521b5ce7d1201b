/* What the columns of a table need, which of them are alike, and how their cells are set. Knows no
 * Word. */
#include "nd30/columns.h"

#include <math.h>

#include "nd30/column_balance.h"
#include "nd30/column_room.h"
#include "nd30/metrics.h"

typedef struct measuring {
    const form *form;
    const table *t;
    column *columns;
    need *joined; /* by first column and width: what cells over several columns need; or NULL */
} measuring;

/* ---- what the columns hold ---- */

static void widen(need *to, need by)
{
    to->least = larger(to->least, by.least);
    to->whole = larger(to->whole, by.whole);
    to->all += by.all;
}

static void note_kind(column *to, cell_kind kind)
{
    to->numbers += kind == CELL_NUMBER;
    to->dates += kind == CELL_DATE;
    to->phrases += kind == CELL_PHRASE;
}

static void measure_row(arena *a, measuring *m, const row *r)
{
    size_t n = m->t->n_columns;
    for (size_t c = 0; c < n; c++) {
        const cell *in = &r->cells.at[c];
        if (in->across == 0 || in->down == 0)
            continue;
        need own = cell_need(m->form, r, in);
        if (in->across > 1 && !m->joined)
            m->joined = NEW_ARRAY(a, need, (n + 1) * (n + 1));
        widen(in->across == 1 ? &m->columns[c].need : &m->joined[c * (n + 1) + in->across], own);
        if (in->across == 1 && !r->heading)
            note_kind(&m->columns[c], cell_kind_of(a, in));
    }
}

/* ---- what each column needs ---- */

/* A joined cell's words count toward the columns under it: what these lack they get alike. */
static void spread_joined(measuring *m)
{
    size_t n = m->joined ? m->t->n_columns : 0;
    for (size_t across = 2; across <= n; across++)
        for (size_t c = 0; c + across <= n; c++) {
            need want = m->joined[c * (n + 1) + across];
            double least = want.least > 0 ? want.least + cell_sides() : 0;
            double whole = want.whole > 0 ? want.whole + cell_sides() : 0;
            for (size_t i = c; i < c + across; i++) {
                least -= m->columns[i].need.least;
                whole -= m->columns[i].need.whole;
            }
            for (size_t i = c; i < c + across && least > 0; i++) {
                column *to = &m->columns[i];
                to->need.least += least / (double)across;
                to->need.readable = larger(to->need.readable, to->need.least);
                to->need.whole = larger(to->need.whole, to->need.readable);
                to->need.all += want.all / (double)across;
            }
            for (size_t i = c; i < c + across && whole > 0; i++)
                m->columns[i].need.whole += whole / (double)across;
        }
}

/* A column of phrases is not narrower than can be read. */
static void settle_needs(measuring *m, double room)
{
    for (size_t c = 0; c < m->t->n_columns; c++) {
        need *of = &m->columns[c].need;
        of->least = smaller(of->least, room * widest_word) + cell_sides();
        of->readable = larger(of->least, smaller(of->whole, readable_column) + cell_sides());
        of->whole = larger(of->whole + cell_sides(), of->readable);
        of->all += cell_sides();
    }
    spread_joined(m);
}

/* ---- columns alike ---- */

typedef enum holding {
    HOLDS_NOTHING,
    HOLDS_ORDINALS,
    HOLDS_NUMBERS,
    HOLDS_DATES,
    HOLDS_FIGURES, /* of both */
    HOLDS_PHRASES,
} holding;

static holding holds(const measuring *m, size_t c)
{
    const column *of = &m->columns[c];
    if (of->is_ordinal)
        return HOLDS_ORDINALS;
    if (of->phrases)
        return HOLDS_PHRASES;
    if (of->numbers && of->dates)
        return HOLDS_FIGURES;
    return of->numbers ? HOLDS_NUMBERS : of->dates ? HOLDS_DATES : HOLDS_NOTHING;
}

static bool near(double a, double b, double part)
{
    return fabs(a - b) <= part * larger(a, b);
}

/* Phrases are alike where they are as long, figures where they are about as wide. */
static bool are_alike(const measuring *m, size_t a, size_t b)
{
    const need *one = &m->columns[a].need, *other = &m->columns[b].need;
    holding what = holds(m, a);
    if (what != holds(m, b) || what == HOLDS_ORDINALS)
        return false;
    if (what == HOLDS_NUMBERS || what == HOLDS_DATES || what == HOLDS_FIGURES)
        return near(one->least, other->least, alike_figures);
    return near(one->all, other->all, alike_phrases) &&
           near(one->readable, other->readable, alike_phrases) &&
           near(one->whole, other->whole, alike_phrases);
}

static void find_alike(measuring *m)
{
    for (size_t c = 0; c < m->t->n_columns; c++)
        for (size_t of = m->columns[c].alike = 0; of <= c; of++)
            if (of == c || (m->columns[of].alike == of && are_alike(m, of, c))) {
                m->columns[c].alike = of;
                break;
            }
}

/* Columns alike need the same, where there is room for it: what each must have, and of what they
 * could use the mean, or one long heading would widen them all. */
static void even_needs(arena *a, measuring *m, double room)
{
    size_t n = m->t->n_columns;
    need *common = NEW_ARRAY(a, need, n + 1);
    double *members = NEW_ARRAY(a, double, n + 1), readable = 0;
    find_alike(m);
    for (size_t c = 0; c < n; c++) {
        const need *own = &m->columns[c].need;
        need *of = &common[m->columns[c].alike];
        of->least = larger(of->least, own->least);
        of->readable = larger(of->readable, own->readable);
        of->whole += own->whole;
        of->all += own->all;
        members[m->columns[c].alike]++;
    }
    for (size_t c = 0; c < n; c++) {
        common[c].whole = larger(common[c].readable, common[c].whole / larger(members[c], 1));
        common[c].all /= larger(members[c], 1);
        readable += members[c] * common[c].readable;
    }
    for (size_t c = 0; c < n; c++)
        if (readable <= room)
            m->columns[c].need = common[m->columns[c].alike];
        else
            m->columns[c].alike = c;
}

/* ---- how cells are set ---- */

static component style_of(const measuring *m, size_t c)
{
    static const component styles[] = {TP_O_BANG, TP_O_BANG, TP_O_BANG_GIUA, TP_O_BANG_PHAI};
    const column *of = &m->columns[c];
    if (m->t->columns[c] != ALIGN_UNSAID)
        return styles[m->t->columns[c]];
    if (of->is_ordinal || (of->dates && !of->phrases && !of->numbers))
        return TP_O_BANG_GIUA;
    return of->numbers && !of->phrases && !of->dates ? TP_O_BANG_PHAI : TP_O_BANG;
}

/* Whole twips that add up to the room. */
static void round_widths(const measuring *m, int room, column_form *out)
{
    double sum = 0;
    int before = 0;
    for (size_t c = 0; c < m->t->n_columns; c++) {
        sum += m->columns[c].width;
        int end = c + 1 == m->t->n_columns ? room : (int)(sum + 0.5);
        out[c] = (column_form){end - before, style_of(m, c)};
        before = end;
    }
}

/* What the columns of a table need. Of one that isn't even it was said that it is wrong. */
static measuring needs_of(arena *a, const form *f, const table *t, int room)
{
    measuring m = {.form = f, .t = t, .columns = NEW_ARRAY(a, column, t->n_columns + 1)};
    if (t->ordinals < t->n_columns)
        m.columns[t->ordinals].is_ordinal = true;
    for (size_t r = 0; r < t->rows.n && t->even; r++)
        measure_row(a, &m, &t->rows.at[r]);
    settle_needs(&m, room);
    return m;
}

bool columns_fit(arena *a, const form *f, const table *t, int room)
{
    measuring m = needs_of(a, f, t, room);
    double readable = 0;
    for (size_t c = 0; c < t->n_columns; c++)
        readable += m.columns[c].need.readable;
    return !t->even || readable <= room;
}

/* As low as it can be, with no column narrower than can be read; where that doesn't fit, than it
 * must be. */
static void lower(arena *a, measuring *m, bool fits)
{
    size_t n = m->t->n_columns, short_of = 0;
    for (size_t c = 0; c < n; c++)
        short_of += m->columns[c].width < m->columns[c].need.whole;
    if (short_of == 0)
        return;
    column_share *shares = NEW_ARRAY(a, column_share, n);
    for (size_t c = 0; c < n; c++) {
        const column *of = &m->columns[c];
        shares[c] = (column_share){of->width, fits ? of->need.readable : of->need.least, of->alike};
    }
    columns_balance(a, m->form, m->t, shares);
    for (size_t c = 0; c < n; c++)
        m->columns[c].width = shares[c].width;
}

const column_form *columns_measure(arena *a, const form *f, const table *t, int room)
{
    column_form *out = NEW_ARRAY(a, column_form, t->n_columns + 1);
    if (!t->even)
        return out;
    measuring m = needs_of(a, f, t, room);
    even_needs(a, &m, room);
    lower(a, &m, columns_share_room(m.columns, t->n_columns, room));
    round_widths(&m, room, out);
    return out;
}
