/* "kehoach", a sign that says how it was reckoned, sixteen digits. It is meant for files that
 * somebody has gone on working at, not for forgeries. */
#include "docx/digest.h"

#include "base/map.h"
#include "docx/bits.h"

enum { START = 8, LANES = 4 };

static uint64_t mixed(uint64_t h, uint64_t v)
{
    h = (h ^ v) * 0x9E3779B97F4A7C15u;
    return h << 32 | h >> 32;
}

/* Eight bytes at a time, four at once; any single change of up to eight bytes makes another. */
static uint64_t digest_of(str s)
{
    uint64_t h[LANES] = {s.n, 1, 2, 3}, all = 0;
    char rest[8 * LANES] = {0};
    size_t whole = s.n / sizeof rest * sizeof rest;
    for (size_t i = 0; i < whole; i += sizeof rest)
#pragma GCC unroll 4
        for (size_t k = 0; k < LANES; k++)
            h[k] = mixed(h[k], load_64(s.p + i + 8 * k));
    if (s.n > whole)
        memcpy(rest, s.p + whole, s.n - whole);
    for (size_t k = 0; k < LANES; k++)
        all = mixed(mixed(all, h[k]), load_64(rest + 8 * k));
    return all;
}

/* ---- of earlier versions ---- */

static uint64_t mixed_before(uint64_t h, uint64_t v)
{
    h = (h ^ v) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 32;
}

static uint64_t digest_before(str s)
{
    uint64_t h[LANES] = {s.n, 1, 2, 3}, all = 0;
    char rest[8 * LANES] = {0};
    for (; s.n >= sizeof rest; s = str_after(s, sizeof rest))
        for (size_t k = 0; k < LANES; k++)
            h[k] = mixed_before(h[k], load_64(s.p + 8 * k));
    if (s.n)
        memcpy(rest, s.p, s.n);
    for (size_t k = 0; k < LANES; k++)
        all = mixed_before(mixed_before(all, h[k]), load_64(rest + 8 * k));
    return all;
}

static uint64_t digest_first(str s)
{
    return map_hash(s);
}

/* ---- comments ---- */

/* The way of today comes first. */
static const struct {
    char start[START + 1];
    uint64_t (*of)(str s);
} ways[] = {
    {"kehoach:", digest_of},
    {"kehoach-", digest_before},
    {"kehoach ", digest_first},
};

static void write_as(size_t way, str before, char *out)
{
    uint64_t digest = ways[way].of(before);
    memcpy(out, ways[way].start, START);
    for (size_t i = DIGEST_COMMENT; i-- > START; digest >>= 4)
        out[i] = "0123456789abcdef"[digest & 15];
}

void digest_write(str before, char out[DIGEST_COMMENT])
{
    write_as(0, before, out);
}

bool digest_is_of(str before, str comment)
{
    char wanted[DIGEST_COMMENT];
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (str_starts(comment, str_from(ways[i].start))) {
            write_as(i, before, wanted);
            return str_eq(comment, (str){wanted, sizeof wanted});
        }
    return false;
}
