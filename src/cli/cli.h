/* The terminal: commands, their options, how messages look. Uses kehoach.h alone. */
#ifndef KH_CLI_CLI_H
#define KH_CLI_CLI_H

#include <stdbool.h>
#include <stdio.h>

#include "kehoach.h"

enum { EXIT_DONE = 0, EXIT_INPUT = 1, EXIT_USAGE = 2, EXIT_SYSTEM = 3 };

typedef struct command {
    const char *name;
    const char *summary[2]; /* by language */
    int (*run)(int argc, char **argv, kh_language language);
} command;
extern const command commands[]; /* ends with a row without name */

/* An option of a command. Where it goes is said by exactly one of the pointers. */
typedef struct option_row {
    const char *name;        /* "--level" */
    const char *letter;      /* "-o", or NULL */
    const char *argument[2]; /* what follows it, by language; NULL: nothing */
    const char *help[2];
    bool *flag;
    const char **text;
    const char **list; /* room for argc; *list_n counts */
    size_t *list_n;
} option_row;

/* Reads argv[1…]: options in any order, up to `most` other words into words. The number of those,
 * or -1 after saying on standard error what is wrong. `--` ends the options. */
int options_read(int argc, char **argv, const option_row *rows, const char **words, int most,
                 kh_language language);
void options_print(const option_row *rows, kh_language language);

/* The language asked for by `--lang` (anywhere on the line) or the locale's messages. A value that
 * `--lang` doesn't take, or NULL. */
const char *language_choose(int argc, char **argv, kh_language *language);

/* All messages of a document to standard error, as compilers do; with a closing line where there
 * are several or nothing was written. */
void messages_print(kh_document *d, kh_language language, bool written);

/* Says why a command line is wrong; EXIT_USAGE. */
int usage_fault(kh_language language, const char *vi, const char *en, const char *what);

int exit_status(kh_status status);

/* Folders of templates in the order to look: $KEHOACH_TEMPLATES, the user's and the system's data
 * folders. False: out of memory. */
typedef struct folder_list {
    char **at;
    size_t n;
} folder_list;
bool folders_from_environment(folder_list *list);
void folders_free(folder_list *list);

int generate_run(int argc, char **argv, kh_language language);
int render_run(int argc, char **argv, kh_language language);

#endif
