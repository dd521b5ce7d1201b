/* What a text has in common with another that was looked into before. */
#ifndef KH_DOCX_STRETCHES_H
#define KH_DOCX_STRETCHES_H

#include <stdint.h>

#include "base/str.h"

/* `n` bytes that stand at `at` in a text and at `from` in the known one. */
typedef struct stretch {
    size_t at, from, n;
} stretch;
typedef LIST(stretch) stretches;

/* What others know that a text has in common with the known one. */
typedef struct told_same {
    stretches all;
    const char *from; /* the text that they copied these bytes from: if it is the very known one,
                       * and not only the same, nobody looks at them; NULL: no such */
    bool is_all;      /* that is found: nobody need look for more */
} told_same;

/* The known text, and where it has words that come only once in it. */
typedef struct known_text {
    str text;
    uint32_t *places;
    unsigned bits; /* of the number of places */
} known_text;

/* Texts of up to 2 GB; `text` must stay. */
known_text stretches_know(arena *a, str text);

/* The stretches of `text`, in the order that both have them in: a function of both texts and of
 * what is told alone. What is told to be the same is compared, or known to have been copied, and
 * taken where it is. */
stretches stretches_find(arena *a, const known_text *known, str text, const told_same *told);

#endif
