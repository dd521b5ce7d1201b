/* Sets of small numbers, a bit each. */
#ifndef KH_INPUT_NUMBER_SET_H
#define KH_INPUT_NUMBER_SET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct number_set {
    uint64_t *words;
    size_t n; /* words: numbers beyond aren't in it */
} number_set;

enum { NUMBERS_IN_WORD = 64 };

static inline uint64_t number_set_word(const number_set *s, size_t i)
{
    return i < s->n ? s->words[i] : 0;
}

static inline bool number_set_has(const number_set *s, size_t number)
{
    return number_set_word(s, number / NUMBERS_IN_WORD) >> number % NUMBERS_IN_WORD & 1;
}

void number_set_put(arena *a, number_set *s, size_t number, bool in);
void number_set_join(arena *a, number_set *s, const number_set *more);
void number_set_trim(number_set *s); /* to the words that have some: for what stays as it is */
bool number_sets_meet(const number_set *s, const number_set *other);

/* How many there are; and how many below one. */
size_t number_set_count(const number_set *s);
size_t number_set_below(const number_set *s, size_t number);

#endif
