/* What a cell of a table needs for its words, and what it holds. */
#ifndef KH_ND30_CELL_NEED_H
#define KH_ND30_CELL_NEED_H

#include "nd30/form.h"

/* What words need, in twips. */
typedef struct need {
    double least;    /* the widest that may not break */
    double readable; /* that, and no less than can be read */
    double whole;    /* the widest paragraph on one line */
    double all;      /* all of it on one line */
} need;

typedef enum cell_kind {
    CELL_BLANK, /* a dash, too: it says nothing of its column */
    CELL_NUMBER,
    CELL_DATE,
    CELL_PHRASE,
} cell_kind;

/* Without the cell's sides; `readable` is left 0: a column has it, not a cell. */
need cell_need(const form *f, const row *r, const cell *c);

cell_kind cell_kind_of(arena *a, const cell *c);

#endif
