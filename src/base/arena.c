/* Arena: blocks from malloc, handed out from the front. Knows nothing of what it holds.
 * There is no free of a part: scratch work gets an arena of its own. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 32 * 1024, LARGEST_STEP = 1024 * 1024, LARGE_ITEM = 32 };

typedef struct chunk {
    struct chunk *next;
    size_t size;
    alignas(max_align_t) unsigned char bytes[];
} chunk;

typedef struct deferred {
    struct deferred *next;
    void (*release)(void *);
    void *object;
} deferred;

struct arena {
    unsigned char *at; /* what is free of the chunk in use, */
    size_t left;       /* and how much: a multiple of the alignment */
    chunk *chunks;     /* the one in use first */
    deferred *deferred;
    jmp_buf *no_memory;
    const arena *above; /* who knows where to jump, or NULL */
    size_t total;
};

_Noreturn void arena_no_memory(const arena *a)
{
    while (a->above)
        a = a->above;
    if (!a->no_memory)
        abort();
    longjmp(*a->no_memory, 1);
}

arena *arena_new(void)
{
    return calloc(1, sizeof(arena));
}

static void free_below(void *a)
{
    arena_free(a);
}

arena *arena_below(arena *above)
{
    arena *a = arena_new();
    if (!a)
        arena_no_memory(above);
    a->above = above;
    arena_defer(above, free_below, a);
    return a;
}

static void run_deferred(arena *a)
{
    for (const deferred *d = a->deferred; d; d = d->next)
        d->release(d->object);
    a->deferred = NULL;
}

static void free_chunks(chunk *c)
{
    while (c) {
        chunk *next = c->next;
        free(c);
        c = next;
    }
}

void arena_free(arena *a)
{
    if (!a)
        return;
    run_deferred(a);
    free_chunks(a->chunks);
    free(a);
}

static void hand_out(arena *a, chunk *c)
{
    a->at = c->bytes;
    a->left = c->size;
}

void arena_reset(arena *a)
{
    run_deferred(a);
    if (!a->chunks)
        return;
    free_chunks(a->chunks->next); /* the newest is the largest */
    a->chunks->next = NULL;
    a->total = a->chunks->size;
    hand_out(a, a->chunks);
}

void arena_on_no_memory(arena *a, jmp_buf *where)
{
    a->no_memory = where;
}

/* Of at least one byte. */
static size_t round_up(size_t size)
{
    const size_t unit = alignof(max_align_t);
    return size ? (size + unit - 1) / unit * unit : unit;
}

/* False when there is no memory. */
static bool add_chunk(arena *a, size_t need)
{
    size_t size = a->chunks ? a->chunks->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_STEP)
        size = LARGEST_STEP;
    if (size < need)
        size = need;
    chunk *c = malloc(sizeof *c + size);
    if (!c)
        return false;
    c->next = a->chunks;
    c->size = size;
    a->chunks = c;
    a->total += size;
    hand_out(a, c);
    return true;
}

/* NULL when there is no memory. */
static void *try_take(arena *a, size_t size)
{
    if (size > SIZE_MAX / 4)
        return NULL;
    size = round_up(size);
    if (size > a->left && !add_chunk(a, size))
        return NULL;
    void *p = a->at;
    a->at += size;
    a->left -= size;
    return p;
}

/* Apart, so that what mostly happens saves no registers. */
__attribute__((noinline)) static void *take_or_jump(arena *a, size_t size)
{
    void *p = try_take(a, size);
    if (!p)
        arena_no_memory(a);
    return p;
}

void *arena_take(arena *a, size_t size)
{
    const size_t unit = alignof(max_align_t);
    size_t whole = (size + unit - 1) & ~(unit - 1); /* 0 for none, and for too many */
    if (whole - 1 >= a->left)
        return take_or_jump(a, size);
    void *p = a->at;
    a->at += whole;
    a->left -= whole;
    return p;
}

void *arena_grow(arena *a, void *old, size_t old_size, size_t new_size)
{
    if (old && new_size < SIZE_MAX / 4) {
        size_t had = round_up(old_size), more = round_up(new_size) - had;
        if ((unsigned char *)old + had == a->at && more <= a->left) {
            a->at += more;
            a->left -= more;
            return old;
        }
    }
    void *p = arena_take(a, new_size);
    if (old)
        memcpy(p, old, old_size);
    return p;
}

void arena_defer(arena *a, void (*release)(void *), void *object)
{
    deferred *d = try_take(a, sizeof *d);
    if (!d) {
        release(object);
        arena_no_memory(a);
    }
    *d = (deferred){a->deferred, release, object};
    a->deferred = d;
}

size_t arena_size(const arena *a)
{
    return a->total;
}

size_t arena_product(size_t n, size_t size)
{
    return size && n > SIZE_MAX / size ? SIZE_MAX : n * size;
}

void *list_room_for(arena *a, void *at, size_t n, size_t *cap, size_t item, size_t more)
{
    if (more > SIZE_MAX - n)
        arena_no_memory(a);
    size_t wider = *cap                ? *cap * 2
                   : item > LARGE_ITEM ? 2
                                       : 4; /* most lists of large ones are short */
    if (wider < n + more)
        wider = n + more;
    size_t size = arena_product(wider, item);
    *cap = wider;
    return at ? arena_grow(a, at, n * item, size) : arena_take(a, size);
}
