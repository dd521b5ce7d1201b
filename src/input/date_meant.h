/* Dates that were written in another way than the one that is taken. */
#ifndef KH_INPUT_DATE_MEANT_H
#define KH_INPUT_DATE_MEANT_H

#include "base/arena.h"
#include "base/diag.h"
#include "input/value.h"

/* "4/9/2024" for "4.9.2024", "ngày 4 tháng 9 năm 2024", "2024/9/4"; "/9/2024" for "9/2024"; empty
 * where nobody can say. */
str date_meant(arena *a, str typed);

/* Reports a date that can't be taken. */
void date_tell(diags *d, date_fault fault, str typed, pos at);

#endif
