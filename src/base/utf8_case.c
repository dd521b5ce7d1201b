/* Whole texts in other letters: capitals, small ones, none with marks; and without blanks. Letters
 * of Vietnamese go by rule and in place; the others, and what is a letter, utf8.c knows. */
#include "base/utf8_letters.h"

/* ---- blanks ---- */

str utf8_trim_end_blanks(str s)
{
    while (s.n) {
        size_t i = s.n;
        if (!utf8_is_space(utf8_before(s, &i)))
            break;
        s.n = i;
    }
    return s;
}

str utf8_trim_blanks(str s)
{
    s = utf8_trim_end_blanks(s);
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

/* ---- folding ---- */

/* À to ß, and à to ÿ: by the last five bits. */
static const char latin_1_bases[32] = {
    'a', 'a', 'a', 'a', 'a', 'a', 0,   0, 'e', 'e', 'e', 'e', 'i', 'i', 'i', 'i',
    0,   0,   'o', 'o', 'o', 'o', 'o', 0, 0,   'u', 'u', 'u', 'u', 'y', 0,   0,
};

/* Ạ to ỹ. */
static const char dotted_bases[] = "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiii"
                                   "oooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy";

/* The small letter under a letter's marks; 0 for what isn't Vietnamese. */
static char base_letter(uint32_t cp)
{
    if (letter_has_dot(cp))
        return dotted_bases[cp - 0x1EA0];
    if (cp >= 0xC0 && cp < 0x100)
        return latin_1_bases[cp & 0x1F];
    switch (cp) {
    case 0x102:
    case 0x103: return 'a';
    case 0x110:
    case 0x111: return 'd';
    case 0x128:
    case 0x129: return 'i';
    case 0x168:
    case 0x169: return 'u';
    case 0x1A0:
    case 0x1A1: return 'o';
    case 0x1AF:
    case 0x1B0: return 'u';
    default: return 0;
    }
}

/* Most names that are folded were typed so: "don_vi.ten". */
bool utf8_is_folded(str s)
{
    static const bool plain[256] = {
        ['.'] = true, ['0'] = true, ['1'] = true, ['2'] = true, ['3'] = true, ['4'] = true,
        ['5'] = true, ['6'] = true, ['7'] = true, ['8'] = true, ['9'] = true, ['a'] = true,
        ['b'] = true, ['c'] = true, ['d'] = true, ['e'] = true, ['f'] = true, ['g'] = true,
        ['h'] = true, ['i'] = true, ['j'] = true, ['k'] = true, ['l'] = true, ['m'] = true,
        ['n'] = true, ['o'] = true, ['p'] = true, ['q'] = true, ['r'] = true, ['s'] = true,
        ['t'] = true, ['u'] = true, ['v'] = true, ['w'] = true, ['x'] = true, ['y'] = true,
        ['z'] = true,
    };
    for (size_t i = 0; i < s.n; i++)
        if (!plain[(unsigned char)s.p[i]] && (s.p[i] != '_' || (i && s.p[i - 1] == '_')))
            return false;
    return true;
}

/* ASCII as utf8_fold has it: small letters, blanks and dashes as '_'. */
static char folded_ascii(unsigned char c)
{
    if (c >= 'a' && c <= 'z')
        return (char)c;
    if (c == ' ')
        return '_';
    if (c >= 'A' && c <= 'Z')
        return (char)(c + 0x20);
    return c == '-' || utf8_is_space(c) ? '_' : (char)c;
}

/* The letter of more than one byte at *i: those of three that Vietnamese has in place. */
static uint32_t next_marked(str s, size_t *i)
{
    const unsigned char *p = (const unsigned char *)s.p + *i;
    if (s.n - *i < 3 || p[0] != 0xE1)
        return utf8_next_long(s, i);
    *i += 3;
    return 0x1000u | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
}

/* Dashes, quotation marks, "…": U+2010–2027 have nothing to fold. */
static bool is_sign(str s, size_t i)
{
    const unsigned char *p = (const unsigned char *)s.p + i;
    return p[0] == 0xE2 && s.n - i >= 3 && p[1] == 0x80 && p[2] >= 0x90 && p[2] <= 0xA7;
}

str utf8_fold(arena *a, str s)
{
    if (utf8_is_folded(s))
        return str_copy(a, s);
    s = utf8_trim(s);
    buf b = {.a = a};
    buf_room(&b, s.n); /* no letter grows */
    char *to = b.p;
    for (size_t i = 0; i < s.n;) {
        unsigned char c = (unsigned char)s.p[i];
        bool plain = c < 0x80;
        if (is_sign(s, i)) {
            for (size_t end = i + 3; i < end; i++)
                *to++ = s.p[i];
            continue;
        }
        char base = plain ? folded_ascii(c) : base_letter(next_marked(s, &i));
        i += plain;
        if (base == 0 && !plain)
            return utf8_fold_any(a, s);
        if (base != '_' || to == b.p || to[-1] != '_')
            *to++ = base;
    }
    b.n = (size_t)(to - b.p);
    return buf_str(&b);
}

/* ---- case ---- */

/* Capitals, or small letters. A letter known by rule keeps its length, and all but its last byte.
 */
static void add_in_case(buf *b, str s, bool capital)
{
    buf_room(b, s.n);
    char *to = b->p + b->n;
    const unsigned first = capital ? 'a' : 'A';
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        unsigned char c = (unsigned char)s.p[i];
        if (c < 0x80) {
            *to++ = (char)(c - first < 26U ? c ^ 0x20 : c);
            i++;
            continue;
        }
        uint32_t cp = utf8_next_long(s, &i);
        if (letter_is_known(cp)) {
            uint32_t other = capital ? letter_known_capital(cp) : letter_known_small(cp);
            while (from + 1 < i)
                *to++ = s.p[from++];
            *to++ = (char)(0x80 | (other & 0x3F));
        } else { /* it may grow */
            b->n = (size_t)(to - b->p);
            utf8_add(b, capital ? utf8_capital(cp) : utf8_small(cp));
            buf_room(b, s.n - i);
            to = b->p + b->n;
        }
    }
    b->n = (size_t)(to - b->p);
}

