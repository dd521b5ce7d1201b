/* Which names the texts of a template ask for, whether or not its parts stand. */
#ifndef KH_TEMPLATE_ASKED_H
#define KH_TEMPLATE_ASKED_H

#include "input/data.h"
#include "template/prepare.h"

typedef struct asked_names {
    map names;      /* folded, as they stand in tags; start with `{.names.a = arena}` */
    LIST(str) list; /* the same */
} asked_names;

/* All of a part, its partials taken in; without its own text where that was replaced. */
void asked_part(asked_names *q, const prepared_part *part, bool replaced);

/* The tags of a value. */
void asked_value(asked_names *q, const value *v);

/* The parts' texts as an input leaves them, and all that stands in its values. */
void asked_all(asked_names *q, const data *from, const prepared *form);

/* True for a path that is asked for, by itself or with its whole section ({{#hoi_nghi}}). */
bool asked_for(const asked_names *q, str path);

/* ---- fields that nothing asks for ---- */

/* A field that somebody else than a text takes: a known key of the program, what is said for a
 * level, a unit's own column; what templates for the units below declare too. */
bool asked_elsewhere(arena *a, const field *f, const khung *k, const template_places *places);

/* Warns at each <truong> that no part of the template, no default and no template of `cap_duoi`
 * takes; at those of parents only where a value must be given. */
void asked_check_fields(diags *d, const prepared *form, const template_places *places);

/* Warns at each value of a declared field that no document took and no text of the template, as
 * the input leaves it, could take. */
void asked_check_values(diags *d, const data *from, const prepared *form,
                        const template_places *places);

#endif
