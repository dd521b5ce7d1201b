/* What a command still may do while it reads files of strangers. The program alone is confined,
 * never who calls the library. */
#ifndef KH_CLI_CONFINE_H
#define KH_CLI_CONFINE_H

#include "cli/landlock.h"
#include "cli/speech.h"

enum { CONFINE_MOST = 9 };

typedef struct confine {
    landlock_rule rules[CONFINE_MOST];
    size_t n;
    bool off, required; /* $KEHOACH_SANDBOX */
} confine;

/* Nothing can be written any more but `output` (NULL, "-": nothing), nothing run or connected to:
 * where the file is to be, and where it is a link, beside what it leads to, files may be made,
 * replaced and removed; with `lists` in TMPDIR, too. EXIT_DONE, or the exit status after saying
 * that $KEHOACH_SANDBOX is no known word, or wants what this kernel hasn't. */
int confine_to(const char *output, bool lists, speech how);

/* The same for a document, or those of a list: a folder that is to be made gives the nearest above
 * it that is there. `output`: -o, or NULL. With `office` all stays open: LibreOffice is a program
 * by itself, and wants too much. */
int confine_generate(confine *c, const kh_options *o, const char *input, const char *output,
                     bool office, speech how);

/* After all was read: nothing else can be read either, but what stands where it will be written. */
void confine_reading(const confine *c, speech how);

#endif
