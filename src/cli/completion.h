/* Command lines that a shell completes: what may stand where. */
#ifndef KH_CLI_COMPLETION_H
#define KH_CLI_COMPLETION_H

#include "cli/cli.h"

/* The command whose line is completed. */
typedef struct completion {
    const char *takes[2]; /* as command.takes */
    int status;           /* EXIT_SYSTEM: not all could be offered, which was said */
} completion;

/* Prints what may stand in the place of the line's last word; options_read calls it, with what it
 * was given, where how.completed says so.
 *
 * A line each: the word, a tab, what it is. A line that begins with a tab asks the shell for names
 * of its own: "folders", "files" and their endings; the number of bytes before `=`. */
void completion_offer(completion *of, int argc, char **argv, const option_row *rows, int most,
                      speech how);

/* kehoach.bash and kehoach.zsh, which end in a NUL. */
extern const char completion_of_bash[], completion_of_zsh[];

#endif
