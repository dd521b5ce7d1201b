/* Text as people see it: letters, capitals, blanks. The only user of utf8proc.
 * All but utf8_check take text that utf8_check has passed. */
#ifndef KH_BASE_UTF8_H
#define KH_BASE_UTF8_H

#include <stdint.h>

#include "base/str.h"

/* True for well-formed UTF-8; else *bad is the offset of the first wrong byte. */
bool utf8_check(str s, size_t *bad);

/* The length of the well-formed sequence that bytes begin with; 0 where they don't. */
size_t utf8_sequence(str bytes);

/* The code point at *i, which moves past it. */
uint32_t utf8_next_long(str s, size_t *i);
static inline uint32_t utf8_next(str s, size_t *i)
{
    unsigned char c = (unsigned char)s.p[*i];
    if (c >= 0x80)
        return utf8_next_long(s, i);
    ++*i;
    return c;
}

/* The code point that ends at *i, which moves before it. */
uint32_t utf8_before(str s, size_t *i);

uint32_t utf8_first(str s); /* 0 for empty text */
uint32_t utf8_last(str s);  /* 0 for empty text */
void utf8_add(buf *b, uint32_t cp);

bool utf8_is_space(uint32_t cp); /* as Python's str.isspace */
bool utf8_is_letter(uint32_t cp);
bool utf8_is_mark(uint32_t cp); /* one that combines with the letter before it */
bool utf8_is_upper(uint32_t cp);
bool utf8_is_lower(uint32_t cp);
static inline bool utf8_is_ascii_letter(uint32_t cp)
{
    return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
}
static inline bool is_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

/* Without the blanks at both ends. */
str utf8_trim_blanks(str s);
str utf8_trim_end_blanks(str s);

/* A visible sign of ASCII: most texts begin and end with one, or with a letter. */
static inline bool is_visible_ascii(char c)
{
    return c > ' ' && c < 0x7F;
}

static inline str utf8_trim_end(str s)
{
    return s.n && is_visible_ascii(s.p[s.n - 1]) ? s : utf8_trim_end_blanks(s);
}

static inline str utf8_trim(str s)
{
    return s.n && is_visible_ascii(s.p[0]) ? utf8_trim_end(s) : utf8_trim_blanks(s);
}

/* What follows the first n words, trimmed. */
str utf8_behind_words(str s, size_t n);

/* Canonical composition; the view itself where nothing changes. */
str utf8_nfc(arena *a, str s);

/* A name to compare: lower case, no diacritics (đ is d), blanks and hyphens as one `_`. */
str utf8_fold(arena *a, str s);

/* True for a name that folding leaves as it is. */
bool utf8_is_folded(str s);

/* The small letter of a letter, its capital; anything else as it is. */
uint32_t utf8_small(uint32_t cp);
uint32_t utf8_capital(uint32_t cp);

str utf8_upper(arena *a, str s);
str utf8_lower(arena *a, str s);

/* Capitals word by word; a word with a capital inside and small letters ("IoT") stays. */
str utf8_capitals(arena *a, str s);

/* Characters as a person counts them (grapheme clusters, UAX #29). */
size_t utf8_length(str s);

/* Offset of the n-th character as a person counts; s.n past the end. */
size_t utf8_offset(str s, size_t n);

#endif
