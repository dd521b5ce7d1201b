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

/* The known text, and where it has words that come only once in it. */
typedef struct known_text {
    str text;
    uint32_t *places;
    unsigned bits; /* of the number of places */
} known_text;

/* Texts of up to 2 GB; `text` must stay. */
known_text stretches_know(arena *a, str text);

/* The stretches of `text`, in the order that both have them in: a function of both texts and of
 * `told` alone. What is told to be the same is looked at, and taken where it is. */
stretches stretches_find(arena *a, const known_text *known, str text, const stretches *told);

#endif
