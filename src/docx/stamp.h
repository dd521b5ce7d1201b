/* What a digital signature shows at the top right of page 1. */
#ifndef KH_DOCX_STAMP_H
#define KH_DOCX_STAMP_H

#include "docx/paragraph.h"

/* Words at the top right of the page, within its margin (Phụ lục I, II.8.b, III.1.d): the first
 * thing of the document, and nothing below moves for it. */
void stamp_write(writing *w, str words);

#endif
