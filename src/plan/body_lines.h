/* The lines of a body as its reading sees them. */
#ifndef KH_PLAN_BODY_LINES_H
#define KH_PLAN_BODY_LINES_H

#include "base/source.h"

typedef struct body_line {
    line l; /* blanks before it are kept in verbatim ones alone */
    bool verbatim;
    bool tag;     /* a tag and nothing else */
    size_t close; /* of a tag that opens: the line of its end, else 0 */
    size_t words; /* lines before this one that are neither rows, tags nor blank */
} body_line;

typedef struct body_lines {
    body_line *at;
    size_t n;
} body_lines;

/* `literal`: braces are plain text. */
body_lines body_lines_read(arena *a, const line *lines, size_t n, bool literal);

/* The line at *i, with those that a `\` joins to it, and *i past them. */
line body_lines_next(arena *a, const body_lines *all, size_t *i);

bool body_line_is_row(const body_line *l);

/* A blank line, or a comment alone. */
bool body_line_is_nothing(const body_line *l);

/* A section that begins and ends between rows is part of their table. */
bool body_lines_among_rows(const body_lines *all, size_t i);

#endif
