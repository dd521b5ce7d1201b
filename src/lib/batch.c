/* Threads, and the window of chunks between them. The calling thread works like the others, and
 * takes what is full, in order. Knows nothing of plans. */
#include "lib/batch.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum {
    CHUNK = 32,          /* rows, where there are many */
    CHUNKS_A_THREAD = 8, /* at least: so that all end at about the same time */
    WINDOW_A_THREAD = 4, /* chunks that wait to be taken, and are being done */
    ROWS_WORTH_A_THREAD = 4
};

/* A chunk of the window. Its thread has it until it is full, then the calling one. */
typedef struct slot {
    arena *keep;
    unsigned char *results;
    size_t done; /* rows of it */
    bool full;   /* under the lock */
} slot;

typedef struct run {
    const batch *b;
    size_t chunk, chunks, window;
    slot *slots; /* of chunk c: c modulo window */
    pthread_mutex_t lock;
    pthread_cond_t filled, emptied;
    size_t next, taken; /* chunks, under the lock */
    bool no_memory;     /* under the lock */
    atomic_bool stop;
    pthread_t threads[BATCH_MOST_THREADS];
    size_t started; /* beside the calling one */
} run;

typedef struct worker {
    run *r;
    size_t number;
} worker;

size_t batch_threads(size_t rows, size_t jobs)
{
    size_t useful = rows / ROWS_WORTH_A_THREAD;
    size_t most = jobs < BATCH_MOST_THREADS ? jobs : BATCH_MOST_THREADS;
    size_t n = useful < most ? useful : most;
    return n ? n : 1;
}

static slot *slot_of(run *r, size_t chunk)
{
    return &r->slots[chunk % r->window];
}

/* ---- working ---- */

static bool no_more(const run *r)
{
    return r->stop || r->no_memory || r->next >= r->chunks;
}

static bool has_room(const run *r)
{
    return r->next - r->taken < r->window;
}

/* The next chunk. False where there is none any more; to who doesn't wait, also where the window
 * has no room for it now. */
static bool begin_chunk(run *r, bool wait, size_t *chunk)
{
    pthread_mutex_lock(&r->lock);
    while (wait && !no_more(r) && !has_room(r))
        pthread_cond_wait(&r->emptied, &r->lock);
    bool more = !no_more(r) && has_room(r);
    if (more)
        *chunk = r->next++;
    pthread_mutex_unlock(&r->lock);
    return more;
}

static void do_chunk(run *r, size_t number, size_t chunk, jmp_buf *no_memory)
{
    const batch *b = r->b;
    slot *s = slot_of(r, chunk);
    size_t from = chunk * r->chunk, n = b->rows - from < r->chunk ? b->rows - from : r->chunk;
    arena_on_no_memory(s->keep, no_memory);
    arena_reset(s->keep);
    memset(s->results, 0, r->chunk * b->result);
    for (s->done = 0; s->done < n && !r->stop; s->done++)
        b->work(b->context, number, from + s->done, s->keep, s->results + s->done * b->result);
    pthread_mutex_lock(&r->lock);
    s->full = true;
    pthread_cond_signal(&r->filled);
    pthread_mutex_unlock(&r->lock);
}

/* ---- the other threads ---- */

/* Until there is no chunk any more; false: no memory. */
static bool do_chunks(run *r, size_t number)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return false;
    r->b->guard(r->b->context, number, &no_memory);
    for (size_t chunk; begin_chunk(r, true, &chunk);)
        do_chunk(r, number, chunk, &no_memory);
    return true;
}

static void *worker_main(void *object)
{
    worker w = *(worker *)object;
    free(object);
    bool good = do_chunks(w.r, w.number);
    w.r->b->guard(w.r->b->context, w.number, NULL);
    pthread_mutex_lock(&w.r->lock);
    w.r->no_memory = w.r->no_memory || !good;
    pthread_cond_broadcast(&w.r->emptied); /* nobody need wait for room */
    pthread_cond_signal(&w.r->filled);
    pthread_mutex_unlock(&w.r->lock);
    return NULL;
}

/* As many as the system lets us. */
static void start_others(run *r)
{
    for (size_t i = 1; i < r->b->threads; i++) {
        worker *w = malloc(sizeof *w);
        if (w)
            *w = (worker){r, i};
        if (!w || pthread_create(&r->threads[r->started], NULL, worker_main, w) != 0) {
            free(w);
            return;
        }
        r->started++;
    }
}

