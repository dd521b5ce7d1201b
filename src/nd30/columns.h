/* Tables: how wide columns are, and how their cells are set. */
#ifndef KH_ND30_COLUMNS_H
#define KH_ND30_COLUMNS_H

#include "nd30/form.h"

typedef struct column_form {
    int width; /* twips */
    component style;
} column_form;

typedef struct columns_form {
    column_form *at;
    bool fits; /* no word breaks, no column is too narrow to be read */
} columns_form;

/* Columns that fill `room` twips. Numbers, dates, signs and words stay whole; what is left goes to
 * the columns that hold most. Numbers are set right, ordinals and dates in the middle, unless the
 * rule row says otherwise. The table is settled. Time is linear in its cells. */
columns_form columns_measure(arena *a, const form *f, const table *t, int room);

/* The least height of each heading row, in twips, so that cells which reach down have room for
 * their words: LibreOffice forgets them where it repeats the rows. 0: no need to say one. */
const int *columns_heading_heights(arena *a, const form *f, const table *t, const columns_form *of);

/* True for a cell whose words stand in the middle of its height. */
bool cell_is_middle(const row *r, const cell *c);

/* True for a row whose words are bold: a group's, a total. */
bool row_is_bold(const row *r);

#endif
