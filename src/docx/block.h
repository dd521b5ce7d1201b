/* A dynamic block of deflate (RFC 1951, 3.2.7): with a code for every symbol, so that any text can
 * be written with it, or for those of one text alone. */
#ifndef KH_DOCX_BLOCK_H
#define KH_DOCX_BLOCK_H

#include <stdbool.h>

#include "docx/bits.h"
#include "docx/huffman.h"
#include "docx/lz77.h"

enum {
    BLOCK_END = 256, /* 3.2.5: bytes, the end, lengths */
    BLOCK_LITERALS = 286,
    BLOCK_DISTANCES = 30,
    BLOCK_HEAD_MOST = 512, /* bytes */
};

typedef struct block_code {
    code literals[BLOCK_LITERALS], distances[BLOCK_DISTANCES];
    code lengths[LZ77_LONGEST + 1]; /* of repeats, with their extra bits */
} block_code;

/* The code that suits these tokens of a text, and has every symbol. */
void block_code_make(block_code *c, str text, const tokens *all);

/* The shortest code for symbols that come that often, and for no others. */
void block_code_fit(block_code *c, const unsigned *literals, const unsigned *distances);

/* The head of a stream's only block. */
void block_put_head(bits *b, const block_code *c);

static inline void block_put(bits *b, code c)
{
    bits_put(b, c.bits, c.n);
}

static inline void block_put_byte(bits *b, const block_code *c, char byte)
{
    block_put(b, c->literals[(unsigned char)byte]);
}

typedef struct block_symbol {
    unsigned number, extra, more; /* the extra bits, how many */
} block_symbol;

/* Of a repeat's length. */
block_symbol block_length(unsigned length);

static inline unsigned log_2(unsigned n) /* not of 0 */
{
    return 31 - (unsigned)__builtin_clz(n);
}

/* Two symbols to each doubling. */
static inline block_symbol block_distance(unsigned distance)
{
    unsigned n = distance - 1;
    if (n < 4)
        return (block_symbol){n, 0, 0};
    unsigned more = log_2(n) - 1;
    return (block_symbol){2 * more + (n >> more), n & ((1u << more) - 1), more};
}

/* True for distances of one symbol: they differ in the last *more bits of a repeat alone. */
static inline bool block_is_alike(unsigned one, unsigned other, unsigned *more)
{
    unsigned n = one - 1;
    *more = n < 4 ? 0 : log_2(n) - 1;
    return (n ^ (other - 1)) >> *more == 0;
}

static inline void block_put_repeat(bits *b, const block_code *c, size_t length, size_t distance)
{
    block_symbol s = block_distance((unsigned)distance);
    code l = c->lengths[length], d = c->distances[s.number];
    bits_put(b, l.bits | (uint64_t)d.bits << l.n | (uint64_t)s.extra << (l.n + d.n),
             l.n + d.n + s.more);
}

#endif
