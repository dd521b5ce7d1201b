/* The mould's text is parsed once and written with one code for all symbols. Of another text, the
 * stretches that it shares are taken over as bits, or with distances of their own where something
 * between has another length; what is left is looked through quickly. */
#include "docx/mould.h"

#include "docx/block.h"
#include "docx/stretches.h"

enum {
    HASH_BITS = 12,
    NEW_BITS = 10,     /* of it, for what is new */
    SHORTEST = 4,      /* repeat in what is looked through quickly */
    FEWEST_SHARED = 2, /* one byte in so many */
};

struct mould {
    known_text known;
    tokens tokens; /* and one behind them */
    block_code code;
    const unsigned char *stream; /* head, tokens */
    uint32_t *first;             /* by hash: the first token that begins so, + 1 */
};

static uint16_t hash_of(const char *p)
{
    return (uint16_t)(load_32(p) * 0x9E3779B1u >> (32 - HASH_BITS));
}

/* The longest codes all the way take no more than two bytes a byte. */
static unsigned char *room_for(arena *a, size_t n)
{
    return arena_grow(a, NULL, 0, 2 * n + BLOCK_HEAD_MOST + BITS_ROOM);
}

static uint32_t bit_at(const bits *b, const unsigned char *begin)
{
    return (uint32_t)((size_t)(b->p - begin) * 8 + b->n);
}

/* ---- making one ---- */

mould *mould_make(arena *a, str text)
{
    mould *m = NEW(a, mould);
    unsigned char *stream = room_for(a, text.n);
    bits b = {.p = stream};
    m->first = NEW_ARRAY(a, uint32_t, (size_t)1 << HASH_BITS);
    m->known = stretches_know(a, text);
    m->tokens = lz77_parse(a, text);
    block_code_make(&m->code, text, &m->tokens);
    block_put_head(&b, &m->code);
    for (size_t i = 0; i < m->tokens.n; i++) {
        token *t = &m->tokens.at[i];
        t->bit = bit_at(&b, stream);
        if (t->at + SHORTEST <= text.n && m->first[hash_of(text.p + t->at)] == 0)
            m->first[hash_of(text.p + t->at)] = t->at + 1;
        if (t->length == 1)
            block_put_byte(&b, &m->code, text.p[t->at]);
        else
            block_put_repeat(&b, &m->code, t->length, t->at - t->source);
    }
    *list_add(a, &m->tokens) = (token){(uint32_t)text.n, (uint32_t)text.n, bit_at(&b, stream), 1};
    m->stream = stream;
    return m;
}

/* ---- casting ---- */

typedef struct casting {
    const mould *m;
    str text;
    stretches stretches;
    const stretch *met; /* the one that was looked for last */
    bits out;
    size_t done;      /* bytes of the text */
    uint32_t *places; /* by hash: where it was met last in what is new, + 1 */
} casting;

static bool holds(const stretch *s, size_t from, size_t n)
{
    return from >= s->from && from + n <= s->from + s->n;
}

/* The stretch that holds these bytes of the mould; NULL if they aren't all there any more. */
static const stretch *stretch_with(casting *c, size_t from, size_t n)
{
    size_t low = 0, high = c->stretches.n;
    if (holds(c->met, from, n))
        return c->met;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (c->stretches.at[middle].from <= from)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0 || !holds(&c->stretches.at[low - 1], from, n))
        return NULL;
    return c->met = &c->stretches.at[low - 1];
}

/* A place before `at` where the text is likely to be the same: in what is new, else in the mould;
 * `at` if there is none. */
static size_t likely_source(casting *c, size_t at)
{
    size_t hash = hash_of(c->text.p + at), first = c->m->first[hash];
    uint32_t *place = &c->places[hash >> (HASH_BITS - NEW_BITS)];
    size_t source = *place - (size_t)1;
    bool is_there = *place != 0;
    *place = (uint32_t)at + 1;
    if (is_there)
        return source;
    const stretch *s = first ? stretch_with(c, first - 1, SHORTEST) : NULL;
    source = s ? first - 1 + s->at - s->from : at;
    return source < at ? source : at;
}

