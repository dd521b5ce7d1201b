/* A private folder for foreign programs, which goes away whatever happens to us. */
#ifndef KH_OFFICE_WORKPLACE_H
#define KH_OFFICE_WORKPLACE_H

#include "base/diag.h"

typedef struct workplace {
    str folder; /* absolute */
    int keeper; /* where process_run tells which group is to be ended */
    int keeper_pid;
} workplace;

/* In TMPDIR, else /tmp. NULL after reporting at `at`. */
workplace *workplace_open(diags *d, pos at);

/* Before anything is done there: from now on a small process waits, and as soon as we close the
 * workplace, or die in any way, it ends what runs there and removes the folder and the file `also`.
 * No signal handler is needed, which a library couldn't set. False after reporting. */
bool workplace_guard(workplace *w, diags *d, pos at, str also);

/* Once more does nothing; it is done when d->a is freed, too. */
void workplace_close(void *w);

#endif
