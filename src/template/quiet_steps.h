/* Steps of binding that come to nothing in most documents of a batch, or to the same: while the
 * values that they look up are as they were then, they are left out. */
#ifndef KH_TEMPLATE_QUIET_STEPS_H
#define KH_TEMPLATE_QUIET_STEPS_H

#include "input/usual.h"

typedef enum quiet_step {
    QUIET_EXTRAS,   /* there are none */
    QUIET_CHOICES,  /* nothing is chosen of the form */
    QUIET_JOINT,    /* nobody issues with the first */
    QUIET_SIGNER,   /* nobody signs besides */
    QUIET_DECISION, /* no decision issues the plan */
    QUIET_COPY,     /* it is no copy */
    QUIET_PICTURES,
    QUIET_ORDER, /* it isn't older than the plan that it carries out */
    QUIET_STEPS
} quiet_step;

enum { QUIET_KEPT = 2 };

typedef struct quiet_steps {
    looked kept[QUIET_STEPS][QUIET_KEPT];
    size_t n[QUIET_STEPS];
} quiet_steps;

typedef struct quiet_watch {
    bool is;
    data_looks own, *around;
    size_t messages;
} quiet_watch;

/* True where the step is left out: what it would look up counts as looked up. Otherwise it is to
 * stand between this and quiet_end(), which keeps that nothing came of it where `nothing`, and it
 * told nothing. `q` NULL: it always stands. */
bool quiet_again(quiet_steps *q, quiet_step step, data *from, const diags *d, quiet_watch *w);
void quiet_end(quiet_steps *q, quiet_step step, data *from, const diags *d, bool nothing,
               quiet_watch *w);

#endif
