/* Tables of the text (ECMA-376 Part 1, 17.4). */
#ifndef KH_DOCX_TABLE_H
#define KH_DOCX_TABLE_H

#include "docx/paragraph.h"

/* A block's table. `caption`: what it is a table of, for those who don't see it; or empty. `kept`:
 * its last row stays with what follows. */
void table_write(writing *w, const block *of, str caption, bool kept);

#endif
