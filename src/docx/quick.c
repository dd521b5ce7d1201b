/* Each place is noted under a hash of its four bytes, with three before it; the longest repeat is
 * taken as it is found, without a look at the next place: that would take a quarter more time for
 * three bytes in a hundred. Knows nothing of what the text is. */
#include "docx/quick.h"

#include "docx/block.h"

enum {
    SHORTEST = 4,
    MOST_BITS = 12,
    LONG = 128, /* nothing better is looked for */
    NOTED = 6,  /* of longer ones only the ends are noted */
    ENDS = 2,
};

/* Four places + 1 with one hash, the newest lowest; 0: none. */
typedef uint64_t bucket;

typedef struct search {
    str text;
    bucket *buckets;
    unsigned bits;
    uint32_t *tokens; /* a literal; or a length, and in the lower half a distance */
    size_t n;
    unsigned literals[BLOCK_LITERALS], distances[BLOCK_DISTANCES]; /* how often they come, */
    unsigned lengths[LZ77_LONGEST + 1];                            /* and repeats of each length */
} search;

static inline size_t number_of(const char *there, unsigned width)
{
    return load_32(there) * 0x9E3779B1u >> (32 - width);
}

static inline void note(bucket *b, size_t at)
{
    *b = *b << 16 | (at + 1);
}

static size_t common(const char *one, const char *other, size_t most)
{
    for (size_t n = 0; n + 8 <= most; n += 8) {
        uint64_t differ = load_64(one + n) ^ load_64(other + n);
        if (differ)
            return n + (size_t)__builtin_ctzll(differ) / 8;
    }
    size_t n = most & ~(size_t)7;
    while (n < most && one[n] == other[n])
        n++;
    return n;
}

/* The longest repeat, the nearest of those; less than SHORTEST: there is none. */
static size_t longest(const search *s, bucket places, size_t at, size_t *distance)
{
    const char *p = s->text.p, *here = p + at;
    size_t left = s->text.n - at, most = left < LZ77_LONGEST ? left : LZ77_LONGEST, had = 0;
    const size_t enough = most < LONG ? most : LONG;
    uint32_t four = load_32(here);
    for (; places && had < enough; places >>= 16) {
        const char *there = p + (places & UINT16_MAX) - 1;
        if (there + LZ77_FARTHEST < here)
            break;
        if (load_32(there) != four || there[had] != here[had])
            continue;
        size_t n = common(there, here, most);
        if (n > had) {
            had = n;
            *distance = (size_t)(here - there);
        }
    }
    return had;
}

static void put_literal(search *s, size_t at)
{
    unsigned char byte = (unsigned char)s->text.p[at];
    s->tokens[s->n++] = byte;
    s->literals[byte]++;
}

static void put_repeat(search *s, size_t length, size_t distance)
{
    s->tokens[s->n++] = (uint32_t)(length << 16 | distance);
    s->lengths[length]++;
    s->distances[block_distance((unsigned)distance).number]++;
}

/* What it needs is taken out of `s` once: a bucket that is written might lie in there. */
static inline void note_between(const search *s, size_t from, size_t to)
{
    bucket *buckets = s->buckets;
    const char *text = s->text.p;
    const unsigned width = s->bits;
    for (size_t end = s->text.n - SHORTEST + 1, at = from; at < to && at < end; at++)
        note(&buckets[number_of(text + at, width)], at);
}

static void parse(search *s)
{
    size_t at = 0;
    while (at + SHORTEST <= s->text.n) {
        bucket *b = &s->buckets[number_of(s->text.p + at, s->bits)];
        size_t distance = 0, n = longest(s, *b, at, &distance);
        note(b, at);
        if (n < SHORTEST) {
            put_literal(s, at++);
            continue;
        }
        put_repeat(s, n, distance);
        if (n > NOTED) {
            note_between(s, at + 1, at + ENDS);
            note_between(s, at + n - ENDS, at + n);
        } else {
            note_between(s, at + 1, at + n);
        }
        at += n;
    }
    while (at < s->text.n)
        put_literal(s, at++);
}

static void put_tokens(bits *out, const search *s, const block_code *c)
{
    for (size_t i = 0; i < s->n; i++) {
        uint32_t t = s->tokens[i];
        if (t <= UINT8_MAX) {
            block_put(out, c->literals[t]);
        } else {
            block_put_repeat(out, c, t >> 16, t & UINT16_MAX);
        }
    }
    block_put(out, c->literals[BLOCK_END]);
}

str quick_deflate(arena *a, str text)
{
    search s = {.text = text};
    block_code c;
    while (s.bits < MOST_BITS && (size_t)8 << s.bits < text.n)
        s.bits++;
    s.bits += s.bits == 0; /* no shift by 32 */
    s.buckets = NEW_ARRAY(a, bucket, (size_t)1 << s.bits);
    s.tokens = arena_grow(a, NULL, 0, text.n * sizeof *s.tokens);
    parse(&s);
    for (unsigned length = SHORTEST; length <= LZ77_LONGEST; length++)
        s.literals[block_length(length).number] += s.lengths[length];
    s.literals[BLOCK_END]++;
    block_code_fit(&c, s.literals, s.distances);
    unsigned char *out = arena_grow(a, NULL, 0, 2 * text.n + BLOCK_HEAD_MOST + BITS_ROOM);
    bits b = {.p = out};
    block_put_head(&b, &c);
    put_tokens(&b, &s, &c);
    bits_put(&b, 0, 7); /* the last byte whole */
    return (str){(char *)out, (size_t)(b.p - out)};
}
