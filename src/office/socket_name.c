/* LibreOffice names its socket after the MD5 of its profile's URL in UTF-16. */
#include "office/socket_name.h"

#include <stdint.h>
#include <unistd.h>

enum { BLOCK_BYTES = 64, STATE = 4 };

static uint32_t word_at(const unsigned char *p)
{
    return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* RFC 1321, 3.4: its table T of sines. */
static void add_block(uint32_t state[STATE], const unsigned char *p)
{
    static const unsigned char turns[4][4] = {
        {7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    static const uint32_t sines[] = {
        0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613,
        0xfd469501, 0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193,
        0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d,
        0x02441453, 0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed,
        0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942, 0x8771f681, 0x6d9d6122,
        0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa,
        0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244,
        0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
        0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb,
        0xeb86d391,
    };
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    for (unsigned i = 0; i < 64; i++) {
        uint32_t f;
        unsigned k, turn = turns[i / 16][i % 4];
        switch (i / 16) {
        case 0: f = (b & c) | (~b & d), k = i; break;
        case 1: f = (d & b) | (~d & c), k = (5 * i + 1) % 16; break;
        case 2: f = b ^ c ^ d, k = (3 * i + 5) % 16; break;
        default: f = c ^ (b | ~d), k = 7 * i % 16; break;
        }
        f += a + sines[i] + word_at(p + (size_t)4 * k);
        a = d, d = c, c = b;
        b += f << turn | f >> (32 - turn);
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
}

str md5_digits(arena *a, str bytes)
{
    uint32_t state[STATE] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
    size_t blocks = (bytes.n + 8) / BLOCK_BYTES + 1;
    unsigned char *p = arena_alloc(a, blocks * BLOCK_BYTES);
    if (bytes.n)
        memcpy(p, bytes.p, bytes.n);
    p[bytes.n] = 0x80;
    for (size_t i = 0; i < 8; i++)
        p[(blocks - 1) * BLOCK_BYTES + 56 + i] = (unsigned char)((uint64_t)bytes.n * 8 >> (8 * i));
    for (size_t i = 0; i < blocks; i++)
        add_block(state, p + i * BLOCK_BYTES);
    buf b = {.a = a};
    for (size_t i = 0; i < (size_t)STATE * 8; i++) /* low byte first, its high digit first */
        buf_byte(&b, "0123456789abcdef"[state[i / 8] >> (4 * (i % 8 ^ 1)) & 15]);
    return buf_str(&b);
}

/* LibreOffice writes each byte without a leading zero. */
static str without_zeros(arena *a, str digits)
{
    buf b = {.a = a};
    for (size_t i = 0; i < digits.n; i++)
        if (i % 2 || digits.p[i] != '0')
            buf_byte(&b, digits.p[i]);
    return buf_str(&b);
}

str socket_name(arena *a, str profile)
{
    buf wide = {.a = a};
    for (size_t i = 0; i < profile.n; i++) {
        buf_byte(&wide, profile.p[i]);
        buf_byte(&wide, 0);
    }
    str user = str_number(a, (size_t)getuid());
    return STR_CAT(a, S("/tmp/OSL_PIPE_"), user, S("_SingleOfficeIPC_"),
                   without_zeros(a, md5_digits(a, buf_str(&wide))));
}
