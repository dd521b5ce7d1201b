/* A sum is a polynomial's remainder (RFC 1952, 8): bytes that follow multiply it by a power of x
 * that hangs on their number alone, and add what they are. So what the known text adds between two
 * of its places needs no look at the bytes. */
#include "docx/crc.h"

#include "docx/deflate.h"

#define POLYNOMIAL 0xEDB88320u /* the highest power in the lowest bit */
#define ONE        0x80000000u

enum {
    EVERY = 64,          /* bytes between two places */
    FEWEST = 16 * EVERY, /* of a stretch; fewer are summed up sooner */
};

_Static_assert((int)FEWEST <= 2 * STRETCH_END, "what is left out isn't read");

/* Of two remainders. */
static uint32_t product(uint32_t one, uint32_t other)
{
    uint32_t all = 0;
    for (; one; one <<= 1) {
        all ^= other & (0 - (one >> 31));
        other = other >> 1 ^ (POLYNOMIAL & (0 - (other & 1)));
    }
    return all;
}

/* The sum goes on from a bare remainder to a bare remainder. */
static uint32_t remainder_on(uint32_t before, str bytes)
{
    return ~(uint32_t)deflate_crc_on(~before, bytes);
}

known_crc crc_know(arena *a, str text)
{
    static const char nothing[EVERY];
    size_t n = text.n / EVERY + 1;
    known_crc k = {NEW_ARRAY(a, uint32_t, n), NEW_ARRAY(a, uint32_t, n)};
    k.power[0] = ONE;
    for (size_t i = 1; i < n; i++) {
        k.upto[i] = remainder_on(k.upto[i - 1], str_slice(text, (i - 1) * EVERY, i * EVERY));
        k.power[i] = remainder_on(k.power[i - 1], (str){nothing, EVERY});
    }
    return k;
}

uint32_t crc_like(const known_crc *known, str text, const stretches *same)
{
    uint32_t sum = ~(uint32_t)0;
    size_t done = 0;
    for (size_t i = 0; i < same->n; i++) {
        const stretch *s = &same->at[i];
        size_t from = (s->from + EVERY - 1) / EVERY, to = (s->from + s->n) / EVERY;
        if (s->n < FEWEST)
            continue;
        size_t at = s->at + from * EVERY - s->from;
        sum = remainder_on(sum, str_slice(text, done, at));
        sum = product(sum ^ known->upto[from], known->power[to - from]) ^ known->upto[to];
        done = at + (to - from) * EVERY;
    }
    return ~remainder_on(sum, str_after(text, done));
}
