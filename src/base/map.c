/* Open addressing. Nothing is ever removed, so a free slot ends each search. */
#include "base/map.h"

#include <stdint.h>

unsigned long long map_hash_on(unsigned long long before, str s)
{
    for (size_t i = 0; i < s.n; i++)
        before = (before ^ (unsigned char)s.p[i]) * 0x100000001b3ULL;
    return before;
}

unsigned long long map_hash(str s)
{
    return map_hash_on(0xcbf29ce484222325ULL, s);
}

static uint64_t word_at(const char *p, size_t n)
{
    uint64_t word = 0;
    memcpy(&word, p, n);
    return word;
}

/* Eight bytes at a time, each spread over all bits: for slots alone, which nobody sees. */
static size_t slot_hash(str s)
{
    const uint64_t spread = 0x9e3779b97f4a7c15ULL;
    uint64_t h = s.n * spread;
    size_t i = 0;
    for (; i + 8 <= s.n; i += 8) {
        h = (h ^ word_at(s.p + i, 8)) * spread;
        h ^= h >> 32;
    }
    if (i < s.n)
        h = (h ^ word_at(s.p + i, s.n - i)) * spread;
    return (size_t)(h ^ h >> 29);
}

static map_slot *find_slot(const map *m, str name)
{
    size_t i = slot_hash(name);
    for (;; i++) {
        map_slot *slot = &m->slots[i & (m->cap - 1)];
        if (!slot->thing || str_eq(slot->name, name))
            return slot;
    }
}

void *map_get(const map *m, str name)
{
    return m->cap ? find_slot(m, name)->thing : NULL;
}

void map_set(map *m, str name, void *thing)
{
    if (m->n * 4 >= m->cap * 3) {
        map wider = {.a = m->a, .cap = m->cap ? m->cap * 2 : 64};
        wider.slots = NEW_ARRAY(m->a, map_slot, wider.cap);
        for (size_t i = 0; i < m->cap; i++)
            if (m->slots[i].thing)
                *find_slot(&wider, m->slots[i].name) = m->slots[i];
        wider.n = m->n;
        *m = wider;
    }
    map_slot *slot = find_slot(m, name);
    if (!slot->thing)
        m->n++;
    *slot = (map_slot){name, thing};
}
