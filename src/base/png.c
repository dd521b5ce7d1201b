/* Walks over the chunks of a PNG (ISO/IEC 15948, 5 and 11). Knows no files and decodes no pixels.
 */
#include "base/png.h"

enum {
    SIGNATURE = 8,
    CHUNK = 12, /* length, type, sum */
    HEADER = 13,
    SIZES = 9, /* of pHYs */
    LARGEST = 0x7fffffff,
    GREY_ALPHA = 4,
    COLOUR_ALPHA = 6,
    METRE = 1,
};

static uint32_t number(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* CRC-32 of ISO 3309, half a byte at a time. */
static uint32_t sum_of(str bytes)
{
    static const uint32_t halves[16] = {
        0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4,
        0x4db26158, 0x5005713c, 0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
        0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
    };
    uint32_t sum = 0xffffffff;
    for (size_t i = 0; i < bytes.n; i++) {
        sum ^= (unsigned char)bytes.p[i];
        sum = sum >> 4 ^ halves[sum & 15];
        sum = sum >> 4 ^ halves[sum & 15];
    }
    return ~sum;
}

/* The sizes in IHDR are there, and within what the standard allows. */
static bool read_header(str body, png *out)
{
    if (body.n != HEADER)
        return false;
    int colour = body.p[9];
    out->width = number(body.p);
    out->height = number(body.p + 4);
    out->see_through = colour == GREY_ALPHA || colour == COLOUR_ALPHA;
    return out->width && out->height && out->width <= LARGEST && out->height <= LARGEST;
}

static void read_sizes(str body, png *out)
{
    if (body.n != SIZES || body.p[8] != METRE)
        return; /* it tells the shape of a pixel alone */
    out->per_metre = number(body.p);
    out->per_metre_up = number(body.p + 4);
    if (!out->per_metre || !out->per_metre_up)
        out->per_metre = out->per_metre_up = 0;
}

png_fault png_read(str bytes, png *out)
{
    bool has_image = false;
    *out = (png){0};
    if (!str_starts(bytes, S("\x89PNG\r\n\x1a\n")))
        return PNG_NOT;
    for (size_t at = SIGNATURE; bytes.n - at >= CHUNK;) {
        uint32_t n = number(bytes.p + at);
        if (n > bytes.n - at - CHUNK)
            return PNG_BROKEN;
        str type = str_slice(bytes, at + 4, at + 8);
        str body = str_slice(bytes, at + 8, at + 8 + n);
        if (sum_of(str_slice(bytes, at + 4, at + 8 + n)) != number(body.p + n))
            return PNG_BROKEN;
        bool first = at == SIGNATURE;
        if (first != str_eq(type, S("IHDR")) || (first && !read_header(body, out)))
            return PNG_BROKEN;
        if (str_eq(type, S("pHYs")))
            read_sizes(body, out);
        else if (str_eq(type, S("tRNS")))
            out->see_through = true;
        else if (str_eq(type, S("IDAT")))
            has_image = true;
        else if (str_eq(type, S("IEND")))
            return has_image ? PNG_GOOD : PNG_BROKEN;
        at += CHUNK + n;
    }
    return PNG_BROKEN;
}
