/* Huffman codes for what is there, with room for what might be, and how a block says them. */
#include "docx/block.h"

enum {
    FIRST_LENGTH = 257,
    REPEAT = 16, /* 3.2.7: the last length again, 3 to 6 times */
    ZEROS = 17,  /* 3 to 10 symbols that never come */
    MANY_ZEROS = 18,
    MANY = 11, /* of them, to MOST_ZEROS */
    MOST_ZEROS = 138,
    FEWEST = 3,
    MOST_REPEATS = 6,
    LENGTH_CODES = 19,
    LONGEST_LENGTH_CODE = 7,
    DYNAMIC = 2,
    WEIGHT = 8, /* of a symbol that comes, to one that might */
};

/* Four symbols to each doubling. */
block_symbol block_length(unsigned length)
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
            literals[block_length(t->length).number] += WEIGHT;
            distances[block_distance(t->at - t->source).number] += WEIGHT;
        }
    }
    block_code_fit(c, literals, distances);
}

void block_code_fit(block_code *c, const unsigned *literals, const unsigned *distances)
{
    unsigned far[BLOCK_DISTANCES];
    memcpy(far, distances, sizeof far);
    for (size_t i = 0; i < 2; i++)
        far[i] += far[i] == 0; /* a code has two symbols at least */
    huffman_make(literals, BLOCK_LITERALS, HUFFMAN_LONGEST, c->literals);
    huffman_make(far, BLOCK_DISTANCES, HUFFMAN_LONGEST, c->distances);
    for (unsigned n = LZ77_SHORTEST; n <= LZ77_LONGEST; n++) {
        block_symbol s = block_length(n);
        code l = c->literals[s.number];
        c->lengths[n] = (code){l.bits | s.extra << l.n, l.n + s.more};
    }
}

typedef struct run_length {
    unsigned symbol, more;
} run_length;

static unsigned length_of(const block_code *c, size_t i)
{
    return i < BLOCK_LITERALS ? c->literals[i].n : c->distances[i - BLOCK_LITERALS].n;
}

/* The lengths of all codes, repeats taken together (3.2.7). */
static size_t lengths_of(const block_code *c, run_length *out)
{
    enum { ALL = BLOCK_LITERALS + BLOCK_DISTANCES };
    size_t n = 0;
    for (unsigned i = 0, before = ALL; i < ALL;) {
        unsigned length = length_of(c, i), same = 1;
        while (i + same < ALL && same < MOST_ZEROS && length_of(c, i + same) == length)
            same++;
        if (length == 0 && same >= MANY) {
            out[n++] = (run_length){MANY_ZEROS, same - MANY};
        } else if (length == 0 && same >= FEWEST) {
            out[n++] = (run_length){ZEROS, same - FEWEST};
        } else if (length == before && same >= FEWEST) {
            same = same < MOST_REPEATS ? same : MOST_REPEATS;
            out[n++] = (run_length){REPEAT, same - FEWEST};
        } else {
            out[n++] = (run_length){length, 0};
            same = 1;
        }
        i += same;
        before = length;
    }
    return n;
}

/* A dynamic block's head; the block is the last (3.2.3, 3.2.7). */
void block_put_head(bits *b, const block_code *c)
{
    static const unsigned char order[LENGTH_CODES] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                      11, 4,  12, 3, 13, 2, 14, 1, 15};
    static const unsigned char more_bits[] = {2, 3, 7};
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
        if (all[i].symbol >= REPEAT)
            bits_put(b, all[i].more, more_bits[all[i].symbol - REPEAT]);
    }
}
