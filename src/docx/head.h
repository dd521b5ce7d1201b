/* The top of page 1: issuer beside Quốc hiệu, number beside place and date, title. */
#ifndef KH_DOCX_HEAD_H
#define KH_DOCX_HEAD_H

#include "docx/paragraph.h"

/* Columns so that Quốc hiệu never breaks (Phụ lục I, II.1–II.4). */
void head_write(writing *w);

/* KẾ HOẠCH and its subject, with the line under it (II.5.b). */
void title_write(writing *w);

#endif
