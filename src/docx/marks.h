/* Ô 10, 11, 9a of the decree's diagram: marks in boxes as rows of the header's table; "Kính gửi".
 */
#ifndef KH_DOCX_MARKS_H
#define KH_DOCX_MARKS_H

#include "docx/paragraph.h"

/* Circulation, above Quốc hiệu (Phụ lục I, III.2.c). `columns`: both of the header's table. */
void marks_above(writing *w, const int *columns);

/* Secrecy, urgency, draft, under the number (III.2.a, b). */
void marks_below(writing *w, const int *columns);

/* Secrecy on the left, circulation on the right, over an annex in a file of its own: who has that
 * file alone is to see them. */
void marks_of_annex(writing *w);

/* Under the subject (II.9.d). */
void kinh_gui_write(writing *w);

#endif
