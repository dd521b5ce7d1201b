/* Takes a value in. */
#ifndef KH_INPUT_DATA_TAKE_H
#define KH_INPUT_DATA_TAKE_H

#include "input/data.h"

/* What the input says under a key, its text file read. */
value *data_take(diags *d, data *out, const folders *from, const known_key *known, str path,
                 ini_key *key);

#endif
