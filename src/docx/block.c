/* Huffman codes for what is there, with room for what might be, and how a block says them. */
#include "docx/block.h"

enum {
    FIRST_LENGTH = 257,
    REPEAT = 16, /* 3.2.7: the last length again, 3 to 6 times */
    LENGTH_CODES = 19,
    LONGEST_LENGTH_CODE = 7,
    DYNAMIC = 2,
    WEIGHT = 8, /* of a symbol that comes, to one that might */
};

/* Four symbols to each doubling. */
static block_symbol length_symbol(unsigned length)
{
    unsigned n = length - LZ77_SHORTEST;
    if (length == LZ77_LONGEST)
        return (block_symbol){BLOCK_LITERALS - 1, 0, 0};
    if (n < 8)
        return (block_symbol){FIRST_LENGTH + n, 0, 0};
    unsigned more = log_2(n) - 2;
    return (block_symbol){FIRST_LENGTH + 4 * more + (n >> more), n & ((1u << more) - 1), more};
}

void block_code_make(block_code *c, str text, const tokens *all)
{
    unsigned literals[BLOCK_LITERALS], distances[BLOCK_DISTANCES];
    for (size_t i = 0; i < BLOCK_LITERALS; i++)
        literals[i] = 1;
    for (size_t i = 0; i < BLOCK_DISTANCES; i++)
        distances[i] = 1;
    for (size_t i = 0; i < all->n; i++) {
        const token *t = &all->at[i];
        if (t->length == 1) {
            literals[(unsigned char)text.p[t->at]] += WEIGHT;
        } else {
            literals[length_symbol(t->length).number] += WEIGHT;
            distances[block_distance(t->at - t->source).number] += WEIGHT;
        }
    }
    huffman_make(literals, BLOCK_LITERALS, HUFFMAN_LONGEST, c->literals);
    huffman_make(distances, BLOCK_DISTANCES, HUFFMAN_LONGEST, c->distances);
    for (unsigned n = LZ77_SHORTEST; n <= LZ77_LONGEST; n++) {
        block_symbol s = length_symbol(n);
        code l = c->literals[s.number];
        c->lengths[n] = (code){l.bits | s.extra << l.n, l.n + s.more};
    }
}

typedef struct run_length {
    unsigned symbol, more;
} run_length;

/* The lengths of all codes, repeats taken together (3.2.7). */
static size_t lengths_of(const block_code *c, run_length *out)
{
    size_t n = 0;
    for (unsigned i = 0, before = 0; i < BLOCK_LITERALS + BLOCK_DISTANCES;) {
        unsigned same = 0, length = 0;
        for (unsigned k = i; k < BLOCK_LITERALS + BLOCK_DISTANCES && same < 6; k++, same++) {
            unsigned one =
                k < BLOCK_LITERALS ? c->literals[k].n : c->distances[k - BLOCK_LITERALS].n;
            length = k == i ? one : length;
            if (one != length)
                break;
        }
        bool again = length == before && same >= 3;
        out[n++] = again ? (run_length){REPEAT, same - 3} : (run_length){length, 0};
        i += again ? same : 1;
        before = length;
    }
    return n;
}

/* A dynamic block's head; the block is the last (3.2.3, 3.2.7). */
void block_put_head(bits *b, const block_code *c)
{
    static const unsigned char order[LENGTH_CODES] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                      11, 4,  12, 3, 13, 2, 14, 1, 15};
    run_length all[BLOCK_LITERALS + BLOCK_DISTANCES];
    code codes[LENGTH_CODES];
    unsigned often[LENGTH_CODES] = {0};
    size_t n = lengths_of(c, all);
    for (size_t i = 0; i < n; i++)
        often[all[i].symbol]++;
    huffman_make(often, LENGTH_CODES, LONGEST_LENGTH_CODE, codes);
    bits_put(b, 1 | DYNAMIC << 1, 3);
    bits_put(b, BLOCK_LITERALS - 257, 5);
    bits_put(b, BLOCK_DISTANCES - 1, 5);
    bits_put(b, LENGTH_CODES - 4, 4);
    for (size_t i = 0; i < LENGTH_CODES; i++)
        bits_put(b, codes[order[i]].n, 3);
    for (size_t i = 0; i < n; i++) {
        block_put(b, codes[all[i].symbol]);
        if (all[i].symbol == REPEAT)
            bits_put(b, all[i].more, 2);
    }
}
