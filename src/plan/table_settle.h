/* What the cells of a table come to once all its rows stand: joins, groups, numbers, sums. */
#ifndef KH_PLAN_TABLE_SETTLE_H
#define KH_PLAN_TABLE_SETTLE_H

#include "base/diag.h"
#include "plan/plan.h"

/* Sets across and down of all cells. Reports joins that lead nowhere, over the end of the heading
 * rows, or to a shape that is no rectangle. No row is a tag. A table that isn't even stays as it
 * is. */
void table_join(diags *d, table *t);

/* True if tags stand between the rows: how many there are is known when they are filled. */
bool table_has_tags(const table *t);

/* Finds the column "TT" and the group rows, numbers `?`, sums `=tổng`. The cells are joined. */
void table_settle(diags *d, table *t);

/* Sums the columns for cells that ask (part of table_settle). */
void table_total(diags *d, table *t);

/* True for "TT", "STT" and the like. */
bool heading_numbers(arena *a, str words);

/* True for a column headed "TT", "STT" and the like. The heading rows are joined. */
bool table_numbers(arena *a, const table *t, size_t column);

/* The words of the heading cell right above a column's cells; empty without heading rows. */
str table_heading(arena *a, const table *t, size_t column);

/* All words of a cell, its paragraphs parted by blanks. */
str cell_text(arena *a, const cell *c);

#endif
