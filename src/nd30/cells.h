/* Tables: how the cells are set. */
#ifndef KH_ND30_CELLS_H
#define KH_ND30_CELLS_H

#include "nd30/columns.h"

/* What a cell has for its words, in twips. `columns`: its own and those on the right. */
double cell_room(const cell *c, const column_form *columns);

/* A paragraph's words as the row sets them, in `room` twips: bold in a group's row, and held
 * together as running text is, as far as what is held fits a line. */
const runs *cell_words(arena *a, const form *f, const row *r, const runs *words, double room);

/* The least height of each heading row, in twips, so that cells which reach down have room for
 * their words: LibreOffice forgets them where it repeats the rows. 0: no need to say one. */
const int *cells_heading_heights(arena *a, const form *f, const table *t,
                                 const column_form *columns);

/* True for a cell whose words stand in the middle of its height. */
bool cell_is_middle(const row *r, const cell *c);

/* True for a row whose words are bold: a group's, a total. */
bool row_is_bold(const row *r);

#endif
