/* Tables as text: rows between bars. */
#ifndef KH_PLAN_TABLE_TEXT_H
#define KH_PLAN_TABLE_TEXT_H

#include "plan/inline.h"

/* `n` lines that each begin with a bar. Rows above `|---|` are heading rows. A short row is
 * padded, with a warning; a long one is an error. */
table *table_parse(const inline_scope *s, const line *lines, size_t n);

#endif
