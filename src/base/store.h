/* Bytes put away one behind the other and asked for again by their place: in memory up to a bound,
 * what is more in a temporary file without a name. */
#ifndef KH_BASE_STORE_H
#define KH_BASE_STORE_H

#include <stdint.h>

#include "base/diag.h"

enum { STORE_IN_MEMORY = 1024 * 1024 };

typedef struct store store;

/* Freed with the arena. */
store *store_new(arena *a);

/* How many bytes it has: where the next go. */
uint64_t store_size(const store *s);

/* Appends; false after reporting that the temporary file can't take it (in TMPDIR, else /tmp). */
bool store_add(store *s, diags *d, str bytes);

/* One reader's window: any number may read at the same time, while nobody adds. `store_view v =
 * {.of = store, .a = arena};` */
typedef struct store_view {
    const store *of;
    arena *a;
    buf kept;
    uint64_t from; /* where what is kept stands */
} store_view;

/* The n bytes at a place, good until the next read. False after reporting that they are lost. */
bool store_read(store_view *v, diags *d, uint64_t at, size_t n, str *bytes);

#endif
