/* A row of a sheet on its way to a line of CSV: cells in their order, faults with their places. */
#ifndef KH_INPUT_XLSX_ROW_H
#define KH_INPUT_XLSX_ROW_H

#include <stdint.h>

#include "base/diag.h"

typedef struct row_fault {
    diag_code code;
    size_t off;
    diag_args args;
} row_fault;

typedef struct sheet_lines {
    diags *d;
    const source *src; /* the workbook */
    buf row;           /* the line of the row at hand, without its end */
    size_t number;     /* of the row, from 1 */
    size_t commas;     /* in its line, outside of cells */
    LIST(row_fault) faults;
    size_t last;       /* column with words, 0: none yet */
    size_t heading;    /* number of the first row that has words; 0: none yet */
    size_t width;      /* its columns */
    size_t last_words; /* number of the last row that has words */
    size_t done;       /* lines put out */
    size_t left_out;   /* rows with faults, for which there are blank ones */
    uint64_t put;      /* bytes of them */
    buf out;           /* those that nobody has read yet */
    bool too_long;     /* the row at hand */
    bool told_beyond, usable;
} sheet_lines;

void lines_begin(sheet_lines *l, diags *d, const source *src);

void lines_row(sheet_lines *l, size_t number);

/* A cell's words in the row; blank ones count as none. */
void lines_cell(sheet_lines *l, size_t column, str words);

/* A fault of a cell, shown as `words` in the line. `{1}` is the cell's name, the other two follow.
 */
void lines_fault(sheet_lines *l, diag_code code, size_t column, str words, str second, str third);

void lines_row_end(sheet_lines *l);

/* "B7" */
str cell_name(arena *a, size_t row, size_t column);

/* False where it is no such name, or beyond a sheet's size. */
bool cell_named(str name, size_t *row, size_t *column);

#endif
