/* Knows numbers alone. */
#include "lib/ranges.h"

void ranges_add(ranges *r, size_t from, size_t to)
{
    if (r->count && from <= r->end)
        from = r->end + 1;
    if (from >= to)
        return;
    bool joins = r->count && from == r->end + 1;
    r->n += !joins;
    r->count += to - from;
    r->end = to - 1;
    if (r->n > RANGES_SHOWN)
        return;
    if (!joins)
        r->first[r->n - 1] = from;
    r->last[r->n - 1] = r->end;
}

str ranges_text(const ranges *r)
{
    buf b = {.a = r->a};
    for (size_t i = 0; i < r->n && i < RANGES_SHOWN; i++) {
        buf_add(&b, i ? S(", ") : S(""));
        buf_number(&b, (long)r->first[i]);
        if (r->last[i] > r->first[i]) {
            buf_add(&b, r->last[i] == r->first[i] + 1 ? S(", ") : S("–"));
            buf_number(&b, (long)r->last[i]);
        }
    }
    buf_add(&b, r->n > RANGES_SHOWN ? S(" …") : S(""));
    return buf_str(&b);
}
