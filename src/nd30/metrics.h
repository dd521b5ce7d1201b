/* How wide words are in Times New Roman, and where lines break. */
#ifndef KH_ND30_METRICS_H
#define KH_ND30_METRICS_H

#include "nd30/form.h"

/* Twips. A letter that is not in the table counts as wide as `M`. */
double metrics_width(str text, face as);

/* The words as the fewest lines that fit into `width` twips, as even as can be. A word wider than
 * that stands on a line of its own. */
typedef LIST(str) metrics_lines;
void metrics_break(arena *a, str text, face as, double width, metrics_lines *out);

/* The width of the widest line. */
double metrics_widest(const metrics_lines *lines, face as);

#endif
