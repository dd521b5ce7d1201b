/* A starter input, asked for question by question. */
#ifndef KH_CLI_INTERVIEW_H
#define KH_CLI_INTERVIEW_H

#include "cli/cli.h"

/* Asks on standard error, reads answers from standard input and writes the input to `output` ("-":
 * standard output), which must not be there yet. Whoever leaves before the end leaves nothing
 * behind. Gives the exit status. */
int interview_run(const kh_options *o, const char *output, speech how);

/* What is typed for a question. */
typedef struct typed {
    char *line; /* getline's */
    size_t room;
    char *all; /* lines so far, parted by line breaks */
    size_t n;
    size_t read; /* lines, in all */
} typed;

typedef enum reply {
    REPLY_ANSWER,
    REPLY_HELP,
    REPLY_BACK,
    REPLY_REST, /* no more questions, please */
    REPLY_END,
    REPLY_CUT,
    REPLY_MEMORY
} reply;

typedef struct interview {
    kh_document *d;
    const kh_options *o;
    const char *output;
    speech how;
    size_t count, said; /* questions; messages of `d` that were told */
    typed typed;
    char *refused; /* the last answer that was, or NULL; at which question */
    size_t refused_at;
    bool no_memory;
} interview;

/* ---- what is typed: interview_read.c ---- */

/* A whole answer, in v->typed.all. In the midst of lines `?` helps and goes on, `<` takes the last
 * one back. */
reply interview_read(interview *v, const kh_question *q);

/* Says that the terminal has lost the end of a line. */
void interview_cut(const interview *v);

/* ---- what is shown: interview_ask.c ---- */

void interview_say(const interview *v, const char *vi, const char *en);

/* Lines, with something before each. */
void interview_lines(const char *lead, const char *text);

/* The question; what stands before each line that is typed; what `?` shows. */
void interview_ask(const interview *v, size_t i, const kh_question *q);
void interview_prompt(const interview *v, const kh_question *q, bool first);
void interview_help(const interview *v, const kh_question *q);

/* ---- trying an answer: interview_check.c ---- */

/* What is wrong with the text, as far as answers so far can be blamed; see interview_look. */
typedef struct fault_list {
    struct fault {
        char *text;   /* in the language of the speech */
        bool own;     /* it is at the question itself */
        bool of_file; /* it is in another file than the input: a list, a template */
    } * at;
    size_t n;
    bool no_memory;
} fault_list;

/* Reads the text as generate does. Faults in the examples of what wasn't answered yet are left out,
 * but for question `index`. With `warnings` those at this question are told on standard error. */
fault_list interview_look(kh_document *d, size_t index, size_t count, const char *output,
                          const kh_options *o, bool warnings, speech how);
bool faults_have(const fault_list *list, const char *message);
void faults_free(fault_list *list);

#endif
