/* Making trees, and what a value means where a condition asks for it. */
#include "input/tree.h"

#include <stdio.h>

static tree *new_tree(arena *a, tree_kind kind)
{
    tree *t = NEW(a, tree);
    t->kind = kind;
    t->members.a = a;
    return t;
}

tree *tree_object(arena *a)
{
    return new_tree(a, TREE_OBJECT);
}

tree *tree_list(arena *a)
{
    return new_tree(a, TREE_LIST);
}

tree *tree_text(arena *a, str text)
{
    tree *t = new_tree(a, TREE_TEXT);
    t->text = text;
    return t;
}

tree *tree_bool(arena *a, bool holds)
{
    return new_tree(a, holds ? TREE_TRUE : TREE_FALSE);
}

tree *tree_number(arena *a, long long n)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", n);
    tree *t = new_tree(a, TREE_NUMBER);
    t->text = str_copy(a, str_from(digits));
    return t;
}

void tree_set(arena *a, tree *object, str name, const tree *value)
{
    if (!map_get(&object->members, name))
        *list_add(a, &object->names) = name;
    map_set(&object->members, name, (void *)value);
}

void tree_append(arena *a, tree *list, const tree *item)
{
    *list_add(a, &list->items) = item;
}

bool tree_holds(const tree *t)
{
    bool empty = t && t->kind == TREE_LIST && t->items.n == 0;
    return t && !empty && t->kind != TREE_NULL && t->kind != TREE_FALSE;
}
