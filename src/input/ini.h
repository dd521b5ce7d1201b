/* The grammar of input files: sections, keys, lines of values. What the names mean, data knows.
 * Whatever is accepted here gives the same sections, keys and values in Python's configparser
 * (interpolation=None, strict=True, delimiters=('=',)). */
#ifndef KH_INPUT_INI_H
#define KH_INPUT_INI_H

#include "base/diag.h"

typedef struct ini_key {
    str name; /* as typed */
    pos at;
    LIST(line) lines;       /* the key's own line only if a value stands on it */
    bool value_on_key_line; /* it does: lines.at[0] */
    bool literal;           /* from JSON: nothing in it is special; blanks before a line are kept */
} ini_key;

typedef struct ini_section {
    str name; /* as typed, without the brackets */
    pos at;
    LIST(ini_key) keys;
    bool guessed; /* what is wrong with its line, or that there is none, was reported */
} ini_section;

typedef struct ini_file {
    LIST(ini_section) sections;
} ini_file;

/* Reads all of `src`; faults are reported and reading goes on. */
void ini_parse(diags *d, const source *src, ini_file *file);

/* The key whose section and name fold to these, or NULL. */
const ini_key *ini_find(arena *a, const ini_file *file, str section, str key);

/* The line that begins at *at, without its end (LF, CRLF, CR), which *at moves past. */
str ini_next_line(str text, size_t *at);

#endif
