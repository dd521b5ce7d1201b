/* What the reader of lists (csv.c) and the taker of its rows (csv_rows.c) share. Nobody else
 * includes it. */
#ifndef KH_INPUT_CSV_READER_H
#define KH_INPUT_CSV_READER_H

#include "input/csv.h"
#include "input/window.h"

typedef struct csv_reader {
    diags *d;
    text_window *w;
    arena *a; /* of the cells: of a stream they go with their row */
    csv_list *out;
    csv_take *take; /* of a stream */
    void *context;
    source part; /* of a stream: the row */
    char delimiter;
    size_t off; /* where the next cell begins */
    size_t fed; /* up to there it was taken, or libcsv has it */
    bool open;  /* libcsv is within a row */
    LIST(csv_cell)
    cells;                /* of the row being read, as many as there are columns; places count from
                             the start of all */
    size_t n_cells;       /* with those past the last column */
    size_t blank_tail;    /* columns without heading behind the last one that has one */
    pos tail_at;          /* where they begin, */
    bool tail_has_words;  /* and if a row says something in them */
    size_t told[2];       /* rows with too few cells, too many, */
    pos last_told[2];     /* and the last of them that was reported */
    size_t row_at;        /* where the row begins */
    size_t extra_at;      /* where the first cell past the last column begins */
    bool has_words;       /* one of the row's cells has */
    bool extra_has_words; /* one past the last column has */
    bool has_heading;     /* its row went by; if it was broken, there are no columns */
    bool stopped;         /* by who takes the rows, or where going on is of no use */
    bool good;
} csv_reader;

void csv_fault(csv_reader *r, diag_code code, pos at, diag_args args);

/* Behind the last character of the row in hand, which has ended. */
size_t csv_row_end(const csv_reader *r);

/* The row in hand is the heading, or one of the others. */
void csv_take_columns(csv_reader *r);
void csv_take_values(csv_reader *r);

/* At the end: rows that are faulty alike, and words in columns that have no name. */
void csv_tell_alike(csv_reader *r);
void csv_check_tail(csv_reader *r);

#endif
