/* A private folder for foreign programs, which goes away whatever happens to us. */
#ifndef KH_OFFICE_WORKPLACE_H
#define KH_OFFICE_WORKPLACE_H

#include "base/diag.h"

typedef struct workplace {
    str folder; /* absolute */
    int keeper; /* where process_run tells which group is to be ended */
    int keeper_pid;
} workplace;

/* In TMPDIR, else /tmp. Beside it a small process waits: as soon as we close the workplace, or die
 * in any way, it ends what runs there and removes the folder. No signal handler is needed, which a
 * library couldn't set. NULL after reporting at `at`. */
workplace *workplace_open(diags *d, pos at);

/* Once more does nothing; it is done when d->a is freed, too. */
void workplace_close(void *w);

#endif
