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

/* Messages of a document from a severity on to standard error, as compilers do; all of them: with a
 * closing line where there are several or nothing was written. */
void messages_print(kh_document *d, kh_language language, kh_severity least, bool written);

/* Messages of that severity and above, without a summary: of a command that only tells something.
 */
void faults_print(kh_document *d, kh_language language, kh_severity least);

/* After printing: true if all of it has arrived; else says on standard error that it hasn't. */
bool output_arrived(kh_language language);

/* Says why a command line is wrong; EXIT_USAGE. */
int usage_fault(kh_language language, const char *vi, const char *en, const char *what);

/* The same of a word that is none of those known; `nearest` among them, or NULL. */
int usage_unknown(kh_language language, const char *vi, const char *en, const char *what,
                  const char *nearest);

/* Puts `known` into *nearest (NULL at first) where it is near a mistyped word, and nearer. */
void word_try(const char *word, const char *known, const char **nearest);

int exit_status(kh_status status);

/* Folders of templates in the order to look: $KEHOACH_TEMPLATES, the user's and the system's data
 * folders. False: out of memory. */
typedef struct folder_list {
    char **at;
    size_t n;
} folder_list;
bool folders_from_environment(folder_list *list);
void folders_free(folder_list *list);

/* What commands take that read an input or a template; arrays have room for the whole line. */
typedef struct input_options {
    kh_options options;
    const char *lang;
    bool help;
    const char **sets, **folders, **lists; /* what options.sets … show */
    const char **room;
    folder_list templates;
} input_options;

/* False: out of memory; input_options_end in any case. */
bool input_options_begin(input_options *o, int argc);
void input_options_end(input_options *o);

/* --level, --template, --set, --each, --allow-path, --from; into `rows`, how many. A command that
 * needs fewer takes the first ones. */
enum { INPUT_ROWS = 6, LEVEL_AND_TEMPLATE = 2 };
size_t input_rows(input_options *o, option_row *rows);

/* --from: the encoding of files that aren't Unicode. */
option_row from_row(const char **from);

/* --timeout: seconds that LibreOffice may take. `seconds` gets the word; input_timeout reads it. */
option_row timeout_row(const char **seconds);

/* False after saying that it is no number of seconds. */
bool input_timeout(input_options *o, const char *seconds, kh_language language);

/* --lang, --help and the end. */
enum { LAST_ROWS = 3 };
size_t last_rows(input_options *o, option_row *rows);

/* A command's --help: how it is used, its options, exit statuses. Gives the exit status. */
int help_print(const char *const head[2], const option_row *rows, kh_language language);

/* Text to standard output, messages from a severity on to standard error. Closes `d` and gives the
 * exit status. */
int text_print(kh_document *d, kh_status status, const void *text, size_t n, kh_language language,
               kh_severity least);

/* ---- plans of a list: batch.c ---- */

/* The number that --jobs gives, or that of processors where there is none. False after saying that
 * it is no such number. */
bool jobs_read(const char *word, int *jobs, kh_language language);

/* What is shown of how far it is. */
typedef struct batch_view {
    kh_language language;
    int stage;
    long long begun, last; /* milliseconds */
    bool shown, watching;
} batch_view;

/* Has the work on a list shown on a terminal (but not `quiet`), and ended in order by Ctrl-C or
 * SIGTERM. `v` lives until it is done. */
void batch_watch(kh_options *o, batch_view *v, bool quiet, kh_language language);

/* The signal that ended it, or 0. */
int batch_signal(void);

int explain_run(int argc, char **argv, kh_language language);
int generate_run(int argc, char **argv, kh_language language);
int init_run(int argc, char **argv, kh_language language);
int inspect_run(int argc, char **argv, kh_language language);
int merge_manifests_run(int argc, char **argv, kh_language language);
int preview_run(int argc, char **argv, kh_language language);
int render_run(int argc, char **argv, kh_language language);
int text_run(int argc, char **argv, kh_language language);
int templates_run(int argc, char **argv, kh_language language);

#endif
