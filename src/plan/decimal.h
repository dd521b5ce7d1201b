/* Numbers as Vietnamese writes them: 1.234,5. Exact, for money of any size. */
#ifndef KH_PLAN_DECIMAL_H
#define KH_PLAN_DECIMAL_H

#include "base/str.h"

/* whole + millionths / 1000000, the latter from 0 to 999999: -0,5 is -1 and 500000. */
typedef struct decimal {
    long long whole;
    long millionths;
    int places; /* behind the comma, as typed; of a sum the most of all */
} decimal;

/* Digits, alone or with dots between thousands; a comma and up to six more; a sign `-` or `−`
 * before them. False for anything else: more than 15 digits, and 1.5, which no one writes. */
bool decimal_parse(str text, decimal *out);

/* False for a sum of more than 18 digits; then *to is as it was. */
bool decimal_add(decimal *to, decimal n);

str decimal_text(arena *a, decimal n);

#endif
