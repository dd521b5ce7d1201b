/* Open addressing; a free slot ends each search. Knows hashes alone. */
#include "base/hash_index.h"

#include <string.h>

hash_index hash_index_new(arena *a, size_t n)
{
    hash_index h = {.cap = n + n / 4 + 8};
    h.slots = NEW_ARRAY(a, uint64_t, h.cap);
    return h;
}

void hash_index_clear(hash_index *h)
{
    memset(h->slots, 0, h->cap * sizeof *h->slots);
}

/* FNV's upper bits are weak in short names: all bits go into where to begin. */
static size_t first_slot(const hash_index *h, uint64_t hash)
{
    hash = (hash ^ hash >> 32) * 0x9E3779B97F4A7C15ULL;
    return (size_t)((hash ^ hash >> 29) % h->cap);
}

void hash_index_add(hash_index *h, uint64_t hash, size_t number)
{
    size_t i = first_slot(h, hash);
    while (h->slots[i])
        i = i + 1 < h->cap ? i + 1 : 0;
    h->slots[i] = (hash & 0xFFFFFFFF00000000ULL) | (number + 1);
}

bool hash_index_next(const hash_index *h, uint64_t hash, size_t *step, size_t *number)
{
    size_t first = h->cap ? first_slot(h, hash) : 0;
    for (; *step < h->cap; ++*step) {
        uint64_t slot = h->slots[(first + *step) % h->cap];
        if (!slot)
            return false;
        if ((slot ^ hash) >> 32)
            continue;
        *number = (size_t)(slot & 0xFFFFFFFFU) - 1;
        ++*step;
        return true;
    }
    return false;
}
