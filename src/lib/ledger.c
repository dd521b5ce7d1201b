/* Rows and their files' names. Knows no plans, and nothing of how names are made. */
#include "lib/ledger.h"

#include "base/map.h"

enum { NAMES_IN_MEMORY = 1024 * 1024, USUAL_NAME = 256, FEWEST_SLOTS = 64 };

void ledger_begin(ledger *l, arena *a, size_t n, str folder)
{
    spool_options names = {folder, NAMES_IN_MEMORY, UINT64_MAX >> 2, true, 0};
    *l = (ledger){.a = a, .at = NEW_ARRAY(a, unit_state, n + 1), .n = n};
    for (size_t i = 0; i < n; i++)
        l->at[i].worker = UNIT_NOT_KEPT;
    l->names = spool_new(a, &names);
}

void ledger_name_is(ledger *l, size_t nth, str name)
{
    if (!spool_add(l->names, &name, 1, &l->at[nth].name))
        arena_no_memory(l->a);
}

str ledger_name(const ledger *l, arena *a, size_t nth)
{
    char read[USUAL_NAME];
    spool_window here = {.p = read, .cap = sizeof read};
    str name;
    if (!spool_get(l->names, &here, a, l->at[nth].name, &name))
        arena_no_memory(a);
    return str_copy(a, name);
}

/* Where to begin to look: all bits of the hash count. */
static size_t first_slot(const ledger *l, uint32_t hash)
{
    return (size_t)((uint64_t)(hash * 0x9E3779B1U) * l->cap >> 32);
}

static size_t next_slot(const ledger *l, size_t i)
{
    return i + 1 < l->cap ? i + 1 : 0;
}

static void put(ledger *l, ledger_slot one)
{
    size_t i = first_slot(l, one.hash);
    while (l->slots[i].row)
        i = next_slot(l, i);
    l->slots[i] = one;
}

/* Never more than three quarters full; from the first with room for a file of each row. */
static void make_room(ledger *l)
{
    ledger_slot *old = l->slots;
    size_t had = l->cap, cap = had ? had * 2 : l->n + l->n / 2 + FEWEST_SLOTS;
    if (l->used < had / 4 * 3)
        return;
    l->slots = NEW_ARRAY(l->a, ledger_slot, cap);
    l->cap = cap;
    for (size_t i = 0; i < had; i++)
        if (old[i].row)
            put(l, old[i]);
}

size_t ledger_take_key(ledger *l, size_t nth, str key, ledger_has *has, void *context)
{
    unsigned long long wide = map_hash(key);
    uint32_t hash = (uint32_t)(wide ^ wide >> 32);
    make_room(l);
    size_t i = first_slot(l, hash);
    for (; l->slots[i].row; i = next_slot(l, i))
        if (l->slots[i].hash == hash && has(context, l->slots[i].row - 1, key))
            return l->slots[i].row - 1;
    l->slots[i] = (ledger_slot){hash, (uint32_t)nth + 1};
    l->used++;
    return nth;
}
