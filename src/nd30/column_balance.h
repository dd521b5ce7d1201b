/* The widths with which a table is lowest. */
#ifndef KH_ND30_COLUMN_BALANCE_H
#define KH_ND30_COLUMN_BALANCE_H

#include "nd30/form.h"

typedef struct column_share {
    double width; /* twips, with its margins */
    double least; /* no less */
    size_t alike; /* the first column that is to be as wide as this one, or itself */
} column_share;

/* Moves width between the columns of a settled, even table as long as its rows need fewer lines.
 * The sum stays; columns alike, of one width before, are so afterwards. Of many rows some are
 * looked at, evenly spread: time does not grow with them. */
void columns_balance(arena *a, const form *f, const table *t, column_share *columns);

#endif
