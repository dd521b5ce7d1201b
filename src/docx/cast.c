/* Of a text, the stretches that the mould has are taken over as bits of its stream; what is left is
 * looked through quickly. A token that reaches back into another stretch is as far from it as it
 * was and as much more as its own has moved more than that one. Mostly the distance's last bits say
 * it: they are changed in a copy of the mould's stream, where they all have their known places.
 * Other tokens are put anew, between the bits before and behind. */
#include "docx/mould_made.h"

enum {
    NEW_BITS = 8,      /* of a hash, for what is new */
    FEWEST_SHARED = 2, /* one byte in so many */
    MOST_NUMBERED = UINT8_MAX,
};

/* No distance stays what it is with this. */
#define NOWHERE INT32_MIN

typedef struct casting {
    arena *a;
    mould *m;
    str text;
    stretches stretches;
    unsigned char *fields; /* 1 + the stretch that holds a field; 0: none, or nobody knows */
    unsigned char *stream; /* the mould's, distances changed */
    bits out;
    size_t done;      /* bytes of the text */
    bool left_out;    /* it lacks the middle of long stretches */
    uint32_t *places; /* by hash: where it was met last in what is new, + 1 */
} casting;

static void note_fields(casting *c)
{
    size_t n = c->m->known.text.n / MOULD_FIELD + 1, noted = 0;
    c->fields = arena_grow(c->a, NULL, 0, n);
    for (size_t i = 0; i < c->stretches.n && i < MOST_NUMBERED; i++) {
        const stretch *s = &c->stretches.at[i];
        size_t from = (s->from + MOULD_FIELD - 1) / MOULD_FIELD;
        size_t to = (s->from + s->n) / MOULD_FIELD;
        if (from >= to)
            continue;
        memset(c->fields + noted, 0, from - noted);
        memset(c->fields + from, (int)i + 1, to - from);
        noted = to;
    }
    memset(c->fields + noted, 0, n - noted);
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
    unsigned first = c->fields[from / MOULD_FIELD], last = c->fields[(from + n - 1) / MOULD_FIELD];
    return first && first == last ? &c->stretches.at[first - 1] : search(c, from, n);
}

/* ---- what is new ---- */

/* A place before `at` where the text is likely to be the same: in what is new, else in the mould;
 * `at` if there is none. *there: its bytes, where the text may lack them the mould's. */
static size_t likely_source(casting *c, size_t at, const char **there)
{
    size_t hash = mould_hash(c->text.p + at), first = c->m->first[hash];
    uint32_t *place = &c->places[hash >> (MOULD_HASH_BITS - NEW_BITS)];
    size_t source = *place - (size_t)1;
    bool is_there = *place != 0;
    *place = (uint32_t)at + 1;
    const stretch *s = first && !is_there ? stretch_with(c, first - 1, MOULD_SHORTEST) : NULL;
    if (!is_there)
        source = s ? first - 1 + s->at - s->from : at;
    *there = s && source + LZ77_LONGEST <= s->at + s->n ? c->m->known.text.p + first - 1
                                                        : c->text.p + source;
    return source < at ? source : at;
}

/* Writes what stands up to `end`, as nothing in the mould says how. */
static void put_new(casting *c, size_t end)
{
    const char *p = c->text.p;
    bits out = c->out;
    for (size_t at = c->done, n; at < end; at += n) {
        size_t left = end - at;
        const char *there = p;
        size_t source = left >= MOULD_SHORTEST ? likely_source(c, at, &there) : at;
        n = 1;
        if (source < at && at - source <= LZ77_FARTHEST && load_32(there) == load_32(p + at))
            n = lz77_common(there, p + at, left < LZ77_LONGEST ? left : LZ77_LONGEST);
        if (n > 1)
            block_put_repeat(&out, &c->m->code, n, at - source);
        else
            block_put_byte(&out, &c->m->code, p[at]);
    }
    c->out = out;
    c->done = end > c->done ? end : c->done;
}

/* ---- what the mould has ---- */

/* Tokens of one stretch. */
typedef struct taking {
    const stretch *own;
    size_t shift;                     /* how far it has moved */
    size_t kept;                      /* bits of the stream before here are written */
    int32_t moved[MOST_NUMBERED + 1]; /* farther than another, by what `fields` has */
} taking;

/* True if the distance has the same code when it is `more` than it was: its last bits are changed.
 */
static inline bool change(const casting *c, const reach *r, uint32_t more)
{
    if (((r->extra + more) & r->other) != 0)
        return false;
    unsigned char *p = c->stream + r->byte;
    store_32(p, load_32(p) + (more << r->shift));
    return true;
}

