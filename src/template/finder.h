/* Many names, to be found in a text: a text costs the same however many there are. */
#ifndef KH_TEMPLATE_FINDER_H
#define KH_TEMPLATE_FINDER_H

#include "base/hash_index.h"
#include "template/words.h"

typedef struct finder finder;

finder *finder_new(arena *a);

/* `what` (not NULL) is what finder_match says of it; a name without a word, or of more
 * than 32, is passed over. */
void finder_add(finder *to, str name, const void *what);

/* The same for a name whose key is known and outlives the finder; finder_has_inner() doesn't get to
 * know its words. */
void finder_add_key(finder *to, str key, const void *what);

/* The key of the i-th of the words that names begin with; NULL: there are no more. */
const char *finder_first_word(const finder *in, size_t i);

/* True if some name has the word (its key) behind its first. NULL for `in`: there are no names. */
bool finder_has_inner(const finder *in, str key);

/* Names that don't lie in memory: one is asked for by its number, in `a`, where it seems to be
 * meant; false where it can't be had. */
typedef struct finder_names {
    bool (*get)(void *context, arena *a, size_t number, str *name);
    void *context;
} finder_names;

/* A finder of such names; `index` has room for them. */
finder *finder_of_names(arena *a, hash_index index, finder_names names);

/* Adds one of them. */
void finder_add_number(finder *to, str name, size_t number);

/* The same names for another thread, which asks for them by itself. */
finder *finder_share(arena *a, const finder *first, finder_names names);

/* How many words the longest name has that begins at word i, and what it is; 0: none does.
 * NULL for `in`: there are no names. */
size_t finder_match(const finder *in, const word_list *w, size_t i, const void **what);

/* The same, of names with more than `least` words, also of names by number. */
size_t finder_match_longer(const finder *in, const word_list *w, size_t i, size_t least);

#endif
