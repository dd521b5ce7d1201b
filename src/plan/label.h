/* The label at the start of a line: what kind of line it is. */
#ifndef KH_PLAN_LABEL_H
#define KH_PLAN_LABEL_H

#include "plan/plan.h"

typedef struct label {
    block_kind kind;  /* BLOCK_DOAN: none */
    str text;         /* "1.1.", "a)", "-" as typed */
    int depth;        /* of a clause */
    size_t words;     /* where the words after it begin */
    size_t stars;     /* opening marks that it stands behind */
    bool in_marks;    /* it stands behind some */
    bool asks;        /* `?.` or `?)`: the number or letter is to be supplied */
    str skipped;      /* "III." where "II." is due: the line is text */
    str usual;        /* of an unusual label (`a.`, `1)`): the usual one */
    bool word_bullet; /* a private bullet sign of Word, to be written as "-" */
} label;

/* What the outline knows when it reads a line. */
typedef struct label_context {
    bool sections;    /* "I." may stand here */
    int next_section; /* only this numeral opens a section */
    int clause;       /* number of the current clause: "1.1 Words" without the last dot */
} label_context;

label label_read(arena *a, str text, label_context context);

/* "Phần I", "Phần thứ nhất" alone on a line. */
bool label_is_part(arena *a, str text);

#endif
