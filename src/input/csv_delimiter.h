/* What parts the cells of a list. */
#ifndef KH_INPUT_CSV_DELIMITER_H
#define KH_INPUT_CSV_DELIMITER_H

#include "input/window.h"

/* What Excel's line `sep=;` says, else of tab, `;` and `,` the one that the first line with words
 * has most of; *off is behind that line `sep=`. */
char csv_delimiter(text_window *w, size_t *off);

#endif
