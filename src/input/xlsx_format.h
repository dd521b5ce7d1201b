/* Numbers as a cell of a workbook shows them (ECMA-376 part 1, 18.8.30 and 18.8.31), in the
 * Vietnamese way: decimal comma, dates day first. What can't be shown for certain is never guessed.
 */
#ifndef KH_INPUT_XLSX_FORMAT_H
#define KH_INPUT_XLSX_FORMAT_H

#include "base/str.h"

typedef enum shown {
    SHOWN,
    SHOWN_NOT_CERTAIN, /* fractions, powers of ten, conditions, times that run past a day … */
    SHOWN_NO_DATE,     /* not a day that both ways of counting agree about */
    SHOWN_TOO_LONG,    /* General: how many digits are shown depends on the column's width */
    SHOWN_NO_NUMBER,   /* the value is none */
} shown;

/* The code of a built-in format; .p is NULL where there is none, or it depends on the machine. */
str format_built_in(unsigned long id);

/* Adds the value (as the file writes it: `-12.5`, `4.6117E4`) in that format to `out`. `from_1904`:
 * days count from 1904. */
shown format_number(str code, str value, bool from_1904, buf *out);

/* The same for text, of which a format may be told ("Xã "@). */
shown format_text(str code, str text, buf *out);

#endif
