/* "./.", the sign that a text ends here: in all forms of the decree, after the text and each annex.
 */
#ifndef KH_PLAN_END_MARK_H
#define KH_PLAN_END_MARK_H

#include "base/arena.h"
#include "plan/plan.h"

/* "./." at the end, in place of the last paragraph's own; after a table on a line of its own. */
void end_mark_add(arena *a, blocks *text);

#endif
