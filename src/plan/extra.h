/* The components that a document has where it is needed (Điều 8 khoản 3; Phụ lục I, III.2–III.4):
 * where the input gives them, and their words. */
#ifndef KH_PLAN_EXTRA_H
#define KH_PLAN_EXTRA_H

#include "plan/plan.h"

/* "van_ban.do_khan" */
str extra_path(extra e);

static inline bool extra_is_there(const plan *p, extra e)
{
    return p->extras[e].text.n > 0;
}

/* True if one of from…to is there. */
bool extra_any(const plan *p, extra from, extra to);

/* "Địa chỉ: "; `first`: it begins a line, else "; điện thoại: ". Empty for what has no lead. */
str extra_lead(extra e, bool first);

/* "PL.(300)": who drafted it, and how many copies there are (III.3). */
str extra_nguoi_soan(arena *a, const plan *p);

/* The two lines at the foot of page 1 (III.4): address and telephone; what is on the network. */
str extra_dia_chi(arena *a, const plan *p);
str extra_tren_mang(arena *a, const plan *p);

#endif
