/* Which names the texts of a template ask for, whether or not its parts stand. */
#ifndef KH_TEMPLATE_ASKED_H
#define KH_TEMPLATE_ASKED_H

#include "template/prepare.h"

typedef struct asked_names {
    map names;      /* folded, as they stand in tags; start with `{.names.a = arena}` */
    LIST(str) list; /* the same */
} asked_names;

/* All of a part, its partials taken in; without its own text where that was replaced. */
void asked_part(asked_names *q, const prepared_part *part, bool replaced);

/* The tags of a value. */
void asked_value(asked_names *q, const value *v);

/* True for a path that is asked for, by itself or with its whole section ({{#hoi_nghi}}). */
bool asked_for(const asked_names *q, str path);

/* ---- fields that nothing asks for ---- */

/* Warns at each <truong> that no part of the template, no default and no template of `cap_duoi`
 * takes; at those of parents only where a value must be given. */
void asked_check_fields(diags *d, const prepared *form, const template_places *places);

/* Warns at each value of a declared field that no document took and no text of the template, as
 * the input leaves it, could take. */
void asked_check_values(diags *d, const data *from, const prepared *form,
                        const template_places *places);

#endif
