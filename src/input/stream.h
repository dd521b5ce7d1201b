/* Where bytes come from that are read a block at a time. */
#ifndef KH_INPUT_STREAM_H
#define KH_INPUT_STREAM_H

#include "base/diag.h"

typedef struct byte_stream {
    /* The next bytes, at most `room`; 0 at the end, or where it can't go on: then it has failed. */
    size_t (*read)(struct byte_stream *, char *into, size_t room);
    /* Reports why it has, and where it `tells` whatever else it found. */
    void (*tell)(struct byte_stream *, diags *d);
    bool failed;
    bool tells;           /* at its end it wants to be asked, failed or not */
    bool is_sheet;        /* a line is a sheet's row: breaks inside quotes end none */
    old_code old;         /* of text in none of Unicode's encodings; who opened it sets this */
    size_t rows_left_out; /* as blank lines: it tells of them */
    const source *whole;  /* whose parts its places are; who reads it sets this */
} byte_stream;

/* A file ("-": standard input). NULL after reporting at `at`, as file_read does. Closed with the
 * arena of `d`. */
byte_stream *stream_of_file(diags *d, str path, pos at);

/* Bytes that are there already. They outlive the stream. */
byte_stream *stream_of_bytes(arena *a, str bytes);

#endif
