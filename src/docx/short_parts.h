/* Parts that wait until their package is written, as short as what the first document has allows:
 * most of a row's document stands in it. */
#ifndef KH_DOCX_SHORT_PARTS_H
#define KH_DOCX_SHORT_PARTS_H

#include "docx/deflate.h"

/* Adds the parts to `out`. */
void parts_shorten(arena *a, const parts *all, kept_parts *kept, buf *out);

/* The same parts again, from the very bytes that were added: what lasts as long as `kept`, which may
 * be another thread's that was referred to the same document, the rest in `a`. False where it was
 * referred to none, or to another. */
bool parts_restore(arena *a, str from, const kept_parts *kept, parts *out);

#endif
