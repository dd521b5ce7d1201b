/* Of each line no more is looked at than a name may have. Knows no templates: what they declare is
 * known only when the input was read. */
#include "input/slip.h"

#include "base/utf8.h"
#include "input/value.h"

enum { LONGEST_NAME = 60 }; /* bytes, sign included */

static const names every_plan;

static bool is_colon(uint32_t cp)
{
    return cp == ':' || cp == 0xFF1A || cp == 0xFE55 || cp == 0xFE13 || cp == 0x2236 ||
           cp == 0xA789;
}

/* Full-width and small ones, and what Word makes of two. */
static bool is_equals(uint32_t cp)
{
    return cp == 0xFF1D || cp == 0xFE66 || cp == 0xA78A || cp == 0x30A0 || cp == 0x2E40;
}

/* Names have hyphens too: one that stands for `=` has a blank beside it. */
static bool is_hyphen(uint32_t cp)
{
    return cp == '-' || cp == 0x2010 || cp == 0x2011;
}

static bool is_dash(uint32_t cp)
{
    return (cp >= 0x2012 && cp <= 0x2015) || cp == 0x2212 || cp == 0xFE58 || cp == 0xFE63 ||
           cp == 0xFF0D;
}

static bool stands_for_equals(str text, size_t at, size_t end, uint32_t cp)
{
    if (!is_hyphen(cp))
        return is_colon(cp) || is_equals(cp) || is_dash(cp);
    return utf8_is_space(utf8_last(str_slice(text, 0, at))) ||
           utf8_is_space(utf8_first(str_after(text, end)));
}

/* The first such sign; an empty one at the end where there is none. */
static str find_sign(str text, size_t *at)
{
    for (size_t i = 0; i < text.n && i <= LONGEST_NAME;) {
        *at = i;
        uint32_t cp = utf8_next(text, &i);
        if (stands_for_equals(text, *at, i, cp))
            return str_slice(text, *at, i);
    }
    *at = text.n;
    return (str){0};
}

const known_key *slip_known_key(arena *a, str section, str name)
{
    if (section.n > LONGEST_NAME || name.n > LONGEST_NAME)
        return NULL;
    str id = utf8_fold(a, section), folded = utf8_fold(a, name), suffix;
    const known_section *of = names_section(&every_plan, id, &suffix);
    const known_key *known = of ? names_key(&every_plan, id, folded) : NULL;
    if (of && of->paths && !known)
        known = names_path(&every_plan, folded);
    return known && known->support == SUPPORTED ? known : NULL;
}

bool slip_is_key(arena *a, str section, str text, slip_key *out)
{
    out->sign = find_sign(text, &out->at);
    out->name = utf8_trim_end(str_slice(text, 0, out->at));
    return out->name.n && slip_known_key(a, section, out->name);
}

static bool is_bracket(uint32_t cp)
{
    return cp == '[' || cp == ']' || cp == 0xFF3B || cp == 0xFF3D ||
           (cp >= 0x3010 && cp <= 0x301B && cp != 0x3012 && cp != 0x3013) || cp == 0x27E6 ||
           cp == 0x27E7 || cp == 0x2045 || cp == 0x2046;
}

/* Without the character that it begins with, or ends with. */
static str without_first(str text)
{
    size_t i = 0;
    utf8_next(text, &i);
    return utf8_trim(str_after(text, i));
}

static str without_last(str text)
{
    size_t i = text.n;
    utf8_before(text, &i);
    return utf8_trim(str_slice(text, 0, i));
}

/* [mục II], [phụ lục 1]: "Mục đích" on a line of its own is text. */
static bool is_numeral(arena *a, str suffix)
{
    return roman_value(utf8_upper(a, suffix)) > 0 || (suffix.n && is_digit(utf8_first(suffix)));
}

bool slip_is_section(arena *a, str text, slip_section *out)
{
    if (text.n == 0 || text.n > LONGEST_NAME)
        return false;
    str name = is_bracket(utf8_first(text)) ? without_first(text) : text;
    if (name.n && is_bracket(utf8_last(name)))
        name = without_last(name);
    bool bracketed = name.n < text.n;
    if (!bracketed && is_colon(utf8_last(name)))
        name = without_last(name);
    *out = (slip_section){name, bracketed};
    str suffix;
    const known_section *known = names_section(&every_plan, utf8_fold(a, name), &suffix);
    return known && (suffix.n == 0 || known->paths || is_numeral(a, suffix));
}
