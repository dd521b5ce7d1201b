/* libdeflate for what stands alone, a mould for what is like something before. Knows nothing of zip
 * files. */
#include "docx/deflate.h"

#include <libdeflate.h>

#include "docx/ready.h"

enum { LEVEL = 4 };

static void free_packer(void *packer)
{
    libdeflate_free_compressor(packer);
}

static str deflate_whole(arena *a, kept_parts *kept, str from)
{
    if (!kept->packer) {
        struct libdeflate_compressor *packer = libdeflate_alloc_compressor(LEVEL);
        if (!packer)
            arena_no_memory(a);
        arena_defer(kept->a, free_packer, packer); /* frees it where it can't be noted */
        kept->packer = packer;
    }
    size_t room = libdeflate_deflate_compress_bound(kept->packer, from.n);
    char *out = arena_grow(a, NULL, 0, room);
    size_t n = libdeflate_deflate_compress(kept->packer, from.n ? from.p : "", from.n, out, room);
    if (n == 0)
        arena_no_memory(a); /* there was room enough for all */
    return (str){out, n};
}

static unsigned long crc_of(str s)
{
    return libdeflate_crc32(0, s.n ? s.p : "", s.n);
}

/* As the build has deflated the same bytes, if it has; else by itself. */
static deflated deflate_alone(arena *a, kept_parts *kept, str from)
{
    for (const ready_part *r = ready_parts; r->bytes; r++)
        if (str_eq(from, (str){(const char *)r->bytes, r->n}))
            return (deflated){{(const char *)r->deflated, r->n_deflated}, r->crc};
    return (deflated){deflate_whole(a, kept, from), crc_of(from)};
}

static kept_part *find(kept_parts *kept, const char *path)
{
    for (size_t i = 0; i < kept->parts.n; i++)
        if (strcmp(kept->parts.at[i].path, path) == 0)
            return &kept->parts.at[i];
    return NULL;
}

void deflate_refer(kept_parts *kept, const parts *all)
{
    for (size_t i = 0; i < all->n; i++) {
        str path = str_copy(kept->a, str_from(all->at[i].path));
        str bytes = str_copy(kept->a, all->at[i].bytes);
        *list_add(kept->a, &kept->parts) = (kept_part){.path = path.p, .bytes = bytes};
    }
}

/* False if the part has too little of the first document's. */
static bool deflate_like(arena *a, kept_parts *kept, kept_part *first, const part *p, str *out)
{
    if (first->bytes.n > MOULD_MOST || p->bytes.n > MOULD_MOST)
        return false;
    if (!first->mould)
        first->mould = mould_make(kept->a, first->bytes);
    return mould_cast(a, first->mould, p->bytes, &p->same, out);
}

deflated deflate_part(arena *a, const part *p, kept_parts *kept)
{
    kept_part *first = find(kept, p->path);
    str out;
    if (first && str_eq(first->bytes, p->bytes)) {
        if (!first->as.bytes.p)
            first->as = deflate_alone(kept->a, kept, p->bytes);
        return first->as;
    }
    if (!first || !deflate_like(a, kept, first, p, &out))
        return deflate_alone(a, kept, p->bytes);
    return (deflated){out, crc_of(p->bytes)};
}

unsigned long deflate_crc(str bytes)
{
    return crc_of(bytes);
}
