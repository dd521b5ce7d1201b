/* "Did you mean …?": which of the known names is nearest to a wrong one. */
#ifndef KH_BASE_NEAREST_H
#define KH_BASE_NEAREST_H

#include "base/str.h"

/* Feed it candidates; `best` is the nearest within a third of the name's length, or empty. */
typedef struct nearest {
    str name; /* folded */
    str best; /* what to show */
    size_t distance;
} nearest;

nearest nearest_start(str folded_name);
void nearest_try(nearest *n, str folded_candidate, str shown);

#endif
