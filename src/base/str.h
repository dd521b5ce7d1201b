/* Strings: a view with a length, and a buffer that grows. Neither ends in NUL by itself. */
#ifndef KH_BASE_STR_H
#define KH_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"

typedef struct str {
    const char *p;
    size_t n; /* bytes */
} str;

#define S(literal) ((str){"" literal, sizeof(literal) - 1})

static inline str str_from(const char *z)
{
    return (str){z, z ? strlen(z) : 0};
}

/* The bytes from..to of `s`. */
static inline str str_slice(str s, size_t from, size_t to)
{
    return (str){s.p ? s.p + from : s.p, to - from};
}

static inline str str_after(str s, size_t from)
{
    return str_slice(s, from, s.n);
}

static inline bool str_eq(str a, str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* The same for a string; most begin otherwise, and need no measuring. */
static inline bool str_is(str s, const char *z)
{
    return (s.n ? s.p[0] : '\0') == z[0] && str_eq(s, str_from(z));
}

static inline bool str_starts(str s, str prefix)
{
    return s.n >= prefix.n &&
           (prefix.n == 0 || (s.p[0] == prefix.p[0] && memcmp(s.p, prefix.p, prefix.n) == 0));
}

bool str_ends(str s, str suffix);
int str_compare(str a, str b); /* as memcmp, the shorter first */
bool str_is_one_of(str s, const char *const *list, size_t n);
#define STR_IS_ONE_OF(s, list) str_is_one_of((s), (list), sizeof(list) / sizeof *(list))

/* Offset of the first `needle`, or `s.n`. */
size_t str_find(str s, str needle);

str str_copy(arena *a, str s);
char *str_z(arena *a, str s); /* a copy that ends in NUL */
str str_number(arena *a, size_t n);
str str_join(arena *a, const str *parts, size_t n);
#define STR_CAT(a, ...)                                                                            \
    str_join((a), (const str[]){__VA_ARGS__}, sizeof((const str[]){__VA_ARGS__}) / sizeof(str))

/* A growing buffer in an arena: `buf b = {.a = arena};` */
typedef struct buf {
    arena *a;
    char *p;
    size_t n, cap;
} buf;

void buf_grow(buf *b, size_t more);
void buf_number(buf *b, long n);

/* So that `more` bytes fit behind p + n. */
static inline void buf_room(buf *b, size_t more)
{
    if (b->cap - b->n < more)
        buf_grow(b, more);
}

static inline void buf_add(buf *b, str s)
{
    if (s.n == 0)
        return;
    buf_room(b, s.n);
    memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
}

static inline void buf_byte(buf *b, char c)
{
    buf_room(b, 1);
    b->p[b->n++] = c;
}

static inline str buf_str(const buf *b)
{
    return (str){b->p, b->n};
}

#endif
