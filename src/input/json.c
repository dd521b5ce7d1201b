/* From text to a tree, over jansson's own. Knows no names. */
#include "input/json.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

static void release(void *object)
{
    json_decref(object);
}

/* As JSON writes it: an integer, or the shortest decimal that reads back the same. */
static str number_text(arena *a, const json_t *value)
{
    char digits[32];
    if (json_is_integer(value)) {
        snprintf(digits, sizeof digits, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        return str_copy(a, str_from(digits));
    }
    double real = json_real_value(value);
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, real);
        if (strtod(digits, NULL) == real)
            break;
    }
    return str_copy(a, str_from(digits));
}

static const tree *convert(arena *a, json_t *value)
{
    tree *t = NEW(a, tree);
    size_t index;
    const char *name;
    json_t *member;
    switch (json_typeof(value)) {
    case JSON_NULL: t->kind = TREE_NULL; break;
    case JSON_FALSE: t->kind = TREE_FALSE; break;
    case JSON_TRUE: t->kind = TREE_TRUE; break;
    case JSON_INTEGER:
    case JSON_REAL:
        t->kind = TREE_NUMBER;
        t->text = number_text(a, value);
        break;
    case JSON_STRING:
        t->kind = TREE_TEXT;
        t->text = str_copy(a, (str){json_string_value(value), json_string_length(value)});
        break;
    case JSON_ARRAY:
        t->kind = TREE_LIST;
        json_array_foreach(value, index, member) * list_add(a, &t->items) = convert(a, member);
        break;
    case JSON_OBJECT:
        t->kind = TREE_OBJECT;
        t->members.a = a;
        json_object_foreach(value, name, member)
        {
            str copy = str_copy(a, str_from(name));
            map_set(&t->members, copy, (void *)convert(a, member));
        }
        break;
    }
    return t;
}

const tree *json_read(diags *d, const source *src)
{
    json_error_t error;
    json_t *value = json_loadb(src->text.p ? src->text.p : "", src->text.n,
                               JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &error);
    if (!value) {
        size_t off = error.position > 0 ? (size_t)error.position : 0;
        pos at = {src, off < src->text.n ? off : src->text.n};
        if (json_error_code(&error) == json_error_out_of_memory)
            arena_no_memory(d->a);
        diag_add(d, DIAG_JSON_BROKEN, at, ARGS(str_copy(d->a, str_from(error.text))));
        return NULL;
    }
    arena_defer(d->a, release, value);
    return convert(d->a, value);
}
