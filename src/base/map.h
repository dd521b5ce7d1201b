/* A table from names to things, so that looking a name up costs the same however many there are. */
#ifndef KH_BASE_MAP_H
#define KH_BASE_MAP_H

#include "base/str.h"

typedef struct map_slot {
    str name;
    void *thing;
} map_slot;

/* `map m = {.a = arena};` Names are kept as views: their bytes must outlive the map. */
typedef struct map {
    arena *a;
    map_slot *slots;
    size_t n, cap; /* cap is a power of two */
} map;

/* NULL when the name is not there. */
void *map_get(const map *m, str name);

/* Sets the name's thing (not NULL), in place of an earlier one. */
void map_set(map *m, str name, void *thing);

/* FNV-1a, 64 bits: for tables and for telling whether bytes were changed, not against malice. */
unsigned long long map_hash(str s);

/* The hash of what gave `before`, with `s` behind it. */
unsigned long long map_hash_on(unsigned long long before, str s);

#endif