static void end_others(run *r)
{
    r->stop = true;
    pthread_mutex_lock(&r->lock);
    pthread_cond_broadcast(&r->emptied);
    pthread_mutex_unlock(&r->lock);
    for (size_t i = 0; i < r->started; i++)
        pthread_join(r->threads[i], NULL);
}

/* ---- the calling thread ---- */

static bool is_full(run *r, size_t chunk)
{
    pthread_mutex_lock(&r->lock);
    bool full = slot_of(r, chunk)->full && !r->no_memory;
    pthread_mutex_unlock(&r->lock);
    return full;
}

/* All rows of a full chunk that were done, stopped or not. */
static void take_chunk(run *r, size_t chunk)
{
    const batch *b = r->b;
    slot *s = slot_of(r, chunk);
    for (size_t i = 0; i < s->done; i++)
        if (!b->take(b->context, chunk * r->chunk + i, s->results + i * b->result))
            r->stop = true;
    pthread_mutex_lock(&r->lock);
    s->full = false;
    r->taken++;
    pthread_cond_broadcast(&r->emptied);
    pthread_mutex_unlock(&r->lock);
}

/* False where the chunk will never be full: nobody has begun it, or there is no memory. */
static bool await(run *r, size_t chunk)
{
    pthread_mutex_lock(&r->lock);
    while (!slot_of(r, chunk)->full && chunk < r->next && !r->no_memory)
        pthread_cond_wait(&r->filled, &r->lock);
    bool full = slot_of(r, chunk)->full && !r->no_memory;
    pthread_mutex_unlock(&r->lock);
    return full;
}

static void take_and_work(run *r, jmp_buf *no_memory)
{
    for (size_t c = 0, own; c < r->chunks;) {
        if (is_full(r, c))
            take_chunk(r, c++);
        else if (begin_chunk(r, false, &own))
            do_chunk(r, 0, own, no_memory);
        else if (!await(r, c))
            return;
    }
}

/* False: it has no memory. */
static bool do_own_part(run *r)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return false;
    r->b->guard(r->b->context, 0, &no_memory);
    r->b->guard(r->b->context, BATCH_CALLER, &no_memory);
    take_and_work(r, &no_memory);
    return true;
}

/* ---- all ---- */

static bool open_window(run *r)
{
    r->slots = calloc(r->window, sizeof *r->slots);
    bool good = r->slots;
    for (size_t i = 0; i < r->window && good; i++) {
        r->slots[i].keep = arena_new();
        r->slots[i].results = calloc(r->chunk, r->b->result);
        good = r->slots[i].keep && r->slots[i].results;
    }
    return good;
}

static void close_window(run *r)
{
    for (size_t i = 0; r->slots && i < r->window; i++) {
        arena_free(r->slots[i].keep);
        free(r->slots[i].results);
    }
    free(r->slots);
}

static bool run_all(run *r)
{
    pthread_mutex_init(&r->lock, NULL);
    pthread_cond_init(&r->filled, NULL);
    pthread_cond_init(&r->emptied, NULL);
    bool good = open_window(r);
    if (good) {
        start_others(r);
        good = do_own_part(r);
        r->b->guard(r->b->context, 0, NULL);
        end_others(r);
        good = good && !r->no_memory;
    }
    close_window(r);
    pthread_cond_destroy(&r->emptied);
    pthread_cond_destroy(&r->filled);
    pthread_mutex_destroy(&r->lock);
    return good;
}

/* Who works alone takes each row when it is done. */
static size_t chunk_rows(const batch *b)
{
    size_t even = b->rows / (b->threads * CHUNKS_A_THREAD);
    if (b->threads == 1 || even < 1)
        return 1;
    return even < CHUNK ? even : CHUNK;
}

bool batch_run(const batch *b)
{
    run *r = calloc(1, sizeof *r);
    if (!r)
        return false;
    r->b = b;
    r->chunk = chunk_rows(b);
    r->chunks = (b->rows + r->chunk - 1) / r->chunk;
    r->window = b->threads == 1 ? 1 : b->threads * WINDOW_A_THREAD;
    bool good = run_all(r);
    free(r);
    return good;
}
