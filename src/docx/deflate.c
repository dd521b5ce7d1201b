/* zlib at its usual level. Knows nothing of zip files. */
#include "docx/deflate.h"

#include <zlib.h>

enum { CHUNK = 1 << 30, MEMORY_LEVEL = 8 }; /* zlib counts in unsigned int; its usual level */

static unsigned chunk_of(size_t n)
{
    return n < CHUNK ? (unsigned)n : CHUNK;
}

static deflated deflate_all(arena *a, str from)
{
    size_t room = compressBound(from.n), left = from.n, n = 0;
    char *out = arena_alloc(a, room);
    z_stream z = {.next_in = (Bytef *)(uintptr_t)(from.n ? from.p : "")};
    if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, MEMORY_LEVEL,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        arena_no_memory(a);
    int state = Z_OK;
    while (state == Z_OK) {
        unsigned in = chunk_of(left);
        left -= in;
        z.avail_in = in;
        z.next_out = (Bytef *)out + n;
        z.avail_out = chunk_of(room - n);
        unsigned had = z.avail_out;
        state = deflate(&z, left ? Z_NO_FLUSH : Z_FINISH);
        left += z.avail_in;
        n += had - z.avail_out;
    }
    bool is_text = z.data_type == Z_TEXT;
    deflateEnd(&z);
    if (state != Z_STREAM_END)
        arena_no_memory(a); /* there was room enough for all */
    const Bytef *all = (const Bytef *)(from.n ? from.p : "");
    return (deflated){{out, n}, crc32_z(0, all, from.n), is_text};
}

static kept_part *find(kept_parts *kept, const char *path)
{
    for (size_t i = 0; i < kept->parts.n; i++)
        if (strcmp(kept->parts.at[i].path, path) == 0)
            return &kept->parts.at[i];
    return NULL;
}

deflated deflate_part(arena *a, const part *p, kept_parts *kept)
{
    kept_part *old = kept ? find(kept, p->path) : NULL;
    if (old && !old->varies && str_eq(old->bytes, p->bytes))
        return old->as;
    if (!kept || old) {
        if (old)
            old->varies = true;
        return deflate_all(a, p->bytes);
    }
    str bytes = str_copy(kept->a, p->bytes);
    kept_part first = {.path = str_z(kept->a, str_from(p->path)), .bytes = bytes};
    first.as = deflate_all(kept->a, bytes);
    *list_add(kept->a, &kept->parts) = first;
    return first.as;
}
