/* The names that inputs and texts may use with a template. */
#ifndef KH_TEMPLATE_VOCABULARY_H
#define KH_TEMPLATE_VOCABULARY_H

#include "input/known.h"
#include "template/level.h"
#include "template/prepare.h"

/* What the template declares, and the words by level. Further ones may be declared later. */
names *vocabulary_make(arena *a, const khung *k, const levels *l);

/* cap.ini and dia-danh.ini of all places. */
const levels *vocabulary_levels(diags *d, const template_places *places);

/* A template prepared without an input: any column of a list (don_vi.X) is taken for known. */
const prepared *vocabulary_prepare(diags *d, const khung *k, const levels *l,
                                   const template_places *places);

#endif
