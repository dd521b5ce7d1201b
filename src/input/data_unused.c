/* What was given and nothing took. Knows no templates. */
#include "input/data.h"

/* False for a value that a later layer hides. */
static bool is_on_top(const data *from, const value *v)
{
    return data_peek_at(from, data_number(from, v->path)) == v;
}

void data_report_unused(diags *d, const data *from, str taker)
{
    for (size_t i = 0; i < from->values.n; i++) {
        const value *v = from->values.at[i];
        bool declared =
            v->key && v->key->field; /* the template knows it, whatever it did with it */
        bool given = !declared &&
                     (v->layer == LAYER_INPUT || v->layer == LAYER_CAP || v->layer == LAYER_SET);
        if (given && !v->used && !value_is_blank(v) && is_on_top(from, v))
            diag_add(d, DIAG_VALUE_UNUSED, v->at, ARGS(str_from(v->key->name), taker));
    }
}
