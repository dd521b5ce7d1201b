/* Sources: text with a name, and places in it. */
#ifndef KH_BASE_SOURCE_H
#define KH_BASE_SOURCE_H

#include "base/old_code.h"

/* A file (or a command-line word) as UTF-8. Lives as long as its arena. */
typedef struct source {
    str name;        /* as the user wrote it */
    str text;        /* valid UTF-8 without BOM; not normalized */
    size_t bom;      /* bytes of the BOM that stood before the text */
    int utf16_unit;  /* 2 if the bytes were UTF-16, else 0 */
    old_code old;    /* the encoding that the text was converted from, */
    bool old_typed;  /* whose units were characters there, not bytes */
    bool built_in;   /* compiled into the program: its name is no path here */
    bool whole_only; /* faults concern the source as a whole: nothing of it is shown */
    bool is_word;    /* a word of the command line, a value of JSON: shown, but it has no lines */
    bool is_sheet;   /* a line is a sheet's row: breaks inside quotes end none */
    const struct source *of; /* whose part it is: a row of a list that isn't kept; else NULL */
    size_t off, line, byte;  /* of a part: what stands before it there: bytes of text, ends of
                                lines, bytes of the file */
} source;

/* A place: byte offset in the source's text. src == NULL: nowhere. */
typedef struct pos {
    const source *src;
    size_t off;
} pos;

/* What a person is told of a place. Lines and columns count from 1, columns in characters
 * as a person counts; `byte` is the offset in the original bytes, from 0. */
typedef struct place {
    size_t line, column, byte;
    str line_text;
    size_t line_start; /* offset of the line, to start the next search from */
    bool quoted;       /* the line begins inside a cell of a sheet's row */
} place;

/* `hint`: an earlier result for the same source at or before `at`, or NULL; it saves the
 * walk from the top. */
place source_place(pos at, const place *hint);

/* The bytes that a character of the text has in the file. */
size_t source_size(const source *src, uint32_t cp);

/* What a source is a part of, or itself. */
const source *source_whole(const source *src);

/* True if both are one place, perhaps in two parts that hold the same text. */
bool pos_same(pos left, pos right);

/* The place from the start of the whole. */
size_t pos_offset(pos at);

/* The same place for longer: of a part, a copy that `a` holds. */
pos pos_keep(arena *a, pos at);

/* One line of a value: its words in NFC, and where they stand. Where a `\` joined lines, `text`
 * of the first holds all words, and the words of `rest` begin at its byte `rest_at`. */
typedef struct line {
    str text;
    pos at;
    const struct line *rest;
    size_t rest_at;
} line;

/* The place of byte `i` of the line's text. */
pos line_pos(const line *l, size_t i);

/* The same for ever greater `i` of one line, so that many places cost one walk. */
typedef struct line_cursor {
    const line *part; /* of a joined line: the one that the last place was in */
    size_t start;     /* where its words begin in the whole text */
    size_t at, off;   /* the last place: in the whole text, in the source */
} line_cursor;

line_cursor line_walk(const line *l);
pos line_walk_to(line_cursor *c, size_t i);

#endif
