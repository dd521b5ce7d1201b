/* Trees of values, as JSON has them: what a text template is filled from. */
#ifndef KH_INPUT_TREE_H
#define KH_INPUT_TREE_H

#include "base/map.h"

typedef enum tree_kind {
    TREE_NULL,
    TREE_FALSE,
    TREE_TRUE,
    TREE_NUMBER,
    TREE_TEXT,
    TREE_LIST,
    TREE_OBJECT,
} tree_kind;

typedef struct tree {
    tree_kind kind;
    str text;                        /* TREE_TEXT; TREE_NUMBER as it is written */
    LIST(const struct tree *) items; /* TREE_LIST */
    map members;                     /* TREE_OBJECT: name → tree */
} tree;

/* False, null and an empty list; everything else, "0" and "" too, holds. */
bool tree_holds(const tree *t);

#endif
