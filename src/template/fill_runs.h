/* What filling of blocks takes from filling of runs, and memory from both. */
#ifndef KH_TEMPLATE_FILL_RUNS_H
#define KH_TEMPLATE_FILL_RUNS_H

#include "template/fill.h"

enum { BLOCK_COST = 96 }; /* bytes of memory that a paragraph takes, about */

/* Fills what is between two tags of a text. */
typedef void fill_inside(resolver *r, void *context, size_t from, size_t to);

/* What a section comes to: calls back for each time that what is in it stands. `at`: its tag's
 * index. */
void fill_times(resolver *r, const tag *t, size_t at, fill_inside *fill, void *context);

void fill_runs(resolver *r, const runs *from, runs *into);

/* Fills the holes that a kept block has left. */
void fill_open(resolver *r, const block *open, block *out);

/* True where what was filled in came to nothing: a label alone, or the sign of a list's entry. */
bool fill_is_gone(arena *a, const block *filled, text_kind kind);

#endif
