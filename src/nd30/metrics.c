/* Advance widths from fonts/widths.inc, in 1/2048 of the size. */
#include "nd30/metrics.h"

#include "base/utf8.h"

static const struct {
    uint32_t cp;
    uint16_t width[2]; /* regular, bold */
} widths[] = {
#include "../../fonts/widths.inc"
};
enum { WIDTHS = sizeof widths / sizeof *widths, UNITS = 2048 };

static unsigned letter_width(uint32_t cp, bool bold)
{
    size_t low = 0, high = WIDTHS;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (widths[middle].cp < cp)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < WIDTHS && widths[low].cp == cp)
        return widths[low].width[bold];
    return cp == 'M' ? UNITS : letter_width('M', bold);
}

double metrics_width(str text, face as)
{
    unsigned long units = 0;
    for (size_t i = 0; i < text.n;)
        units += letter_width(utf8_next(text, &i), as.bold);
    return (double)units * as.size * TWIPS_PER_POINT / UNITS;
}

typedef struct words {
    LIST(str) all; /* words, or several that no line break may part */
    double *width; /* of each */
    double space;
} words;

/* "ngày 06", "06 tháng", "lần thứ VIII", "số 12", "thành phố": words that belong on one line. */
static bool belong_together(str left, str right)
{
    static const char *const before_number[] = {"ngày",  "tháng", "năm", "số",  "thứ", "Điều",
                                                "khoản", "mục",   "quý", "Quý", "khóa"};
    bool number = right.n && (is_digit((unsigned char)right.p[0]) || roman_value(right));
    for (size_t i = 0; number && i < sizeof before_number / sizeof *before_number; i++)
        if (str_eq(left, str_from(before_number[i])))
            return true;
    static const char *const pairs[][2] = {
        {"THÀNH", "PHỐ"}, {"thành", "phố"}, {"Thành", "phố"}, {"THỊ", "XÃ"}, {"thị", "xã"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (str_eq(left, str_from(pairs[i][0])) && str_eq(right, str_from(pairs[i][1])))
            return true;
    bool of_date = str_eq(right, S("tháng")) || str_eq(right, S("năm")) || str_eq(right, S("thứ"));
    return of_date && left.n && (is_digit((unsigned char)left.p[0]) || str_eq(left, S("lần")));
}

static void split(arena *a, str text, face as, double width, words *out)
{
    str last = {0}; /* the word before */
    for (size_t i = 0, from = 0; i <= text.n; i++) {
        if (i < text.n && text.p[i] != ' ')
            continue;
        str word = str_slice(text, from, i);
        from = i + 1;
        if (word.n == 0)
            continue;
        str *before = out->all.n ? &out->all.at[out->all.n - 1] : NULL;
        str joined = before ? (str){before->p, (size_t)(word.p + word.n - before->p)} : word;
        if (before && belong_together(last, word) && metrics_width(joined, as) <= width) {
            *before = joined;
        } else {
            *list_add(a, &out->all) = word;
        }
        last = word;
    }
    out->width = NEW_ARRAY(a, double, out->all.n + 1);
    for (size_t i = 0; i < out->all.n; i++)
        out->width[i] = metrics_width(out->all.at[i], as);
    out->space = metrics_width(S(" "), as);
}

/* The blanks between word i and the one before it. */
static double gap_before(const words *w, size_t i)
{
    const str *before = &w->all.at[i - 1];
    return w->space * (double)(w->all.at[i].p - (before->p + before->n));
}

/* Lines that a first-fit at `width` gives; with `out`, the lines themselves. */
static size_t first_fit(arena *a, const words *w, double width, metrics_lines *out)
{
    size_t lines = 0;
    for (size_t i = 0; i < w->all.n;) {
        size_t from = i;
        double used = w->width[i++];
        while (i < w->all.n && used + gap_before(w, i) + w->width[i] <= width) {
            used += gap_before(w, i) + w->width[i];
            i++;
        }
        lines++;
        if (out) {
            const char *start = w->all.at[from].p;
            str last = w->all.at[i - 1];
            *list_add(a, out) = (str){start, (size_t)(last.p + last.n - start)};
        }
    }
    return lines;
}

/* The narrowest width that needs no more lines than the full one gives even lines. */
void metrics_break(arena *a, str text, face as, double width, metrics_lines *out)
{
    words w = {{0}, NULL, 0};
    split(a, text, as, width, &w);
    size_t lines = first_fit(a, &w, width, NULL);
    double narrow = 0, wide = width;
    while (wide - narrow > 1) { /* to a twip */
        double middle = (narrow + wide) / 2;
        if (first_fit(a, &w, middle, NULL) <= lines)
            wide = middle;
        else
            narrow = middle;
    }
    first_fit(a, &w, wide, out);
}

double metrics_widest(const metrics_lines *lines, face as)
{
    double widest = 0;
    for (size_t i = 0; i < lines->n; i++) {
        double width = metrics_width(lines->at[i], as);
        widest = width > widest ? width : widest;
    }
    return widest;
}
