/* Tables: how wide columns are, and how their cells are set. */
#ifndef KH_ND30_COLUMNS_H
#define KH_ND30_COLUMNS_H

#include "nd30/form.h"

typedef struct column_form {
    int width; /* twips */
    component style;
} column_form;

/* True if they fill `room` twips with no word broken and no column too narrow to be read. The table
 * is settled. */
bool columns_fit(arena *a, const form *f, const table *t, int room);

/* The t->n_columns columns, `room` twips in all. Numbers, dates, signs and words stay whole; what
 * is left is shared such that the table is low, and columns that hold like things are alike.
 * Numbers are set right, ordinals and dates in the middle, unless the rule row says otherwise. The
 * table is settled. Time is linear in its cells. */
const column_form *columns_measure(arena *a, const form *f, const table *t, int room);

#endif
