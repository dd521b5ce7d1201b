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
    ELEMENT_PHU_LUC_TU_DO, /* the input's own annexes */
} element_kind;

typedef struct attribute {
    str name, value;
} attribute;

typedef struct element {
    element_kind kind;
    pos at;
    LIST(attribute) attributes;
    LIST(line) text; /* trimmed lines; blank ones between the first and the last are kept */
    LIST(struct element *) children;
} element;

typedef struct skeleton {
    str name; /* its `ten`, or the file's name */
    const element *root;
} skeleton;

/* Reads a skeleton; all faults in one go. False if it can't be used. */
bool skeleton_load(diags *d, const source *src, skeleton *out);

/* The value of an attribute, or empty. */
str element_attribute(const element *e, const char *name);

#endif
