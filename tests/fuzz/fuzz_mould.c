/* A text deflated as another one was: two texts, with a NUL between. zlib must read it; and it is
 * the same where the text has waited. */
#include "fuzz.h"

#include <zlib.h>

#include "docx/crc.h"
#include "docx/mould.h"
#include "docx/short_parts.h"

static void inflate_all(arena *a, str packed, str text)
{
    unsigned char *out = arena_alloc(a, text.n + 1);
    z_stream z = {.next_in = (Bytef *)(uintptr_t)packed.p,
                  .avail_in = (uInt)packed.n,
                  .next_out = out,
                  .avail_out = (uInt)text.n + 1};
    HOLDS(inflateInit2(&z, -MAX_WBITS) == Z_OK);
    HOLDS(inflate(&z, Z_FINISH) == Z_STREAM_END);
    HOLDS(z.avail_in == 0 && z.total_out == text.n && memcmp(out, text.p, text.n) == 0);
    inflateEnd(&z);
}

/* What one thread shortens is the same for another, and deflated to the same bytes. */
static void let_wait(arena *a, str first, str second)
{
    part of_first = {.path = "x", .bytes = first}, of_second = {.path = "x", .bytes = second};
    parts before = {&of_first, 1, 1}, all = {&of_second, 1, 1}, again = {0};
    kept_parts one = {.a = a}, other = {.a = a};
    buf kept = {.a = a};
    deflate_refer(&one, &before);
    deflate_refer(&other, &before);
    parts_shorten(a, &all, &one, &kept);
    HOLDS(parts_restore(a, buf_str(&kept), &other, &again));
    HOLDS(again.n == 1);
    deflated late = deflate_part(a, &again.at[0], &other), now = deflate_part(a, &of_second, &one);
    HOLDS(str_eq(late.bytes, now.bytes) && late.crc == now.crc);
    stretches_fill(again.at[0].bytes, &again.at[0].same);
    HOLDS(str_eq(again.at[0].bytes, second));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    arena *a = arena_new();
    HOLDS(a);
    str both = str_copy(a, (str){(const char *)data, n}), packed;
    size_t middle = str_find(both, (str){"", 1});
    str first = str_copy(a, str_slice(both, 0, middle));
    str second = str_copy(a, str_after(both, middle < n ? middle + 1 : n));
    known_text known = stretches_know(a, first);
    mould *m = mould_make(a, &known);
    known_crc sums = crc_know(a, first);
    stretches same;
    HOLDS(mould_cast(a, m, first, &(told_same){0}, &packed, &same) == (first.n > 0));
    if (first.n > 0)
        inflate_all(a, packed, first);
    if (mould_cast(a, m, second, &(told_same){0}, &packed, &same)) {
        inflate_all(a, packed, second);
        HOLDS(crc_like(&sums, second, &same) == crc32(0, (const Bytef *)second.p, (uInt)second.n));
    }
    let_wait(a, first, second);
    arena_free(a);
    return 0;
}
