/* Templates with all that they inherit: what bind works from.
 *
 * A khung comes about from the outermost parent down. Each child's elements act in the order of
 * its file: a part that the parent has too replaces it (same id; what others put around the old
 * one is dropped), truoc and sau add text around it, bo takes it out, chen_* put sections and
 * annexes beside it. A part without an id of its own that the parent lacks is added where its kind
 * belongs (can_cu before mo_dau …). What is locked (co_dinh) can't be changed by a child, but
 * sections can be put beside it. */
#ifndef KH_TEMPLATE_INHERIT_H
#define KH_TEMPLATE_INHERIT_H

#include "template/field.h"
#include "template/find.h"

typedef LIST(const element *) element_list;

typedef struct khung_part {
    element_kind kind;
    str id;                     /* of muc and phu_luc their own, or empty; else the kind's name */
    const element *own;         /* gives attributes and text */
    element_list before, after; /* <truoc>, <sau>: texts around own's, in the order to print */
    const element *locked;      /* the element that says co_dinh, or NULL */
    str template_name;          /* of the skeleton that `own` is from */
} khung_part;

typedef struct khung {
    str name;                     /* of the outermost child */
    str description;              /* these three: of the nearest in the chain that says, or empty */
    str cap;                      /* "tinh", "huyen", "xa" */
    str cap_duoi;                 /* names between blanks */
    pos cap_duoi_at;              /* who says them, */
    str cap_duoi_folder;          /* and its folder; empty: built in */
    LIST(const skeleton *) chain; /* the child first */
    LIST(khung_part) parts;       /* in the order to print */
    field_list fields;            /* parents' first; a child's stands in place of what it hides */
} khung;

/* Loads a template and its parents by name (see template_find). `at`: who asks for it; nowhere:
 * --template. NULL after reporting; the faults of all files are found in one run, but a child is
 * held against its parents only where these have none. */
const khung *khung_load(diags *d, str name, const template_places *places, pos at);

/* Loads one that a template names for the level below it; it may stand beside that one. */
const khung *khung_load_below(diags *d, const khung *of, str name, const template_places *places);

typedef struct khung_entry {
    str name, description, cap;
    str path;    /* empty: built in */
    bool usable; /* false: it has faults, and no more is known */
} khung_entry;
typedef LIST(khung_entry) khung_list;

/* All templates that can be asked for by name, in the order of the places. Reports nothing. */
khung_list khung_list_all(diags *d, const template_places *places);

#endif
