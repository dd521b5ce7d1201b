/* A private folder for foreign programs, which goes away whatever happens to us. */
#ifndef KH_OFFICE_WORKPLACE_H
#define KH_OFFICE_WORKPLACE_H

#include <sys/types.h>

#include "base/diag.h"

typedef struct workplace {
    str folder; /* absolute, ends in NUL; blank once it is gone */
    int keeper; /* for workplace_tell */
    pid_t keeper_pid;
} workplace;

/* In TMPDIR, else /tmp. NULL after reporting at `at`. */
workplace *workplace_open(diags *d, pos at);

/* Before anything is done there: from now on a small process waits, and as soon as we close the
 * workplace, or die in any way, it ends what runs there and removes the folder and the file `also`.
 * No signal handler is needed, which a library couldn't set. False after reporting. */
bool workplace_guard(workplace *w, diags *d, pos at, str also);

/* Tells the keeper which process group is to be ended (0: none), with `workplace.keeper`; from a
 * forked process, too. False where there is no keeper any more. */
bool workplace_tell(int keeper, pid_t group);

/* Once more does nothing; it is done when d->a is freed, too. */
void workplace_close(void *w);

#endif
