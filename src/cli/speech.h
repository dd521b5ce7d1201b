/* How the program speaks: languages, messages for people and programs, what codes are about. */
#ifndef KH_CLI_SPEECH_H
#define KH_CLI_SPEECH_H

#include <stdbool.h>
#include <stdio.h>

#include "kehoach.h"

/* How it speaks to whoever called it. */
typedef struct speech {
    kh_language language;
    bool json; /* messages are objects for programs, and nothing else stands among them */
    struct completion *completed; /* the line isn't to be run (completion.h); or NULL */
} speech;

/* What `--lang` and `--message-format` ask for (anywhere on the line), and the locale's messages.
 * False after saying that one of them is wrong. */
bool speech_choose(int argc, char **argv, speech *how);

/* Text of strangers to standard error, on one line: kh_shown. */
void put_shown(const char *text);

/* True where standard error shows colours: a terminal, and the user wants them. */
bool speech_coloured(void);

/* Messages of a document from a severity on to standard error, as compilers do; all of them: with a
 * closing line where there are several or nothing was written. As JSON: an object a line, no
 * closing line. False after saying that there was no memory for one of them. */
bool messages_print(kh_document *d, speech how, kh_severity least, bool written);

/* Messages of that severity and above, without a summary: of a command that only tells something.
 */
bool faults_print(kh_document *d, speech how, kh_severity least);

/* After printing: true if all of it has arrived; else says on standard error that it hasn't. */
bool output_arrived(speech how);

/* Says on standard error what is wrong, with no place in a file: the machine failed. */
void system_fault(speech how, const char *vi, const char *en);

/* That of all kinds; EXIT_SYSTEM. */
int memory_fault(speech how);

/* The same as JSON. `hint` may be NULL. */
void json_fault(const char *message, const char *hint);
void json_message(const kh_message *m);

/* Says why a command line is wrong; EXIT_USAGE. */
int usage_fault(speech how, const char *vi, const char *en, const char *what);

/* The same with what to do, in the language asked for. */
int usage_hint(speech how, const char *vi, const char *en, const char *what, const char *hint);

/* The same of a word that is none of those known; `nearest` among them, or NULL. */
int usage_unknown(speech how, const char *vi, const char *en, const char *what,
                  const char *nearest);

/* ---- codes of messages: codes.c ---- */

/* docs/ma-loi.md and docs/error-codes.md, which end in a NUL. */
extern const char codes_in_vietnamese[], codes_in_english[];

/* True of a word of the form "KH0123". */
bool code_is(const char *word);

/* Prints what such a code is about. */
int code_explain(const char *word, speech how);

#endif
