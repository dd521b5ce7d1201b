/* Bytes that wait until they are wanted: in memory as far as that goes, then in a file without a
 * name, which the system removes with the process, however that ends. */
#ifndef KH_LIB_SPOOL_H
#define KH_LIB_SPOOL_H

#include <stdint.h>

#include "base/file.h"

typedef struct spool spool;

typedef struct spool_options {
    str folder;       /* where the file is to be, or in the nearest above it that is there */
    size_t in_memory; /* bytes */
    uint64_t in_file; /* bytes at most; also no more than a share of what the disk has left */
    bool needed;      /* where there is no file, memory takes it all */
} spool_options;

/* Belongs to `a`, and its file. */
spool *spool_new(arena *a, const spool_options *how);

/* Puts several pieces behind one another; *where is where spool_get finds the whole. False where
 * there is no room for them. */
bool spool_add(spool *s, const str *pieces, size_t n, uint64_t *where);

/* Any thread may ask while nobody adds. False where the disk doesn't give it back. */
bool spool_get(const spool *s, arena *a, uint64_t where, str *all);

/* Forgets all, and gives memory and disk back. */
void spool_clear(spool *s);

#endif
