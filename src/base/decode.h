/* From a file's bytes to a source: UTF-8 or UTF-16, BOMs, and what is wrong with the bytes. */
#ifndef KH_BASE_DECODE_H
#define KH_BASE_DECODE_H

#include "base/diag.h"

/* NULL after reporting when the bytes are not text that a document can hold; one in an encoding
 * before Unicode is none. */
const source *source_decode(diags *d, str name, str bytes);

/* The same, but text in the encoding `from` is converted; one that is Unicode stays as it is. */
const source *source_decode_from(diags *d, str name, str bytes, old_code from);

/* Where a text has what goes nowhere. */
typedef enum comments {
    COMMENTS_NONE,
    COMMENTS_LINES,   /* that begin with `#` or `;` */
    COMMENTS_XML,     /* <!-- … --> */
    COMMENTS_MUSTACHE /* {{! … }} */
} comments;

/* The same of text that goes into a document: characters in it that nobody sees are told of; in
 * comments, only those that make a reader see something else. */
const source *source_decode_text(diags *d, str name, str bytes, old_code from, comments sort);

/* The same of a word or value that somebody typed just now: it is taken for Unicode. */
const source *source_decode_word(diags *d, str name, str bytes);

#endif
