/* The outline language: from the lines of a body to blocks. */
#ifndef KH_PLAN_OUTLINE_H
#define KH_PLAN_OUTLINE_H

#include "base/diag.h"
#include "plan/inline.h"

typedef LIST(note) note_list;

typedef struct body {
    blocks blocks;
    note_list notes; /* in the order in which the text refers to them */
    arena *a;        /* it lives there, and what template/ notes of its blocks: `kept` */
    struct kept_block *kept;
} body;

typedef struct outline_options {
    bool sections;    /* a whole body: "I." and "Phần I" may stand in it */
    bool literal;     /* braces are plain text */
    bool plain;       /* tags alone are read: no marks, no notes */
    text_place place; /* where its tables may come from */
} outline_options;

/* Parses `n` lines. Faults are reported; what is good is kept. Whether labels follow each other is
 * looked at later, over all parts of a plan (numbering). */
void outline_parse(diags *d, const line *lines, size_t n, outline_options how, body *out);

/* A list, one entry a line: no labels, no tables; marks, notes and holes are read. */
void outline_list(diags *d, const line *lines, size_t n, outline_options how, body *out);

/* One line with its marks and holes. Notes are not allowed in it. */
runs outline_line(diags *d, const line *l, outline_options how);

#endif
