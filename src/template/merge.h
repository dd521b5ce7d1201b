/* A khung from its parent's and a child's skeleton. */
#ifndef KH_TEMPLATE_MERGE_H
#define KH_TEMPLATE_MERGE_H

#include "template/inherit.h"

/* The khung of a template whose parent's (or NULL: it has none) is good. It is to be used only if
 * nothing was reported. The parent's stays as it is. Memory: d's arena. */
const khung *khung_merge(diags *d, const found_template *t, const khung *parent);

#endif
