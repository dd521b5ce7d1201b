/* Huffman codes as deflate has them (RFC 1951, 3.2.2). */
#ifndef KH_DOCX_HUFFMAN_H
#define KH_DOCX_HUFFMAN_H

#include <stddef.h>
#include <stdint.h>

enum { HUFFMAN_SYMBOLS = 286, HUFFMAN_LONGEST = 15 };

/* A symbol's bits, as they go into the stream. */
typedef struct code {
    uint32_t bits;
    unsigned n; /* 0: the symbol has none */
} code;

/* A code of at most `longest` bits a symbol, for symbols that come that often; those that never
 * come get none. At least two must come. */
void huffman_make(const unsigned *often, size_t n, unsigned longest, code *out);

#endif
