/* Tables that hold other things in their place: header, signatures, boxes. */
#ifndef KH_DOCX_FRAME_H
#define KH_DOCX_FRAME_H

#include "docx/paragraph.h"

/* The paragraph that Word demands where a table ends or begins a cell or the text. */
void frame_end(writing *w);

/* <name w:w="twips" w:type="dxa"/> */
void width_leaf(xml *x, const char *name, int twips);

/* A table of the frame style: columns of fixed widths, no lines, no margins. Rows stand between;
 * `whole`: the row doesn't break over pages. */
void frame_table_open(writing *w, const int *columns, size_t n);
void frame_row_open(writing *w, bool whole);
void frame_cell_open(writing *w, int width);
void frame_middle_cell_open(writing *w, int width); /* its words in the middle of its height */
void frame_bottom_cell_open(writing *w, int width); /* … at its bottom */
void frame_gap_cell_open(writing *w, int width, int below); /* a gap below what it holds */
void element_close(writing *w);                             /* the innermost: cell, row, table */

/* A whole cell of such a table: words in lines as even as can be. */
void frame_words_cell(writing *w, int width, component style, str words);

#endif
