/* What the files that make up data share. */
#ifndef KH_INPUT_DATA_STATE_H
#define KH_INPUT_DATA_STATE_H

#include "input/data.h"

/* A value that becomes the one of its path in a layer. */
value *data_add(data *out, layer in, str path, value v);

#endif
