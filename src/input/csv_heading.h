/* The columns that a list's heading names. */
#ifndef KH_INPUT_CSV_HEADING_H
#define KH_INPUT_CSV_HEADING_H

#include "input/csv.h"

/* Adds a column for each cell, and reports those without a name or with another's. False if so. */
bool csv_take_heading(diags *d, const csv_cell *cells, size_t n, csv_list *out);

#endif
