/* Blocks that came out of a batch's memory as they are kept there: they are told by where they come
 * from, and needn't be read again. A piece of the first document (pieces.h) whose key was once the
 * same, letter by letter, as that of a block just as kept, has the XML of all copies of that one
 * that nobody changed. */
#ifndef KH_DOCX_SAME_H
#define KH_DOCX_SAME_H

#include "docx/pieces.h"

/* All but its runs that a block's XML is made from, in one number; SAME_NO_LOOK: it hangs on more,
 * as a table does, or on what stands behind the text. */
enum { SAME_NO_LOOK = 0, SAME_GROUND = 1 };
unsigned same_look(const blocks *all, size_t i, bool kept);

/* Writes the blocks from the i-th on that are what the first document has next; which is the first
 * that isn't. They are the text's, the last `kept` with what follows, or the `grounds`. */
size_t same_blocks(writing *w, const blocks *all, size_t i, bool kept);
size_t same_grounds(writing *w, const blocks *all, size_t i);

/* What is left of a piece's key, if it is the text of a block known to be the one that the first
 * document has next. */
bool same_key(writing *w, const block *b);

/* Of a block that piece_known has just found: it needn't be read next time. */
void same_note(writing *w, const block *b, unsigned look);

#endif
