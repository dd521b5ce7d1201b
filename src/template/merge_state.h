/* A khung while parent and child are put together. Only for merge*.c. */
#ifndef KH_TEMPLATE_MERGE_STATE_H
#define KH_TEMPLATE_MERGE_STATE_H

#include "template/inherit.h"

/* A part while the khung is being put together. */
typedef struct placed {
    khung_part part;
    const element *by; /* the <chen_…> that put it in, or NULL */
} placed;

typedef struct merging {
    diags *d;
    const khung *parent; /* or NULL */
    khung *out;
    LIST(placed) parts;
    const skeleton *now; /* whose elements act */
    str folder;          /* where it stands */
} merging;

/* Sections and annexes have ids of their own; other parts go by their kind. */
bool merge_named_by_id(element_kind kind);

/* The id that a part goes by: of sections and annexes their own, or empty; else the name of its
 * kind. */
str merge_part_id(const element *e);

/* The index of a part, or m->parts.n. */
size_t merge_find(const merging *m, str id);

/* What an element is as a part of its own, and the same put among the others at an index. */
khung_part merge_part(const merging *m, const element *e);
void merge_put(merging *m, size_t at, const element *e, const element *by);

/* False after reporting that a part of a parent is locked. */
bool merge_may_change(const merging *m, const khung_part *p, const element *e);

/* The part that an operation names; NULL after reporting. */
placed *merge_operand(merging *m, const element *e);

/* Reports a section or annex of a child's that names none of the parent's and doesn't say where it
 * goes. */
void merge_unknown_section(const merging *m, const element *e, const attribute *id);

#endif
