/* What commands tell about templates and plans: text for people, in two languages, with places. */
#ifndef KH_TEMPLATE_REPORT_H
#define KH_TEMPLATE_REPORT_H

#include "base/diag.h"

typedef struct report {
    buf b;
    language speech;
} report;

report report_begin(arena *a, language speech);
str report_text(const report *r);

void report_add(report *r, str words);
void report_say(report *r, const char *vi, const char *en);

/* A new line, indented. */
void report_line(report *r, size_t indent);

/* Words and blanks up to a width in characters; one blank at least. */
void report_column(report *r, str words, size_t width);

/* The larger of a width and what the words take. */
size_t report_width(size_t width, str words);

/* "ke-hoach.ini:12"; the name alone of what has no lines; empty for nowhere. */
str place_shown(arena *a, pos at);

/* The same; what is compiled in, whose name is no path on the disk, is said to be so. */
str place_told(arena *a, pos at, language speech);

/* The line's number; 0 for what has no lines. */
size_t place_line(pos at);

#endif
