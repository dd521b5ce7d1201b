/* What stands in the cells, then widths: first what each column must have, then what it can use.
 * Knows no Word. */
#include "nd30/columns.h"

#include <math.h>

#include "base/utf8.h"
#include "nd30/cells.h"
#include "nd30/column_balance.h"
#include "nd30/metrics.h"
#include "plan/decimal.h"
#include "plan/inline.h"
#include "plan/table_settle.h"

/* What words need. */
typedef struct need {
    double least;    /* the widest that may not break */
    double readable; /* that, and no less than can be read */
    double whole;    /* the widest paragraph on one line */
    double all;      /* all of it on one line */
} need;

typedef struct column {
    need need;
    double width;
    bool settled;                   /* it has all it can use */
    size_t alike;                   /* the first column that is to be as wide, or itself */
    size_t numbers, dates, phrases; /* cells of the body by what they hold */
} column;

typedef struct measuring {
    const form *form;
    const table *t;
    column *columns;
    need *joined; /* by first column and width: what cells over several columns need; or NULL */
} measuring;

/* ---- words that stay whole ---- */

static str next_word(str text, size_t *i)
{
    while (*i < text.n && text.p[*i] == ' ')
        ++*i;
    size_t from = *i;
    while (*i < text.n && text.p[*i] != ' ')
        ++*i;
    return str_slice(text, from, *i);
}

/* A number, a date, a sign: no hyphen in it parts it. */
static bool is_figure(str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (is_digit((unsigned char)word.p[i]) || word.p[i] == '/')
            return true;
    return false;
}

static bool is_unit(str word)
{
    static const char *const units[] = {"đồng", "nghìn", "triệu", "tỷ", "tỉ", "đ",  "%",
                                        "ha",   "km",    "m",     "m²", "m³", "kg", "tấn"};
    return STR_IS_ONE_OF(word, units);
}

/* What hyphens part, unless it is a figure. */
static double widest_part(str word, face as)
{
    double widest = 0;
    size_t from = 0;
    for (size_t k = 0; k < word.n && !is_figure(word); k++)
        if (word.p[k] == '-') {
            widest = larger(widest, metrics_width(str_slice(word, from, k + 1), as));
            from = k + 1;
        }
    return larger(widest, metrics_width(str_after(word, from), as));
}

/* How far a number goes with the units behind it: "1,5 triệu đồng" is one word. */
static size_t number_end(str text, size_t end)
{
    for (size_t next = end; is_unit(next_word(text, &next));)
        end = next;
    return end;
}

/* Measures a text once, word by word; returns its width. Widths are whole parts of a twip, so that
 * sums of them are exact. */
static double measure_text(str text, face as, double *least)
{
    double all = 0, blank = metrics_width(S(" "), as);
    for (size_t i = 0; i < text.n;) {
        if (text.p[i] == ' ') {
            all += blank;
            i++;
            continue;
        }
        size_t from = i;
        str word = next_word(text, &i);
        double width = metrics_width(word, as), whole = width;
        if (is_digit((unsigned char)word.p[0])) {
            word.n = number_end(text, i) - from;
            whole = word.n > i - from ? metrics_width(word, as) : width;
        }
        if (whole > *least && memchr(word.p, '-', word.n))
            whole = widest_part(word, as);
        *least = larger(*least, whole);
        all += width;
    }
    return all;
}

static need cell_need(const measuring *m, const row *r, const cell *c)
{
    need out = {0};
    face as = face_of(m->form, r->heading ? TP_DAU_BANG : TP_O_BANG);
    bool bold = as.bold || row_is_bold(r);
    for (size_t k = 0; k < c->paragraphs.n; k++) {
        const runs *words = &c->paragraphs.at[k];
        double whole = 0;
        for (size_t i = 0; i < words->n; i++) {
            as.bold = bold || (words->at[i].marks & MARK_BOLD);
            whole += measure_text(words->at[i].text, as, &out.least);
        }
        out.whole = larger(out.whole, whole);
        out.all += whole;
    }
    return out;
}

/* ---- what the columns hold ---- */

static void widen(need *to, need by)
{
    to->least = larger(to->least, by.least);
    to->whole = larger(to->whole, by.whole);
    to->all += by.all;
}

/* "95%", "1,5 triệu đồng": a number and at most its units. A code ("0912345678") is none. */
static bool is_quantity(str text)
{
    size_t i = 0;
    str number = next_word(text, &i);
    decimal ignored;
    if (str_ends(number, S("%")))
        number = str_slice(number, 0, number.n - 1);
    bool code = number.n > 2 && number.p[0] == '0' && is_digit((unsigned char)number.p[1]);
    while (i < text.n)
        if (!is_unit(next_word(text, &i)))
            return false;
    return !code && decimal_parse(number, &ignored);
}

