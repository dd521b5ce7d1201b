/* What a value means where a condition asks for it. */
#include "input/tree.h"

bool tree_holds(const tree *t)
{
    bool empty = t && t->kind == TREE_LIST && t->items.n == 0;
    return t && !empty && t->kind != TREE_NULL && t->kind != TREE_FALSE;
}
