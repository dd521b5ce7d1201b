/* What a mould is made of: for mould.c, which makes it, and cast.c, which uses it. */
#ifndef KH_DOCX_MOULD_MADE_H
#define KH_DOCX_MOULD_MADE_H

#include "docx/block.h"
#include "docx/mould.h"

enum {
    MOULD_HASH_BITS = 12,
    MOULD_SHORTEST = 4, /* repeat in what is looked through quickly */
    MOULD_FIELD = 8,    /* bytes of the text, whose stretch is noted as one */
};

/* A token that repeats what stands before some place, as its distance's last bits say. */
typedef struct reach {
    uint32_t token;
    uint32_t first, last; /* fields of the text that its source is in */
    uint32_t byte;        /* of the stream: there they are, `shift` bits on */
    uint32_t other;       /* bits of the distance, less 1, that its code says */
    uint16_t extra;       /* what the last bits say */
    uint8_t shift;
} reach;
typedef LIST(reach) reaches;

struct mould {
    arena *a;
    known_text known;
    tokens tokens; /* and one behind them */
    block_code code;
    const unsigned char *stream; /* head, tokens */
    size_t stream_n;             /* bytes, with BITS_ROOM behind them */
    uint32_t *first;             /* by hash: the first token that begins so, + 1 */
    uint32_t *token_at; /* by PLACE of the text: the first token that begins in it or behind */
    reaches *back;      /* by PORTION of tokens: those of it or behind, sources in it or before */
    size_t noted;       /* in all these */
};

/* Bytes of a stream: the longest codes all the way take no more than two a byte. */
size_t mould_room(size_t n);

static inline uint16_t mould_hash(const char *p)
{
    return (uint16_t)(load_32(p) * 0x9E3779B1u >> (32 - MOULD_HASH_BITS));
}

/* The number of the first token that begins at `at` or behind it. */
size_t mould_token_from(const mould *m, size_t at);

/* Tokens from `number` on, in their order: all whose sources are before it, and a few more. In `a`,
 * or kept as far as there is room: texts part and meet at the same places again and again. */
reaches mould_back(arena *a, mould *m, size_t number);

#endif
