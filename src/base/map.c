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

static uint64_t word_at(const char *p)
{
    uint64_t word;
    memcpy(&word, p, sizeof word);
    return word;
}

/* Up to eight bytes at the end, some of them twice: no call for a few bytes. */
static uint64_t last_word(str s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    uint32_t first, last;
    if (s.n >= 8)
        return word_at(s.p + s.n - 8);
    if (s.n < 4)
        return p[0] | (uint64_t)p[s.n / 2] << 8 | (uint64_t)p[s.n - 1] << 16;
    memcpy(&first, p, 4);
    memcpy(&last, p + s.n - 4, 4);
    return first | (uint64_t)last << 32;
}

/* Eight bytes at a time, each spread over all bits: for slots alone, which nobody sees. */
static size_t slot_hash(str s)
{
    const uint64_t spread = 0x9e3779b97f4a7c15ULL;
    uint64_t h = s.n * spread;
    size_t i = 0;
    for (; i + 8 <= s.n; i += 8) {
        h = (h ^ word_at(s.p + i)) * spread;
        h ^= h >> 32;
    }
    if (i < s.n)
        h = (h ^ last_word(s)) * spread;
    h = (h ^ h >> 32) * spread; /* names that differ at their ends differ in the upper bits alone */
    return (size_t)(h ^ h >> 29);
}

/* Names of one length mostly end otherwise. */
static bool is_named(const map_slot *slot, str name)
{
    return slot->name.n == name.n &&
           (name.n == 0 || (slot->name.p[name.n - 1] == name.p[name.n - 1] &&
                            memcmp(slot->name.p, name.p, name.n) == 0));
}

static map_slot *find_slot(const map *m, str name)
{
    size_t i = slot_hash(name);
    for (;; i++) {
        map_slot *slot = &m->slots[i & (m->cap - 1)];
        if (!slot->thing || is_named(slot, name))
            return slot;
    }
}

void *map_get(const map *m, str name)
{
    return m->cap ? find_slot(m, name)->thing : NULL;
}

enum { FIRST = 16 }; /* slots */

void map_set(map *m, str name, void *thing)
{
    if (m->n * 2 >= m->cap) { /* half of them free: most searches end where they begin */
        map wider = {.a = m->a, .cap = m->cap ? m->cap * 2 : FIRST};
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