/* Writes what stands up to `end`, as nothing in the mould says how. */
static void put_new(casting *c, size_t end)
{
    const char *p = c->text.p;
    while (c->done < end) {
        size_t n = 0, at = c->done, left = end - at;
        size_t source = left >= SHORTEST ? likely_source(c, at) : at;
        if (source < at && at - source <= LZ77_FARTHEST)
            n = lz77_common(p + source, p + at, left < LZ77_LONGEST ? left : LZ77_LONGEST);
        if (n >= SHORTEST)
            block_put_repeat(&c->out, &c->m->code, n, at - source);
        else
            block_put_byte(&c->out, &c->m->code, p[at]);
        c->done += n >= SHORTEST ? n : 1;
    }
}

/* How far back a token's source is now; 0 if it isn't whole any more. */
static size_t distance_of(casting *c, const token *t, size_t at)
{
    const stretch *s = stretch_with(c, t->source, t->length);
    return s ? at - (t->source + s->at - s->from) : 0;
}

static void put_changed(casting *c, const token *t, size_t distance)
{
    if (distance == 0 || distance > LZ77_FARTHEST) {
        put_new(c, c->done + t->length);
        return;
    }
    block_put_repeat(&c->out, &c->m->code, t->length, distance);
    c->done += t->length;
}

/* The first token that isn't before `at`, `t` or one behind it. */
static const token *token_from(const casting *c, const token *t, size_t at)
{
    const token *end = c->m->tokens.at + c->m->tokens.n;
    while (t < end) {
        const token *middle = t + (end - t) / 2;
        if (middle->at < at)
            t = middle + 1;
        else
            end = middle;
    }
    return t;
}

/* Writes a stretch's whole tokens, what is before them first; gives the token behind them. */
static const token *put_stretch(casting *c, const stretch *s, const token *t)
{
    size_t shift = s->at - s->from;
    t = token_from(c, t, s->from);
    const token *end = token_from(c, t, s->from + s->n + 1) - 1;
    if (end <= t)
        return t;
    put_new(c, t->at + shift);
    size_t kept = t->bit; /* from here on, bits are as they were */
    for (; t < end; t++) {
        if (t->source >= s->from)
            continue;
        size_t at = t->at + shift, distance = distance_of(c, t, at);
        if (distance == t->at - t->source)
            continue;
        bits_copy(&c->out, c->m->stream, kept, t->bit);
        kept = t[1].bit;
        c->done = at;
        put_changed(c, t, distance);
    }
    bits_copy(&c->out, c->m->stream, kept, t->bit);
    c->done = t->at + shift;
    return t;
}

static bool shares_enough(const stretches *all, str text)
{
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++)
        n += all->at[i].n;
    return n > text.n / FEWEST_SHARED;
}

bool mould_cast(arena *a, const mould *m, str text, str *out)
{
    casting c = {.m = m, .text = text, .stretches = stretches_find(a, &m->known, text)};
    if (!shares_enough(&c.stretches, text))
        return false;
    unsigned char *room = room_for(a, text.n);
    c.places = NEW_ARRAY(a, uint32_t, (size_t)1 << NEW_BITS);
    c.out.p = room;
    c.met = c.stretches.at;
    bits_copy(&c.out, m->stream, 0, m->tokens.at[0].bit);
    const token *t = m->tokens.at;
    for (size_t i = 0; i < c.stretches.n; i++)
        t = put_stretch(&c, &c.stretches.at[i], t);
    put_new(&c, text.n);
    block_put(&c.out, m->code.literals[BLOCK_END]);
    *out = (str){(char *)room, (size_t)(c.out.p - room) + (c.out.n > 0)};
    return true;
}
