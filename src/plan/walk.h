/* Every paragraph of a plan, in the order of the page, for what looks at words and not at form. */
#ifndef KH_PLAN_WALK_H
#define KH_PLAN_WALK_H

#include "plan/plan.h"

typedef enum plan_part {
    PART_TRICH_YEU,
    PART_EXTRA,
    PART_KINH_GUI,
    PART_CAN_CU,
    PART_THAN,
    PART_NOTES,
    PART_NOI_NHAN,
    PART_KY,
    PART_PHU_LUC,
    PART_CAP_TREN, /* tasks as the superior's plan words them, wherever their table stands */
} plan_part;

/* `at` is the paragraph's place, for runs that have none; the runs last as long as the call. */
typedef void plan_visit(void *context, plan_part part, const runs *words, pos at);

/* Visits all words but those of the header (issuer, number, place, date), marks that the decree
 * words, and the signer's name. */
void plan_walk(const plan *p, plan_visit *visit, void *context);

/* For who knows blocks again: those that it skips aren't visited, the others it may `learn` once
 * they were. `skip` gives the first from the i-th on that it doesn't know, or their number. */
typedef struct plan_known {
    size_t (*skip)(void *context, plan_part part, const blocks *all, size_t i);
    void (*learn)(void *context, plan_part part, const block *b);
} plan_known;

void plan_walk_unknown(const plan *p, const plan_known *known, plan_visit *visit, void *context);

#endif
