/* Trees of values, as JSON has them: what a text template is filled from, and what `--json` gives.
 */
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
    LIST(str) names;                 /* of the members, in the order in which they came */
} tree;

/* Builders. Texts and names are kept as views. */
tree *tree_object(arena *a);
tree *tree_list(arena *a);
tree *tree_text(arena *a, str text);
tree *tree_bool(arena *a, bool holds);
tree *tree_number(arena *a, long long n);
void tree_set(arena *a, tree *object, str name, const tree *value); /* in an earlier one's place */
void tree_append(arena *a, tree *list, const tree *item);

/* False, null and an empty list; everything else, "0" and "" too, holds. */
bool tree_holds(const tree *t);

#endif
