/* Threads, and the window of chunks between them and the one that takes. Knows nothing of plans.
 * Only this starts threads. */
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

/* A chunk of the window. Its thread has it until it is full, then whoever takes. */
typedef struct slot {
    arena *keep;
    unsigned char *results;
    size_t done; /* rows of it */
    bool full;
} slot;

typedef struct run {
    const batch *b;
    size_t chunk, chunks, window;
    slot *slots; /* of chunk c: c modulo window */
    pthread_mutex_t lock;
    pthread_cond_t filled, emptied;
    size_t next, taken; /* chunks, under the lock */
    size_t working;     /* threads, under the lock */
    bool no_memory;     /* under the lock */
    atomic_bool stop;
    pthread_t threads[BATCH_MOST_THREADS];
    size_t started;
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

/* ---- one thread ---- */

static bool run_alone(const batch *b)
{
    arena *keep = arena_new();
    unsigned char *result = malloc(b->result);
    jmp_buf no_memory;
    bool good = keep && result && setjmp(no_memory) == 0;
    if (good) {
        bool more = true;
        b->guard(b->context, 0, &no_memory);
        b->guard(b->context, BATCH_CALLER, &no_memory);
        arena_on_no_memory(keep, &no_memory);
        for (size_t row = 0; row < b->rows && more; row++) {
            arena_reset(keep);
            memset(result, 0, b->result);
            b->work(b->context, 0, row, keep, result);
            more = b->take(b->context, row, result);
        }
    }
    b->guard(b->context, 0, NULL);
    arena_free(keep);
    free(result);
    return good;
}

/* ---- a thread of several ---- */

/* The next chunk, as soon as the window has room for it. False where there is none any more. */
static bool begin_chunk(run *r, size_t *chunk)
{
    pthread_mutex_lock(&r->lock);
    while (!r->stop && !r->no_memory && r->next < r->chunks && r->next - r->taken >= r->window)
        pthread_cond_wait(&r->emptied, &r->lock);
    bool more = !r->stop && !r->no_memory && r->next < r->chunks;
    if (more)
        *chunk = r->next++;
    pthread_mutex_unlock(&r->lock);
    return more;
}

static void do_chunk(run *r, size_t number, size_t chunk)
{
    const batch *b = r->b;
    slot *s = &r->slots[chunk % r->window];
    size_t from = chunk * r->chunk, n = b->rows - from < r->chunk ? b->rows - from : r->chunk;
    arena_reset(s->keep);
    memset(s->results, 0, r->chunk * b->result);
    for (s->done = 0; s->done < n && !r->stop; s->done++)
        b->work(b->context, number, from + s->done, s->keep, s->results + s->done * b->result);
}

static void end_chunk(run *r, size_t chunk)
{
    pthread_mutex_lock(&r->lock);
    r->slots[chunk % r->window].full = true;
    pthread_cond_signal(&r->filled);
    pthread_mutex_unlock(&r->lock);
}

/* Until there is no chunk any more; false: no memory. */
static bool do_chunks(run *r, size_t number)
{
    const batch *b = r->b;
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return false;
    b->guard(b->context, number, &no_memory);
    for (size_t chunk; begin_chunk(r, &chunk);) {
        arena_on_no_memory(r->slots[chunk % r->window].keep, &no_memory);
        do_chunk(r, number, chunk);
        end_chunk(r, chunk);
    }
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
    w.r->working--;
    pthread_cond_broadcast(&w.r->emptied); /* nobody need wait for room */
    pthread_cond_signal(&w.r->filled);
    pthread_mutex_unlock(&w.r->lock);
    return NULL;
}

/* ---- several threads ---- */

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

/* As many as the system lets us. */
static void start(run *r)
{
    for (size_t i = 0; i < r->b->threads; i++) {
        worker *w = malloc(sizeof *w);
        if (w)
            *w = (worker){r, i};
        pthread_mutex_lock(&r->lock);
        bool good = w && pthread_create(&r->threads[r->started], NULL, worker_main, w) == 0;
        r->started += good;
        r->working += good;
        pthread_mutex_unlock(&r->lock);
        if (!good) {
            free(w);
            return;
        }
    }
}

/* True once a chunk is full; false where it never will be. */
static bool await(run *r, slot *s)
{
    pthread_mutex_lock(&r->lock);
    while (!s->full && r->working && !r->no_memory)
        pthread_cond_wait(&r->filled, &r->lock);
    bool full = s->full && !r->no_memory;
    pthread_mutex_unlock(&r->lock);
    return full;
}

/* All rows of a full chunk that were done, stopped or not. */
static void take_chunk(run *r, size_t chunk)
{
    const batch *b = r->b;
    slot *s = &r->slots[chunk % r->window];
    for (size_t i = 0; i < s->done; i++)
        if (!b->take(b->context, chunk * r->chunk + i, s->results + i * b->result))
            r->stop = true;
    pthread_mutex_lock(&r->lock);
    s->full = false;
    r->taken++;
    pthread_cond_broadcast(&r->emptied);
    pthread_mutex_unlock(&r->lock);
}

static void end_all(run *r)
{
    r->stop = true;
    pthread_mutex_lock(&r->lock);
    pthread_cond_broadcast(&r->emptied);
    pthread_mutex_unlock(&r->lock);
    for (size_t i = 0; i < r->started; i++)
        pthread_join(r->threads[i], NULL);
}

/* The calling thread's part. False: it has no memory. */
static bool take_all(run *r)
{
    jmp_buf no_memory;
    if (setjmp(no_memory))
        return false;
    r->b->guard(r->b->context, BATCH_CALLER, &no_memory);
    for (size_t c = 0; c < r->chunks && await(r, &r->slots[c % r->window]); c++)
        take_chunk(r, c);
    return true;
}

static bool run_threads(run *r)
{
    pthread_mutex_init(&r->lock, NULL);
    pthread_cond_init(&r->filled, NULL);
    pthread_cond_init(&r->emptied, NULL);
    bool good = open_window(r);
    if (good) {
        start(r);
        good = r->started == 0 || take_all(r);
        end_all(r);
        good = good && !r->no_memory;
    }
    close_window(r);
    pthread_cond_destroy(&r->emptied);
    pthread_cond_destroy(&r->filled);
    pthread_mutex_destroy(&r->lock);
    return good;
}

bool batch_run(const batch *b)
{
    size_t even = b->rows / (b->threads * CHUNKS_A_THREAD);
    run *r = b->threads > 1 ? calloc(1, sizeof *r) : NULL;
    if (b->threads <= 1)
        return run_alone(b);
    if (!r)
        return false;
    r->b = b;
    r->chunk = even < 1 ? 1 : even < CHUNK ? even : CHUNK;
    r->chunks = (b->rows + r->chunk - 1) / r->chunk;
    r->window = b->threads * WINDOW_A_THREAD;
    bool good = run_threads(r), alone = good && r->started == 0;
    free(r);
    return alone ? run_alone(b) : good;
}
