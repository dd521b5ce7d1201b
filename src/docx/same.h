/* Blocks that came out of a batch's memory as they are kept there: they are told by where they come
 * from, and needn't be read again. A piece of the first document (pieces.h) whose key was once the
 * same, letter by letter, as that of a block just as kept has the XML of all copies of that one that
 * nobody changed. */
#ifndef KH_DOCX_SAME_H
#define KH_DOCX_SAME_H

#include "docx/pieces.h"

enum { SAME_NO_LOOK = 0xFFFF }; /* it hangs on more than that */

/* All but its runs that a block's XML is made from, in one number. */
static inline unsigned same_look(const paragraph *how)
{
    return (unsigned)how->style | (unsigned)how->keep_next << 8 | (unsigned)how->before_table << 9;
}

/* True for a block that is still what it was copied from: runs (of a table, its cells) that no
 * other part of the plan has a say in. */
bool same_is_kept(const block *b);

/* True where the block is what the first document has next: it is written, at the latest by
 * same_end, which comes before anything else is written. Of those that hang on their neighbours in
 * nothing but `look`; no target. */
bool same_add(writing *w, const block *b, unsigned look);
void same_end(writing *w);

/* What is left of a piece's key, if it is the text of a block known to be the one that the first
 * document has next. */
bool same_key(writing *w, const block *b);

/* Of a block that piece_known has just found: it needn't be read next time. */
void same_note(writing *w, const block *b, unsigned look);

#endif
