/* For what stands alone a quick look, or libdeflate where it is long; a mould for what is like
 * something before. Knows nothing of zip files. */
#include "docx/deflate.h"

#include <libdeflate.h>

#include "docx/quick.h"
#include "docx/ready.h"

enum { LEVEL = 4 };

static void free_packer(void *packer)
{
    libdeflate_free_compressor(packer);
}

static str deflate_whole(arena *a, kept_parts *kept, str from)
{
    if (from.n && from.n <= QUICK_MOST)
        return quick_deflate(a, from);
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

uint32_t deflate_crc_on(uint32_t before, str bytes)
{
    return libdeflate_crc32(before, bytes.n ? bytes.p : "", bytes.n);
}

uint32_t deflate_crc(str bytes)
{
    return deflate_crc_on(0, bytes);
}

/* As the build has deflated the same bytes, if it has; else by itself. */
static deflated deflate_alone(arena *a, kept_parts *kept, str from)
{
    for (const ready_part *r = ready_parts; r->bytes; r++)
        if (from.n == r->n &&
            (from.p == (const char *)r->bytes || memcmp(from.p, r->bytes, r->n) == 0))
            return (deflated){{(const char *)r->deflated, r->n_deflated}, (uint32_t)r->crc};
    return (deflated){deflate_whole(a, kept, from), deflate_crc(from)};
}

/* Documents have their parts in one order: mostly it is the one behind the last. */
kept_part *deflate_first(kept_parts *kept, const char *path)
{
    for (size_t i = 0, at = kept->next, n = kept->parts.n; i < n; i++, at++) {
        at = at < n ? at : 0;
        if (strcmp(kept->parts.at[at].path, path) == 0) {
            kept->next = at + 1;
            return &kept->parts.at[at];
        }
    }
    return NULL;
}

static str whole(const part *p)
{
    stretches_fill(p->bytes, &p->same);
    return p->bytes;
}

void deflate_refer(kept_parts *kept, const parts *all)
{
    for (size_t i = 0; i < all->n; i++) {
        const part *p = &all->at[i];
        str path = str_copy(kept->a, str_from(p->path));
        bool lasts = p->bytes.p == p->same.from;
        *list_add(kept->a, &kept->parts) =
            (kept_part){.path = path.p,
                        .bytes = lasts ? p->bytes : str_copy(kept->a, whole(p)),
                        .sum = deflate_crc(p->bytes)};
    }
}

/* False if one of them is too long. */
static bool know(kept_parts *kept, kept_part *first, const part *p)
{
    if (first->bytes.n > MOULD_MOST || p->bytes.n > MOULD_MOST)
        return false;
    if (!first->known.places)
        first->known = stretches_know(kept->a, first->bytes);
    return true;
}

bool deflate_find_same(arena *a, kept_parts *kept, kept_part *first, const part *p, stretches *out)
{
    bool good = know(kept, first, p);
    if (good)
        *out = stretches_find(a, &first->known, p->bytes, &p->same);
    return good;
}

/* False if the part has too little of the first document's. */
static bool deflate_like(arena *a, kept_parts *kept, kept_part *first, const part *p, deflated *out)
{
    stretches same;
    if (!know(kept, first, p))
        return false;
    if (!first->mould) {
        first->mould = mould_make(kept->a, &first->known);
        first->sums = crc_know(kept->a, first->bytes);
    }
    if (!mould_cast(a, first->mould, p->bytes, &p->same, &out->bytes, &same))
        return false;
    out->crc = crc_like(&first->sums, p->bytes, &same);
    return true;
}

/* What is where it lasts need not be compared. */
bool deflate_is_same(const kept_part *first, const part *p)
{
    bool lasts = p->bytes.p == p->same.from;
    return (lasts && p->bytes.p == first->bytes.p && p->bytes.n == first->bytes.n) ||
           (p->bytes.n == first->bytes.n && str_eq(first->bytes, whole(p)));
}

deflated deflate_part(arena *a, const part *p, kept_parts *kept)
{
    kept_part *first = deflate_first(kept, p->path);
    deflated out;
    if (first && deflate_is_same(first, p)) {
        if (!first->as.bytes.p)
            first->as = deflate_alone(kept->a, kept, p->bytes);
        return first->as;
    }
    if (!first || !deflate_like(a, kept, first, p, &out))
        return deflate_alone(a, kept, whole(p));
    return out;
}
