/* What the files that make up data share. */
#ifndef KH_INPUT_DATA_STATE_H
#define KH_INPUT_DATA_STATE_H

#include "input/data.h"

/* A path's number, from 1; 0: nobody gave or asked for a value there. data_number_given(): given
 * now if it had none. */
size_t data_number_known(const data *in, str path);
size_t data_number_given(const data *in, str path);

/* What the highest layer says in these values alone. */
static inline value *data_top_at(const data *in, size_t number)
{
    return number < in->by_path.n ? in->by_path.at[number] : NULL;
}

/* A value that becomes the one of its path in a layer. */
value *data_add(data *out, layer in, str path, value v);

#endif
