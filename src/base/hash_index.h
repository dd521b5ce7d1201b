/* Numbers by the hash of what they stand for: ten bytes each. What a number stands for, its owner
 * looks at before believing that it is meant. */
#ifndef KH_BASE_HASH_INDEX_H
#define KH_BASE_HASH_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct hash_index {
    uint64_t *slots; /* half of the hash, and the number + 1; 0: free */
    size_t cap;
} hash_index;

/* With room for n numbers below 2^32 - 1. */
hash_index hash_index_new(arena *a, size_t n);

void hash_index_clear(hash_index *h);

void hash_index_add(hash_index *h, uint64_t hash, size_t number);

/* The numbers that may stand for what has this hash, one after the other: `size_t step = 0;` before
 * the first. False when there are no more. */
bool hash_index_next(const hash_index *h, uint64_t hash, size_t *step, size_t *number);

#endif
