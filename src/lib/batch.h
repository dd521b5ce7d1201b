/* Rows done by several threads, the calling one among them; what they come to is taken by that one,
 * in the order of rows. There is a lock for each chunk of rows, and none for a row. */
#ifndef KH_LIB_BATCH_H
#define KH_LIB_BATCH_H

#include <stdbool.h>

#include "base/arena.h"

enum { BATCH_MOST_THREADS = 256 };

typedef struct batch {
    size_t rows;
    size_t threads; /* 1 or more; of one, each row is taken when it is done */
    size_t result;  /* bytes of what a row comes to */
    void *context;

    /* Does a row as the worker of that number (0: the calling thread). *result is zeroed; what it points
     * to belongs to `keep`, or lives until the row is taken. */
    void (*work)(void *context, size_t worker, size_t row, arena *keep, void *result);

    /* On the calling thread, in the order of rows. False: no more are begun; those that were are
     * done and taken all the same. */
    bool (*take)(void *context, size_t row, void *result);

    /* A worker's memory leads to `where` from now on when it runs out (arena_on_no_memory); NULL:
     * it isn't at work. Worker BATCH_CALLER: the calling thread's where it takes. */
    void (*guard)(void *context, size_t worker, jmp_buf *where);
} batch;

#define BATCH_CALLER ((size_t)-1)

/* How many threads are of use for so many rows, where `jobs` are allowed. */
size_t batch_threads(size_t rows, size_t jobs);

/* False: memory ran out; nobody is at work any more, and `guard` has to be called anew for those
 * that go on. True otherwise, stopped or not. */
bool batch_run(const batch *b);

#endif
