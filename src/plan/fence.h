/* `::: name` and `:::`: what stands between such lines is of one kind. */
#ifndef KH_PLAN_FENCE_H
#define KH_PLAN_FENCE_H

#include "base/diag.h"
#include "plan/plan.h"

bool fence_is(str text);

/* Behind the sign; empty for one that ends. */
str fence_name(str text);

/* `::: bảng tep.csv` */
bool fence_is_table(arena *a, str text);

/* What a fence of this name makes of its lines; *assigned: of BLOCK_PHAN_CONG what it asks for,
 * else NULL. An unknown name is reported; it is then as one that is known, so that its end is
 * found. */
block_kind fence_open(diags *d, str name, pos at, phan_cong **assigned);

#endif