/* Gives the first that isn't changed so, or of which the fields don't say what it is in; or `end`.
 */
static const reach *change_all(const casting *c, const int32_t *moved, const reach *at,
                               const reach *end)
{
    const unsigned char *fields = c->fields;
    for (; at < end; at++) {
        size_t of = fields[at->first];
        if (of != fields[at->last] || !change(c, at, (uint32_t)moved[of]))
            break;
    }
    return at;
}

/* What a token says, and what a repeat of that may go on to. */
static void fill(casting *c, const stretch *own, const token *t, size_t at)
{
    size_t left = own->at + own->n - at, most = t->length + LZ77_LONGEST;
    if (c->left_out)
        memcpy((char *)c->text.p + at, c->m->known.text.p + t->at, left < most ? left : most);
}

/* Puts a token that has another distance now; 0: none. */
static void put_token(casting *c, const taking *of, const token *t, size_t distance)
{
    size_t at = t->at + of->shift;
    c->done = at;
    if (distance == 0 || distance > LZ77_FARTHEST) {
        fill(c, of->own, t, at);
        put_new(c, at + t->length);
    } else
        block_put_repeat(&c->out, &c->m->code, t->length, distance);
}

/* Most that have another distance now differ in its last bits alone. */
static void take_back(casting *c, taking *of, const reach *r, const reach *end)
{
    for (; (r = change_all(c, of->moved, r, end)) < end; r++) {
        const token *t = &c->m->tokens.at[r->token];
        const stretch *s = stretch_with(c, t->source, t->length);
        size_t more = s ? of->shift - (s->at - s->from) : 0;
        if (s && change(c, r, (uint32_t)more))
            continue;
        bits_copy(&c->out, c->stream, of->kept, t->bit);
        of->kept = t[1].bit;
        put_token(c, of, t, s ? t->at - t->source + more : 0);
    }
}

/* Where those of tokens before `end` end. */
static const reach *reach_end(const reaches *all, size_t end)
{
    size_t low = 0, high = all->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (all->at[middle].token < end)
            low = middle + 1;
        else
            high = middle;
    }
    return all->at + low;
}

static void take(casting *c, const stretch *s, size_t first, size_t end)
{
    const token *all = c->m->tokens.at;
    reaches back = mould_back(c->a, c->m, first);
    taking of;
    of.own = s;
    of.shift = s->at - s->from;
    of.kept = all[first].bit;
    of.moved[0] = NOWHERE;
    for (size_t i = 0; i < MOST_NUMBERED && &c->stretches.at[i] <= s; i++) /* no source is behind */
        of.moved[i + 1] = (int32_t)(of.shift - (c->stretches.at[i].at - c->stretches.at[i].from));
    take_back(c, &of, back.at, reach_end(&back, end));
    bits_copy(&c->out, c->stream, of.kept, all[end].bit);
    c->done = all[end].at + of.shift;
}

/* Writes a stretch's whole tokens, what is before them first; gives the token behind them. */
static size_t put_stretch(casting *c, const stretch *s, size_t t)
{
    size_t first = mould_token_from(c->m, s->from);
    first = first > t ? first : t;
    size_t end = mould_token_from(c->m, s->from + s->n + 1) - 1;
    if (end <= first)
        return first;
    put_new(c, c->m->tokens.at[first].at + s->at - s->from);
    take(c, s, first, end);
    return end;
}

static bool shares_enough(const stretches *all, str text)
{
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++)
        n += all->at[i].n;
    return n > text.n / FEWEST_SHARED;
}

bool mould_cast(arena *a, mould *m, str text, const told_same *told, str *out, stretches *same)
{
    casting c = {.a = a, .m = m, .text = text, .left_out = told->left_out};
    c.stretches = *same = stretches_find(a, &m->known, text, told);
    if (!shares_enough(&c.stretches, text))
        return false;
    unsigned char *room = arena_grow(a, NULL, 0, mould_room(text.n));
    c.stream = arena_grow(a, NULL, 0, m->stream_n + BITS_ROOM);
    memcpy(c.stream, m->stream, m->stream_n);
    c.places = NEW_ARRAY(a, uint32_t, (size_t)1 << NEW_BITS);
    c.out.p = room;
    note_fields(&c);
    bits_copy(&c.out, m->stream, 0, m->tokens.at[0].bit);
    for (size_t i = 0, t = 0; i < c.stretches.n; i++)
        t = put_stretch(&c, &c.stretches.at[i], t);
    put_new(&c, text.n);
    block_put(&c.out, m->code.literals[BLOCK_END]);
    *out = (str){(char *)room, (size_t)(c.out.p - room) + (c.out.n > 0)};
    return true;
}
