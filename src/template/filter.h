/* Filters: `{{path | ngay_dai}}`, what a value's words become on their way into a text. */
#ifndef KH_TEMPLATE_FILTER_H
#define KH_TEMPLATE_FILTER_H

#include "base/diag.h"

typedef struct filter filter;

/* NULL: there is none of this name. */
const filter *filter_find(str folded_name);

/* The nearest filter's name to a wrong one, or empty. */
str filter_nearest(arena *a, str name);

/* All names: "ngay_dai, ngay_ngan, …". */
str filter_names(arena *a);

/* True for `lui_ngay: 5`. */
bool filter_takes_argument(const filter *f);

/* The filtered words. Faults (not a date, not a number …) are reported at `at` and give false;
 * `path` is the value's name for messages. Blank words stay blank, whatever the filter: that a
 * value is missing is told elsewhere. */
bool filter_apply(diags *d, const filter *f, str argument, str words, pos at, str path, str *out);

#endif
