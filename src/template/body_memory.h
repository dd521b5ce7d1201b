/* What the lines of bodies came to in the documents before: labels and headings. */
#ifndef KH_TEMPLATE_BODY_MEMORY_H
#define KH_TEMPLATE_BODY_MEMORY_H

#include "base/diag.h"
#include "plan/plan.h"

enum { BODIES_KEPT = 4 };

typedef struct body_memory {
    struct kept_body *at[BODIES_KEPT];
    size_t tried;
} body_memory;

/* What its lines may have; where that isn't known, they may. */
typedef struct body_traits {
    bool assigns; /* tasks, or a table of them */
    bool refers;  /* references, or a table */
} body_traits;

/* Headings and numbers of a body (heading_find, numbering_check). `m`: of the batch; or NULL. */
body_traits body_settle(arena *of_batch, body_memory *m, diags *d, blocks *body, bool renumber);

#endif
