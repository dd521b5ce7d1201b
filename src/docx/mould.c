/* The mould's text is parsed once and written with one code for all symbols. Of another text, the
 * stretches that it shares are taken over as bits, or with distances of their own where something
 * between has another length; what is left is looked through quickly. */
#include "docx/mould.h"

#include "docx/block.h"
#include "docx/stretches.h"

enum {
    HASH_BITS = 12,
    NEW_BITS = 8,      /* of it, for what is new */
    SHORTEST = 4,      /* repeat in what is looked through quickly */
    FEWEST_SHARED = 2, /* one byte in so many */
    MOST_NOTED = 8,    /* tokens that reach back, to each token of the mould */
    FIELD = 32,        /* bytes of the mould whose stretch is noted */
};

/* Numbers of the tokens from some token on that repeat what is before it. */
typedef struct reach {
    uint32_t *at;
    size_t n;
} reach;

struct mould {
    arena *a;
    known_text known;
    tokens tokens; /* and one behind them */
    LIST(reach) reaches;
    uint32_t *reach_of; /* by token: 1 + which of them; 0: it isn't known yet */
    size_t noted;       /* tokens in all reaches */
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
    m->reach_of = NEW_ARRAY(a, uint32_t, m->tokens.n);
    m->a = a;
    return m;
}

/* ---- casting ---- */

/* A number in the mould's stream, of a few bits, to which something is added. */
typedef struct patch {
    uint32_t bit;
    int32_t more;
} patch;

typedef struct casting {
    arena *a;
    mould *m;
    str text;
    stretches stretches;
    unsigned char *fields; /* 1 + the stretch that holds a FIELD; 0: none, or nobody knows */
    bits out;
    unsigned char *room; /* where it began */
    patch *patches;      /* room for one to each token */
    size_t done;         /* bytes of the text */
    uint32_t *places;    /* by hash: where it was met last in what is new, + 1 */
} casting;

static void note_fields(arena *a, casting *c)
{
    size_t n = c->m->known.text.n / FIELD + 1;
    c->fields = arena_alloc(a, n);
    for (size_t i = 0; i < c->stretches.n && i < UINT8_MAX; i++) {
        const stretch *s = &c->stretches.at[i];
        size_t from = (s->from + FIELD - 1) / FIELD, to = (s->from + s->n) / FIELD;
        if (from < to)
            memset(c->fields + from, (int)i + 1, to - from);
    }
}

/* The stretch that holds these bytes of the mould; NULL if they aren't all there any more. */
static const stretch *search(const casting *c, size_t from, size_t n)
{
    size_t low = 0, high = c->stretches.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (c->stretches.at[middle].from <= from)
            low = middle + 1;
        else
            high = middle;
    }
    const stretch *s = low ? &c->stretches.at[low - 1] : NULL;
    return s && from + n <= s->from + s->n ? s : NULL;
}

