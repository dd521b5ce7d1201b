/* A tree from the rarest up; where it gets too deep, the weights are made more alike. Knows nothing
 * of what the symbols mean. */
#include "docx/huffman.h"

#include <stdbool.h>

typedef struct node {
    unsigned weight, symbol, parent, depth;
} node;

static bool is_lighter(const node *a, const node *b)
{
    return a->weight < b->weight || (a->weight == b->weight && a->symbol < b->symbol);
}

/* Shell's way: for so few it is quicker than qsort, and takes no memory. */
static void sort(node *all, size_t n)
{
    static const size_t gaps[] = {57, 23, 10, 4, 1};
    for (size_t g = 0; g < sizeof gaps / sizeof *gaps; g++)
        for (size_t gap = gaps[g], i = gap; i < n; i++) {
            node one = all[i];
            size_t k = i;
            for (; k >= gap && is_lighter(&one, &all[k - gap]); k -= gap)
                all[k] = all[k - gap];
            all[k] = one;
        }
}

/* Joins the two lightest until one is left. Leaves stand first, in order; what is joined gets
 * heavier and heavier, so that the lightest is always at one of two places. Gives the depth. */
static unsigned join(node *all, size_t leaves)
{
    size_t leaf = 0, joined = leaves, end = leaves;
    unsigned deepest = 0;
    sort(all, leaves);
    for (; end < 2 * leaves - 1; end++) {
        all[end] = (node){0};
        for (int k = 0; k < 2; k++) {
            node *one = leaf < leaves && (joined == end || all[leaf].weight <= all[joined].weight)
                            ? &all[leaf++]
                            : &all[joined++];
            one->parent = (unsigned)end;
            all[end].weight += one->weight;
        }
    }
    for (size_t i = end - 1; i-- > 0;) {
        all[i].depth = all[all[i].parent].depth + 1;
        deepest = all[i].depth > deepest ? all[i].depth : deepest;
    }
    return deepest;
}

static uint32_t reversed(uint32_t bits, unsigned n)
{
    uint32_t out = 0;
    for (; n > 0; n--, bits >>= 1)
        out = out << 1 | (bits & 1);
    return out;
}

/* Lengths are known: codes of one length follow each other, the shorter lengths first. */
static void number(code *out, size_t n)
{
    unsigned many[HUFFMAN_LONGEST + 1] = {0}, next[HUFFMAN_LONGEST + 1] = {0};
    for (size_t i = 0; i < n; i++)
        many[out[i].n]++;
    many[0] = 0;
    for (unsigned length = 1; length <= HUFFMAN_LONGEST; length++)
        next[length] = (next[length - 1] + many[length - 1]) << 1;
    for (size_t i = 0; i < n; i++)
        if (out[i].n)
            out[i].bits = reversed(next[out[i].n]++, out[i].n);
}

void huffman_make(const unsigned *often, size_t n, unsigned longest, code *out)
{
    node all[2 * HUFFMAN_SYMBOLS];
    size_t leaves = 0;
    for (size_t i = 0; i < n; i++) {
        out[i] = (code){0};
        if (often[i])
            all[leaves++] = (node){.weight = often[i], .symbol = (unsigned)i};
    }
    while (join(all, leaves) > longest)
        for (size_t i = 0; i < leaves; i++)
            all[i].weight = all[i].weight / 2 + 1;
    for (size_t i = 0; i < leaves; i++)
        out[all[i].symbol].n = all[i].depth;
    number(out, n);
}
