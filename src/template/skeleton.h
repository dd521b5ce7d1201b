/* Skeletons: the XML files that say what a plan of some kind contains. This is the only user of
 * libxml2. A skeleton is a tree with places; what it comes to with an input, bind decides. */
#ifndef KH_TEMPLATE_SKELETON_H
#define KH_TEMPLATE_SKELETON_H

#include "base/diag.h"

#define SKELETON_NAMESPACE "urn:kehoach:skeleton:1"

typedef enum element_kind {
    ELEMENT_KHUNG,
    ELEMENT_MO_TA,
    ELEMENT_TEN_LOAI,
    ELEMENT_TRICH_YEU,
    ELEMENT_CAN_CU,
    ELEMENT_MO_DAU,
    ELEMENT_MUC,
    ELEMENT_MUC_TU_DO, /* the input's own sections */
    ELEMENT_KET_THUC,
    ELEMENT_NOI_NHAN,
    ELEMENT_KY,
    ELEMENT_PHU_LUC,
    ELEMENT_PHU_LUC_TU_DO, /* the input's own annexes */
    ELEMENT_TRUONG,        /* a field: see field.h */
    ELEMENT_TRUOC,         /* from here on: what a child does to a part of its parent */
    ELEMENT_SAU,
    ELEMENT_BO,
    ELEMENT_CHEN_TRUOC,
    ELEMENT_CHEN_SAU,
} element_kind;

typedef struct attribute {
    str name, value; /* without blanks at its ends; empty also where it was refused */
    pos at;          /* of the value's first letter */
} attribute;

typedef LIST(line) line_list;

typedef struct element {
    element_kind kind;
    pos at;
    LIST(attribute) attributes;
    line_list text; /* trimmed lines; blank ones between the first and the last are kept */
    LIST(struct element *) children;
} element;

typedef struct skeleton {
    str name; /* its `ten`, or the file's name */
    const element *root;
} skeleton;

/* Reads a skeleton; all faults in one go. False if it can't be used; out->root is then what was
 * understood of it, or NULL. What other files decide (its parent, its parent's parts), inherit
 * checks; what fields say, field. */
bool skeleton_load(diags *d, const source *src, skeleton *out);

/* The value of an attribute, or empty. */
str element_attribute(const element *e, const char *name);

/* The attribute itself, or NULL where it wasn't given. */
const attribute *element_find(const element *e, const char *name);

/* True if an attribute says `co`. */
bool element_says(const element *e, const char *name);

/* The name of a kind's tag: "mo_dau". */
str element_name(element_kind kind);

#endif
