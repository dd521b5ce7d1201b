/* What stands under a document that was copied on paper. */
#ifndef KH_DOCX_COPY_H
#define KH_DOCX_COPY_H

#include "docx/paragraph.h"

/* A line over the whole width; under it who copied, number, "SAO Y", place and date, recipients,
 * signer (Phụ lục I, phần II, mục II; Phụ lục III, mẫu 3.1). Stays on one page. Ends with a table.
 */
void copy_write(writing *w);

#endif
