/* Both texts are gone through side by side; where they part, words that come only once in the known
 * one show where they meet again. */
#include "docx/stretches.h"

#include "docx/bits.h"
#include "docx/lz77.h"

enum {
    ANCHOR = 16, /* bytes of words that are looked for */
    STEP = 4,    /* every so many bytes, words of the known text are noted */
    FEWEST_BITS = 8,
    LEFT_OUT_MOST = 8, /* a stretch that leaves out more than so many times its length is none */
};

/* What else `places` have is the place, + 1. */
#define FREE  0
#define OFTEN UINT32_MAX

static size_t slot_of(const known_text *k, const char *p)
{
    uint64_t mixed = (load_64(p) * 0x9E3779B97F4A7C15u ^ load_64(p + 8)) * 0xC2B2AE3D27D4EB4Fu;
    return (size_t)(mixed >> (64 - k->bits));
}

known_text stretches_know(arena *a, str text)
{
    known_text k = {.text = text, .bits = FEWEST_BITS};
    while (((size_t)1 << k.bits) * STEP < 2 * text.n)
        k.bits++;
    k.places = NEW_ARRAY(a, uint32_t, (size_t)1 << k.bits);
    for (size_t i = 0; i + ANCHOR <= text.n; i += STEP) {
        uint32_t *place = &k.places[slot_of(&k, text.p + i)];
        *place = *place == FREE ? (uint32_t)i + 1 : OFTEN;
    }
    for (size_t i = 0; i + ANCHOR <= text.n; i++) {
        uint32_t *place = &k.places[slot_of(&k, text.p + i)];
        if (*place != FREE && *place != i + 1)
            *place = OFTEN;
    }
    return k;
}

/* What both have in common around a place, from `begin` (its `n` is nothing to it) on. */
static stretch grown(const known_text *k, str text, stretch begin, size_t at, size_t from)
{
    while (at > begin.at && from > begin.from && text.p[at - 1] == k->text.p[from - 1])
        at--, from--;
    size_t left = text.n - at, known_left = k->text.n - from;
    size_t most = left < known_left ? left : known_left;
    return (stretch){at, from, lz77_common(text.p + at, k->text.p + from, most)};
}

/* The next stretch behind the last one; n 0 if there is none. */
static stretch next_stretch(const known_text *k, str text, stretch last)
{
    stretch begin = {last.at + last.n, last.from + last.n, 0};
    size_t end = begin.at;
    for (size_t at = begin.at; at + ANCHOR <= text.n; at++) {
        uint32_t place = k->places[slot_of(k, text.p + at)];
        size_t from = place - (size_t)1;
        if (place == FREE || place == OFTEN || from < begin.from ||
            memcmp(text.p + at, k->text.p + from, ANCHOR) != 0)
            continue;
        stretch s = grown(k, text, begin, at, from);
        if (s.from - begin.from <= s.at - end + LEFT_OUT_MOST * s.n)
            return s;
        begin.at = s.at + s.n; /* words from elsewhere: the way back from there would be lost */
        at = begin.at - 1;
    }
    return (stretch){0};
}

stretches stretches_find(arena *a, const known_text *known, str text)
{
    stretches out = {0};
    stretch s = grown(known, text, (stretch){0}, 0, 0);
    if (s.n == 0)
        s = next_stretch(known, text, s);
    for (; s.n; s = next_stretch(known, text, s))
        *list_add(a, &out) = s;
    return out;
}
