/* Which lines of a body are headings. */
#ifndef KH_PLAN_HEADING_H
#define KH_PLAN_HEADING_H

#include "plan/plan.h"

/* Sets block.heading: whole lines in bold or italic marks, and clauses (never points) of at most
 * 250 characters without a sentence's end; one that ends in a colon only beside another heading of
 * its depth and parent. */
void heading_find(arena *a, blocks *all);

/* Notes with a block what heading_find() would look at: it is to stand in many bodies. */
void heading_note(arena *a, block *b);

#endif
