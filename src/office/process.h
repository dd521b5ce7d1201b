/* A foreign program, run to its end or to a time limit: no shell, a process group of its own. */
#ifndef KH_OFFICE_PROCESS_H
#define KH_OFFICE_PROCESS_H

#include <sys/types.h>

#include "base/str.h"

typedef struct process_order {
    const char *program;          /* its path */
    const char *const *arguments; /* its name first; NULL ends them */
    const char *const *settings;  /* "NAME=value" over our environment; NULL ends them */
    int quiet, most;              /* seconds: without a word of it, and in all */
    int keeper;                   /* hears the process group (workplace_tell) */
} process_order;

typedef enum process_end {
    PROCESS_DONE,   /* with status 0 */
    PROCESS_FAILED, /* not started, another status, or a signal */
    PROCESS_LATE,   /* killed, with all that it had started */
} process_end;

/* *said: the last 4 KB of standard output and standard error together. Standard input is empty. */
process_end process_run(arena *a, const process_order *o, str *said);

/* The path of the first of these (NULL ends them) that can be run; one with a slash is a path, any
 * other is looked for on PATH. NULL where there is none. */
char *process_find(arena *a, const char *const *names);

/* The last line that says something; blank where there is none. */
str process_last_words(str said);

#endif
