/* A template ready to be filled: all its texts parsed, once for however many documents. */
#ifndef KH_TEMPLATE_PREPARE_H
#define KH_TEMPLATE_PREPARE_H

#include "template/fill.h"
#include "template/inherit.h"

typedef struct prepared_text {
    const body *text;
    pos at; /* of the element */
} prepared_text;

typedef struct prepared_part {
    const khung_part *part;
    text_kind kind;
    prepared_text own;
    LIST(prepared_text) before, after; /* <truoc>, <sau> */
    const body *tieu_de, *ten;         /* of a section, an annex; NULL: none */
    str neu, tru_khi, moi;             /* names, or empty */
} prepared_part;

typedef struct prepared {
    const khung *khung;
    const names *names;
    LIST(prepared_part) parts;
    const path_numbers *numbers; /* of the values that it is filled with, */
    size_t *fields;              /* and those of its fields' paths among them */
    arena *a;
} prepared;

/* Parses all texts, partials taken in. Faults of any of them are reported. */
const prepared *prepare(diags *d, const names *n, const khung *from, const template_places *places);

/* The same for another thread: what is noted with the texts is its own, the texts are shared. `n`
 * has the names that `from` was prepared with. `from` may be at work meanwhile, and outlives it. */
const prepared *prepare_shared(arena *a, const names *n, const prepared *from);

/* The template's defaults, as its layer of values. */
void prepare_defaults(const prepared *p, data *into);

/* True if a parsed text has a hole for the path (folded). */
bool text_asks_for(arena *a, const body *text, str path);

/* Where the input would give the text of a part; empty for sections and annexes. */
str prepared_path(element_kind kind);

#endif
