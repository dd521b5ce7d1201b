/* Lists (RFC 4180): a heading line, then a row a line. The only user of libcsv. What the headings
 * mean, others know. */
#ifndef KH_INPUT_CSV_H
#define KH_INPUT_CSV_H

#include "base/diag.h"
#include "input/stream.h"

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
    bool has_words; /* in one of the rows */
} csv_column;

typedef struct csv_row {
    LIST(csv_cell) cells; /* one per column */
    pos at;               /* its first byte */
} csv_row;

typedef struct csv_list {
    const source *src; /* of a stream its head alone, up to the end of the heading line */
    LIST(csv_column) columns;
    LIST(csv_row)
    rows;               /* those without any word are left out, and those with too few cells, too
                           many; of a stream none is kept */
    size_t n_rows;      /* how many were good, */
    size_t row_faults;  /* and how many of the others weren't */
    size_t text_faults; /* errors told of its text that are no row's */
} csv_list;

/* Reads all of `src`, as source_decode gives it (which refuses control characters). Cells are
 * parted by what Excel's line `sep=;` says, else by tab, `;` or `,`, whichever the heading line has
 * most of. Last columns without any word are none. All faults are reported in one run; false if the
 * list can't be used: not for rows that were left out. */
bool csv_read(diags *d, const source *src, csv_list *out);

/* The same row by row, of a list that needn't fit into memory: bytes as source_decode takes them.
 * Each row is given to `take`, whose it is until it returns, with a source of its own that is a
 * part of the list's; `take` may return false to stop. False also where the bytes are no text, or
 * no more of them came: then that alone is reported. */
typedef bool csv_take(void *context, const csv_row *row);
bool csv_read_stream(diags *d, byte_stream *from, str name, csv_list *out, csv_take *take,
                     void *context);

/* The lines of a cell, without the blanks at their ends, each with its place, right also behind
 * doubled quotes and in later lines. None for a blank cell. */
size_t csv_cell_lines(arena *a, const csv_cell *cell, line **lines);

/* Dates are day first. A column that only fits month first gets a warning at its heading, what
 * Excel makes of dates one at the first such cell; what is wrong with single dates, who uses them
 * says. `csv_dates c = {.column = column};`, then each cell of it in turn, `a` for the work. */
typedef struct csv_dates {
    const csv_column *column;
    bool serial, time; /* such a cell was told of */
    bool settled;      /* month first doesn't fit, or isn't needed */
    str found, instead;
    char last[24]; /* the cell before, if it is that short: many rows have one date */
    size_t n_last;
} csv_dates;

void csv_dates_add(csv_dates *c, diags *d, arena *a, const csv_cell *cell);
void csv_dates_end(const csv_dates *c, diags *d);

#endif
