/* Parts of a plan as plans of their own: for files that hold one annex, for extracts. */
#ifndef KH_PLAN_SPLIT_H
#define KH_PLAN_SPLIT_H

#include "plan/plan.h"

/* The plan without its annexes; the i-th annex alone (`rieng`), both settled. They share what is
 * alike with `p`, which stays as it is. */
plan plan_without_annexes(arena *a, const plan *p);
plan plan_of_annex(arena *a, const plan *p, size_t i);

/* For a plan that lost parts: drops the notes that nothing refers to and numbers the others in the
 * order of the page; words that referred to a lost part are only words. Paragraphs that change are
 * copied. */
void plan_settle(arena *a, plan *p);

#endif
