/* Letters of Vietnamese by rule, for the files utf8*.c alone: of most texts no letter needs to be
 * looked for in a table. */
#ifndef KH_BASE_UTF8_LETTERS_H
#define KH_BASE_UTF8_LETTERS_H

#include "base/utf8.h"

/* Ạ to ỹ: each capital stands right before its small letter. */
static inline bool letter_has_dot(uint32_t cp)
{
    return cp >= 0x1EA0 && cp <= 0x1EF9;
}

/* The same for Ă, Đ, Ĩ, Ũ, Ơ. */
static inline bool letter_is_in_pair(uint32_t cp)
{
    if (cp < 0x102)
        return false;
    return letter_has_dot(cp) || (cp | 1) == 0x103 || (cp | 1) == 0x111 || (cp | 1) == 0x129 ||
           (cp | 1) == 0x169 || (cp | 1) == 0x1A1;
}

/* Ư, ư: a pair that begins with an odd number. */
static inline bool letter_is_horned_u(uint32_t cp)
{
    return cp == 0x1AF || cp == 0x1B0;
}

/* À to Þ, à to þ; × and ÷ stand among them. */
static inline bool letter_is_latin_1(uint32_t cp)
{
    return cp >= 0xC0 && cp <= 0xFE && cp != 0xD7 && cp != 0xDF && cp != 0xF7;
}

/* A letter that the rules know, none of ASCII. The other one of its two cases has as many bytes,
 * and differs in the last. */
static inline bool letter_is_known(uint32_t cp)
{
    return letter_is_in_pair(cp) || letter_is_latin_1(cp) || letter_is_horned_u(cp);
}

static inline bool letter_is_known_small(uint32_t cp)
{
    return letter_is_latin_1(cp) ? cp >= 0xE0 : letter_is_horned_u(cp) ? cp == 0x1B0 : cp % 2;
}

static inline uint32_t letter_known_small(uint32_t cp)
{
    return letter_is_latin_1(cp) ? cp | 0x20 : letter_is_horned_u(cp) ? 0x1B0 : cp | 1;
}

static inline uint32_t letter_known_capital(uint32_t cp)
{
    return letter_is_latin_1(cp) ? cp & ~0x20U : letter_is_horned_u(cp) ? 0x1AF : cp & ~1U;
}

/* ---- by utf8proc's tables: utf8.c ---- */

str utf8_fold_any(arena *a, str s);

#endif