static inline const stretch *stretch_with(const casting *c, size_t from, size_t n)
{
    unsigned first = c->fields[from / FIELD], last = c->fields[(from + n - 1) / FIELD];
    return first && first == last ? &c->stretches.at[first - 1] : search(c, from, n);
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
static inline size_t distance_of(const casting *c, const token *t, size_t at)
{
    const stretch *s = stretch_with(c, t->source, t->length);
    return s ? at - (t->source + s->at - s->from) : 0;
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

static reach find_reach(arena *a, const tokens *all, size_t first)
{
    reach r = {arena_grow(a, NULL, 0, (all->n - first) * sizeof *r.at), 0};
    for (size_t i = first; i < all->n; i++)
        if (all->at[i].source < all->at[first].at)
            r.at[r.n++] = (uint32_t)i;
    return r;
}

/* It is kept, as far as there is room: texts part and meet at the same places again and again. */
static reach reach_from(casting *c, size_t first)
{
    mould *m = c->m;
    if (m->reach_of[first])
        return m->reaches.at[m->reach_of[first] - 1];
    reach r = find_reach(c->a, &m->tokens, first);
    if (m->noted + r.n > MOST_NOTED * m->tokens.n)
        return r;
    m->noted += r.n + 1;
    str bytes = str_copy(m->a, (str){(const char *)r.at, r.n * sizeof *r.at});
    *list_add(m->a, &m->reaches) = (reach){(uint32_t *)(void *)bytes.p, r.n};
    m->reach_of[first] = (uint32_t)m->reaches.n;
    return r;
}

/* Takes over the bits from..to of the mould's stream, `n` numbers in them changed. */
static void put_patched(casting *c, size_t from, size_t to, size_t n)
{
    size_t base = bit_at(&c->out, c->room) - from;
    bits_copy(&c->out, c->m->stream, from, to);
    for (size_t i = 0; i < n; i++) {
        size_t bit = base + c->patches[i].bit;
        unsigned char *at = c->room + bit / 8;
        store_32(at, load_32(at) + ((uint32_t)c->patches[i].more << (bit & 7)));
    }
    if (n) /* the last may be among the bits that are held */
        c->out.held = *c->out.p & ((1u << c->out.n) - 1);
}

static void put_changed(casting *c, const token *t, size_t at, size_t distance)
{
    c->done = at;
    if (distance == 0 || distance > LZ77_FARTHEST)
        put_new(c, at + t->length);
    else
        block_put_repeat(&c->out, &c->m->code, t->length, distance);
}

/* The tokens of a stretch. Most that have another distance now differ in its last bits alone. */
static void put_tokens(casting *c, const stretch *s, const token *t, const token *end)
{
    const reach back = reach_from(c, (size_t)(t - c->m->tokens.at));
    size_t shift = s->at - s->from, n = 0;
    size_t kept = t->bit; /* from here on, bits are as they were */
    for (size_t i = 0; i < back.n && (t = c->m->tokens.at + back.at[i]) < end; i++) {
        unsigned few, was = t->at - t->source;
        size_t at = t->at + shift, distance = distance_of(c, t, at);
        if (distance == was)
            continue;
        if (distance && block_is_alike(was, (unsigned)distance, &few)) {
            c->patches[n++] = (patch){t[1].bit - few, (int32_t)((int64_t)distance - was)};
            continue;
        }
        put_patched(c, kept, t->bit, n);
        kept = t[1].bit;
        n = 0;
        put_changed(c, t, at, distance);
    }
    put_patched(c, kept, end->bit, n);
    c->done = end->at + shift;
}

/* Writes a stretch's whole tokens, what is before them first; gives the token behind them. */
static const token *put_stretch(casting *c, const stretch *s, const token *t)
{
    t = token_from(c, t, s->from);
    const token *end = token_from(c, t, s->from + s->n + 1) - 1;
    if (end <= t)
        return t;
    put_new(c, t->at + s->at - s->from);
    put_tokens(c, s, t, end);
    return end;
}

static bool shares_enough(const stretches *all, str text)
{
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++)
        n += all->at[i].n;
    return n > text.n / FEWEST_SHARED;
}

bool mould_cast(arena *a, mould *m, str text, const stretches *told, str *out)
{
    casting c = {.a = a, .m = m, .text = text};
    c.stretches = stretches_find(a, &m->known, text, told);
    if (!shares_enough(&c.stretches, text))
        return false;
    c.room = room_for(a, text.n);
    c.patches = arena_grow(a, NULL, 0, m->tokens.n * sizeof *c.patches);
    c.places = NEW_ARRAY(a, uint32_t, (size_t)1 << NEW_BITS);
    c.out.p = c.room;
    note_fields(a, &c);
    bits_copy(&c.out, m->stream, 0, m->tokens.at[0].bit);
    const token *t = m->tokens.at;
    for (size_t i = 0; i < c.stretches.n; i++)
        t = put_stretch(&c, &c.stretches.at[i], t);
    put_new(&c, text.n);
    block_put(&c.out, m->code.literals[BLOCK_END]);
    *out = (str){(char *)c.room, (size_t)(c.out.p - c.room) + (c.out.n > 0)};
    return true;
}
