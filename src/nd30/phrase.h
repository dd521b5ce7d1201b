/* Where a title of official Vietnamese may be parted over lines, and where it must not. */
#ifndef KH_ND30_PHRASE_H
#define KH_ND30_PHRASE_H

#include "nd30/word.h"

/* What a break costs that should not be: far above all that evenness of lines can weigh. */
enum { GAP_HELD = 200 };

/* For each of n words what a line break before it costs: 0 where a reader would pause, more where
 * he would not, GAP_HELD within a word of several syllables, a name, a date, a number and its unit.
 * gaps[0] is 0. */
void phrase_gaps(arena *a, word *const *words, size_t n, int *gaps);

#endif
