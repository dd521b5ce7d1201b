/* Advance widths from fonts/widths.inc, in 1/2048 of the size. */
#include "nd30/metrics.h"

#include "base/utf8.h"

static const struct {
    uint32_t cp;
    uint16_t width[4]; /* regular, bold, italic, bold italic */
} widths[] = {
#include "../../fonts/widths.inc"
};
enum { WIDTHS = sizeof widths / sizeof *widths, UNITS = 2048 };

/* Where the table has no gaps: from each of these letters on, in so many rows before the letter's
 * own number. A guess: the row is looked at. */
static size_t guess(uint32_t cp)
{
    return cp < 0xA0 ? cp - 0x20 : cp < 0x1EA0 ? cp - 0x41 : cp - 0x1D51;
}

static unsigned letter_width(uint32_t cp, int style)
{
    size_t low = guess(cp), high = WIDTHS;
    if (low < WIDTHS && widths[low].cp == cp)
        return widths[low].width[style];
    low = 0;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (widths[middle].cp < cp)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < WIDTHS && widths[low].cp == cp)
        return widths[low].width[style];
    return cp == 'M' ? UNITS : letter_width('M', style);
}

size_t metrics_units(str text, face as)
{
    size_t units = 0;
    int style = metrics_style(as);
    for (size_t i = 0; i < text.n;)
        units += letter_width(utf8_next(text, &i), style);
    return units;
}

double metrics_twips(size_t units, face as)
{
    return (double)units * as.size * TWIPS_PER_POINT / UNITS;
}

double metrics_width(str text, face as)
{
    return metrics_twips(metrics_units(text, as), as);
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

size_t metrics_line_end(str text, size_t from)
{
    size_t i = from;
    while (i < text.n && text.p[i] == ' ')
        i++;
    if (i > from)
        return i;
    while (i < text.n && text.p[i] != ' ' && !(i > from && text.p[i - 1] == '-'))
        i++;
    return i;
}

size_t metrics_wrapped(str text, face as, double first, double rest)
{
    size_t lines = 1;
    if (metrics_width(text, as) <= (first < rest ? first : rest)) /* as most are */
        return lines;
    double used = 0, blanks = 0, room = first;
    for (size_t i = 0; i < text.n;) {
        if (text.p[i] == ' ') {
            blanks += metrics_width(S(" "), as);
            i++;
            continue;
        }
        size_t end = metrics_line_end(text, i);
        double width = metrics_width(str_slice(text, i, end), as);
        if (used > 0 && used + blanks + width > room) {
            lines++;
            used = 0, blanks = 0, room = rest;
        }
        used += blanks + width;
        for (; used > room && room > 0; used -= room, room = rest)
            lines++; /* a word that is wider than its line */
        blanks = 0;
        i = end;
    }
    return lines;
}
