/* A sheet while it is read: its XML as lines of a list. */
#ifndef KH_INPUT_XLSX_SHEET_H
#define KH_INPUT_XLSX_SHEET_H

#include "input/xlsx.h"
#include "input/xlsx_book.h"
#include "input/xlsx_row.h"

typedef enum cell_type {
    CELL_NUMBER,
    CELL_SHARED,
    CELL_INLINE,
    CELL_TEXT,
    CELL_BOOL,
    CELL_ERROR,
    CELL_DAY,
    CELL_STRANGE
} cell_type;

typedef struct xlsx {
    byte_stream is;
    diags own; /* what is told at the end: until then nobody knows whether bytes are a list */
    diags *d;  /* those */
    int fd;    /* of a file */
    zip_file *zip;
    xlsx_book *book;
    xml_parser *parser;
    sheet_lines lines;
    size_t read; /* of lines.out */
    bool in_rows, ended, broken;
    size_t row, column; /* the last ones begun */
    cell_type type;
    size_t style;
    bool strange_style, has_formula, has_value, collecting;
    int phonetic;
    buf raw, words; /* of <v> or <t>; of the cell */
    bool row_hidden;
    size_t hidden, first_hidden; /* rows with words */
    size_t merged;               /* groups of cells that leave others blank */
    str first_merged;
} xlsx;

/* For the part of a sheet, with a struct xlsx. */
extern const xml_events sheet_events;

#endif
