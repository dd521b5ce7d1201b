/* A title or a name in lines that a reader finds even, parted where he would pause. */
#ifndef KH_ND30_LINE_BREAK_H
#define KH_ND30_LINE_BREAK_H

#include "nd30/word.h"

/* The words as the fewest lines that fit into `width` twips: as even as can be without parting what
 * belongs together (phrase.h). What belongs together and is wider than that is parted after all; a
 * single word wider than that stands on a line of its own. `known`: of a batch, or NULL. How wide
 * the widest of them is, exactly as metrics_widest tells. */
double line_break(arena *a, word_memory *known, str text, face as, double width,
                  metrics_lines *out);

#endif
