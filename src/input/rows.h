/* The rows of lists, put away as they are read and asked for again by their place. */
#ifndef KH_INPUT_ROWS_H
#define KH_INPUT_ROWS_H

#include "base/store.h"
#include "input/csv.h"

/* Puts a row away (of csv_read_stream); false after reporting that there is no room. */
bool rows_add(store *to, diags *d, const csv_row *row);

/* The row at a place, made anew in `a`, with a source of its own as it had; `of` is its list's.
 * *next: where the next one is. False after reporting that it is lost. */
bool rows_get(store_view *from, diags *d, arena *a, uint64_t at, const source *of, csv_row *out,
              uint64_t *next);

#endif
