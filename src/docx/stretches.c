/* Both texts are gone through side by side; where they part, what others know of them shows where
 * they meet again, or their ends do, or words that come only once in the known one. */
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

/* What lies between two stretches: bytes at..to of the text, from..known_to of the known one. */
typedef struct gap {
    size_t at, to, from, known_to;
} gap;

static size_t lesser(size_t one, size_t other)
{
    return one < other ? one : other;
}

static void add(arena *a, stretches *all, stretch s)
{
    stretch *last = all->n ? &all->at[all->n - 1] : NULL;
    if (s.n == 0)
        return;
    if (last && last->at + last->n == s.at && last->from + last->n == s.from)
        last->n += s.n;
    else
        *list_add(a, all) = s;
}

/* How many bytes before the places are the same, at most `most`. */
static size_t common_before(const char *one, const char *other, size_t most)
{
    size_t n = 0;
    while (n + 8 <= most && load_64(one - n - 8) == load_64(other - n - 8))
        n += 8;
    while (n < most && one[-1 - (ptrdiff_t)n] == other[-1 - (ptrdiff_t)n])
        n++;
    return n;
}

/* What both have in common around a place. */
static stretch grown(const known_text *k, str text, const gap *g, size_t at, size_t from)
{
    size_t n = common_before(text.p + at, k->text.p + from, lesser(at - g->at, from - g->from));
    at -= n;
    from -= n;
    size_t most = lesser(g->to - at, g->known_to - from);
    return (stretch){at, from, lz77_common(text.p + at, k->text.p + from, most)};
}

static bool leaves_too_much(const gap *g, const stretch *s)
{
    return s->from - g->from > s->at - g->at + LEFT_OUT_MOST * s->n;
}

/* By words that come only once. */
static void find_words(arena *a, const known_text *k, str text, gap g, stretches *out)
{
    gap rest = g;
    for (size_t at = g.at; at + ANCHOR <= g.to && g.from + ANCHOR <= g.known_to; at++) {
        uint32_t place = k->places[slot_of(k, text.p + at)];
        size_t from = place - (size_t)1;
        if (place == FREE || place == OFTEN || from < g.from || from + ANCHOR > g.known_to ||
            memcmp(text.p + at, k->text.p + from, ANCHOR) != 0)
            continue;
        rest.from = g.from;
        stretch s = grown(k, text, &rest, at, from);
        rest.at = s.at + s.n;
        at = rest.at - 1;
        if (leaves_too_much(&g, &s)) /* words from elsewhere: the way back would be lost */
            continue;
        add(a, out, s);
        g.at = rest.at;
        g.from = s.from + s.n;
    }
}

/* What both begin and end with, then what is between. */
static void find_between(arena *a, const known_text *k, str text, gap g, stretches *out)
{
    stretch begin = grown(k, text, &g, g.at, g.from);
    add(a, out, begin);
    g.at += begin.n;
    g.from += begin.n;
    size_t n = common_before(text.p + g.to, k->text.p + g.known_to,
                             lesser(g.to - g.at, g.known_to - g.from));
    g.to -= n;
    g.known_to -= n;
    find_words(a, k, text, g, out);
    add(a, out, (stretch){g.to, g.known_to, n});
}

static bool is_true(const known_text *k, str text, const gap *rest, const stretch *told)
{
    return told->at >= rest->at && told->at <= text.n && told->n <= text.n - told->at &&
           told->from >= rest->from && told->from <= k->text.n &&
           told->n <= k->text.n - told->from && !leaves_too_much(rest, told) &&
           memcmp(text.p + told->at, k->text.p + told->from, told->n) == 0;
}

stretches stretches_find(arena *a, const known_text *known, str text, const stretches *told)
{
    stretches out = {0};
    gap rest = {0, text.n, 0, known->text.n};
    for (size_t i = 0; i < told->n; i++) {
        const stretch *next = &told->at[i];
        if (next->n == 0 || !is_true(known, text, &rest, next))
            continue;
        find_between(a, known, text, (gap){rest.at, next->at, rest.from, next->from}, &out);
        add(a, &out, *next);
        rest.at = next->at + next->n;
        rest.from = next->from + next->n;
    }
    find_between(a, known, text, rest, &out);
    return out;
}
