/* Letters over utf8proc: validity, composition, folding, case, counting. */
#include "base/utf8.h"

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
    utf8proc_int32_t cp = (utf8proc_int32_t)c;
    utf8proc_ssize_t n = decode(s, at, &cp);
    *i = at + (n > 0 ? (size_t)n : 1);
    return (uint32_t)cp;
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
    return cp == 0x85 || cp == 0xA0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) ||
           cp == 0x2028 || cp == 0x2029 || cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

/* ---- letters: those of Vietnamese by rule, the others by utf8proc's tables ---- */

/* Ạ to ỹ: each capital stands right before its small letter. */
static bool is_with_dot(uint32_t cp)
{
    return cp >= 0x1EA0 && cp <= 0x1EF9;
}

/* The same for Ă, Đ, Ĩ, Ũ, Ơ. */
static bool is_in_pair(uint32_t cp)
{
    if (cp < 0x102)
        return false;
    return is_with_dot(cp) || (cp | 1) == 0x103 || (cp | 1) == 0x111 || (cp | 1) == 0x129 ||
           (cp | 1) == 0x169 || (cp | 1) == 0x1A1;
}

/* À to Þ, à to þ; × and ÷ stand among them. */
static bool is_latin_1(uint32_t cp)
{
    return cp >= 0xC0 && cp <= 0xFE && cp != 0xD7 && cp != 0xDF && cp != 0xF7;
}

static bool is_ascii_letter(uint32_t cp)
{
    return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
}

bool utf8_is_letter(uint32_t cp)
{
    if (cp < 0x80)
        return is_ascii_letter(cp);
    if (is_in_pair(cp) || is_latin_1(cp))
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
    if (is_in_pair(cp))
        return cp % 2 == 0;
    if (is_latin_1(cp))
        return cp < 0xE0;
    return utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_LU;
}

bool utf8_is_lower(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'a' && cp <= 'z';
    if (is_in_pair(cp))
        return cp % 2 == 1;
    if (is_latin_1(cp))
        return cp >= 0xE0;
    return utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_LL;
}

