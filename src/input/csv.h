/* Lists (RFC 4180): a heading line, then a row a line. The only user of libcsv. What the headings
 * mean, others know. */
#ifndef KH_INPUT_CSV_H
#define KH_INPUT_CSV_H

#include "base/diag.h"

/* Words in NFC without the blanks at both ends; line breaks inside as typed. A view of the source
 * where nothing had to change. */
typedef struct csv_cell {
    str text;
    pos at; /* of its first character (after a quote, after blanks) */
} csv_cell;

typedef struct csv_column {
    str name;   /* as typed, on one line */
    str folded; /* "noi_nhan.luu" */
    pos at;
} csv_column;

typedef struct csv_row {
    LIST(csv_cell) cells; /* one per column */
    pos at;               /* its first byte */
} csv_row;

typedef struct csv_list {
    const source *src;
    LIST(csv_column) columns;
    LIST(csv_row)
    rows;              /* those without any word are left out, and those with too few cells, too
                          many; */
    size_t row_faults; /* of which there were so many */
} csv_list;

/* Reads all of `src`, as source_decode gives it (which refuses control characters). Cells are
 * parted by what Excel's line `sep=;` says, else by tab, `;` or `,`, whichever the heading line has
 * most of. Last columns without any word are none. All faults are reported in one run; false if the
 * list can't be used: not for rows that were left out. */
bool csv_read(diags *d, const source *src, csv_list *out);

/* The lines of a cell, without the blanks at their ends, each with its place, right also behind
 * doubled quotes and in later lines. None for a blank cell. */
size_t csv_cell_lines(arena *a, const csv_cell *cell, line **lines);

/* Dates are day first. A column that only fits month first gets a warning at its heading, what
 * Excel makes of dates one at the first such cell; what is wrong with single dates, who uses them
 * says. */
void csv_check_dates(diags *d, const csv_list *l, size_t column);

#endif
