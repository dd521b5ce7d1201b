/* Deflating a text as another one was: what both have in common is not looked through again. */
#ifndef KH_DOCX_MOULD_H
#define KH_DOCX_MOULD_H

#include "docx/stretches.h"

/* It belongs to one thread. */
typedef struct mould mould;

enum { MOULD_MOST = 1 << 24 }; /* bytes of a text that can be one, or be cast */

/* Looks through a text with effort. It must stay as long as the mould, and the arena too, and what
 * is known of it. */
mould *mould_make(arena *a, const known_text *known);

/* Deflates a text (RFC 1951, raw), the same bytes for the same two texts and what is told to be the
 * same in them (stretches.h). *same: what was found to be. False if too little of it is in the
 * mould. */
bool mould_cast(arena *a, mould *m, str text, const told_same *told, str *out, stretches *same);

#endif
