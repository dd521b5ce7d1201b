/* What stands in a cell: which of its words stay whole, how wide they are, and whether they are a
 * number, a date or a phrase. Knows nothing of the cells beside it. */
#include "nd30/cell_need.h"

#include "base/utf8.h"
#include "nd30/cells.h"
#include "nd30/metrics.h"
#include "plan/decimal.h"
#include "plan/inline.h"
#include "plan/table_settle.h"

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

need cell_need(const form *f, const row *r, const cell *c)
{
    need out = {0};
    face as = face_of(f, r->heading ? TP_DAU_BANG : TP_O_BANG);
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

/* ---- what it is ---- */

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

cell_kind cell_kind_of(arena *a, const cell *c)
{
    str text = utf8_trim(cell_text(a, c));
    date day;
    bool may_be_date = text.n <= strlen("06/02/2026") && str_find(text, S("/")) < text.n;
    if (text.n == 0 || str_eq(text, S("-")) || str_eq(text, S("–")))
        return CELL_BLANK;
    if (is_quantity(text))
        return CELL_NUMBER;
    return may_be_date && date_parse(text, &day) == DATE_GOOD ? CELL_DATE : CELL_PHRASE;
}
