/* What the decree says of words that a person typed: warnings with the clause. */
#ifndef KH_ND30_CHECK_H
#define KH_ND30_CHECK_H

#include "base/diag.h"
#include "plan/plan.h"

void check_plan(diags *d, const plan *p);

/* III.1.a: the text, its grounds or its footnotes refer to every annex: by number, by name, by
 * title, or to all of them. A part of check_plan. */
void check_mentions(diags *d, const plan *p);

#endif
