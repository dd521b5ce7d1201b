/* Tables of the text (ECMA-376 Part 1, 17.4). */
#ifndef KH_DOCX_TABLE_H
#define KH_DOCX_TABLE_H

#include "docx/paragraph.h"

void table_write(writing *w, const table *t);

#endif
