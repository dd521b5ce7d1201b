/* Long runs of bits: what a word has of them, wherever in a byte they begin, is
 * written at once. Knows nothing of what they say. */
#include "docx/bits.h"

enum { STEP = BITS_MOST / 8, STEPS = 4 };

void bits_copied(bits *b, const unsigned char *stream, size_t from, size_t to)
{
    unsigned first = (8 - b->n) & 7, shift = (from + first) & 7;
    bits_copy_few(b, stream, from, first);
    from += first;
    const unsigned char *p = stream + from / 8;
    unsigned char *at = b->p;
    for (; to - from > STEPS * BITS_MOST; from += STEPS * BITS_MOST) {
#pragma GCC unroll 4
        for (size_t k = 0; k < STEPS; k++)
            store_64(at + k * STEP, load_64(p + k * STEP) >> shift);
        p += STEPS * STEP;
        at += STEPS * STEP;
    }
    for (; to - from > BITS_MOST; from += BITS_MOST, p += STEP, at += STEP)
        store_64(at, load_64(p) >> shift);
    b->p = at;
    bits_copy_few(b, stream, from, (unsigned)(to - from));
}
