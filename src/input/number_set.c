/* Words of bits, as many as are needed. Knows nothing of what the numbers are of. */
#include "input/number_set.h"

static void make_room(arena *a, number_set *s, size_t words)
{
    if (words <= s->n)
        return;
    uint64_t *wider = NEW_ARRAY(a, uint64_t, words + 2);
    for (size_t i = 0; i < s->n; i++)
        wider[i] = s->words[i];
    *s = (number_set){wider, words + 2};
}

void number_set_put(arena *a, number_set *s, size_t number, bool in)
{
    uint64_t bit = (uint64_t)1 << number % NUMBERS_IN_WORD;
    make_room(a, s, number / NUMBERS_IN_WORD + 1);
    uint64_t *word = &s->words[number / NUMBERS_IN_WORD];
    *word = in ? *word | bit : *word & ~bit;
}

void number_set_join(arena *a, number_set *s, const number_set *more)
{
    make_room(a, s, more->n);
    for (size_t i = 0; i < more->n; i++)
        s->words[i] |= more->words[i];
}

void number_set_trim(number_set *s)
{
    while (s->n && s->words[s->n - 1] == 0)
        s->n--;
}

bool number_sets_meet(const number_set *s, const number_set *other)
{
    size_t n = s->n < other->n ? s->n : other->n;
    for (size_t i = 0; i < n; i++)
        if (s->words[i] & other->words[i])
            return true;
    return false;
}

static size_t bits_of(uint64_t word)
{
    return (size_t)__builtin_popcountll(word);
}

size_t number_set_below(const number_set *s, size_t number)
{
    size_t n = 0, last = number / NUMBERS_IN_WORD;
    for (size_t i = 0; i < s->n && i < last; i++)
        n += bits_of(s->words[i]);
    uint64_t below = ((uint64_t)1 << number % NUMBERS_IN_WORD) - 1;
    return n + bits_of(number_set_word(s, last) & below);
}

size_t number_set_count(const number_set *s)
{
    return number_set_below(s, s->n * NUMBERS_IN_WORD);
}
