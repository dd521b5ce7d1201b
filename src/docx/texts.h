/* Words as the text of a run. Most of a batch's long texts are alike, but for a name: what both
 * ends have in common with one written before is taken from that. */
#ifndef KH_DOCX_TEXTS_H
#define KH_DOCX_TEXTS_H

#include "docx/paragraph.h"

/* Of a batch, of one thread; it grows to some size and no further. */
typedef struct text_memory text_memory;
text_memory *text_memory_new(arena *a);

/* w:t with the words, if there are any. */
void words_write(writing *w, str words);

/* The same with no-break spaces where joins.h has them; words without tabs. */
void words_write_joined(writing *w, str words);

#endif