static str in_case(arena *a, str s, bool capital)
{
    buf b = {.a = a};
    add_in_case(&b, s, capital);
    return buf_str(&b);
}

str utf8_upper(arena *a, str s)
{
    return in_case(a, s, true);
}

str utf8_lower(arena *a, str s)
{
    return in_case(a, s, false);
}

typedef enum letter_case { NO_LETTER, SMALL, CAPITAL, NO_CASE } letter_case;

static letter_case case_of(uint32_t cp)
{
    if (cp < 0x80)
        return cp - 'a' < 26U ? SMALL : cp - 'A' < 26U ? CAPITAL : NO_LETTER;
    if (letter_is_known(cp))
        return letter_is_known_small(cp) ? SMALL : CAPITAL;
    return utf8_is_lower(cp)    ? SMALL
           : utf8_is_upper(cp)  ? CAPITAL
           : utf8_is_letter(cp) ? NO_CASE
                                : NO_LETTER;
}

/* Adds the capital of the letter at `from`, which ends before `to`: one known by rule keeps its
 * length, and all but its last byte. */
static void add_capital(buf *b, str s, size_t from, size_t to, uint32_t cp)
{
    buf_room(b, s.n - from);
    if (cp < 0x80) {
        b->p[b->n++] = (char)(cp - 'a' < 26U ? cp ^ 0x20 : cp);
    } else if (letter_is_known(cp)) {
        while (from + 1 < to)
            b->p[b->n++] = s.p[from++];
        b->p[b->n++] = (char)(0x80 | (letter_known_capital(cp) & 0x3F));
    } else { /* it may grow */
        utf8_add(b, utf8_capital(cp));
    }
}

/* Adds the word that begins at `from`; gives where it ends. */
static size_t add_capitals(buf *b, str s, size_t from)
{
    size_t begin = b->n, end = from;
    bool small = false, inside = false; /* it has small letters; a capital behind its first */
    for (size_t i = from; i < s.n; end = i) {
        uint32_t cp = utf8_next(s, &i);
        letter_case now = case_of(cp);
        if (now == NO_LETTER)
            break;
        small |= now == SMALL;
        inside |= now == CAPITAL && end > from;
        add_capital(b, s, end, i, cp);
    }
    if (small && inside) {
        b->n = begin;
        buf_add(b, str_slice(s, from, end));
    }
    return end;
}

str utf8_capitals(arena *a, str s)
{
    buf b = {.a = a};
    buf_room(&b, s.n);
    for (size_t i = 0; i < s.n;) {
        size_t end = add_capitals(&b, s, i);
        i = end;
        if (i < s.n)
            utf8_next(s, &i); /* what ended the word */
        buf_add(&b, str_slice(s, end, i));
    }
    return buf_str(&b);
}
