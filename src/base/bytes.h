/* Several bytes at once: as numbers, the lowest first. */
#ifndef KH_BASE_BYTES_H
#define KH_BASE_BYTES_H

#include <stdint.h>

static inline uint32_t load_32(const void *from)
{
    const unsigned char *p = from;
    return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static inline uint64_t load_64(const void *from)
{
    const unsigned char *p = from;
    return load_32(p) | (uint64_t)load_32(p + 4) << 32;
}

/* Not 0 if one of eight bytes is 0: the highest bit of the first that is, and perhaps of bytes
 * behind it. */
static inline uint64_t bytes_zero(uint64_t v)
{
    return (v - 0x0101010101010101u) & ~v & 0x8080808080808080u;
}

/* The same for bytes that are `c`. */
static inline uint64_t bytes_equal(uint64_t v, char c)
{
    return bytes_zero(v ^ 0x0101010101010101u * (unsigned char)c);
}

/* Which of the eight bytes the lowest bit of such a result, not 0, is of. */
static inline unsigned bytes_first(uint64_t found)
{
    return (unsigned)__builtin_ctzll(found) / 8;
}

#endif
