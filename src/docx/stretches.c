/* Both texts are gone through side by side; where they part, what others know of them shows where
 * they meet again, or their ends do, or the next tag, or words that come only once in the known
 * one. */
#include "docx/stretches.h"

#include "docx/bits.h"

enum {
    ANCHOR = 16, /* bytes of words that are looked for */
    STEP = 4,    /* every so many bytes, words of the known text are noted */
    FEWEST_BITS = 8,
    TAG_FARTHEST = 64, /* bytes that one element's words differ in */
    TAG_WORDS = 4,     /* looked at, whether they come only once */
    FEW = 16,          /* stretches that there is room for, beside twice what is told */
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

/* ---- left out ---- */

void stretch_copy_ends(char *to, const char *from, size_t n)
{
    size_t end = n > 2 * STRETCH_END ? STRETCH_END : n;
    memcpy(to, from, end);
    if (end < n)
        memcpy(to + n - STRETCH_END, from + n - STRETCH_END, STRETCH_END);
}

/* The text is its owner's, who left room for it. */
static void fill(str text, const told_same *told, const stretch *s)
{
    if (told->left_out && s->n)
        memcpy((char *)text.p + s->at, told->from + s->from, s->n);
}

void stretches_fill(str text, const told_same *told)
{
    for (size_t i = 0; i < told->all.n; i++)
        fill(text, told, &told->all.at[i]);
}

/* ---- looking ---- */

/* What lies between two stretches: bytes at..to of the text, from..known_to of the known one. */
typedef struct gap {
    size_t at, to, from, known_to;
} gap;

static size_t lesser(size_t one, size_t other)
{
    return one < other ? one : other;
}

static inline void add(arena *a, stretches *all, stretch s)
{
    stretch *last = all->n ? &all->at[all->n - 1] : NULL;
    if (s.n == 0)
        return;
    if (last && last->at + last->n == s.at && last->from + last->n == s.from)
        last->n += s.n;
    else if (all->n < all->cap)
        all->at[all->n++] = s;
    else
        *list_add(a, all) = s;
}

/* How many bytes before the places are the same, at most `most`. */
static size_t common_before(const char *one, const char *other, size_t most)
{
    size_t n = 0;
    for (; n + 8 <= most; n += 8) {
        uint64_t differ = load_64(one - n - 8) ^ load_64(other - n - 8);
        if (differ)
            return n + (unsigned)__builtin_clzll(differ) / 8;
    }
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
static inline bool is_word(const known_text *k, const gap *g, const char *p, size_t *from)
{
    *from = k->places[slot_of(k, p)] - (size_t)1; /* elsewhere: FREE, OFTEN */
    return *from - g->from <= g->known_to - ANCHOR - g->from &&
           memcmp(p, k->text.p + *from, ANCHOR) == 0;
}

static size_t tag_from(const char *p, size_t at, size_t to)
{
    size_t most = lesser(to - at, TAG_FARTHEST);
    const char *found = memchr(p + at, '<', most);
    return found ? (size_t)(found - p) : to;
}

/* Texts that part within an element's words meet at its end, if what both have there has words that
 * come only once: quicker than looking for such words from where they part. */
static bool find_tag(const known_text *k, str text, const gap *g, stretch *out)
{
    size_t at = tag_from(text.p, g->at, g->to), from = tag_from(k->text.p, g->from, g->known_to);
    if (g->to - at < ANCHOR || g->known_to - from < ANCHOR)
        return false;
    *out = grown(k, text, g, at, from);
    size_t place, end = (out->from + out->n) / STEP * STEP;
    for (size_t i = 0; i < TAG_WORDS && end >= out->from + ANCHOR; i++, end -= ANCHOR)
        if (is_word(k, g, k->text.p + end - ANCHOR, &place))
            return true;
    return false;
}

/* Looks for what both texts have next. */
static bool find_next(const known_text *k, str text, const gap *g, stretch *out)
{
    size_t from;
    if (g->known_to - g->from < ANCHOR || g->to - g->at < ANCHOR)
        return false;
    if (find_tag(k, text, g, out))
        return true;
    for (size_t at = g->at, last = g->to - ANCHOR; at <= last; at++) {
        if (!is_word(k, g, text.p + at, &from))
            continue;
        *out = grown(k, text, g, at, from);
        if (!leaves_too_much(g, out)) /* words from elsewhere: the way back would be lost */
            return true;
        at = out->at + out->n - 1;
    }
    return false;
}

static void find_words(arena *a, const known_text *k, str text, gap g, stretches *out)
{
    for (stretch s; find_next(k, text, &g, &s);) {
        add(a, out, s);
        g.at = s.at + s.n;
        g.from = s.from + s.n;
    }
}

/* What both begin and end with, then what is between. */
static void find_between(arena *a, const known_text *k, str text, gap g, stretches *out)
{
    size_t most = lesser(g.to - g.at, g.known_to - g.from);
    size_t n = lz77_common(text.p + g.at, k->text.p + g.from, most);
    add(a, out, (stretch){g.at, g.from, n});
    g.at += n;
    g.from += n;
    n = common_before(text.p + g.to, k->text.p + g.known_to, most - n);
    g.to -= n;
    g.known_to -= n;
    find_words(a, k, text, g, out);
    add(a, out, (stretch){g.to, g.known_to, n});
}

static bool has_place(const known_text *k, str text, const gap *rest, const stretch *s)
{
    return s->at >= rest->at && s->at <= text.n && s->n <= text.n - s->at &&
           s->from >= rest->from && s->from <= k->text.n && s->n <= k->text.n - s->from &&
           !leaves_too_much(rest, s);
}

stretches stretches_find(arena *a, const known_text *known, str text, const told_same *told)
{
    stretches out = {0};
    gap rest = {0, text.n, 0, known->text.n};
    if (told->is_all)
        return told->all;
    bool copied = told->from && told->from == known->text.p;
    if (!copied)
        stretches_fill(text, told);
    list_reserve(a, &out, 2 * told->all.n + FEW);
    for (size_t i = 0; i < told->all.n; i++) {
        const stretch *next = &told->all.at[i];
        if (next->n == 0 || !has_place(known, text, &rest, next) ||
            (!copied && memcmp(text.p + next->at, known->text.p + next->from, next->n) != 0)) {
            fill(text, told, next);
            continue;
        }
        find_between(a, known, text, (gap){rest.at, next->at, rest.from, next->from}, &out);
        add(a, &out, *next);
        rest.at = next->at + next->n;
        rest.from = next->from + next->n;
    }
    find_between(a, known, text, rest, &out);
    return out;
}
