/* Memory that dies together: one arena holds all of a document, and is freed in one go. */
#ifndef KH_BASE_ARENA_H
#define KH_BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>
#include <string.h>

typedef struct arena arena;

/* NULL when there is no memory. */
arena *arena_new(void);

/* One that dies with `above` and jumps where that does when memory runs out. Jumps itself. */
arena *arena_below(arena *above);

/* Runs the clean-up list, the newest first, then gives all memory back. NULL is allowed. */
void arena_free(arena *a);

/* As if new, but ready for about as much as before. */
void arena_reset(arena *a);

/* Where to jump (with the value 1) when memory runs out. The owner sets it before the first
 * allocation and again at each public call; without it, running out of memory aborts. */
void arena_on_no_memory(arena *a, jmp_buf *where);

/* For what a library could not get: jumps as an allocation here would. */
_Noreturn void arena_no_memory(const arena *a);

/* `size` bytes, aligned for any type, with whatever they hold, for what is written whole. Never
 * NULL: it jumps instead. */
void *arena_take(arena *a, size_t size);

/* The same zeroed; here, so that the size mostly is known where it is called. */
static inline void *arena_alloc(arena *a, size_t size)
{
    return memset(arena_take(a, size), 0, size);
}

/* A larger block with the old one's bytes; grown in place where the old one came last.
 * The new part is not zeroed. */
void *arena_grow(arena *a, void *old, size_t old_size, size_t new_size);

/* `release(object)` is called when the arena is freed, or at once where there is no memory to note
 * it: for what malloc or a library owns. */
void arena_defer(arena *a, void (*release)(void *), void *object);

/* Bytes taken from the system so far. */
size_t arena_size(const arena *a);

#define NEW(a, T)          ((T *)arena_alloc((a), sizeof(T)))
#define NEW_ARRAY(a, T, n) ((T *)arena_alloc((a), arena_product((n), sizeof(T))))
size_t arena_product(size_t n, size_t size); /* saturates, so that an overflow can't pass */

/* A growing array: `LIST(block) blocks;` then `block *b = list_add(a, &blocks);` (zeroed).
 * Pointers into a list are good until the next list_add on it. */
#define LIST(T)                                                                                    \
    struct {                                                                                       \
        T *at;                                                                                     \
        size_t n, cap;                                                                             \
    }
#define list_add(a, l)                                                                             \
    (((l)->at = list_room((a), (l)->at, (l)->n, &(l)->cap, sizeof *(l)->at, 1)),                   \
     memset(&(l)->at[(l)->n], 0, sizeof *(l)->at), &(l)->at[(l)->n++])
void *list_room_for(arena *a, void *at, size_t n, size_t *cap, size_t item, size_t more);
static inline void *list_room(arena *a, void *at, size_t n, size_t *cap, size_t item, size_t more)
{
    return more <= *cap - n ? at : list_room_for(a, at, n, cap, item, more);
}

/* So that `more` further ones need no other memory. */
#define list_reserve(a, l, more)                                                                   \
    ((l)->at = list_room((a), (l)->at, (l)->n, &(l)->cap, sizeof *(l)->at, (more)))

#endif
