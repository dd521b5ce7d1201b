/* What the reader of Word's elements (word_read.c) and who feeds it parts (word_text.c) share.
 * Nobody else includes it. */
#ifndef KH_TEXT_WORD_READER_H
#define KH_TEXT_WORD_READER_H

#include "base/map.h"
#include "text/word_package.h"

/* A table that is being read, and how far its row is. */
typedef struct word_table {
    buf row;
    size_t cells;
    bool cell_has_words;
} word_table;

/* A footnote or endnote that a mark refers to. */
typedef struct word_note {
    size_t number;
    str text;
} word_note;

typedef struct word_reader {
    arena *a;
    word_package *p;
    buf out;
    LIST(buf) paragraphs; /* that are being read: inside one are those of its text boxes */
    LIST(word_table) tables;
    size_t in_text;             /* inside w:t and the like */
    size_t skipped;             /* how deep inside what isn't read, */
    size_t properties;          /* inside w:pPr, w:rPr and their like */
    bool began, is_word;        /* the part's root was seen; it is one of Word's */
    LIST(word_note *) notes;    /* in the order of their marks */
    map notes_by_id;            /* "f2", "e2": its word_note */
    LIST(str) headers, footers; /* relationships of pages, in order, */
    map pages_seen;             /* each once */
    char note_kind;             /* of the part being read: 'f', 'e', or 0 */
    bool in_note, note_is_line;
    str note_id;
    buf body; /* `out`, while a note is read */
} word_reader;

/* Reads one part onto `out`. False after reporting. */
bool word_read_part(word_reader *r, str part);

#endif
