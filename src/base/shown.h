/* Text of strangers (names of files, values, lines of an input) as one line of a terminal shows it.
 */
#ifndef KH_BASE_SHOWN_H
#define KH_BASE_SHOWN_H

#include <stdint.h>

#include "base/str.h"

enum { SHOWN_ROOM = 16 };

/* The character at *i, which moves past it, and the number of its bytes. A line break is "⏎", a tab
 * a blank; what steers a terminal, changes the direction of writing or isn't seen at all is told by
 * its number, "<U+202E>"; a byte that is no UTF-8 is "\xFF". */
size_t shown_next(str text, size_t *i, char into[SHOWN_ROOM]);

/* True of a character that shown_next tells by its number. */
bool shown_is_hidden(uint32_t cp);

void shown_add(buf *b, str text);

#endif
