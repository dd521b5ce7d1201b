/* Long runs of bits: whole bytes are written, eight at a time. Knows nothing of what they say. */
#include "docx/bits.h"

bits bits_copied(bits b, const unsigned char *stream, size_t from, size_t to)
{
    unsigned first = (8 - b.n) & 7;
    if (to - from > 64 + first) {
        bits_copy_few(&b, stream, from, first);
        from += first;
        unsigned shift = from & 7;
        const unsigned char *p = stream + from / 8;
        unsigned char *at = b.p;
        for (; to - from >= 64; from += 64, p += 8, at += 8)
            store_64(at, load_64(p) >> shift | (uint64_t)p[8] << (63 - shift) << 1);
        b.p = at;
    }
    while (from < to) {
        unsigned n = to - from < BITS_MOST ? (unsigned)(to - from) : BITS_MOST;
        bits_copy_few(&b, stream, from, n);
        from += n;
    }
    return b;
}
