/* Pictures of signature and seal, in the signature's column. */
#ifndef KH_DOCX_PICTURE_H
#define KH_DOCX_PICTURE_H

#include "docx/paragraph.h"

/* A paragraph without height between title and name, from which the pictures hang; nothing where
 * there are none. */
void pictures_write(writing *w, const ky *of, int column);

#endif
