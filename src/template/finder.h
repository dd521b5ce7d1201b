/* Many names, to be found in a text: a text costs the same however many there are. */
#ifndef KH_TEMPLATE_FINDER_H
#define KH_TEMPLATE_FINDER_H

#include "template/words.h"

typedef struct finder finder;

finder *finder_new(arena *a);

/* `what` (not NULL) is what finder_match says of it; a name without a word, or of more
 * than 32, is passed over. */
void finder_add(finder *to, str name, const void *what);

/* The key of the i-th of the words that names begin with; NULL: there are no more. */
const char *finder_first_word(const finder *in, size_t i);

/* How many words the longest name has that begins at word i, and what it is; 0: none does.
 * NULL for `in`: there are no names. */
size_t finder_match(const finder *in, const word_list *w, size_t i, const void **what);

#endif
