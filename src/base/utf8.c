/* Characters over utf8proc: validity, composition, what is a letter, counting. Whole texts in other
 * letters (case, folding) are utf8_case.c's. */
#include "base/utf8_letters.h"

#include <utf8proc.h>

static utf8proc_ssize_t decode(str s, size_t i, utf8proc_int32_t *cp)
{
    return utf8proc_iterate((const utf8proc_uint8_t *)s.p + i, (utf8proc_ssize_t)(s.n - i), cp);
}

bool utf8_check(str s, size_t *bad)
{
    for (size_t i = 0; i < s.n;) {
        if ((unsigned char)s.p[i] < 0x80) {
            i++;
            continue;
        }
        utf8proc_int32_t cp;
        utf8proc_ssize_t n = decode(s, i, &cp);
        if (n <= 0) {
            *bad = i;
            return false;
        }
        i += (size_t)n;
    }
    return true;
}

size_t utf8_sequence(str bytes)
{
    utf8proc_int32_t cp;
    utf8proc_ssize_t n = bytes.n ? decode(bytes, 0, &cp) : 0;
    return n > 0 ? (size_t)n : 0;
}

static uint32_t low_bits(str s, size_t i)
{
    return (unsigned char)s.p[i] & 0x3F;
}

/* Apart, so that what mostly happens saves no registers. */
__attribute__((noinline)) static uint32_t next_of_any(str s, size_t *i)
{
    utf8proc_int32_t cp = (unsigned char)s.p[*i];
    utf8proc_ssize_t n = decode(s, *i, &cp);
    *i += n > 0 ? (size_t)n : 1;
    return (uint32_t)cp;
}

/* Two and three bytes, which is all of Vietnamese, at once; the rest utf8proc knows. */
uint32_t utf8_next_long(str s, size_t *i)
{
    size_t at = *i;
    uint32_t c = (unsigned char)s.p[at];
    if (c >= 0xC2 && c < 0xE0 && at + 1 < s.n) {
        *i = at + 2;
        return (c & 0x1F) << 6 | low_bits(s, at + 1);
    }
    if (c > 0xE0 && c < 0xED && at + 2 < s.n) {
        *i = at + 3;
        return (c & 0x0F) << 12 | low_bits(s, at + 1) << 6 | low_bits(s, at + 2);
    }
    return next_of_any(s, i);
}

uint32_t utf8_before(str s, size_t *i)
{
    do {
        --*i;
    } while (*i > 0 && ((unsigned char)s.p[*i] & 0xC0) == 0x80);
    size_t at = *i;
    return utf8_next(s, &at);
}

uint32_t utf8_first(str s)
{
    size_t i = 0;
    return s.n ? utf8_next(s, &i) : 0;
}

uint32_t utf8_last(str s)
{
    size_t i = s.n;
    return s.n ? utf8_before(s, &i) : 0;
}