/* "-" and blank cells say nothing of their column. */
static void note_kind(arena *a, column *to, const cell *c)
{
    str text = utf8_trim(cell_text(a, c));
    date day;
    bool may_be_date = text.n <= strlen("06/02/2026") && str_find(text, S("/")) < text.n;
    if (text.n == 0 || str_eq(text, S("-")) || str_eq(text, S("–")))
        return;
    if (is_quantity(text))
        to->numbers++;
    else if (may_be_date && date_parse(text, &day) == DATE_GOOD)
        to->dates++;
    else
        to->phrases++;
}

static void measure_row(arena *a, measuring *m, const row *r)
{
    size_t n = m->t->n_columns;
    for (size_t c = 0; c < n; c++) {
        const cell *in = &r->cells.at[c];
        if (in->across == 0 || in->down == 0)
            continue;
        need own = cell_need(m, r, in);
        if (in->across > 1 && !m->joined)
            m->joined = NEW_ARRAY(a, need, (n + 1) * (n + 1));
        widen(in->across == 1 ? &m->columns[c].need : &m->joined[c * (n + 1) + in->across], own);
        if (in->across == 1 && !r->heading)
            note_kind(a, &m->columns[c], in);
    }
}

/* ---- widths ---- */

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
    if (c == m->t->ordinals)
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

/* ---- shares ---- */

/* What is left when each column has `width`, shared among those that can use more by how much they
 * hold. Returns what the settled ones gave back. */
static double hand_out(column *columns, size_t n, double left)
{
    double all = 0, back = 0;
    for (size_t c = 0; c < n; c++)
        all += columns[c].settled ? 0 : columns[c].need.all;
    for (size_t c = 0; c < n && all > 0; c++) {
        if (columns[c].settled)
            continue;
        columns[c].width += left * columns[c].need.all / all;
        if (columns[c].width < columns[c].need.whole)
            continue;
        back += columns[c].width - columns[c].need.whole;
        columns[c].width = columns[c].need.whole;
        columns[c].settled = true;
    }
    return all > 0 ? back : left;
}

/* Where even the widest words don't fit: the widest columns give way first, down to one width that
 * makes all of them fit. */
static void narrow(column *columns, size_t n, double room)
{
    double low = 0, high = room;
    for (int step = 0; step < 40; step++) {
        double cap = (low + high) / 2, used = 0;
        for (size_t c = 0; c < n; c++)
            used += smaller(columns[c].need.least, cap);
        if (used > room)
            high = cap;
        else
            low = cap;
    }
    for (size_t c = 0; c < n; c++)
        columns[c].width = smaller(columns[c].need.least, low);
}

/* What no column can use goes to those that hold phrases; to all where there are none. */
static void stretch(measuring *m, double room)
{
    size_t n = m->t->n_columns;
    double used = 0, phrases = 0;
    for (size_t c = 0; c < n; c++) {
        used += m->columns[c].width;
        phrases += m->columns[c].phrases && c != m->t->ordinals ? m->columns[c].width : 0;
    }
    for (size_t c = 0; c < n; c++) {
        column *to = &m->columns[c];
        if (phrases <= 0)
            to->width *= room / used;
        else if (to->phrases && c != m->t->ordinals)
            to->width += (room - used) * to->width / phrases;
    }
}

/* Columns that need no more than an even share get all they can use, if there is so much. */
static double favour_short(column *columns, size_t n, double room, double left)
{
    double wanted = 0, even = room / (double)n;
    for (size_t c = 0; c < n; c++)
        wanted += columns[c].need.whole <= even ? columns[c].need.whole - columns[c].width : 0;
    for (size_t c = 0; c < n && wanted <= left; c++)
        if (columns[c].need.whole <= even) {
            columns[c].width = columns[c].need.whole;
            columns[c].settled = true;
        }
    return wanted <= left ? left - wanted : left;
}

/* Every column gets what it must have, what it needs to be read, then a share of the rest. */
static bool share_width(measuring *m, double room)
{
    size_t n = m->t->n_columns;
    double least = 0, readable = 0;
    for (size_t c = 0; c < n; c++) {
        least += m->columns[c].need.least;
        readable += m->columns[c].need.readable;
    }
    for (size_t c = 0; c < n; c++) {
        const need *of = &m->columns[c].need;
        m->columns[c].width = readable <= room ? of->readable : of->least;
    }
    double left = room - (readable <= room ? readable : least);
    if (left < 0)
        narrow(m->columns, n, room);
    if (left > 0)
        left = favour_short(m->columns, n, room, left);
    for (int round = 0; round < 4 && left > 0; round++)
        left = hand_out(m->columns, n, left);
    stretch(m, room);
    return readable <= room;
}

/* ---- how cells are set ---- */

static component style_of(const measuring *m, size_t c)
{
    static const component styles[] = {TP_O_BANG, TP_O_BANG, TP_O_BANG_GIUA, TP_O_BANG_PHAI};
    const column *of = &m->columns[c];
    if (m->t->columns[c] != ALIGN_UNSAID)
        return styles[m->t->columns[c]];
    if (c == m->t->ordinals || (of->dates && !of->phrases && !of->numbers))
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
    lower(a, &m, share_width(&m, room));
    round_widths(&m, room, out);
    return out;
}
