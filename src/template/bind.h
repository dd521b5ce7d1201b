/* A template and an input's values come together: a plan. */
#ifndef KH_TEMPLATE_BIND_H
#define KH_TEMPLATE_BIND_H

#include "input/data.h"
#include "plan/plan.h"
#include "template/inherit.h"

typedef struct bind_options {
    str level; /* --level, or empty */
    bool renumber;
} bind_options;

/* Builds the plan. Faults are reported; the plan is whole only if the list is clean. */
void bind_plan(diags *d, data *from, const khung *k, bind_options how, plan *out);

#endif
