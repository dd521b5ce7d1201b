/* What the files that explain one name (explain_key.c, explain_layers.c) share. Nobody else
 * includes it. */
#ifndef KH_TEMPLATE_EXPLAIN_STATE_H
#define KH_TEMPLATE_EXPLAIN_STATE_H

#include "template/explain.h"

typedef struct asking {
    diags *d;
    const job_view *v;
    report *r;
} asking;

/* All that says a value, the winner marked, and who declares it. */
void explain_say_layers(const asking *q, str path);

#endif
