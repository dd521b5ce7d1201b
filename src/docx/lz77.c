/* Places with the same three bytes are chained; a repeat is taken unless the next place has a
 * longer one. Knows nothing of codes. */
#include "docx/lz77.h"

#include "docx/bits.h"

enum {
    HASH_BITS = 15,
    CHAIN_MOST = 512,
    NEAR =
        1024, /* a source beyond must be longer by one byte than a nearer one, and again beyond */
    FAR = 6000,
};

typedef struct parser {
    str text;
    uint32_t *newest;  /* by hash: the place, + 1 */
    uint32_t *earlier; /* by place: the one before it in its chain, + 1 */
} parser;

typedef struct match {
    size_t length, source;
} match;

size_t lz77_common(const char *one, const char *other, size_t most)
{
    enum { LONG = 256 };
    size_t n = 0;
    while (n + LONG <= most && memcmp(one + n, other + n, LONG) == 0)
        n += LONG;
    while (n + 32 <= most) {
        uint64_t differ = 0;
        for (size_t k = 0; k < 32; k += 8)
            differ |= load_64(one + n + k) ^ load_64(other + n + k);
        if (differ)
            break;
        n += 32;
    }
    for (; n + 8 <= most; n += 8) {
        uint64_t differ = load_64(one + n) ^ load_64(other + n);
        if (differ)
            return n + (unsigned)__builtin_ctzll(differ) / 8;
    }
    while (n < most && one[n] == other[n])
        n++;
    return n;
}

static size_t hash_3(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    uint32_t three = b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16;
    return three * 0x9E3779B1u >> (32 - HASH_BITS);
}

static void note(parser *s, size_t at)
{
    if (at + LZ77_SHORTEST > s->text.n)
        return;
    size_t h = hash_3(s->text.p + at);
    s->earlier[at] = s->newest[h];
    s->newest[h] = (uint32_t)at + 1;
}

/* About the longest repeat of what was noted, the nearest of that length. Sources from far away
 * cost more bits, and again each time that something between has another length (mould.h). */
static match longest(const parser *s, size_t at)
{
    match best = {LZ77_SHORTEST - 1, 0};
    size_t left = s->text.n - at, most = left < LZ77_LONGEST ? left : LZ77_LONGEST;
    if (left < LZ77_SHORTEST)
        return best;
    size_t place = s->newest[hash_3(s->text.p + at)];
    for (int tries = CHAIN_MOST; place && tries > 0; tries--, place = s->earlier[place - 1]) {
        size_t source = place - 1, distance = at - source;
        if (distance > LZ77_FARTHEST || best.length == most)
            break;
        if (s->text.p[source + best.length] != s->text.p[at + best.length])
            continue;
        size_t n = lz77_common(s->text.p + source, s->text.p + at, most);
        if (n > best.length + (distance > NEAR) + (distance > FAR))
            best = (match){n, source};
    }
    return best;
}

tokens lz77_parse(arena *a, str text)
{
    tokens out = {0};
    parser s = {text, NEW_ARRAY(a, uint32_t, (size_t)1 << HASH_BITS),
                NEW_ARRAY(a, uint32_t, text.n)};
    match here = text.n ? longest(&s, 0) : (match){0};
    for (size_t at = 0; at < text.n;) {
        note(&s, at);
        match next = at + 1 < text.n ? longest(&s, at + 1) : (match){0};
        token *t = list_add(a, &out);
        *t = (token){.at = (uint32_t)at, .source = (uint32_t)at, .length = 1};
        if (here.length < LZ77_SHORTEST || next.length > here.length) {
            here = next;
            at++;
            continue;
        }
        t->source = (uint32_t)here.source;
        t->length = (uint32_t)here.length;
        for (size_t end = at + here.length; ++at < end;)
            note(&s, at);
        here = at < text.n ? longest(&s, at) : (match){0};
    }
    return out;
}