void utf8_add(buf *b, uint32_t cp)
{
    buf_room(b, 4);
    char *p = b->p + b->n;
    if (cp < 0x80) {
        p[0] = (char)cp;
        b->n++;
    } else if (cp < 0x800) {
        p[0] = (char)(0xC0 | cp >> 6);
        p[1] = (char)(0x80 | (cp & 0x3F));
        b->n += 2;
    } else if (cp < 0xD800) {
        p[0] = (char)(0xE0 | cp >> 12);
        p[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        p[2] = (char)(0x80 | (cp & 0x3F));
        b->n += 3;
    } else {
        b->n += (size_t)utf8proc_encode_char((utf8proc_int32_t)cp, (utf8proc_uint8_t *)p);
    }
}

bool utf8_is_space(uint32_t cp)
{
    if (cp < 0x80)
        return cp == ' ' || (cp >= 0x09 && cp <= 0x0D) || (cp >= 0x1C && cp <= 0x1F);
    if (cp < 0x1680)
        return cp == 0x85 || cp == 0xA0;
    return cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x2028 || cp == 0x2029 ||
           cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

/* ---- letters: those of Vietnamese by rule, the others by utf8proc's tables ---- */

bool utf8_is_letter(uint32_t cp)
{
    if (cp < 0x80)
        return utf8_is_ascii_letter(cp);
    if (letter_is_known(cp))
        return true;
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool utf8_is_mark(uint32_t cp)
{
    utf8proc_category_t c =
        cp < 0x300 ? UTF8PROC_CATEGORY_CN : utf8proc_category((utf8proc_int32_t)cp);
    return c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_MC || c == UTF8PROC_CATEGORY_ME;
}

bool utf8_is_upper(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'A' && cp <= 'Z';
    if (letter_is_known(cp))
        return !letter_is_known_small(cp);
    return utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_LU;
}

bool utf8_is_lower(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'a' && cp <= 'z';
    if (letter_is_known(cp))
        return letter_is_known_small(cp);
    return utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_LL;
}

uint32_t utf8_small(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'A' && cp <= 'Z' ? cp + 0x20 : cp;
    return letter_is_known(cp) ? letter_known_small(cp)
                               : (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

uint32_t utf8_capital(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'a' && cp <= 'z' ? cp - 0x20 : cp;
    return letter_is_known(cp) ? letter_known_capital(cp)
                               : (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp);
}

static bool is_ascii_word(const unsigned char *p)
{
    uint64_t word;
    memcpy(&word, p, sizeof word);
    return (word & 0x8080808080808080ULL) == 0;
}

/* Where the first character begins of which a run can change under composition; s.n: there is none.
 * Letters made whole don't, nor does punctuation: U+0000–02FF, U+1E00–1EFF, U+2010–2027. */
static size_t unsettled(str s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    for (size_t i = 0; i < s.n;) {
        while (i + 8 <= s.n && is_ascii_word(p + i))
            i += 8;
        while (i < s.n && p[i] < 0xCC)
            i++; /* of one byte or two */
        if (i == s.n)
            break;
        if ((p[i] == 0xE1 && p[i + 1] >= 0xB8 && p[i + 1] <= 0xBB) ||
            (p[i] == 0xE2 && p[i + 1] == 0x80 && p[i + 2] >= 0x90 && p[i + 2] <= 0xA7))
            i += 3;
        else
            return i;
    }
    return s.n;
}

static utf8proc_int32_t *decompose(arena *a, str s, int options, size_t *n)
{
    const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)s.p;
    utf8proc_option_t how = (utf8proc_option_t)options;
    utf8proc_ssize_t need = utf8proc_decompose(p, (utf8proc_ssize_t)s.n, NULL, 0, how);
    *n = need > 0 ? (size_t)need : 0;
    utf8proc_int32_t *points = NEW_ARRAY(a, utf8proc_int32_t, *n + 1);
    if (*n)
        utf8proc_decompose(p, (utf8proc_ssize_t)s.n, points, need, how);
    return points;
}

str utf8_nfc(arena *a, str s)
{
    if (unsettled(s) == s.n)
        return s;
    size_t n;
    utf8proc_int32_t *points = decompose(a, s, UTF8PROC_COMPOSE | UTF8PROC_STABLE, &n);
    utf8proc_ssize_t left = utf8proc_normalize_utf32(
        points, (utf8proc_ssize_t)n, (utf8proc_option_t)(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
    buf b = {.a = a};
    for (utf8proc_ssize_t k = 0; k < left; k++)
        utf8_add(&b, (uint32_t)points[k]);
    return str_eq(buf_str(&b), s) ? s : buf_str(&b);
}

static void add_folded(buf *b, uint32_t cp)
{
    if (utf8_is_space(cp) || cp == '-')
        cp = '_';
    if (cp == '_' && b->n && b->p[b->n - 1] == '_')
        return;
    if (cp < 0x80)
        buf_byte(b, (char)cp);
    else
        utf8_add(b, cp);
}

str utf8_fold_any(arena *a, str s)
{
    size_t n;
    utf8proc_int32_t *points = decompose(a, s, UTF8PROC_DECOMPOSE, &n);
    buf b = {.a = a};
    for (size_t i = 0; i < n; i++) {
        uint32_t cp = (uint32_t)points[i];
        if (cp >= 0x300 && cp <= 0x36F)
            continue;
        cp = (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
        add_folded(&b, cp == 0x111 ? 'd' : cp);
    }
    return buf_str(&b);
}

/* Letters and signs that never join with what stands before them. */
static bool stands_alone(uint32_t cp)
{
    return (cp >= 0x20 && cp < 0x7F) || (cp >= 0xC0 && cp < 0x300) || (cp >= 0x1E00 && cp < 0x1F00);
}

/* True where a new character, as a person counts, begins with `cp`. */
static bool begins_character(uint32_t before, uint32_t cp, utf8proc_int32_t *state)
{
    if (stands_alone(before) && stands_alone(cp)) {
        *state = 0;
        return true;
    }
    return utf8proc_grapheme_break_stateful((utf8proc_int32_t)before, (utf8proc_int32_t)cp, state);
}

size_t utf8_offset(str s, size_t n)
{
    utf8proc_int32_t state = 0;
    uint32_t before = 0;
    size_t count = 0;
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        uint32_t cp = utf8_next(s, &i);
        if (at == 0 || begins_character(before, cp, &state)) {
            if (count == n)
                return at;
            count++;
        }
        before = cp;
    }
    return s.n;
}

size_t utf8_length(str s)
{
    utf8proc_int32_t state = 0;
    uint32_t before = 0;
    size_t count = 0;
    for (size_t i = 0; i < s.n;) {
        bool first = i == 0;
        uint32_t cp = utf8_next(s, &i);
        count += first || begins_character(before, cp, &state);
        before = cp;
    }
    return count;
}
