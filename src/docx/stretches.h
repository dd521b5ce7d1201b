/* What a text has in common with another that was looked into before. */
#ifndef KH_DOCX_STRETCHES_H
#define KH_DOCX_STRETCHES_H

#include <stdint.h>

#include "base/str.h"
#include "docx/lz77.h"

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
    bool left_out;    /* the text lacks the middle of long ones yet (stretches_fill); they are in
                       * its order */
    bool is_all;      /* that is found: nobody need look for more */
} told_same;

/* Bytes at both ends of a stretch that are always there: two of the longest repeats, one that
 * begins before the stretch, and one of what that one ended with. */
enum { STRETCH_END = 2 * LZ77_LONGEST };

/* Copies a stretch, but for the middle of a long one. */
void stretch_copy_ends(char *to, const char *from, size_t n);

/* Puts into a text what was left out of it. */
void stretches_fill(str text, const told_same *told);

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
 * taken where it is; what was left out and can't be taken is put in its place. */
stretches stretches_find(arena *a, const known_text *known, str text, const told_same *told);

#endif
