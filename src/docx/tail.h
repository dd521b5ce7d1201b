/* The end of the text: recipients and signatures. */
#ifndef KH_DOCX_TAIL_H
#define KH_DOCX_TAIL_H

#include "docx/paragraph.h"

/* One row that stays whole, with "Nơi nhận:" level with the authority line (Phụ lục I, II.7,
 * II.9.d); where two sign, under both. The paragraph before it must keep with it. */
void tail_write(writing *w);

/* False where a plan has neither: nothing is written then. */
bool tail_stands(const plan *p);

#endif
