/* The end of the text: recipients beside the signature. */
#ifndef KH_DOCX_TAIL_H
#define KH_DOCX_TAIL_H

#include "docx/paragraph.h"

/* One row of two cells that stays whole, with "Nơi nhận:" level with the authority line
 * (Phụ lục I, II.7, II.9.d). The paragraph before it must keep with it. */
void tail_write(writing *w);

#endif
