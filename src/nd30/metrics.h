/* How wide words are in Times New Roman. */
#ifndef KH_ND30_METRICS_H
#define KH_ND30_METRICS_H

#include "nd30/form.h"

/* Of two lengths. Not by math.h, of which a whole library would be loaded. */
static inline double larger(double one, double other)
{
    return one > other ? one : other;
}

static inline double smaller(double one, double other)
{
    return one < other ? one : other;
}

/* Twips. A letter that is not in the table counts as wide as `M`. */
double metrics_width(str text, face as);

/* The same in 1/2048 of the size, which add up; and what so many are. Sizes are whole points: sums
 * of such lengths in twips are exact too. */
size_t metrics_units(str text, face as);
double metrics_twips(size_t units, face as);

/* Which of four: bold, italic. Units hang on it, and not on the size. */
static inline int metrics_style(face as)
{
    return as.bold + 2 * as.italic;
}

/* Lines of a text, as parts of it. */
typedef LIST(str) metrics_lines;

/* The width of the widest line. */
double metrics_widest(const metrics_lines *lines, face as);

/* Where the blanks or the word that begin at `from` end, the first place where a line may (in both
 * programs): behind blanks, before them, behind a hyphen. */
size_t metrics_line_end(str text, size_t from);

/* How many lines Word and LibreOffice set the text in, when the first has `first` twips and others
 * `rest`: at least 1. */
size_t metrics_wrapped(str text, face as, double first, double rest);

#endif
