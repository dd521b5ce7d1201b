/* The mould's text is parsed once and written with one code for all symbols; what a cast will ask
 * for, where a token is and which reach back over a place, is kept by portions. */
#include "docx/mould_made.h"

enum {
    PLACE = 16,     /* bytes of the text whose first token is noted */
    PORTION = 16,   /* tokens that share a list of those that reach back */
    MOST_NOTED = 2, /* tokens in such lists, to each token of the mould */
};

size_t mould_room(size_t n)
{
    return 2 * n + BLOCK_HEAD_MOST + BITS_ROOM;
}

static uint32_t bit_at(const bits *b, const unsigned char *begin)
{
    return (uint32_t)((size_t)(b->p - begin) * 8 + b->n);
}

static void note_places(mould *m)
{
    size_t places = m->known.text.n / PLACE + 2;
    m->token_at = NEW_ARRAY(m->a, uint32_t, places);
    for (size_t i = 0, t = 0; i < places; i++) {
        while (t + 1 < m->tokens.n && m->tokens.at[t].at < i * PLACE)
            t++;
        m->token_at[i] = (uint32_t)t;
    }
}

static void put_token(bits *b, const mould *m, const token *t)
{
    if (t->length == 1)
        block_put_byte(b, &m->code, m->known.text.p[t->at]);
    else
        block_put_repeat(b, &m->code, t->length, t->at - t->source);
}

mould *mould_make(arena *a, const known_text *known)
{
    str text = known->text;
    mould *m = NEW(a, mould);
    unsigned char *stream = arena_grow(a, NULL, 0, mould_room(text.n));
    bits b = {.p = stream};
    m->a = a;
    m->first = NEW_ARRAY(a, uint32_t, (size_t)1 << MOULD_HASH_BITS);
    m->known = *known;
    m->tokens = lz77_parse(a, text);
    block_code_make(&m->code, text, &m->tokens);
    block_put_head(&b, &m->code);
    for (size_t i = 0; i < m->tokens.n; i++) {
        token *t = &m->tokens.at[i];
        t->bit = bit_at(&b, stream);
        if (t->at + MOULD_SHORTEST <= text.n && m->first[mould_hash(text.p + t->at)] == 0)
            m->first[mould_hash(text.p + t->at)] = t->at + 1;
        put_token(&b, m, t);
    }
    *list_add(a, &m->tokens) = (token){(uint32_t)text.n, (uint32_t)text.n, bit_at(&b, stream), 1};
    m->stream = stream;
    m->stream_n = (size_t)(b.p - stream) + 1;
    m->back = NEW_ARRAY(a, reaches, m->tokens.n / PORTION + 2);
    note_places(m);
    return m;
}

size_t mould_token_from(const mould *m, size_t at)
{
    size_t t = m->token_at[at / PLACE];
    while (t < m->tokens.n && m->tokens.at[t].at < at)
        t++;
    return t;
}

static reach reach_of(const mould *m, size_t number)
{
    const token *t = &m->tokens.at[number];
    block_symbol s = block_distance(t->at - t->source);
    size_t bit = t[1].bit - s.more;
    return (reach){.token = (uint32_t)number,
                   .first = t->source / MOULD_FIELD,
                   .last = (t->source + t->length - 1) / MOULD_FIELD,
                   .byte = (uint32_t)(bit / 8),
                   .other = ~(uint32_t)0 << s.more,
                   .extra = (uint16_t)s.extra,
                   .shift = bit & 7};
}

static reaches find_back(arena *a, const mould *m, size_t portion)
{
    reaches all = {0};
    size_t behind = (portion + 1) * PORTION, last = m->tokens.n - 1;
    uint32_t end = m->tokens.at[behind < last ? behind : last].at;
    for (size_t i = portion * PORTION; i < last; i++)
        if (m->tokens.at[i].length > 1 && m->tokens.at[i].source < end)
            *list_add(a, &all) = reach_of(m, i);
    return all;
}

/* Those of tokens before `number` left out. */
static reaches from_token(reaches all, size_t number)
{
    while (all.n && all.at->token < number) {
        all.at++;
        all.n--;
    }
    return all;
}

reaches mould_back(arena *a, mould *m, size_t number)
{
    reaches *kept = &m->back[number / PORTION];
    if (kept->at)
        return from_token(*kept, number);
    reaches all = find_back(a, m, number / PORTION);
    if (m->noted + all.n > MOST_NOTED * m->tokens.n)
        return from_token(all, number);
    m->noted += all.n;
    kept->at = arena_grow(m->a, NULL, 0, (all.n + 1) * sizeof *all.at); /* there, though empty */
    for (; kept->n < all.n; kept->n++)
        kept->at[kept->n] = all.at[kept->n];
    return from_token(*kept, number);
}
