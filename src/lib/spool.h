/* Bytes that wait until they are wanted: in memory as long as there are few; of more the last, and
 * those before in a file without a name, which the system removes with the process, however that
 * ends. */
#ifndef KH_LIB_SPOOL_H
#define KH_LIB_SPOOL_H

#include <stdint.h>

#include "base/file.h"

typedef struct spool spool;

typedef struct spool_options {
    str folder;       /* where the file is to be, or in the nearest above it that is there */
    size_t in_memory; /* bytes, more than 0, that wait there before there is a file */
    uint64_t in_file; /* bytes at most; also no more than a share of what the disk has left */
    bool needed;      /* where there is no file, memory takes it all */
    size_t block;     /* once there is a file, it is written in blocks of so many bytes, and memory
                       * has no more; 0: of as many as there were before */
} spool_options;

/* Belongs to `a`, and its file. */
spool *spool_new(arena *a, const spool_options *how);

/* Puts several pieces behind one another; *where is where spool_get finds the whole. False where
 * there is no room for them. */
bool spool_add(spool *s, const str *pieces, size_t n, uint64_t *where);

/* What was read of a file last, and what follows: so that what is asked for in order is read in
 * large steps. `p` has room for `cap` bytes; the rest is zero at first, and after spool_clear. */
typedef struct spool_window {
    char *p;
    size_t cap;
    const spool *of;
    uint64_t from;
    size_t n;
} spool_window;

/* Any thread may ask while nobody adds, with a window of its own: *all stays in it, or in `a`,
 * until the next is asked for. False where the disk doesn't give it back. */
bool spool_get(const spool *s, spool_window *w, arena *a, uint64_t where, str *all);

/* What was added before `where` isn't wanted any more: memory and disk get whole blocks of it back.
 * Others may ask for what came later meanwhile. */
void spool_drop(spool *s, uint64_t where);

/* Forgets all, and gives memory and disk back. */
void spool_clear(spool *s);

#endif
