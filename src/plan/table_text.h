/* Tables as text: rows between bars. */
#ifndef KH_PLAN_TABLE_TEXT_H
#define KH_PLAN_TABLE_TEXT_H

#include "base/limits.h"
#include "plan/inline.h"

enum { TABLE_MOST_COLUMNS = LIMIT_TABLE_COLUMNS };

/* `n` lines that each begin with a bar. Rows above `|---|` are heading rows. A short row is
 * padded, with a warning; a long one is an error. `||` joins a cell with its left one, `^^` with
 * the one above. */
table *table_parse(const inline_scope *s, const line *lines, size_t n);

/* The same without looking at the whole: it may have no row, and joins are not looked into. */
table *table_read(const inline_scope *s, const line *lines, size_t n);

/* Reports more columns than Word takes. */
void table_too_wide(diags *d, size_t columns, pos at);

#endif
