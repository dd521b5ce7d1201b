/* Labels in order: gaps, repeats, the ones to be supplied. */
#ifndef KH_PLAN_NUMBERING_H
#define KH_PLAN_NUMBERING_H

#include "base/diag.h"
#include "plan/plan.h"

/* Walks the blocks of a text, sections and all. A label out of order is a warning, or with
 * `renumber` mended; labels typed as `?.` and `?)` are supplied. */
void numbering_check(diags *d, blocks *body, bool renumber);

/* Gives a line another label. */
void numbering_relabel(arena *a, block *b, str label);

#endif
