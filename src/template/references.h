/* {{tham_chieu id}}: the number that a section or an annex got. Resolved when all parts of a plan
 * stand in their order. */
#ifndef KH_TEMPLATE_REFERENCES_H
#define KH_TEMPLATE_REFERENCES_H

#include "template/bind_head.h"

/* What a name refers to: "muc_dich", "II", "phu_luc:bieu_1", "phụ lục II". */
typedef struct referred {
    bool annex;
    size_t index;    /* of the annex, or of the section's title among the blocks of the text */
    size_t from, to; /* the section's text among them */
} referred;

/* False after reporting that there is none, or that it doesn't stand. */
bool reference_find(diags *d, const binding *b, str name, pos at, referred *out);

/* Gives all references of the plan their words, and what they refer to a number among its targets.
 * Where the plan's sections go into others (`goes_on`), references stay with these words: there
 * they still mean this plan, and cite it. */
void references_resolve(binding *b);

/* The same for blocks that are no part of the plan. */
void references_resolve_in(binding *b, const blocks *text);

#endif
