/* The names that inputs and texts may use with a template. */
#ifndef KH_TEMPLATE_VOCABULARY_H
#define KH_TEMPLATE_VOCABULARY_H

#include "input/known.h"
#include "template/inherit.h"
#include "template/level.h"

/* What the template declares, and the words by level. Further ones may be declared later. */
names *vocabulary_make(arena *a, const khung *k, const levels *l);

#endif
