/* The superior's plan as the plans below it see it. */
#ifndef KH_TEMPLATE_SUPERIOR_H
#define KH_TEMPLATE_SUPERIOR_H

#include "plan/outline.h"
#include "plan/phan_cong.h"
#include "template/bind.h"

typedef struct superior_section {
    str id;
    body *text;
} superior_section;

typedef struct superior {
    said loai, so, ky_hieu, ngay, co_quan, trich_yeu, don_vi;
    said noi; /* between number and subject; empty: as usual */
    data given; /* cap_tren.*, for all plans below */
    LIST(superior_section) sections;
    task_list tasks;     /* that its lines assign */
    diags task_faults;   /* what those lack; it counts where a table takes them */
    const data *values;  /* its own */
    const diags *faults; /* of its plan */
} superior;

/* What a bound plan says to those below. */
superior *superior_of(arena *a, const plan *p, const data *from, str of);

/* Gives it to a plan below, as cap_tren.*. */
void superior_give(superior *s, data *to);

/* Where a plan took over sections: the faults of the plan that they are from are its own too. */
void superior_tell(diags *d, const superior *s, const data *of);

/* What is wrong with the citations that were derived. It counts only where a plan cites. */
typedef struct citation {
    diags number, rest; /* of both citations; of the long one alone */
} citation;

/* Derives the citations from cap_tren.*: "Kế hoạch số 171/KH-UBND ngày 13 tháng 8 năm 2024 của …
 * về việc …". What they lack is a dotted gap. */
void superior_cite(resolver *r, data *to, const levels *l, citation *out);

/* A plan older than the one that it carries out is a warning. */
void superior_check_order(diags *d, const data *of);

/* Once the plan is filled: reports what is wrong with the citations it took; where it took one, all
 * that it was made of counts as used. */
void superior_cited(diags *d, const citation *c, const data *of);

/* A deadline later than the superior's own is a warning. */
void superior_check_dates(diags *d, const superior *s, const prepared *form, const data *own);

#endif
