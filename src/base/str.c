/* Views and growing buffers. Bytes only: what a letter is, utf8 knows. */
#include "base/str.h"

#include <stdint.h>

bool str_ends(str s, str suffix)
{
    return s.n >= suffix.n && str_eq(str_after(s, s.n - suffix.n), suffix);
}

int str_compare(str a, str b)
{
    size_t shorter = a.n < b.n ? a.n : b.n;
    int order = shorter ? memcmp(a.p, b.p, shorter) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_is_one_of(str s, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_is(s, list[i]))
            return true;
    return false;
}

size_t str_find(str s, str needle)
{
    if (needle.n == 0)
        return 0;
    for (size_t i = 0; i + needle.n <= s.n; i++) {
        const char *hit = memchr(s.p + i, needle.p[0], s.n - needle.n + 1 - i);
        if (!hit)
            break;
        i = (size_t)(hit - s.p);
        if (needle.n == 1 || memcmp(hit, needle.p, needle.n) == 0)
            return i;
    }
    return s.n;
}

str str_copy(arena *a, str s)
{
    return (str){str_z(a, s), s.n};
}

char *str_z(arena *a, str s)
{
    char *z = arena_take(a, s.n + 1);
    if (s.n)
        memcpy(z, s.p, s.n);
    z[s.n] = '\0';
    return z;
}

str str_number(arena *a, size_t n)
{
    char digits[24];
    size_t i = sizeof digits;
    do {
        digits[--i] = (char)('0' + n % 10);
    } while (n /= 10);
    return str_copy(a, (str){digits + i, sizeof digits - i});
}

str str_join(arena *a, const str *parts, size_t n)
{
    buf b = {.a = a};
    size_t all = 0;
    for (size_t i = 0; i < n; i++)
        all += parts[i].n;
    buf_room(&b, all);
    for (size_t i = 0; i < n; i++)
        buf_add(&b, parts[i]);
    return buf_str(&b);
}

void buf_grow(buf *b, size_t more)
{
    size_t cap = b->cap ? b->cap : 64;
    while (cap - b->n < more)
        cap = cap > SIZE_MAX / 4 ? SIZE_MAX : cap * 2; /* SIZE_MAX makes the arena jump */
    b->p = b->p ? arena_grow(b->a, b->p, b->cap, cap) : arena_take(b->a, cap);
    b->cap = cap;
}

void buf_number(buf *b, long n)
{
    char digits[24];
    size_t i = sizeof digits;
    unsigned long rest = n < 0 ? 0UL - (unsigned long)n : (unsigned long)n;
    do {
        digits[--i] = (char)('0' + rest % 10);
    } while (rest /= 10);
    if (n < 0)
        digits[--i] = '-';
    buf_add(b, (str){digits + i, sizeof digits - i});
}
