/* A brace as high as the lines beside it. */
#ifndef KH_DOCX_BRACE_H
#define KH_DOCX_BRACE_H

#include "docx/paragraph.h"

/* A run with the drawing, for lines that are `height` twips high together. Its paragraph's line
 * must be as high as what it holds: Word crops a drawing to an exact line. */
void brace_write(writing *w, int height);

#endif
