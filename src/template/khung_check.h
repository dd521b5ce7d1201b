/* A template held to what can be told of it before there is an input. */
#ifndef KH_TEMPLATE_KHUNG_CHECK_H
#define KH_TEMPLATE_KHUNG_CHECK_H

#include "template/inherit.h"

/* Reports what every document would: faults of texts, titles, conditions, partials and defaults;
 * and warns of fields that no part uses. Columns of lists are not known yet: none is wrong. */
void khung_check(diags *d, const khung *k, const template_places *places);

#endif
