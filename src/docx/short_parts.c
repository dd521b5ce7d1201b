/* Of each part: its head, its path where the first document has no such part, its stretches, the
 * bytes between them. They are read by the process that wrote them: numbers are as it has them. But
 * another thread reads templates by itself, and may have met others: then its first document has
 * other sums. */
#include "docx/short_parts.h"

enum { ALL = UINT32_MAX }; /* stretches of a part that is the first document's whole */

typedef struct head {
    uint32_t first; /* number of the first document's part, + 1; 0: it has none of this path */
    uint32_t path_or_sum; /* bytes of the path, where it has none; else the sum of that part */
    uint32_t stretches;
    uint32_t is_looked; /* all that it has of the first document's was found; 0 or 1 */
    uint64_t n;         /* bytes of the part */
} head;

typedef struct short_stretch {
    uint32_t own; /* bytes before it that aren't the first document's */
    uint32_t from, n;
} short_stretch;

static void add_bytes(buf *out, const void *bytes, size_t n)
{
    buf_add(out, (str){bytes, n});
}

/* ---- shorter ---- */

static void add_stretches(buf *out, const stretches *all)
{
    size_t done = 0;
    buf_room(out, all->n * sizeof(short_stretch));
    for (size_t i = 0; i < all->n; i++) {
        const stretch *s = &all->at[i];
        const short_stretch told = {(uint32_t)(s->at - done), (uint32_t)s->from, (uint32_t)s->n};
        add_bytes(out, &told, sizeof told);
        done = s->at + s->n;
    }
}

static void add_own(buf *out, str bytes, const stretches *all)
{
    size_t done = 0;
    for (size_t i = 0; i < all->n; i++) {
        const stretch *s = &all->at[i];
        buf_add(out, str_slice(bytes, done, s->at));
        done = s->at + s->n;
    }
    buf_add(out, str_after(bytes, done));
}

static void add_part(arena *a, buf *out, const part *p, kept_parts *kept)
{
    kept_part *first = deflate_first(kept, p->path);
    bool whole = first && deflate_is_same(first, p);
    stretches same = {0};
    head h = {.n = p->bytes.n};
    if (first)
        h.first = (uint32_t)(first - kept->parts.at) + 1;
    h.path_or_sum = first ? first->sum : (uint32_t)strlen(p->path);
    h.is_looked = first && !whole && deflate_find_same(a, kept, first, p, &same);
    if (!whole && !h.is_looked)
        stretches_fill(p->bytes, &p->same);
    h.stretches = whole ? ALL : (uint32_t)same.n;
    add_bytes(out, &h, sizeof h);
    if (!first)
        add_bytes(out, p->path, h.path_or_sum);
    if (whole)
        return;
    add_stretches(out, &same);
    add_own(out, p->bytes, &same);
}

void parts_shorten(arena *a, const parts *all, kept_parts *kept, buf *out)
{
    for (size_t i = 0; i < all->n; i++)
        add_part(a, out, &all->at[i], kept);
}

/* ---- whole again ---- */

static bool take_bytes(str *from, void *to, size_t n)
{
    if (from->n < n)
        return false;
    if (n)
        memcpy(to, from->p, n);
    *from = str_after(*from, n);
    return true;
}

/* The next `n` bytes, at *to. */
static bool take_own(str *from, char **to, const char *end, size_t n)
{
    if (n > (size_t)(end - *to) || !take_bytes(from, *to, n))
        return false;
    *to += n;
    return true;
}

static bool take_stretches(arena *a, str *from, const head *h, const kept_part *first, part *out)
{
    size_t size = h->stretches * sizeof(short_stretch);
    if (size > from->n)
        return false;
    char *begin = arena_take(a, h->n + 1), *to = begin; /* there, though empty */
    str own = str_after(*from, size);
    list_reserve(a, &out->same.all, h->stretches);
    for (uint32_t i = 0; i < h->stretches; i++) {
        short_stretch s;
        bool good = take_bytes(from, &s, sizeof s) && take_own(&own, &to, begin + h->n, s.own) &&
                    s.from <= first->bytes.n && s.n <= first->bytes.n - s.from &&
                    s.n <= (size_t)(begin + h->n - to);
        if (!good)
            return false;
        out->same.all.at[out->same.all.n++] = (stretch){(size_t)(to - begin), s.from, s.n};
        stretch_copy_ends(to, first->bytes.p + s.from, s.n);
        to += s.n;
    }
    out->same.from = first ? first->bytes.p : NULL;
    out->same.left_out = h->stretches > 0;
    out->same.is_all = h->is_looked;
    out->bytes = (str){begin, h->n};
    *from = own;
    return take_own(from, &to, begin + h->n, (size_t)(begin + h->n - to));
}

static bool take_part(arena *a, str *from, const kept_parts *kept, part *out)
{
    head h;
    if (!take_bytes(from, &h, sizeof h) || h.first > kept->parts.n)
        return false;
    const kept_part *first = h.first ? &kept->parts.at[h.first - 1] : NULL;
    size_t path = first ? 0 : h.path_or_sum;
    if (first ? first->sum != h.path_or_sum : path > from->n || h.stretches)
        return false;
    out->path = first ? first->path : str_z(a, str_slice(*from, 0, path));
    *from = str_after(*from, path);
    if (h.stretches != ALL)
        return take_stretches(a, from, &h, first, out);
    out->bytes = first->bytes;
    out->same.from = first->bytes.p; /* it lasts */
    return true;
}

bool parts_restore(arena *a, str from, const kept_parts *kept, parts *out)
{
    while (from.n)
        if (!take_part(a, &from, kept, list_add(a, out)))
            return false;
    return true;
}
