/* A commented starter input for a template: it makes a whole plan at once. With answers in it, it
 * is somebody's own. */
#ifndef KH_TEMPLATE_STARTER_H
#define KH_TEMPLATE_STARTER_H

#include "template/find.h"

typedef struct starter_options {
    template_places places;
    str template_name;   /* empty: "ke-hoach" */
    const source *level; /* the word of --level, or NULL: the template's */
} starter_options;

/* Fields of the template have their help above and their example as value (without one: commented
 * out, unless they are required); examples follow the kind of unit and its time. What the template
 * takes and declares no field for is filled from khoi-dau.ini. It lives as long as `d`'s arena.
 * NULL after reporting: no such template, no such level, or one that is not the template's. */
typedef struct starter starter;
starter *starter_open(diags *d, const starter_options *how);

/* The text of an .ini file, in Vietnamese. */
str starter_text(starter *s);

/* Both. */
bool starter_write(diags *d, const starter_options *how, str *text);

/* ---- questions ---- */

typedef struct starter_question {
    str key;      /* "hội nghị.ngày" */
    str help;     /* or empty */
    str standard; /* what holds without an answer; empty: nothing */
    str example;  /* or empty; these two and `answer` may have several lines */
    str choices;  /* of which one is to be chosen, a line each; or empty */
    str answer;   /* "-": none, although there is a standard */
    field_kind kind;
    bool lines;           /* it may have several */
    bool required;        /* it is known that there must be an answer */
    bool answered;        /* it was; `answer` empty: the standard, or left out */
    size_t line, n_lines; /* where it stands in starter_text() */
} starter_question;

/* Template and level first, unless the options gave them; then the issuing body, then the others,
 * who signs last. */
size_t starter_question_count(const starter *s);
starter_question starter_question_at(starter *s, size_t i);

/* Puts the answer (NFC; empty: the standard, or none; "-": none) in the place of what stands there;
 * NULL: takes an answer back. Another template or level asks for other things: answers to what both
 * ask for stay. False after reporting that there is no such template or level, or of a line that an
 * input can't hold; all is as it was then. */
bool starter_answer(starter *s, size_t i, const source *answer);

#endif
