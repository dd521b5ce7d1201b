/* The strings that cells of a workbook share, by number: in memory up to a bound, beyond it in a
 * nameless temporary file. */
#ifndef KH_INPUT_XLSX_STRINGS_H
#define KH_INPUT_XLSX_STRINGS_H

#include <stdint.h>

#include "base/diag.h"

enum { STRINGS_MOST = LIMIT_SHEET_STRINGS, STRINGS_IN_MEMORY_MIB = 1 };

typedef struct xlsx_strings xlsx_strings;

/* `at`: where a fault of the temporary file is told. */
xlsx_strings *strings_new(diags *d, pos at);

/* The next one. False after reporting: too many, no room on the disk. */
bool strings_add(xlsx_strings *s, str text);

size_t strings_count(const xlsx_strings *s);

/* The i-th (below strings_count), good until the next call. False after reporting. */
bool strings_get(xlsx_strings *s, size_t i, str *text);

#endif
