/* The terminal: commands and their options. Uses kehoach.h alone. */
#ifndef KH_CLI_CLI_H
#define KH_CLI_CLI_H

#include <stdbool.h>
#include <stdio.h>

#include "cli/speech.h"

/* SIGNALLED: and the number of the signal that ended it. */
enum { EXIT_DONE = 0, EXIT_INPUT = 1, EXIT_USAGE = 2, EXIT_SYSTEM = 3, SIGNALLED = 128 };

typedef struct command {
    const char *name;
    const char *summary[2]; /* by language */
    int (*run)(int argc, char **argv, speech how);
    const char *takes[2]; /* the first word that is no option, and the others; "": none */
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
    bool rare;         /* --help gives its name alone: a screen has 24 lines */
    bool of_lists;     /* it is for plans of a list alone */
    const char *takes; /* what its value may be; NULL: what `argument` says, if that is "a|b" */
} option_row;

/* What shells are to offer for a word: one of these, words as "a|b", endings of files as "ini json"
 * ("*": any); "": nothing. */
#define TAKES_FOLDER   ":folder"
#define TAKES_TEMPLATE ":template"
#define TAKES_LEVEL    ":level"
#define TAKES_KEY      ":key"
#define TAKES_ENCODING ":encoding"

/* Reads argv[1…]: options in any order, up to `most` other words into words. The number of those,
 * or -1 after saying on standard error what is wrong, or what may follow (how.completed). `--` ends
 * the options. */
int options_read(int argc, char **argv, const option_row *rows, const char **words, int most,
                 speech how);
void options_print(const option_row *rows, speech how);

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
    const char *lang, *message_format;
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
bool input_timeout(input_options *o, const char *seconds, speech how);

/* --lang, --message-format, --help and the end. */
enum { LAST_ROWS = 4 };
size_t last_rows(input_options *o, option_row *rows);

/* A command's --help: how it is used, its options, exit statuses. Gives the exit status. */
int help_print(const char *name, const char *const head[2], const option_row *rows, speech how);

/* Text to standard output, messages from a severity on to standard error. Closes `d` and gives the
 * exit status. */
int text_print(kh_document *d, kh_status status, const void *text, size_t n, speech how,
               kh_severity least);

/* ---- plans of a list: batch.c ---- */

/* The number that --jobs gives, or that of processors where there is none. False after saying that
 * it is no such number. */
bool jobs_read(const char *word, int *jobs, speech how);

/* What is shown of how far it is. */
typedef struct batch_view {
    speech how;
    int stage;
    long long begun, last; /* milliseconds */
    bool shown, watching;
} batch_view;

/* Has the work on a list shown on a terminal (but not `quiet`), and ended in order by Ctrl-C or
 * SIGTERM. `v` lives until it is done. */
void batch_watch(kh_options *o, batch_view *v, bool quiet, speech how);

/* The same of work that lasts longer than one list: from now on. */
void signals_catch(void);

/* The signal that ended it, or 0. */
int batch_signal(void);

int completion_run(int argc, char **argv, speech how);
int explain_run(int argc, char **argv, speech how);
int generate_run(int argc, char **argv, speech how);
int init_run(int argc, char **argv, speech how);
int inspect_run(int argc, char **argv, speech how);
int merge_manifests_run(int argc, char **argv, speech how);
int preview_run(int argc, char **argv, speech how);
int render_run(int argc, char **argv, speech how);
int text_run(int argc, char **argv, speech how);
int templates_run(int argc, char **argv, speech how);
int watch_run(int argc, char **argv, speech how);

#endif
