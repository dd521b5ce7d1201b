/* Numbers as bytes, and a stream of bits: the lowest bit first (RFC 1951, 3.1.1). */
#ifndef KH_DOCX_BITS_H
#define KH_DOCX_BITS_H

#include <stddef.h>
#include <string.h>

#include "base/bytes.h"

/* Byte by byte, compilers make eight stores of some. */
static inline void store_32(void *to, uint32_t v)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    v = __builtin_bswap32(v);
#endif
    memcpy(to, &v, sizeof v);
}

static inline void store_64(void *to, uint64_t v)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    v = __builtin_bswap64(v);
#endif
    memcpy(to, &v, sizeof v);
}

enum { BITS_MOST = 56, BITS_ROOM = 8 }; /* a put's bits; bytes that it may touch past the end */

typedef struct bits {
    unsigned char *p; /* whole bytes end here */
    uint64_t held;
    unsigned n; /* bits held: fewer than 8 between puts */
} bits;

/* Adds the lowest `n` bits of `v`; the others are 0. */
static inline void bits_put(bits *b, uint64_t v, unsigned n)
{
    b->held |= v << b->n;
    b->n += n;
    store_64(b->p, b->held);
    b->p += b->n / 8;
    b->held >>= b->n & ~7u;
    b->n &= 7;
}

/* Adds `n` bits of a stream, BITS_MOST at most. */
static inline void bits_copy_few(bits *b, const unsigned char *stream, size_t from, unsigned n)
{
    uint64_t v = load_64(stream + from / 8) >> (from & 7);
    bits_put(b, v & ~(~(uint64_t)0 << n), n);
}

/* The same for more. */
void bits_copied(bits *b, const unsigned char *stream, size_t from, size_t to);

/* Adds the bits from..to of a stream; BITS_ROOM bytes behind it may be read. */
static inline void bits_copy(bits *b, const unsigned char *stream, size_t from, size_t to)
{
    if (to - from > BITS_MOST)
        bits_copied(b, stream, from, to);
    else if (from < to)
        bits_copy_few(b, stream, from, (unsigned)(to - from));
}

#endif