uint32_t utf8_small(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'A' && cp <= 'Z' ? cp + 0x20 : cp;
    if (is_in_pair(cp))
        return cp | 1;
    return is_latin_1(cp) ? cp | 0x20 : (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

static uint32_t to_upper(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'a' && cp <= 'z' ? cp - 0x20 : cp;
    if (is_in_pair(cp))
        return cp & ~1U;
    return is_latin_1(cp) ? cp & ~0x20U : (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp);
}

str utf8_trim_end(str s)
{
    while (s.n) {
        size_t i = s.n;
        if (!utf8_is_space(utf8_before(s, &i)))
            break;
        s.n = i;
    }
    return s;
}

str utf8_trim(str s)
{
    s = utf8_trim_end(s);
    size_t from = 0;
    while (from < s.n) {
        size_t i = from;
        if (!utf8_is_space(utf8_next(s, &i)))
            break;
        from = i;
    }
    return str_after(s, from);
}

str utf8_behind_words(str s, size_t n)
{
    s = utf8_trim(s);
    size_t i = 0;
    while (n-- && i < s.n) {
        while (i < s.n && !utf8_is_space(utf8_next(s, &i)))
            continue;
        s = utf8_trim(str_after(s, i));
        i = 0;
    }
    return s;
}

/* Code points of which no run can change under composition: letters made whole, punctuation. */
static bool is_settled(uint32_t cp)
{
    return cp < 0x300 || (cp >= 0x1E00 && cp <= 0x1EFF) || (cp >= 0x2010 && cp <= 0x2027);
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
    size_t i = 0;
    while (i < s.n && is_settled(utf8_next(s, &i)))
        continue;
    if (i == s.n && (s.n == 0 || is_settled(utf8_last(s))))
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

/* Runs of letters with the same base: those that Vietnamese text is made of. */
static const struct {
    uint32_t first, last;
    char base;
} bases[] = {
    {0xE0, 0xE5, 'a'}, {0x110, 0x111, 'd'}, {0x1AF, 0x1B0, 'u'}, {0x1A0, 0x1A1, 'o'},
    {0xE8, 0xEB, 'e'}, {0xF2, 0xF6, 'o'},   {0x102, 0x103, 'a'}, {0xEC, 0xEF, 'i'},
    {0xF9, 0xFC, 'u'}, {0xFD, 0xFD, 'y'},   {0x128, 0x129, 'i'}, {0x168, 0x169, 'u'},
};

/* The small letter under a letter's marks; 0 for what isn't in the table. */
static char base_letter(uint32_t cp)
{
    if (cp < 0x80)
        return (char)(cp >= 'A' && cp <= 'Z' ? cp + 0x20 : cp);
    if (is_with_dot(cp)) /* Ạ Ẹ Ỉ Ọ Ụ Ỳ and those behind them */
        return cp < 0x1EB8   ? 'a'
               : cp < 0x1EC8 ? 'e'
               : cp < 0x1ECC ? 'i'
               : cp < 0x1EE4 ? 'o'
               : cp < 0x1EF2 ? 'u'
                             : 'y';
    if (cp >= 0xC0 && cp <= 0xDD)
        cp += 0x20;
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
        if (cp >= bases[i].first && cp <= bases[i].last)
            return bases[i].base;
    return 0;
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

/* Any text, by the Unicode tables. */
static str fold_any(arena *a, str s)
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

/* Most names that are folded were typed so: "don_vi.ten". */
bool utf8_is_folded(str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool plain = (c >= 'a' && c <= 'z') || is_digit((unsigned char)c) || c == '.';
        if (!plain && (c != '_' || (i && s.p[i - 1] == '_')))
            return false;
    }
    return true;
}

/* ASCII as utf8_fold has it: small letters, blanks and dashes as '_'. */
static char folded_ascii(unsigned char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c + 0x20);
    return c == '-' || utf8_is_space(c) ? '_' : (char)c;
}

str utf8_fold(arena *a, str s)
{
    if (utf8_is_folded(s))
        return str_copy(a, s);
    s = utf8_trim(s);
    buf b = {.a = a};
    buf_room(&b, s.n); /* no letter grows */
    for (size_t i = 0; i < s.n;) {
        unsigned char c = (unsigned char)s.p[i];
        bool plain = c < 0x80;
        char base = plain ? folded_ascii(c) : base_letter(utf8_next(s, &i));
        i += plain;
        if (!plain && base == 0)
            return fold_any(a, s);
        if (base != '_' || b.n == 0 || b.p[b.n - 1] != '_')
            b.p[b.n++] = base;
    }
    return buf_str(&b);
}

static str change_case(arena *a, str s, uint32_t (*change)(uint32_t))
{
    buf b = {.a = a};
    buf_room(&b, s.n);
    for (size_t i = 0; i < s.n;) {
        uint32_t cp = change(utf8_next(s, &i));
        if (cp < 0x80)
            buf_byte(&b, (char)cp);
        else
            utf8_add(&b, cp);
    }
    return buf_str(&b);
}

str utf8_upper(arena *a, str s)
{
    return change_case(a, s, to_upper);
}

str utf8_lower(arena *a, str s)
{
    return change_case(a, s, utf8_small);
}

static bool has_capital_inside(str word)
{
    bool small = false, inside = false;
    for (size_t i = 0; i < word.n;) {
        bool first = i == 0;
        uint32_t cp = utf8_next(word, &i);
        small |= utf8_is_lower(cp);
        inside |= !first && utf8_is_upper(cp);
    }
    return small && inside;
}

str utf8_capitals(arena *a, str s)
{
    buf b = {.a = a};
    for (size_t i = 0; i < s.n;) {
        size_t from = i, end = i;
        while (end < s.n && utf8_is_letter(utf8_next(s, &i)))
            end = i;
        str word = str_slice(s, from, end);
        buf_add(&b, has_capital_inside(word) ? word : utf8_upper(a, word));
        buf_add(&b, str_slice(s, end, i)); /* what ended the word */
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
