/* Lists in workbooks (.xlsx): the first visible sheet as CSV text, line n for the sheet's row n.
 * Blank rows are blank lines; a row that can't be used is one, too, and its faults are reported. A
 * break inside a cell stays one, in quotes: `source.is_sheet` tells who counts lines to leave it
 * out. Cells are parted by commas whatever stands in them.
 *
 * Hidden rows are read and told of; hidden columns are read. Formulas are never run: what the file
 * says they gave counts. */
#ifndef KH_INPUT_XLSX_H
#define KH_INPUT_XLSX_H

#include "input/stream.h"
#include "input/zip_read.h"

enum {
    XLSX_MOST_ROWS = LIMIT_SHEET_ROWS, /* ECMA-376 and Excel's limits for a sheet */
    XLSX_MOST_COLUMNS = LIMIT_SHEET_COLUMNS,
    XLSX_CELL_MOST = LIMIT_CELL_CHARACTERS,  /* characters of a cell */
    XLSX_ROW_MOST_MIB = LIMIT_SHEET_ROW_MIB, /* text of a row */
    XLSX_TEXT_MOST_MIB = LIMIT_SHEET_MIB /* text of the sheet: cells may share one long string */
};

/* True where a list is to be read as a workbook: a regular file (or standard input that is one), by
 * its name, or by how its bytes begin. */
bool xlsx_is_one(arena *a, str path);

/* The text of a workbook, for csv_read_stream. NULL after reporting. Closed with the arena of `d`.
 */
byte_stream *xlsx_stream(diags *d, str path, pos at);

/* The same of bytes in memory, which outlive it. */
byte_stream *xlsx_stream_of_bytes(diags *d, str name, str bytes);

#endif
